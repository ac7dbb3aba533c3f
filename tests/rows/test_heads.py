from pathlib import Path

import pytest
from typeset import ABOVE, LEFT, Look, Rows, whole_tables

from konzeptminer.rows.heads import Column, Section, cells_in, find_sections
from konzeptminer.rows.roles import Role
from konzeptminer.text.hyphen import HyphenJoiner

JOINER = HyphenJoiner.from_text("")
PLAIN = Look(head=0)
HEAD = ["Ziel", "Maßnahme", "Zuständigkeit"]
ROW = ["Mehr Begegnung", "Ein Café im Rathaus öffnen", "Amt 50"]


def sections(folder: Path, rows: Rows, look: Look | None = None) -> list[Section]:
    (table,) = whole_tables(folder, [rows], look=look)
    return find_sections(table, JOINER)


def columns(folder: Path, rows: Rows, look: Look | None = None) -> tuple[Column, ...]:
    (section,) = sections(folder, rows, look)
    return section.columns


def roles(folder: Path, *head: str) -> list[Role]:
    return [column.role for column in columns(folder, [head, [f"Satz {place}" for place in range(len(head))]])]


def test_each_column_holds_what_its_head_names(tmp_path: Path) -> None:
    head = ["Handlungsfeld", "Ziel", "Maßnahme", "Umsetzung", "Wer?", "Partner", "Kosten", "Bis wann?", "Nr.", "Stand"]
    assert roles(tmp_path, *head) == [
        Role.HANDLUNGSFELD,
        Role.GOAL,
        Role.MEASURE,
        Role.IMPLEMENTATION,
        Role.RESPONSIBLE,
        Role.PARTNERS,
        Role.RESOURCES,
        Role.PERIOD,
        Role.NUMBER,
        Role.OTHER,
    ]


def test_column_keeps_its_printed_label(tmp_path: Path) -> None:
    found = columns(tmp_path, [["Ziel", "Maßnahme(n)", "Wer? (Amt)", "Besonderes"], [*ROW, "–"]])
    assert [column.label for column in found] == ["Ziel", "Maßnahme(n)", "Wer? (Amt)", "Besonderes"]


def test_marked_head_gives_a_column_with_a_role_for_each_letter(tmp_path: Path) -> None:
    column = columns(tmp_path, [["Ziel", "Maßnahme", "a) Zuständigkeit\nb) Zusammenarbeit mit"], ROW])[2]
    assert column.parts == (("a", Role.RESPONSIBLE), ("b", Role.PARTNERS))


def test_word_before_the_marks_of_a_head_is_no_part_of_its_own(tmp_path: Path) -> None:
    column = columns(tmp_path, [["Ziel", "Maßnahme", "Akteure a) Zuständigkeit b) Partner"], ROW])[2]
    assert column.parts == (("a", Role.RESPONSIBLE), ("b", Role.PARTNERS))


def test_lower_row_of_a_grouped_head_parts_the_columns(tmp_path: Path) -> None:
    rows = [["Ziel", "Maßnahme", "Akteure", LEFT], [ABOVE, ABOVE, "Federführung", "Partner"], [*ROW, "Schulen"]]
    found = columns(tmp_path, rows, Look(head=2))
    assert [column.role for column in found] == [Role.GOAL, Role.MEASURE, Role.RESPONSIBLE, Role.PARTNERS]
    assert [column.label for column in found[2:]] == ["Akteure Federführung", "Akteure Partner"]


def test_upper_row_of_a_grouped_head_decides_where_the_lower_names_no_role(tmp_path: Path) -> None:
    rows = [["Ziel", "Maßnahme", "Kosten", LEFT], [ABOVE, ABOVE, "einmalig", "laufend"], [*ROW, "5 €"]]
    assert [column.role for column in columns(tmp_path, rows, Look(head=2))[2:]] == [Role.RESOURCES] * 2


def test_marked_parts_may_stand_in_two_rows_of_the_head(tmp_path: Path) -> None:
    rows = [["Ziel", "Maßnahme", "a) Zuständigkeit"], [ABOVE, ABOVE, "b) Zusammenarbeit mit"], ROW]
    assert columns(tmp_path, rows, Look(head=2))[2].parts == (("a", Role.RESPONSIBLE), ("b", Role.PARTNERS))


def test_grouped_head_in_plain_type_is_found_by_its_merged_cells(tmp_path: Path) -> None:
    rows = [["Ziel", "Maßnahme", "Akteure", LEFT], [ABOVE, ABOVE, "Federführung", "Partner"], [*ROW, "Schulen"]]
    (section,) = sections(tmp_path, rows, PLAIN)
    assert (section.head, section.start, section.end) == (0, 2, 3)


def test_head_broken_into_lines_is_read_as_one_word(tmp_path: Path) -> None:
    rows = [["Ziel", "Umsetzungs-\nschritte", "Maß-\nnahme", "Verantwortlich-\nkeit"], [*ROW, "–"]]
    found = columns(tmp_path, rows, Look(widths=(90.0, 80.0, 80.0, 90.0)))
    assert [column.role for column in found[1:]] == [Role.IMPLEMENTATION, Role.MEASURE, Role.RESPONSIBLE]
    assert [column.label for column in found[1:]] == ["Umsetzungsschritte", "Maßnahme", "Verantwortlichkeit"]


def test_rows_above_the_head_belong_to_no_section(tmp_path: Path) -> None:
    rows = [["Plan der Beispielstadt", LEFT, LEFT], ["Stand: Mai", LEFT, LEFT], HEAD, ROW]
    (section,) = sections(tmp_path, rows, PLAIN)
    assert (section.head, section.start, section.end) == (2, 3, 4)


def test_second_head_begins_a_section_with_columns_of_its_own(tmp_path: Path) -> None:
    first, second = sections(tmp_path, [HEAD, ROW, ["Handlungsfeld", "Maßnahme", "Kosten"], ROW, ROW])
    assert (first.start, first.end) == (1, 2)
    assert (second.start, second.end) == (3, 5)
    assert [column.role for column in second.columns] == [Role.HANDLUNGSFELD, Role.MEASURE, Role.RESOURCES]


def test_head_without_a_row_below_gives_no_section(tmp_path: Path) -> None:
    assert sections(tmp_path, [["Titel des Plans", LEFT, LEFT], HEAD], PLAIN) == []


@pytest.mark.parametrize(
    "row",
    [
        ["", "Angebote für Eltern ausbauen", "Träger der Kitas"],
        ["Ziel 1: Nähe", "Maßnahme 1.1: Café öffnen", ""],
    ],
)
def test_row_whose_cells_hold_words_of_heads_is_no_head(tmp_path: Path, row: list[str]) -> None:
    (section,) = sections(tmp_path, [HEAD, ROW, row, ROW])
    assert (section.start, section.end) == (1, 4)


@pytest.mark.parametrize(
    "row",
    [
        ["", "Angebote für Eltern ausbauen", "Träger der Kitas"],
        ["Ziel 1: Nähe", "Maßnahme 1.1: Café öffnen", ""],
    ],
)
def test_first_row_whose_cells_hold_words_of_heads_is_no_head(tmp_path: Path, row: list[str]) -> None:
    (section,) = sections(tmp_path, [HEAD, row, ROW])
    assert (section.start, section.end) == (1, 3)


@pytest.mark.parametrize(
    "head",
    [
        ["Name", "Institution", "Ort"],
        ["Jahr", "Einwohner", "Anteil"],
        ["Gemeinde", "Frauen", "Männer"],
        ["Datum", "Gremium", "Ergebnis"],
    ],
)
def test_row_without_words_of_a_plan_is_no_head(tmp_path: Path, head: list[str]) -> None:
    found = sections(tmp_path, [head, ["eins", "zwei", "drei"], ["vier", "fünf", "sechs"]])
    assert all(column.role in (Role.OTHER, Role.MEASURE) for section in found for column in section.columns)
    assert all(column.score <= 0.6 or column.role is Role.OTHER for section in found for column in section.columns)


def test_one_cell_that_names_a_role_makes_no_head(tmp_path: Path) -> None:
    assert sections(tmp_path, [["Kosten", "Herbst", "Winter"], ["eins", "zwei", "drei"]], PLAIN) == []


def test_akteure_are_the_responsible_where_no_other_column_is(tmp_path: Path) -> None:
    assert roles(tmp_path, "Ziel", "Maßnahme", "Akteure")[2] is Role.RESPONSIBLE


def test_akteure_are_partners_beside_the_responsible(tmp_path: Path) -> None:
    found = roles(tmp_path, "Ziel", "Maßnahme", "Federführung", "Akteure")
    assert found[2:] == [Role.RESPONSIBLE, Role.PARTNERS]


def test_leftmost_column_of_merged_cells_without_a_head_is_the_field(tmp_path: Path) -> None:
    found = columns(tmp_path, [["", *HEAD], ["Teilhabe", *ROW], [ABOVE, *ROW]])
    assert [column.role for column in found] == [Role.HANDLUNGSFELD, Role.GOAL, Role.MEASURE, Role.RESPONSIBLE]


def test_leftmost_column_without_a_head_is_no_field_where_another_is(tmp_path: Path) -> None:
    head = ["", "Handlungsfeld", "Maßnahme", "Wer?"]
    assert columns(tmp_path, [head, ["Teil eins", *ROW], [ABOVE, *ROW]])[0].role is Role.OTHER


def test_leftmost_column_without_a_head_or_merged_cells_is_no_field(tmp_path: Path) -> None:
    assert columns(tmp_path, [["", *HEAD], ["1", *ROW], ["2", *ROW]])[0].role is Role.OTHER


def test_of_two_columns_of_goals_the_first_is_the_goal(tmp_path: Path) -> None:
    assert roles(tmp_path, "Leitziel", "Teilziel", "Maßnahme", "Wer?")[:2] == [Role.GOAL, Role.OTHER]


def test_of_two_columns_of_measures_the_surer_one_is_the_measure(tmp_path: Path) -> None:
    assert roles(tmp_path, "Name", "Ziel", "Maßnahme", "Wer?")[::2] == [Role.OTHER, Role.MEASURE]


def test_number_of_the_measure_is_not_the_measure(tmp_path: Path) -> None:
    assert roles(tmp_path, "Maßnahmen-Nr.", "Maßnahme", "Ziel", "Wer?")[:2] == [Role.NUMBER, Role.MEASURE]


def test_description_is_the_measure_where_no_column_names_one(tmp_path: Path) -> None:
    assert roles(tmp_path, "Ziel", "Beschreibung", "Wer?")[1] is Role.MEASURE


def test_description_stays_one_beside_a_measure(tmp_path: Path) -> None:
    assert roles(tmp_path, "Maßnahme", "Beschreibung", "Wer?")[:2] == [Role.MEASURE, Role.DESCRIPTION]


def test_section_finds_a_role_in_plain_and_in_marked_columns(tmp_path: Path) -> None:
    rows = [["Ziel", "Maßnahme", "a) Zuständigkeit b) Partner", "Weitere Akteure"], [*ROW, "Schulen"]]
    (section,) = sections(tmp_path, rows)
    assert [column.start for column in section.of(Role.PARTNERS)] == [2, 3]


def test_cell_over_two_columns_belongs_to_both_a_narrow_one_to_its_own(tmp_path: Path) -> None:
    (table,) = whole_tables(tmp_path, [[HEAD, ["über zwei", LEFT, "Amt 50"], ROW]])
    first, second, third = find_sections(table, JOINER)[0].columns
    assert [cell.passage.raw for cell in cells_in(table, first, (1, 3))] == ["über zwei", ROW[0]]
    assert [cell.passage.raw for cell in cells_in(table, second, (1, 3))] == ["über zwei", ROW[1]]
    assert [cell.passage.raw for cell in cells_in(table, third, (1, 3))] == ["Amt 50", "Amt 50"]
