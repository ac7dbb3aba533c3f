"""Who is responsible, who are partners, with which resources and when, as one German sentence tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from konzeptminer.prose.frame_cues import actors_of
from konzeptminer.prose.frame_periods import periods_of
from konzeptminer.prose.frame_resources import resources_of
from konzeptminer.prose.frame_words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

Range = tuple[int, int]
"""Characters of a sentence's own text, the second one behind the last."""

_ACTOR_LABELS = frozenset({"ORG", "GROUP"})


@dataclass(frozen=True, slots=True)
class Roles:
    """What a sentence names, each as ranges of characters of its own text, in text order.

    Attributes:
        responsible: Those who do it or answer for it.
        partners: Those it is done with.
        resources: Money, funds and staff, with the words that belong to them.
        period: When, since when, until when, how often.
    """

    responsible: tuple[Range, ...] = ()
    partners: tuple[Range, ...] = ()
    resources: tuple[Range, ...] = ()
    period: tuple[Range, ...] = ()


def find_roles(sentence: Span | Doc | str) -> Roles:
    """Find who is responsible, the partners, the resources and the time in a sentence.

    Words' forms, a lexicon and, where a pipeline gave them, names (`ORG`, `GROUP`) decide. Tags and a parse are not
    asked: those of the shipped pipeline made it no better (figures in benchmarks/frames.py).

    Args:
        sentence: One sentence; its ranges count from its own first character.

    Returns:
        The ranges; articles and prepositions before an actor are no part of its range. An actor stands in one of
        `responsible` and `partners` only.
    """
    text, names = _read(sentence)
    resources = resources_of(text)
    responsible, partners = actors_of(words_of(text), text, names)
    return Roles(responsible, partners, resources, periods_of(text, resources))


def _read(sentence: Span | Doc | str) -> tuple[str, tuple[Range, ...]]:
    """Give the text and the ranges of named actors."""
    if isinstance(sentence, str):
        return sentence, ()
    start = getattr(sentence, "start_char", 0)
    names = (name for name in sentence.ents if name.label_ in _ACTOR_LABELS)
    return sentence.text, tuple((name.start_char - start, name.end_char - start) for name in names)
