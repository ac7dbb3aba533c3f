"""Slides of PDF decks: bullets below titles that name goals or measures become records, and no others do."""

import subprocess
import sys
from pathlib import Path

from drawn import Sheet, draw

import konzeptminer as km
from konzeptminer.records import DocumentKind, SourceKind

SIZE = (960.0, 540.0)
Bullets = list[str]
"""Bullets of a slide; two blanks before one put it below the one above, and `|` begins the second column."""


class Look:
    """How a deck is drawn."""

    def __init__(self, *, mark: str = "•", head: str | None = None, foot: str | None = None) -> None:
        self.mark, self.head, self.foot = mark, head, foot


def slide(sheet: Sheet, title: str, bullets: Bullets, look: Look, number: int) -> None:
    if look.head:
        sheet.text(40, 24, look.head, size=11)
    if look.foot:
        sheet.text(40, 522, look.foot, size=9)
        sheet.text(900, 522, str(number), size=9)
        sheet.box(800, 505, 860, 530, stroke=True)
    sheet.text(60, 80, title, size=30, bold=True)
    x, y = 70.0, 140.0
    for text in bullets:
        if text == "|":
            x, y = 500.0, 140.0
            continue
        below = text.startswith("  ")
        left = x + 30 * below
        if look.mark:
            sheet.text(left, y, "–" if below else look.mark, size=20)
        for line in text.strip().split("\n"):
            sheet.text(left + 22, y, line, size=16 if below else 20)
            y += 24
        y += 8


DECK: list[tuple[str, Bullets]] = [
    ("Konzept für das Leben im Kreis", []),
    ("Agenda", ["Ausgangslage", "Ziele", "Nächste Schritte"]),
    ("Ausgangslage", ["Im Kreis leben 210.000 Menschen", "Jeder Vierte ist zugezogen"]),
    ("Ziele des Konzepts", ["Gute Schulen für alle Kinder und Jugendlichen, die\nim Kreis wohnen", "Starke Vereine"]),
    ("AG Wohnen", ["Verbesserung der Lage von Familien", "Einrichtung einer Börse", "  mit den Vermietern"]),
    ("Nächste Schritte", ["Beschluss im Kreistag", "Stelle ausschreiben"]),
    ("Vielen Dank!", ["Frau Muster, Amt 50"]),
]

EXPECTED = [
    (4, None, "Gute Schulen für alle Kinder und Jugendlichen, die im Kreis wohnen", None),
    (4, None, "Starke Vereine", None),
    (5, "Wohnen", "Verbesserung der Lage von Familien", None),
    (5, "Wohnen", None, "Einrichtung einer Börse\nmit den Vermietern"),
    (6, None, None, "Beschluss im Kreistag"),
    (6, None, None, "Stelle ausschreiben"),
]


def extract(folder: Path, deck: list[tuple[str, Bullets]], look: Look | None = None) -> km.Result:
    def page(number: int, title: str, bullets: Bullets):
        return lambda sheet: slide(sheet, title, bullets, look or Look(), number)

    pages = [page(number, *part) for number, part in enumerate(deck, start=1)]
    return km.extract(draw(folder / "deck.pdf", *pages, size=SIZE))


def rows(result: km.Result) -> list[tuple[int, str | None, str | None, str | None]]:
    return [
        (
            record.page,
            record.handlungsfeld.text if record.handlungsfeld else None,
            record.goal.text if record.goal else None,
            record.measure.text if record.measure else None,
        )
        for record in result.records
    ]


def test_bullets_below_telling_titles_are_records(tmp_path: Path) -> None:
    result = extract(tmp_path, DECK)
    assert rows(result) == EXPECTED
    assert {record.source for record in result.records} == {SourceKind.SLIDE}
    assert result.document.kind is DocumentKind.SLIDES
    assert [record.row for record in result.records] == [1, 2, 3, 4, 5, 6]


def test_what_is_told_by_its_wording_is_less_sure(tmp_path: Path) -> None:
    sure = {record.page: (record.confidence, bool(record.reasons)) for record in extract(tmp_path, DECK).records}
    assert sure[4] == sure[6] == (1.0, False)
    assert sure[5] == (0.85, True)


def test_running_heads_feet_and_logos_are_no_bullets(tmp_path: Path) -> None:
    look = Look(head="Kreis Musterland – Ausschuss für Soziales", foot="Amt 50")
    assert rows(extract(tmp_path, DECK, look)) == EXPECTED


def test_every_value_stands_where_its_spans_say(tmp_path: Path) -> None:
    result = extract(tmp_path, DECK)
    for record in result.records:
        for text in (record.handlungsfeld, record.goal, record.measure):
            for span in text.spans if text else ():
                assert result.document.pages[span.page - 1].text[slice(*span.chars)] == span.text
                assert span.bbox is not None


def test_two_bullets_side_by_side_are_two(tmp_path: Path) -> None:
    deck = [("Deck", []), ("Maßnahmen", ["Häuser zählen", "Börse öffnen", "|", "Mieten senken", "Dächer dämmen"])]
    assert [measure for *_, measure in rows(extract(tmp_path, deck))] == [
        "Häuser zählen",
        "Börse öffnen",
        "Mieten senken",
        "Dächer dämmen",
    ]


def test_paragraphs_without_bullets_are_less_sure(tmp_path: Path) -> None:
    result = extract(tmp_path, DECK, Look(mark=""))
    assert [row[2] or row[3] for row in rows(result) if row[0] in (4, 6)] == [
        "Gute Schulen für alle Kinder und Jugendlichen, die im Kreis wohnen",
        "Starke Vereine",
        "Beschluss im Kreistag",
        "Stelle ausschreiben",
    ]
    assert {record.confidence for record in result.records} == {0.85}


def test_a_title_that_returns_on_the_next_slide_still_counts(tmp_path: Path) -> None:
    deck = [("Konzept", []), ("Ziele", ["Gute Schulen"]), ("Ziele", ["Starke Vereine"]), ("Danke", [])]
    assert [goal for _, _, goal, _ in rows(extract(tmp_path, deck))] == ["Gute Schulen", "Starke Vereine"]


def test_titles_that_the_deck_lists_as_fields_name_them(tmp_path: Path) -> None:
    deck = [
        ("Handlungsfelder", ["Wohnen", "Sport"]),
        ("Sport", ["Einrichtung einer Beratungsstelle für Vereine"]),
        ("Kontakt", ["Einrichtung des Amtes"]),
    ]
    assert [(field, measure) for _, field, _, measure in rows(extract(tmp_path, deck))] == [
        ("Sport", "Einrichtung einer Beratungsstelle für Vereine")
    ]


def test_a_landscape_page_with_a_table_is_no_slide(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(60, 60, "Ziele", size=30, bold=True)
        sheet.table([60, 460, 900], [100, 200, 300], [["Ziele", "Zuständigkeit"], ["Gute Schulen", "Schulamt"]])

    result = km.extract(draw(tmp_path / "plan.pdf", page, size=SIZE))
    assert all(record.source is SourceKind.TABLE for record in result.records)


def test_slides_told_by_their_titles_load_no_model(tmp_path: Path) -> None:
    deck = [("Ziele", ["Gute Schulen"]), ("Nächste Schritte", ["Stelle ausschreiben"])]
    extract(tmp_path, deck)
    code = (
        "import sys, konzeptminer; "
        f"assert len(konzeptminer.extract({str(tmp_path / 'deck.pdf')!r}).records) == 2; "
        "assert 'sklearn' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
