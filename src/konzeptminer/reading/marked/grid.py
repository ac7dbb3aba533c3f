"""Grid tables: cells framed by `+---+` and `|`, which may span rows and columns (pandoc, reStructuredText)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from konzeptminer.reading.marked.cells import Line, MarkedCell, MarkedTable, Range, tiled, trimmed

_FULL = re.compile(r"\s*\+(?:[-=:]{2,}\+)+\s*")
_STRETCH = re.compile(r"\+[-=:]{2,}(?=\+)")


@dataclass(frozen=True, slots=True)
class _Band:
    """A row of the finest grid: the numbers of its lines, and where each vertical line stands in each of them."""

    lines: range
    walls: list[bool]


def grid_table(lines: Sequence[Line], first: int) -> tuple[MarkedTable, int] | None:
    """Read the grid table that begins with a line.

    Args:
        lines: The lines of the page.
        first: The number of the line.

    Returns:
        The table and the number of the line behind it; None where none begins here.
    """
    if not _FULL.fullmatch(lines[first].text):
        return None
    end = first
    while end < len(lines) and lines[end].text.lstrip()[:1] in {"+", "|"}:
        end += 1
    while end > first and not _STRETCH.search(lines[end - 1].text):
        end -= 1
    own = lines[first:end]
    rules = [number for number, line in enumerate(own) if _STRETCH.search(line.text)]
    xs = sorted({place for number in rules for place in _ends(own[number].text)})
    if len(rules) < 2 or len(xs) < 2:
        return None
    # Two rules without a line between them are one.
    rules = [rule for rule, below in zip(rules, [*rules[1:], -1], strict=True) if below != rule + 1]
    bands = [_band(own, range(top + 1, bottom), xs) for top, bottom in pairwise(rules)]
    if not bands:
        return None
    cells = _cells(own, rules, bands, xs)
    head = next((n for n, rule in enumerate(rules) if n and "=" in own[rule].text), 0)
    table = MarkedTable(
        start=own[0].start,
        end=own[-1].end,
        rows=len(bands),
        columns=len(xs) - 1,
        head_rows=min(head, len(bands) - 1),
        cells=tiled(cells, len(bands), len(xs) - 1, own[-1].end),
    )
    return table, end


def _ends(text: str) -> set[int]:
    """Give the places of the corners of a rule."""
    return {place for found in _STRETCH.finditer(text) for place in (found.start(), found.end())}


def _walls(line: Line, xs: Sequence[int]) -> list[int | None]:
    """Give for each vertical line where it stands in a line of text, None where it is missing there."""
    pipes = [place for place, letter in enumerate(line.text) if letter == "|"]
    if len(pipes) == len(xs):  # all are there, even if wide letters moved them
        return list(pipes)
    return [x if line.text[x : x + 1] in {"|", "+"} else None for x in xs]


def _band(lines: Sequence[Line], numbers: range, xs: Sequence[int]) -> _Band:
    walls = [_walls(lines[number], xs) for number in numbers]
    return _Band(numbers, [all(places[column] is not None for places in walls) for column in range(len(xs))])


def _cells(lines: Sequence[Line], rules: Sequence[int], bands: Sequence[_Band], xs: Sequence[int]) -> list[MarkedCell]:
    columns = len(xs) - 1
    taken = [[False] * columns for _ in bands]
    found = []
    for row, band in enumerate(bands):
        for column in range(columns):
            if taken[row][column]:
                continue
            right = column + 1
            while right < columns and not band.walls[right] and not taken[row][right]:
                right += 1
            below = row + 1
            while below < len(bands) and _is_open(lines[rules[below]], xs[column : right + 1]):
                below += 1
            for y in range(row, below):
                taken[y][column:right] = [True] * (right - column)
            numbers = range(band.lines.start, bands[below - 1].lines.stop)
            ranges = _text(lines, numbers, xs, (column, right))
            found.append(MarkedCell(row, column, below - row, right - column, ranges))
    return found


def _is_open(rule: Line, xs: Sequence[int]) -> bool:
    """Tell whether a rule leaves the whole width between its first and last place free."""
    return _STRETCH.search(rule.text[xs[0] : xs[-1] + 1]) is None


def _text(lines: Sequence[Line], numbers: range, xs: Sequence[int], columns: tuple[int, int]) -> tuple[Range, ...]:
    """Give the ranges of a cell, one a line; a blank line between others parts paragraphs and keeps its blanks."""
    ranges: list[tuple[Range, bool]] = []
    for number in numbers:
        line = lines[number]
        left, right = (_walls(line, xs)[column] for column in columns)
        start = min((xs[columns[0]] if left is None else left) + 1, len(line.text))
        stop = min(xs[columns[1]] if right is None else right, len(line.text))
        low, high = trimmed(line.text, start, stop)
        blank = low == high
        if blank and _STRETCH.search(line.text):
            continue
        low, high = (start, stop) if blank else (low, high)
        ranges.append(((line.start + low, line.start + high), blank))
    while len(ranges) > 1 and ranges[-1][1]:
        ranges.pop()
    while len(ranges) > 1 and ranges[0][1]:
        ranges.pop(0)
    if not ranges or ranges[0][1]:
        place = lines[numbers.start].start
        return ((place, place),)
    return tuple(place for place, _ in ranges if place[0] < place[1])
