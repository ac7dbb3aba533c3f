"""The columns of a record as the page shows them: their German names, letters and texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from konzeptminer.records import Record, TracedText


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its colour in the style sheet, its German name, and the letters that stand at its boxes."""

    key: str
    name: str
    letters: str


@dataclass(frozen=True, slots=True)
class RecordCell:
    """One filled cell of a record; `label` is the column's name, or the printed head of another column."""

    id: str
    column: Column
    label: str
    texts: tuple[TracedText, ...]


COLUMNS = (
    Column("handlungsfeld", "Handlungsfeld", "H"),
    Column("goal", "Ziel", "Z"),
    Column("title", "Titel", "T"),
    Column("measure", "Maßnahme", "M"),
    Column("implementation", "Umsetzung", "U"),
    Column("responsible", "Zuständig", "Zu"),
    Column("partners", "Partner", "P"),
    Column("resources", "Ressourcen", "R"),
    Column("period", "Zeitraum", "Zr"),
)
"""The columns that are fields of a record of the same name, in the order of the page."""

EXTRA = Column("extra", "Weitere", "W")
WARNING = Column("warning", "Warnung", "!")


def cells(record: Record) -> list[RecordCell]:
    """Give the filled cells of a record, in the order of the page; ids are unique in a document."""
    found = [
        RecordCell(f"r{record.row}-{column.key}", column, column.name, texts)
        for column in COLUMNS
        if (texts := tuple(_texts(getattr(record, column.key))))
    ]
    extra = [
        RecordCell(f"r{record.row}-{EXTRA.key}-{number}", EXTRA, label or "ohne Überschrift", (text,))
        for number, (label, text) in enumerate(record.extra.items(), start=1)
        if text.text
    ]
    return found + extra


def empty_columns(record: Record) -> list[str]:
    """Give the names of the columns in which nothing was found; a title and a period are rarely printed."""
    return [
        column.name
        for column in COLUMNS
        if column.key not in {"title", "period"} and not any(True for _ in _texts(getattr(record, column.key)))
    ]


def _texts(value: TracedText | Sequence[TracedText] | None) -> Iterator[TracedText]:
    values = (value,) if isinstance(value, TracedText) else value or ()
    return (text for text in values if text.text)
