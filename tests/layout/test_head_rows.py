"""Which rows at the top of a table look like its head."""

import itertools

import pytest
from drawn import Sheet, layouts

XS = (50.0, 200.0, 350.0, 550.0)
BODY = [["Sport", "Kurse", "Amt 40"], ["Musik", "Chöre", "Amt 41"], ["Pflege", "Beratung", "Amt 50"]]
HEAD = ["Ziel", "Maßnahme", "Wer"]


def heads(rows: list[list[str]], *, bold: tuple[int, ...] = (), shaded: tuple[int, ...] = ()) -> int:
    """Give the number of head rows of a table whose rows are bold or shaded."""
    ys = [100.0 + 40 * number for number in range(len(rows) + 1)]

    def page(sheet: Sheet) -> None:
        for row in shaded:
            sheet.box(XS[0], ys[row], XS[-1], ys[row + 1], fill=0.8)
        sheet.grid(XS, ys)
        for number, texts in enumerate(rows):
            sheet.cells(XS, [ys[number]], [texts], bold=int(number in bold))

    return layouts(page)[0].tables[0].head_rows


def test_bold_row() -> None:
    assert heads([HEAD, *BODY], bold=(0,)) == 1


def test_two_bold_rows() -> None:
    assert heads([["Was", "Wie", "Wer"], HEAD, *BODY], bold=(0, 1)) == 2


def test_two_bold_rows_above_a_single_one() -> None:
    assert heads([["Was", "Wie", "Wer"], HEAD, BODY[0]], bold=(0, 1)) == 2


def test_shaded_row() -> None:
    assert heads([HEAD, *BODY], shaded=(0,)) == 1


def test_neither_bold_nor_shaded() -> None:
    assert heads([HEAD, *BODY]) == 0


def test_bold_row_further_down_is_no_head() -> None:
    assert heads([HEAD, *BODY], bold=(2,)) == 0


def test_bold_throughout_tells_nothing() -> None:
    assert heads([HEAD, *BODY], bold=(0, 1, 2, 3)) == 0


def test_shaded_throughout_tells_nothing() -> None:
    assert heads([HEAD, *BODY], shaded=(0, 1, 2, 3)) == 0


def test_row_shaded_in_part_is_no_head() -> None:
    def page(sheet: Sheet) -> None:
        ys = [100, 140, 180, 220]
        sheet.box(50, 100, 350, 140, fill=0.8)
        sheet.grid(XS, ys)
        sheet.cells(XS, ys, [HEAD, *BODY[:2]])

    assert layouts(page)[0].tables[0].head_rows == 0


def test_marker_pen_is_no_shade() -> None:
    def page(sheet: Sheet) -> None:
        ys = [100, 140, 180, 220]
        for left, right in itertools.pairwise(XS):
            sheet.box(left + 10, 114, right - 10, 126, fill=0.8)
        sheet.grid(XS, ys)
        sheet.cells(XS, ys, [HEAD, *BODY[:2]])

    assert layouts(page)[0].tables[0].head_rows == 0


@pytest.mark.parametrize(
    ("band", "rows"),
    [pytest.param(1, 1, id="below the head: a heading of rows"), pytest.param(0, 2, id="above the head")],
)
def test_shaded_band_over_the_whole_width(band: int, rows: int) -> None:
    def page(sheet: Sheet) -> None:
        ys = [100, 140, 180, 220, 260, 300]
        sheet.box(50, 100, 550, 180, fill=0.8)
        for y in ys:
            sheet.rule(50, y, 550, y)
        for x in XS:
            for number, (top, bottom) in enumerate(itertools.pairwise(ys)):
                if number != band or x in (50, 550):
                    sheet.rule(x, top, x, bottom)
        sheet.cells(XS, [ys[band]], [["Handlungsfeld Sport"]])
        sheet.cells(XS, [ys[1 - band]], [HEAD])
        sheet.cells(XS, ys[2:], BODY)

    assert layouts(page)[0].tables[0].head_rows == rows


def test_label_over_the_whole_height_is_not_all_head() -> None:
    def page(sheet: Sheet) -> None:
        ys = [100, 140, 180, 220, 260]
        sheet.grid(XS[1:], ys)
        for y in (100, 260):
            sheet.rule(50, y, 200, y)
        sheet.rule(50, 100, 50, 260)
        sheet.cells(XS, ys, [HEAD], bold=1)
        sheet.cells(XS[1:], ys[1:], [row[1:] for row in BODY])

    assert layouts(page)[0].tables[0].head_rows == 1


def test_cell_with_one_line_in_plain_type_unmakes_the_head() -> None:
    def page(sheet: Sheet) -> None:
        ys = [100, 140, 180, 220]
        sheet.grid(XS, ys)
        sheet.cells(XS, ys, [HEAD], bold=1)
        sheet.text(54, 130, "ein gewöhnlicher Satz")
        sheet.cells(XS, ys[1:], BODY)

    assert layouts(page)[0].tables[0].head_rows == 0


def test_empty_bold_row_is_no_head() -> None:
    assert heads([["", "", ""], *BODY], bold=(0,)) == 0


def test_one_cell_in_plain_type_unmakes_the_head() -> None:
    def page(sheet: Sheet) -> None:
        sheet.grid(XS, [100, 140, 180, 220])
        sheet.text(54, 113, "Sport", bold=True)
        sheet.text(204, 113, "ein gewöhnlicher Text")
        sheet.cells(XS, [140, 180], BODY)

    assert layouts(page)[0].tables[0].head_rows == 0


def test_two_rows_of_which_one_is_bold() -> None:
    assert heads([HEAD, BODY[0]], bold=(0,)) == 1


def test_bold_heading_over_the_whole_width_does_not_make_a_head() -> None:
    def page(sheet: Sheet) -> None:
        ys = [100, 140, 180, 220]
        for y in ys:
            sheet.rule(50, y, 550, y)
        for x in XS:
            sheet.rule(x, 100 if x in (50, 550) else 140, x, 220)
        sheet.cells(XS, ys, [["Handlungsfeld Sport"]], bold=1)
        sheet.cells(XS, ys[1:], BODY)

    assert layouts(page)[0].tables[0].head_rows == 0


def test_plain_heading_over_the_whole_width_does_not_unmake_the_head() -> None:
    def page(sheet: Sheet) -> None:
        ys = [100, 140, 180, 220, 260]
        sheet.box(50, 100, 550, 140, fill=0.8)
        for y in ys:
            sheet.rule(50, y, 550, y)
        for x in XS:
            sheet.rule(x, 100, x, 140)
            sheet.rule(x, 140 if x in (50, 550) else 180, x, 260)
        sheet.cells(XS, ys, [HEAD], bold=1)
        sheet.cells(XS, ys[1:], [["Handlungsfeld Sport"]])
        sheet.cells(XS, ys[2:], BODY)

    assert layouts(page)[0].tables[0].head_rows == 1


def test_table_of_two_bold_rows_has_no_head() -> None:
    assert heads([HEAD, BODY[0]], bold=(0, 1)) == 0


def test_table_is_never_all_head() -> None:
    def page(sheet: Sheet) -> None:
        sheet.grid(XS[1:], [100, 140, 180])
        for y in (100, 180):
            sheet.rule(50, y, 200, y)
        sheet.rule(50, 100, 50, 180)
        sheet.cells(XS, [100], [HEAD], bold=1)
        sheet.cells(XS, [140], [["", "Kurse", "Amt 40"]])

    assert layouts(page)[0].tables[0].head_rows == 1


@pytest.mark.parametrize("spanning", [True, False])
def test_head_cell_over_two_rows_makes_both_head(spanning: bool) -> None:
    def page(sheet: Sheet) -> None:
        ys = [100, 140, 180, 220, 260]
        sheet.grid(XS[1:], ys)
        for y in ys:
            if not (spanning and y == 140):
                sheet.rule(50, y, 200, y)
        sheet.rule(50, 100, 50, 260)
        sheet.cells(XS, ys, [HEAD], bold=1)
        sheet.cells(XS, ys[1:], [["", "im Jahr", "im Amt"], *BODY[:2]])

    assert layouts(page)[0].tables[0].head_rows == 1 + spanning
