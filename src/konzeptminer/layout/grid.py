"""From a frame of drawn lines to a grid of cells that may span rows and columns.

The places of all lines give the finest grid; boxes of it with no line between them are one cell. Unlike a search for
closed corners (pdfplumber, after Nurminen 2013), this keeps a cell that was left open at a page break or at a missing
outer border: the frame's own limits close it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from konzeptminer.layout.rules import SAME, TOLERANCE, Frame
from konzeptminer.reading.page import Floats, Rule
from konzeptminer.records import BBox

WALL = 0.6
"""Share of a box's side that must be drawn for the side to part two cells."""

SLIVER = 6.0
"""Points below which a row or column holds no text: the smallest print is 5 points high."""

Walls = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of the grid: its place, its extent, and whether its lower side is not drawn."""

    row: int
    column: int
    row_span: int
    column_span: int
    bbox: BBox
    open_bottom: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells that tile a frame without gap or overlap.

    Attributes:
        xs: The places of the columns.
        ys: The places of the rows.
        boxes: The cells.
        inferred: The columns are not drawn, but told by the alignment of the text.
        ragged: Nor is the right side drawn: the text ends there.
        guessed: Nor do lines or white tell the rows, only the columns that begin anew.
    """

    xs: list[float]
    ys: list[float]
    boxes: list[Box]
    inferred: bool = False
    ragged: bool = False
    guessed: bool = False

    @property
    def bbox(self) -> BBox:
        """The frame's box."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def build_grid(frame: Frame) -> Grid | None:
    """Give the grid of a frame, None where it has fewer than two cells."""
    x0, top, x1, bottom = frame.bbox
    xs = _places([rule.position for rule in frame.vertical], (x0, x1))
    ys = _places([rule.position for rule in frame.horizontal], (top, bottom))
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5:
        return None
    across = _walls(frame.horizontal, ys, xs)  # shape (len(ys), columns)
    along = _walls(frame.vertical, xs, ys)  # shape (len(xs), rows)
    boxes = [
        Box(
            row=row,
            column=column,
            row_span=row_span,
            column_span=column_span,
            bbox=(xs[column], ys[row], xs[column + column_span], ys[row + row_span]),
            open_bottom=not across[row + row_span, column : column + column_span].any(),
        )
        for row, column, row_span, column_span in _cells(across, along)
    ]
    return Grid(xs, ys, boxes) if len(boxes) > 1 else None


def _places(values: Sequence[float], limits: tuple[float, float]) -> list[float]:
    """Give the places of lines in order, with the frame's limits where no line is near: a border is missing there.

    The limits are those of the crossing lines, which reach over the outer ones by half their thickness.
    """
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > SAME:
            places.append(value)
    low, high = limits
    if places[0] - low > TOLERANCE:
        places.insert(0, low)
    if high - places[-1] > TOLERANCE:
        places.append(high)
    return places


def _walls(rules: Sequence[Rule], places: list[float], cuts: list[float]) -> Walls:
    """Tell for each place and each interval between two cuts whether a line is drawn there."""
    drawn: Floats = np.zeros((len(places), len(cuts) - 1))
    at = np.array(places)
    low, high = np.array(cuts[:-1]), np.array(cuts[1:])
    for rule in rules:
        index = int(np.abs(at - rule.position).argmin())
        drawn[index] += np.clip(np.minimum(high, rule.end) - np.maximum(low, rule.start), 0, None)
    return np.asarray(drawn >= WALL * (high - low))


def _cells(across: Walls, along: Walls) -> list[tuple[int, int, int, int]]:
    """Give `(row, column, row span, column span)` of the cells: boxes with no wall between them, as rectangles."""
    rows, columns = along.shape[1], across.shape[1]
    taken = np.zeros((rows, columns), dtype=bool)
    cells = []
    for row in range(rows):
        for column in range(columns):
            if taken[row, column]:
                continue
            right = column + 1
            while right < columns and not along[right, row] and not taken[row, right]:
                right += 1
            below = row + 1
            while below < rows and _goes_on(across, along, taken, below, (column, right)):
                below += 1
            taken[row:below, column:right] = True
            cells.append((row, column, below - row, right - column))
    return cells


def _goes_on(across: Walls, along: Walls, taken: Walls, row: int, extent: tuple[int, int]) -> bool:
    """Tell whether a cell over the columns `extent` goes on in this row: no wall above, within or missing beside it."""
    left, right = extent
    if across[row, left:right].any() or taken[row, left:right].any() or along[left + 1 : right, row].any():
        return False
    # The cell's sides must go on too, else the row below is wider and a cell of its own.
    closed_left = left == 0 or along[left, row]
    closed_right = right == along.shape[0] - 1 or along[right, row]
    return bool(closed_left and closed_right)


def split_rows(grid: Grid, cuts: Sequence[int]) -> list[Grid]:
    """Cut a grid above the given rows into grids of their own, each with only the columns it uses."""
    bounds = [0, *cuts, len(grid.ys) - 1]
    return [_rows(grid, start, end) for start, end in pairwise(bounds)]


def _rows(grid: Grid, start: int, end: int) -> Grid:
    boxes = [box for box in grid.boxes if start <= box.row < end]
    used = sorted({place for box in boxes for place in (box.column, box.column + box.column_span)})
    new = {column: number for number, column in enumerate(used)}
    return replace(
        grid,
        xs=[grid.xs[column] for column in used],
        ys=grid.ys[start : end + 1],
        boxes=[
            replace(
                box,
                row=box.row - start,
                column=new[box.column],
                column_span=new[box.column + box.column_span] - new[box.column],
            )
            for box in boxes
        ],
    )


def without_slivers(grid: Grid, filled: Sequence[bool]) -> tuple[Grid, list[int]]:
    """Drop rows and columns too narrow to hold text, such as the space between the lines of a thick border.

    Args:
        grid: The grid.
        filled: For each of its boxes, whether it holds text.

    Returns:
        The grid without them, and the numbers of the boxes that are left.
    """
    rows = _kept(grid, filled, [(box.row, box.row_span) for box in grid.boxes], grid.ys)
    columns = _kept(grid, filled, [(box.column, box.column_span) for box in grid.boxes], grid.xs)
    if len(rows) == len(grid.ys) - 1 and len(columns) == len(grid.xs) - 1:
        return grid, list(range(len(grid.boxes)))
    boxes, numbers = [], []
    for number, box in enumerate(grid.boxes):
        own_rows = [new for new, old in enumerate(rows) if box.row <= old < box.row + box.row_span]
        own_columns = [new for new, old in enumerate(columns) if box.column <= old < box.column + box.column_span]
        if own_rows and own_columns:
            numbers.append(number)
            boxes.append(
                replace(
                    box,
                    row=own_rows[0],
                    column=own_columns[0],
                    row_span=len(own_rows),
                    column_span=len(own_columns),
                )
            )
    xs = [*(grid.xs[column] for column in columns), grid.xs[columns[-1] + 1]]
    ys = [*(grid.ys[row] for row in rows), grid.ys[rows[-1] + 1]]
    return replace(grid, xs=xs, ys=ys, boxes=boxes), numbers


def _kept(grid: Grid, filled: Sequence[bool], extents: Sequence[tuple[int, int]], places: Sequence[float]) -> list[int]:
    """Give the rows or columns that are wide enough, or hold text of their own."""
    holding = {start for (start, span), text in zip(extents, filled, strict=True) if text and span == 1}
    kept = [n for n, (a, b) in enumerate(pairwise(places)) if b - a >= SLIVER or n in holding]
    return kept or list(range(len(places) - 1))


def contains(outer: BBox, inner: BBox) -> bool:
    """Tell whether one box lies in another, within the tolerance."""
    return (
        inner[0] >= outer[0] - TOLERANCE
        and inner[1] >= outer[1] - TOLERANCE
        and inner[2] <= outer[2] + TOLERANCE
        and inner[3] <= outer[3] + TOLERANCE
    )


def outermost(grids: Sequence[Grid]) -> list[Grid]:
    """Drop grids nested in a cell of another, and page borders that merely hold richer tables."""
    kept: list[Grid] = []
    for grid in sorted(grids, key=lambda grid: _area(grid.bbox)):
        nested = [other for other in kept if any(contains(box.bbox, other.bbox) for box in grid.boxes)]
        if nested and len(grid.boxes) <= max(3, *(len(other.boxes) for other in nested)):
            continue
        kept = [other for other in kept if not any(other is inner for inner in nested)]
        kept.append(grid)
    return sorted(kept, key=lambda grid: (grid.bbox[1], grid.bbox[0]))


def _area(box: BBox) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
