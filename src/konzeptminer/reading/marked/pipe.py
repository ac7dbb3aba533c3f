"""Pipe tables: `| a | b |` over `|---|---|`, one line a row (GitHub Flavored Markdown, section 4.10)."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from konzeptminer.reading.marked.cells import Line, MarkedCell, MarkedTable, Range, tiled, trimmed

_DELIMITER = re.compile(r"[\s>]*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_PIPE = re.compile(r"(?<!\\)(?:\\\\)*(\|)")
_FRAMED = re.compile(r"[\s>]*\|.*\S.*\|\s*")

LONGEST_LABEL = 60
"""A pipe table cannot do without a first row set apart; with a longer text in it, that is no head."""

LONGEST_ROW = 40
"""A row that a line feed in a cell broke ends within this many lines."""


def pipe_table(lines: Sequence[Line], first: int) -> tuple[MarkedTable, int] | None:
    """Read the pipe table that begins with a line.

    Args:
        lines: The lines of the page.
        first: The number of the line.

    Returns:
        The table and the number of the line behind it; None where none begins here.
    """
    if _PIPE.search(lines[first].text) is None or _is_delimiter(lines[first]):
        return None
    has_head = first + 1 < len(lines) and _is_delimiter(lines[first + 1])
    if not has_head and not _is_framed_pair(lines, first):
        return None
    rows, end = _rows(lines, first)
    if len(rows) > 1 and (not any(start < stop for start, stop in rows[0]) or _is_counted(lines[first], rows[0])):
        del rows[0]  # a head without text, or one that the exporter numbered
        has_head = False
    table = _table(rows, lines[first].start, lines[end - 1].end)
    labels = bool(rows) and all(stop - start <= LONGEST_LABEL for start, stop in rows[0])
    head = int(has_head and labels and len(rows) > 1)
    return MarkedTable(
        start=table.start,
        end=table.end,
        rows=table.rows,
        columns=table.columns,
        head_rows=head,
        cells=table.cells,
        faults=_faults(rows),
    ), end


def _is_delimiter(line: Line) -> bool:
    return "|" in line.text and "-" in line.text and _DELIMITER.fullmatch(line.text) is not None


def _is_framed_pair(lines: Sequence[Line], first: int) -> bool:
    """Tell whether two lines are framed by pipes and cut alike: a table that lost its head."""
    pair = lines[first : first + 2]
    counts = {len(_cut(line)) for line in pair if _FRAMED.fullmatch(line.text)}
    return len(pair) == 2 and all(_FRAMED.fullmatch(line.text) for line in pair) and len(counts) == 1 and counts != {1}


def _rows(lines: Sequence[Line], first: int) -> tuple[list[list[Range]], int]:
    """Give the ranges of each row's cells, and the number of the line behind the last."""
    rows: list[list[Range]] = []
    number = first
    while number < len(lines) and _PIPE.search(lines[number].text):
        if _is_delimiter(lines[number]):
            number += 1
            continue
        last = _end_of_row(lines, number)
        text = "\n".join(line.text for line in lines[number : last + 1])
        rows.append(_cut(Line(lines[number].start, text)))
        number = last + 1
    return rows, number


def _end_of_row(lines: Sequence[Line], number: int) -> int:
    """Give the last line of a row: a later one where a line feed in a cell broke a row that began with a pipe."""
    if not _begins(lines[number]) or _ends(lines[number]):
        return number
    for last in range(number + 1, min(number + LONGEST_ROW, len(lines))):
        if lines[last].is_blank or _begins(lines[last]):
            break
        if _ends(lines[last]):
            return last
    return number


def _begins(line: Line) -> bool:
    return line.text.lstrip(" \t>").startswith("|")


def _ends(line: Line) -> bool:
    found = list(_PIPE.finditer(line.text.rstrip()))
    return bool(found) and found[-1].end() == len(line.text.rstrip())


def _cut(line: Line) -> list[Range]:
    """Give the ranges of the cells of a row."""
    text = line.text
    places = [found.start(1) for found in _PIPE.finditer(text)]
    start = len(text) - len(text.lstrip(" \t>"))
    end = len(text.rstrip())
    bounds = [start - 1, *places, end]
    if places and places[0] == start:
        del bounds[0]
    if len(bounds) > 2 and places[-1] == end - 1:
        del bounds[-1]
    found = [trimmed(text, left + 1, right) for left, right in pairwise(bounds)]
    return [(line.start + left, line.start + right) for left, right in found]


def _is_counted(line: Line, row: Sequence[Range]) -> bool:
    """Tell whether the cells are 0, 1, 2 …: the names that pandas gives to columns without one."""
    texts = [line.text[start - line.start : end - line.start] for start, end in row]
    return texts == [str(number) for number in range(len(row))]


def _table(rows: Sequence[Sequence[Range]], start: int, end: int) -> MarkedTable:
    columns = max(len(row) for row in rows)
    cells = [MarkedCell(y, x, 1, 1, (place,)) for y, row in enumerate(rows) for x, place in enumerate(row)]
    return MarkedTable(start, end, len(rows), columns, 0, tiled(cells, len(rows), columns, end))


def _faults(rows: Sequence[Sequence[Range]]) -> tuple[str, ...]:
    """Name rows with more cells than the others: one of their pipes may be text."""
    usual = max(Counter(map(len, rows)).items(), key=lambda item: (item[1], item[0]))[0]
    odd = [number for number, row in enumerate(rows, start=1) if len(row) > usual]
    if not odd:
        return ()
    shown = ", ".join(map(str, odd[:5])) + (" …" if len(odd) > 5 else "")
    return (f"row {shown} has more than its {usual} cells",)
