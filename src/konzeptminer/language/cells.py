"""The cells of records as places on the page: what becomes the spans of a Doc."""

from collections.abc import Iterator
from dataclasses import dataclass

from konzeptminer.records import CELLS, BBox, Record, Result, SourceKind, TracedText

EXTRA = "extra"
"""Label of the spans of all other columns."""


@dataclass(frozen=True, slots=True)
class RecordCell:
    """One place where text of a record's cell is printed.

    Attributes:
        record: Id of the record.
        label: One of `konzeptminer.records.CELLS`, or `EXTRA`.
        column: The label; of another column its printed head.
        page: Number of the page.
        chars: Range in the page's raw text.
        bbox: Box in PDF points; None in a text file.
        confidence: That of the cell.
        in_sentence: The text was found within running prose, so that no paragraph need end with it.
    """

    record: str
    label: str
    column: str
    page: int
    chars: tuple[int, int]
    bbox: BBox | None
    confidence: float
    in_sentence: bool


def record_cells(result: Result) -> list[RecordCell]:
    """Give every place where text of a record is printed, record by record and column by column."""
    return [cell for record in result.records for cell in _cells(record)]


def _cells(record: Record) -> Iterator[RecordCell]:
    for label, column, traced in _texts(record):
        for span in traced.spans:
            if span.text.strip():
                yield RecordCell(
                    record=record.id,
                    label=label,
                    column=column,
                    page=span.page,
                    chars=span.chars,
                    bbox=span.bbox,
                    confidence=traced.confidence,
                    in_sentence=record.source is SourceKind.PROSE,
                )


def _texts(record: Record) -> Iterator[tuple[str, str, TracedText]]:
    for label in CELLS:
        for traced in record.parts(label):
            yield label, label, traced
    for head, traced in record.extra.items():
        yield EXTRA, head, traced
