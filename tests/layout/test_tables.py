"""Joined tables as records: one a page, tied together, their heads marked."""

import pytest
from drawn import JOINER, Draw, Sheet, joined

from konzeptminer.layout.tables import table_records
from konzeptminer.records import Table

XS = (50.0, 200.0, 400.0, 550.0)
HEAD = ["Ziel", "Maßnahme", "Wer"]
SPORT = ["Mehr Sport", "Kurse", "Amt 40"]
MUSIK = ["Mehr Musik", "Chöre", "Amt 42"]


def part(*rows: list[str], top: float = 100, bold: int = 1) -> Draw:
    return lambda sheet: sheet.table(XS, [top + 40 * number for number in range(len(rows) + 1)], rows, bold=bold)


def records(*pages: Draw) -> tuple[Table, ...]:
    return table_records(joined(*pages), JOINER)


def heads(table: Table) -> list[str]:
    return [cell.text for cell in table.cells if cell.header]


def test_table_of_one_page() -> None:
    (table,) = records(part(HEAD, SPORT))
    assert (table.index, table.page, table.rows, table.columns, table.continues) == (0, 1, 2, 3, None)
    assert table.grid() == [HEAD, SPORT]
    assert table.bbox == (50, 100, 550, 180)
    assert heads(table) == HEAD


def test_parts_are_tied_to_the_part_before() -> None:
    tables = records(part(HEAD, SPORT), part(HEAD, MUSIK), part(HEAD, SPORT))
    assert [(table.index, table.page, table.continues) for table in tables] == [(0, 1, None), (1, 2, 0), (2, 3, 1)]


def test_each_part_keeps_all_that_is_printed_on_its_page() -> None:
    assert [table.grid() for table in records(part(HEAD, SPORT), part(HEAD, MUSIK))] == [[HEAD, SPORT], [HEAD, MUSIK]]


def test_repeated_head_is_marked_and_a_missing_one_is_not() -> None:
    assert [heads(table) for table in records(part(HEAD, SPORT), part(HEAD, MUSIK))] == [HEAD, HEAD]
    assert [heads(table) for table in records(part(HEAD, SPORT), part(MUSIK, SPORT, bold=0))] == [HEAD, []]


def test_tables_are_counted_over_the_document() -> None:
    def two(sheet: Sheet) -> None:
        part(HEAD, SPORT)(sheet)
        part(HEAD, MUSIK, top=300)(sheet)

    tables = records(two, part(HEAD, MUSIK))
    assert [(table.index, table.page, table.continues) for table in tables] == [(0, 1, None), (1, 1, None), (2, 2, 1)]


def test_merged_cell_keeps_its_spans_and_its_box() -> None:
    def page(sheet: Sheet) -> None:
        ys = (100, 140, 180, 220)
        sheet.grid(XS[1:], ys)
        for y in (100, 140, 220):
            sheet.rule(50, y, 200, y)
        sheet.rule(50, 100, 50, 220)
        sheet.cells(XS, ys, [HEAD, SPORT, ["", "Chöre", "Amt 42"]], bold=1)

    (table,) = records(page)
    (goal,) = [cell for cell in table.cells if cell.text == "Mehr Sport"]
    assert (goal.row, goal.column, goal.row_span, goal.column_span) == (1, 0, 2, 1)
    assert goal.bbox == (50, 140, 200, 220)
    assert table.grid()[2] == ["Mehr Sport", "Chöre", "Amt 42"]


def test_cell_has_clean_text_and_raw_span() -> None:
    (table,) = records(part(HEAD, ["Sprach-\nkurse", "Kurse", "Amt 40"]))
    cell = table.cells[3]
    assert cell.text == "Sprachkurse"
    assert cell.span.text == "Sprach-\nkurse"
    assert cell.span.page == 1


@pytest.mark.parametrize("angle", [90, 270])
def test_turned_cell_tells_its_angle(angle: int) -> None:
    def page(sheet: Sheet) -> None:
        sheet.grid((50, 100, 550), (100, 300, 500))
        sheet.text(75, 290 if angle == 90 else 110, "Gesundheit", angle=angle)
        sheet.text(110, 120, "Kurse")

    (table,) = records(page)
    assert [cell.rotation for cell in table.cells] == [angle, 0, 0, 0]


def test_characters_are_counted() -> None:
    (table,) = records(part(HEAD, SPORT))
    assert (table.characters, table.lost) == (len("ZielMaßnahmeWerMehrSportKurseAmt40"), 0)


def test_no_tables() -> None:
    assert records(lambda sheet: sheet.text(50, 50, "Text")) == ()
