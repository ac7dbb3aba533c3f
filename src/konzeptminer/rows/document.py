"""All records of a document, in reading order."""

from collections.abc import Sequence
from dataclasses import replace

from konzeptminer.records import Record, SourceKind
from konzeptminer.rows.doubts import weigh
from konzeptminer.rows.material import Built, Material
from konzeptminer.rows.sections import holds_sheets, section_records
from konzeptminer.rows.sheets import sheet_pages, sheet_records
from konzeptminer.rows.slides import find_slides, slide_records
from konzeptminer.rows.tables import table_records


def build_records(material: Material) -> Built:
    """Make the records of a document, whatever layout they stand in, numbered in reading order."""
    return _weighed([table_records(material), sheet_records(material), _sections_beside_sheets(material)])


def build_tabled(material: Material) -> Built:
    """Make the records of the tables of a text file and of sheets set as such, without what stands below headings."""
    # Boxes of sheets are told by their places, of which a text file has none.
    without_boxes = [(replace(page, tables=[]), furniture) for page, furniture in material.pages]
    return _weighed([table_records(material), sheet_records(replace(material, pages=without_boxes))])


def build_outlined(material: Material) -> Built:
    """Make the records of what stands below headings, without tables and sheets: of slides, or else of chapters."""
    return _weighed([_outlined(material)])


def in_reading_order(parts: Sequence[Sequence[Record]]) -> list[Record]:
    """Put together the records of several makers, each in reading order, and number them from 1 on."""
    placed = [pair for part in parts for pair in zip(_places(part), part, strict=True)]
    records = [record for _, record in sorted(placed, key=lambda pair: pair[0])]
    return [record.model_copy(update={"row": row}) for row, record in enumerate(records, start=1)]


def _outlined(material: Material) -> Built:
    # Profile sheets hold as little prose as slides do.
    slides = find_slides(material)
    if slides and not holds_sheets(material.pages):
        return slide_records(slides, material)
    return section_records(material)


def _sections_beside_sheets(material: Material) -> Built:
    """Make the records of chapters, but of no box of a profile sheet: `Ziele` stands over a list there too."""
    built = _outlined(material)
    if not built.records:
        return built
    sheets = sheet_pages(material)
    return Built([record for record in built.records if record.page not in sheets], built.warnings)


def _weighed(parts: Sequence[Built]) -> Built:
    """Put together what several makers give, and lower the confidence of what looks odd beside the rest."""
    records = in_reading_order([part.records for part in parts])
    # A deck has slides with a field and slides without one; its rows are no peers of one another.
    if not any(record.source is SourceKind.SLIDE for record in records):
        records = weigh(records)
    return Built(records, [warning for part in parts for warning in part.warnings])


def _places(records: Sequence[Record]) -> list[tuple[int, int]]:
    """Give the page of each record, and in a text file the furthest character so far: columns are read one by one."""
    places: list[tuple[int, int]] = []
    for record in records:
        key = record.measure or record.goal
        assert key is not None  # every record has one
        place = (record.page, key.spans[0].chars[0] if key.spans[0].bbox is None else 0)
        places.append(max(place, places[-1]) if places and places[-1][0] == place[0] else place)
    return places
