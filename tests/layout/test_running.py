"""Running heads and feet of text files are told from lines that return for another reason."""

from pathlib import Path

import pytest

from konzeptminer.from_text import read_text_file
from konzeptminer.layout.running import find_running
from konzeptminer.prose.paragraphs import find_paragraphs
from konzeptminer.reading.source import locate

HEAD = "Vorlage Nr. 12/2019 des Kreises"


def running(*pages: str) -> list[list[str]]:
    found = find_running(pages, [[] for _ in pages])
    return [[page[start:end] for start, end in ranges] for page, ranges in zip(pages, found, strict=True)]


def pages(head: str, count: int) -> list[str]:
    return [f"{head.format(n=n)}\nText Nummer {n * n}\nWeiter {'x' * n}\n" for n in range(1, count + 1)]


def test_the_head_of_the_first_page_is_its_own() -> None:
    assert running(*pages(HEAD, 5)) == [[], *[[HEAD]] * 4]


def test_a_foot_stands_on_all_pages() -> None:
    assert running(*[f"{text}\n{HEAD}\n\n" for text in pages("Kapitel {n} {n}{n}", 4)]) == [[HEAD]] * 4


def test_page_numbers_in_the_line_may_change() -> None:
    found = running(*pages("Bericht des Amtes – Seite {n} von 4", 4))
    assert found == [[], *[[f"Bericht des Amtes – Seite {n} von 4"] for n in (2, 3, 4)]]


def test_two_pages_are_enough_where_all_are_numbered() -> None:
    numbered = [f"{page}\n\n   {n}\n" for n, page in enumerate(pages(HEAD, 3), start=1)]
    assert running(*numbered) == [[], [HEAD], [HEAD]]
    assert running(*pages(HEAD, 3)) == [[], [], []]


@pytest.mark.parametrize(
    "line",
    ["Maßnahmenblatt Nummer {n}", "Personal", "- Kurse für Familien", "| Ziel | Maßnahme |", "Die Kurse gehen weiter."],
)
def test_what_the_pages_hold_is_no_running_head(line: str) -> None:
    assert running(*pages(line, 6)) == [[]] * 6


def test_heads_of_tables_are_kept() -> None:
    texts = pages("Ziel Maßnahme Zuständigkeit", 4)
    assert find_running(texts, [[(0, 28)]] * 4) == [[]] * 4


def test_a_sentence_goes_on_over_a_running_head(tmp_path: Path) -> None:
    file = tmp_path / "vorlage.txt"
    first = "Bericht über die Treffpunkte\n\nIm Jahr 2019 hat der Kreis in den Städten und Gemeinden\n"
    first += "zusammen mit zwei Berufs-\n\n  1\n"
    second = f"{HEAD}\nschulen einen Lehrgang für Familien eingerichtet, der bis zum Mai dauert.\n\n  2\n"
    third = f"{HEAD}\nDie Zahl der Kurse steht in der Anlage zu diesem Bericht.\n\n  3\n"
    file.write_text("\f".join([first, second, third]), encoding="utf-8")
    material = read_text_file(locate(file))
    cited = [[page.text[slice(*span.chars)] for span in page.furniture] for page in material.document.pages]
    assert cited == [[], [HEAD], [HEAD]]
    texts = [paragraph.passage.clean(material.joiner).text for paragraph in find_paragraphs(material.pages, [])]
    assert any("mit zwei Berufsschulen einen Lehrgang" in text.replace("\n", " ") for text in texts)
