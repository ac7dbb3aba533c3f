import io
from datetime import UTC, datetime

import pytest
from handmade import make_actor, make_record, make_result, make_traced
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from konzeptminer.export.xlsx import MAX_CHARACTERS, WARNING_LABELS, dump_xlsx
from konzeptminer.records import (
    ActorRole,
    Correction,
    FieldAssignment,
    Money,
    Period,
    Result,
    SourceSpan,
    Staff,
    Status,
    TracedText,
    WarningCode,
)

HEADS = [
    *["Dokument", "Nr.", "Prüfung", "Handlungsfeld", "Ziel", "Titel", "Maßnahme", "Umsetzung"],
    *["Zuständig", "Zuständig (einheitlich)", "Partner", "Partner (einheitlich)", "Art der Akteure"],
    *["Ressourcen", "Zeitraum", "Neu", "Umsetzungsstand"],
    *["Kategorie", "2. Kategorie", "3. Kategorie", "Sicherheit der 1. Kategorie"],
    *["Spalte", "Korrektur", "Bemerkung", "Betrag", "Betrag min", "Betrag max", "Betrag je", "Währung"],
    *["Personal", "VZÄ", "Förderung", "Seite", "Sicherheit", "Unsichere Zellen", "Gründe", "Korrigiert", "Kennung"],
]


def book(*results: Result) -> Workbook:
    return load_workbook(io.BytesIO(dump_xlsx(results)))


def rows(sheet: Worksheet) -> list[dict[object, object]]:
    heads, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, line, strict=True)) for line in lines]


def test_sheets_and_heads() -> None:
    workbook = book(make_result())
    assert workbook.sheetnames == ["Datensätze", "Hinweise", "Listen", "Geschrieben"]
    assert [sheet.sheet_state for sheet in workbook] == ["visible", "visible", "hidden", "hidden"]
    assert [cell.value for cell in workbook["Datensätze"][1]] == HEADS


def test_cells() -> None:
    full = make_record(
        row=3,
        page=5,
        handlungsfeld="Wohnen",
        goal="Mehr Licht",
        title="W 1",
        measure="Wege beleuchten",
        implementation=["Plan", "Bau"],
        responsible=["Amt 66"],
        partners=["Anwohner", "Beirat"],
        actors=(make_actor("Amt 66", name="Tiefbauamt"), make_actor("Anwohner", role=ActorRole.PARTNER)),
        resources="rund 500 € im Jahr",
        period="2024",
        is_new=True,
        status=Status.PLANNED,
        fields=("wohnen", "sicherheit"),
        assignments=(FieldAssignment(code="wohnen", label="Wohnen", probability=0.9),),
        money=(Money(text="rund 500 €", minimum=500, maximum=500, period=Period.YEAR),),
        staff=(Staff(text="halbe Stelle", fte=0.5),),
        funding=("Städtebau",),
        confidence=0.75,
        reasons=("Spalte geraten",),
        extra={"Stand": "läuft", "Titel": "zweiter"},
    )
    assert rows(book(make_result([full]))["Datensätze"]) == [
        {
            "Dokument": "plan",
            "Nr.": 3,
            "Prüfung": "offen",
            "Handlungsfeld": "Wohnen",
            "Ziel": "Mehr Licht",
            "Titel": "W 1",
            "Maßnahme": "Wege beleuchten",
            "Umsetzung": "Plan\nBau",
            "Zuständig": "Amt 66",
            "Zuständig (einheitlich)": "Tiefbauamt",
            "Partner": "Anwohner\nBeirat",
            "Partner (einheitlich)": "Anwohner",
            "Art der Akteure": "Kreis",
            "Ressourcen": "rund 500 € im Jahr",
            "Zeitraum": "2024",
            "Neu": "ja",
            "Umsetzungsstand": "geplant",
            "Kategorie": "Wohnen (wohnen)",
            "2. Kategorie": "sicherheit",
            "3. Kategorie": None,
            "Sicherheit der 1. Kategorie": 0.9,
            "Spalte": None,
            "Korrektur": None,
            "Bemerkung": None,
            "Betrag": "rund 500 €",
            "Betrag min": 500,
            "Betrag max": 500,
            "Betrag je": "Jahr",
            "Währung": "EUR",
            "Personal": "halbe Stelle",
            "VZÄ": 0.5,
            "Förderung": "Städtebau",
            "Seite": "S. 5",
            "Sicherheit": 0.75,
            "Unsichere Zellen": None,
            "Gründe": "Spalte geraten",
            "Korrigiert": None,
            "Kennung": "plan-003",
            "Stand": "läuft",
            "Titel (weitere)": "zweiter",
        }
    ]


def test_several_amounts_stand_line_by_line() -> None:
    money = (Money(text="1.234,50 €", minimum=1234.5, maximum=1234.5), Money(text="bis 20.000 €", maximum=20_000))
    row = rows(book(make_result([make_record(money=money)]))["Datensätze"])[0]
    assert row["Betrag"] == "1.234,50 €\nbis 20.000 €"
    assert row["Betrag min"] == "1.234,50\n–"
    assert row["Betrag max"] == "1.234,50\n20.000"


def test_amounts_without_a_lower_bound_leave_its_cell_empty() -> None:
    money = (Money(text="bis 1 €", maximum=1), Money(text="bis 2 €", maximum=2))
    assert rows(book(make_result([make_record(money=money)]))["Datensätze"])[0]["Betrag min"] is None


def test_pages_of_a_measure_that_runs_over_a_page_break() -> None:
    spans = tuple(SourceSpan(page=page, bbox=None, chars=(0, 1), text="a") for page in (3, 4))
    measure = TracedText(text="a a", offsets=((0, 0, 3),), spans=spans)
    assert rows(book(make_result([make_record(page=3, measure=measure)]))["Datensätze"])[0]["Seite"] == "S. 3–4"


def test_what_is_unsure_is_shaded_and_named_in_words() -> None:
    goal = make_traced("Ruhe im").model_copy(update={"confidence": 0.2})
    reasons = ("the goal: the text breaks off; see whether it goes on somewhere else", "Spalte geraten")
    unsure = make_record(goal=goal, measure="Wege", partners=["A"], confidence=0.2, reasons=reasons)
    sheet = book(make_result([unsure, make_record(row=2, goal="Ruhe", measure="Bänke")]))["Datensätze"]
    shaded = [HEADS[cell.column - 1] for line in sheet.iter_rows(min_row=2) for cell in line if cell.fill.fill_type]
    assert shaded == ["Ziel", "Sicherheit"]
    first, second = rows(sheet)
    assert (first["Unsichere Zellen"], second["Unsichere Zellen"]) == ("Ziel", None)
    assert first["Gründe"] == "Ziel: der Text bricht ab; bitte ansehen, ob er woanders weitergeht\nSpalte geraten"


def test_layout_is_made_for_reading() -> None:
    sheet = book(make_result([make_record(measure="Wege"), make_record(row=2, goal="Ruhe")]))["Datensätze"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:AL3"
    assert all(cell.alignment.wrap_text for line in sheet.iter_rows() for cell in line)
    assert sheet.column_dimensions["G"].width > sheet.column_dimensions["B"].width


@pytest.mark.parametrize("text", ["=1+1", "+49", "-5", "@x", "\tx", "  =1+1", "\n=1"])
def test_formula_is_a_quoted_text(text: str) -> None:
    sheet = book(make_result([make_record(doc=text, measure=text, extra={text: text})]))["Datensätze"]
    for cell in (sheet["A2"], sheet["G2"], sheet["AM1"], sheet["AM2"]):
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "1 = 1", "TRUE"])
def test_other_text_stays_a_plain_text(text: str) -> None:
    cell = book(make_result([make_record(measure=text)]))["Datensätze"]["G2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", False)


def test_characters_xml_cannot_hold_go_with_a_note() -> None:
    workbook = book(make_result([make_record(measure="We\x00ge\x0b\x1f\ufffe\uffff\nneu")]))
    assert workbook["Datensätze"]["G2"].value == "Wege\nneu"
    note = rows(workbook["Hinweise"])[0]
    assert note["Hinweis"] == "Datensatz Nr. 1 (plan-001), Spalte „Maßnahme“: 5 Steuerzeichen entfernt"
    assert (note["Dokument"], note["Seite"]) == ("plan", 1)


@pytest.mark.parametrize("letter", ["a", "😀"])
def test_text_too_long_for_a_cell_is_shortened_with_a_mark(letter: str) -> None:
    workbook = book(make_result([make_record(measure=letter * 40_000)]))
    text = workbook["Datensätze"]["G2"].value
    assert text.startswith(letter * 16_000)
    assert text.endswith(f"{letter} … [gekürzt; alle 40000 Zeichen im JSON unter plan-001]")
    assert MAX_CHARACTERS - 1 <= len(text.encode("utf-16-le")) // 2 <= MAX_CHARACTERS
    assert "gekürzt" in str(rows(workbook["Hinweise"])[0]["Hinweis"])


def test_text_that_just_fits_is_whole() -> None:
    workbook = book(make_result([make_record(measure="a" * MAX_CHARACTERS)]))
    assert workbook["Datensätze"]["G2"].value == "a" * MAX_CHARACTERS
    assert rows(workbook["Hinweise"]) == []


def test_cells_to_correct_offer_what_they_may_hold() -> None:
    record = make_record(measure="Wege", fields=("sport",), extra={"Stand": "läuft"})
    workbook = load_workbook(io.BytesIO(dump_xlsx([make_result([record])], {"wohnen": "Wohnen"})))
    choices = {str(item.sqref): item.formula1 for item in workbook["Datensätze"].data_validations.dataValidation}
    assert choices == {
        "C2": '"offen,richtig,korrigiert,falsch"',
        "P2": '"ja,nein"',
        "Q2": '"geplant,umgesetzt"',
        "R2 S2 T2": "'Listen'!$A$1:$A$2",
        "V2": "'Listen'!$C$1:$C$13",
    }
    lists = list(workbook["Listen"].iter_rows(values_only=True))
    assert [line[:2] for line in lists[:2]] == [("Wohnen (wohnen)", "wohnen"), ("sport", "sport")]
    assert [line[2] for line in lists][-4:] == ["Neu", "Umsetzungsstand", "Kategorie", "Stand"]


def test_codes_of_a_shipped_taxonomy_are_offered_where_it_has_all_codes() -> None:
    offered = book(make_result([make_record(measure="Wege", fields=("sprache",))]))["Listen"]
    assert offered["B1"].value == "sprache"
    assert offered.max_row > 10
    assert book(make_result([make_record(measure="Wege", fields=("own-code",))]))["Listen"]["A2"].value is None


def test_what_is_typed_into_a_cell_to_correct_stays_as_it_is() -> None:
    sheet = book(make_result([make_record(measure="a" * 300, period="2024")]))["Datensätze"]
    formats = {
        head: sheet.cell(2, HEADS.index(head) + 1).number_format for head in ("Zeitraum", "Ziel", "Maßnahme", "VZÄ")
    }
    assert formats == {"Zeitraum": "@", "Ziel": "@", "Maßnahme": "General", "VZÄ": "0.00"}


def test_a_corrected_cell_is_shaded_and_named_with_what_was_read() -> None:
    correction = Correction(
        column="goal", machine=("Ruhe im",), corrected=("Ruhe",), by="A", at=datetime(2030, 5, 2, tzinfo=UTC)
    )
    goal = make_traced("Ruhe im").model_copy(update={"confidence": 0.2})
    record = make_record(goal=goal, measure="Wege", corrections=(correction,))
    sheet = book(make_result([record]))["Datensätze"]
    row = rows(sheet)[0]
    assert (row["Ziel"], row["Unsichere Zellen"], row["Korrigiert"]) == (
        "Ruhe",
        None,
        "Ziel: „Ruhe im“ (A, 02.05.2030)",
    )
    assert [HEADS[cell.column - 1] for cell in sheet[2] if cell.fill.fill_type] == ["Ziel"]


def test_labels_that_differ_in_blanks_alone_have_heads_that_differ() -> None:
    record = make_record(measure="Wege", extra={"Stand": "a", "Stand ": "b", "Ziel": "c"})
    heads = [cell.value for cell in book(make_result([record]))["Datensätze"][1]][len(HEADS) :]
    assert heads == ["Stand", "Stand  (weitere)", "Ziel (weitere)"]


def test_a_label_without_a_visible_character_has_a_head() -> None:
    record = make_record(measure="Wege", extra={"\x1f": "a"})
    assert book(make_result([record]))["Datensätze"][1][len(HEADS)].value == " (weitere)"


def test_warnings_stand_on_the_second_sheet() -> None:
    assert rows(book(make_result(), make_result(name="b", warn="=eine Zeile ohne Spalte"))["Hinweise"]) == [
        {
            "Dokument": "b",
            "Seite": 2,
            "Tabelle": 0,
            "Art": "Zeile nicht zugeordnet",
            "Hinweis": "=eine Zeile ohne Spalte",
            "Text": "Rest",
        }
    ]


def test_every_kind_of_warning_has_a_german_name() -> None:
    assert set(WARNING_LABELS) == set(WarningCode)
