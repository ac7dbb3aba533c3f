"""Finding the records and their columns in a workbook, whatever was moved in it."""

import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from konzeptminer.export.checking import LISTS, WRITTEN, Written
from konzeptminer.export.columns import DOCUMENT, ID
from konzeptminer.export.folding import fold
from konzeptminer.review.edits import Problem
from konzeptminer.review.error import ReviewError


@dataclass(frozen=True)
class Column:
    """A column that was written and is still there.

    Attributes:
        index: Its index in a row, from 0.
        head: Its head.
        key: The column of a correction, empty where it cannot be corrected.
        written: Its index among the columns written.
    """

    index: int
    head: str
    key: str
    written: int


@dataclass(frozen=True)
class Layout:
    """Where the columns of the sheet stand.

    Attributes:
        identity: Index in a row of the records' ids.
        document: That of the documents' names.
        columns: All columns that were written.
    """

    identity: int
    document: int
    columns: Sequence[Column]


def load_book(path: Path) -> Workbook:
    """Open a workbook that konzeptminer wrote.

    Raises:
        ReviewError: It cannot be read, or lacks the sheets by which changes are told.
    """
    try:
        book = load_workbook(path)
    except (OSError, zipfile.BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise ReviewError(f"{path}: cannot be read ({error}); give a workbook saved as .xlsx") from error
    if LISTS not in book.sheetnames or WRITTEN not in book.sheetnames:
        raise ReviewError(
            f"{path}: has no sheets {LISTS!r} and {WRITTEN!r}, by which changes are told; correct the file that "
            "`konzeptminer convert` wrote, not a copy of its rows"
        )
    return book


def records_sheet(book: Workbook, path: Path) -> Worksheet:
    """Find the sheet of records, by its head, for a sheet can be renamed.

    Raises:
        ReviewError: There is none, or cells of it are merged.
    """
    for sheet in book.worksheets:
        if sheet.title not in (LISTS, WRITTEN) and any(_head(cell) == ID for cell in sheet[1]):
            if sheet.merged_cells.ranges:
                ranges = ", ".join(str(found) for found in sheet.merged_cells.ranges)
                raise ReviewError(f"{path}: the cells {ranges} are merged, and texts lost by it; take the merging back")
            return sheet
    raise ReviewError(f"{path}: no sheet has the head {ID!r} in its first row; undo what was done to the first row")


def _head(cell: Cell | MergedCell) -> str:
    return fold(str(cell.value or "")).replace("\n", " ")


def find_columns(sheet: Worksheet, written: Written, path: Path) -> tuple[Layout, list[Problem]]:
    """Find the columns by their heads, and tell which are gone or new.

    Raises:
        ReviewError: A head was changed or is there twice.
    """
    heads = [_head(cell) for cell in sheet[1]]
    known = {fold(head).replace("\n", " "): (index, key) for index, (key, head) in enumerate(written.columns)}
    doubled = [head for head, count in Counter(head for head in heads if head in known).items() if count > 1]
    if doubled:
        raise ReviewError(f"{path}: row 1 has the head {doubled[0]!r} twice; delete the column that is not the first")
    missing = [head for head in known if head not in heads]
    others = [index for index, head in enumerate(heads) if head not in known and _holds_anything(sheet, index)]
    if missing and others:
        found = ", ".join(repr(heads[index]) for index in others)
        raise ReviewError(
            f"{path}: row 1 no longer has the heads {', '.join(map(repr, missing))}, but {found}; "
            "put back the heads as they were written"
        )
    problems = [
        Problem(row=1, column=head, message="the column is gone; nothing of it was compared") for head in missing
    ]
    problems += [
        Problem(row=1, column=heads[index], message="not one of konzeptminer's columns; not taken over")
        for index in others
    ]
    columns = [Column(index, head, known[head][1], known[head][0]) for index, head in enumerate(heads) if head in known]
    document = heads.index(DOCUMENT) if DOCUMENT in heads else heads.index(ID)
    return Layout(heads.index(ID), document, columns), problems


def _holds_anything(sheet: Worksheet, index: int) -> bool:
    return any(cell.value is not None for (cell,) in sheet.iter_rows(min_col=index + 1, max_col=index + 1))
