"""The records of chapters: lists under headings such as `Ziele` and `Maßnahmen`, below one that names a field."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from konzeptminer.layout.typed import placed_lines
from konzeptminer.records import Record, SourceKind
from konzeptminer.rows.build import Origin, build_record
from konzeptminer.rows.material import Built, Material
from konzeptminer.rows.roles import Role, match_head
from konzeptminer.rows.section_blocks import Block, BlockKind, find_blocks
from konzeptminer.rows.section_outline import LABELS, Outline, Place
from konzeptminer.rows.table import RawRow
from konzeptminer.text.passage import Passage

DETAILS = (Role.RESPONSIBLE, Role.PARTNERS, Role.RESOURCES, Role.PERIOD)
"""What a profile sheet says of its measure under labels of its own."""

PROSE_REASON = "text stands between the list and its heading"

NESTED = 3.0
"""Items that stand this many points further to the right belong to the item above."""

GUESSED = 0.85
"""Each thing that was only guessed lowers the confidence by this factor."""


@dataclass(slots=True)
class _Entry:
    """A goal or a measure: an item with what is listed below it."""

    place: Place
    page: int
    paragraphs: list[Passage]
    reasons: tuple[str, ...]


def section_records(material: Material) -> Built:
    """Make the records of all chapters: one a goal of a list of goals, one a measure of a list of measures."""
    blocks = find_blocks(*placed_lines(material.pages))
    sheets = _sheet_pages(blocks)
    entries = [entry for entry in _Reader().read(blocks) if entry.page not in sheets]
    records = (_record(entry, row, material) for row, entry in enumerate(entries, start=1))
    return Built(records=[record for record in records if record is not None])


class _Reader:
    """Walks through the blocks and takes the items of lists that the open headings name."""

    def __init__(self) -> None:
        self._outline = Outline()
        self._entries: list[_Entry] = []
        self._first: Block | None = None
        """The first item of the list that is being read: it sets the list's bullet and indent."""
        self._prose: Block | None = None
        """The text between the heading and the item that comes next."""

    def read(self, blocks: Sequence[Block]) -> list[_Entry]:
        """Give the entries in reading order."""
        for block in blocks:
            if block.kind is BlockKind.HEADING:
                self._outline.open(block)
                self._first = self._prose = None
            elif block.kind is BlockKind.TEXT:
                self._first, self._prose = None, block
            else:
                self._take(block)
        return self._entries

    def _take(self, block: Block) -> None:
        place = self._outline.place()
        if place is None or (self._prose is not None and _introduces_others(self._prose)):
            return
        if self._first is not None and _is_below(block, self._first):
            self._entries[-1].paragraphs += block.paragraphs()
            return
        self._first = self._first or block
        is_introduced = self._prose is None or self._prose.passage.raw.rstrip().endswith(":")
        reasons = place.reasons if is_introduced else (*place.reasons, PROSE_REASON)
        self._entries.append(_Entry(place, block.lines[0].page, block.paragraphs(), reasons))


def _is_below(block: Block, first: Block) -> bool:
    """Tell whether an item belongs to a list within an item: another bullet, or the same further to the right."""
    deeper = block.indent - first.indent
    start, other = first.lines[0], block.lines[0]
    is_beside = (start.page, start.column) == (other.page, other.column)
    # Another column may hold only such items, and then nothing tells how far to the right they stand.
    return deeper > (NESTED if is_beside or block.mark == first.mark else -NESTED)


def _introduces_others(prose: Block) -> bool:
    """Tell whether a text such as `Beteiligt waren:` introduces a list of something else."""
    text = prose.passage.raw.strip()
    if not text.endswith(":"):
        return False
    head = match_head(re.split(r"[.!?]\s", text)[-1])
    return head is not None and head.role not in (*LABELS, Role.HANDLUNGSFELD, Role.IMPLEMENTATION)


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


def _record(entry: _Entry, row: int, material: Material) -> Record | None:
    place = entry.place
    is_goal = place.role is Role.GOAL
    raw = RawRow(
        row=row,
        goal=entry.paragraphs if is_goal else [place.goal] if place.goal else [],
        measure=[] if is_goal else entry.paragraphs,
    )
    origin = Origin(
        sha256=material.document.sha256,
        doc=material.document.name,
        joiner=material.joiner,
        confidence=round(GUESSED ** len(entry.reasons), 3),
        reasons=entry.reasons,
        heading=place.field,
    )
    record = build_record(raw, origin)
    return None if record is None else record.model_copy(update={"source": SourceKind.SECTION})
