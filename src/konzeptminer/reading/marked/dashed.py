"""Tables whose columns are runs of dashes under the head: simple and multiline tables of pandoc."""

import re
from collections.abc import Sequence
from itertools import pairwise

from konzeptminer.reading.marked.cells import Line, MarkedCell, MarkedTable, Range, tiled, trimmed

_COLUMNS = re.compile(r" {0,3}-{2,}(?: +-{2,})+ *")
_SOLID = re.compile(r" {0,3}-{5,} *")

LONGEST = 20_000
"""A table ends within this many lines."""

DEEPEST_HEAD = 8
"""A head of several lines has no more than this."""


def dashed_table(lines: Sequence[Line], first: int) -> tuple[MarkedTable, int] | None:
    """Read the simple or multiline table that begins with a line.

    Args:
        lines: The lines of the page.
        first: The number of the line: a rule, or the head of a simple table.

    Returns:
        The table and the number of the line behind it; None where none begins here.
    """
    line = lines[first]
    if line.is_blank:
        return None
    if _COLUMNS.fullmatch(line.text):
        return _headless(lines, first)
    if _SOLID.fullmatch(line.text):
        return _multiline(lines, first)
    under = first + 1
    if under < len(lines) and _COLUMNS.fullmatch(lines[under].text):
        end = under + 1
        while end < len(lines) and not lines[end].is_blank:
            end += 1
        body = range(under + 1, end - bool(end > under + 1 and _is_rule(lines[end - 1])))
        return _table(lines, (first, end), under, [[first], *([number] for number in body)], head=1)
    return None


def _is_rule(line: Line) -> bool:
    return bool(_COLUMNS.fullmatch(line.text) or _SOLID.fullmatch(line.text))


def _closing(lines: Sequence[Line], start: int) -> int | None:
    """Give the number of the rule that closes a table: a blank line or the end follows it."""
    for number in range(start, min(start + LONGEST, len(lines))):
        if lines[number].text.startswith(("#", "|", "+-")):
            return None
        if _is_rule(lines[number]):
            return number if number + 1 == len(lines) or lines[number + 1].is_blank else None
    return None


def _headless(lines: Sequence[Line], first: int) -> tuple[MarkedTable, int] | None:
    end = _closing(lines, first + 1)
    if end is None or end == first + 1:
        return None
    numbers = range(first + 1, end)
    rows = _groups(lines, numbers) if any(lines[n].is_blank for n in numbers) else [[n] for n in numbers]
    return _table(lines, (first, end + 1), first, rows, head=0)


def _multiline(lines: Sequence[Line], first: int) -> tuple[MarkedTable, int] | None:
    under = next(
        (n for n in range(first + 2, min(first + 2 + DEEPEST_HEAD, len(lines))) if _COLUMNS.fullmatch(lines[n].text)),
        None,
    )
    if under is None or any(lines[n].is_blank for n in range(first + 1, under)):
        return None
    end = _closing(lines, under + 1)
    if end is None:
        return None
    rows = [list(range(first + 1, under)), *_groups(lines, range(under + 1, end))]
    return _table(lines, (first, end + 1), under, rows, head=1)


def _groups(lines: Sequence[Line], numbers: range) -> list[list[int]]:
    """Part lines into rows at the blank ones."""
    groups: list[list[int]] = [[]]
    for number in numbers:
        if lines[number].is_blank:
            groups.append([])
        else:
            groups[-1].append(number)
    return [group for group in groups if group]


def _table(
    lines: Sequence[Line], extent: tuple[int, int], under: int, rows: Sequence[Sequence[int]], *, head: int
) -> tuple[MarkedTable, int] | None:
    starts = [run.start() for run in re.finditer("-+", lines[under].text)]
    if len(rows) < 2 or not _keep_gaps(lines, rows, starts):
        return None
    first, end = extent
    bounds = [0, *starts[1:], None]
    cells = [
        MarkedCell(y, x, 1, 1, _text([lines[number] for number in row], left or 0, right))
        for y, row in enumerate(rows)
        for x, (left, right) in enumerate(pairwise(bounds))
    ]
    stop = lines[end - 1].end
    columns = len(starts)
    table = MarkedTable(
        start=lines[first].start,
        end=stop,
        rows=len(rows),
        columns=columns,
        head_rows=head,
        cells=tiled(cells, len(rows), columns, stop),
    )
    return table, end


def _keep_gaps(lines: Sequence[Line], rows: Sequence[Sequence[int]], starts: Sequence[int]) -> bool:
    """Tell whether the text leaves the gaps between the columns free, in nine lines of ten."""
    texts = [lines[number].text for row in rows for number in row]
    free = sum(all(not text[start - 1 : start].strip() for start in starts[1:]) for text in texts)
    return free >= 0.9 * len(texts)


def _text(lines: Sequence[Line], left: int, right: int | None) -> tuple[Range, ...]:
    ranges = []
    for line in lines:
        start, end = trimmed(line.text, min(left, len(line.text)), len(line.text) if right is None else right)
        ranges.append((line.start + start, line.start + end))
    return tuple(place for place in ranges if place[0] < place[1]) or (ranges[0],)
