"""Tables whose cells stand one after another in running lines: text exports of PDFs."""

from collections.abc import Sequence

from konzeptminer.linear.certainty import Certainty, values_of
from konzeptminer.linear.fields import find_fields
from konzeptminer.linear.heads import head_places
from konzeptminer.linear.model import load_model
from konzeptminer.linear.rows import build_rows, raw_rows
from konzeptminer.linear.stretches import find_stretches
from konzeptminer.linear.untabled import untabled_pages
from konzeptminer.records import Record
from konzeptminer.rows.build import Origin, build_record
from konzeptminer.rows.material import Material
from konzeptminer.text.hyphen import HyphenJoiner
from konzeptminer.text.passage import PageText

__all__ = ["head_places", "linear_records", "untabled_records"]

LEAST = 0.2
"""A record of a PDF page less sure than this is none: the page may be about something else."""

REASON = "the table stands in running lines; its cells were told by a trained model"


def linear_records(pages: Sequence[PageText], doc: str, sha256: str, joiner: HyphenJoiner) -> list[Record]:
    """Make the records of tables whose cells stand one after another, numbered from 1.

    Args:
        pages: The pages of the text.
        doc: Name of the document.
        sha256: Hash of the file's content.
        joiner: Decides on hyphens at the end of a line.

    Returns:
        The records of the rows under heads that name columns; none for text outside of such tables. The confidence of
        a text is that of the model in its labels, the confidence of a record the product of those of its cells.

    Raises:
        LineModelError: The shipped model is missing or damaged.
    """
    stretches = find_stretches(pages, load_model())
    rows = build_rows(stretches)
    fields = find_fields(rows, stretches, pages, joiner)
    certainty = Certainty(stretches)
    origin = Origin(sha256=sha256, doc=doc, joiner=joiner, reasons=(REASON,))
    records: list[Record] = []
    for row, field in zip(rows, fields, strict=True):
        for raw in raw_rows(row):
            record = build_record(raw, origin)
            if record is not None:
                records.append(certainty.weigh(record, field))
    return [record.model_copy(update={"row": number}) for number, record in enumerate(records, start=1)]


def untabled_records(material: Material, records: Sequence[Record]) -> list[Record]:
    """Make the records of PDF pages whose tables have lost their columns: a text export that was typeset again.

    Args:
        material: The document taken apart.
        records: Those made of its tables, sheets and chapters.

    Returns:
        The records of pages without a table and without records, from a page with the head of a table on; their
        sources have boxes. Numbered from 1.
    """
    document = material.document
    taken = {page for record in records for value in values_of(record) for page in value.pages}
    found = [
        record
        for pages in untabled_pages([page for page, _ in material.pages], taken)
        for record in linear_records(pages, document.name, document.sha256, material.joiner)
        if record.confidence >= LEAST
    ]
    return [record.model_copy(update={"row": number}) for number, record in enumerate(found, start=1)]
