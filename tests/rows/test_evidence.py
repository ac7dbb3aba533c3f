"""What the places of a row's text say of its borders."""

from drawn import Sheet, contents, layouts

from konzeptminer.layout.page import PageLayout
from konzeptminer.rows.evidence import STRIP, gap_through, holds_gutter, row_gap
from konzeptminer.text.passage import Passage

GRID = ((50, 250, 450), (100, 200, 300))


def cells(draw_text: list[tuple[float, float, str]]) -> list[Passage]:
    """The four cells of a grid, 200 points wide and 100 high, with texts at places."""

    def page(sheet: Sheet) -> None:
        sheet.grid(*GRID)
        for x, y, text in draw_text:
            sheet.text(x, y, text)
        sheet.text(254, 290, "Rest")

    (layout,) = layouts(page)
    assert isinstance(layout, PageLayout)
    return [text.passage for text in layout.tables[0].texts]


def test_gap_through_two_columns_is_measured_in_lines() -> None:
    left, right, *_ = cells(
        [(54, 112, "Wege"), (54, 124, "bauen"), (54, 164, "Bänke"), (254, 112, "Amt 66"), (254, 164, "Amt 67")]
    )
    assert gap_through([[left], [right]]) > 2


def test_gap_in_one_column_alone_is_none() -> None:
    left, right, *_ = cells([(54, 112, "Wege"), (54, 164, "Bänke"), (254, 112, "Amt 66"), (254, 124, "Amt 67")])
    assert gap_through([[left], [right]]) < STRIP


def test_words_with_a_gap_between_them_in_every_line_hold_a_gutter() -> None:
    left, *_ = cells([(x, y, text) for y in (112, 124, 136) for x, text in ((54, "Wege bauen"), (150, "Amt 66"))])
    assert holds_gutter(left)


def test_bullets_are_no_column() -> None:
    left, *_ = cells([(x, y, text) for y in (112, 124, 136) for x, text in ((54, "•"), (80, "Wege bauen"))])
    assert not holds_gutter(left)


def test_plain_text_holds_no_gutter() -> None:
    left, *_ = cells([(54, 112, "Wege in der Stadt"), (54, 124, "und am Fluss neu"), (54, 136, "bauen")])
    assert not holds_gutter(left)


def test_space_between_rows_counts_beyond_that_between_lines() -> None:
    upper, _, lower, _ = cells([(54, 176, "Wege"), (54, 188, "bauen"), (54, 212, "Bänke"), (54, 224, "setzen")])
    gap = row_gap([upper], [lower])
    assert gap is not None
    assert 1 < gap < 1.4
    assert row_gap([upper], []) is None


def test_rows_on_two_pages_have_no_space_between_them() -> None:
    def page(sheet: Sheet) -> None:
        sheet.table(GRID[0], GRID[1], [["Ziel", "Wer"], ["Ruhe\nund Licht", "Amt"]])

    first, second = (layout.tables[0].texts for layout in layouts(page, page))
    assert len(contents(page)) == 1
    assert row_gap([first[2].passage], [second[2].passage]) is None
