from dataclasses import replace
from pathlib import Path

import pytest
from typeset import LEFT, Look, Rows, extracted, lay_out_all, texts, typeset, whole_tables

import konzeptminer as km
from konzeptminer.records import WarningCode
from konzeptminer.rows.confidence import WEIGHTS, Doubt
from konzeptminer.rows.document import build_records
from konzeptminer.rows.material import Material
from konzeptminer.text.hyphen import HyphenJoiner

HEAD = ["Ziel", "Maßnahme", "Zuständigkeit", "Ressourcen"]
ROWS: Rows = [HEAD, ["Teilhabe A", "Fest", "Amt 10", "50 €"], ["Teilhabe B", "Park", "Amt 20", "90 €"]]
THIRD: Rows = [HEAD, ["Teilhabe C", "Hof", "Amt 50", "20 €"], ["Teilhabe D", "Tor", "Amt 60", "10 €"]]
OTHER: Rows = [["Maßnahme", "Wer?"], ["Bad", "Amt 30"], ["Weg", "Amt 40"]]
BREAK = "Hier steht ein Satz, der die Tabelle von der nächsten trennt."


def test_rows_are_numbered_through_all_tables(tmp_path: Path) -> None:
    result = extracted(tmp_path, [ROWS, BREAK, OTHER], [THIRD])
    assert texts(result, "row") == [1, 2, 3, 4, 5, 6]
    assert texts(result, "measure") == ["Fest", "Park", "Bad", "Weg", "Hof", "Tor"]


def test_document_without_tables_gives_no_records(tmp_path: Path) -> None:
    result = extracted(tmp_path, ["Das Ziel ist ein Fest.", "Die Maßnahme kostet 50 €, zuständig ist das Amt 10."])
    assert result.records == ()
    assert result.document.warnings == ()


def test_table_without_measures_between_others_is_passed_over(tmp_path: Path) -> None:
    census: Rows = [["Jahr", "Einwohner", "Anteil"], ["2010", "45.000", "5 %"], ["2011", "46.000", "6 %"]]
    assert texts(extracted(tmp_path, [ROWS, BREAK, census, BREAK, OTHER]), "row") == [1, 2, 3, 4]


# --- Which tables hold measures ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [["Jahr", "Kosten", "Anteil"], ["2010", "10.000 €", "5 %"], ["2011", "9.000 €", "4 %"]], id="budget"
        ),
        pytest.param(
            [["Jahr", "Einwohner", "Anteil"], ["2010", "45.000", "5 %"], ["2011", "46.000", "6 %"]], id="census"
        ),
        pytest.param(
            [["Name", "Institution", "Ort"], ["Ada Muster", "Jugendamt", "Haan"], ["Jan Test", "Caritas", "Hilden"]],
            id="participants",
        ),
        pytest.param(
            [["Name", "Träger", "Ort"], ["Kita am Wald", "Caritas", "Haan"], ["Kita am See", "Stadt", "Hilden"]],
            id="list of nurseries",
        ),
        pytest.param(
            [["Kapitel", "Thema", "Seite"], ["1", "Ziele", "3"], ["2", "Maßnahmen", "5"], ["3", "Umsetzung", "9"]],
            id="contents",
        ),
        pytest.param(
            [["Nr.", "Frage", "Antwort"], ["1", "Wer hilft mir?", "Das Bürgerbüro"], ["2", "Was kostet es?", "Nichts"]],
            id="questions",
        ),
        pytest.param(
            [["Jahr", "Projekte", "Kosten"], ["2010", "4", "10.000 €"], ["2011", "5", "9.000 €"]],
            id="number of projects",
        ),
    ],
)
def test_table_without_measures_gives_no_record(tmp_path: Path, rows: Rows) -> None:
    assert extracted(tmp_path, [rows]).records == ()


@pytest.mark.parametrize(
    "head",
    [
        ["Ziel", "Maßnahme"],
        ["Handlungsfeld", "Maßnahme"],
        ["Maßnahme", "Wer?"],
        ["Maßnahme", "Partner"],
        ["Maßnahme", "Kosten"],
        ["Maßnahme", "Bis wann?"],
        ["Maßnahme", "Beschreibung"],
        ["Maßnahme", "Umsetzungsschritte"],
        ["Ziel", "Umsetzung"],
        ["Ziel", "Zuständigkeit"],
        ["Handlungsfeld", "Ziel"],
        ["Bezeichnung", "Zuständigkeit", "Lage"],
    ],
)
def test_measure_or_goal_with_a_further_column_of_a_plan_gives_records(tmp_path: Path, head: list[str]) -> None:
    row = ["Wege im Park anlegen", "Bänke und Beete", "am Bach"][: len(head)]
    assert len(extracted(tmp_path, [[head, row, row]]).records) == 2


def test_hint_alone_makes_no_measures_without_a_responsible(tmp_path: Path) -> None:
    rows = [["Bezeichnung", "Kosten", "Termin"], ["Feuerwehrauto", "90.000 €", "Mai"], ["Leiter", "800 €", "Juni"]]
    assert extracted(tmp_path, [rows]).records == ()


# --- Profile sheets --------------------------------------------------------------------------------------------------

SHEET: Rows = [["Ziel", "Begegnung"], ["Zuständigkeit", "Amt 10"], ["Kosten", "50 €"], ["Zeitrahmen", "Mai"]]


def test_profile_sheet_is_no_table_of_rows(tmp_path: Path) -> None:
    assert extracted(tmp_path, [SHEET]).records == ()


def test_profile_sheet_is_warned_of(tmp_path: Path) -> None:
    assert extracted(tmp_path, [SHEET]).document.warnings


@pytest.mark.parametrize(
    ("head", "labels"),
    [
        (HEAD, ["Ziel 1", "Ziel 2", "Ziel 3"]),
        (HEAD, ["Ziel A: Nähe", "Ziel B: Ruhe", "Ziel C: Mut"]),
        (["Maßnahme", "Wer?", "Kosten", "Stand"], ["Projekt Café", "Projekt Lotsen", "Maßnahme Park"]),
    ],
)
def test_plan_whose_rows_begin_with_the_words_of_heads_is_no_sheet(
    tmp_path: Path, head: list[str], labels: list[str]
) -> None:
    rows = [head, *([label, f"Satz {place}", f"Amt {place}", ""] for place, label in enumerate(labels, 10))]
    assert len(extracted(tmp_path, [rows]).records) == 3


# --- The heading over a table --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Handlungsfeld Sport", "Handlungsfeld Sport"),
        ("Handlungsfeld: Sport", "Sport"),
        ("Handlungsfeld 2: Sport", "Handlungsfeld 2: Sport"),
        ("3.1 Handlungsfeld Sport", "Handlungsfeld Sport"),
        ("2. Baustein Sport", "Baustein Sport"),
    ],
)
def test_heading_over_the_table_is_the_field(tmp_path: Path, heading: str, field: str) -> None:
    result = extracted(tmp_path, [heading, ROWS])
    assert texts(result, "handlungsfeld") == [field] * 2
    traced = result.records[0].handlungsfeld
    assert traced is not None
    assert [span.text for span in traced.spans] == [field]


def test_bold_line_right_above_the_table_is_the_field(tmp_path: Path) -> None:
    result = extracted(tmp_path, ["Ein Vorwort.", "# Sport im Verein", ROWS])
    assert texts(result, "handlungsfeld") == ["Sport im Verein"] * 2


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Ein Vorwort.", "# Sport im Verein", "Ein Absatz dazwischen."], id="text between"),
        pytest.param(["Ein Vorwort.", "# Sport im Verein", "\u00a0", "\u00a0"], id="far above"),
        pytest.param(["# Plan der Stadt"], id="title of the document"),
        pytest.param(["Ein Vorwort.", "# Maßnahmenplan"], id="title of the table"),
    ],
)
def test_other_bold_line_is_none(tmp_path: Path, lines: list[str]) -> None:
    assert texts(extracted(tmp_path, [*lines, ROWS]), "handlungsfeld") == [None] * 2


def test_nearest_heading_counts(tmp_path: Path) -> None:
    result = extracted(tmp_path, ["Handlungsfeld Sport", ROWS, "Handlungsfeld Kultur", OTHER])
    assert texts(result, "handlungsfeld") == ["Handlungsfeld Sport"] * 2 + ["Handlungsfeld Kultur"] * 2


def test_heading_counts_for_further_tables_up_to_the_next_heading(tmp_path: Path) -> None:
    result = extracted(
        tmp_path, ["Handlungsfeld Sport", ROWS, "Noch eine Tabelle", OTHER, "Handlungsfeld Kultur", THIRD]
    )
    assert texts(result, "handlungsfeld") == ["Handlungsfeld Sport"] * 4 + ["Handlungsfeld Kultur"] * 2


def test_heading_at_the_foot_of_the_page_before_counts(tmp_path: Path) -> None:
    result = extracted(tmp_path, ["Ein Vorwort.", "Handlungsfeld Sport"], [ROWS])
    assert texts(result, "handlungsfeld") == ["Handlungsfeld Sport"] * 2


def test_running_head_is_no_heading(tmp_path: Path) -> None:
    look = Look(furniture="Handlungsfeld Sport")
    assert texts(extracted(tmp_path, [ROWS], [THIRD], look=look), "handlungsfeld") == [None] * 4


@pytest.mark.parametrize(
    "line",
    [
        "Unser Handlungsfeld ist der Sport",
        "Ziele im Überblick",
        "Handlungsfeld Sport: " + "ein Satz, der viel zu lang für eine Überschrift ist, " * 3,
    ],
)
def test_line_that_is_no_heading_of_a_field_names_none(tmp_path: Path, line: str) -> None:
    assert texts(extracted(tmp_path, [line, ROWS]), "handlungsfeld") == [None, None]


def test_column_for_the_field_goes_before_the_heading(tmp_path: Path) -> None:
    rows = [["Handlungsfeld", "Maßnahme", "Wer?"], ["Kultur", "Singen", "Amt 40"]]
    assert texts(extracted(tmp_path, ["Handlungsfeld Sport", rows]), "handlungsfeld") == ["Kultur"]


def test_band_in_the_table_goes_before_the_heading(tmp_path: Path) -> None:
    rows = [HEAD, ["Handlungsfeld Kultur", LEFT, LEFT, LEFT], ["Teilhabe A", "Singen", "Amt 40", ""]]
    assert texts(extracted(tmp_path, ["Handlungsfeld Sport", rows]), "handlungsfeld") == ["Handlungsfeld Kultur"]


# --- How sure a record is ------------------------------------------------------------------------------------------


def test_table_with_plain_heads_is_sure_and_gives_no_reason(tmp_path: Path) -> None:
    result = extracted(tmp_path, [ROWS])
    assert texts(result, "confidence") == [1.0, 1.0]
    assert all(record.reasons == () for record in result.records)


def test_head_that_merely_hints_makes_the_records_less_certain(tmp_path: Path) -> None:
    rows = [["Bezeichnung", "Zuständigkeit", "Lage"], ["Brücke", "Amt 60", "am Bach"]]
    (record,) = extracted(tmp_path, [rows]).records
    assert record.confidence == WEIGHTS[Doubt.WEAK_HEAD].record
    assert record.reasons == ("the column head “Bezeichnung” only hints at what it holds",)


def test_records_of_a_table_with_lost_characters_are_less_certain(tmp_path: Path) -> None:
    path = typeset(tmp_path / "plan.pdf", [ROWS])
    (page,) = lay_out_all(path)
    (whole,) = whole_tables(tmp_path, [ROWS])
    whole.parts = [replace(part, characters=200, lost=50) for part in whole.parts]
    built = build_records(Material(km.read(path), [(page, set())], [whole], HyphenJoiner.from_text("")))
    assert [record.confidence for record in built.records] == [0.75, 0.75]
    assert built.records[0].reasons == ("50 of 200 characters of the table belong to no cell",)


# --- Warnings ------------------------------------------------------------------------------------------------------


def test_cell_that_no_row_took_is_warned_of_with_page_table_and_text(tmp_path: Path) -> None:
    second: Rows = [HEAD, ["", "", "Amt 30", ""], ["Teilhabe C", "Bad", "Amt 40", "70 €"]]
    result = extracted(tmp_path, [OTHER, BREAK], [second])
    (warning,) = result.document.warnings
    assert (warning.code, warning.page, warning.table) == (WarningCode.UNASSIGNED_ROW, 2, 1)
    assert [span.text for span in warning.spans] == ["Amt 30"]
    assert "“Amt 30” on page 2" in warning.message


def test_long_text_is_shortened_in_the_message_but_not_in_its_source(tmp_path: Path) -> None:
    text = " ".join(["Bauamt"] * 40)
    result = extracted(tmp_path, [[HEAD, ["", "", text, ""], ["Teilhabe C", "Bad", "Amt 40", "70 €"]]])
    (warning,) = result.document.warnings
    assert "…”" in warning.message
    assert len(warning.message) < 200
    assert warning.spans[0].text.split() == text.split()


def test_warning_names_the_part_of_the_table_on_its_page(tmp_path: Path) -> None:
    repeated: Rows = [HEAD, ["Teilhabe A", "Fest", "Amt 10", "50 €"]]
    paragraph = "Hier steht ein ganzer Absatz, der nichts überschreibt. " * 5
    below: Rows = [
        HEAD,
        ["Teilhabe B", "Bad", "Amt 40", ""],
        [paragraph, LEFT, LEFT, LEFT],
        ["Teilhabe C", "Weg", "Amt 50", ""],
    ]
    document = extracted(tmp_path, [repeated], [below]).document
    (warning,) = document.warnings
    assert warning.table is not None
    assert document.tables[warning.table].page == warning.page == 2
