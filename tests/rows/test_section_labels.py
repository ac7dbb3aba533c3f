"""A column of labels beside a column of texts, without a line between them."""

from pathlib import Path

import pytest
from drawn import Sheet, draw
from typeset import texts

import konzeptminer as km

ROWS = [
    ("Ziel", ["Mehr Schatten im Ort"]),
    (
        "Beschreibung",
        [
            "Der Kreis pflanzt Bäume an allen Straßen, die",
            "breit genug für sie sind und keine Leitung haben,",
            "und gießt sie.",
        ],
    ),
    ("Umsetzungsschritte", ["• Straßen prüfen", "• Bäume kaufen"]),
    ("Federführung", ["Bauamt"]),
    ("Mitwirkende", ["Heimatverein, Schulen"]),
    ("Kosten", ["500 Euro"]),
]


def put(sheet: Sheet, top: float, title: str, *, middle: bool, rows: list[tuple[str, list[str]]]) -> float:
    sheet.text(60, top, title, size=13, bold=True)
    top += 24
    for label, lines in rows:
        sheet.text(60, top + (12 * (len(lines) - 1) / 2 if middle else 0), label)
        for number, line in enumerate(lines):
            sheet.text(200, top + 12 * number, line)
        top += 12 * len(lines) + 7
    return top + 14


@pytest.mark.parametrize("middle", [False, True])
def test_each_label_goes_with_the_text_beside_it(tmp_path: Path, *, middle: bool) -> None:
    def page(sheet: Sheet) -> None:
        below = put(sheet, 80, "1.1 Bäume an den Straßen unseres Kreises", middle=middle, rows=ROWS)
        put(sheet, below, "1.2 Bäume an den Schulen unseres Kreises", middle=middle, rows=ROWS)

    result = km.extract(draw(tmp_path / "plan.pdf", page), language=False)
    assert texts(result, "goal") == ["Mehr Schatten im Ort"] * 2
    assert texts(result, "implementation") == [["Straßen prüfen", "Bäume kaufen"]] * 2
    assert texts(result, "responsible") == [["Bauamt"]] * 2
    assert texts(result, "partners") == [["Heimatverein", "Schulen"]] * 2
    assert texts(result, "resources") == ["500 Euro"] * 2
    assert str(texts(result, "measure")[0]).endswith("und gießt sie.")


def test_words_that_are_no_labels_stay_a_column_of_their_own(tmp_path: Path) -> None:
    rows = [
        (word, [f"Das ist eine Erklärung zu {word} und mehr."]) for word in ("Ort", "Jahr", "Stand", "Seite", "Lage")
    ]
    result = km.extract(
        draw(tmp_path / "plan.pdf", lambda sheet: put(sheet, 80, "Glossar", middle=False, rows=rows)), language=False
    )
    assert result.records == ()
