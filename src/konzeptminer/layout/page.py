"""The layout of one page: its tables with their cells' text, the lines beside them, and its raw text."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from konzeptminer.layout.assign import OUTSIDE, assign
from konzeptminer.layout.bullets import with_bullets
from konzeptminer.layout.find import find_grids
from konzeptminer.layout.grid import Grid, split_rows, without_slivers
from konzeptminer.layout.heads import head_rows
from konzeptminer.layout.lines import Line, LineBuilder
from konzeptminer.layout.paragraphs import TextWidth, ends_paragraph, text_width
from konzeptminer.layout.prose_head import Names
from konzeptminer.layout.prose_tables import FOOT, OpenTable, returning
from konzeptminer.layout.stacked import repeated_heads
from konzeptminer.reading.page import Glyphs, Ints, PageContent
from konzeptminer.records import BBox
from konzeptminer.text.passage import PageText, Passage, Piece, rounded


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text outside all tables."""

    passage: Passage
    bbox: BBox
    bold: bool
    height: float

    @property
    def text(self) -> str:
        """The raw text."""
        return self.passage.raw


@dataclass(frozen=True, slots=True)
class BoxText:
    """The text of a box of a grid.

    `first_word` is the width of its first word, `left_over` the room behind its last line, both in points: they tell
    whether the text of one box may go on in another. `left_over` is None where the room is not known.
    """

    passage: Passage
    angle: int
    first_word: float
    left_over: float | None


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of one page: its grid, and the text of each of its boxes."""

    page: int
    grid: Grid
    texts: list[BoxText]
    head_rows: int
    characters: int
    lost: int
    chars: tuple[int, int] | None = None
    """Its characters in a text file; the places of its grid then only give the order."""
    continued: bool = False
    """It goes on from the table before, which a text file tells by what stands between them."""


@dataclass(frozen=True, slots=True, eq=False)
class PageLayout:
    """A page taken apart. `tables` and `lines` are in reading order."""

    number: int
    width: float
    height: float
    text: PageText
    tables: list[PageTable]
    lines: list[TextLine]
    characters: int
    images: list[BBox]


@dataclass(frozen=True, slots=True)
class _Filled:
    """A grid with the lines of its boxes, and the boxes' numbers on the page."""

    grid: Grid
    cells: list[list[Line]]
    numbers: list[int]


def lay_out(content: PageContent, names: Names | None = None, before: PageLayout | None = None) -> PageLayout:
    """Find the tables of a page and put every character into a cell or a line.

    Args:
        content: The page.
        names: Tells how sure it is that a label names what a column holds, for tables without lines.
        before: The page before, from which such a table may go on.
    """
    content = with_bullets(content)
    builder = LineBuilder(content.glyphs)
    everywhere = np.full(len(content.glyphs), OUTSIDE, dtype=np.int64)
    lines = builder.group(everywhere)
    # A page that is a scan or a drawing without text has no table to read.
    grids = find_grids(content, lines.get(OUTSIDE, []), names, _open_table(before)) if lines else []
    owner = assign(content.glyphs, builder.visible.tolist(), grids) if grids else everywhere
    if grids:
        lines = builder.group(owner)
    tables: list[_Filled] = []
    first = 0
    for grid in grids:
        numbers = list(range(first, first + len(grid.boxes)))
        cells = [lines.get(number, []) for number in numbers]
        if sum(bool(cell) for cell in cells) < 2:  # a frame around one text, or a drawing: no table
            lines.setdefault(OUTSIDE, []).extend(line for cell in cells for line in cell)
        else:
            stacked = _stacked(_Filled(grid, cells, numbers), content.glyphs.text)
            tables += [_without_slivers(table) for table in stacked]
        first += len(grid.boxes)
    return _Writer(content, owner).write(tables, lines.get(OUTSIDE, []))


def _open_table(page: PageLayout | None) -> OpenTable | None:
    """Give the table without lines that ends a page: nothing but the page's foot stands below it."""
    last = page.tables[-1].grid if page is not None and page.tables else None
    if page is None or last is None or not last.inferred:
        return None
    below = [line for line in page.lines if line.bbox[1] > last.bbox[3] and line.bbox[3] < FOOT * page.height]
    return None if below else OpenTable(last.xs, frozenset(returning(line.text) for line in page.lines))


def _stacked(table: _Filled, glyphs: Sequence[str]) -> list[_Filled]:
    """Part tables that stand right below one another in a common frame."""
    texts = ["".join(glyphs[glyph] for line in cell for glyph in line.glyphs) for cell in table.cells]
    parts = []
    start = 0
    for grid in split_rows(table.grid, repeated_heads(table.grid, texts)):
        end = start + len(grid.boxes)
        parts.append(_Filled(grid, table.cells[start:end], table.numbers[start:end]))
        start = end
    return parts


def _without_slivers(table: _Filled) -> _Filled:
    grid, kept = without_slivers(table.grid, [bool(cell) for cell in table.cells])
    return _Filled(grid, [table.cells[place] for place in kept], [table.numbers[place] for place in kept])


class _Writer:
    """Writes a page's raw text: lines and cells one after another, and remembers where each stands."""

    def __init__(self, content: PageContent, owner: Ints) -> None:
        self._content = content
        self._owner = owner
        self._text: list[str] = []
        self._boxes: list[int] = []  # index of the glyph behind each character, -1 for none
        self._length = 0

    def write(self, tables: list[_Filled], outside: list[Line]) -> PageLayout:
        parts: list[tuple[float, float, Line | int]] = [(line.bbox[1], line.bbox[0], line) for line in outside]
        parts += [(table.grid.bbox[1], table.grid.bbox[0], number) for number, table in enumerate(tables)]
        parts.sort(key=lambda part: part[:2])
        ranges: list[list[tuple[int, int]]] = [[] for _ in tables]
        places: list[tuple[Line, int, int]] = []
        for _, _, part in parts:
            if isinstance(part, int):
                ranges[part] = self._write_table(tables[part])
            else:
                start = self._length
                self._put_line(part)
                places.append((part, start, self._length))
                self._put("\n")
        page = self._page_text()
        content = self._content
        return PageLayout(
            number=content.number,
            width=content.width,
            height=content.height,
            text=page,
            tables=[self._table(page, table, spots) for table, spots in zip(tables, ranges, strict=True)],
            lines=[
                TextLine(Passage((Piece(page, start, end),)), line.bbox, line.bold, line.height)
                for line, start, end in places
            ],
            characters=sum(1 for text in content.glyphs.text if text.strip()),
            images=content.images,
        )

    def _write_table(self, table: _Filled) -> list[tuple[int, int]]:
        rooms = _rooms(table)
        ranges = []
        for box, lines in zip(table.grid.boxes, table.cells, strict=True):
            start = self._length
            self._put_lines(lines, rooms.get(box.column) if box.column_span == 1 else None)
            ranges.append((start, self._length))
            self._put("\n")
        return ranges

    def _put_lines(self, lines: list[Line], room: TextWidth | None) -> None:
        tightest = min((b.low - a.high for a, b in pairwise(lines)), default=0.0)
        for number, line in enumerate(lines):
            if number:
                before = lines[number - 1]
                last = self._content.glyphs.text[before.glyphs[-1]][-1:]
                self._put("\n\n" if ends_paragraph(before, line, last, room, tightest) else "\n")
            self._put_line(line)

    def _put_line(self, line: Line) -> None:
        texts = self._content.glyphs.text
        for glyph in line.glyphs:
            if glyph in line.blanks:
                self._put(" ")
            self._put(texts[glyph], glyph)

    def _put(self, text: str, glyph: int = -1) -> None:
        self._text.append(text)
        self._boxes.extend([glyph] * len(text))
        self._length += len(text)

    def _page_text(self) -> PageText:
        index = np.array(self._boxes, dtype=np.int64)
        # A last row of NaN, at which the index -1 of characters without a box points.
        boxes = np.vstack((self._content.glyphs.box, np.full((1, 4), np.nan))).astype(np.float32)
        glyphs = self._content.glyphs
        bold = np.array([*(glyphs.is_bold(glyph) for glyph in range(len(glyphs))), False], dtype=bool)
        return PageText(self._content.number, "".join(self._text), boxes[index], bold=bold[index])

    def _table(self, page: PageText, table: _Filled, ranges: list[tuple[int, int]]) -> PageTable:
        inside = _visible_inside(self._content.glyphs, table.grid.bbox)
        owner = self._owner[inside]
        held = int(np.isin(owner, table.numbers).sum())
        rooms = _rooms(table)
        return PageTable(
            page=page.page,
            grid=table.grid,
            texts=[
                _box_text(Passage((Piece(page, start, end, rounded(box.bbox)),)), lines, rooms.get(box.column))
                for (start, end), box, lines in zip(ranges, table.grid.boxes, table.cells, strict=True)
            ],
            head_rows=head_rows(table.grid, table.cells, self._content.fills),
            characters=len(inside),
            lost=len(inside) - held,
        )


def _box_text(passage: Passage, lines: Sequence[Line], room: TextWidth | None) -> BoxText:
    angles = [line.angle for line in lines]
    if not lines:
        return BoxText(passage, 0, 0.0, None)
    return BoxText(
        passage=passage,
        angle=max(angles, key=angles.count),
        first_word=lines[0].first_word,
        left_over=room.reach - lines[-1].end if room and not angles[-1] else None,
    )


def _rooms(table: _Filled) -> dict[int, TextWidth | None]:
    columns: dict[int, list[tuple[BBox, Sequence[Line]]]] = {}
    for box, lines in zip(table.grid.boxes, table.cells, strict=True):
        if box.column_span == 1:
            columns.setdefault(box.column, []).append((box.bbox, lines))
    return {column: text_width(members) for column, members in columns.items()}


def _visible_inside(glyphs: Glyphs, bbox: BBox) -> list[int]:
    """Give the visible characters whose centre lies in a box."""
    x = (glyphs.box[:, 0] + glyphs.box[:, 2]) / 2
    y = (glyphs.box[:, 1] + glyphs.box[:, 3]) / 2
    inside = (x >= bbox[0]) & (x < bbox[2]) & (y >= bbox[1]) & (y < bbox[3])
    return [index for index in np.flatnonzero(inside).tolist() if glyphs.text[index].strip()]
