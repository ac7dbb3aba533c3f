"""Records to review and a person who corrects them in a workbook, as a spreadsheet program would store it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from handmade import make_actor, make_record, make_result
from openpyxl import load_workbook

from konzeptminer.export import write
from konzeptminer.records import ActorRole, Correction, FieldAssignment, Money, Record, Result
from konzeptminer.review import Applied, apply_review

CATEGORIES = {"wohnen": "Wohnen", "sport": "Sport und Bewegung", "arbeit": "Wirtschaft, Arbeit"}
LATER = datetime(2030, 5, 2, 9, 30, tzinfo=UTC)


def plan(doc: str = "plan") -> Result:
    """Give a result with two full records and one that has hardly anything."""
    first = make_record(
        doc=doc,
        handlungsfeld="Wohnen",
        goal="Mehr Licht",
        measure="Wege beleuchten\nund Bänke aufstellen",
        implementation=["Plan", "Bau"],
        responsible=["Bauamt"],
        partners=["Anwohner"],
        actors=(make_actor("Bauamt"), make_actor("Anwohner", role=ActorRole.PARTNER)),
        resources="5.000 €",
        money=(Money(text="5.000 €", minimum=5000, maximum=5000),),
        period="2024",
        fields=("wohnen", "sport"),
        assignments=(
            FieldAssignment(code="wohnen", label="Wohnen", probability=0.9, words=("Wege",)),
            FieldAssignment(code="sport", label="Sport und Bewegung", probability=0.5),
        ),
        extra={"Stand": "läuft"},
    )
    second = make_record(doc=doc, row=2, measure="=Summe der Spielplätze", period="3.5")
    return make_result([first, second, make_record(doc=doc, row=3, goal="Ruhe")], name=doc)


class Desk:
    """A workbook of results, and a person who changes it."""

    def __init__(self, path: Path, *results: Result) -> None:
        self.path = write(results, path, "xlsx", categories=CATEGORIES)
        self.book = load_workbook(path)
        self.sheet = self.book.worksheets[0]
        self.heads = {str(cell.value): cell.column for cell in self.sheet[1]}

    def put(self, row: int, head: str, value: Any) -> "Desk":
        """Type a value into a cell; the first record's row is 1."""
        self.sheet.cell(row + 1, self.heads[head]).value = value
        return self

    def save(self, author: str | None = None) -> Path:
        self.book.properties.lastModifiedBy = author
        self.book.save(self.path)
        return self.path

    def apply(self, result: Result, by: str | None = "A. Muster", at: datetime = LATER) -> Applied:
        return apply_review(self.save(), result, by=by, at=at)


def corrected(result: Result, applied: Applied) -> Result:
    return result.model_copy(update={"records": applied.records})


def only(record: Record) -> Correction:
    (correction,) = record.corrections
    return correction
