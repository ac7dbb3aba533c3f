"""From the printed head of a table to what each of its columns holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from konzeptminer.layout.stacked import fold
from konzeptminer.layout.whole import WholeCell, WholeTable
from konzeptminer.rows.roles import LONGEST_HEAD, HeadMatch, Role, match_head, split_markers
from konzeptminer.text.hyphen import HyphenJoiner

SURE = 0.75
"""From this score on a match counts when a row is told to be a head."""

PLAIN = 0.95
"""From this score on a text is nothing but the name of a role."""

SEARCHED = 6
"""A head begins within this many rows of the table's top; above it stand titles."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: where it lies and what it holds.

    Attributes:
        start: Its first grid column.
        end: The grid column behind its last one.
        label: The printed head.
        parts: Letters of a marked head (`a)`, `b)`) and their roles; one part with the letter None for a plain head.
        score: How sure the role is.
    """

    start: int
    end: int
    label: str
    parts: tuple[tuple[str | None, Role], ...]
    score: float

    @property
    def role(self) -> Role:
        """The first role."""
        return self.parts[0][1]


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of a table that stand under one head.

    Attributes:
        head: The first row of the head; the same as `start` where there is none.
        start: The first row under the head.
        end: The row behind the last.
        columns: What the columns hold.
    """

    head: int
    start: int
    end: int
    columns: tuple[Column, ...]

    def of(self, role: Role) -> list[Column]:
        """Give the columns that hold a role, in a plain head or as part of a marked one."""
        return [column for column in self.columns if any(part == role for _, part in column.parts)]


def find_sections(table: WholeTable, joiner: HyphenJoiner) -> list[Section]:
    """Find the heads of a table and the rows under each; an empty list where no row reads like a head."""
    heads = _head_blocks(table, joiner)
    ends = [start for start, _ in heads[1:]] + [table.rows] if heads else []
    return [
        Section(start, below, end, _columns(table, (start, below), joiner))
        for (start, below), end in zip(heads, ends, strict=True)
        if below < end
    ]


def _head_blocks(table: WholeTable, joiner: HyphenJoiner) -> list[tuple[int, int]]:
    blocks: list[tuple[int, int]] = []
    row = 0
    while row < table.rows:
        if blocks:
            found = _repeats(table, row, blocks[0]) or _is_plain_head(table, row, joiner)
        else:
            found = row < max(SEARCHED, table.head_rows) and _is_head(table, row, joiner)
        if found:
            below = _end_of_head(table, row, joiner)
            blocks.append((row, below))
            row = below
        else:
            row += 1
    return blocks


def _repeats(table: WholeTable, row: int, head: tuple[int, int]) -> bool:
    """Tell whether a row prints the labels of the first head again, most of them at least."""
    labels = {fold(cell.passage.raw) for cell in table.covering(*head)}
    texts = [fold(cell.passage.raw) for cell in table.row_cells(row) if cell.row == row and not cell.passage.is_blank]
    return len(texts) > 1 and sum(text in labels for text in texts) * 3 >= len(texts) * 2


def _is_head(table: WholeTable, row: int, joiner: HyphenJoiner) -> bool:
    """Tell whether a row reads like a head: two of its cells at least, and a third of them, surely name a role."""
    texts = _labels(table, row, joiner)
    if any(len(text) > LONGEST_HEAD for text in texts):
        return False
    sure = sum(_is_sure(text) for text in texts)
    return sure >= 2 and sure * 3 >= len(texts)


def _is_plain_head(table: WholeTable, row: int, joiner: HyphenJoiner) -> bool:
    """Tell whether a row is a further head with columns of its own: nothing but plain names of three roles or more."""
    found = [matched_parts(text) for text in _labels(table, row, joiner)]
    plain = [parts[0][1].role for parts in found if parts and parts[0][1].score >= PLAIN]
    return len(plain) == len(found) and len(set(plain) - {Role.OTHER}) > 2


def _labels(table: WholeTable, row: int, joiner: HyphenJoiner) -> list[str]:
    cells = [cell for cell in table.row_cells(row) if cell.row == row and not cell.passage.is_blank]
    return [cell.passage.clean(joiner).text for cell in cells]


def _is_sure(text: str) -> bool:
    return any(match.score >= SURE for _, match in matched_parts(text))


def names_column(label: str) -> float:
    """Tell how sure it is, from 0 to 1, that a text is a label which names what a column holds."""
    return max((match.score for _, match in matched_parts(label)), default=0.0) if len(label) <= LONGEST_HEAD else 0.0


def _goes_on(table: WholeTable, row: int, joiner: HyphenJoiner) -> bool:
    """Tell whether a row is a further one of the head above it: labels, or the numbers of the columns."""
    texts = _labels(table, row, joiner)
    if any(is_band(table, cell) for cell in table.row_cells(row)) or len(texts) < 2:
        return False
    if [text.strip("().") for text in texts] == [str(number) for number in range(1, len(texts) + 1)]:
        return True
    # Below `Akteure` stand `federführend` and `beteiligt`; `Ziel 1: Nähe` is a goal, not the head of one.
    return all(len(text.split()) <= 2 and not re.search(r"[\d:]", text) and _is_sure(text) for text in texts)


def matched_parts(text: str) -> list[tuple[str | None, HeadMatch]]:
    """Give the roles that a head names, with the letters that mark them."""
    return [(letter, match) for letter, part in split_markers(text) if (match := match_head(part)) is not None]


def _end_of_head(table: WholeTable, row: int, joiner: HyphenJoiner) -> int:
    """Give the row behind a head: cells that span rows, and rows below that the layout or their words show as head."""
    below = max(cell.end_row for cell in table.row_cells(row) if cell.row == row and not cell.passage.is_blank)
    if below > row + 3:  # a cell spanning that many rows is no head, it stands beside one
        below = row + 1
    while below < table.rows - 1 and (
        _goes_on(table, below, joiner)
        or (below < min(table.head_rows, row + 4) and not any(is_band(table, cell) for cell in table.row_cells(below)))
    ):
        below += 1
    return below


def is_band(table: WholeTable, cell: WholeCell) -> bool:
    """Tell whether a cell runs over all columns, or all but one of many: a heading between rows."""
    return table.columns > 2 and cell.column_span >= table.columns - (table.columns > 3)


def _columns(table: WholeTable, head: tuple[int, int], joiner: HyphenJoiner) -> tuple[Column, ...]:
    start, below = head
    cells = [cell for cell in table.covering(start, below) if cell.row >= start]
    bounds = sorted({place for cell in cells for place in (cell.column, cell.end_column)})
    columns = []
    for left, right in pairwise(bounds):
        over = sorted((c for c in cells if c.column <= left and right <= c.end_column), key=lambda cell: cell.row)
        columns.append(_column(left, right, [cell.passage.clean(joiner).text for cell in over]))
    return _settle(_name_stub(table, below, columns))


def _name_stub(table: WholeTable, start: int, columns: list[Column]) -> list[Column]:
    """Take a leftmost column without a head, whose cells are turned or merged, for that of the Handlungsfeld."""
    stub = columns[0]
    if stub.label or any(column.role is Role.HANDLUNGSFELD for column in columns):
        return columns
    cells = [cell for cell in cells_in(table, stub, (start, table.rows)) if not cell.passage.is_blank]
    if any(cell.angle or cell.row_span > 1 for cell in cells):
        return [replace(stub, parts=((None, Role.HANDLUNGSFELD),), score=0.7), *columns[1:]]
    return columns


def _column(left: int, right: int, texts: Sequence[str]) -> Column:
    """Make a column of the texts over it, from the top down.

    Marked parts (`a)` over `b)`) count together; else the lowest text that names a role does, and the ones above it
    (`Akteure` over `federführend`) only where it names none.
    """
    texts = [text.replace("\n", " ") for text in texts if text]
    label = " ".join(texts)
    for text in (label, *reversed(texts)):
        parts = matched_parts(text)
        is_marked = any(letter for letter, _ in parts)
        if parts and (is_marked or text is not label or len(texts) == 1):
            return Column(left, right, label, _roles(parts), min(match.score for _, match in parts))
    return Column(left, right, label, ((None, Role.OTHER),), 0.0)


def _roles(parts: Sequence[tuple[str | None, HeadMatch]]) -> tuple[tuple[str | None, Role], ...]:
    lettered = [part for part in parts if part[0]]
    return tuple((letter, match.role) for letter, match in lettered or parts[:1])


def _settle(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Let each role be held once where it must be, by the column that names it most surely."""
    settled = list(columns)
    sure = [c for c in settled if c.role is Role.RESPONSIBLE and not is_shared(c)]
    if sure:
        settled = [_as(c, Role.PARTNERS) if c.role is Role.RESPONSIBLE and is_shared(c) else c for c in settled]
    for role in (Role.HANDLUNGSFELD, Role.GOAL, Role.MEASURE):
        holders = [c for c in settled if c.role is role]
        if len(holders) > 1:
            best = max(holders, key=lambda c: c.score)
            settled = [_as(c, Role.OTHER) if c in holders and c is not best else c for c in settled]
    if not any(c.role is Role.MEASURE for c in settled):
        # "Beschreibung" beside goals and actors, without a measure's own column, is the measure.
        settled = [_as(c, Role.MEASURE) if c.role is Role.DESCRIPTION else c for c in settled]
    return tuple(settled)


def is_shared(column: Column) -> bool:
    """Tell whether a column's head names the responsible only where no other does (`Träger`, `Akteure`)."""
    return any(match.shared for _, match in matched_parts(column.label))


def _as(column: Column, role: Role) -> Column:
    return replace(column, parts=((None, role),))


def cells_in(table: WholeTable, column: Column, rows: tuple[int, int]) -> list[WholeCell]:
    """Give the cells of a column that cover any of the rows, top down; a cell belongs where most of it lies."""
    return sorted(
        (
            cell
            for cell in table.covering(*rows)
            if _overlap(cell, column) * 2 > min(cell.column_span, column.end - column.start)
        ),
        key=lambda cell: (cell.row, cell.column),
    )


def _overlap(cell: WholeCell, column: Column) -> int:
    return min(cell.end_column, column.end) - max(cell.column, column.start)
