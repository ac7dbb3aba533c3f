"""What titles of slides say."""

import pytest

from konzeptminer.rows.slide_titles import Cue, read_title


@pytest.mark.parametrize(
    ("text", "cue", "field"),
    [
        ("Ziele des Konzepts", Cue.GOALS, None),
        ("Unsere nächsten Schritte:", Cue.MEASURES, None),
        ("Geplante Projekte 2016", Cue.MEASURES, None),
        ("Ziele und Maßnahmen", Cue.EITHER, None),
        ("Ausgewählte Ergebnisse …", Cue.EITHER, None),
        ("Ergebnisse der Befragung", Cue.NOTHING, None),
        ("AG Wohnen", Cue.EITHER, "Wohnen"),
        ("AG Wohnen\nz.B.", Cue.EITHER, "Wohnen"),
        ("Arbeitsgruppe 2: Sport und Kultur", Cue.EITHER, "Sport und Kultur"),
        ("Handlungsfeld Wohnen\nMaßnahmen", Cue.MEASURES, "Wohnen"),
        ("Ziele im Handlungsfeld Wohnen", Cue.GOALS, "Wohnen"),
        ("Wohnen: Ziele", Cue.GOALS, "Wohnen"),
        ("Maßnahmen – Wohnen", Cue.MEASURES, "Wohnen"),
        ("Handlungsfelder und Querschnittsaufgaben", Cue.FIELDS, None),
        ("Ausgangslage", Cue.NOTHING, None),
        ("Kosten der Maßnahmen", Cue.NOTHING, None),
        ("Vielen Dank für Ihre Aufmerksamkeit", Cue.NOTHING, None),
        ("Agenda", Cue.NOTHING, None),
        ("Zielgruppen", Cue.NOTHING, None),
        ("Kreis Musterland", None, None),
    ],
)
def test_titles(text: str, cue: Cue | None, field: str | None) -> None:
    title = read_title(text)
    assert title.cue == cue
    assert (None if title.field is None else text[slice(*title.field)]) == field


def test_a_title_that_the_deck_lists_as_a_field_is_one() -> None:
    title = read_title("Gesundheit und Pflege", {"gesundheitundpflege"})
    assert (title.cue, title.field) == (Cue.EITHER, (0, 21))
