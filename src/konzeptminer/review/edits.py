"""What a person changed in a workbook, cell by cell, and what of it could not be taken over."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from konzeptminer.records import Model


class Problem(Model):
    """Something in a workbook that was not taken over, or not as it stands there."""

    row: Annotated[int | None, Field(description="Number of the row in the sheet, from 1; None: the whole sheet.")]
    column: Annotated[str | None, Field(description="Head of the column.")]
    message: str

    def __str__(self) -> str:
        place = [f"row {self.row}"] if self.row else []
        place += [f"column “{self.column}”"] if self.column else []
        return f"{', '.join(place)}: {self.message}" if place else self.message


@dataclass(frozen=True)
class Edit:
    """What a person put into a cell, or said of it elsewhere in the row.

    Attributes:
        record: The record's id.
        row: Number of the row in the sheet.
        head: Head of the column.
        key: The column of a correction, or `review` or `note`.
        lines: The new text, line by line, without empty ones.
    """

    record: str
    row: int
    head: str
    key: str
    lines: tuple[str, ...]

    def problem(self, message: str) -> Problem:
        """Give a problem with this cell."""
        return Problem(row=self.row, column=self.head, message=message)
