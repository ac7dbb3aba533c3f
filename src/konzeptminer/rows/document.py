"""All records of a document, in reading order."""

from konzeptminer.records import Record
from konzeptminer.rows.material import Built, Material
from konzeptminer.rows.sheets import sheet_records
from konzeptminer.rows.tables import table_records


def build_records(material: Material) -> Built:
    """Make the records of a document, whatever layout they stand in, numbered in reading order."""
    parts = [table_records(material), sheet_records(material)]
    records = sorted((record for part in parts for record in part.records), key=_place)
    return Built(
        records=[record.model_copy(update={"row": row}) for row, record in enumerate(records, start=1)],
        warnings=[warning for part in parts for warning in part.warnings],
    )


def _place(record: Record) -> int:
    """Give the page; makers give their records in reading order, and no two read from one page's same part."""
    return record.page
