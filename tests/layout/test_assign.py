"""Which cell a character belongs to: the one around its centre, but words and bullets stay whole."""

import numpy as np
import pytest
from drawn import Sheet, cell_texts, contents, layouts

from konzeptminer.layout.assign import OUTSIDE, assign
from konzeptminer.layout.find import find_grids

XS, YS = (50.0, 150.0, 350.0), (100.0, 140.0, 180.0)


def table(sheet: Sheet, *, first: str = "Ziel", second: str = "Weg") -> None:
    """Draw a table of two columns and two rows, its lower row filled."""
    sheet.grid(XS, YS)
    sheet.text(54, 113, first)
    sheet.text(154, 113, second)
    sheet.text(54, 153, "unten")
    sheet.text(154, 153, "rechts")


class TestWords:
    def test_word_wider_than_its_cell_stays_whole(self) -> None:
        (page,) = layouts(lambda sheet: table(sheet, first="Gesundheitsförderungszentrum", second=""))
        assert cell_texts(page) == ["Gesundheitsförderungszentrum", "", "unten", "rechts"]
        assert page.tables[0].lost == 0

    def test_word_goes_to_the_cell_that_holds_most_of_it(self) -> None:
        def page(sheet: Sheet) -> None:
            table(sheet, first="", second="")
            sheet.text(140, 113, "Gesundheit")

        assert cell_texts(layouts(page)[0]) == ["", "Gesundheit", "unten", "rechts"]

    @pytest.mark.parametrize(
        ("angle", "x", "y", "holder"),
        [
            pytest.param(90, 100, 290, 2, id="upwards out of the lower cell"),
            pytest.param(180, 340, 150, 1, id="leftwards out of the right cell"),
            pytest.param(270, 100, 110, 0, id="downwards out of the upper cell"),
        ],
    )
    def test_turned_word_stays_whole(self, angle: int, x: float, y: float, holder: int) -> None:
        word = "Gesundheitsförderungszentrum" if angle != 180 else "Gesundheitsförderungszentrumsleiterversammlung"

        def page(sheet: Sheet) -> None:
            sheet.grid(XS, (100, 200, 300))
            sheet.text(x, y, word, angle=angle)
            sheet.text(304, 290, "Ende")

        (layout,) = layouts(page)
        assert cell_texts(layout) == [word if number == holder else "Ende" * (number == 3) for number in range(4)]

    def test_letters_a_little_raised_are_of_the_word(self) -> None:
        def page(sheet: Sheet) -> None:
            table(sheet, first="", second="")
            sheet.text(54, 113, "Gesundheitsförder")
            sheet.text(54 + sheet.wide("Gesundheitsförder"), 111, "ungsmittel")

        assert cell_texts(layouts(page)[0])[0] == "Gesundheitsförderungsmittel"

    def test_text_that_begins_where_another_line_ended_is_not_its_word(self) -> None:
        def page(sheet: Sheet) -> None:
            table(sheet, first="", second="")
            sheet.text(150 - sheet.wide("links"), 113, "links")
            sheet.text(150, 119, "hin")

        assert cell_texts(layouts(page)[0])[:2] == ["links", "hin"]

    def test_next_word_in_the_next_cell_is_not_drawn_along(self) -> None:
        (page,) = layouts(lambda sheet: table(sheet, first="Bildung und Ausbildung", second="Kurse"))
        assert cell_texts(page)[:2] == ["Bildung und Ausbildung", "Kurse"]

    def test_word_that_leaves_the_table_stays_whole(self) -> None:
        (page,) = layouts(lambda sheet: table(sheet, second="Volkshochschulzweckverbandsversammlungsvorsitz"))
        assert cell_texts(page)[1] == "Volkshochschulzweckverbandsversammlungsvorsitz"
        assert page.lines == []

    def test_word_mostly_beside_the_table_loses_no_letter(self) -> None:
        def page(sheet: Sheet) -> None:
            table(sheet, second="")
            sheet.text(335, 113, "Randbemerkung")

        (layout,) = layouts(page)
        assert cell_texts(layout)[1] + layout.lines[0].text == "Randbemerkung"
        assert layout.tables[0].lost == 0

    def test_lines_of_neighbouring_cells_are_not_one_word(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.grid(XS, YS)
            for y in (113, 125):
                sheet.text(54, y, "links")
                sheet.text(154, y, "rechts")
            sheet.text(54, 153, "unten")

        assert cell_texts(layouts(page)[0])[:2] == ["links\n\nlinks", "rechts\n\nrechts"]


class TestBullets:
    def test_bullet_over_the_left_border_belongs_to_its_item(self) -> None:
        def page(sheet: Sheet) -> None:
            table(sheet, first="Ziel A", second="")
            for y, item in ((113, "Kurse für Kinder"), (125, "Chöre")):
                sheet.text(144, y, "·")
                sheet.text(154, y, item)

        assert cell_texts(layouts(page)[0])[:2] == ["Ziel A", "· Kurse für Kinder\n\n· Chöre"]

    def test_bullet_beside_the_table_belongs_to_its_item(self) -> None:
        def page(sheet: Sheet) -> None:
            table(sheet, first="")
            sheet.text(44, 113, "·")
            sheet.text(54, 113, "Kurse")

        (layout,) = layouts(page)
        assert cell_texts(layout)[0] == "· Kurse"
        assert layout.lines == []

    def test_short_word_that_hangs_with_the_bullet_comes_along(self) -> None:
        def page(sheet: Sheet) -> None:
            table(sheet, first="", second="")
            sheet.text(136, 113, "· In der Stadt")

        assert cell_texts(layouts(page)[0])[:2] == ["", "· In der Stadt"]

    def test_item_of_the_cell_before_is_not_drawn_into_the_next(self) -> None:
        def page(sheet: Sheet) -> None:
            table(sheet, first="", second="Weg")
            sheet.text(130, 133, "·")
            sheet.text(136, 133, "ja")
            sheet.text(154, 133, "nein")

        assert cell_texts(layouts(page)[0])[:2] == ["· ja", "Weg\n\nnein"]

    def test_long_item_is_not_drawn_into_the_next_cell_though_near(self) -> None:
        def page(sheet: Sheet) -> None:
            table(sheet, first="", second="Weg")
            sheet.text(148 - sheet.wide("· Jugendliche"), 133, "· Jugendliche")
            sheet.text(152, 133, "ja")

        assert cell_texts(layouts(page)[0])[:2] == ["· Jugendliche", "Weg\n\nja"]

    def test_bullet_far_from_a_text_is_not_its_bullet(self) -> None:
        def page(sheet: Sheet) -> None:
            table(sheet, first="", second="")
            sheet.text(120, 113, "·")
            sheet.text(154, 113, "Kurse")

        assert cell_texts(layouts(page)[0])[:2] == ["·", "Kurse"]

    def test_bullet_alone_stays_where_it_is(self) -> None:
        def page(sheet: Sheet) -> None:
            table(sheet, first="")
            sheet.text(144, 133, "·")

        assert cell_texts(layouts(page)[0])[:2] == ["·", "Weg"]

    def test_dot_at_the_end_of_a_cell_does_not_pull_the_next_one(self) -> None:
        (page,) = layouts(lambda sheet: table(sheet, first="Ziel ·"))
        assert cell_texts(page)[:2] == ["Ziel ·", "Weg"]


class TestConservation:
    def test_each_character_has_one_owner_or_is_outside(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(54, 80, "Oben")
            table(sheet)

        (content,) = contents(page)
        (grid,) = find_grids(content)
        owner = assign(content.glyphs, [True] * len(content.glyphs), [grid])
        by_owner = {
            number: "".join(np.array(content.glyphs.text)[owner == number]) for number in np.unique(owner).tolist()
        }
        assert by_owner == {OUTSIDE: "Oben", 0: "Ziel", 1: "Weg", 2: "unten", 3: "rechts"}

    def test_cells_are_counted_over_all_tables(self) -> None:
        def page(sheet: Sheet) -> None:
            table(sheet)
            sheet.table((400, 450, 500), (300, 340), [["a", "b"]])

        (content,) = contents(page)
        owner = assign(content.glyphs, [True] * len(content.glyphs), find_grids(content))
        assert owner[-2:].tolist() == [4, 5]

    def test_without_tables_all_is_outside(self) -> None:
        (content,) = contents(lambda sheet: sheet.text(100, 100, "Text"))
        assert set(assign(content.glyphs, [True] * 4, []).tolist()) == {OUTSIDE}

    @pytest.mark.parametrize("x", [50.1, 99, 149.9])
    def test_centre_decides(self, x: float) -> None:
        def page(sheet: Sheet) -> None:
            table(sheet, first="", second="")
            sheet.text(x - sheet.wide("o") / 2, 113, "o")

        assert cell_texts(layouts(page)[0])[:2] == ["o", ""]
