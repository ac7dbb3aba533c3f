"""From sentences that state measures and goals to records."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from konzeptminer.prose.frame_names import NUMBERS
from konzeptminer.prose.frames import Roles, find_roles
from konzeptminer.prose.kinds import SentenceKind, Statement
from konzeptminer.prose.measures import grouped
from konzeptminer.prose.model import Settings
from konzeptminer.prose.sentences import Sentence
from konzeptminer.records import Record, SourceKind, Status, TracedText
from konzeptminer.rows.build import identity
from konzeptminer.rows.resources import parse_funding, parse_money, parse_staff
from konzeptminer.rows.values import combine
from konzeptminer.text.hyphen import HyphenJoiner

UNSURE_REASON = "the sentence reads less like a measure than others do"
GOAL_REASON = "the sentence reads less like a goal than others do"
JOINED_REASON = "sentences that seem to tell of one measure were joined"
SURE = 0.8
ACTORS = ("responsible", "partners")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and what it states."""

    sentence: Sentence
    statement: Statement


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the records of one document."""

    sha256: str
    doc: str
    joiner: HyphenJoiner
    settings: Settings

    def records(self, told: Sequence[Told]) -> Iterator[Record]:
        """Give the records of sentences that follow one another in one chapter, in reading order.

        A goal right before a measure or right behind one, in the same paragraph, is that measure's; another goal is a
        record of its own.
        """
        groups = grouped([one.statement for one in told], self.settings.measure, self.settings.goes_on)
        goals = [place for place, one in enumerate(told) if self._is_goal(one.statement)]
        owned = dict(_owned_goals(groups, goals, told))
        made = [
            (group[0], self._measure([told[n] for n in group], [told[n] for n in owned.get(group[0], ())]))
            for group in groups
        ]
        used = {place for places in owned.values() for place in places}
        made += [(place, self._goal(told[place])) for place in goals if place not in used]
        for _, record in sorted(made, key=lambda pair: pair[0]):
            yield record

    def _is_goal(self, statement: Statement) -> bool:
        share = statement.probabilities[SentenceKind.GOAL]
        return share >= self.settings.goal and statement.kind is SentenceKind.GOAL

    def _measure(self, told: Sequence[Told], goals: Sequence[Told]) -> Record:
        first = told[0].statement
        confidence = round(first.measure, 3)
        reasons = (UNSURE_REASON,) if confidence < SURE else ()
        if len(told) > 1:
            reasons = (*reasons, JOINED_REASON)
        is_done = first.probabilities[SentenceKind.DONE] > first.probabilities[SentenceKind.PLANNED]
        parts = [one.sentence for one in told]
        roles = [(one.sentence, find_roles(one.sentence.span)) for one in told]
        values = {
            "goal": _joined([one.sentence for one in goals]) if goals else None,
            "measure": _joined(parts),
            "responsible": _ranges(roles, "responsible"),
            "partners": _ranges(roles, "partners"),
            "resources": _first(roles, "resources"),
            "period": _first(roles, "period"),
        }
        return self._record(values, told[0], confidence, reasons, Status.DONE if is_done else Status.PLANNED)

    def _goal(self, told: Told) -> Record:
        confidence = round(told.statement.probabilities[SentenceKind.GOAL], 3)
        reasons = (GOAL_REASON,) if confidence < SURE else ()
        return self._record({"goal": _joined([told.sentence])}, told, confidence, reasons, None)

    def _record(
        self,
        values: dict[str, TracedText | tuple[TracedText, ...] | None],
        told: Told,
        confidence: float,
        reasons: tuple[str, ...],
        status: Status | None,
    ) -> Record:
        field = told.sentence.paragraph.chapter.field
        cells = {"handlungsfeld": field.trace(self.joiner) if field else None, **values}
        resources = cells.get("resources")
        text = resources.text if isinstance(resources, TracedText) else ""
        key = cells.get("measure") or cells["goal"]
        assert isinstance(key, TracedText)
        return Record.model_validate(
            {
                **cells,
                "id": identity(self.sha256, cells),
                "doc": self.doc,
                "row": 1,
                "source": SourceKind.PROSE,
                "page": key.spans[0].page,
                "status": status,
                "money": parse_money(text),
                "staff": parse_staff(text),
                "funding": parse_funding(text),
                "confidence": confidence,
                "reasons": reasons,
            }
        )


def _owned_goals(
    groups: Sequence[Sequence[int]], goals: Sequence[int], told: Sequence[Told]
) -> Iterator[tuple[int, list[int]]]:
    """Give for the first sentence of each measure the goals beside it; one between two measures is the former's."""
    free = set(goals)
    for group in groups:
        own = [place for place in (group[0] - 1, group[-1] + 1) if place in free and _beside(told, place, group[0])]
        if own:
            free -= {*own}
            yield group[0], own


def _beside(told: Sequence[Told], place: int, other: int) -> bool:
    return told[place].sentence.paragraph is told[other].sentence.paragraph


def _joined(sentences: Sequence[Sentence]) -> TracedText:
    """Give sentences as one text, a blank between two; those that follow one another are cut out in one piece."""
    runs: list[tuple[Sentence, Sentence]] = []
    for sentence in sentences:
        last = runs[-1][1] if runs else None
        if (
            last is not None
            and last.source is sentence.source
            and not last.source.cleaned.text[last.end : sentence.start].strip()
        ):
            runs[-1] = (runs[-1][0], sentence)
        else:
            runs.append((sentence, sentence))
    return combine([first.source.cut(first.start, last.end) for first, last in runs], between=" ")


NUMBER = re.compile(rf"(?:\d{{1,3}}|[Aa]llen?|{'|'.join(sorted(NUMBERS))})\s+(?:\w+[sß]ten\s+)?(?=[A-ZÄÖÜa-zäöü])")
"""How many there are of an actor is no part of its name: `sechs größten Genossenschaften`."""


def _ranges(roles: Sequence[tuple[Sentence, Roles]], name: str) -> tuple[TracedText, ...]:
    """Give the texts of a role, each once."""
    found: dict[str, TracedText] = {}
    for sentence, each in roles:
        for start, end in getattr(each, name):
            counted = NUMBER.match(sentence.text[start:end]) if name in ACTORS else None
            start_of_name = start + (counted.end() if counted else 0)
            text = sentence.source.cut(sentence.start + start_of_name, sentence.start + end)
            found.setdefault(text.text, text)
    return tuple(found.values())


def _first(roles: Sequence[tuple[Sentence, Roles]], name: str) -> TracedText | None:
    texts = _ranges(roles, name)
    return combine(texts) if texts else None
