"""How sure a record is: each thing that was seen to go with errors lowers it by a factor, and says so in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from konzeptminer.records import Record, TracedText


class Doubt(StrEnum):
    """What may be wrong; the value is the reason as a record gives it, `{cell}` and `{what}` filled in."""

    LOST = "{what} characters of the table belong to no cell"
    INFERRED = "the columns of the table are not drawn; they were told by the alignment of its text"
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
    FEW_CELLS = "far fewer cells are filled than in the other rows; it may be part of another one"
    LONE_GOAL = "there is no measure, though other cells are filled; see whether it stands in the row above"
    REPEATED = "the same measure stands in another row; one of them may be too much"
    BEYOND = "{cell}: letters stand out of the cell; some may belong to the one beside it"
    GARBLED = "{cell}: some letters have no meaning in the file; read them on the page"
    BEGINS_LOWER = "{cell}: the text begins in lower case; see whether its beginning stands somewhere else"
    ENDS_OPEN = "{cell}: the text breaks off; see whether it goes on somewhere else"
    OVER_PAGE = "{cell}: two parts were joined over a page break; see whether they belong together"
    LONG = "{cell}: the text is far longer than in the other rows; see whether it is one entry"
    SHORT = "{cell}: the text is very short; see whether something is missing"
    LABEL = "{cell}: the text reads like a column head"
    NO_ACTOR = "{cell}: does not read like an office or an organisation"
    MISSING = "{cell}: is empty, though it is filled in most other rows"


class Weight(NamedTuple):
    """Share of right records, and of right cells, where there is nothing but this doubt."""

    record: float
    cell: float


WEIGHTS: dict[Doubt, Weight] = dict.fromkeys(Doubt, Weight(0.9, 0.9))


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt about a record, or with `cell` about one of its cells; `what` is what the reason names."""

    doubt: Doubt
    cell: str | None = None
    what: str = ""

    @property
    def reason(self) -> str:
        """The doubt in words."""
        return str(self.doubt.value).format(cell=f"the {self.cell}", what=self.what)


CELLS = (
    "handlungsfeld",
    "goal",
    "title",
    "measure",
    "implementation",
    "responsible",
    "partners",
    "resources",
    "period",
)


def lower(record: Record, findings: Sequence[Finding]) -> Record:
    """Give a record with its confidence and that of its cells lowered by what was found, and the reasons added."""
    if not findings:
        return record
    confidence = record.confidence
    shares = dict.fromkeys(CELLS, 1.0)
    whole = 1.0
    for finding in findings:
        weight = WEIGHTS[finding.doubt]
        confidence *= weight.record
        if finding.cell is None:
            whole *= weight.cell
        else:
            shares[finding.cell] *= weight.cell
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
