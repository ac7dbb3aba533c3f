"""The records of chapters: lists under headings such as `Ziele` and `Maßnahmen`, below one that names a field."""

from collections import defaultdict
from collections.abc import Sequence

from konzeptminer.layout.page import PageLayout
from konzeptminer.layout.typed import placed_lines
from konzeptminer.records import BlockKind, Record, SourceKind
from konzeptminer.rows.build import Origin, build_record
from konzeptminer.rows.material import Built, Material
from konzeptminer.rows.roles import Role, match_head
from konzeptminer.rows.section_blocks import Block, find_blocks
from konzeptminer.rows.section_labels import pair_labels
from konzeptminer.rows.section_outline import field_below, goal_below
from konzeptminer.rows.section_reader import Entry, Reader
from konzeptminer.rows.section_sheets import (
    CONFIDENCE,
    FEWEST,
    SHEET_REASON,
    ChapterSheet,
    chapter_sheet_record,
    find_chapter_sheets,
)
from konzeptminer.rows.table import RawRow
from konzeptminer.text.passage import Passage

DETAILS = (Role.RESPONSIBLE, Role.PARTNERS, Role.RESOURCES, Role.PERIOD)
"""What a profile sheet says of its measure under labels of its own."""

GUESSED = 0.85
"""Each thing that was only guessed lowers the confidence by this factor."""


def section_records(material: Material) -> Built:
    """Make the records of all chapters: one a goal of a list of goals, one a measure of a list of measures."""
    blocks, _ = blocks_of(material.pages)
    tabular = {page.number for page, _ in material.pages if page.tables}
    sheets = [s for s in find_chapter_sheets(blocks) if s.heading.lines[0].page not in tabular]
    inside = {number for sheet in sheets for number in range(sheet.start, sheet.end)}
    reader = Reader()
    made: list[tuple[int, Record | None]] = []
    for number, block in enumerate(blocks):
        for sheet in sheets:
            if sheet.start == number:
                heads = reader.outline.heads
                sheet.goal = goal_below(heads)
                made.append((number, _sheet_record(sheet, field_below(heads), material)))
        if number not in inside:
            reader.take(number, block)
    pages = _sheet_pages([block for number, block in enumerate(blocks) if number not in inside])
    made += [(entry.order, _record(entry, material)) for entry in reader.entries() if entry.page not in pages]
    return Built(records=[record for _, record in sorted(made, key=lambda pair: pair[0]) if record is not None])


def holds_sheets(pages: Sequence[tuple[PageLayout, set[int]]]) -> bool:
    """Tell whether several measures with headings and labels of their own stand on pages without tables."""
    sheets = find_chapter_sheets(blocks_of(pages)[0])
    return sum(len(sheet.details) >= FEWEST for sheet in sheets) > 1


def blocks_of(pages: Sequence[tuple[PageLayout, set[int]]]) -> tuple[list[Block], float]:
    """Give the blocks of pages beside their tables, and the height in points of the body's letters."""
    placed, body = placed_lines(pages)
    lines, labels = pair_labels(placed)
    return find_blocks(lines, body, labels=labels), body


def _sheet_pages(blocks: Sequence[Block]) -> set[int]:
    """Give the pages with a profile sheet: with labels such as `Kosten:` and `Zuständig:` of two kinds."""
    found: dict[int, set[Role]] = defaultdict(set)
    for block in blocks:
        label, colon, _ = block.passage.raw.partition(":")
        if block.kind is BlockKind.ITEM or len(label.split()) > 3 or not (colon or block.kind is BlockKind.HEADING):
            continue
        head = match_head(label)
        if head is not None and head.role in DETAILS and head.score >= 1:
            found[block.lines[0].page].add(head.role)
    return {page for page, roles in found.items() if len(roles) > 1}


def _sheet_record(sheet: ChapterSheet, field: Passage | None, material: Material) -> Record | None:
    return chapter_sheet_record(sheet, _origin(material, field, CONFIDENCE, (SHEET_REASON,)))


def _record(entry: Entry, material: Material) -> Record | None:
    place = entry.place
    is_goal = entry.role is Role.GOAL
    raw = RawRow(
        row=1,
        goal=entry.paragraphs if is_goal else [place.goal] if place.goal else [],
        measure=[] if is_goal else entry.paragraphs,
    )
    confidence = round(GUESSED ** len(entry.reasons), 3)
    record = build_record(raw, _origin(material, place.field, confidence, entry.reasons))
    return None if record is None else record.model_copy(update={"source": SourceKind.SECTION})


def _origin(material: Material, field: Passage | None, confidence: float, reasons: tuple[str, ...]) -> Origin:
    return Origin(
        sha256=material.document.sha256,
        doc=material.document.name,
        joiner=material.joiner,
        confidence=confidence,
        reasons=reasons,
        heading=field,
    )
