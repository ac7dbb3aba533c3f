"""Abbreviations as documents define them, in texts of our own."""

import numpy as np
import pytest

from konzeptminer.actors import find_abbreviations
from konzeptminer.text.hyphen import HyphenJoiner
from konzeptminer.text.passage import PageText


def defined(*pages: str) -> dict[str, str]:
    made = [
        PageText(page=number, text=text, boxes=np.full((len(text), 4), np.nan, dtype=np.float32))
        for number, text in enumerate(pages, start=1)
    ]
    found = find_abbreviations(made, HyphenJoiner.from_text("\n".join(pages)))
    for item in found:
        start, end = item.span.chars
        assert pages[item.span.page - 1][start:end] == item.span.text
        assert item.short in item.span.text
    return {item.short: item.long for item in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Zentrale Anlaufstelle Wald (ZAW) berät.", {"ZAW": "Zentrale Anlaufstelle Wald"}),
        ("Im Haus berät ZAW (Zentrale Anlaufstelle Wald) alle.", {"ZAW": "Zentrale Anlaufstelle Wald"}),
        ("Die Zentrale Anlaufstelle Wald, im Folgenden ZAW, berät.", {"ZAW": "Zentrale Anlaufstelle Wald"}),
        ("Die Zentrale Anlaufstelle Wald (im Folgenden: ZAW) berät.", {"ZAW": "Zentrale Anlaufstelle Wald"}),
        (
            "ZAW = Zentrale Anlaufstelle Wald; AfJ = Amt für Jagd",
            {"ZAW": "Zentrale Anlaufstelle Wald", "AfJ": "Amt für Jagd"},
        ),
        ("* ka = kreisangehörig", {"ka": "kreisangehörig"}),
        ("Das Amt für Jagd und Fischerei (AJF) zahlt.", {"AJF": "Amt für Jagd und Fischerei"}),
        ("Die Kreisfeuerwehrzentrale (KFZ) übt.", {"KFZ": "Kreisfeuerwehrzentrale"}),
        ("Die Zentrale Anlauf-\nstelle Wald (ZAW) berät.", {"ZAW": "Zentrale Anlaufstelle Wald"}),
        ("Er kam (gestern) und (2019) wieder (siehe Anlage).", {}),
        ("Wald ist gut. (ZAW) folgt.", {}),
        ("Der Ausschuss (Vorsitz: Frau Berg) tagt (XYZ).", {}),
        ("x = 3, y = Wert", {}),
    ],
)
def test_definitions_in_sentences(text: str, expected: dict[str, str]) -> None:
    assert defined(text) == expected


@pytest.mark.parametrize(
    "heading",
    [
        "Abkürzungsverzeichnis",
        "7 Abkürzungen",
        "Legende:",
        "Verwendete Abkürzungen",
        "## Abkürzungen",
        "**Abkürzungen:**",
    ],
)
@pytest.mark.parametrize("between", [" ", "\t", " – ", ": ", "\n"])
def test_lists_of_abbreviations(heading: str, between: str) -> None:
    text = (
        f"{heading}\nAfJ{between}Amt für Jagd\nZAW{between}Zentrale Anlaufstelle Wald\n60-2{between}Sachgebiet Wege\n"
    )
    assert defined(text) == {"AfJ": "Amt für Jagd", "ZAW": "Zentrale Anlaufstelle Wald", "60-2": "Sachgebiet Wege"}


def test_a_list_goes_on_over_a_page_and_ends() -> None:
    first, second = "Abkürzungen\nAfJ Amt für Jagd\n", "ZAW Zentrale Anlaufstelle Wald\n" + "Text ohne Ende\n" * 9
    assert defined(first, second + "DIN Das ist neu\n") == {"AfJ": "Amt für Jagd", "ZAW": "Zentrale Anlaufstelle Wald"}


def test_lines_that_look_like_entries_are_none_without_a_heading() -> None:
    assert defined("AfJ Amt für Jagd\nZAW Zentrale Anlaufstelle Wald\n") == {}


def test_what_is_defined_twice_is_given_once() -> None:
    assert list(defined("Das Amt für Jagd (AfJ) und das Amt für Jagd (AfJ).")) == ["AfJ"]


@pytest.mark.parametrize("heading", ["Abkürzung\nBedeutung\n", "| Abkürzung | Bedeutung |\n| --- | --- |\n"])
def test_tables_of_abbreviations(heading: str) -> None:
    entry = "| {} | {} |" if "|" in heading else "{}\n{}"
    lines = [entry.format("AfJ", "Amt für Jagd"), entry.format("ZAW", "Zentrale Anlaufstelle Wald")]
    assert defined(heading + "\n".join(lines)) == {"AfJ": "Amt für Jagd", "ZAW": "Zentrale Anlaufstelle Wald"}
