"""Columns: a page's lines cut at the gutters between columns, and put in the order in which they are read."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from konzeptminer.layout.page import PageLayout, TextLine
from konzeptminer.records import BBox
from konzeptminer.text.bullets import BULLETS
from konzeptminer.text.passage import Passage, Piece

WIDE = 0.6
"""A gap from this share of the letters' height on may be a gutter; smaller ones part words."""

NEAR_BULLET = 0.2
"""The same before a bullet, which may hang far into the gutter."""

GUTTER = 0.8
"""A gutter is at least this many times as wide as letters are high."""

WIDEST = 1.6
"""From this many heights of letters on, a wider gutter is no better one: the indent of a list widens it, too."""

ALIGNED = 2.0
"""Two lines of a column at least begin within this many points of one another."""

SPANS = 0.8
"""A picture over this share of the text's width runs over its columns."""

NARROWEST = 70.0
"""A column is at least this wide, in points: bullets and page numbers are no column of their own."""

FEWEST = 3
"""A column has at least this many lines."""

SIDE_BY_SIDE = 2.5
"""Columns stand side by side over at least this many heights of letters."""

FLUSH = 0.3
"""Where more than this share of a column's lines ends at its right limit, its text is justified."""

CANDIDATES = 60
"""As many left edges, the commonest ones, are tried as the start of a column."""

LARGE = 1.08
"""From this many times the height of the body's letters on, a line is a heading."""

BAND_GAP = 1.3
"""Between two bands the right column leaves this many times its widest usual gap."""

ALL_BOLD = 0.85
"""A line is bold if more than this share of its letters are: a mark of a note may not be."""

OPENERS = BULLETS - {"·"}
"""What opens an item, wherever in a line it stands: another column may begin there. A middle dot parts words, too."""

OPENS_ITEM = re.compile(r"[^\w\s(]|\(?(?:\d{1,2}|[a-z])[.)]|o")
"""A bullet, a number or a letter; the text behind it is in the same column."""

HANG = 3.0
"""The text of an item begins at most this many heights of letters behind its bullet."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line, or its part in one column, in reading order.

    The line's height is the height of its letters. `column` numbers the columns of a page in the order in which they
    are read, `left` and `right` are the limits of the column's text, and `flush` tells whether its lines are justified.
    """

    line: TextLine
    page: int
    column: int
    left: float
    right: float
    flush: bool


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Characters of a line that no wide gap parts: their range in the line's raw text, and their limits."""

    start: int
    end: int
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class _Row:
    """What of a line stands in a region; a picture over several columns is a row without a line."""

    line: TextLine | None
    chunks: tuple[_Chunk, ...]
    top: float
    bottom: float
    height: float

    def crosses(self, x: float, room: float) -> bool:
        """Tell whether text runs over a place, or begins before it and ends less than a gutter's width before it."""
        return any(chunk.x0 < x < chunk.x1 + room - 1.0 for chunk in self.chunks)

    def side(self, x: float, *, left: bool) -> "_Row | None":
        chunks = tuple(chunk for chunk in self.chunks if (chunk.x1 <= x) == left)
        if self.line is None or len(chunks) == len(self.chunks):
            return self if chunks else None
        return _row(self.line, chunks) if chunks else None


@dataclass(frozen=True, slots=True)
class _Cut:
    """A gutter at `x` beside the rows `first … last`."""

    x: float
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class _Side:
    """The limits of a column's text, and whether its lines are justified."""

    left: float
    right: float
    flush: bool


@dataclass(frozen=True, slots=True)
class _Leaf:
    """Rows of one column."""

    rows: list[_Row]
    side: _Side


def body_height(pages: Sequence[tuple[PageLayout, set[int]]]) -> float:
    """Give the height in points that most letters outside of tables have; 0 where there are none."""
    heights: Counter[float] = Counter()
    for page, furniture in pages:
        for number, line in enumerate(page.lines):
            if number not in furniture:
                heights[round(_letter_height(line), 1)] += len(line.text)
    return heights.most_common(1)[0][0] if heights else 0.0


def read_in_order(page: PageLayout, furniture: set[int], body: float) -> list[Placed]:
    """Give a page's lines outside tables and furniture in reading order, cut where columns stand side by side.

    Args:
        page: The page.
        furniture: Indices of its lines to leave out.
        body: Height of the document's body letters in points: larger lines are headings.
    """
    lines = [line for number, line in enumerate(page.lines) if number not in furniture and line.text.strip()]
    upright = [line for line in lines if not _is_turned(line)]
    rows = [row for line in upright if (row := _row(line, _chunks(line)))]
    rows += _pictures(page.images, rows, body)
    ordered = sorted(rows, key=lambda row: (row.top, row.chunks[0].x0))
    gutters: list[float] = []
    leaves = _Columns(body, gutters).order(ordered, None)
    if gutters:  # where columns are known, a line or two beside each other are enough
        leaves = _Columns(body, [], tuple(gutters)).order(ordered, None)
    leaves += [_Leaf([row], _side([row])) for line in lines if (row := _turned_row(line))]
    return [
        Placed(_part(row, row.line), page.number, column, leaf.side.left, leaf.side.right, leaf.side.flush)
        for column, leaf in enumerate(leaves)
        for row in leaf.rows
        if row.line is not None
    ]


def _pictures(images: Sequence[BBox], rows: Sequence[_Row], body: float) -> list[_Row]:
    """Give the pictures that run over columns: the text above them is read before the text below."""
    if not rows:
        return []
    left, right = _limits(rows)
    return [
        _Row(None, (_Chunk(0, 0, x0, x1),), top, bottom, body)
        for x0, top, x1, bottom in images
        if min(x1, right) - max(x0, left) > SPANS * (right - left)
        and bottom - top > 2 * body
        and not any(top < (row.top + row.bottom) / 2 < bottom for row in rows)
    ]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Puts rows in order by columns.

    Attributes:
        body: Height of the body's letters in points.
        found: Takes the places of the gutters that are found.
        known: Places of gutters elsewhere on the page.
    """

    body: float
    found: list[float]
    known: tuple[float, ...] = ()

    def order(self, rows: list[_Row], side: _Side | None) -> list[_Leaf]:
        """Read what is above two columns, each of their bands from left to right, and what is below."""
        if not rows:
            return []
        cut = self._best_cut(rows)
        if cut is None:
            return [_Leaf(rows, side or _side(rows))]
        self.found.append(cut.x)
        last = cut.last
        while last > cut.first and rows[last].height >= LARGE * self.body and not rows[last].side(cut.x, left=False):
            last -= 1  # a short heading over text that runs over both columns
        run = rows[cut.first : last + 1]
        sides = [_beside_gutter(run, cut.x, left=left) for left in (True, False)]
        leaves = self.order(rows[: cut.first], None)
        bounds = [_side(side) for side in sides]
        ends = [*_bands(sides[0], sides[1], self.body), float("inf")]
        for top, end in pairwise([float("-inf"), *ends]):
            for part, bound in zip(sides, bounds, strict=True):
                leaves += self.order([row for row in part if top <= (row.top + row.bottom) / 2 < end], bound)
        return leaves + self.order(rows[last + 1 :], None)

    def _best_cut(self, rows: Sequence[_Row]) -> _Cut | None:
        edges = Counter(round(chunk.x0) for row in rows for chunk in row.chunks)
        starts = [edge - 1.0 for edge, _ in edges.most_common(CANDIDATES)]
        cuts = [cut for x in starts for cut in _cuts_at(rows, x, fewest=FEWEST)]
        cuts = cuts or [cut for x in self.known for cut in _cuts_at(rows, x, fewest=1)]
        return max(cuts, key=lambda cut: cut.score, default=None)


def _cuts_at(rows: Sequence[_Row], x: float, *, fewest: int) -> list[_Cut]:
    """Give the stretches of rows which have a gutter at `x` and on both sides at least so many rows."""
    room = GUTTER * sorted(row.height for row in rows)[len(rows) // 2]
    bounds = [-1, *(number for number, row in enumerate(rows) if row.crosses(x, room)), len(rows)]
    runs = ((before + 1, after - 1) for before, after in pairwise(bounds) if after - before > 1)
    return [cut for first, last in runs if (cut := _cut(rows[first : last + 1], x, first, fewest=fewest))]


def _cut(run: Sequence[_Row], x: float, first: int, *, fewest: int) -> _Cut | None:
    left, right = _beside_gutter(run, x, left=True), _beside_gutter(run, x, left=False)
    if min(len(left), len(right)) < fewest:
        return None
    (x0, end), (start, x1) = _limits(left), _limits(right)
    height = sorted(row.height for row in run)[len(run) // 2]
    if start - end < GUTTER * height:
        return None
    last = first + len(run) - 1
    if fewest < FEWEST:  # the gutter is known
        beside = _beside(left, right)
        return _Cut(x, first, last, beside) if beside > 0.5 * height else None
    if min(end - x0, x1 - start) < NARROWEST:
        return None
    starts = [row.chunks[0].x0 for row in right]
    if not any(0 <= a - b <= ALIGNED for b, a in pairwise(sorted(starts))):
        return None  # the wide blanks of justified lines
    beside = _beside(left, right)
    score = beside * min(start - end, WIDEST * height) ** 0.5
    return _Cut(x, first, last, score) if beside >= SIDE_BY_SIDE * height else None


def _beside_gutter(rows: Sequence[_Row], x: float, *, left: bool) -> list[_Row]:
    return [part for row in rows if (part := row.side(x, left=left))]


def _beside(left: Sequence[_Row], right: Sequence[_Row]) -> float:
    """Give the height over which text of both sides stands beside one another, in points."""
    others = sorted(_extents(right))
    tops = [top for top, _ in others]
    reached = list(accumulate((bottom for _, bottom in others), max))
    total = 0.0
    for top, bottom in _extents(left):
        near = others[bisect_right(reached, top) : bisect_left(tops, bottom)]
        total += sum(max(0.0, min(bottom, low) - max(top, high)) for high, low in near)
    return total


def _extents(rows: Sequence[_Row]) -> list[tuple[float, float]]:
    """Give the limits of rows from top to bottom, each with the space to a row close below it."""
    ends = [
        below.top if 0 < below.top - above.bottom < above.height else above.bottom for above, below in pairwise(rows)
    ]
    return [(row.top, end) for row, end in zip(rows, [*ends, *(row.bottom for row in rows[-1:])], strict=True)]


def _bands(left: Sequence[_Row], right: Sequence[_Row], body: float) -> list[float]:
    """Give the heights at which two columns end and begin anew below, so that what is above is read first.

    That is where a heading in the left column has nothing beside it or begins a gap through both columns that is wider
    than the right column's usual ones; all headings of its size must agree, or it is but a heading in one column.
    """
    found: list[float] = []
    sizes = {round(row.height) for row in left if row.height >= LARGE * body}
    if not sizes:
        return found
    gaps = [max(0.0, below.top - above.bottom) for above, below in pairwise(right)]
    usual = float(np.quantile(gaps, 0.85)) if gaps else 0.0
    for size in sizes:
        if any(round(row.height) == size for row in right):
            continue
        heads = [
            (above, row) for above, row in pairwise(left) if round(row.height) == size and round(above.height) != size
        ]
        cuts = [_band_above(above, row, right, BAND_GAP * usual) for above, row in heads]
        if all(cut is not None for cut in cuts):
            found += [cut for cut in cuts if cut is not None]
    return sorted(found)


def _band_above(above: _Row, head: _Row, right: Sequence[_Row], least: float) -> float | None:
    for upper, lower in pairwise([None, *right]):
        assert lower is not None
        start = upper.bottom if upper else float("-inf")
        low, high = max(start, above.bottom), min(lower.top, head.top)
        if high - low > 0.5 and lower.top - start > least:
            return (low + high) / 2
    return None


def _limits(rows: Sequence[_Row]) -> tuple[float, float]:
    return min(row.chunks[0].x0 for row in rows), max(row.chunks[-1].x1 for row in rows)


def _side(rows: Sequence[_Row]) -> _Side:
    left, right = _limits(rows)
    full = sum(row.chunks[-1].x1 > right - 2 for row in rows)
    return _Side(left, right, full >= FEWEST and full > FLUSH * len(rows))


def _boxes(line: TextLine) -> np.ndarray:
    piece = line.passage.pieces[0]
    return piece.page.boxes[piece.start : piece.end]


def _letter_height(line: TextLine) -> float:
    boxes = _boxes(line)
    heights = (boxes[:, 3] - boxes[:, 1])[~np.isnan(boxes[:, 0])]
    return float(np.median(heights)) if len(heights) else line.height


def _is_turned(line: TextLine) -> bool:
    return len(line.text) > 2 and line.bbox[3] - line.bbox[1] > 2 * (line.bbox[2] - line.bbox[0])


def _turned_row(line: TextLine) -> _Row | None:
    if not _is_turned(line):
        return None
    chunk = _Chunk(0, len(line.text), line.bbox[0], line.bbox[2])
    return _Row(line, (chunk,), line.bbox[1], line.bbox[3], line.height)


def _chunks(line: TextLine) -> tuple[_Chunk, ...]:
    boxes, text = _boxes(line), line.text
    chunks: list[_Chunk] = []
    for number in np.flatnonzero(~np.isnan(boxes[:, 0])).tolist():
        x0, top, x1, bottom = boxes[number].tolist()
        last = chunks[-1] if chunks else None
        if last is None or _is_apart(last, text[last.start : last.end], (x0, bottom - top), text[number]):
            chunks.append(_Chunk(number, number + 1, x0, x1))
        else:
            chunks[-1] = _Chunk(last.start, number + 1, min(last.x0, x0), max(last.x1, x1))
    return tuple(chunks)


def _is_apart(last: _Chunk, before: str, place: tuple[float, float], letter: str) -> bool:
    """Tell whether a letter, at a place and of a height, may stand in another column than what is before it."""
    gap, height = place[0] - last.x1, place[1]
    if OPENS_ITEM.fullmatch(before):
        return gap > HANG * height
    return gap > (NEAR_BULLET if letter in OPENERS else WIDE) * height


def _row(line: TextLine, chunks: tuple[_Chunk, ...]) -> _Row | None:
    if not chunks:
        return None
    boxes = _boxes(line)[chunks[0].start : chunks[-1].end]
    boxes = boxes[~np.isnan(boxes[:, 0])]
    height = float(np.median(boxes[:, 3] - boxes[:, 1]))
    return _Row(line, chunks, float(boxes[:, 1].min()), float(boxes[:, 3].max()), height)


def _part(row: _Row, line: TextLine) -> TextLine:
    """Give a row as a line of its own."""
    piece = line.passage.pieces[0]
    start, end = row.chunks[0].start, row.chunks[-1].end
    bbox: BBox = (row.chunks[0].x0, row.top, row.chunks[-1].x1, row.bottom)
    part = Passage((Piece(piece.page, piece.start + start, piece.start + end, piece.place),))
    return TextLine(part, bbox, _is_bold(part.pieces[0]), row.height)


def _is_bold(piece: Piece) -> bool:
    """Tell whether a line is set in bold type, and not only its first words."""
    bold = piece.page.bold
    if bold is None:
        return False
    printed = np.flatnonzero(~np.isnan(piece.page.boxes[piece.start : piece.end, 0]))
    return bool(bold[piece.start + printed].sum() > ALL_BOLD * len(printed))
