"""Columns and reading order: gutters are found, headings end bands of columns, and nothing is lost or torn."""

from collections import Counter
from itertools import pairwise

from drawn import Draw, Sheet, layouts
from hypothesis import given, settings
from hypothesis import strategies as st

from konzeptminer.layout.page import PageLayout
from konzeptminer.layout.reading_order import Placed, body_height, read_in_order

LEFT, RIGHT = 50.0, 330.0
SENTENCE = "Ein Satz über den Weg zur Schule und"


def ordered(page: PageLayout) -> list[Placed]:
    return read_in_order(page, set(), body_height([(page, set())]))


def read(draw: Draw) -> list[str]:
    """Draw a page and give the first words of its lines in reading order."""
    return [placed.line.text.split()[0] for placed in ordered(layouts(draw)[0])]


def column(sheet: Sheet, x: float, y: float, words: list[str], *, pitch: float = 12.0) -> None:
    for number, word in enumerate(words):
        sheet.text(x, y + pitch * number, f"{word} {SENTENCE}")


def names(letter: str, count: int) -> list[str]:
    return [f"{letter}{number}" for number in range(count)]


def test_the_left_column_is_read_before_the_right_one() -> None:
    def page(sheet: Sheet) -> None:
        column(sheet, LEFT, 100, names("a", 6))
        column(sheet, RIGHT, 100, names("b", 6))

    assert read(page) == names("a", 6) + names("b", 6)


def test_three_columns_are_read_one_after_another() -> None:
    def page(sheet: Sheet) -> None:
        for x, letter in ((30.0, "a"), (240.0, "b"), (440.0, "c")):
            for number, name in enumerate(names(letter, 6)):
                sheet.text(x, 100 + 12 * number, f"{name} Wege zur Schule und zurück", size=9)

    assert read(page) == names("a", 6) + names("b", 6) + names("c", 6)


def test_columns_whose_lines_stand_on_other_heights_are_told_apart() -> None:
    def page(sheet: Sheet) -> None:
        column(sheet, LEFT, 100, names("a", 6))
        column(sheet, RIGHT, 106, names("b", 6))

    assert read(page) == names("a", 6) + names("b", 6)


def test_a_line_over_both_columns_parts_what_is_above_from_what_is_below() -> None:
    def page(sheet: Sheet) -> None:
        column(sheet, LEFT, 100, names("a", 4))
        column(sheet, RIGHT, 100, names("b", 4))
        sheet.text(LEFT, 170, "Mitte " + 3 * SENTENCE)
        column(sheet, LEFT, 200, names("c", 4))
        column(sheet, RIGHT, 200, names("d", 4))

    assert read(page) == [*names("a", 4), *names("b", 4), "Mitte", *names("c", 4), *names("d", 4)]


def test_a_heading_with_nothing_beside_it_begins_new_columns() -> None:
    def page(sheet: Sheet) -> None:
        column(sheet, LEFT, 100, names("a", 6))
        column(sheet, RIGHT, 100, names("b", 6))
        sheet.text(LEFT, 200, "Kapitel", size=14, bold=True)
        column(sheet, LEFT, 225, names("c", 6))
        column(sheet, RIGHT, 225, names("d", 6))

    assert read(page) == [*names("a", 6), *names("b", 6), "Kapitel", *names("c", 6), *names("d", 6)]


def test_a_heading_beside_text_belongs_to_its_column() -> None:
    def page(sheet: Sheet) -> None:
        column(sheet, LEFT, 100, names("a", 6))
        sheet.text(LEFT, 190, "Kapitel", size=14, bold=True)
        column(sheet, LEFT, 210, names("c", 6))
        column(sheet, RIGHT, 100, names("b", 15))

    assert read(page) == [*names("a", 6), "Kapitel", *names("c", 6), *names("b", 15)]


def test_a_heading_at_the_foot_of_the_columns_is_read_last() -> None:
    def page(sheet: Sheet) -> None:
        column(sheet, LEFT, 100, names("a", 6))
        column(sheet, RIGHT, 100, names("b", 6))
        sheet.text(LEFT, 200, "Kapitel", size=14, bold=True)

    assert read(page) == [*names("a", 6), *names("b", 6), "Kapitel"]


def test_a_tall_heading_in_the_next_column_joins_no_two_lines() -> None:
    def page(sheet: Sheet) -> None:
        column(sheet, LEFT, 100, names("a", 6), pitch=10)
        column(sheet, RIGHT, 100, names("b", 2), pitch=10)
        sheet.text(RIGHT, 126, "Kapitel", size=16, bold=True)
        column(sheet, RIGHT, 140, names("c", 3), pitch=10)

    assert read(page) == [*names("a", 6), *names("b", 2), "Kapitel", *names("c", 3)]


def test_the_indent_of_a_list_is_no_gutter() -> None:
    def page(sheet: Sheet) -> None:
        for number in range(8):
            sheet.text(LEFT, 100 + 12 * number, "•")
            sheet.text(LEFT + 25, 100 + 12 * number, f"p{number} {SENTENCE}")

    assert [len(placed.line.text) > 10 for placed in ordered(layouts(page)[0])] == [True] * 8


def test_words_far_apart_in_a_few_lines_are_no_columns() -> None:
    def page(sheet: Sheet) -> None:
        column(sheet, LEFT, 100, names("a", 2))
        column(sheet, RIGHT, 100, names("b", 2))

    assert read(page) == names("a", 2)


def test_a_part_of_a_line_has_its_own_box_and_text() -> None:
    def page(sheet: Sheet) -> None:
        column(sheet, LEFT, 100, names("a", 5))
        column(sheet, RIGHT, 100, names("b", 5))

    first, last = ordered(layouts(page)[0])[0], ordered(layouts(page)[0])[-1]
    assert first.line.bbox[2] < last.line.bbox[0]
    assert last.line.text == f"b4 {SENTENCE}"
    assert last.line.passage.pieces[0].span().bbox == tuple(round(x, 2) for x in last.line.bbox)
    assert (first.left, last.left) == (first.line.bbox[0], last.line.bbox[0])


def test_only_the_left_part_of_a_line_keeps_its_bold_type() -> None:
    def page(sheet: Sheet) -> None:
        column(sheet, LEFT, 112, names("a", 5))
        sheet.text(LEFT, 100, "Fette Zeile im linken Teil", bold=True)
        column(sheet, RIGHT, 100, names("b", 6))

    bold = [placed.line.text.split()[0] for placed in ordered(layouts(page)[0]) if placed.line.bold]
    assert bold == ["Fette"]


def test_turned_text_comes_last() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(20, 300, "Am Rand gedruckt", angle=90)
        column(sheet, LEFT, 100, names("a", 4))

    assert read(page)[:4] == names("a", 4)
    assert len(read(page)) == 5


def test_furniture_is_left_out() -> None:
    def page(sheet: Sheet) -> None:
        column(sheet, LEFT, 100, names("a", 3))

    laid_out = layouts(page)[0]
    assert [placed.line.text[:2] for placed in read_in_order(laid_out, {0, 2}, 10.0)] == ["a1"]


places = st.tuples(st.integers(40, 420), st.integers(60, 700), st.integers(1, 6))


@settings(max_examples=25, deadline=None)
@given(st.lists(places, min_size=1, max_size=25))
def test_every_character_is_read_exactly_once(spots: list[tuple[int, int, int]]) -> None:
    def page(sheet: Sheet) -> None:
        for x, y, count in spots:
            sheet.text(x, y, " ".join(["Wort"] * count))

    laid_out = layouts(page)[0]
    printed = Counter("".join("".join(line.text.split()) for line in laid_out.lines))
    parts = ordered(laid_out)
    assert Counter("".join("".join(placed.line.text.split()) for placed in parts)) == printed
    ranges = sorted((piece.start, piece.end) for placed in parts for piece in placed.line.passage.pieces)
    assert all(a[1] <= b[0] for a, b in pairwise(ranges))


def test_a_gutter_is_not_taken_for_the_indent_of_the_list_beside_it() -> None:
    def page(sheet: Sheet) -> None:
        for number in range(6):
            sheet.text(LEFT, 100 + 12 * number, f"a{number} Wege zur Schule und wieder zurück an")
            sheet.text(LEFT + 216, 100 + 12 * number, "•")
            sheet.text(LEFT + 230, 100 + 12 * number, f"b{number} {SENTENCE}")

    found = [placed.line.text for placed in ordered(layouts(page)[0])]
    assert [text.split()[0] for text in found[:6]] == names("a", 6)
    assert [text.split()[1] for text in found[6:]] == names("b", 6)  # behind the bullet


def test_a_heading_that_ends_right_before_a_gutter_parts_columns() -> None:
    def page(sheet: Sheet) -> None:
        column(sheet, LEFT, 100, names("a", 4))
        column(sheet, RIGHT, 100, names("b", 4))
        title = "Mitte"
        while sheet.canvas.stringWidth(title, "Helvetica-Bold", 14) < RIGHT - LEFT - 10:
            title += " x"
        sheet.text(LEFT, 170, title, size=14, bold=True)
        column(sheet, LEFT, 200, names("c", 4))
        column(sheet, RIGHT, 194, names("d", 4))

    assert read(page) == [*names("a", 4), *names("b", 4), "Mitte", *names("c", 4), *names("d", 4)]


def test_columns_of_a_few_lines_on_other_heights_are_told_apart() -> None:
    def page(sheet: Sheet) -> None:
        column(sheet, LEFT, 108, names("a", 3), pitch=13)
        column(sheet, RIGHT, 100, names("b", 4), pitch=13)
        sheet.text(LEFT, 170, "Ende " + 3 * SENTENCE)

    assert read(page) == [*names("a", 3), *names("b", 4), "Ende"]


def test_wide_blanks_of_justified_lines_are_no_gutter() -> None:
    def page(sheet: Sheet) -> None:
        for number, x in enumerate((180.0, 195.0, 210.0)):
            sheet.text(LEFT, 100 + 12 * number, f"a{number} ein Weg zur Schule")
            sheet.text(x, 100 + 12 * number, "und wieder zurück nach Haus")

    assert read(page) == names("a", 3)


def test_a_line_is_bold_in_its_own_column() -> None:
    def page(sheet: Sheet) -> None:
        column(sheet, LEFT, 100, names("a", 5))
        sheet.text(RIGHT, 100, "Ziele der Stadt", bold=True)
        column(sheet, RIGHT, 112, names("b", 4))

    bold = [placed.line.text for placed in ordered(layouts(page)[0]) if placed.line.bold]
    assert bold == ["Ziele der Stadt"]


def test_a_line_that_begins_in_bold_type_is_not_bold() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(LEFT, 100, "Ziele der ganzen Stadt: ", bold=True)
        sheet.text(LEFT + 120, 100, SENTENCE)

    assert [placed.line.bold for placed in ordered(layouts(page)[0])] == [False]


def test_a_picture_over_both_columns_parts_what_is_above_from_what_is_below() -> None:
    def page(sheet: Sheet) -> None:
        column(sheet, LEFT, 100, names("a", 4))
        column(sheet, RIGHT, 100, names("b", 4))
        sheet.image(LEFT, 150, 550, 250)
        column(sheet, LEFT, 270, names("c", 4))
        column(sheet, RIGHT, 270, names("d", 4))

    assert read(page) == names("a", 4) + names("b", 4) + names("c", 4) + names("d", 4)


def test_a_picture_behind_the_text_parts_nothing() -> None:
    def page(sheet: Sheet) -> None:
        sheet.image(0, 0, 600, 800)
        column(sheet, LEFT, 100, names("a", 8))
        column(sheet, RIGHT, 100, names("b", 8))

    assert read(page) == names("a", 8) + names("b", 8)


def test_where_columns_are_known_a_line_beside_another_is_enough() -> None:
    def page(sheet: Sheet) -> None:
        column(sheet, LEFT, 100, names("a", 6))
        column(sheet, RIGHT, 100, names("b", 6))
        sheet.text(LEFT, 190, "Mitte " + 3 * SENTENCE)
        sheet.text(LEFT, 220, "Maßnahmen", bold=True)
        column(sheet, RIGHT, 218, names("d", 2))

    assert read(page) == [*names("a", 6), *names("b", 6), "Mitte", "Maßnahmen", *names("d", 2)]


def test_lines_beside_each_other_alone_are_no_columns() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(LEFT, 100, "Mitte " + 3 * SENTENCE)
        column(sheet, LEFT, 130, names("a", 2))
        column(sheet, RIGHT, 130, names("b", 2))

    assert read(page) == ["Mitte", *names("a", 2)]
