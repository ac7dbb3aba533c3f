"""Tables of HTML in a text: rows, cells and what they span, however badly they are closed."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from konzeptminer.reading.marked.cells import MarkedCell, MarkedTable, Range, tiled, trimmed, without_unused

_TABLE = re.compile(r"<(/?)table\b[^<>]*>", re.IGNORECASE)
_STOP = re.compile(r"^#{1,6}\s", re.MULTILINE)
"""A heading of Markdown ends a table that was not closed."""

WIDEST = 1000
"""No cell spans more columns than this (HTML Living Standard, 4.9.11)."""


@dataclass(slots=True)
class _Cell:
    start: int
    row_span: int
    column_span: int
    end: int = -1


@dataclass(slots=True)
class _Row:
    in_head: bool
    cells: list[_Cell] = field(default_factory=list)


def html_extents(text: str) -> list[tuple[int, int, bool]]:
    """Find the outermost tables of a text: first character, end, and whether each is closed."""
    found: list[tuple[int, int, bool]] = []
    depth, start = 0, 0
    place = 0
    while (tag := _TABLE.search(text, place)) is not None:
        place = tag.end()
        if depth:
            stop = _STOP.search(text, start, tag.start())
            if stop:  # not closed before the next heading: what stands behind it is no longer inside
                found.append((start, stop.start(), False))
                depth = 0
        if not tag[1]:
            start = start if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append((start, tag.end(), True))
    if depth:
        stop = _STOP.search(text, start)
        found.append((start, stop.start() if stop else len(text), False))
    return found


def html_table(text: str, start: int, end: int, *, closed: bool) -> MarkedTable | None:
    """Read a table of HTML.

    Args:
        text: The text of the page.
        start: Its first character.
        end: The character behind its last one.
        closed: Whether its end is marked.

    Returns:
        The table, None where it has no cell.
    """
    parser = _Parser(text[start:end])
    rows = [row for row in parser.rows if row.cells]
    if not rows:
        return None
    cells = _placed(text, start, rows)
    caption = [trimmed(text, start + low, start + high) for low, high in parser.captions]
    caption = [place for place in caption if place[0] < place[1]]
    cells, columns = without_unused(cells)
    if caption:  # a title over the table is a row over its whole width
        cells = [MarkedCell(cell.row + 1, cell.column, cell.row_span, cell.column_span, cell.ranges) for cell in cells]
        cells.append(MarkedCell(0, 0, 1, columns, tuple(caption)))
    count = len(rows) + bool(caption)
    head = next((n for n, row in enumerate(rows) if not row.in_head), len(rows))
    return MarkedTable(
        start=start,
        end=end,
        rows=count,
        columns=columns,
        head_rows=min(head + bool(caption), count - 1) if head else 0,
        cells=tiled(cells, count, columns, end),
        html=True,
        lost=tuple((start + low, start + high) for low, high in parser.lost),
        faults=() if closed else ("it is not closed",),
    )


def _placed(text: str, start: int, rows: list[_Row]) -> list[MarkedCell]:
    """Give each cell its place, as browsers do: the next free one of its row."""
    taken: set[tuple[int, int]] = set()
    found = []
    for y, row in enumerate(rows):
        x = 0
        for cell in row.cells:
            while (y, x) in taken:
                x += 1
            width = 1
            while width < cell.column_span and (y, x + width) not in taken:
                width += 1
            height = min(cell.row_span or len(rows), len(rows) - y)
            taken |= {(y + i, x + j) for i in range(height) for j in range(width)}
            place = trimmed(text, start + cell.start, start + cell.end)
            found.append(MarkedCell(y, x, height, width, (place,)))
            x += width
    return found


class _Parser(HTMLParser):
    """Notes where the cells of the outermost table begin and end; tables inside a cell are its text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.rows: list[_Row] = []
        self.captions: list[Range] = []
        self.lost: list[Range] = []
        self._depth = 0
        self._cell: _Cell | None = None
        self._caption: int | None = None
        self._in_head = False
        self._starts = [0, *(feed.end() for feed in re.finditer("\n", text))]
        self._text = text
        self.feed(text)
        self.close()
        self._end(len(text))

    def _place(self) -> int:
        line, offset = self.getpos()
        return self._starts[line - 1] + offset

    def _end(self, place: int) -> None:
        if self._cell is not None:
            self._cell.end = place
            self._cell = None
        if self._caption is not None:
            self.captions.append((self._caption, place))
            self._caption = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what a tag begins, and end what it ends unsaid."""
        place = self._place()
        if tag == "table":
            self._depth += 1
        if self._depth > 1:
            return
        if tag in {"thead", "tbody", "tfoot", "tr", "td", "th", "caption"}:
            self._end(place)
        behind = place + len(self.get_starttag_text() or "")
        if tag in {"thead", "tbody", "tfoot"}:
            self._in_head = tag == "thead"
        elif tag == "tr":
            self.rows.append(_Row(self._in_head))
        elif tag in {"td", "th"}:
            if not self.rows:
                self.rows.append(_Row(self._in_head))
            row = self.rows[-1]
            given = dict(attrs)
            row.in_head = self._in_head or (tag == "th" and (not row.cells or row.in_head))
            self._cell = _Cell(
                start=behind,
                row_span=_span(given.get("rowspan"), zero=True),
                column_span=min(_span(given.get("colspan")), WIDEST),
            )
            row.cells.append(self._cell)
        elif tag == "caption":
            self._caption = behind

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take `<td/>` for a cell without text."""
        self.handle_starttag(tag, attrs)
        if tag in {"td", "th"} and self._depth <= 1 and self._cell is not None:
            self._end(self._cell.start)

    def handle_endtag(self, tag: str) -> None:
        """End what a tag ends."""
        if self._depth <= 1 and tag in {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"}:
            self._end(self._place())
        if tag == "thead" and self._depth <= 1:
            self._in_head = False
        if tag == "table":
            self._depth = max(self._depth - 1, 0)

    def handle_data(self, data: str) -> None:
        """Note text that stands in no cell."""
        if self._cell is None and self._caption is None and data.strip():
            place = self._place()
            self.lost.append((place, place + len(data)))


def _span(value: str | None, *, zero: bool = False) -> int:
    found = re.match(r"\s*(\d{1,6})", value or "")
    return max(int(found[1]), 0 if zero else 1) if found else 1
