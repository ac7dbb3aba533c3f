"""The columns of a spreadsheet of records: German heads, widths, and what stands in each cell."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from konzeptminer.export.wording import STATUSES, categories, german
from konzeptminer.records import SURE, ActorRole, Period, Record, TracedText
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
        cell: The record's cell that it shows, where it shows one whose confidence is known.
    """

    head: str
    width: int
    value: Callable[[Record], CellValue]
    number_format: str = "General"
    cell: str | None = None

    def is_unsure(self, record: Record) -> bool:
        """Tell whether what the column shows of a record should be compared with the page."""
        return self.cell is not None and any(part.confidence < SURE for part in record.parts(self.cell))


def extra_columns(records: Iterable[Record]) -> list[Column]:
    """Give a column for each label of `extra`, in order of appearance."""
    heads = {column.head for column in COLUMNS}
    labels = dict.fromkeys(label for record in records for label in record.extra)
    return [Column(f"{label} (weitere)" if label in heads else label, 30, _extra(label)) for label in labels]


def page_reference(record: Record) -> str:
    """Give the pages of a record as one cites them: `S. 3`, `S. 3–4`."""
    key = record.measure or record.goal
    last = max((record.page, *key.pages)) if key else record.page
    return f"S. {record.page}" if last == record.page else f"S. {record.page}–{last}"


def _extra(label: str) -> Callable[[Record], CellValue]:
    return lambda record: _text(record.extra.get(label))


def _text(traced: TracedText | None) -> str | None:
    return traced.text if traced else None


def _lines(texts: Iterable[str | TracedText]) -> str:
    return "\n".join(text if isinstance(text, str) else text.text for text in texts)


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


def _main_category(record: Record) -> CellValue:
    return record.assignments[0].probability if record.assignments else None


SURENESS = "Sicherheit"
"""Head of the column with the record's confidence."""

_AMOUNT = "#,##0.00"

COLUMNS: tuple[Column, ...] = (
    Column("Dokument", 22, lambda record: record.doc),
    Column("Nr.", 6, lambda record: record.row),
    Column("Handlungsfeld", 24, lambda record: _text(record.handlungsfeld), cell="handlungsfeld"),
    Column("Ziel", 36, lambda record: _text(record.goal), cell="goal"),
    Column("Titel", 28, lambda record: _text(record.title), cell="title"),
    Column("Maßnahme", 56, lambda record: _text(record.measure), cell="measure"),
    Column("Umsetzung", 50, lambda record: _lines(record.implementation), cell="implementation"),
    Column("Zuständig", 26, lambda record: _lines(record.responsible), cell="responsible"),
    Column("Zuständig (einheitlich)", 26, lambda record: _lines(actor_names(record, ActorRole.RESPONSIBLE))),
    Column("Partner", 26, lambda record: _lines(record.partners), cell="partners"),
    Column("Partner (einheitlich)", 26, lambda record: _lines(actor_names(record, ActorRole.PARTNER))),
    Column("Art der Akteure", 20, lambda record: _lines(dict.fromkeys(actor.kind.value for actor in record.actors))),
    Column("Ressourcen", 28, lambda record: _text(record.resources), cell="resources"),
    Column("Zeitraum", 16, lambda record: _text(record.period), cell="period"),
    Column("Neu", 7, lambda record: "ja" if record.is_new else "nein"),
    Column("Umsetzungsstand", 16, lambda record: STATUSES[record.status] if record.status else None),
    Column("Kategorien", 28, lambda record: _lines(categories(record))),
    Column("Sicherheit der 1. Kategorie", 14, _main_category, "0.00"),
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
    Column("Kennung", 20, lambda record: record.id),
)
"""The columns every record has; those of `extra` stand behind them."""
