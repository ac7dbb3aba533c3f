"""Tables whose cells stand one after another in running lines: text exports of PDFs."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from konzeptminer.linear.certainty import Certainty, values_of
from konzeptminer.linear.fields import find_fields
from konzeptminer.linear.heads import find_heads, head_places
from konzeptminer.linear.rows import build_rows, raw_rows
from konzeptminer.linear.stretches import Stretch, find_stretches
from konzeptminer.linear.untabled import untabled_pages
from konzeptminer.records import Record, SourceKind
from konzeptminer.rows.build import Origin, build_record
from konzeptminer.rows.document import in_reading_order
from konzeptminer.rows.material import Material
from konzeptminer.text.hyphen import HyphenJoiner
from konzeptminer.text.passage import PageText

__all__ = ["LinearTables", "find_heads", "head_places", "linear_tables", "with_untabled"]

LEAST = 0.3
"""Pages of a PDF whose records are mostly less sure than this are about something else."""


@dataclass(frozen=True, slots=True)
class LinearTables:
    """What the tables of a text give.

    Attributes:
        records: The records, numbered from 1.
        ranges: For each page the ranges of its text that the tables take, heads included.
    """

    records: list[Record]
    ranges: list[list[tuple[int, int]]]


def linear_tables(
    pages: Sequence[PageText],
    doc: str,
    sha256: str,
    joiner: HyphenJoiner,
    *,
    context: Sequence[PageText] | None = None,
) -> LinearTables:
    """Read the tables whose cells stand one after another.

    Args:
        pages: The pages of the text.
        doc: Name of the document.
        sha256: Hash of the file's content.
        joiner: Decides on hyphens at the end of a line.
        context: All pages of the document where `pages` are some of them: its chapters may name fields of action.

    Returns:
        The records of the rows under heads that name columns; none for text outside of such tables. The confidence of
        a text is that of the model in its labels, the confidence of a record the product of those of its cells.

    Raises:
        KonzeptminerError: The shipped model is missing or damaged.
    """
    stretches = find_stretches(pages)
    rows = build_rows(stretches)
    fields = find_fields(rows, stretches, context or pages, joiner)
    certainty = Certainty(stretches)
    origin = Origin(sha256=sha256, doc=doc, joiner=joiner)
    records: list[Record] = []
    for row, field in zip(rows, fields, strict=True):
        for raw in raw_rows(row):
            record = build_record(raw, origin)
            if record is not None:
                records.append(certainty.weigh(record, field))
    numbered = [record.model_copy(update={"row": number}) for number, record in enumerate(records, start=1)]
    return LinearTables(numbered, _ranges(stretches, pages))


def _ranges(stretches: Sequence[Stretch], pages: Sequence[PageText]) -> list[list[tuple[int, int]]]:
    places = {page.page: number for number, page in enumerate(pages)}
    found: list[list[tuple[int, int]]] = [[] for _ in pages]
    for stretch in stretches:
        first = places[stretch.head.page]
        segments = [segment for cell in stretch.cells for segment in cell.segments]
        last, end = (places[segments[-1].page.page], segments[-1].end) if segments else (first, stretch.head.end)
        for number in range(first, last + 1):
            start = stretch.head.start if number == first else 0
            found[number].append((start, end if number == last else len(pages[number].text)))
    return found


def with_untabled(material: Material, records: Sequence[Record]) -> list[Record]:
    """Add the records of PDF pages whose tables have lost their columns: a text export that was typeset again.

    Args:
        material: The document taken apart.
        records: Those made of its tables, sheets and chapters.

    Returns:
        The records in reading order. Those of pages without a table are new, from a page with the head of a table on;
        their sources have boxes. What was taken for the lists of a chapter there is left out.
    """
    document = material.document
    kept = [record for record in records if record.source is not SourceKind.SECTION]
    taken = {page for record in kept for value in values_of(record) for page in value.pages}
    found: list[Record] = []
    context = [page.text for page, _ in material.pages]
    for pages in untabled_pages([page for page, _ in material.pages], taken):
        new = linear_tables(pages, document.name, document.sha256, material.joiner, context=context).records
        if new and median(record.confidence for record in new) >= LEAST:
            found += new
    if not found:
        return list(records)
    replaced = {page for record in found for value in values_of(record) for page in value.pages}
    kept += [record for record in records if record.source is SourceKind.SECTION and record.page not in replaced]
    return in_reading_order([kept, found])
