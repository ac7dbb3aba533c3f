from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typeset import ABOVE, LEFT, Look, extracted, texts

import konzeptminer as km
from konzeptminer.records import SourceSpan, WarningCode
from konzeptminer.rows.confidence import WEIGHTS, Doubt

HEAD = ["Ziel", "Maßnahme", "Zuständigkeit", "Ressourcen"]
FIELD_HEAD = ["Handlungsfeld", *HEAD]


def goals(result: km.Result) -> list[object]:
    return texts(result, "goal")


def measures(result: km.Result) -> list[object]:
    return texts(result, "measure")


def unassigned(result: km.Result) -> list[str]:
    warnings = [warning for warning in result.document.warnings if warning.code is WarningCode.UNASSIGNED_ROW]
    return [span.text for warning in warnings for span in warning.spans]


# --- Rows ----------------------------------------------------------------------------------------------------------


def test_each_measure_cell_is_a_row(tmp_path: Path) -> None:
    result = extracted(tmp_path, [[HEAD, ["Z", "Fest feiern", "Amt 1", ""], ["Z", "Park bauen", "Amt 2", ""]]])
    assert measures(result) == ["Fest feiern", "Park bauen"]


def test_measure_cell_over_two_rows_is_one_row_with_what_stands_beside_it(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "Fest feiern", "Amt 10", "50 €"], [ABOVE, ABOVE, "Amt 20", "70 €"]]
    (record,) = extracted(tmp_path, [rows]).records
    assert [actor.text for actor in record.responsible] == ["Amt 10", "Amt 20"]
    assert record.resources is not None
    assert record.resources.text == "50 €\n70 €"


def test_merged_goal_is_carried_down(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "Fest", "Amt 1", ""], [ABOVE, "Park", "Amt 2", ""], ["Teilhabe B", "Bad", "Amt 3", ""]]
    assert goals(extracted(tmp_path, [rows])) == ["Teilhabe A", "Teilhabe A", "Teilhabe B"]


def test_merged_field_is_carried_down_over_its_goals(tmp_path: Path) -> None:
    rows = [
        FIELD_HEAD,
        ["Sport", "Teilhabe A", "Turnen", "Amt 1", ""],
        [ABOVE, "Teilhabe B", "Laufen", "Amt 2", ""],
        ["Kultur", "Teilhabe C", "Singen", "Amt 3", ""],
    ]
    assert texts(extracted(tmp_path, [rows]), "handlungsfeld") == ["Sport", "Sport", "Kultur"]


def test_merged_resources_count_for_every_row(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "Fest", "Amt 1", "50 €"], ["Teilhabe B", "Park", "Amt 2", ABOVE]]
    assert texts(extracted(tmp_path, [rows]), "resources") == ["50 €", "50 €"]


def test_merged_responsible_counts_for_every_row(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "Fest", "Amt 10", ""], ["Teilhabe B", "Park", ABOVE, ""]]
    assert texts(extracted(tmp_path, [rows]), "responsible") == [["Amt 10"], ["Amt 10"]]


def test_blank_goal_means_as_above_where_none_is_merged(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "Fest", "Amt 1", ""], ["", "Park", "Amt 2", ""], ["Teilhabe B", "Bad", "Amt 3", ""]]
    assert goals(extracted(tmp_path, [rows])) == ["Teilhabe A", "Teilhabe A", "Teilhabe B"]


def test_blank_goal_means_none_where_others_are_merged(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "Fest", "Amt 1", ""], [ABOVE, "Park", "Amt 2", ""], ["", "Bad", "Amt 3", ""]]
    assert goals(extracted(tmp_path, [rows])) == ["Teilhabe A", "Teilhabe A", None]


def test_blank_resources_are_never_as_above(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "Fest", "Amt 1", "50 €"], ["Teilhabe B", "Park", "Amt 2", ""]]
    assert texts(extracted(tmp_path, [rows]), "resources") == ["50 €", None]


def test_new_field_ends_the_goal_of_the_old_one(tmp_path: Path) -> None:
    rows = [FIELD_HEAD, ["Sport", "Teilhabe A", "Turnen", "Amt 1", ""], ["Kultur", "", "Singen", "Amt 2", ""]]
    assert goals(extracted(tmp_path, [rows])) == ["Teilhabe A", None]


def test_field_in_a_row_of_its_own_counts_for_the_rows_below(tmp_path: Path) -> None:
    rows = [FIELD_HEAD, ["Sport", "", "", "", ""], ["", "Teilhabe A", "Turnen", "Amt 1", ""]]
    result = extracted(tmp_path, [rows])
    assert texts(result, "handlungsfeld") == ["Sport"]


def test_field_without_a_row_is_warned_of(tmp_path: Path) -> None:
    rows = [FIELD_HEAD, ["Sport", "", "", "", ""], ["Kultur", "Teilhabe A", "Singen", "Amt 1", ""]]
    assert unassigned(extracted(tmp_path, [rows])) == ["Sport"]


def test_goal_without_a_measure_is_a_row(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "Fest", "Amt 1", ""], ["Teilhabe B", "", "", ""], ["Teilhabe C", "Bad", "Amt 3", ""]]
    result = extracted(tmp_path, [rows])
    assert goals(result) == ["Teilhabe A", "Teilhabe B", "Teilhabe C"]
    assert measures(result) == ["Fest", None, "Bad"]


def test_goal_without_a_measure_keeps_what_stands_beside_it(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "Fest", "Amt 1", ""], ["Teilhabe B", "", "Amt 20", "70 €"]]
    result = extracted(tmp_path, [rows])
    assert texts(result, "responsible")[1] == ["Amt 20"]
    assert texts(result, "resources") == [None, "70 €"]


def test_goal_whose_first_measure_cell_is_blank_is_no_row_of_its_own(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "", "", ""], [ABOVE, "Fest", "Amt 1", ""]]
    result = extracted(tmp_path, [rows])
    assert measures(result) == ["Fest"]
    assert goals(result) == ["Teilhabe A"]


def test_merged_goal_without_any_measure_is_one_row(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "", "", ""], [ABOVE, "", "", ""], ["Teilhabe B", "Bad", "Amt 3", ""]]
    assert goals(extracted(tmp_path, [rows])) == ["Teilhabe A", "Teilhabe B"]


def test_list_of_goals_gives_a_row_each_with_no_measure(tmp_path: Path) -> None:
    result = extracted(tmp_path, [[["Handlungsfeld", "Ziele"], ["Sport", "Turnen"], [ABOVE, "Laufen"]]])
    assert goals(result) == ["Turnen", "Laufen"]
    assert measures(result) == [None, None]


def test_blank_row_is_none(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "Fest", "Amt 1", ""], ["", "", "", ""], ["Teilhabe C", "Bad", "Amt 3", ""]]
    assert measures(extracted(tmp_path, [rows])) == ["Fest", "Bad"]


def test_measure_set_across_the_goal_column_has_no_goal(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "Fest", "Amt 1", ""], ["Maßnahme ganz ohne Ziel", LEFT, "Amt 2", ""]]
    assert goals(extracted(tmp_path, [rows])) == ["Teilhabe A", None]


def test_second_head_within_a_table_makes_no_row(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "Fest", "Amt 1", ""], HEAD, ["Teilhabe B", "Bad", "Amt 2", ""]]
    assert measures(extracted(tmp_path, [rows])) == ["Fest", "Bad"]


@pytest.mark.parametrize(
    "row",
    [
        ["", "Angebote für Eltern ausbauen", "Träger der Kitas", ""],
        ["Ziele vereinbaren", "Projekt Sprachlotsen", "Träger und Partner", ""],
        ["Ziel 2", "Maßnahme 2.1: Café öffnen", "", ""],
    ],
)
def test_row_with_words_of_heads_is_not_lost(tmp_path: Path, row: list[str]) -> None:
    result = extracted(
        tmp_path, [[HEAD, ["Teilhabe A", "Ein Fest", "Amt 1", ""], row, ["Teilhabe B", "Bad", "Amt 2", ""]]]
    )
    assert measures(result) == ["Ein Fest", row[1], "Bad"]


def test_row_that_numbers_the_columns_is_no_measure(tmp_path: Path) -> None:
    rows = [HEAD, ["1", "2", "3", "4"], ["Teilhabe A", "Ein Fest", "Amt 1", "5 €"]]
    assert measures(extracted(tmp_path, [rows])) == ["Ein Fest"]


def test_sum_of_the_costs_is_no_measure(tmp_path: Path) -> None:
    rows = [["Nr.", "Maßnahme", "Wer?", "Kosten"], ["1", "Ein Fest", "Amt 1", "5 €"], ["", "Summe", "", "5 €"]]
    assert measures(extracted(tmp_path, [rows])) == ["Ein Fest"]


# --- Bands ---------------------------------------------------------------------------------------------------------


def band(text: str, columns: int = 4) -> list[str]:
    return [text, *[LEFT] * (columns - 1)]


def test_band_between_rows_is_the_field_of_the_rows_below(tmp_path: Path) -> None:
    rows = [
        HEAD,
        band("Handlungsfeld Sport"),
        ["Teilhabe A", "Turnen", "Amt 1", ""],
        band("Handlungsfeld Kultur"),
        ["Teilhabe B", "Singen", "Amt 2", ""],
        ["Teilhabe C", "Malen", "Amt 3", ""],
    ]
    result = extracted(tmp_path, [rows])
    fields = ["Handlungsfeld Sport", "Handlungsfeld Kultur", "Handlungsfeld Kultur"]
    assert texts(result, "handlungsfeld") == fields
    assert measures(result) == ["Turnen", "Singen", "Malen"]


def test_band_ends_the_goal_of_the_rows_above(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "Turnen", "Amt 1", ""], band("Handlungsfeld Kultur"), ["", "Singen", "Amt 2", ""]]
    assert goals(extracted(tmp_path, [rows])) == ["Teilhabe A", None]


def test_band_above_the_head_is_the_field(tmp_path: Path) -> None:
    rows = [band("Handlungsfeld Sport"), HEAD, ["Teilhabe A", "Turnen", "Amt 1", ""]]
    assert texts(extracted(tmp_path, [rows], look=Look(head=2)), "handlungsfeld") == ["Handlungsfeld Sport"]


def test_band_that_says_so_is_the_field_even_where_there_is_a_column(tmp_path: Path) -> None:
    rows = [
        FIELD_HEAD,
        ["Sport", "Teilhabe A", "Turnen", "Amt 1", ""],
        band("Handlungsfeld Kultur", 5),
        ["", "Teilhabe B", "Singen", "Amt 2", ""],
    ]
    result = extracted(tmp_path, [rows])
    assert texts(result, "handlungsfeld") == ["Sport", "Handlungsfeld Kultur"]


def test_band_is_the_goal_where_the_table_has_a_column_for_the_field_alone(tmp_path: Path) -> None:
    rows = [["Handlungsfeld", "Maßnahme", "Wer?"], band("Mehr Bewegung für alle", 3), ["Sport", "Turnen", "Amt 1"]]
    assert goals(extracted(tmp_path, [rows])) == ["Mehr Bewegung für alle"]


def test_band_that_names_a_goal_stands_under_the_band_that_names_a_field(tmp_path: Path) -> None:
    head = ["Maßnahme", "Wer?", "Kosten"]
    rows = [head, band("Handlungsfeld Sport", 3), band("Ziel 1: Mehr Bewegung", 3), ["Turnen", "Amt 1", "5 €"]]
    result = extracted(tmp_path, [rows])
    assert texts(result, "handlungsfeld") == ["Handlungsfeld Sport"]
    assert goals(result) == ["Ziel 1: Mehr Bewegung"]


def test_every_band_above_the_head_is_read(tmp_path: Path) -> None:
    rows = [band("Handlungsfeld Sport"), band("Stand: Mai 2012"), HEAD, ["Teilhabe A", "Turnen", "Amt 1", ""]]
    assert texts(extracted(tmp_path, [rows], look=Look(head=3)), "handlungsfeld") == ["Handlungsfeld Sport"]


def test_measure_set_across_two_of_three_columns_is_no_band(tmp_path: Path) -> None:
    rows = [
        HEAD[:3],
        ["Teilhabe A", "Fest", "Amt 10"],
        ["Bad ganz ohne Ziel", LEFT, "Amt 20"],
        ["Teilhabe B", "Weg", "Amt 30"],
    ]
    result = extracted(tmp_path, [rows])
    assert measures(result) == ["Fest", "Bad ganz ohne Ziel", "Weg"]
    assert texts(result, "handlungsfeld") == [None, None, None]


def test_cell_beside_a_band_is_warned_of(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "Fest", "Amt 10", "50 €"], ["Alles zusammen", LEFT, LEFT, "70 €"]]
    assert "70 €" in unassigned(extracted(tmp_path, [rows]))


def test_long_band_is_text_that_no_row_took_and_is_warned_of(tmp_path: Path) -> None:
    text = "Hier steht ein ganzer Absatz, der nichts überschreibt. " * 5
    rows = [HEAD, ["Teilhabe A", "Turnen", "Amt 1", ""], band(text.strip()), ["Teilhabe B", "Singen", "Amt 2", ""]]
    result = extracted(tmp_path, [rows])
    assert texts(result, "handlungsfeld") == [None, None]
    assert [" ".join(found.split()) for found in unassigned(result)] == [text.strip()]


# --- Rows without a measure of their own ---------------------------------------------------------------------------


def test_actors_in_a_row_of_their_own_join_the_row_above(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "Fest", "Amt 10", "50 €"], [ABOVE, "", "Amt 20", "70 €"]]
    (record,) = extracted(tmp_path, [rows]).records
    assert [actor.text for actor in record.responsible] == ["Amt 10", "Amt 20"]
    assert record.resources is not None
    assert record.resources.text == "50 €\n70 €"


def test_row_that_took_cells_from_below_is_less_certain_and_says_why(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "Fest", "Amt 10", ""], [ABOVE, "", "Amt 20", ""], ["Teilhabe B", "Bad", "Amt 30", ""]]
    first, second = extracted(tmp_path, [rows]).records
    assert (first.confidence, second.confidence) == (WEIGHTS[Doubt.ADDED].record, 1.0)
    assert first.reasons == (Doubt.ADDED,)
    assert second.reasons == ()


def test_row_with_a_field_of_its_own_does_not_join_the_row_above(tmp_path: Path) -> None:
    rows = [
        FIELD_HEAD,
        ["Sport", "Teilhabe A", "Turnen", "Amt 10", ""],
        ["Kultur", "", "", "Amt 20", ""],
        ["Bildung", "Teilhabe C", "Lesen", "Amt 30", ""],
    ]
    assert texts(extracted(tmp_path, [rows]), "responsible") == [["Amt 10"], ["Amt 30"]]


def test_cells_before_the_first_measure_are_warned_of(tmp_path: Path) -> None:
    rows = [HEAD, ["", "", "Amt 10", "50 €"], ["Teilhabe A", "Fest", "Amt 20", ""]]
    result = extracted(tmp_path, [rows])
    assert unassigned(result) == ["Amt 10", "50 €"]
    assert texts(result, "responsible") == [["Amt 20"]]


# --- Page breaks ---------------------------------------------------------------------------------------------------


def test_merged_goal_goes_on_in_a_blank_cell_of_the_next_page(tmp_path: Path) -> None:
    first = [HEAD, ["Teilhabe A", "Fest", "Amt 1", ""], [ABOVE, "Park", "Amt 2", ""]]
    second = [HEAD, ["", "Bad", "Amt 3", ""], ["Teilhabe B", "Weg", "Amt 4", ""]]
    assert goals(extracted(tmp_path, [first], [second])) == ["Teilhabe A", "Teilhabe A", "Teilhabe A", "Teilhabe B"]


def test_merged_goal_printed_again_on_the_next_page_is_read_once(tmp_path: Path) -> None:
    first = [HEAD, ["Teilhabe A", "Fest", "Amt 1", ""], [ABOVE, "Park", "Amt 2", ""]]
    second = [HEAD, ["Teilhabe A", "Bad", "Amt 3", ""], [ABOVE, "Weg", "Amt 4", ""]]
    result = extracted(tmp_path, [first], [second])
    assert goals(result) == ["Teilhabe A"] * 4
    assert all(record.goal is not None and record.goal.pages == (1, 2) for record in result.records)


def test_measure_cut_by_the_page_break_is_one_row_on_its_first_page(tmp_path: Path) -> None:
    first = [HEAD, ["Teilhabe A", "Fest", "Amt 1", "5 €"], ["Teilhabe B", "Die Stadt sorgt für", "Amt 2", "9 €"]]
    second = [HEAD, ["", "neue Bänke im Park", "", ""], ["Teilhabe C", "Bad", "Amt 4", "7 €"]]
    result = extracted(tmp_path, [first], [second])
    assert measures(result) == ["Fest", "Die Stadt sorgt für neue Bänke im Park", "Bad"]
    assert [record.page for record in result.records] == [1, 1, 2]


def test_first_row_that_returns_on_the_next_page_is_not_lost(tmp_path: Path) -> None:
    row = ["Teilhabe A", "Fest", "Amt 1", "5 €"]
    first = [HEAD, row, ["Teilhabe B", "Park", "Amt 2", "9 €"]]
    second = [HEAD, row, ["Teilhabe C", "Bad", "Amt 4", "7 €"]]
    assert measures(extracted(tmp_path, [first], [second])) == ["Fest", "Park", "Fest", "Bad"]


# --- What holds for every table ------------------------------------------------------------------------------------

WORDS = st.sampled_from(["Brunnen", "Garten", "Hecke", "Laterne", "Mauer", "Teich", "Wiese", "Zaun"])
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
BODY = st.lists(st.tuples(st.booleans(), TEXTS, TEXTS, TEXTS | st.just("")), min_size=1, max_size=8)
GAPS = st.lists(st.tuples(*[TEXTS | st.just("")] * 4), min_size=1, max_size=6)


def table(body: Sequence[tuple[bool, str, str, str]]) -> list[list[str]]:
    """Rows whose goal, where it is not the first, may be merged with the one above."""
    merged = [number > 0 and joins for number, (joins, *_) in enumerate(body)]
    goal_cells = [
        ABOVE if joins else f"Teilhabe {number} {row[1]}"
        for number, (joins, row) in enumerate(zip(merged, body, strict=True))
    ]
    return [HEAD, *([goal, row[2], "Amt 10", row[3]] for goal, row in zip(goal_cells, body, strict=True))]


@given(body=BODY)
@settings(deadline=None, max_examples=25)
def test_every_measure_is_a_row_under_the_goal_that_covers_it(body: list[tuple[bool, str, str, str]]) -> None:
    rows = table(body)
    expected: list[str] = []
    for goal, *_ in rows[1:]:
        expected.append(expected[-1] if goal == ABOVE else goal)
    with TemporaryDirectory() as folder:
        result = extracted(Path(folder), [rows])
    assert measures(result) == [row[1] for row in rows[1:]]
    assert goals(result) == expected
    assert texts(result, "resources") == [row[3] or None for row in rows[1:]]


def covered(spans: Sequence[SourceSpan], cell: SourceSpan) -> bool:
    return any(span.page == cell.page and span.chars[0] <= cell.chars[0] < span.chars[1] for span in spans)


@given(body=GAPS)
@settings(deadline=None, max_examples=25)
def test_every_cell_is_in_a_record_or_in_a_warning(body: list[tuple[str, ...]]) -> None:
    with TemporaryDirectory() as folder:
        # An actor named twice is listed once, so each row has one of its own.
        rows = [[*row[:2], row[2] and f"Amt {place}", row[3]] for place, row in enumerate(body, 10)]
        result = extracted(Path(folder), [[HEAD, *rows]])
    spans = [span for warning in result.document.warnings for span in warning.spans]
    for record in result.records:
        for traced in (record.goal, record.measure, record.resources, *record.responsible):
            spans += traced.spans if traced else ()
    cells = [cell.span for grid in result.document.tables for cell in grid.cells if cell.row and cell.text]
    assert [cell.text for cell in cells if not covered(spans, cell)] == []
