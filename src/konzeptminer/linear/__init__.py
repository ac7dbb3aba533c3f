"""Tables whose cells stand one after another in running lines: text exports of PDFs."""

from collections.abc import Sequence

from konzeptminer.linear.heads import begins_with_head, find_heads
from konzeptminer.linear.model import load_model
from konzeptminer.linear.rows import build_rows, raw_rows
from konzeptminer.linear.stretches import find_stretches
from konzeptminer.records import Record
from konzeptminer.rows.build import Origin, build_record
from konzeptminer.text.hyphen import HyphenJoiner
from konzeptminer.text.passage import PageText

__all__ = ["begins_with_head", "find_heads", "linear_records", "table_ranges"]

CONFIDENCE = 0.7
"""The columns of such a table are not printed as columns: its cells are told by a model."""


def linear_records(pages: Sequence[PageText], doc: str, sha256: str, joiner: HyphenJoiner) -> list[Record]:
    """Make the records of the tables in a text export, numbered from 1; their sources have no boxes.

    Args:
        pages: The pages of the text.
        doc: Name of the document.
        sha256: Hash of the file's content.
        joiner: Decides on hyphens at the end of a line.

    Returns:
        The records of the rows under heads that name columns; none for text outside of such tables.

    Raises:
        LineModelError: The shipped model is missing or damaged.
    """
    stretches = find_stretches(pages, load_model())
    origin = Origin(
        sha256=sha256,
        doc=doc,
        joiner=joiner,
        confidence=CONFIDENCE,
        reasons=("the table stands in running lines; its cells were told by a trained model",),
    )
    records: list[Record] = []
    for row in build_rows(stretches):
        for raw in raw_rows(row):
            record = build_record(raw, origin)
            if record is not None:
                field = record.handlungsfeld or row.turned
                records.append(record.model_copy(update={"handlungsfeld": field}))
    return [record.model_copy(update={"row": number}) for number, record in enumerate(records, start=1)]


def table_ranges(pages: Sequence[PageText]) -> list[list[tuple[int, int]]]:
    """Give for each page the ranges of its text that such tables take, heads included.

    Raises:
        LineModelError: The shipped model is missing or damaged.
    """
    places = {page.page: number for number, page in enumerate(pages)}
    found: list[list[tuple[int, int]]] = [[] for _ in pages]
    for stretch in find_stretches(pages, load_model()):
        first = places[stretch.head.page]
        segments = [segment for cell in stretch.cells for segment in cell.segments]
        last, end = (places[segments[-1].page.page], segments[-1].end) if segments else (first, stretch.head.end)
        for number in range(first, last + 1):
            start = stretch.head.start if number == first else 0
            found[number].append((start, end if number == last else len(pages[number].text)))
    return found
