"""Merged cells of the first columns of a table without lines: with which rows they begin.

A blank cell there looks like the rest of the one above. A merged cell's text stands at its top or in its middle; in the
latter case the rows are dealt out so that each text is as close to the middle of its rows as can be.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from konzeptminer.layout.prose_rows import MERGING, Span

SAME_LINE = 0.35
"""Distance, in heights of the type, within which texts begin on one line."""

FULL = 0.9
"""Share of the rows from which on a column with an entry has no merged cells."""

NUMBER = re.compile(r"[A-Z]{0,3}[\s.-]?\d+(?:[.-]\d+)*[a-z.)]?")


@dataclass(frozen=True, slots=True)
class Entry:
    """Lines of a column that stand close below one another."""

    top: float
    bottom: float
    text: str

    @property
    def middle(self) -> float:
        """The middle of its height."""
        return (self.top + self.bottom) / 2


def merged_columns(
    columns: Sequence[Sequence[Span]], ys: Sequence[float], *, tolerance: float, size: float
) -> list[set[int]]:
    """Tell for each of the first columns with which rows its cells begin; a column with an entry a row ends the list.

    Args:
        columns: The lines of each column.
        ys: The limits of all rows.
        tolerance: The space between two lines of one cell at most.
        size: Height of the type, in points.
    """
    found: list[set[int]] = []
    above: set[int] = set()
    count = len(ys) - 1
    for number, column in enumerate(columns[: min(MERGING, len(columns) - 2)]):
        texts = _entries(column, tolerance)
        starts = _starts(texts, ys, _row_tops(columns[number + 1 :], ys), size) | above
        if len(starts) >= FULL * count:
            if not all(NUMBER.fullmatch(text.text.strip()) for text in texts):
                break
        else:
            above = starts
        found.append(starts)
    return found


def _row_tops(columns: Sequence[Sequence[Span]], ys: Sequence[float]) -> list[float]:
    spans = [span for column in columns for span in column]
    return [
        min((span.top for span in spans if y <= (span.top + span.bottom) / 2 < end), default=y) for y, end in pairwise(ys)
    ]


def _entries(column: Sequence[Span], tolerance: float) -> list[Entry]:
    found: list[Entry] = []
    for span in column:
        last = found[-1] if found else None
        if last and span.top - last.bottom <= tolerance:
            found[-1] = Entry(last.top, max(span.bottom, last.bottom), f"{last.text} {span.text}")
        else:
            found.append(Entry(span.top, span.bottom, span.text))
    return found


def _starts(texts: Sequence[Entry], ys: Sequence[float], tops: Sequence[float], size: float) -> set[int]:
    row_of = [max(sum(y <= text.top + 0.3 * size for y in ys) - 1, 0) for text in texts]
    row_of = [min(row, len(tops) - 1) for row in row_of]
    on_top = [abs(text.top - tops[row]) <= SAME_LINE * size for text, row in zip(texts, row_of, strict=True)]
    if sum(on_top) >= 0.7 * len(texts):
        return {row for row, is_first in zip(row_of, on_top, strict=True) if is_first}
    rows = len(tops)
    crossing = any(text.top < y - 1 and y + 1 < text.bottom for text in texts for y in ys[1:-1])
    if len(texts) > rows or (len(texts) == rows and not crossing):
        return set(row_of)
    return _centred(texts, ys, size)


def _centred(texts: Sequence[Entry], ys: Sequence[float], size: float) -> set[int]:
    """Deal out the rows among texts that stand in the middle of theirs."""
    rows = len(ys) - 1
    # cost[end]: the least sum of distances with the texts so far in rows before `end`, and where each text's rows begin.
    # The first rows may belong to a cell whose text stands on the page before.
    cost: dict[int, tuple[float, tuple[int, ...]]] = {start: (size * (start > 0), ()) for start in range(rows)}
    for number, text in enumerate(texts):
        left = len(texts) - number - 1
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (spent, starts) in cost.items():
            for end in range(start + 1, rows - left + 1):
                off = abs((ys[start] + ys[end]) / 2 - text.middle)
                total = spent + off
                if end not in following or total < following[end][0]:
                    following[end] = (total, (*starts, start))
        cost = following
    return set(cost[rows][1]) if rows in cost else set()
