"""The tables of a text page, and what the page prints once the marks in their cells are read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from konzeptminer.reading.marked.cells import Line, MarkedTable, Range, lines_of
from konzeptminer.reading.marked.dashed import dashed_table
from konzeptminer.reading.marked.grid import grid_table
from konzeptminer.reading.marked.html import html_extents, html_table
from konzeptminer.reading.marked.inline import BREAK, shown
from konzeptminer.reading.marked.pipe import pipe_table
from konzeptminer.text.bullets import CLASS

FULL = 0.75
"""Share of the longest line of a column that a line with its successor's first word must exceed to have been full."""

RUNNING = 0.15
"""Share of the lines behind forced breaks that begin in lower case from which the breaks end lines, not paragraphs."""

_ITEM = re.compile(rf"(?:{CLASS}|[*–-])\s|\d+[.)]\s|[a-z]\)")


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page of text with its tables in order; `reading` has a character for each of the text's own."""

    reading: str
    tables: tuple[MarkedTable, ...]


def read_marks(text: str) -> MarkedPage:
    """Find the tables of a page and read the marks in their cells.

    Args:
        text: The text of the page.

    Returns:
        Its tables, and the text with the marks in their cells hidden, one character for each of its own.
    """
    tables = sorted(_tables(text), key=lambda table: table.start)
    letters = list(text)
    for table in tables:
        _read(text, letters, table)
    return MarkedPage("".join(letters), tuple(tables))


def _tables(text: str) -> Iterator[MarkedTable]:
    free = list(text) if "<" in text else text
    for start, end, closed in html_extents(text):
        table = html_table(text, start, end, closed=closed)
        if table is not None:
            yield table
        free[start:end] = [letter if letter == "\n" else " " for letter in free[start:end]]  # type: ignore[index]
    yield from _drawn_tables(lines_of("".join(free)))


def _drawn_tables(lines: Sequence[Line]) -> Iterator[MarkedTable]:
    number = 0
    while number < len(lines):
        for reader in (grid_table, pipe_table, dashed_table):
            found = reader(lines, number)
            if found is not None:
                yield found[0]
                number = found[1]
                break
        else:
            number += 1


def _read(text: str, letters: list[str], table: MarkedTable) -> None:
    """Put what the cells of a table print in the place of their marks."""
    for cell in table.cells:
        printed = shown("\n".join(text[start:end] for start, end in cell.ranges), html=table.html)
        place = 0
        for start, end in cell.ranges:
            letters[start:end] = printed[place : place + end - start]
            place += end - start + 1
    columns: dict[int, list[list[Range]]] = {}
    for cell in table.cells:
        lines = _broken_lines(text, cell.ranges)
        if cell.column_span == 1 and cell.row >= table.head_rows:
            columns.setdefault(cell.column, []).append(lines)
    _part_paragraphs(letters, list(columns.values()))


def _broken_lines(text: str, ranges: Sequence[Range]) -> list[Range]:
    """Give the ranges between the forced breaks of a cell that stands in one piece."""
    if len(ranges) > 1:
        return []
    start, end = ranges[0]
    breaks = [found.span() for found in BREAK.finditer(text, start, end)]
    bounds = [start, *(place for pair in breaks for place in pair), end]
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def _part_paragraphs(letters: list[str], columns: Sequence[Sequence[Sequence[Range]]]) -> None:
    """Turn forced breaks into ends of paragraphs: all where none falls into a sentence, else those of short lines."""

    def printed(place: Range) -> str:
        return "".join(letters[slice(*place)]).strip()

    pairs = [
        (upper, lower)
        for cells in columns
        for lines in cells
        for upper, lower in pairwise(lines)
        if printed(upper) and printed(lower)
    ]
    starts = [printed(lower) for _, lower in pairs]
    running = [text for text in starts if text[0].islower() and not _ITEM.match(text)]
    ends_lines = len(running) > RUNNING * len(starts)
    for cells in columns:
        longest = max((end - start for lines in cells for start, end in lines), default=0)
        for lines in cells:
            for upper, lower in pairwise(lines):
                before, behind = printed(upper), printed(lower)
                if before and behind and (not ends_lines or _ended(before, behind, longest)):
                    letters[upper[1] + 1] = "\n"


def _ended(before: str, behind: str, longest: int) -> bool:
    """Tell whether a line ended early: the next one's first word would have had room."""
    return not behind[0].islower() and len(before) + 1 + len(behind.split(maxsplit=1)[0]) <= FULL * longest
