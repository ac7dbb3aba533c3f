"""In what two measures that belong together differ."""

import re
from collections.abc import Iterable

import numpy as np

from konzeptminer.comparing.describe import Floats
from konzeptminer.comparing.groups import groups_in
from konzeptminer.comparing.model import Difference
from konzeptminer.comparing.subjects import goal_text, measure_text
from konzeptminer.embedding import load_embedding
from konzeptminer.records import ActorKind, ActorRole, Record

OTHER_STEPS = 0.3
"""Cosine of two lists of steps below which they are another way and not other words."""

_LIKE = {ActorKind.STADT: ActorKind.KREIS}

_STEM = 6
"""Letters by which two names are told to share a word."""

_MEANS = {
    "none": re.compile(r"\b(keine|kein|ohne (zusätzliche|weitere|eigene)|kostenneutral|kostenfrei|entfällt)", re.I),
    "own": re.compile(
        r"haushalt|eigenmittel|budget|produkt|kreismittel|im rahmen|laufend\w* mittel|eigen\w* mittel", re.I
    ),
    "outside": re.compile(
        r"\b(land|landes\w*|bund|bundes\w*|eu|esf\w*|amif|stiftung\w*|spende\w*|sponsor\w*|förder\w*|bamf|krankenkasse\w*"
        r"|projektmittel|drittmittel|\w+förderung|programm\w*|zuschuss|zuschüsse)\b",
        re.I,
    ),
    "post": re.compile(r"stelle\b|stellen\b|stellenanteil|vzä|vollzeit|personal|fachkraft|\bstd\b|wochenstunden", re.I),
}


class Judge:
    """Tells differences of records.

    Args:
        records: All that it will be asked for.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        everything = list(records)
        vectors = load_embedding().encode([_steps(record) for record in everything])
        self._steps: dict[str, Floats] = {record.id: vector for record, vector in zip(everything, vectors, strict=True)}

    def __call__(self, a: Record, b: Record) -> tuple[Difference, ...]:
        """Give in what two records differ; a cell that is empty on one side never does."""
        told = {
            Difference.RESPONSIBLE: _other_responsible(a, b),
            Difference.RESOURCES: _other_means(a, b),
            Difference.STEPS: self._other_steps(a, b),
            Difference.TARGET_GROUP: _other_people(a, b),
        }
        return tuple(difference for difference, differs in told.items() if differs)

    def _other_steps(self, a: Record, b: Record) -> bool:
        cosine = float(np.dot(self._steps[a.id], self._steps[b.id]))
        return bool(a.implementation and b.implementation) and cosine < OTHER_STEPS


def _steps(record: Record) -> str:
    return " ".join(part.text for part in record.implementation)


def _other_responsible(a: Record, b: Record) -> bool:
    left, right = _bodies(a), _bodies(b)
    return bool(left and right) and not left & right


def _bodies(record: Record) -> set[str]:
    """Give what is equal for two actors of one kind: their kind where it is known, else the stems of their words.

    The offices of a Kreis and of a town are of one kind: what the one does in a Kreis the other does in a town.
    """
    kinds = {_LIKE.get(actor.kind, actor.kind).value for actor in record.actors if actor.role is ActorRole.RESPONSIBLE}
    words = re.findall(r"[^\W\d_]{3,}", " ".join(part.text for part in record.responsible).casefold())
    return kinds or {word[:_STEM] for word in words}


def _other_means(a: Record, b: Record) -> bool:
    left, right = _means(a), _means(b)
    return bool(left and right) and left != right


def _means(record: Record) -> set[str]:
    text = record.resources.text if record.resources else ""
    found = {name for name, pattern in _MEANS.items() if pattern.search(text)}
    return found or ({"own"} if text else set())


def _other_people(a: Record, b: Record) -> bool:
    left, right = (groups_in(f"{measure_text(record)} {goal_text(record)}") for record in (a, b))
    return bool(left and right) and not left & right
