"""Tables set one right below the other: they share a line, but each has a head and columns of its own."""

import re
from collections.abc import Sequence

from konzeptminer.layout.grid import Grid


def fold(text: str) -> str:
    """Reduce a text to its letters and digits, for comparing what may be broken into lines differently."""
    return re.sub(r"[\W_]+", "", text).casefold()


def repeated_heads(grid: Grid, texts: Sequence[str]) -> list[int]:
    """Give the rows that print the first row of the grid again.

    Args:
        grid: The grid.
        texts: The text of each of its boxes.
    """
    rows: dict[int, list[str]] = {}
    for box, text in zip(grid.boxes, texts, strict=True):
        rows.setdefault(box.row, []).append(fold(text))
    spanned = {row for box in grid.boxes for row in range(box.row + 1, box.row + box.row_span)}
    head = rows[0]
    if sum(bool(text) for text in head) < 2:
        return []
    return [row for row in sorted(rows) if row and row not in spanned and rows[row] == head]
