"""Tables of sentences without lines: found by their head or as the rest of one from the page before.

Nothing but the alignment of their text shows such tables, and columns of prose look the same. So a table begins with a
head whose labels name columns, or at the top of a page where the columns of a table at the end of the one before go on.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from konzeptminer.layout.chunks import Chunk
from konzeptminer.layout.prose_columns import Body, Gutter, cut_places, is_ruled, walk
from konzeptminer.layout.prose_head import Head, Names, find_heads
from konzeptminer.layout.prose_merged import row_rules
from konzeptminer.layout.prose_rows import Rows, Span, find_rows, spans_of
from konzeptminer.layout.rules import Frame
from konzeptminer.layout.textrows import visual_lines
from konzeptminer.reading.page import Rule

FOOT = 0.9
"""Share of the page's height below which a line set apart is its foot."""

FULL = 0.85
"""Share of the longest column's lines that all columns have in a text set in columns."""

LONG_ROW = 3
"""Lines of a row on the average from which on its cells differ in height."""

PAGE_NUMBER = re.compile(r"(?:.*\b(?:Seite|Page|Blatt)\s*)?\d{1,4}(?:\s*(?:von|of|/)\s*\d{1,4})?", re.IGNORECASE)

SHIFT = 30.0
"""Points by which mirrored margins shift a table from page to page at most."""


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table without lines at the end of the page before, and that page's lines beside it, which may return."""

    xs: Sequence[float]
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class ProseTable:
    """A frame made for a table without lines; `sure` where white between the rows tells them."""

    frame: Frame
    xs: list[float]
    sure: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What of a page lies outside its drawn tables."""

    chunks: Sequence[Chunk]
    words: Callable[[], Sequence[Chunk]]
    rules: Sequence[Rule]
    height: float


def prose_tables(page: Page, names: Names, before: OpenTable | None) -> list[ProseTable]:
    """Find the tables of sentences of a page.

    Args:
        page: Its text and horizontal lines outside drawn tables.
        names: Tells how sure it is that a label names what a column holds.
        before: The table without lines that ends the page before.
    """
    heads = find_heads(visual_lines(page.chunks), names) if page.chunks else []
    if not page.chunks or not (heads or before):
        return []
    size = median(chunk.height for chunk in page.chunks)
    lines = visual_lines(page.words())
    found: list[ProseTable] = []
    first = heads[0].top if heads else page.height
    if before is not None:
        finder = _Finder(page, size, before.xs)
        found += finder.continued(_between(_without_running(lines, before, page.height), 0.0, first))
    ends = [*(head.top for head in heads[1:]), page.height][: len(heads)]
    known = before.xs if before else ()
    for head, end in zip(heads, ends, strict=True):
        known = found[-1].xs if found else known
        finder = _Finder(page, size, known)
        found += finder.headed(head, _between(lines, head.bottom - 1, end - 1), is_followed=end < page.height)
    return found


def _between(lines: Sequence[list[Chunk]], top: float, bottom: float) -> list[list[Chunk]]:
    return [line for line in lines if min(word.top for word in line) >= top and max(w.bottom for w in line) <= bottom]


def returning(text: str) -> str:
    """Fold a line that may return on the next page: its number may differ."""
    return re.sub(r"[\W\d_]+", "", text).casefold()


def _without_running(lines: Sequence[list[Chunk]], before: OpenTable, height: float) -> list[list[Chunk]]:
    return [
        line
        for line in lines
        if not (
            _is_outer(line, height)
            and (_text(line) == "" or returning(_text(line)) in before.beside or PAGE_NUMBER.fullmatch(_text(line)))
        )
    ]


def _is_outer(line: Sequence[Chunk], height: float) -> bool:
    return min(word.top for word in line) > FOOT * height or max(word.bottom for word in line) < (1 - FOOT) * height


def _text(line: Sequence[Chunk]) -> str:
    return " ".join(word.text for word in sorted(line, key=lambda word: word.x0))


class _Finder:
    """Makes one table of the lines below a head."""

    def __init__(self, page: Page, size: float, known: Sequence[float]) -> None:
        self._page = page
        self._size = size
        self._known = known

    def headed(self, head: Head, lines: list[list[Chunk]], *, is_followed: bool) -> list[ProseTable]:
        """Give the table below a head."""
        gutters = [Gutter.between(a.x1, b.x0) for a, b in pairwise(head.labels)]
        lines = self._without_foot(lines)
        body = walk(lines, gutters, top=head.bottom, size=self._size)
        self._trim(body, is_followed=is_followed)
        if not body.lines or len(body.wide) == len(body.lines):
            return []
        x0, x1 = self._sides(head, body)
        return self._made(body, (x0, x1), head)

    def continued(self, lines: list[list[Chunk]]) -> list[ProseTable]:
        """Give the rest of the table from the page before, at the top of this one."""
        lines = self._without_foot(lines)
        if not lines:
            return []
        left = min(word.x0 for line in lines for word in line)
        for shift in (0.0, left - self._known[0] - 1):
            if abs(shift) > SHIFT:
                continue
            xs = [x + shift for x in self._known]
            gutters = [Gutter.between(x - 0.5 * self._size, x + 0.5 * self._size) for x in xs[1:-1]]
            top = min(word.top for word in lines[0])
            body = walk(lines, gutters, top=top, size=self._size)
            self._trim(body, is_followed=False)
            inside = [word for line in body.lines for word in line if xs[0] - 2 <= word.x0]
            filled = sum(bool(column) for column in spans_of(inside, xs)) if inside else 0
            if len(body.lines) > len(body.wide) and filled > 1 and len(inside) == sum(map(len, body.lines)):
                return self._made(body, (xs[0], max(xs[-1], *(word.x1 + 1 for word in inside))), None, xs)
        return []

    def _without_foot(self, lines: list[list[Chunk]]) -> list[list[Chunk]]:
        """Drop the lines at the page's end that are its foot: a page number, or what stands far apart."""
        while len(lines) > 1:
            last = lines[-1]
            gap = min(word.top for word in last) - max(word.bottom for word in lines[-2])
            is_low = min(word.top for word in last) > FOOT * self._page.height
            if not is_low or not (PAGE_NUMBER.fullmatch(_text(last)) or gap > 1.5 * self._size):
                break
            lines = lines[:-1]
        return lines

    def _trim(self, body: Body, *, is_followed: bool) -> None:
        """Cut off what is the heading of something else, and mark bold lines alone as headings between rows."""
        left = min((word.x0 for line in body.lines for word in line), default=0.0)
        plain = [line for line in body.lines if not all(word.bold for word in line)]
        for number, line in enumerate(body.lines):
            if plain and self._is_heading(line, left):
                body.wide.add(number)
        while body.lines and (len(body.lines) - 1 in body.wide or (is_followed and self._is_large(body.lines[-1]))):
            body.wide.discard(len(body.lines) - 1)
            body.lines.pop()

    def _is_heading(self, line: Sequence[Chunk], left: float) -> bool:
        gaps = [b.x0 - a.x1 for a, b in pairwise(sorted(line, key=lambda word: word.x0))]
        starts = min(word.x0 for word in line) - left
        return all(word.bold for word in line) and max(gaps, default=0.0) < self._size and starts < self._size

    def _is_large(self, line: Sequence[Chunk]) -> bool:
        return max(word.height for word in line) > 1.15 * self._size

    def _sides(self, head: Head, body: Body) -> tuple[float, float]:
        """Give the table's left and right side: a text beside it, at the height of its head too, is none of it."""
        words = [word for line in body.lines for word in line]
        low, high = min(word.x0 for word in words), max(word.x1 for word in words)
        first, last = head.labels[0].x0, head.labels[-1].x1
        beside = [c for c in self._page.chunks if c.bottom > head.top - self._size and c.top < head.bottom]
        if low < first and any(chunk.x1 < first for chunk in beside):
            low = self._end_of_text(Gutter.between(low, first), body, low, is_left=True)
        if high > last and any(chunk.x0 > last for chunk in beside):
            high = self._end_of_text(Gutter.between(last, high), body, high, is_left=False)
        return min(low, first) - 1, max(high, last) + 1

    def _end_of_text(self, gutter: Gutter, body: Body, default: float, *, is_left: bool) -> float:
        for line in body.lines:
            gutter.white = gutter.without(line)
        start, end = gutter.run(0.8 * self._size, ())
        if end <= start:
            return default
        return end if is_left else start

    def _made(
        self, body: Body, sides: tuple[float, float], head: Head | None, known: Sequence[float] = ()
    ) -> list[ProseTable]:
        most = max(2.0, 0.1 * len(body.lines))
        if any(gutter.crossed > most for gutter in body.gutters):
            return []
        inner = list(known[1:-1]) or cut_places(body, self._size, self._known[1:-1])
        x0, x1 = (min(sides[0], inner[0] - 1), sides[1]) if not known else (known[0], sides[1])
        cuts = [x0, *inner, x1]
        lines = [[w for w in line if x0 - 2 <= w.x0 and w.x1 <= x1 + 2] for line in body.lines]
        bands = [_band(line) for number, line in enumerate(lines) if number in body.wide and line]
        words = [word for number, line in enumerate(lines) if number not in body.wide for word in line]
        columns = spans_of(words, cuts)
        if sum(bool(column) for column in columns) < min(3, len(columns)):
            return []
        rows = find_rows(columns, bands, cuts)
        if _is_text_in_columns(columns, len(rows.places) + 1):
            return []
        if is_ruled(self._page.rules, rows.places, sides=(x0, x1), slack=self._size):
            return []
        if head is not None and not rows.places and not all(label.sure for label in head.labels):
            return []
        top = min(span.top for span in [*bands, *(s for column in columns for s in column)]) - 1
        bottom = max(span.bottom for span in [*bands, *(s for column in columns for s in column)]) + 1
        top = (head.bottom + top) / 2 if head is not None else top
        ys = [top, *rows.places, bottom]
        frame = self._frame(columns, bands, (cuts, ys), rows)
        if head is not None:
            frame.horizontal.append(Rule(True, head.top - 1, x0, x1))
            frame.vertical.extend(Rule(False, x, head.top - 1, top) for x in cuts)
        return [ProseTable(frame, cuts, rows.sure)]

    def _frame(
        self,
        columns: Sequence[Sequence[Span]],
        bands: Sequence[Span],
        places: tuple[Sequence[float], Sequence[float]],
        rows: Rows,
    ) -> Frame:
        cuts, ys = places
        headings = {n for n, (y, end) in enumerate(pairwise(ys)) if any(y < band.top < end for band in bands)}
        horizontal = [Rule(True, y, cuts[0], cuts[-1]) for y in (ys[0], ys[-1])]
        horizontal += row_rules(columns, (cuts, ys), tolerance=rows.tolerance, size=self._size, headings=headings)
        vertical = [Rule(False, x, ys[0], ys[-1]) for x in (cuts[0], cuts[-1])]
        vertical += [
            Rule(False, x, y, end)
            for row, (y, end) in enumerate(pairwise(ys))
            if row not in headings
            for x in cuts[1:-1]
        ]
        return Frame(horizontal, vertical)


def _is_text_in_columns(columns: Sequence[Sequence[Span]], rows: int) -> bool:
    """Tell whether columns of a text stand below headings: all are full, while the cells of a row differ in height."""
    lines = [len(column) for column in columns]
    return sum(lines) > FULL * len(lines) * max(lines) and max(lines) > LONG_ROW * rows


def _band(line: Sequence[Chunk]) -> Span:
    return Span(
        top=min(word.top for word in line),
        bottom=max(word.bottom for word in line),
        x0=min(word.x0 for word in line),
        x1=max(word.x1 for word in line),
        text=_text(line),
        bold=all(word.bold for word in line),
    )
