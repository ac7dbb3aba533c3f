"""Tables as they stand on a page: a grid of cells that may span rows and columns."""

from typing import Annotated

from pydantic import Field

from konzeptminer.records.base import Model
from konzeptminer.records.span import BBox, SourceSpan


class Cell(Model):
    """One cell of a table on one page. Rows and columns are counted from 0."""

    row: Annotated[int, Field(ge=0)]
    column: Annotated[int, Field(ge=0)]
    row_span: Annotated[int, Field(ge=1)] = 1
    column_span: Annotated[int, Field(ge=1)] = 1
    bbox: Annotated[BBox | None, Field(description="The cell's box, not its text's; null in a text file.")]
    text: Annotated[str, Field(description="The cleaned text; paragraphs and list items end in a line feed.")]
    header: Annotated[bool, Field(description="The cell belongs to the table's head.")] = False
    rotation: Annotated[int, Field(description="Degrees the text is turned counter-clockwise: 0, 90, 180, 270.")] = 0
    span: Annotated[SourceSpan, Field(description="The raw text and where it stands.")]
    further: Annotated[
        tuple[SourceSpan, ...], Field(description="Its further lines in a text file where other cells stand beside it.")
    ] = ()


class Table(Model):
    """A table on one page; a table that runs over pages is one `Table` a page, tied together by `continues`."""

    index: Annotated[int, Field(ge=0, description="Running number in the document, from 0.")]
    page: Annotated[int, Field(ge=1)]
    bbox: Annotated[BBox | None, Field(description="The table's box; null in a text file.")]
    rows: Annotated[int, Field(ge=1)]
    columns: Annotated[int, Field(ge=1)]
    cells: tuple[Cell, ...]
    continues: Annotated[int | None, Field(description="Index of the table that this one continues.")] = None
    characters: Annotated[int, Field(ge=0, description="Visible characters inside the frame.")] = 0
    lost: Annotated[int, Field(ge=0, description="Those of them that belong to no cell.")] = 0

    def grid(self) -> list[list[str]]:
        """Give the texts as a list of rows; a cell that spans several places is repeated in each."""
        rows = [[""] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    rows[row][column] = cell.text
        return rows
