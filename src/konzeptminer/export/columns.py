"""The columns of a spreadsheet of records: German heads, widths, and what stands in each cell."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from konzeptminer.export.folding import fold, without_controls
from konzeptminer.export.wording import CELLS, STATUSES, categories, german
from konzeptminer.records import EXTRA, SURE, ActorRole, Period, Record, Status, Verdict
from konzeptminer.records.flat import actor_names

CellValue = str | float | None

_PER: dict[Period | None, str] = {Period.YEAR: "Jahr", Period.MONTH: "Monat", None: ""}


@dataclass(frozen=True)
class Column:
    """One column of the sheet.

    Attributes:
        head: What stands over it.
        width: Its width in characters.
        value: What it shows of a record.
        number_format: How Excel formats a number in it.
        key: The column of a correction that it shows, where a person may correct it: `goal`, `fields`, `extra.Stand`.
        hidden: Whether a person need not see it.
    """

    head: str
    width: int
    value: Callable[[Record], CellValue]
    number_format: str = "General"
    key: str | None = None
    hidden: bool = False

    def is_unsure(self, record: Record) -> bool:
        """Tell whether what the column shows of a record should be compared with the page."""
        if self.key not in CELLS or self.is_corrected(record):
            return False
        return any(part.confidence < SURE for part in record.parts(self.key))

    def is_corrected(self, record: Record) -> bool:
        """Tell whether a person corrected what the column shows of a record."""
        return self.key is not None and record.correction(self.key) is not None


def extra_columns(records: Iterable[Record]) -> list[Column]:
    """Give a column for each label of `extra`, in order of appearance."""
    taken = {fold(column.head) for column in COLUMNS}
    columns = []
    for label in dict.fromkeys(label for record in records for label in record.labels):
        head = without_controls(label)
        while not fold(head) or fold(head) in taken:  # a head tells its column, also when the workbook is read again
            head += " (weitere)"
        taken.add(fold(head))
        columns.append(_of_cell(head, 30, f"{EXTRA}{label}"))
    return columns


def page_reference(record: Record) -> str:
    """Give the pages of a record as one cites them: `S. 3`, `S. 3–4`."""
    key = record.measure or record.goal
    last = max((record.page, *key.pages)) if key else record.page
    return f"S. {record.page}" if last == record.page else f"S. {record.page}–{last}"


def _of_cell(head: str, width: int, key: str) -> Column:
    return Column(head, width, lambda record: _lines(record.texts(key)), key=key)


def _of_category(head: str, place: int) -> Column:
    def value(record: Record) -> CellValue:
        given = categories(record)
        return given[place] if place < len(given) else None

    return Column(head, 24, value, key="fields")


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _numbers(values: Sequence[float | None]) -> CellValue:
    """Give one number as such, to calculate with, and several as lines that run beside those of the printed amounts."""
    if len(values) == 1:
        return values[0]
    if all(value is None for value in values):
        return None
    return "\n".join("–" if value is None else _german(value) for value in values)


def _german(value: float) -> str:
    text = f"{value:,.2f}".removesuffix(".00")
    return text.translate(str.maketrans(",.", ".,"))


def _unsure(record: Record) -> str:
    return ", ".join(column.head for column in COLUMNS if column.is_unsure(record))


def verdict(record: Record) -> str:
    """Give the word for what a person says of a record: `offen` where none has."""
    return VERDICTS[record.review.verdict if record.review else Verdict.OPEN]


def _corrected(record: Record) -> str:
    return _lines(
        f"{head_of(item.column)}: „{'; '.join(item.machine)}“ ({item.by}, {item.at:%d.%m.%Y})"
        for item in record.corrections
    )


def head_of(key: str) -> str:
    """Give the head of the column that shows a record's cell, the first one where several do."""
    if key.startswith(EXTRA):
        return key.removeprefix(EXTRA)
    return next((column.head for column in COLUMNS if column.key == key), key)


def _nothing(record: Record) -> CellValue:
    return None


def _main_category(record: Record) -> CellValue:
    return record.assignments[0].probability if record.assignments else None


SURENESS = "Sicherheit"
"""Head of the column with the record's confidence."""

VERDICT = "Prüfung"
"""Head of the column in which a person says whether a record is right."""

VERDICTS = {
    Verdict.OPEN: "offen",
    Verdict.ACCEPTED: "richtig",
    Verdict.CORRECTED: "korrigiert",
    Verdict.WRONG: "falsch",
}
"""What stands there."""

PLAIN: dict[str, dict[str, bool | Status]] = {
    "is_new": {"ja": True, "nein": False},
    "status": {word: status for status, word in STATUSES.items()},
}
"""What stands in the columns of marks, and what it means; an empty cell is the default of the record."""

CATEGORIES = ("Kategorie", "2. Kategorie", "3. Kategorie")
"""Heads of the columns of codes, the main one first."""

WHICH = "Spalte"
"""Head, and key, of the column that names the one for which `INSTEAD` is meant."""

INSTEAD = "Korrektur"
"""Head, and key, of the column with a text in place of the one in the column named."""

DOCUMENT = "Dokument"
"""Head of the column with the documents' names."""

ID = "Kennung"
"""Head of the column with the records' ids."""

_AMOUNT = "#,##0.00"

COLUMNS: tuple[Column, ...] = (
    Column(DOCUMENT, 22, lambda record: record.doc),
    Column("Nr.", 6, lambda record: record.row),
    Column(VERDICT, 12, verdict, key="review"),
    _of_cell("Handlungsfeld", 24, "handlungsfeld"),
    _of_cell("Ziel", 36, "goal"),
    _of_cell("Titel", 28, "title"),
    _of_cell("Maßnahme", 56, "measure"),
    _of_cell("Umsetzung", 50, "implementation"),
    _of_cell("Zuständig", 26, "responsible"),
    Column("Zuständig (einheitlich)", 26, lambda record: _lines(actor_names(record, ActorRole.RESPONSIBLE))),
    _of_cell("Partner", 26, "partners"),
    Column("Partner (einheitlich)", 26, lambda record: _lines(actor_names(record, ActorRole.PARTNER))),
    Column("Art der Akteure", 20, lambda record: _lines(dict.fromkeys(actor.kind.value for actor in record.actors))),
    _of_cell("Ressourcen", 28, "resources"),
    _of_cell("Zeitraum", 16, "period"),
    Column("Neu", 7, lambda record: "ja" if record.is_new else "nein", key="is_new"),
    Column("Umsetzungsstand", 16, lambda record: STATUSES[record.status] if record.status else None, key="status"),
    *(_of_category(head, place) for place, head in enumerate(CATEGORIES)),
    Column("Sicherheit der 1. Kategorie", 14, _main_category, "0.00"),
    Column(WHICH, 16, _nothing, key=WHICH),
    Column(INSTEAD, 36, _nothing, key=INSTEAD),
    Column("Bemerkung", 30, lambda record: record.review.note if record.review else None, key="note"),
    Column("Betrag", 20, lambda record: _lines(money.text for money in record.money)),
    Column("Betrag min", 14, lambda record: _numbers([money.minimum for money in record.money]), _AMOUNT),
    Column("Betrag max", 14, lambda record: _numbers([money.maximum for money in record.money]), _AMOUNT),
    Column("Betrag je", 11, lambda record: _lines(_PER[money.period] for money in record.money)),
    Column("Währung", 11, lambda record: _lines(money.currency for money in record.money)),
    Column("Personal", 20, lambda record: _lines(staff.text for staff in record.staff)),
    Column("VZÄ", 8, lambda record: _numbers([staff.fte for staff in record.staff]), "0.00"),
    Column("Förderung", 22, lambda record: _lines(record.funding)),
    Column("Seite", 10, page_reference),
    Column(SURENESS, 12, lambda record: record.confidence, "0.00"),
    Column("Unsichere Zellen", 18, _unsure),
    Column("Gründe", 44, lambda record: _lines(german(reason) or reason for reason in record.reasons)),
    Column("Korrigiert", 30, _corrected),
    Column(ID, 20, lambda record: record.id, hidden=True),
)
"""The columns every record has; those of `extra` stand behind them."""
