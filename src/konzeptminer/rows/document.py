"""All records of a document, in reading order."""

from collections.abc import Sequence
from dataclasses import replace

from konzeptminer.records import Record, SourceKind
from konzeptminer.rows.doubts import weigh
from konzeptminer.rows.material import Built, Material
from konzeptminer.rows.sections import section_records
from konzeptminer.rows.sheets import sheet_pages, sheet_records
from konzeptminer.rows.slides import find_slides, slide_records
from konzeptminer.rows.tables import table_records


def build_records(material: Material) -> Built:
    """Make the records of a document, whatever layout they stand in, numbered in reading order."""
    parts = [table_records(material), sheet_records(material), _sections_beside_sheets(material)]
    return in_reading_order(parts)


def build_tabled(material: Material) -> Built:
    """Make the records of the tables of a text file and of sheets set as such, without what stands below headings."""
    # Boxes of sheets are told by their places, of which a text file has none.
    without_boxes = [(replace(page, tables=[]), furniture) for page, furniture in material.pages]
    return _merge([table_records(material), sheet_records(replace(material, pages=without_boxes))])


def build_outlined(material: Material) -> Built:
    """Make the records of what stands below headings, without tables and sheets: of slides, or else of chapters."""
    return slide_records(material) if find_slides(material) else section_records(material)


def in_reading_order(parts: Sequence[Built]) -> Built:
    """Put together what several makers give, each in reading order: weigh the records and number them from 1 on."""
    built = _merge(parts)
    records = built.records
    # A deck has slides with a field and slides without one; its rows are no peers of one another.
    if not any(record.source is SourceKind.SLIDE for record in records):
        records = weigh(records)
    numbered = [record.model_copy(update={"row": row}) for row, record in enumerate(records, start=1)]
    return Built(numbered, built.warnings)


def _merge(parts: Sequence[Built]) -> Built:
    placed = [pair for part in parts for pair in zip(_places(part.records), part.records, strict=True)]
    return Built(
        records=[record for _, record in sorted(placed, key=lambda pair: pair[0])],
        warnings=[warning for part in parts for warning in part.warnings],
    )


def _sections_beside_sheets(material: Material) -> Built:
    """Make the records of chapters, but of no box of a profile sheet: `Ziele` stands over a list there too."""
    built = build_outlined(material)
    if not built.records:
        return built
    sheets = sheet_pages(material)
    return Built([record for record in built.records if record.page not in sheets], built.warnings)


def _places(records: Sequence[Record]) -> list[tuple[int, int]]:
    """Give the page of each record, and in a text file the furthest character so far: columns are read one by one."""
    places: list[tuple[int, int]] = []
    for record in records:
        key = record.measure or record.goal
        assert key is not None  # every record has one
        place = (record.page, key.spans[0].chars[0] if key.spans[0].bbox is None else 0)
        places.append(max(place, places[-1]) if places and places[-1][0] == place[0] else place)
    return places
