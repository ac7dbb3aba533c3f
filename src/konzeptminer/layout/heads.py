"""Which rows at the top of a table look like its head: bold, or shaded while the others are not."""

from collections.abc import Sequence

from konzeptminer.layout.grid import Grid
from konzeptminer.layout.lines import Line
from konzeptminer.records import BBox

DEEPEST = 3
"""A head has no more rows than this where most rows of the table would be its head."""


def head_rows(grid: Grid, lines: Sequence[Sequence[Line]], fills: Sequence[BBox]) -> int:
    """Give the number of rows at the top that look like a head, from type and shading alone.

    Args:
        grid: The table's grid.
        lines: The lines of each of its boxes.
        fills: The shaded areas of the page.
    """
    rows = len(grid.ys) - 1
    bold, shaded = [True] * rows, [True] * rows
    filled = [False] * rows
    for box, texts in zip(grid.boxes, lines, strict=True):
        shade = _is_shaded(box.bbox, fills)
        for row in range(box.row, box.row + box.row_span):
            shaded[row] &= shade
            if texts and box.column_span < len(grid.xs) - 1:
                bold[row] &= all(line.bold for line in texts)
                filled[row] = True
    bands = {box.row for box in grid.boxes if box.column_span == len(grid.xs) - 1 > 1}
    # A band below the head is a heading of the rows under it.
    bold = [bold[row] and filled[row] for row in range(rows)]
    shaded = [shaded[row] and (row not in bands or not row) for row in range(rows)]
    count = max(_leading(bold), _leading(shaded))
    if not count:
        return 0
    # A cell of the head that spans rows makes all of them part of the head.
    deepest = max(box.row + box.row_span for box in grid.boxes if box.row < count)
    return min(max(count, deepest if deepest <= count + 1 else count), rows - 1)


def _leading(marks: Sequence[bool]) -> int:
    """Count the marked rows at the top; none where most rows are marked, for then the mark tells nothing.

    A few rows at the top that alone are marked are a head, even if no more rows than these follow.
    """
    leading = next((i for i, mark in enumerate(marks) if not mark), 0)
    if sum(marks) * 2 > len(marks) > 2 and (sum(marks) > leading or leading > DEEPEST):
        return 0
    return leading


def _is_shaded(box: BBox, fills: Sequence[BBox]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    height = box[3] - box[1]
    return any(
        fill[0] <= x <= fill[2] and fill[1] <= y <= fill[3] and fill[3] - fill[1] >= 0.5 * height for fill in fills
    )
