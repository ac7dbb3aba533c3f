"""What the places of a row's text say of its borders: a gap right through the row, or through a cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from konzeptminer.text.passage import Passage

STRIP = 0.55
"""Least height of a gap through all columns of a row that may part two rows, in units of a line's height."""

GUTTER = 0.6
"""Least width of a gap through a cell's text that may part two columns, in units of a line's height."""

LONGEST_MARK = 3
"""Letters before a gap that are a bullet or a number, not a column."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line: its page, its upper and lower side, and the left and right sides of its letters."""

    page: int
    top: float
    bottom: float
    letters: list[tuple[float, float]]


def gap_through(columns: Sequence[Sequence[Passage]]) -> float:
    """Give the height of the highest gap that parts the text of two columns or more, in units of a line's height.

    Args:
        columns: For each column the passages of the row's own cells, merged ones left out.

    Returns:
        0 where at most one column has text both above and below any such gap.
    """
    lines = [[line for passage in passages for line in _lines(passage)] for passages in columns]
    every = sorted((line.page, line.top, line.bottom) for column in lines for line in column)
    if len(every) < 3:
        return 0.0
    height = float(np.median([bottom - top for _, top, bottom in every]))
    best = 0.0
    page, reach = every[0][0], every[0][2]
    for number, top, bottom in every:
        if number != page:
            page, reach = number, bottom
        elif top > reach and sum(_stands_around(column, page, (reach, top)) for column in lines) > 1:
            best = max(best, (top - reach) / height)
        reach = max(reach, bottom)
    return best


def _stands_around(lines: Sequence[_Line], page: int, gap: tuple[float, float]) -> bool:
    """Tell whether a column has text both above and below a gap."""
    here = [line for line in lines if line.page == page]
    return any(line.bottom <= gap[0] for line in here) and any(line.top >= gap[1] for line in here)


def holds_gutter(passage: Passage) -> bool:
    """Tell whether a gap runs through a cell's text from top to bottom, with words on both sides of it."""
    pages = {piece.page.page for piece in passage.pieces}
    lines = _lines(passage)
    return any(_has_gutter([line for line in lines if line.page == page]) for page in pages)


def _has_gutter(lines: Sequence[_Line]) -> bool:
    if len(lines) < 2:
        return False
    least = GUTTER * float(np.median([line.bottom - line.top for line in lines]))
    letters = sorted((x0, x1) for line in lines for x0, x1 in line.letters)
    reach = letters[0][1]
    for x0, x1 in letters:
        if x0 - reach >= least:
            left = [sum(letter[1] <= reach for letter in line.letters) for line in lines]
            both = [count for count, line in zip(left, lines, strict=True) if 0 < count < len(line.letters)]
            if len(both) > 1 and float(np.median(both)) > LONGEST_MARK:
                return True
        reach = max(reach, x1)
    return False


def row_gap(upper: Sequence[Passage], lower: Sequence[Passage]) -> float | None:
    """Give by how much the space between two rows is larger than that between their lines, in units of a line's height.

    Args:
        upper: The cells of a row.
        lower: The cells of the row below it on the same page.

    Returns:
        None where the rows stand on different pages or hold too little to tell.
    """
    above, below = ([line for passage in row for line in _lines(passage)] for row in (upper, lower))
    if not above or not below or above[-1].page != below[0].page:
        return None
    gaps = [
        after.top - before.bottom
        for passage in (*upper, *lower)
        for before, after in pairwise(_lines(passage))
        if before.page == after.page
    ]
    if not gaps:
        return None
    height = float(np.median([line.bottom - line.top for line in (*above, *below)]))
    between = min(line.top for line in below) - max(line.bottom for line in above)
    return (between - float(np.median(gaps))) / height


def _lines(passage: Passage) -> list[_Line]:
    found = []
    for piece in passage.pieces:
        start = piece.start
        for text in piece.text.split("\n"):
            boxes = piece.page.boxes[start : start + len(text)]
            boxes = boxes[~np.isnan(boxes[:, 0])]
            if len(boxes):
                letters = [(float(x0), float(x1)) for x0, x1 in boxes[:, [0, 2]]]
                found.append(_Line(piece.page.page, float(boxes[:, 1].min()), float(boxes[:, 3].max()), letters))
            start += len(text) + 1
    return found
