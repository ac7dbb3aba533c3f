"""A council report and a chapter of a concept, written for tests."""

from pathlib import Path

REPORT = """Bericht der Verwaltung zur Integrationsarbeit im Kreis Auenberg 2021

Anlass der Vorlage:
Der Sozialausschuss hat die Verwaltung gebeten, einmal im Jahr über den Stand der Arbeit zu be-
richten.

Baustein 1: Sprache

Elterncafés in den Familienzentren
Im Frühjahr 2021 wurden in vier Familienzentren Elterncafés eröffnet, in denen Mütter und
Väter gemeinsam Deutsch üben. Sie finden jede Woche statt und werden vom Verein Brücke
geleitet. Die Zahl der Kinder mit Förderbedarf liegt seit Jahren bei rund 30 %. Im kommenden
Jahr sollen zwei weitere Elterncafés in den Grundschulen eingerichtet werden.

Der Bedarf an Kursen am Abend ist hoch:

Baustein 2: Gesundheit

Zugewanderte nutzen Angebote der Vorsorge seltener als andere. Das Gesundheitsamt hat deshalb
gemeinsam mit der Volkshochschule eine Reihe von Vorträgen in fünf Sprachen durchgeführt. Ziel
ist es, dass alle Familien die Vorsorge für ihre Kinder kennen.
"""

CONCEPT = """4.1 Handlungsfeld: Wohnen

Viele Familien suchen seit langer Zeit eine größere Wohnung.

Ziele

\u2022 Genug bezahlbare Wohnungen

\u2022 Gute Nachbarschaften

Maßnahmen und Umsetzungsmöglichkeiten

Der Leerstand soll in allen Gemeinden erfasst und in einem Kataster veröffentlicht werden.
Zudem sollen Eigentümerinnen und Eigentümer durch die Wohnungsämter beraten werden.
"""

TABLE = """Integrationsplan des Kreises Auenberg 2021

| Ziele | Maßnahmen | Zuständigkeit |
| --- | --- | --- |
| Deutsch früh lernen | Spielkreise in allen Städten einrichten | Kreis |
| Vorlesen für alle | Vorlesepaten für die Büchereien gewinnen | Städte |

Im Jahr 2020 wurden in drei Gemeinden Sprachkurse für Frauen eingerichtet und ausgewertet.
"""


def written(folder: Path, text: str, name: str = "bericht.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
