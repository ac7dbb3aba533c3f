"""Items that read like something to do, and lists of figures."""

import pytest

from konzeptminer.rows.actions import are_actions, are_figures, is_action


@pytest.mark.parametrize(
    "text",
    [
        "Ausbau der Radwege",
        "Zügige Einrichtung einer Börse",
        "Radwege bauen.",
        "Neue Wege im Osten des Kreises anlegen",
        "Ein Rufbus wird erprobt",
        "Die Eltern sollen mitreden",
    ],
)
def test_actions_are_told_by_noun_end_or_verb(text: str) -> None:
    assert is_action(text)


@pytest.mark.parametrize(
    "text",
    ["Frau Beispiel, Sozialamt", "Familienzentrum Süd, Marktplatz 1", "Wohnen", "Viele junge Leute", "Lange Wege", ""],
)
def test_names_and_states_are_no_actions(text: str) -> None:
    assert not is_action(text)


def test_most_of_at_least_two_items_must_be_actions() -> None:
    assert are_actions(["Radwege bauen", "Ausbau der Linie", "Wohnen"])
    assert not are_actions(["Radwege bauen"])
    assert not are_actions(["Radwege bauen", "Wohnen", "Schule"])


def test_lists_of_figures() -> None:
    assert are_figures(["Teilnehmende: 412", "Abbrüche: 7 Prozent", "Wohnungen: 22.300"])
    assert not are_figures(["Bau von 12 Stationen", "Ausbau der Wege bis 2030"])
    assert not are_figures([])
