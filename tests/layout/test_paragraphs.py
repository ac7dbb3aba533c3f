"""Where a line in a cell ended because it was full, and where because a paragraph ended."""

from dataclasses import replace

import pytest
from drawn import Sheet, cell_texts, layouts

from konzeptminer.layout.lines import Line
from konzeptminer.layout.paragraphs import TextWidth, ends_paragraph, text_width

XS = (50.0, 250.0, 550.0)
FULL = "Die Stadt lädt alle Vereine und auch"
"""A line that fills the first column but for a few points."""


def first_cell(*lines: str, step: float = 12, gaps: dict[int, float] | None = None) -> str:
    """Give the raw text of a cell of 200 points with these lines, the other columns filled."""

    def page(sheet: Sheet) -> None:
        sheet.grid(XS, [100, 300, 400])
        y = 113.0
        for number, line in enumerate(lines):
            y += (gaps or {}).get(number, 0)
            sheet.text(54, y, line)
            y += step
        sheet.text(254, 113, "anderes")
        sheet.text(54, 313, FULL)

    return cell_texts(layouts(page)[0])[0]


def short_line(baseline: float) -> Line:
    """Give a line of 10 points of height and 60 of width in a cell that begins at 50."""
    low, high = baseline - 8, baseline + 2
    return Line(
        glyphs=[0],
        blanks=frozenset(),
        angle=0,
        start=54,
        end=114,
        low=low,
        high=high,
        first_word=40,
        bold=False,
        bbox=(54, low, 114, high),
    )


def test_full_lines_are_one_paragraph() -> None:
    assert first_cell(FULL, "Schulen der Stadt zu einem Treffen") == f"{FULL}\nSchulen der Stadt zu einem Treffen"


def test_line_with_room_for_the_next_word_ends_a_paragraph() -> None:
    assert first_cell("Kurse anbieten", "Vereine einladen") == "Kurse anbieten\n\nVereine einladen"


def test_room_of_a_column_is_that_of_all_its_cells() -> None:
    # Both lines are short; the column's other cell shows how far text reaches.
    assert first_cell("Sprachkurse für Mütter", "mit Kind") == "Sprachkurse für Mütter\n\nmit Kind"


def test_long_word_that_did_not_fit_goes_on() -> None:
    long = "Kindertageseinrichtungen"
    assert first_cell("Sprachkurse an allen", long) == f"Sprachkurse an allen\n{long}"


@pytest.mark.parametrize("last", ["-", "\u00ad", "\u2010", "\u2011"])
def test_line_with_a_hyphen_goes_on(last: str) -> None:
    room = TextWidth(reach=246, width=192)
    assert not ends_paragraph(short_line(113), short_line(125), last, room, 2)
    assert ends_paragraph(short_line(113), short_line(125), "s", room, 2)


def test_distance_alone_decides_where_the_room_is_not_known() -> None:
    assert not ends_paragraph(short_line(113), short_line(125), "s", None, 2)
    assert ends_paragraph(short_line(113), short_line(135), "s", None, 2)


@pytest.mark.parametrize(
    ("reach", "width", "ends"),
    [
        pytest.param(157, 103, True, id="room for the next word and a blank"),
        pytest.param(156, 103, False, id="too near to the border"),
        pytest.param(157, 102, False, id="as wide as a line gets"),
    ],
)
def test_room_is_that_behind_the_line(reach: float, width: float, ends: bool) -> None:
    # The line ends at 114, a blank of a quarter of its height and the word take 42.5 points.
    assert ends_paragraph(short_line(113), short_line(125), "s", TextWidth(reach, width), 2) is ends


@pytest.mark.parametrize(("below", "ends"), [(4.4, False), (4.6, True)])
def test_distance_counts_from_the_tightest_lines(below: float, ends: bool) -> None:
    # The tightest lines overlap by a point, those two stand 5.4 and 5.6 points further apart.
    full = TextWidth(reach=114, width=60)
    assert ends_paragraph(short_line(113), short_line(122 + below), "s", full, -1) is ends


def test_room_is_not_known_along_turned_lines() -> None:
    turned = replace(short_line(113), angle=90)
    assert not ends_paragraph(turned, turned, "s", TextWidth(reach=500, width=500), 2)


class TestTextWidth:
    BOX = (50.0, 100.0, 250.0, 200.0)

    def test_padding_is_taken_from_the_left_side(self) -> None:
        # 4 points of padding on either side and a reserve of 4 on the right.
        assert text_width([(self.BOX, [short_line(113)])]) == TextWidth(reach=242, width=188)

    def test_indented_line_does_not_widen_the_padding(self) -> None:
        indented = replace(short_line(125), start=74, end=134)
        assert text_width([(self.BOX, [short_line(113), indented])]) == TextWidth(reach=242, width=188)

    def test_line_at_the_border_has_a_point_of_padding(self) -> None:
        assert text_width([(self.BOX, [replace(short_line(113), start=50)])]) == TextWidth(reach=245, width=194)

    def test_line_that_reaches_further_shows_more_room(self) -> None:
        long = replace(short_line(113), end=249)
        assert text_width([(self.BOX, [short_line(125), long])]) == TextWidth(reach=249, width=195)

    def test_narrowest_cell_counts(self) -> None:
        narrow = (50.0, 200.0, 230.0, 300.0)
        assert text_width([(self.BOX, [short_line(113)]), (narrow, [short_line(213)])]) == TextWidth(222, 168)

    def test_turned_and_missing_lines_tell_nothing(self) -> None:
        assert text_width([(self.BOX, [replace(short_line(113), angle=90)]), (self.BOX, [])]) is None


def test_wider_distance_ends_a_paragraph() -> None:
    raw = first_cell(FULL, "Schulen der Stadt zu einem Treffen", "Schulen der Stadt zu einem Fest", gaps={2: 6})
    assert raw == f"{FULL}\nSchulen der Stadt zu einem Treffen\n\nSchulen der Stadt zu einem Fest"


def test_turned_lines_are_one_paragraph() -> None:
    def page(sheet: Sheet) -> None:
        sheet.grid([50, 100, 550], [100, 400, 500])
        sheet.text(70, 390, "Wir", angle=90)
        sheet.text(82, 390, "alle", angle=90)
        sheet.text(110, 120, "Kurse")

    assert cell_texts(layouts(page)[0])[0] == "Wir\nalle"


def test_cell_over_two_columns_does_not_set_their_room() -> None:
    def page(sheet: Sheet) -> None:
        for y in (100, 140, 300):
            sheet.rule(50, y, 550, y)
        for x in (50, 550):
            sheet.rule(x, 100, x, 300)
        sheet.rule(250, 140, 250, 300)
        sheet.text(54, 113, "Eine Überschrift, die über beide Spalten der ganzen Tabelle reicht")
        sheet.lines(54, 153, [FULL, "Schulen der Stadt"])
        sheet.text(254, 153, "anderes")

    assert cell_texts(layouts(page)[0])[1] == f"{FULL}\nSchulen der Stadt"
