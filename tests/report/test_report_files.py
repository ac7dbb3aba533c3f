"""The workbook, the lines as CSV, and JSON."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from compared import EVIL, FORMULA, comparison, north, south, years
from jsonschema import Draft202012Validator
from openpyxl import Workbook, load_workbook

from konzeptminer.comparing.model import Comparison
from konzeptminer.errors import OutputError
from konzeptminer.records import Correction
from konzeptminer.report import sheets, write_report
from konzeptminer.report.schema import COMPARISON_FILE, comparison_json_schema, comparison_schema_file
from konzeptminer.report.sheets import dump_sheets, records_csv
from konzeptminer.review import apply_review

SCHEMAS = Path(__file__).parents[2] / "schemas"


def book(whole: Comparison) -> Workbook:
    return load_workbook(io.BytesIO(dump_sheets(whole)))


def lines(workbook: Workbook, sheet: str) -> list[dict[object, object]]:
    heads, *rows = workbook[sheet].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_sheets_have_frozen_heads_and_filters() -> None:
    workbook = book(comparison())
    seen = [sheet for sheet in workbook if sheet.sheet_state == "visible"]
    assert [sheet.title for sheet in seen] == ["Übersicht", "Abgleich", "Lücken", "Akteure", "Datensätze"]
    assert [sheet.freeze_panes for sheet in seen] == ["A2", "A2", "A2", "A2", "D2"]
    assert all(sheet.auto_filter.ref == sheet.dimensions for sheet in seen)


def test_changes_have_a_sheet_where_there_are_years() -> None:
    rows = lines(book(years()), "Veränderungen")
    assert [row["Veränderung"] for row in rows] == ["verändert", "entfallen", "neu"]
    assert [row["Maßnahme nachher"] for row in rows] == ["Radwege bauen", None, "Bus fahren lassen"]


def test_overview() -> None:
    assert lines(book(comparison()), "Übersicht")[0] == {
        "Handlungsfeld": "Verkehr",
        "Plan": "Nordkreis",
        "Einträge": 2,
        "Anteil am Plan": 0.5,
        "Maßnahmen": 2,
        "Ziele": 1,
        "Neu": 0,
        "Mit Betrag": 1,
        "Summe": 5000,
    }


def test_pairs() -> None:
    first, second, goal = lines(book(comparison()), "Abgleich")
    assert (first["Was"], first["Verhältnis"], first["Sicherheit"]) == ("Maßnahme", "gleich", 0.93)
    assert (first["Plan A"], first["Text A"]) == ("Nordkreis", "Zebrastreifen vor Schulen malen")
    assert (first["Plan B"], first["Quelle B"], first["Kennung B"]) == ("Südkreis", "süd, S. 1", "süd-001")
    assert (first["Unterschiede"], first["Gemeinsame Wörter"]) == ("Zuständigkeit", "Schulen\nFuß – Fußwege")
    assert second["Hinweis"] == "weiteres Gegenstück"
    assert (goal["Was"], goal["Text A"], goal["Text B"]) == ("Ziel", "Sicher zu Fuß", "Wege für Kinder")


def test_the_surest_pairs_are_written_and_the_number_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_PAIRS", 2)
    rows = [row["Was"] for row in lines(book(comparison()), "Abgleich")]
    assert rows == ["Maßnahme", "Ziel", "1 weitere, weniger sichere Paare stehen nur in der JSON-Datei."]


def test_gaps() -> None:
    field, goal, *_ = lines(book(comparison()), "Lücken")
    assert (field["Was fehlt"], field["Handlungsfeld"]) == ("Handlungsfelder ohne Eintrag", "Schule")
    assert field["Vorhanden bei"] == "Südkreis"
    assert (goal["Maßnahme oder Ziel"], goal["Quelle"]) == ("Kultur für alle", "nord, S. 3")


def test_actors() -> None:
    assert lines(book(comparison()), "Akteure")[0] == {
        "Plan": "Nordkreis",
        "Akteur": "Tiefbauamt",
        "Art": "Kreis",
        "Zuständig": 2,
        "Partner": 0,
        "Handlungsfelder": "Verkehr (2)",
    }


def test_no_cell_of_the_workbook_is_a_formula() -> None:
    workbook = book(comparison())
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    found = [cell for cell in cells if cell.value == FORMULA and cell.parent.sheet_state == "visible"]
    assert len(found) > 4
    assert all(cell.quotePrefix for cell in found)
    assert any(cell.value == EVIL for cell in cells)


def test_csv_holds_the_lines_of_the_workbook_and_no_formula() -> None:
    text = records_csv(comparison()).decode("utf-8-sig")
    heads, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    table = lines(book(comparison()), "Datensätze")
    shown = [head for head in table[0] if head != "Kennung"]
    assert heads == ["Plan", "Erstes Handlungsfeld", *(f"'{head}" if head == FORMULA else head for head in shown)]
    assert [row[heads.index("Maßnahme")] for row in rows] == [
        f"'{FORMULA}" if row["Maßnahme"] == FORMULA else row["Maßnahme"] or "" for row in table
    ]
    assert not any(cell.startswith("=") for row in [heads, *rows] for cell in row)


def test_records_of_the_workbook_can_be_corrected(tmp_path: Path) -> None:
    path = write_report(comparison(), tmp_path / "report.xlsx")
    records = [record for plan in comparison().plans for record in plan.records]
    assert apply_review(path, records, by="P").records == tuple(records)
    workbook = load_workbook(path)
    sheet = workbook["Datensätze"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("Maßnahme") + 1).value = "Zebrastreifen malen"
    workbook.save(path)
    corrected = apply_review(path, records, by="Prüferin").records
    assert [record.id for record in corrected if record.corrections] == ["nord-001"]
    assert corrected[0].texts("measure") == ("Zebrastreifen malen",)


def test_corrected_texts_are_written(tmp_path: Path) -> None:
    at = datetime(2026, 1, 2, tzinfo=UTC)
    fix = Correction(column="measure", machine=("Bänke aufstellen",), corrected=("Bänke erneuern",), by="P", at=at)
    first = north().records
    plan = north().model_copy(
        update={"records": (first[0], first[1].model_copy(update={"corrections": (fix,)}), *first[2:])}
    )
    whole = comparison(plans=(plan, south()))
    assert lines(book(whole), "Abgleich")[1]["Text A"] == "Bänke erneuern"
    html = write_report(whole, tmp_path / "a.html").read_text(encoding="utf-8")
    assert "Bänke erneuern" in html
    assert "Bänke aufstellen" not in html.replace("Bänke aufstellen</blockquote>", "")


def test_json_can_be_read_again_and_follows_its_schema(tmp_path: Path) -> None:
    path = write_report(comparison(), tmp_path / "new" / "report.json")
    content = path.read_text(encoding="utf-8")
    assert Comparison.model_validate_json(content) == comparison()
    Draft202012Validator(comparison_json_schema()).validate(json.loads(content))


def test_committed_schema_is_current() -> None:
    committed = (SCHEMAS / COMPARISON_FILE).read_text(encoding="utf-8")
    assert committed == comparison_schema_file()[COMPARISON_FILE], "run `konzeptminer schema --write schemas`"


@pytest.mark.parametrize(("name", "mark"), [("a.HTML", b"<!DOCTYPE html>"), ("a.xlsx", b"PK"), ("a.json", b"{")])
def test_ending_names_the_format(name: str, mark: bytes, tmp_path: Path) -> None:
    path = write_report(comparison(), str(tmp_path / name))
    assert path.read_bytes().startswith(mark)


@pytest.mark.parametrize("name", ["a.pdf", "a"])
def test_other_endings_are_an_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"choose one of \.html, \.xlsx, \.json"):
        write_report(comparison(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_report(comparison(), tmp_path / "file" / "a.html")
