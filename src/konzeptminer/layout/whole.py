"""A table made whole over its pages, and its cells."""

from collections import Counter
from dataclasses import dataclass, field

from konzeptminer.layout.page import PageTable
from konzeptminer.text.passage import Passage, Piece


@dataclass(slots=True)
class WholeCell:
    """A cell of a joined table; its pieces may stand on several pages."""

    row: int
    column: int
    row_span: int
    column_span: int
    pieces: list[Piece]
    angle: int
    open_bottom: bool
    first_word: float
    left_over: float | None
    again: bool = False
    """It stands for several cells that print the same text, one below the other."""

    @property
    def passage(self) -> Passage:
        """The cell's text."""
        return Passage(tuple(self.pieces))

    @property
    def end_row(self) -> int:
        """The row behind the cell's last one."""
        return self.row + self.row_span

    @property
    def end_column(self) -> int:
        """The column behind the cell's last one."""
        return self.column + self.column_span


@dataclass(slots=True)
class WholeTable:
    """A table with all its parts. Rows are counted over the parts, repeated heads left out."""

    first: int
    parts: list[PageTable]
    xs: list[float]
    rows: int
    head_rows: int
    cells: list[WholeCell]
    tail: list[WholeCell]
    """The cells of the last part."""
    repeated: list[int] = field(default_factory=list)
    """Rows of head that each part repeats; 0 for the first."""
    filled: Counter[int] = field(default_factory=Counter)
    """How many cells of each column are filled in, and how many are blank."""
    blank: Counter[int] = field(default_factory=Counter)
    _by_row: list[list[WholeCell]] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """The number of columns."""
        return len(self.xs) - 1

    def row_cells(self, row: int) -> list[WholeCell]:
        """Give the cells that cover a row, from left to right; asked only when all parts are joined."""
        if not self._by_row:
            self._by_row = [[] for _ in range(self.rows)]
            for cell in sorted(self.cells, key=lambda cell: cell.column):
                for covered in range(cell.row, cell.end_row):
                    self._by_row[covered].append(cell)
        return self._by_row[row]

    def replace_cells(self, cells: list[WholeCell]) -> None:
        """Take other cells."""
        self.cells, self._by_row = cells, []

    def covering(self, start: int, end: int) -> list[WholeCell]:
        """Give the cells that cover any of the rows `start … end`, each once, row by row."""
        cells = {id(cell): cell for row in range(start, end) for cell in self.row_cells(row)}
        return list(cells.values())
