"""Which cell a character belongs to: the one that holds its centre, but words and bullets are not torn apart."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from konzeptminer.layout.grid import Grid
from konzeptminer.reading.page import Glyphs, Ints
from konzeptminer.text.bullets import BULLETS

OUTSIDE = -1
"""The owner of a character that is in no table."""

HANGING = 8
"""Characters, bullet included, that may hang over a cell's left border."""

TIGHT = 0.05
"""Gap, in units of the type's size, up to which letters are of one word; texts of two cells stand further apart."""


def assign(glyphs: Glyphs, visible: Sequence[bool], grids: Sequence[Grid]) -> Ints:
    """Give each character the number of its cell, counted over all grids in order, or `OUTSIDE`."""
    owner = np.full(len(glyphs), OUTSIDE, dtype=np.int64)
    first = 0
    for grid in grids:
        _assign_by_centre(glyphs, grid, owner, first)
        first += len(grid.boxes)
    if first:
        order = [index for index in range(len(glyphs)) if visible[index]]
        _keep_words(glyphs, owner, order)
        _keep_bullets(glyphs, owner, order)
    return owner


def _assign_by_centre(glyphs: Glyphs, grid: Grid, owner: Ints, first: int) -> None:
    table = np.zeros((len(grid.ys) - 1, len(grid.xs) - 1), dtype=np.int64)
    for number, box in enumerate(grid.boxes):
        table[box.row : box.row + box.row_span, box.column : box.column + box.column_span] = first + number
    x = (glyphs.box[:, 0] + glyphs.box[:, 2]) / 2
    y = (glyphs.box[:, 1] + glyphs.box[:, 3]) / 2
    column = np.searchsorted(grid.xs, x, side="right") - 1
    row = np.searchsorted(grid.ys, y, side="right") - 1
    inside = (row >= 0) & (row < table.shape[0]) & (column >= 0) & (column < table.shape[1]) & (owner == OUTSIDE)
    owner[inside] = table[row[inside], column[inside]]


def _keep_words(glyphs: Glyphs, owner: Ints, order: list[int]) -> None:
    """Give a word that runs over a border, as text too wide for its cell does, to the cell that holds most of it."""
    owners = owner[order]
    for place in np.flatnonzero(owners[1:] != owners[:-1]).tolist():
        if not _touch(glyphs, order[place], order[place + 1]):
            continue
        word = _word(glyphs, order, place)
        holder, count = Counter(int(owner[index]) for index in word).most_common(1)[0]
        if holder != OUTSIDE and count * 2 >= len(word):
            owner[word] = holder


def _word(glyphs: Glyphs, order: list[int], place: int) -> list[int]:
    """Give the unbroken run of characters around a place in the content stream."""
    first = last = place
    while first and _touch(glyphs, order[first - 1], order[first]):
        first -= 1
    while last + 1 < len(order) and _touch(glyphs, order[last], order[last + 1]):
        last += 1
    return order[first : last + 1]


def _touch(glyphs: Glyphs, left: int, right: int) -> bool:
    return right - left == 1 and _gap(glyphs, left, right, least=-0.5, most=TIGHT)


def _gap(glyphs: Glyphs, left: int, right: int, *, least: float, most: float) -> bool:
    """Tell whether two characters stand side by side on one line, their gap within limits in units of their size."""
    if glyphs.angle[left] != glyphs.angle[right]:
        return False
    size = float(glyphs.size[left])
    a, b = glyphs.box[left], glyphs.box[right]
    match int(glyphs.angle[left]):
        case 0:
            gap, shift = b[0] - a[2], b[1] + b[3] - a[1] - a[3]
        case 90:
            gap, shift = a[1] - b[3], b[0] + b[2] - a[0] - a[2]
        case 180:
            gap, shift = a[0] - b[2], b[1] + b[3] - a[1] - a[3]
        case _:
            gap, shift = b[1] - a[3], b[0] + b[2] - a[0] - a[2]
    return bool(least * size <= gap <= most * size and abs(shift) / 2 <= 0.3 * size)


def _keep_bullets(glyphs: Glyphs, owner: Ints, order: list[int]) -> None:
    """Give a bullet that hangs over the left border of its item's cell, with what else hangs there, to that cell.

    LibreOffice sets items with a negative indent so: the bullet, at times a short word too, stands left of the cell.
    """
    for place, index in enumerate(order[:-1]):
        if glyphs.text[index] not in BULLETS:
            continue
        for following in range(place + 1, min(place + HANGING, len(order))):
            if not _gap(
                glyphs, order[following - 1], order[following], least=-1.0, most=0.6 if following > place + 1 else 2.0
            ):
                break
            if owner[order[following]] not in (owner[index], OUTSIDE):
                owner[order[place:following]] = owner[order[following]]
                break
