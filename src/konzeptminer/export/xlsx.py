"""Excel workbooks: a sheet of records, and a sheet of what could not be read or shown."""

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from konzeptminer.export.categories import shipped_labels
from konzeptminer.export.checking import Written, add_drop_downs, add_lists, add_written, category_lists
from konzeptminer.export.columns import COLUMNS, SURENESS, CellValue, Column, extra_columns
from konzeptminer.export.folding import fingerprint, number_text, without_controls
from konzeptminer.export.formula import looks_like_formula
from konzeptminer.export.wording import german
from konzeptminer.records import SURE, Record, Result, WarningCode

LINE_HEIGHT = 15.0
"""Height of a line of Excel's standard type (Calibri 11), in points."""

MAX_HEIGHT = 409.0
"""Greatest height of a row in Excel, in points."""

MAX_TYPED = 255
"""Characters of a text up to which its cell is made one of text, in which what is typed stays as it is.

A longer one is taken for no number or date; older versions of Excel show it as `####` in such a cell.
"""

MAX_CHARACTERS = 32_767
"""Characters Excel takes in a cell, counted in UTF-16 code units."""

WARNING_LABELS = {
    WarningCode.NO_TEXT: "Kein Text",
    WarningCode.UNREADABLE_TEXT: "Text unlesbar",
    WarningCode.LOST_CHARACTERS: "Zeichen verloren",
    WarningCode.UNCERTAIN_COLUMNS: "Spalten unsicher",
    WarningCode.UNASSIGNED_ROW: "Zeile nicht zugeordnet",
    WarningCode.UNREAD_SHEET: "Steckbrief nicht gelesen",
    WarningCode.BROKEN_PAGE: "Seite defekt",
}

_NOTE_COLUMNS = (("Dokument", 24), ("Seite", 8), ("Tabelle", 9), ("Art", 24), ("Hinweis", 70), ("Text", 70))

_HEAD_FONT = Font(bold=True, color="FFFFFF")
_HEAD_FILL = PatternFill("solid", fgColor="1F3864")
_DERIVED_FILL = PatternFill("solid", fgColor="7F7F7F")
_CORRECTED_FILL = PatternFill("solid", fgColor="C6E0B4")
_UNSURE_FILL = PatternFill("solid", fgColor="FFE699")
_WRAPPED = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True)
class Note:
    """One line of the second sheet."""

    doc: str
    page: int | None
    table: int | None
    kind: str
    message: str
    text: str = ""

    def cells(self) -> tuple[CellValue, ...]:
        """Give what stands in the line, from left to right."""
        return self.doc, self.page, self.table, self.kind, self.message, self.text


def dump_xlsx(results: Sequence[Result], categories: Mapping[str, str] | None = None) -> bytes:
    """Give a workbook with the records of all results and, on a second sheet, their documents' warnings.

    What should be compared with the page is shaded, and named in the column `Unsichere Zellen`. No text runs as a
    formula. Characters that a workbook cannot hold are removed and a text that is longer than a cell can be is
    shortened; both are told on the second sheet. The records can be corrected in it: see `add_records`.

    Args:
        results: The results.
        categories: Label of each code of the taxonomy, to choose from beside those that the records have; None looks
            for a shipped taxonomy that has them all.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    if categories is None:
        categories = shipped_labels(record for result in results for record in result.records)
    changed = add_records(book, [record for result in results for record in result.records], categories)
    _write_notes(book.create_sheet("Hinweise", 1), [*_warnings(results), *changed])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def add_records(
    book: Workbook, records: Sequence[Record], categories: Mapping[str, str], *, title: str = "Datensätze"
) -> list[Note]:
    """Add the sheet of records to a workbook, and what is needed to bring corrections back.

    A person accepts a record in the column `Prüfung` and corrects its cells in place, codes from a drop-down, or names
    a `Spalte` and gives its text in `Korrektur`. Two hidden sheets hold the lists to choose from, and fingerprints of
    what was written, by which `konzeptminer.review` tells what a person changed.

    Args:
        book: The workbook; it must not have a sheet of records yet.
        records: The records, of any number of documents.
        categories: Label of each code of the taxonomy, to choose from beside those that the records have.
        title: Name of the sheet.

    Returns:
        What could not be written as it is.
    """
    sheet = book.create_sheet(title)
    columns = [*COLUMNS, *extra_columns(records)]
    lists = category_lists(records, columns, categories)
    notes, prints = _write_records(sheet, columns, records)
    add_drop_downs(sheet, columns, lists, len(records))
    add_lists(book, lists)
    add_written(book, Written([(column.key or "", column.head) for column in columns], prints))
    return notes


def _warnings(results: Iterable[Result]) -> list[Note]:
    return [
        Note(
            doc=result.document.name,
            page=warning.page,
            table=warning.table,
            kind=WARNING_LABELS.get(warning.code, warning.code.value),
            message=german(warning.message) or warning.message,
            text="\n".join(span.text for span in warning.spans),
        )
        for result in results
        for warning in result.document.warnings
    ]


def _write_records(
    sheet: Worksheet, columns: Sequence[Column], records: Sequence[Record]
) -> tuple[list[Note], dict[str, list[str]]]:
    """Fill the sheet of records; give a note for each cell that could not be written as it is, and fingerprints."""
    write_head(sheet, [(column.head, column.width) for column in columns])
    for index, column in enumerate(columns, start=1):
        if column.key is None:
            cell_at(sheet, 1, index).fill = _DERIVED_FILL
        sheet.column_dimensions[get_column_letter(index)].hidden = column.hidden
    notes: list[Note] = []
    prints: dict[str, list[str]] = {}
    for row, record in enumerate(records, start=2):
        prints[record.id] = []
        for index, column in enumerate(columns, start=1):
            cell = cell_at(sheet, row, index)
            notes += [_note(record, column, change) for change in fill(cell, column.value(record), record.id)]
            _style(cell, column, record)
            prints[record.id].append(_fingerprint(cell))
    sheet.freeze_panes = "D2"
    finish(sheet)
    return notes, prints


def _style(cell: Cell, column: Column, record: Record) -> None:
    cell.number_format = column.number_format
    if column.key is not None and (cell.value is None or len(str(cell.value)) <= MAX_TYPED):
        cell.number_format = "@"
    if column.is_corrected(record):
        cell.fill = _CORRECTED_FILL
    elif column.is_unsure(record) or (column.head == SURENESS and record.confidence < SURE):
        cell.fill = _UNSURE_FILL


def _fingerprint(cell: Cell) -> str:
    return fingerprint(number_text(cell.value) if isinstance(cell.value, int | float) else str(cell.value or ""))


def _note(record: Record, column: Column, change: str) -> Note:
    message = f"Datensatz Nr. {record.row} ({record.id}), Spalte „{column.head}“: {change}"
    return Note(doc=record.doc, page=record.page, table=None, kind="Zelle geändert", message=message)


def _write_notes(sheet: Worksheet, notes: Iterable[Note]) -> None:
    write_head(sheet, _NOTE_COLUMNS)
    for row, note in enumerate(notes, start=2):
        for index, value in enumerate(note.cells(), start=1):
            fill(cell_at(sheet, row, index), value, "document.warnings")
    sheet.freeze_panes = "A2"
    finish(sheet)


def write_head(sheet: Worksheet, heads: Iterable[tuple[str, int]]) -> None:
    """Write the heads of a sheet's columns, each with the width of its column in characters."""
    for index, (head, width) in enumerate(heads, start=1):
        cell = cell_at(sheet, 1, index)
        fill(cell, head, "extra")
        cell.font = _HEAD_FONT
        cell.fill = _HEAD_FILL
        sheet.column_dimensions[get_column_letter(index)].width = width


def finish(sheet: Worksheet) -> None:
    """Set filter, print layout and heights of rows; LibreOffice shows a row without a height one line high."""
    for row, cells in enumerate(sheet.iter_rows(min_row=2), start=2):
        lines = max(_lines_needed(sheet, cell) for cell in cells)
        sheet.row_dimensions[row].height = min(LINE_HEIGHT * lines, MAX_HEIGHT)
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _lines_needed(sheet: Worksheet, cell: Cell | MergedCell) -> int:
    """Estimate the lines that a cell's text takes in its column; letters are about as wide as the digit 0."""
    if not isinstance(cell.value, str):
        return 1
    width = sheet.column_dimensions[get_column_letter(cell.column)].width
    return sum(max(1, math.ceil(1.1 * len(line) / width)) for line in cell.value.split("\n"))


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Give a cell by its row and column, counted from 1."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # only a merged range holds anything else
    return cell


def fill(cell: Cell, value: CellValue, reference: str) -> list[str]:
    """Put a value into a cell and tell in words what had to be changed.

    Args:
        cell: The cell.
        value: What it shall hold.
        reference: Where the whole text is found in the JSON, should it not fit.

    Returns:
        What was changed; nothing where the cell holds the value as it is.
    """
    cell.alignment = _WRAPPED
    if not isinstance(value, str):
        cell.value = value
        return []
    changes = []
    text = without_controls(value)
    if len(text) < len(value):
        changes.append(f"{len(value) - len(text)} Steuerzeichen entfernt")
    if _units(text) > MAX_CHARACTERS:
        changes.append(f"gekürzt von {len(text)} auf so viele Zeichen, wie Excel in einer Zelle zulässt")
        text = _shortened(text, reference)
    cell.value = text or None
    if text:
        # openpyxl takes `=…` for a formula and `#N/A` for an error; the text is neither.
        cell.data_type = "s"
    if looks_like_formula(text):
        cell.quotePrefix = True
    return changes


def _shortened(text: str, reference: str) -> str:
    mark = f" … [gekürzt; alle {len(text)} Zeichen im JSON unter {reference}]"
    head = text.encode("utf-16-le")[: 2 * (MAX_CHARACTERS - _units(mark))]
    # Cutting through a pair of code units leaves a half that is no character.
    return head.decode("utf-16-le", errors="ignore") + mark


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
