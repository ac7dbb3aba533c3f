"""All records of a document, in reading order."""

from collections.abc import Sequence

from konzeptminer.records import Record
from konzeptminer.rows.material import Built, Material
from konzeptminer.rows.sections import section_records
from konzeptminer.rows.sheets import sheet_pages, sheet_records
from konzeptminer.rows.slides import find_slides, slide_records
from konzeptminer.rows.tables import table_records


def build_records(material: Material) -> Built:
    """Make the records of a document, whatever layout they stand in, numbered in reading order."""
    parts = [table_records(material), sheet_records(material), _sections_beside_sheets(material)]
    return Built(
        records=in_reading_order([record for part in parts for record in part.records]),
        warnings=[warning for part in parts for warning in part.warnings],
    )


def build_outlined(material: Material) -> Built:
    """Make the records of what stands below headings, without tables and sheets: of slides, or else of chapters."""
    return slide_records(material) if find_slides(material) else section_records(material)


def in_reading_order(records: Sequence[Record]) -> list[Record]:
    """Number records from 1 on by the places of their measure or goal."""
    ordered = sorted(records, key=_place)
    return [record.model_copy(update={"row": row}) for row, record in enumerate(ordered, start=1)]


def _sections_beside_sheets(material: Material) -> Built:
    """Make the records of chapters, but of no box of a profile sheet: `Ziele` stands over a list there too."""
    built = build_outlined(material)
    if not built.records:
        return built
    sheets = sheet_pages(material)
    return Built([record for record in built.records if record.page not in sheets], built.warnings)


def _place(record: Record) -> tuple[int, int]:
    """Give the page, and in a text file the character; on paper each maker gives its records in reading order."""
    key = record.measure or record.goal
    assert key is not None  # every record has one
    span = key.spans[0]
    return record.page, span.chars[0] if span.bbox is None else 0
