from pathlib import Path

import pytest
from typeset import ABOVE, Look, Rows, extracted, texts

import konzeptminer as km
from konzeptminer.records import WarningCode
from konzeptminer.rows.confidence import WEIGHTS, Doubt

PLAIN = Look(head=0)
HEAD = ["Ziel", "Maßnahme", "Wer?", "Kosten"]
PLAN: Rows = [
    ["Früh Deutsch lernen", "Kurse für Eltern und Kinder in allen Kitas anbieten", "Jugendamt", "5.000 €"],
    ["Mehr Teilhabe", "Ein Treffpunkt für alle Menschen im Ort entsteht", "Caritasverband", "900 €"],
    ["Gesund leben", "Lotsen helfen in den Praxen und Kliniken weiter", "Kreisgesundheitsamt, Ärztekammer", ""],
]


def of_one(folder: Path, rows: Rows) -> km.Result:
    return extracted(folder, [rows], look=PLAIN)


def with_column(place: int, *cells: str) -> Rows:
    return [[*row[:place], cell, *row[place:]] for row, cell in zip(PLAN, cells, strict=True)]


# --- By content ----------------------------------------------------------------------------------------------------


def test_columns_without_a_head_are_told_by_their_content(tmp_path: Path) -> None:
    result = of_one(tmp_path, PLAN)
    assert texts(result, "goal") == [row[0] for row in PLAN]
    assert texts(result, "measure") == [row[1] for row in PLAN]
    assert texts(result, "responsible") == [["Jugendamt"], ["Caritasverband"], ["Kreisgesundheitsamt", "Ärztekammer"]]
    assert texts(result, "resources") == ["5.000 €", "900 €", None]


def test_field_stands_left_of_the_goal(tmp_path: Path) -> None:
    fields = ["Bildung und Sprache", "Soziales und Teilhabe", "Gesundheit und Pflege"]
    result = of_one(tmp_path, with_column(0, *fields))
    assert texts(result, "handlungsfeld") == fields
    assert texts(result, "goal") == [row[0] for row in PLAN]


def test_steps_stand_between_measure_and_actors(tmp_path: Path) -> None:
    result = of_one(tmp_path, with_column(2, "Leute suchen", "Räume mieten", "Lotsen schulen"))
    assert texts(result, "implementation") == [["Leute suchen"], ["Räume mieten"], ["Lotsen schulen"]]


def test_dates_are_the_period(tmp_path: Path) -> None:
    result = of_one(tmp_path, with_column(4, "ab 2012", "bis 2013", "laufend"))
    assert [record.period and record.period.text for record in result.records] == ["ab 2012", "bis 2013", "laufend"]


def test_marked_actors_are_responsible_and_partners(tmp_path: Path) -> None:
    rows = [[goal, measure, f"a) {who}\nb) Vereine", cost] for goal, measure, who, cost in PLAN]
    result = of_one(tmp_path, rows)
    assert texts(result, "responsible")[0] == ["Jugendamt"]
    assert texts(result, "partners") == [["Vereine"]] * 3


def test_merged_goal_is_carried_down_without_a_head_too(tmp_path: Path) -> None:
    result = of_one(tmp_path, [PLAN[0], [ABOVE, *PLAN[1][1:]], PLAN[2]])
    assert texts(result, "goal") == [PLAN[0][0], PLAN[0][0], PLAN[2][0]]


def test_columns_told_by_content_are_less_certain_and_warned_of(tmp_path: Path) -> None:
    result = of_one(tmp_path, PLAN)
    assert {record.confidence for record in result.records} == {WEIGHTS[Doubt.HEAD_GUESSED].record}
    assert all(
        record.reasons == ("the table has no head; its columns were told by their content",)
        for record in result.records
    )
    (warning,) = result.document.warnings
    assert (warning.code, warning.page, warning.table) == (WarningCode.UNCERTAIN_COLUMNS, 1, 0)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ["Ada Muster", "Caritasverband für das Dekanat", "Velbert"],
                ["Jan Test", "Jugendamt der Stadt", "Ratingen"],
                ["Eva Beispiel", "Volkshochschule im Kreis", "Haan"],
            ],
            id="participants",
        ),
        pytest.param(
            [
                ["Ada Muster", "Vorsitzende des Ausschusses für Soziales", "Caritasverband"],
                ["Jan Test", "Stellvertreter im Ausschuss für Soziales", "Jugendamt"],
                ["Eva Beispiel", "Beratendes Mitglied im Ausschuss für Soziales", "Volkshochschule"],
            ],
            id="committee",
        ),
        pytest.param(
            [["1", "Einleitung", "3"], ["2", "Ziele und Maßnahmen", "5"], ["3", "Umsetzung", "9"]], id="contents"
        ),
        pytest.param(
            [["2010", "45.000", "5,1 %"], ["2011", "46.000", "5,3 %"], ["2012", "46.500", "5,5 %"]], id="numbers"
        ),
        pytest.param([["Velbert", "45.000 €"], ["Ratingen", "46.000 €"], ["Haan", "12.000 €"]], id="two columns"),
    ],
)
def test_table_that_is_no_plan_gives_no_record(tmp_path: Path, rows: Rows) -> None:
    result = of_one(tmp_path, rows)
    assert result.records == ()
    assert result.document.warnings == ()


def test_words_of_heads_in_the_cells_are_no_reason_to_take_a_row_for_the_head(tmp_path: Path) -> None:
    rows = with_column(4, "ab 2012", "bis Ende 2013", "laufend")
    assert texts(of_one(tmp_path, rows), "measure") == [row[1] for row in rows]


def test_single_row_tells_nothing(tmp_path: Path) -> None:
    assert of_one(tmp_path, PLAN[:1]).records == ()


def test_head_of_other_words_is_no_reason_to_guess_a_list_of_participants(tmp_path: Path) -> None:
    rows = [["Name", "Einrichtung", "Ort"], ["Ada Muster", "Jugendamt", "Haan"], ["Jan Test", "Caritas", "Hilden"]]
    assert extracted(tmp_path, [rows]).records == ()


# --- From the table before -----------------------------------------------------------------------------------------


def test_table_without_a_head_takes_the_columns_of_the_one_before(tmp_path: Path) -> None:
    first = ["Erster Teil", [HEAD, PLAN[0]]]
    second = [
        "Hier steht ein Satz, der die beiden Tabellen trennt.",
        "Zweiter Teil",
        [["Wege", "Weg", "Amt 10", "9 €"]],
    ]
    result = extracted(tmp_path, first, second)
    assert texts(result, "goal") == [PLAN[0][0], "Wege"]
    assert texts(result, "measure") == [PLAN[0][1], "Weg"]
    assert texts(result, "responsible") == [["Jugendamt"], ["Amt 10"]]


def test_columns_of_the_table_before_are_less_certain_and_warned_of(tmp_path: Path) -> None:
    first = ["Erster Teil", [HEAD, PLAN[0]]]
    second = [
        "Hier steht ein Satz, der die beiden Tabellen trennt.",
        "Zweiter Teil",
        [["Wege", "Weg", "Amt 10", "9 €"]],
    ]
    result = extracted(tmp_path, first, second)
    assert [record.confidence for record in result.records] == [1.0, WEIGHTS[Doubt.HEAD_BEFORE].record]
    (warning,) = result.document.warnings
    assert (warning.code, warning.page, warning.table) == (WarningCode.UNCERTAIN_COLUMNS, 2, 1)


def test_table_with_other_columns_takes_nothing_from_the_one_before(tmp_path: Path) -> None:
    first = ["Erster Teil", [HEAD, PLAN[0]]]
    second = [
        "Hier steht ein Satz, der die beiden Tabellen trennt.",
        "Zweiter Teil",
        [["Haan", "9 €"], ["Hilden", "8 €"]],
    ]
    assert len(extracted(tmp_path, first, second).records) == 1


def test_table_with_a_head_of_its_own_takes_nothing_from_the_one_before(tmp_path: Path) -> None:
    first = ["Erster Teil", [HEAD, PLAN[0]]]
    list_of_names = [["Name", "Ort", "Telefon", "E-Mail"], ["Ada Muster", "Haan", "555 123", "ada@example.org"]]
    second = ["Hier steht ein Satz, der die beiden Tabellen trennt.", "Teilnehmende", list_of_names]
    assert len(extracted(tmp_path, first, second).records) == 1
