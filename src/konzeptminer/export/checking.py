"""What a workbook needs so that people can correct its records: drop-downs, and a hidden sheet of what was written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from konzeptminer.export.columns import INSTEAD, PLAIN, VERDICT, VERDICTS, WHICH, Column
from konzeptminer.export.folding import without_controls
from konzeptminer.records import Record

LISTS = "Listen"
"""Name of the hidden sheet of what the drop-downs offer: codes by label, codes, columns, keys of the columns."""

WRITTEN = "Geschrieben"
"""Name of the hidden sheet of what was written: the columns' keys and heads, then fingerprints by record."""

_FIRST_LINES = 2
"""Lines of the sheet `WRITTEN` before the first record."""


@dataclass(frozen=True)
class Lists:
    """What the drop-downs offer.

    Attributes:
        codes: Each code by how it is shown: `Wirtschaft und Arbeit (arbeit)`.
        columns: The key of each column by its head.
    """

    codes: Mapping[str, str]
    columns: Mapping[str, str]


@dataclass(frozen=True)
class Written:
    """What was written.

    Attributes:
        columns: Key (empty where the column cannot be corrected) and head of each column.
        prints: The fingerprint of each column by record.
    """

    columns: Sequence[tuple[str, str]]
    prints: Mapping[str, Sequence[str]]


def category_lists(records: Iterable[Record], columns: Iterable[Column], categories: Mapping[str, str]) -> Lists:
    """Give what the drop-downs of a sheet offer.

    Args:
        records: The records of the sheet; their codes are offered whatever `categories` holds.
        columns: Its columns.
        categories: Label of each code of the taxonomy.
    """
    labels: dict[str, str | None] = dict(categories)
    for record in records:
        known = {item.code: item.label for item in record.assignments}
        for code in record.fields:
            labels.setdefault(code, known.get(code))
    heads: dict[str, str] = {}
    for column in columns:
        if column.key and column.key not in ("review", "note", WHICH, INSTEAD, *heads.values()):
            heads[column.head] = column.key
    return Lists({f"{label} ({code})" if label else code: code for code, label in labels.items()}, heads)


def add_lists(book: Workbook, lists: Lists) -> None:
    """Add the hidden sheet of what the drop-downs offer."""
    sheet = _hidden(book, LISTS)
    for row, (shown, code) in enumerate(lists.codes.items(), start=1):
        _put(sheet, row, 1, shown)
        _put(sheet, row, 2, code)
    for row, (head, key) in enumerate(lists.columns.items(), start=1):
        _put(sheet, row, 3, head)
        _put(sheet, row, 4, key)


def add_written(book: Workbook, written: Written) -> None:
    """Add the hidden sheet of what was written."""
    sheet = _hidden(book, WRITTEN)
    for index, pair in enumerate(written.columns, start=1):
        for row, text in enumerate(pair, start=1):
            _put(sheet, row, index, text)
    for row, (record, prints) in enumerate(written.prints.items(), start=_FIRST_LINES + 1):
        _put(sheet, row, 1, record)
        _put(sheet, row, 2, " ".join(prints))


def read_lists(sheet: Worksheet) -> Lists:
    """Read what `add_lists` wrote."""
    lines = [[str(value) if value is not None else "" for value in line] for line in sheet.iter_rows(values_only=True)]
    full = [(line + [""] * 4)[:4] for line in lines]
    return Lists({line[0]: line[1] for line in full if line[0]}, {line[2]: line[3] for line in full if line[2]})


def read_written(sheet: Worksheet) -> Written:
    """Read what `add_written` wrote."""
    lines = [[str(value) if value is not None else "" for value in line] for line in sheet.iter_rows(values_only=True)]
    keys, heads = lines[:_FIRST_LINES]
    columns = [(key, head) for key, head in zip(keys, heads, strict=True) if head]
    return Written(columns, {line[0]: line[1].split(" ") for line in lines[_FIRST_LINES:] if line[0]})


def add_drop_downs(sheet: Worksheet, columns: Sequence[Column], lists: Lists, rows: int) -> None:
    """Let the cells of a sheet's review columns offer what they may hold.

    Args:
        sheet: The sheet of records.
        columns: Its columns.
        lists: What `add_lists` wrote.
        rows: Number of records.
    """
    if not rows:
        return
    choices = {
        "review": _validation(
            f'"{",".join(VERDICTS.values())}"',
            prompt=(
                VERDICT,
                "richtig: stimmt so. korrigiert: stimmt jetzt, nach Ihren Änderungen in dieser Zeile. "
                "falsch: ist kein Eintrag. Jede Zelle kann direkt verbessert werden.",
            ),
        ),
        **{key: _validation(f'"{",".join(words)}"') for key, words in PLAIN.items()},
        "fields": _validation(_range("A", len(lists.codes))) if lists.codes else None,
        WHICH: _validation(
            _range("C", len(lists.columns)),
            prompt=(WHICH, "Statt eine Zelle zu überschreiben: hier die Spalte wählen, rechts den richtigen Text."),
        ),
    }
    for index, column in enumerate(columns, start=1):
        choice = choices.get(column.key or "")
        if choice is not None:
            letter = get_column_letter(index)
            choice.add(f"{letter}2:{letter}{rows + 1}")
    for choice in choices.values():
        if choice is not None:
            sheet.add_data_validation(choice)


def _validation(formula: str, prompt: tuple[str, str] | None = None) -> DataValidation:
    choice = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=True, errorStyle="stop")
    choice.errorTitle = "Nicht in der Liste"
    choice.error = "Bitte einen Eintrag der Liste wählen oder die Zelle leeren."
    if prompt:
        choice.promptTitle, choice.prompt = prompt
        choice.showInputMessage = True
    return choice


def _range(column: str, rows: int) -> str:
    return f"{quote_sheetname(LISTS)}!${column}$1:${column}${rows}"


def _hidden(book: Workbook, title: str) -> Worksheet:
    sheet: Worksheet = book.create_sheet(title)
    sheet.sheet_state = "hidden"
    return sheet


def _put(sheet: Worksheet, row: int, column: int, text: str) -> None:
    clean = without_controls(text)
    cell = sheet.cell(row, column, clean or None)
    if clean:
        cell.data_type = "s"
