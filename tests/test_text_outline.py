"""Chapters and slides in text and Markdown files, through the public functions."""

from pathlib import Path

import pytest

import konzeptminer as km
from konzeptminer.records import DocumentKind, SourceKind

PLAIN = """Konzept für den Kreis

4.1 Handlungsfeld: Wohnen und
gutes Leben

In diesem Kapitel geht es um das Wohnen im Kreis und
um vieles, was damit zusammenhängt.

Ziele

\ufffd Mehr Wohnungen für junge Fami-
lien und Ältere

\ufffd Weniger Leerstand
 \ufffd Kurze Wege zu allen Ämtern des Kreises und zu
Vereinen

Maßnahmen
Der Kreis hat lange beraten. Leer stehende Häuser sollen
gezählt werden.
 4.2 Handlungsfeld: Sport

Ziele

\ufffd Starke Vereine

5. Berichtswesen

Der Bericht nennt folgende Punkte:

\ufffd Wichtige Maßnahmen

\ufffd Ziele des Jahres
"""

MARKED = """# Konzept

## Inhalt

1. Einleitung
2. Handlungsfelder

## 4.1 Handlungsfeld: *Wohnen* ##

### **Ziele**

- **Mehr** Wohnungen für Bürger*innen
* Kürzere [Wege](https://beispiel.de)
  zu Ämtern

### Maßnahmen

1. Häuser zählen
2. Börse einrichten
   - mit den Vermietern

Verkehr
-------

**Ziele:**

+ Weniger Lärm
"""

DECK = """## Kreis Muster – Amt für Soziales

# Leben im Kreis

## Kreis Muster – Amt für Soziales

Es erwarten Sie

- Welche Ziele werden verfolgt?

## Kreis Muster – Amt für Soziales

### Ziele der Arbeit

#### Hauptziel:

- Gute Schulen

#### dadurch

- Starke Vereine

## Kreis Muster – Amt für Soziales

### Nächste Schritte

- Beratung der Städte
bei der
  - Suche nach Räumen

## Kreis Muster – Amt für Soziales

- Werbung für das Ehrenamt

## Kreis Muster – Amt für Soziales

### Kosten

- Drei Stellen im Haushalt
"""

TITLES = """Konzept 2015

Ziele.Inhalte

Vortrag von Frau Muster im Ausschuss


Ziele für das Konzept


Wohnen

- Gute Häuser
- Kurze Wege

Ausgewählte Ergebnisse...

AG Sport

z.B.

- Verbesserung der Lage von Vereinen
- Einrichtung einer Anlaufstelle
- Im Kreis gibt es 210 Vereine

Merkmale des Konzepts

- Breite Beteiligung
"""


def extracted(folder: Path, text: str, name: str = "plan.txt") -> km.Result:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return km.extract(path, language=False)


def rows(result: km.Result) -> list[tuple[str | None, str | None, str | None]]:
    """Give field, goal and measure of each record."""
    return [
        (
            record.handlungsfeld.text if record.handlungsfeld else None,
            record.goal.text if record.goal else None,
            record.measure.text if record.measure else None,
        )
        for record in result.records
    ]


def test_lists_of_a_text_export_are_read_and_other_lists_are_not(tmp_path: Path) -> None:
    result = extracted(tmp_path, PLAIN)
    assert rows(result) == [
        ("Wohnen und gutes Leben", "Mehr Wohnungen für junge Familien und Ältere", None),
        ("Wohnen und gutes Leben", "Weniger Leerstand", None),
        ("Wohnen und gutes Leben", "Kurze Wege zu allen Ämtern des Kreises und zu Vereinen", None),
        ("Sport", "Starke Vereine", None),
    ]
    assert {record.source for record in result.records} == {SourceKind.SECTION}


def test_marks_of_markdown_are_no_part_of_the_values(tmp_path: Path) -> None:
    assert rows(extracted(tmp_path, MARKED, "plan.md")) == [
        ("Wohnen", "Mehr Wohnungen für Bürger*innen", None),
        ("Wohnen", "Kürzere Wege zu Ämtern", None),
        ("Wohnen", None, "Häuser zählen"),
        ("Wohnen", None, "Börse einrichten\nmit den Vermietern"),
        ("Verkehr", "Weniger Lärm", None),
    ]


def test_a_running_heading_begins_slides(tmp_path: Path) -> None:
    result = extracted(tmp_path, DECK, "deck.md")
    assert rows(result) == [
        (None, "Gute Schulen", None),
        (None, "Starke Vereine", None),
        (None, None, "Beratung der Städte bei der\nSuche nach Räumen"),
        (None, None, "Werbung für das Ehrenamt"),
    ]
    assert result.records[-1].reasons == ("the slide has no title; what it holds was taken from the slide before",)
    assert result.document.kind is DocumentKind.SLIDES


def test_titles_begin_slides_where_nothing_else_does(tmp_path: Path) -> None:
    result = extracted(tmp_path, TITLES)
    assert rows(result) == [
        (None, "Gute Häuser", None),
        (None, "Kurze Wege", None),
        ("Sport", "Verbesserung der Lage von Vereinen", None),
        ("Sport", None, "Einrichtung einer Anlaufstelle"),
    ]
    assert {record.source for record in result.records} == {SourceKind.SLIDE}


@pytest.mark.parametrize("border", ["\n---\n\n", "\f"], ids=["rulers", "form feeds"])
def test_rulers_and_form_feeds_part_slides(tmp_path: Path, border: str) -> None:
    slides = ["Kreis Muster\n", "Ziele\n\n- Gute Schulen\n", "Handlungsfeld Sport\nMaßnahmen\n\n- Hallen öffnen\n"]
    slides += ["Kontakt\n\n- Frau Muster\n"]
    result = extracted(tmp_path, border.join(slides))
    assert rows(result) == [(None, "Gute Schulen", None), ("Sport", None, "Hallen öffnen")]


@pytest.mark.parametrize("text", [PLAIN, MARKED, DECK, TITLES], ids=["plain", "marked", "deck", "titles"])
def test_every_value_stands_where_its_spans_say(tmp_path: Path, text: str) -> None:
    result = extracted(tmp_path, text)
    for record in result.records:
        for value in (record.handlungsfeld, record.goal, record.measure):
            for span in value.spans if value else ():
                assert result.document.pages[span.page - 1].text[slice(*span.chars)] == span.text
                assert span.bbox is None


def test_records_of_tables_and_chapters_are_numbered_together(tmp_path: Path) -> None:
    table = (
        "\n6. Übersicht\n\nZiele Maßnahmen Umsetzung Zuständigkeit\n\nNeue Nachbarn willkommen heißen\n\n"
        "Eine Gruppe von Patinnen und Paten aufbauen\n\n\ufffd Aufruf in der Zeitung\n\nKreisverwaltung, Städte\n"
    )
    result = extracted(tmp_path, PLAIN + table)
    kinds = [record.source for record in result.records]
    assert kinds == [SourceKind.SECTION] * 4 + [SourceKind.TABLE] * (len(kinds) - 4)
    assert len(kinds) > 4
    assert [record.row for record in result.records] == list(range(1, len(kinds) + 1))


def test_columns_side_by_side_are_read_one_after_another(tmp_path: Path) -> None:
    left = ["Ziele", "", "- Bessere Vorsorge", "  in Städten", "- Mehr Bewegung", "- Gutes Essen"]
    right = ["Maßnahmen", "", "- Kurse in Kitas", "- Lotsen in Kliniken", "- Beratung am Abend", "- Kochkurse"]
    text = "\n".join(f"{a:<40}{b}".rstrip() for a, b in zip(left, right, strict=True))
    result = extracted(tmp_path, f"1. Handlungsfeld: Gesundheit\n\n{text}\n")
    assert [goal for _, goal, _ in rows(result)[:3]] == [
        "Bessere Vorsorge in Städten",
        "Mehr Bewegung",
        "Gutes Essen",
    ]
    assert [measure for *_, measure in rows(result)[3:]] == [
        "Kurse in Kitas",
        "Lotsen in Kliniken",
        "Beratung am Abend",
        "Kochkurse",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Teilnehmende\n\nGesundheit und Pflege\n\n- Stadt Muster\n- Volkshochschule Muster\n",
        "Vorwort\n\nZiele\n\n- Dank an alle\n",
        "Bericht\n\nDie Ziele wurden erreicht. Dazu gehören:\n\n- Kurse\n- Treffen\n",
        "1. Handlungsfeld: Wohnen\n\nMaßnahmen\n\nBeteiligte:\n\n- Amt 40\n- Amt 50\n",
    ],
    ids=["participants", "foreword", "report", "introduced"],
)
def test_other_lists_give_nothing(tmp_path: Path, text: str) -> None:
    assert rows(extracted(tmp_path, text)) == []


def test_chapters_without_blank_lines_are_no_numbered_list(tmp_path: Path) -> None:
    def chapter(number: int, name: str) -> str:
        prose = f"Im ganzen Kreis geht es um {name}, und viele Gemeinden haben gute Gründe\ndafür genannt."
        lists = f"Ziele\n• Mehr {name} in jedem Ort\n• Weniger Lärm\nMaßnahmen\n• Orte für {name} suchen und pflegen"
        return f"{number}. Handlungsfeld {name}\nAusgangslage\n{prose}\n{lists}\n"

    path = tmp_path / "plan.txt"
    path.write_text("Konzept\n\n" + "\n".join([chapter(3, "Grün"), chapter(4, "Ruhe")]), encoding="utf-8")
    found = [(record.handlungsfeld, record.goal, record.measure) for record in km.extract(path, language=False).records]
    assert [[value.text if value else None for value in values] for values in found] == [
        [field, *texts]
        for field, name in (("Handlungsfeld Grün", "Grün"), ("Handlungsfeld Ruhe", "Ruhe"))
        for texts in (
            [f"Mehr {name} in jedem Ort", None],
            ["Weniger Lärm", None],
            [None, f"Orte für {name} suchen und pflegen"],
        )
    ]


def test_sheets_whose_labels_stand_beside_their_texts_are_no_table(tmp_path: Path) -> None:
    def sheet(number: int, name: str) -> str:
        rows = [
            ("Handlungsfeld", "Grün"),
            ("Ziel", f"Mehr {name} in allen Orten des Kreises"),
            ("Beschreibung", f"Der Kreis pflanzt {name} und pflegt sie."),
            ("Verantwortlich", "Bauamt"),
            ("Kosten", "500 Euro"),
            ("Wirkung", "Schatten"),
        ]
        return "\n".join([f"Maßnahme 1.{number}: {name} am Weg", *(f"{label:20}{text}" for label, text in rows)])

    path = tmp_path / "plan.txt"
    path.write_text("Konzept für das Grün\n\n" + "\n".join([sheet(1, "Hecken"), sheet(2, "Bäume")]), encoding="utf-8")
    records = km.extract(path, language=False).records
    assert [record.source for record in records] == [SourceKind.SHEET] * 2
    assert [record.goal.text for record in records if record.goal] == [
        "Mehr Hecken in allen Orten des Kreises",
        "Mehr Bäume in allen Orten des Kreises",
    ]
    assert [[actor.text for actor in record.responsible] for record in records] == [["Bauamt"]] * 2
