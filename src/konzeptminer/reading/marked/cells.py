"""A table in a text: its cells and the characters that are theirs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

Range = tuple[int, int]
"""A range of characters of a page, the end excluded."""


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """A cell of a table in a text.

    `ranges` are its characters without the blanks around them: one range where the cell stands in one piece, one a
    line where other cells stand beside it. A cell without text has one empty range.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A table in a text; its cells tile it without gap or overlap and stand row by row.

    Attributes:
        start: Its first character on the page.
        end: The character behind its last one.
        rows: The number of rows.
        columns: The number of columns.
        head_rows: Rows at the top that are marked as its head.
        cells: The cells.
        html: The marks inside the cells are those of HTML alone.
        lost: Ranges inside the table with text that belongs to no cell.
        faults: What is wrong with its marks, each in a clause.
    """

    start: int
    end: int
    rows: int
    columns: int
    head_rows: int
    cells: tuple[MarkedCell, ...]
    html: bool = False
    lost: tuple[Range, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text and where it begins."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The character behind the line's last one."""
        return self.start + len(self.text)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in the line."""
        return not self.text.strip()


def lines_of(text: str, start: int = 0) -> list[Line]:
    """Give the lines of a text whose first character is the one at `start`."""
    found = []
    for line in text.split("\n"):
        found.append(Line(start, line))
        start += len(line) + 1
    return found


def trimmed(text: str, start: int, end: int) -> Range:
    """Give a range without the blanks around it; an empty one where nothing else is in it."""
    part = text[start:end]
    left = start + len(part) - len(part.lstrip())
    return (left, left + len(part.strip())) if part.strip() else (start, start)


def tiled(cells: Iterable[MarkedCell], rows: int, columns: int, end: int) -> tuple[MarkedCell, ...]:
    """Fill the places that no cell covers with cells without text, and put all in order.

    Args:
        cells: The cells, none over another.
        rows: The number of rows.
        columns: The number of columns.
        end: Where to place a cell that has no text and no cell to its left.
    """
    found = list(cells)
    covered: set[tuple[int, int]] = set()
    last = dict.fromkeys(range(rows), (-1, end))
    for cell in found:
        covered |= {
            (row, cell.column + i) for row in range(cell.row, cell.row + cell.row_span) for i in range(cell.column_span)
        }
        last[cell.row] = max(last[cell.row], (cell.column, cell.ranges[-1][1]))
    for row in range(rows):
        place = last[row][1]
        found += [
            MarkedCell(row, column, 1, 1, ((place, place),))
            for column in range(columns)
            if (row, column) not in covered
        ]
    return tuple(sorted(found, key=lambda cell: (cell.row, cell.column)))


def without_unused(cells: Sequence[MarkedCell]) -> tuple[list[MarkedCell], int]:
    """Drop columns in which no cell begins, and give the cells with the number of columns that are left."""
    used = sorted({cell.column for cell in cells})
    number = {column: index for index, column in enumerate(used)}
    shifted = []
    for cell in cells:
        inside = [column for column in used if cell.column <= column < cell.column + cell.column_span]
        shifted.append(replace(cell, column=number[cell.column], column_span=len(inside)))
    return shifted, len(used)
