"""Marks of Markdown within a line become invisible, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konzeptminer.reading.text import page_of
from konzeptminer.text.hyphen import HyphenJoiner
from konzeptminer.text.markdown import INVISIBLE, without_marks
from konzeptminer.text.passage import Passage, Piece


def seen(text: str) -> str:
    return without_marks(text).replace(INVISIBLE, "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Mehr** Wohnungen", "Mehr Wohnungen"),
        ("Kürzere *Wege* und __Straßen__ und _Plätze_", "Kürzere Wege und Straßen und Plätze"),
        ("***Wohnen***", "Wohnen"),
        ("siehe [die Seite](https://beispiel.de/a_b) dort", "siehe die Seite dort"),
        ("![Logo](bild.png)Titel", "Titel"),
        ("<https://beispiel.de>", "https://beispiel.de"),
        (r"5\. Kapitel \*", "5. Kapitel *"),
        ("`Portal` öffnen", "Portal öffnen"),
        ("**Dank\nan alle**", "Dank\nan alle"),
        ("Bürger*innen und Schüler*innen", "Bürger*innen und Schüler*innen"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("datei_name_lang", "datei_name_lang"),
        ("**offen\n\nund zu**", "**offen\n\nund zu**"),
        ("[1] und (2)", "[1] und (2)"),
    ],
)
def test_marks_are_not_seen(text: str, expected: str) -> None:
    assert seen(text) == expected


@given(st.text(alphabet="ab *_[]()`\\!<>\n"))
def test_every_character_keeps_its_place(text: str) -> None:
    shown = without_marks(text)
    assert len(shown) == len(text)
    assert all(new in (old, INVISIBLE, " ") for old, new in zip(text, shown, strict=True))


def test_a_cleaned_text_is_traced_to_characters_without_marks() -> None:
    page = page_of("- **Mehr** Licht")
    page = type(page)(page.page, page.text, page.boxes, shown=without_marks(page.text))
    traced = Passage((Piece(page, 0, len(page.text)),)).trace(HyphenJoiner.from_text(""))
    assert traced.text == "Mehr Licht"
    assert traced.raw == page.text
    assert "".join(page.text[traced.locate(i)[1]] for i in range(len(traced.text))) == "Mehr Licht"
