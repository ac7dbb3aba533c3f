"""How sure a record is: each thing that was seen to go with errors lowers it by a factor, and says so in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from konzeptminer.records import CELLS, Record, TracedText


class Doubt(StrEnum):
    """What may be wrong; the value is the reason as a record gives it, `{cell}` and `{what}` filled in."""

    LOST = "{what} characters of the table belong to no cell"
    PLACED = "labels and texts were matched by their places on the page, no lines part them"
    WEAK_HEAD = "the column head “{what}” only hints at what it holds"
    UNKNOWN_HEAD = "the column head “{what}” is unknown; its text may belong to another column"
    HEAD_BEFORE = "the table has no head; its columns were taken from the table before"
    HEAD_GUESSED = "the table has no head; its columns were told by their content"
    ADDED = "cells below without a measure of their own were added to this row"
    SPLIT = "several measures stand in one cell; which text beside them belongs to which was told by its height"
    GAP = "a gap runs right through the row; it may hold two measures"
    CLOSE = "hardly more space parts this row from the next than its own lines; see where it ends"
    GUTTER = "{cell}: a gap runs through the text from top to bottom; it may hold two columns"
    SPANS = "a cell stands across several columns; see which of them it belongs to"
    LEFT_OVER = "text right beside the row belongs to no row; see whether it is part of this one"
    NO_HEAD = "a column has no head; its text may belong to another column"
    TWICE = "{cell}: the same is named in another column of the row"
    SEVERAL = "{cell}: holds several paragraphs, in the other rows only one; it may be two cells"
    LONE_GOAL = "there is no measure, though other cells are filled; see whether it stands in the row above"
    REPEATED = "the same measure stands in another row; one of them may be too much"
    GARBLED = "{cell}: some letters have no meaning in the file; read them on the page"
    BEGINS_LOWER = "{cell}: the text begins in lower case; see whether its beginning stands somewhere else"
    ENDS_OPEN = "{cell}: the text breaks off; see whether it goes on somewhere else"
    NEXT_LOWER = "{cell}: the next row begins in lower case; see whether this text goes on there"
    PART = "{cell}: the text is part of a longer one in another row; see whether some of it is missing"
    ACTORS = "{cell}: reads like offices or organisations, and none are named as responsible"
    OVER_PAGE = "{cell}: two parts were joined over a page break; see whether they belong together"
    SHORT = "{cell}: the text is very short; see whether something is missing"
    LABEL = "{cell}: the text reads like a column head"
    MISSING = "{cell}: is empty, though it is filled in most other rows"


class Weight(NamedTuple):
    """Share of right records, and of right cells, where there is nothing but this doubt."""

    record: float
    cell: float


WEIGHTS: dict[Doubt | tuple[Doubt, str], Weight] = {
    Doubt.PLACED: Weight(0.75, 0.95),
    Doubt.WEAK_HEAD: Weight(0.85, 0.95),
    Doubt.UNKNOWN_HEAD: Weight(0.5, 0.95),
    Doubt.NO_HEAD: Weight(0.65, 0.85),
    Doubt.HEAD_BEFORE: Weight(0.95, 0.99),
    Doubt.HEAD_GUESSED: Weight(0.65, 0.85),
    Doubt.ADDED: Weight(0.25, 0.95),
    Doubt.SPLIT: Weight(0.85, 0.9),
    Doubt.GAP: Weight(0.2, 0.5),
    Doubt.CLOSE: Weight(0.9, 0.9),
    Doubt.SPANS: Weight(0.55, 0.85),
    Doubt.LEFT_OVER: Weight(0.9, 0.95),
    Doubt.LONE_GOAL: Weight(0.2, 0.8),
    Doubt.REPEATED: Weight(0.2, 0.2),
    Doubt.GUTTER: Weight(0.2, 0.2),
    (Doubt.GUTTER, "goal"): Weight(0.5, 0.2),
    (Doubt.GUTTER, "handlungsfeld"): Weight(0.55, 0.45),
    Doubt.GARBLED: Weight(0.2, 0.2),
    Doubt.BEGINS_LOWER: Weight(0.35, 0.25),
    (Doubt.BEGINS_LOWER, "measure"): Weight(0.7, 0.6),
    Doubt.ENDS_OPEN: Weight(0.2, 0.2),
    (Doubt.ENDS_OPEN, "implementation"): Weight(0.7, 0.75),
    Doubt.NEXT_LOWER: Weight(0.75, 0.7),
    Doubt.OVER_PAGE: Weight(0.2, 0.2),
    Doubt.SEVERAL: Weight(0.2, 0.2),
    (Doubt.SEVERAL, "goal"): Weight(0.45, 0.7),
    Doubt.PART: Weight(0.25, 0.55),
    Doubt.SHORT: Weight(0.2, 0.2),
    Doubt.LABEL: Weight(0.4, 0.2),
    Doubt.ACTORS: Weight(0.2, 0.2),
    Doubt.TWICE: Weight(0.2, 0.75),
    (Doubt.MISSING, "handlungsfeld"): Weight(0.2, 1.0),
    (Doubt.MISSING, "goal"): Weight(0.5, 1.0),
    (Doubt.MISSING, "implementation"): Weight(0.75, 1.0),
}
"""Weights by doubt, and by doubt and cell where cells differ.

Measured on 16,500 records (60,000 cells) of 46 annotated documents: the sample corpus, the local test data and further
layouts of the same rows, each as it is and with the damages of `benchmarks/damage.py`. The weights are those whose
product fits best what was right (maximum likelihood), rounded to a twentieth. None is below 0.2: damage makes errors
more frequent than papers do. Hence also 0.5 for `UNKNOWN_HEAD`, whose heads were all made unknown on purpose, and
0.85 for `WEAK_HEAD`: 19 records were wrong there, but 126 of a real paper read well. What went with no more errors
than usual is no doubt at all: columns told by gutters, letters over a border, actors that no lexicon knows, few
filled cells, parts of a measure joined over a page break.
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt about a record, or with `cell` about one of its cells; `what` is what the reason names."""

    doubt: Doubt
    cell: str | None = None
    what: str = ""
    share: float = 1.0
    """A factor of its own, measured on the very table: the share of characters that were not lost."""

    @property
    def reason(self) -> str:
        """The doubt in words."""
        return str(self.doubt.value).format(cell=f"the {self.cell}", what=self.what)

    @property
    def weight(self) -> Weight:
        """The factors of the record's confidence and of its cells'."""
        plain = WEIGHTS.get(self.doubt, Weight(1.0, 1.0))
        weight = WEIGHTS.get((self.doubt, self.cell), plain) if self.cell else plain
        return Weight(weight.record * self.share, weight.cell * self.share)


def lower(record: Record, findings: Sequence[Finding]) -> Record:
    """Give a record with its confidence and that of its cells lowered by what was found, and the reasons added."""
    if not findings:
        return record
    confidence = record.confidence
    shares = dict.fromkeys(CELLS, 1.0)
    whole = 1.0
    for finding in findings:
        confidence *= finding.weight.record
        if finding.cell is None:
            whole *= finding.weight.cell
        else:
            shares[finding.cell] *= finding.weight.cell
    update: dict[str, object] = {
        cell: _lowered(value, whole * share)
        for cell, share in shares.items()
        if (value := getattr(record, cell)) and whole * share < 1
    }
    reasons = tuple(dict.fromkeys((*record.reasons, *(finding.reason for finding in findings))))
    return record.model_copy(update=update | {"confidence": round(confidence, 3), "reasons": reasons})


def _lowered(value: TracedText | tuple[TracedText, ...], by: float) -> TracedText | tuple[TracedText, ...]:
    if isinstance(value, tuple):
        return tuple(text.model_copy(update={"confidence": round(text.confidence * by, 3)}) for text in value)
    return value.model_copy(update={"confidence": round(value.confidence * by, 3)})
