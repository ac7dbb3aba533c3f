"""Lines of text files get a typewriter's geometry: margins, sizes of headings, and what is left out."""

import pytest

from konzeptminer.layout.page import PageLayout, TextLine
from konzeptminer.layout.typed import HEIGHT, placed_lines, typed_page
from konzeptminer.reading.text import page_of


def laid_out(text: str, *taken: tuple[int, int]) -> PageLayout:
    return typed_page(page_of(text), taken)


def large(text: str) -> list[str]:
    """Give the lines that are set as headings."""
    return [line.text for line in laid_out(text).lines if line.height > HEIGHT]


def lines(text: str) -> list[TextLine]:
    return laid_out(text).lines


def test_characters_stand_where_the_page_says_and_have_no_place_on_paper() -> None:
    page = laid_out("Wohnen\n\n  - Häuser bauen\n")
    piece = page.lines[1].passage.pieces[0]
    assert page.text.text[piece.start : piece.end] == "- Häuser bauen"
    assert piece.span().bbox is None
    assert page.lines[1].bbox[0] > page.lines[0].bbox[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Konzept #\n\nText dazu\n", ["Konzept"]),
        ("## **Ziele**\n- a\n", ["Ziele"]),
        ("Konzept\n=======\n\nText\n", ["Konzept"]),
        ("Erstes\n---\nText\n", ["Erstes"]),
        ("Text davor.\n\n4.1 Wohnen und\nLeben\n\nText dazu, der länger ist.\n", ["4.1 Wohnen und", "Leben"]),
        ("Text davor.\n 5. Ausblick\n\nText.\n\nText.\n\nText.\n\nText.\n", ["5. Ausblick"]),
        ("Text davor.\n\nWohnen\n\nText dazu, der für sich steht.\n", ["Wohnen"]),
    ],
    ids=["atx", "bold", "double", "single", "number", "page break", "alone"],
)
def test_headings_are_large(text: str, expected: list[str]) -> None:
    assert large(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Text davor.\n\n1. Häuser bauen\n\n2. Dächer dämmen\n",
        "Ein Satz, der hier endet.\n\nEr gilt für\n\nMenschen im Kreis\n",
        "Text davor.\n\nund weiter geht es\n",
        "Text davor.\n\n• Häuser bauen\n",
        "Text davor.\n\nEin Satz.\n",
    ],
    ids=["numbered list", "sentence goes on", "lower case", "bullet", "sentence"],
)
def test_other_short_lines_are_no_headings(text: str) -> None:
    assert large(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Text.\n\n12\n\nText.\n",
        "Text.\n\n- 12 -\n\nText.\n",
        "Text.\n\n2. WOHNEN IM KREIS\n\nKONZEPT DES KREISES 12\n\nText.\n",
        "Text.\n\n| a | b |\n\nText.\n",
        "Text.\n\n---\n\nText.\n",
    ],
    ids=["number", "dashes", "running foot", "pipes", "ruler"],
)
def test_what_is_no_text_is_left_out(text: str) -> None:
    assert [line.text for line in lines(text)] == ["Text.", "Text."]


def test_what_is_taken_is_left_out() -> None:
    text = "Oben\nMitte\nUnten\n"
    assert [line.text for line in laid_out(text, (5, 10)).lines] == ["Oben", "Unten"]


def test_numbers_of_a_list_are_not_seen_and_others_are() -> None:
    page = laid_out("1. Häuser bauen\n2. Dächer dämmen\n\nbis zum\n31. Dezember warten\n")
    assert [line.passage.pieces[0].shown.strip("\u2060 ") for line in page.lines] == [
        "Häuser bauen",
        "Dächer dämmen",
        "bis zum",
        "31. Dezember warten",
    ]


def test_the_right_limit_is_that_of_the_lines_around() -> None:
    text = "\n".join(["kurze Zeile"] * 30 + ["eine sehr viel längere Zeile am Ende der Datei"])
    placed, _ = placed_lines([(laid_out(text), set())])
    assert placed[0].right < placed[0].line.bbox[2]
    assert placed[-1].right > 2 * placed[0].right
