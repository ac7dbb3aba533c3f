"""From characters to lines: in the direction of reading, each letter once, with the blanks a reader sees."""

import pytest
from drawn import Draw, Sheet, cell_texts, contents, layouts
from reportlab.pdfbase.pdfmetrics import stringWidth

from konzeptminer.layout.lines import Line, LineBuilder
from konzeptminer.reading.page import PageContent


def texts(page: Draw) -> list[str]:
    """Give the lines of a page without tables."""
    return [line.text for line in layouts(page)[0].lines]


def built(page: Draw) -> tuple[PageContent, list[Line]]:
    """Give the lines of a page, all in one place."""
    (content,) = contents(page)
    builder = LineBuilder(content.glyphs)
    return content, builder.group(content.glyphs.font * 0)[0]


class TestDirection:
    @pytest.mark.parametrize(
        ("angle", "first", "second"),
        [
            pytest.param(90, (70, 290), (82, 290), id="90: upwards, next line to the right"),
            pytest.param(270, (82, 110), (70, 110), id="270: downwards, next line to the left"),
        ],
    )
    def test_turned_label_is_read_line_by_line(
        self, angle: int, first: tuple[float, float], second: tuple[float, float]
    ) -> None:
        def page(sheet: Sheet) -> None:
            sheet.grid([50, 100, 550], [100, 300, 500])
            sheet.text(*first, "Gesundheit und", angle=angle)
            sheet.text(*second, "Pflege im Alter", angle=angle)
            sheet.text(110, 120, "Kurse")

        (layout,) = layouts(page)
        assert cell_texts(layout)[:2] == ["Gesundheit und\nPflege im Alter", "Kurse"]
        assert [text.angle for text in layout.tables[0].texts][:2] == [angle, 0]

    def test_order_of_drawing_does_not_matter(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(100, 124, "dritte")
            sheet.text(100, 100, "erste")
            sheet.text(100, 112, "zweite")

        assert texts(page) == ["erste", "zweite", "dritte"]

    def test_line_drawn_in_pieces_is_one(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(200, 100, "Maßnahme")
            sheet.text(300, 100, "Wer")
            sheet.text(100, 100, "Ziel")

        assert texts(page) == ["Ziel Maßnahme Wer"]

    def test_text_standing_on_its_head(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(300, 100, "Kopf steht der Text", angle=180)

        assert texts(page) == ["Kopf steht der Text"]

    @pytest.mark.xfail(
        strict=True, reason="lines beside tables are put in order from the top, whatever their direction"
    )
    def test_lines_standing_on_their_head_come_from_below(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(300, 100, "erste", angle=180)
            sheet.text(300, 88, "zweite", angle=180)

        assert texts(page) == ["erste", "zweite"]

    @pytest.mark.xfail(
        strict=True, reason="lines beside tables are put in order from the top, whatever their direction"
    )
    def test_turned_lines_beside_a_table_come_from_the_left(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(70, 290, "Kurz", angle=90)
            sheet.text(82, 290, "Eine längere Zeile", angle=90)

        assert texts(page) == ["Kurz", "Eine längere Zeile"]

    def test_direction_of_most_text_comes_first(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(60, 200, "quer", angle=90)
            sheet.text(100, 100, "Dies ist der Text")

        content, lines = built(page)
        assert ["".join(content.glyphs.text[glyph] for glyph in line.glyphs) for line in lines] == [
            "DiesistderText",
            "quer",
        ]

    @pytest.mark.parametrize("angle", [0, 90, 180, 270])
    def test_limits_are_along_the_direction_of_reading(self, angle: int) -> None:
        _, (line,) = built(lambda sheet: sheet.text(300, 400, "Ziel und Weg", angle=angle))
        wide, high = line.bbox[2] - line.bbox[0], line.bbox[3] - line.bbox[1]
        assert line.end - line.start == pytest.approx(max(wide, high))
        assert line.height == pytest.approx(min(wide, high))
        assert line.first_word == pytest.approx(stringWidth("Ziel", "Helvetica", 10), abs=0.1)


class TestOverprint:
    @pytest.mark.parametrize("word", ["Ziel", "Ist"])
    def test_letter_struck_twice_is_read_once(self, word: str) -> None:
        def page(sheet: Sheet) -> None:
            x = 100.0
            for letter in word:
                sheet.text(x, 100, letter)
                sheet.text(x + 0.3, 100, letter)
                x += sheet.wide(letter)

        assert texts(page) == [word]

    def test_line_struck_twice_is_read_once(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(100, 100, "Wesentliche Ziele")
            sheet.text(100.3, 100, "Wesentliche Ziele")

        assert texts(page) == ["Wesentliche Ziele"]

    def test_double_letters_stay(self) -> None:
        assert texts(lambda sheet: sheet.text(100, 100, "Kaffee im Schifffahrtsamm  ll")) == [
            "Kaffee im Schifffahrtsamm ll"
        ]


class TestRaised:
    def test_raised_figure_stays_in_its_line(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(100, 100, "Fläche in m")
            sheet.text(100 + sheet.wide("Fläche in m"), 96, "2", size=6)
            sheet.text(104 + sheet.wide("Fläche in m"), 100, " je Kind")
            sheet.text(100, 112, "und Jahr")

        assert texts(page) == ["Fläche in m2 je Kind", "und Jahr"]

    def test_lowered_figure_stays_in_its_line(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(100, 88, "Unsere")
            sheet.text(100, 100, "CO")
            sheet.text(100 + sheet.wide("CO"), 102, "2", size=6)
            sheet.text(103.5 + sheet.wide("CO"), 100, "-Bilanz")

        assert texts(page) == ["Unsere", "CO2-Bilanz"]

    def test_raised_and_lowered_figure_stay_in_one_line(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(100, 100, "SO")
            sheet.text(100 + sheet.wide("SO"), 97, "2", size=6)
            sheet.text(104 + sheet.wide("SO"), 103, "4", size=6)

        assert texts(page) == ["SO24"]

    def test_lines_set_tight_stay_two(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(100, 100, "oben")
            sheet.text(100, 107, "unten")
            sheet.text(200, 100, "daneben")

        assert texts(page) == ["oben daneben", "unten"]


class TestBlanks:
    def test_printed_blanks_are_kept(self) -> None:
        assert texts(lambda sheet: sheet.text(100, 100, "Kurse für alle")) == ["Kurse für alle"]

    def test_blanks_are_told_from_gaps_where_none_is_printed(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.words(100, 100, "Kurse für alle Kinder")
            sheet.words(100, 112, "in der Stadt")

        assert texts(page) == ["Kurse für alle Kinder", "in der Stadt"]

    def test_letters_moved_apart_are_one_word_where_blanks_are_printed(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(100, 100, "ein Text mit Blanks darin")
            sheet.text(100, 120, "Ver")
            sheet.text(100 + sheet.wide("Ver") + 2, 120, "ein")

        assert texts(page) == ["ein Text mit Blanks darin", "Verein"]

    def test_printed_blank_without_a_gap_is_none(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(100, 100, "ein Text mit Blanks darin")
            sheet.text(100, 120, "Ver ")
            sheet.text(100.3 + sheet.wide("Ver"), 120, "ein")

        assert texts(page) == ["ein Text mit Blanks darin", "Verein"]

    def test_single_printed_blank_does_not_make_a_page_of_printed_blanks(self) -> None:
        def page(sheet: Sheet) -> None:
            for y in range(100, 180, 12):
                sheet.words(100, y, "Kurse für alle Kinder")
            sheet.text(100, 200, "Amt 40")

        assert set(texts(page)) == {"Kurse für alle Kinder", "Amt 40"}

    def test_several_blanks_are_one(self) -> None:
        assert texts(lambda sheet: sheet.text(100, 100, "a    b")) == ["a b"]

    def test_wide_gap_without_a_printed_blank_is_one(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(100, 100, "ein Text mit Blanks darin")
            sheet.text(100, 120, "1.")
            sheet.text(120, 120, "Ziel")

        assert texts(page) == ["ein Text mit Blanks darin", "1. Ziel"]

    def test_page_of_blanks_has_no_line(self) -> None:
        assert texts(lambda sheet: sheet.text(100, 100, "   ")) == []


def test_bold_line_is_told_by_most_of_its_first_letters() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(100, 100, "Handlungsfeld", bold=True)
        sheet.text(100 + sheet.wide("Handlungsfeld") + 10, 100, "Bildung und Ausbildung in der Stadt")
        sheet.text(100, 120, "Nr.", bold=True)
        sheet.text(120, 120, "ein gewöhnlicher Satz")

    assert [line.bold for line in layouts(page)[0].lines] == [True, False]
