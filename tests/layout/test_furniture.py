"""Running heads, running feet and page numbers are told from what only looks like them."""

import pytest
from drawn import Draw, Sheet, layouts

from konzeptminer.layout.furniture import find_furniture


def pages(*texts: dict[float, str]) -> list[list[str]]:
    """Give the furniture found on pages with these texts at these heights."""

    def page(lines: dict[float, str]) -> Draw:
        def draw_lines(sheet: Sheet) -> None:
            for y, text in lines.items():
                sheet.text(100, y, text)
            sheet.text(100, 400, "Text in der Mitte der Seite")

        return draw_lines

    laid_out = layouts(*[page(lines) for lines in texts])
    return [
        [layout.lines[index].text for index in sorted(found)]
        for layout, found in zip(laid_out, find_furniture(laid_out), strict=True)
    ]


HEAD, FOOT = 40.0, 780.0


def test_running_head_and_foot_of_every_page() -> None:
    found = pages(*[{HEAD: "Plan der Stadt", FOOT: "Amt für Soziales"}] * 3)
    assert found == [["Plan der Stadt", "Amt für Soziales"]] * 3


def test_running_head_with_changing_numbers() -> None:
    assert pages(*[{HEAD: f"Plan der Stadt, Blatt {n} von 3"} for n in (1, 2, 3)]) == [
        [f"Plan der Stadt, Blatt {n} von 3"] for n in (1, 2, 3)
    ]


@pytest.mark.parametrize("text", ["Plan der Stadt {}", "Seite A-{}"])
def test_running_foot_that_ends_in_a_number(text: str) -> None:
    assert pages(*[{FOOT: text.format(n)} for n in (1, 2)]) == [[text.format(n)] for n in (1, 2)]


@pytest.mark.parametrize("number", ["7", "- 7 -", "Seite 7", "Seite 7 von 12", "7/12", "S. 7", "Page 7 of 12", "| 7 |"])
def test_page_number_needs_no_second_page(number: str) -> None:
    assert pages({FOOT: number}) == [[number]]


@pytest.mark.parametrize("text", ["7 Vereine", "Ziel 7", "31.12.2014", "12345"])
def test_text_with_a_number_is_no_page_number(text: str) -> None:
    assert pages({FOOT: text}) == [[]]


def test_heads_of_odd_and_even_pages() -> None:
    found = pages(*[{HEAD: "Plan der Stadt" if n % 2 else "Ziele und Maßnahmen"} for n in range(6)])
    assert all(len(lines) == 1 for lines in found)


def test_head_may_move_a_little() -> None:
    assert pages({HEAD: "Plan der Stadt"}, {HEAD + 3: "Plan der Stadt"}) == [["Plan der Stadt"]] * 2


def test_same_words_elsewhere_on_the_page_are_text() -> None:
    assert pages({HEAD: "Plan der Stadt"}, {HEAD + 5: "Plan der Stadt"}) == [[], []]


def test_words_in_the_middle_of_the_page_are_text() -> None:
    assert pages({300: "7"}, {300: "7"}) == [[], []]


def test_heading_of_one_page_is_text() -> None:
    assert pages({HEAD: "Bildung"}, {HEAD: "Gesundheit"}, {HEAD: "Sport"}) == [[], [], []]


def test_line_on_two_of_many_pages_is_text() -> None:
    found = pages(
        *[{HEAD: "Noch ein Ziel" if n in (3, 9) else f"{'abcdefghijkl'[n]} ganz für sich"} for n in range(12)]
    )
    assert found == [[]] * 12


def test_line_on_three_of_many_pages_is_furniture() -> None:
    found = pages(
        *[{HEAD: "Noch ein Ziel" if n in (3, 6, 9) else f"{'abcdefghijkl'[n]} ganz für sich"} for n in range(12)]
    )
    assert [number for number, lines in enumerate(found) if lines] == [3, 6, 9]


def test_pages_of_several_heights_agree_at_head_and_foot() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(100, 30, "Plan der Stadt")
        sheet.text(100, sheet.height - 20, "Amt für Soziales")

    laid_out = [*layouts(page), *layouts(page, size=(800, 600))]
    assert find_furniture(laid_out) == [{0, 1}, {0, 1}]


@pytest.mark.parametrize(
    "word",
    [
        "Maßnahme",
        "Handlungsfeld",
        "Ziel",
        pytest.param(
            "Maßnahme Nr.",
            marks=pytest.mark.xfail(strict=True, reason="a number behind two words is taken for a page number"),
        ),
    ],
)
def test_numbered_headings_at_the_top_are_text(word: str) -> None:
    assert pages(*[{HEAD: f"{word} {n}"} for n in (4, 5, 6)]) == [[], [], []]


def test_text_inside_a_table_is_never_furniture() -> None:
    def page(sheet: Sheet) -> None:
        sheet.table([50, 100, 550], [30, 60, 90], [["Ziel", "Maßnahme"], ["7", "Kurse"]])

    laid_out = layouts(page, page)
    assert find_furniture(laid_out) == [set(), set()]


def test_a_heading_that_returns_by_chance_with_lines_below_it_is_text() -> None:
    lines = {FOOT - 40: "Ziele"}
    first = {**lines, FOOT - 26: "Radwege bauen", FOOT - 12: "Busse kaufen"}
    second = {**lines, FOOT - 26: "Mieten senken", FOOT - 12: "Häuser bauen"}
    assert pages(first, second) == [[], []]


def test_a_running_foot_may_have_a_line_of_its_own_page_below_it() -> None:
    first, second = ({FOOT - 14: "Plan der Stadt", FOOT: text} for text in ("Bildung", "Wohnen"))
    assert pages(first, second) == [["Plan der Stadt"]] * 2
