"""Reading what people changed in a workbook of records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl.cell import Cell, MergedCell

from konzeptminer.export.checking import LISTS, WRITTEN, Lists, read_lists, read_written
from konzeptminer.export.columns import ID, INSTEAD, WHICH
from konzeptminer.export.folding import fold
from konzeptminer.review.cells import cell_lines, is_untouched
from konzeptminer.review.edits import Edit, Problem
from konzeptminer.review.error import ReviewError
from konzeptminer.review.sheet import Layout, find_columns, load_book, records_sheet

_Cell = Cell | MergedCell

_SHORTENED = "… [gekürzt; alle"


@dataclass(frozen=True)
class Reviewed:
    """A workbook of records that a person has looked at.

    Attributes:
        path: Its file.
        author: Who saved it last, as the spreadsheet program says; None where it does not.
        rows: Number of the row of each record that is in it, and the name of the record's document, by the record's id.
        edits: What was changed.
        codes: Each code that was offered, by what it was shown as.
        problems: What cannot be taken over.
    """

    path: Path
    author: str | None
    rows: Mapping[str, tuple[int, str]]
    edits: tuple[Edit, ...]
    codes: Mapping[str, str]
    problems: tuple[Problem, ...]


def read_review(path: str | Path) -> Reviewed:
    """Read what a person changed in a workbook that konzeptminer wrote.

    A cell counts as changed where its text is another than the one written; how a spreadsheet program ends lines, sets
    blanks or stores numbers does not count. Rows may be sorted, filtered or deleted, columns moved or hidden.

    Raises:
        ReviewError: The file is no such workbook, or its heads or rows no longer tell what belongs where.
    """
    path = Path(path)
    book = load_book(path)
    lists, written = read_lists(book[LISTS]), read_written(book[WRITTEN])
    sheet = records_sheet(book, path)
    layout, problems = find_columns(sheet, written, path)
    rows: dict[str, tuple[int, str]] = {}
    edits: list[Edit] = []
    for number, cells in enumerate(sheet.iter_rows(min_row=2), start=2):
        identity = str(cells[layout.identity].value or "").strip()
        if identity not in written.prints:
            problems += _unknown_row(number, identity, cells)
            continue
        rows.setdefault(identity, (number, str(cells[layout.document].value or "")))
        found = list(_row_edits((number, identity), cells, layout, written.prints[identity], lists))
        edits += [item for item in found if isinstance(item, Edit)]
        problems += [item for item in found if isinstance(item, Problem)]
    return Reviewed(
        path=path,
        author=book.properties.lastModifiedBy or None,
        rows=rows,
        edits=_each_once(edits, path),
        codes=lists.codes,
        problems=tuple(problems),
    )


def _unknown_row(number: int, identity: str, cells: Sequence[_Cell]) -> Iterator[Problem]:
    if identity:
        yield Problem(
            row=number, column=ID, message=f"{identity!r} is no record of this workbook; the row was not taken over"
        )
    elif any(cell.value is not None for cell in cells):
        yield Problem(
            row=number, column=ID, message="the row has no id; records cannot be added, the row was not taken over"
        )


def _row_edits(
    place: tuple[int, str], cells: Sequence[_Cell], layout: Layout, prints: Sequence[str], lists: Lists
) -> Iterator[Edit | Problem]:
    """Give what was changed in a row, of which its number and its record's id are known."""
    number, identity = place
    changed: dict[str, tuple[str, Any]] = {}
    for column in layout.columns:
        cell = cells[column.index]
        if is_untouched(cell.value, prints[column.written]):
            continue
        problem = _problem_of(cell, column.key)
        if problem:
            yield Problem(row=number, column=column.head, message=problem)
            continue
        if cell.data_type == "d":
            message = f"a date, taken as {' '.join(cell_lines(cell.value))!r}"
            yield Problem(row=number, column=column.head, message=message)
        changed.setdefault(column.key, (column.head, cell.value))
    which, instead = (changed.pop(key, (key, None))[1] for key in (WHICH, INSTEAD))
    for key, (head, value) in changed.items():
        # Codes stand in several cells; which one was changed does not matter.
        values = (
            [cells[column.index].value for column in layout.columns if column.key == key]
            if key == "fields"
            else [value]
        )
        yield Edit(identity, number, head, key, tuple(line for item in values for line in cell_lines(item)))
    yield from _named_edit(place, which, instead, lists)


def _problem_of(cell: _Cell, key: str) -> str | None:
    """Say why a changed cell cannot be taken over."""
    if not key:
        return "is told from other cells and was not taken over; correct those"
    if cell.data_type == "f":
        return "holds a formula and was not taken over; type the text itself"
    if cell.data_type == "e":
        return f"holds the error {cell.value} and was not taken over; type the text itself"
    if _SHORTENED in str(cell.value):
        return "was written shortened; what was changed in it was not taken over"
    return None


def _named_edit(place: tuple[int, str], which: Any, instead: Any, lists: Lists) -> Iterator[Edit | Problem]:
    """Give the edit of a row's `Spalte` and `Korrektur`."""
    number, identity = place
    head, lines = " ".join(cell_lines(which)), cell_lines(instead)
    if not head and not lines:
        return
    key = {fold(shown).replace("\n", " "): key for shown, key in lists.columns.items()}.get(head)
    if not head:
        message = f"{' '.join(lines)!r} was not taken over; choose in {WHICH!r} the column that it is meant for"
        yield Problem(row=number, column=INSTEAD, message=message)
    elif key is None:
        yield Problem(
            row=number, column=WHICH, message=f"{head!r} is no column; choose one of {', '.join(lists.columns)}"
        )
    elif not lines:
        message = f"there is no text for {head!r}; to empty a cell, empty the cell itself"
        yield Problem(row=number, column=INSTEAD, message=message)
    else:
        yield Edit(identity, number, head, key, lines)


def _each_once(edits: Sequence[Edit], path: Path) -> tuple[Edit, ...]:
    """Give one edit a cell; a record may stand in several rows, and be corrected in two ways in one."""
    found: dict[tuple[str, str], Edit] = {}
    for edit in edits:
        first = found.setdefault((edit.record, edit.key), edit)
        if first.lines != edit.lines:
            place = f"row {first.row}" if first.row == edit.row else f"rows {first.row} and {edit.row}"
            raise ReviewError(
                f"{path}: {place}, column {edit.head!r}: two different corrections of one cell, "
                f"{' '.join(first.lines)!r} and {' '.join(edit.lines)!r}; keep one of them"
            )
    return tuple(found.values())
