"""All records of a document, in reading order."""

from collections.abc import Iterable

from konzeptminer.records import Record
from konzeptminer.rows.doubts import weigh
from konzeptminer.rows.material import Built, Material
from konzeptminer.rows.sections import section_records
from konzeptminer.rows.sheets import sheet_pages, sheet_records
from konzeptminer.rows.tables import table_records


def build_records(material: Material) -> Built:
    """Make the records of a document, whatever layout they stand in, numbered in reading order."""
    parts = [table_records(material), sheet_records(material), _sections_beside_sheets(material)]
    return Built(
        records=in_reading_order(weigh(in_reading_order([record for part in parts for record in part.records]))),
        warnings=[warning for part in parts for warning in part.warnings],
    )


def in_reading_order(records: Iterable[Record]) -> list[Record]:
    """Sort records by page and number them; each maker gives its own in reading order."""
    return [record.model_copy(update={"row": row}) for row, record in enumerate(sorted(records, key=_place), start=1)]


def _sections_beside_sheets(material: Material) -> Built:
    """Make the records of chapters, but of no box of a profile sheet: `Ziele` stands over a list there too."""
    built = section_records(material)
    if not built.records:
        return built
    sheets = sheet_pages(material)
    return Built([record for record in built.records if record.page not in sheets], built.warnings)


def _place(record: Record) -> int:
    return record.page
