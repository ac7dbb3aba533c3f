import shutil
from pathlib import Path

import pytest
from typeset import ABOVE, Rows, extracted, texts, typeset

import konzeptminer as km
from konzeptminer.records import Record

HEAD = ["Ziel", "Maßnahme", "Zuständigkeit", "Ressourcen"]
MARKED = ["Ziel", "Maßnahme", "a) Zuständigkeit\nb) Zusammenarbeit mit"]


def only(folder: Path, *rows: list[str]) -> Record:
    """The record of a table with one row."""
    (record,) = extracted(folder, [rows]).records
    return record


def actors(record: Record) -> tuple[list[str], list[str]]:
    return [actor.text for actor in record.responsible], [actor.text for actor in record.partners]


# --- Measure and goal ----------------------------------------------------------------------------------------------


def test_description_joins_the_measure_which_stays_as_the_title(tmp_path: Path) -> None:
    record = only(tmp_path, ["Ziel", "Maßnahme", "Beschreibung", "Wer?"], ["Z", "Café", "Ein Ort für alle", "Amt 50"])
    assert record.title is not None
    assert record.measure is not None
    assert record.title.text == "Café"
    assert record.measure.text == "Café\nEin Ort für alle"
    assert [span.text for span in record.measure.spans] == ["Café", "Ein Ort für alle"]


def test_measure_without_a_description_has_no_title(tmp_path: Path) -> None:
    record = only(tmp_path, ["Ziel", "Maßnahme", "Beschreibung", "Wer?"], ["Z", "Café", "", "Amt 50"])
    assert record.title is None
    assert record.measure is not None
    assert record.measure.text == "Café"


def test_items_of_a_measure_stay_one_text_without_bullets(tmp_path: Path) -> None:
    record = only(tmp_path, HEAD, ["Z", "Feste:\n• im Mai\n• im Juni", "Amt 50", ""])
    assert record.measure is not None
    assert record.measure.text == "Feste:\nim Mai\nim Juni"


@pytest.mark.parametrize("row", [["Neu:\nZ", "Café", "Amt 50", ""], ["Z", "Neu: Café", "Amt 50", ""]])
def test_mark_in_goal_or_measure_makes_the_row_new_and_goes_from_the_text(tmp_path: Path, row: list[str]) -> None:
    record = only(tmp_path, HEAD, row)
    assert record.is_new
    assert record.goal is not None
    assert record.measure is not None
    assert (record.goal.text, record.measure.text) == ("Z", "Café")


def test_rows_of_a_new_goal_are_new_and_others_are_not(tmp_path: Path) -> None:
    rows = [HEAD, ["Neu:\nZ", "Café", "Amt 50", ""], [ABOVE, "Fest", "Amt 50", ""], ["Y", "Neues Bad", "Amt 50", ""]]
    assert texts(extracted(tmp_path, [rows]), "is_new") == [True, True, False]


def test_mark_elsewhere_makes_no_row_new(tmp_path: Path) -> None:
    assert not only(tmp_path, HEAD, ["Z", "Café", "Amt 50", "Neu: 500 €"]).is_new


# --- Actors --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("a) Amt 10\nb) Schulen", (["Amt 10"], ["Schulen"])),
        ("a) Amt 10\nb) Schulen\nc) Polizei", (["Amt 10"], ["Schulen", "Polizei"])),
        ("a) Amt 10 b) Schulen", (["Amt 10"], ["Schulen"])),
        ("b) Schulen", ([], ["Schulen"])),
        ("Amt 10", (["Amt 10"], [])),
        ("Amt 10\nb) Schulen", (["Amt 10"], ["Schulen"])),
        ("a) Ämter 10; 32\nb) Sportverein, Schulen", (["Amt 10", "Amt 32"], ["Sportverein", "Schulen"])),
        ("", ([], [])),
    ],
)
@pytest.mark.parametrize("head", ["a) Zuständigkeit\nb) Zusammenarbeit mit", "Zuständigkeit"])
def test_letters_part_responsible_and_partners(
    tmp_path: Path, head: str, cell: str, expected: tuple[list[str], list[str]]
) -> None:
    assert actors(only(tmp_path, ["Ziel", "Maßnahme", head], ["Z", "Café", cell])) == expected


def test_letters_of_a_marked_head_may_be_the_other_way_round(tmp_path: Path) -> None:
    head = ["Ziel", "Maßnahme", "a) Partner\nb) Zuständigkeit"]
    assert actors(only(tmp_path, head, ["Z", "Café", "a) Schulen\nb) Amt 10"])) == (["Amt 10"], ["Schulen"])


def test_letters_in_a_column_of_partners_are_all_partners(tmp_path: Path) -> None:
    head = ["Ziel", "Maßnahme", "Wer?", "Partner"]
    record = only(tmp_path, head, ["Z", "Café", "Amt 10", "a) Schulen\nb) Polizei"])
    assert actors(record) == (["Amt 10"], ["Schulen", "Polizei"])


def test_partners_of_two_columns_follow_on_one_another(tmp_path: Path) -> None:
    head = ["Ziel", "Maßnahme", "a) Zuständigkeit b) Zusammenarbeit mit", "Weitere Akteure"]
    record = only(tmp_path, head, ["Z", "Café", "a) Amt 10\nb) Schulen", "Polizei"])
    assert actors(record) == (["Amt 10"], ["Schulen", "Polizei"])


def test_part_of_a_marked_head_may_be_the_resources(tmp_path: Path) -> None:
    head = ["Ziel", "Maßnahme", "a) Zuständigkeit b) Partner c) Kosten"]
    record = only(tmp_path, head, ["Z", "Café", "a) Amt 10\nb) Schulen\nc) 500 €"])
    assert record.resources is not None
    assert record.resources.text == "500 €"


# --- Other cells ---------------------------------------------------------------------------------------------------


def test_each_bullet_of_the_implementation_is_an_entry(tmp_path: Path) -> None:
    head = ["Ziel", "Maßnahme", "Umsetzung", "Wer?"]
    record = only(tmp_path, head, ["Z", "Café", "• Räume suchen\n• Leute finden", "Amt 50"])
    assert [entry.text for entry in record.implementation] == ["Räume suchen", "Leute finden"]


def test_period_is_a_cell_of_its_own_and_stands_under_its_label_too(tmp_path: Path) -> None:
    record = only(tmp_path, ["Ziel", "Maßnahme", "Wer?", "Bis wann?"], ["Z", "Café", "Amt 50", "Mai 2013"])
    assert record.period is not None
    assert record.period.text == "Mai 2013"
    assert record.extra == {"Bis wann?": record.period}


def test_amounts_staff_and_funding_are_read_from_the_resources(tmp_path: Path) -> None:
    record = only(tmp_path, HEAD, ["Z", "Café", "Amt 50", "max. 500 € / Jahr\n0,5 VZÄ\nESF-Mittel"])
    assert [(money.maximum, money.period) for money in record.money] == [(500.0, "year")]
    assert [staff.fte for staff in record.staff] == [0.5]
    assert record.funding == ("ESF-Mittel",)


def test_amounts_elsewhere_are_no_resources(tmp_path: Path) -> None:
    record = only(tmp_path, HEAD, ["Z", "Für 500 € ein Café mit 0,5 VZÄ", "Amt 50", ""])
    assert (record.money, record.staff) == ((), ())


def test_other_columns_stand_under_their_printed_label(tmp_path: Path) -> None:
    head = ["Nr.", "Ziel", "Maßnahme", "Wer?", "Zielgruppe", "Besonderes"]
    record = only(tmp_path, head, ["1.2", "Z", "Café", "Amt 50", "Eltern", "mit Garten"])
    assert {label: text.text for label, text in record.extra.items()} == {
        "Nr.": "1.2",
        "Zielgruppe": "Eltern",
        "Besonderes": "mit Garten",
    }


def test_blank_cells_of_other_columns_are_left_out(tmp_path: Path) -> None:
    assert only(tmp_path, [*HEAD, "Stand"], ["Z", "Café", "Amt 50", "", ""]).extra == {}


def test_label_printed_twice_is_numbered(tmp_path: Path) -> None:
    head = ["Ziel", "Maßnahme", "Wer?", "Stand", "Stand", "Stand"]
    record = only(tmp_path, head, ["Z", "Café", "Amt 50", "läuft", "stockt", "ruht"])
    assert {label: text.text for label, text in record.extra.items()} == {
        "Stand": "läuft",
        "Stand (2)": "stockt",
        "Stand (3)": "ruht",
    }


def test_column_without_a_label_is_named_by_its_place(tmp_path: Path) -> None:
    record = only(tmp_path, ["Ziel", "Maßnahme", "Wer?", ""], ["Z", "Café", "Amt 50", "mit Garten"])
    assert {label: text.text for label, text in record.extra.items()} == {"Spalte 4": "mit Garten"}


def test_second_column_of_goals_is_kept_under_its_label(tmp_path: Path) -> None:
    record = only(tmp_path, ["Leitziel", "Teilziel", "Maßnahme", "Wer?"], ["Teilhabe", "Treffen", "Café", "Amt 50"])
    assert record.goal is not None
    assert record.goal.text == "Teilhabe"
    assert record.extra["Teilziel"].text == "Treffen"


# --- Ids -----------------------------------------------------------------------------------------------------------

TWICE: Rows = [HEAD, ["Z", "Café", "Amt 50", ""], ["Z", "Café", "Amt 50", ""]]


def ids(result: km.Result) -> list[str]:
    return [record.id for record in result.records]


def test_ids_are_the_same_on_every_run_and_under_every_name(tmp_path: Path) -> None:
    path = typeset(tmp_path / "plan.pdf", [TWICE])
    copy = shutil.copy(path, tmp_path / "Kopie.pdf")
    assert ids(km.extract(path)) == ids(km.extract(path)) == ids(km.extract(copy))


def test_equal_rows_at_different_places_have_different_ids(tmp_path: Path) -> None:
    first, second = extracted(tmp_path, [TWICE]).records
    assert first.measure is not None
    assert second.measure is not None
    assert first.measure.text == second.measure.text
    assert first.id != second.id


def test_equal_rows_of_different_documents_have_different_ids(tmp_path: Path) -> None:
    here = extracted(tmp_path, [TWICE])
    elsewhere = extracted(tmp_path, [TWICE, "Nachwort"])
    assert set(ids(here)).isdisjoint(ids(elsewhere))


def test_id_is_made_of_16_hexadecimal_digits(tmp_path: Path) -> None:
    for identity in ids(extracted(tmp_path, [TWICE])):
        assert len(identity) == 16
        int(identity, 16)


# --- Place ---------------------------------------------------------------------------------------------------------


def test_page_is_where_the_measure_begins(tmp_path: Path) -> None:
    first = [HEAD, ["Teilhabe A", "Fest", "Amt 1", "5 €"], [ABOVE, "Park", "Amt 2", "9 €"]]
    second = [HEAD, ["", "Bad", "Amt 4", "7 €"]]
    result = extracted(tmp_path, [first], [second])
    assert texts(result, "page") == [1, 1, 2]
    assert result.records[2].goal is not None
    assert result.records[2].goal.pages == (1, 2)


def test_record_is_named_after_its_file(tmp_path: Path) -> None:
    path = typeset(tmp_path / "Plan 2012.pdf", [TWICE])
    assert {record.doc for record in km.extract(path).records} == {"Plan 2012"}
