"""Merged cells of the first columns of a table without lines: with which rows they begin.

A blank cell there looks like the rest of the one above. A merged cell's text stands at its top or in its middle; in the
latter case the rows are dealt out so that each text is as close to the middle of its rows as can be.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from konzeptminer.layout.prose_rows import MERGING, Span
from konzeptminer.reading.page import Rule

SAME_LINE = 0.35
"""Distance, in heights of the type, within which texts begin on one line."""

FULL = 0.9
"""Share of the rows from which on a column with an entry has no merged cells."""

ENOUGH = 4
"""Texts of a column from which on they tell how it is aligned; else the other columns do."""

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


def row_rules(
    columns: Sequence[Sequence[Span]],
    places: tuple[Sequence[float], Sequence[float]],
    *,
    tolerance: float,
    size: float,
    headings: Collection[int] = (),
) -> list[Rule]:
    """Give the lines between the rows of a table: none where a cell goes on.

    Args:
        columns: The lines of each column.
        places: The places of the columns and those of the rows, outer sides included.
        tolerance: The space between two lines of one cell at most.
        size: Height of the type, in points.
        headings: The rows that are a heading across the columns.
    """
    cuts, ys = places
    merged = merged_columns(columns, ys, tolerance=tolerance, size=size)
    rules = []
    for row, y in enumerate(ys[1:-1], start=1):
        beside_heading = row in headings or row - 1 in headings
        for number, (left, right) in enumerate(pairwise(cuts)):
            is_open = number < len(merged) and row not in merged[number]
            crosses = any(span.top < y - 1 and y + 1 < span.bottom for span in columns[number])
            if beside_heading or not (is_open or crosses):
                rules.append(Rule(True, y, left, right))
    return rules


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
    entries = [_entries(column, tolerance) for column in columns]
    is_top = _is_top_aligned(entries, ys, size)
    for number, texts in enumerate(entries[: min(MERGING, len(columns) - 2)]):
        tops = _row_tops(entries[number + 1 :], ys)
        starts = _starts(texts, ys, tops, size=size, is_top=is_top) | above
        if len(starts) >= FULL * count:
            if not all(NUMBER.fullmatch(text.text.strip()) for text in texts):
                break
        else:
            above = starts
        found.append(starts)
    return found


def _row_tops(columns: Sequence[Sequence[Entry]], ys: Sequence[float]) -> list[float]:
    """Give for each row where the highest text that begins in it does."""
    tops = [text.top for texts in columns for text in texts]
    return [min((top for top in tops if y <= top < end), default=y) for y, end in pairwise(ys)]


def _entries(column: Sequence[Span], tolerance: float) -> list[Entry]:
    found: list[Entry] = []
    for span in column:
        last = found[-1] if found else None
        if last and span.top - last.bottom <= tolerance:
            found[-1] = Entry(last.top, max(span.bottom, last.bottom), f"{last.text} {span.text}")
        else:
            found.append(Entry(span.top, span.bottom, span.text))
    return found


def _is_top_aligned(columns: Sequence[Sequence[Entry]], ys: Sequence[float], size: float) -> bool:
    """Tell whether most texts of the columns without merged cells begin on the first line of their row."""
    inner = columns[min(MERGING, len(columns) - 2) :]
    tops = _row_tops(inner, ys)
    shared = total = 0
    for (y, end), top in zip(pairwise(ys), tops, strict=True):
        firsts = [next((text.top for text in texts if y <= text.top < end), None) for texts in inner]
        beside = [first for first in firsts if first is not None]
        if len(beside) > 1:
            total += len(beside) - 1
            shared += sum(abs(first - top) <= SAME_LINE * size for first in beside) - 1
    return shared * 2 >= total


def _starts(
    texts: Sequence[Entry], ys: Sequence[float], tops: Sequence[float], *, size: float, is_top: bool
) -> set[int]:
    rows = len(tops)
    row_of = [min(max(sum(y <= text.top + 0.3 * size for y in ys) - 1, 0), rows - 1) for text in texts]
    if len(set(row_of)) >= FULL * rows:
        return set(row_of)
    on_top = {row for row, text in zip(row_of, texts, strict=True) if abs(text.top - tops[row]) <= SAME_LINE * size}
    if (is_top and on_top) if len(texts) < ENOUGH else len(on_top) * 2 >= len(texts):
        return on_top
    crossing = any(text.top < y - 1 and y + 1 < text.bottom for text in texts for y in ys[1:-1])
    if len(texts) > rows or (len(texts) == rows and not crossing):
        return set(row_of)
    return _centred(texts, ys, size)


def _centred(texts: Sequence[Entry], ys: Sequence[float], size: float) -> set[int]:
    """Deal out the rows among texts that stand in the middle of theirs."""
    rows = len(ys) - 1
    # cost[end]: the least sum of distances with the texts so far in rows before `end`, and the rows they begin with.
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
