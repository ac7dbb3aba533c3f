from pathlib import Path

import pytest
from typeset import LEFT, Look, Rows, extracted, texts

import konzeptminer as km
from konzeptminer.records import SourceKind, TracedText, WarningCode
from konzeptminer.rows.roles import Role
from konzeptminer.rows.sheet_labels import read_label

LOOK = Look(head=0, widths=(160.0, 500.0))
WIDE = Look(head=0, widths=(160.0, 200.0, 150.0, 150.0))
INTRODUCTION = "Auf den folgenden Seiten stehen die Steckbriefe."


def sheet(number: int, **rows: str) -> Rows:
    texts_of = {
        "Handlungsfeld": "Sport",
        "Ziel": f"Begegnung {number}",
        "Beschreibung": f"Lauf Nummer {number} durch den Wald",
        "Verantwortlich": "Amt 40, Amt 52",
        "Kooperationspartner": "Sportbund",
        "Kosten": "900 €",
    }
    return [[label, text] for label, text in (texts_of | rows).items()]


def titled(title: str, **rows: str) -> Rows:
    texts_of = {"Titel": title, "Kurzbeschreibung": "Bäume am Bach", "Federführung": "Amt 67", "Plan 2025": "Pflanzen"}
    return [[label, text] for label, text in (texts_of | rows).items()]


def text(value: TracedText | None) -> str | None:
    return value.text if value else None


def measures(result: km.Result) -> list[object]:
    return texts(result, "measure")


# --- What a sheet holds ----------------------------------------------------------------------------------------------


def test_sheet_is_a_record(tmp_path: Path) -> None:
    (record,) = extracted(tmp_path, ["# Maßnahme 1", sheet(1)], look=LOOK).records
    assert record.source is SourceKind.SHEET
    assert text(record.handlungsfeld) == "Sport"
    assert text(record.goal) == "Begegnung 1"
    assert text(record.measure) == "Lauf Nummer 1 durch den Wald"
    assert [actor.text for actor in record.responsible] == ["Amt 40", "Amt 52"]
    assert [actor.text for actor in record.partners] == ["Sportbund"]
    assert text(record.resources) == "900 €"
    assert record.money[0].maximum == 900


def test_spans_of_a_sheet_are_the_page_s_text(tmp_path: Path) -> None:
    result = extracted(tmp_path, [titled("M 1 Hain", Ziel="Schatten")], look=LOOK)
    (record,) = result.records
    assert record.measure is not None
    for span in record.measure.spans:
        assert result.document.pages[span.page - 1].text[span.chars[0] : span.chars[1]] == span.text


def test_running_number_over_a_sheet_is_no_title(tmp_path: Path) -> None:
    (record,) = extracted(tmp_path, ["# Maßnahme 12", sheet(1)], look=LOOK).records
    assert record.title is None


@pytest.mark.parametrize("heading", ["M 3 Waldlauf", "Maßnahme 3: Waldlauf", "Waldlauf für alle"])
def test_heading_that_names_the_measure_is_its_title(tmp_path: Path, heading: str) -> None:
    result = extracted(tmp_path, [INTRODUCTION], [f"# {heading}", sheet(1)], look=LOOK)
    assert texts(result, "title") == [heading]
    assert measures(result) == [f"{heading}\nLauf Nummer 1 durch den Wald"]


def test_title_and_description_make_the_measure(tmp_path: Path) -> None:
    (record,) = extracted(tmp_path, [titled("Hain")], look=LOOK).records
    assert text(record.title) == "Hain"
    assert text(record.measure) == "Hain\nBäume am Bach"
    assert [step.text for step in record.implementation] == ["Pflanzen"]


def test_measure_beside_a_description_is_the_title(tmp_path: Path) -> None:
    rows = [["Maßnahme", "Hain"], ["Beschreibung", "Bäume"], ["Ziel", "Schatten"], ["Kosten", "5 €"]]
    (record,) = extracted(tmp_path, [rows], look=LOOK).records
    assert text(record.title) == "Hain"


def test_title_in_a_cell_over_the_whole_sheet(tmp_path: Path) -> None:
    rows = [["M 4 Hain am Bach", LEFT], *sheet(1)]
    (record,) = extracted(tmp_path, [rows], look=LOOK).records
    assert text(record.title) == "M 4 Hain am Bach"


def test_number_in_place_of_a_label_stands_before_the_title(tmp_path: Path) -> None:
    rows = [["M 4", "Hain am Bach"], *sheet(1)]
    (record,) = extracted(tmp_path, [rows], look=LOOK).records
    assert text(record.title) == "M 4 Hain am Bach"


def test_other_labels_are_extra_under_their_printed_label(tmp_path: Path) -> None:
    (record,) = extracted(tmp_path, [titled("Hain", Sachstand="Begonnen", Klimawirkung="Hoch")], look=LOOK).records
    assert {label: text.text for label, text in record.extra.items()} == {
        "Sachstand": "Begonnen",
        "Klimawirkung": "Hoch",
    }


def test_akteure_are_partners_beside_the_responsible(tmp_path: Path) -> None:
    (record,) = extracted(tmp_path, [titled("Hain", Akteure="Schulen; Vereine")], look=LOOK).records
    assert [actor.text for actor in record.partners] == ["Schulen", "Vereine"]


def test_blank_measure_leaves_a_goal(tmp_path: Path) -> None:
    rows = sheet(2, Beschreibung="")
    result = extracted(tmp_path, ["# Maßnahme 1", sheet(1), "# Maßnahme 2", rows], look=LOOK)
    assert measures(result) == ["Lauf Nummer 1 durch den Wald", None]
    assert texts(result, "goal") == ["Begegnung 1", "Begegnung 2"]


def test_pairs_beside_one_another(tmp_path: Path) -> None:
    rows = [
        ["Titel", "Hain", LEFT, LEFT],
        ["Kurzbeschreibung", "Bäume", LEFT, LEFT],
        ["Federführung", "Amt 67", "Kosten", "500 €"],
        ["Ziel", "Schatten", "Zeitrahmen", "Mai"],
    ]
    (record,) = extracted(tmp_path, [rows], look=WIDE).records
    assert text(record.resources) == "500 €"
    assert text(record.goal) == "Schatten"


def test_table_inside_a_sheet_is_extra(tmp_path: Path) -> None:
    rows = [
        ["Titel", "Hain", LEFT, LEFT],
        ["Kurzbeschreibung", "Bäume", LEFT, LEFT],
        ["Federführung", "Amt 67", LEFT, LEFT],
        ["Kosten", "500 €", LEFT, LEFT],
        ["Haushalt", "2024", "2025", "2026"],
        ["Ergebnisplan", "100", "200", "300"],
    ]
    (record,) = extracted(tmp_path, [rows], look=WIDE).records
    assert text(record.resources) == "500 €"
    assert record.extra["Ergebnisplan"].text == "100\n200\n300"


# --- Where a sheet begins and ends -----------------------------------------------------------------------------------


def test_sheets_in_one_table_are_parted(tmp_path: Path) -> None:
    result = extracted(tmp_path, [[*titled("Hain"), *titled("Teich"), *titled("Wiese")]], look=LOOK)
    assert texts(result, "title") == ["Hain", "Teich", "Wiese"]


def test_titles_over_sheets_in_one_table_go_with_the_sheet_below(tmp_path: Path) -> None:
    rows = [["M 1 Hain", LEFT], *sheet(1), ["M 2 Teich", LEFT], *sheet(2)]
    assert texts(extracted(tmp_path, [rows], look=LOOK), "title") == ["M 1 Hain", "M 2 Teich"]


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_sheet_goes_on_on_the_next_page(tmp_path: Path, cut: int) -> None:
    whole = titled("Hain", Kosten="500 €", Zielgruppe="Kinder")
    result = extracted(tmp_path, [titled("Teich"), whole[:cut]], [whole[cut:], titled("Wiese")], look=LOOK)
    assert texts(result, "title") == ["Teich", "Hain", "Wiese"]
    assert texts(result, "resources") == [None, "500 €", None]


def test_text_without_a_label_on_the_next_page_goes_on(tmp_path: Path) -> None:
    whole = titled("Hain", Kosten="500 €", Zielgruppe="Kinder")
    result = extracted(
        tmp_path, [titled("Teich"), whole[:2]], [[["", "und eine Bank"], *whole[2:]], titled("Wiese")], look=LOOK
    )
    assert measures(result)[1] == "Hain\nBäume am Bach und eine Bank"


def test_sheet_with_its_own_heading_is_no_continuation(tmp_path: Path) -> None:
    second = [["Kurzbeschreibung", "Ufer"], ["Projektträger", "Amt 66"], ["Gesamtkosten", "7 €"], ["Ziel", "Ruhe"]]
    result = extracted(tmp_path, ["# M 1 Hain", sheet(1), "# M 2 Teich", second], look=LOOK)
    assert texts(result, "title") == ["M 1 Hain", "M 2 Teich"]


# --- The Handlungsfeld over sheets -----------------------------------------------------------------------------------


def test_field_over_sheets_is_carried_down(tmp_path: Path) -> None:
    first, second = ["# Natur", titled("Hain"), titled("Teich")], [titled("Wiese"), "# Verkehr", titled("Weg")]
    result = extracted(tmp_path, [INTRODUCTION], first, second, look=LOOK)
    assert texts(result, "handlungsfeld") == ["Natur", "Natur", "Natur", "Verkehr"]


# --- What is no measure ----------------------------------------------------------------------------------------------


def test_sheet_that_explains_the_others_is_no_measure(tmp_path: Path) -> None:
    questions = {"Kurzbeschreibung": "Was ist geplant?", "Federführung": "Wer leitet?", "Plan 2025": "Was folgt?"}
    result = extracted(tmp_path, [titled("Titel der Maßnahme", **questions), titled("Hain")], look=LOOK)
    assert texts(result, "title") == ["Hain"]


def test_sheet_without_a_measure_is_warned_of(tmp_path: Path) -> None:
    rows = [["Ziel", "Begegnung"], ["Zuständigkeit", "Amt 10"], ["Kosten", "50 €"], ["Zeitrahmen", "Mai"]]
    result = extracted(tmp_path, [rows], look=LOOK)
    assert [warning.code for warning in result.document.warnings] == [WarningCode.UNREAD_SHEET]


# --- Labels ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Plan 2025", Role.IMPLEMENTATION),
        ("Sachstand 07/2024", Role.OTHER),
        ("Flankierende Maßnahmen", Role.OTHER),
        ("Zielvorgabe:", Role.GOAL),
        ("Projektträger", Role.RESPONSIBLE),
        ("Akteure", Role.PARTNERS),
        ("Gesamtkosten", Role.RESOURCES),
        ("Was & Warum?", Role.DESCRIPTION),
        ("Zielgruppe", Role.OTHER),
    ],
)
def test_role_of_a_label(label: str, role: Role) -> None:
    read = read_label(label)
    assert read is not None
    assert read.role is role


def test_title_is_told_from_a_measure() -> None:
    assert [label is not None and label.is_title for label in map(read_label, ("Titel", "Maßnahme"))] == [True, False]


@pytest.mark.parametrize("printed", ["", "2025", "12.000 €", "Ein Satz. " * 30])
def test_text_that_is_no_label(printed: str) -> None:
    assert read_label(printed) is None


@pytest.mark.parametrize(
    "names", [("Hain", "Teich"), ("Ein Hain am alten Bach im Tal", "Ein Teich im alten Park der Stadt")]
)
def test_counted_titles_over_sheets_part_them(tmp_path: Path, names: tuple[str, str]) -> None:
    pages = [[[[f"Maßnahme 1.{n}: {name}", LEFT], *sheet(n)]] for n, name in enumerate(names, 1)]
    result = extracted(tmp_path, *pages, look=LOOK)
    assert texts(result, "title") == [f"1.{n} {name}" for n, name in enumerate(names, 1)]
    assert texts(result, "goal") == ["Begegnung 1", "Begegnung 2"]


def test_number_in_the_label_of_a_title_stands_before_it(tmp_path: Path) -> None:
    (record,) = extracted(tmp_path, [[["Maßnahme 2.7", "Hain"], *sheet(1)]], look=LOOK).records
    assert text(record.title) == "2.7 Hain"
