"""Districts and municipalities: by a name that stands alone, and in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konzeptminer.facts.gazetteer import find, mentions
from konzeptminer.facts.names import names

PLACES = sorted({entry[:2] for found in names().values() for entries in found.values() for entry in entries})


def key(name: str, within: str | None = None) -> str | None:
    district = find(name, within)
    return district.ags if district else None


def named(text: str, within: str | None = None) -> list[tuple[str, str | None]]:
    return [(text[start:end], district.ags) for start, end, district in mentions(text, within)]


class TestFind:
    @pytest.mark.parametrize(
        ("name", "ags"),
        [
            ("Hilden", "05158016"),
            ("Stadt Hilden", "05158016"),
            ("der Stadt Hilden", "05158016"),
            ("Mettmann", "05158024"),
            ("Kreis Mettmann", "05158"),
            ("Kreisverwaltung Mettmann", "05158"),
            ("des Ennepe-Ruhr-Kreises", "05954"),
            ("im Märkischen Kreis", "05962"),
            ("Rhein-Kreises Neuss", "05162"),
            ("Stadt Karlsruhe", "08212"),
            ("Landkreis Karlsruhe", "08215"),
            ("Landratsamt Karlsruhe", "08215"),
            ("Kreis Offenbach", "06438"),
            ("Stadt Offenbach", "06413"),
            ("STÄDTEREGION AACHEN", "05334"),
            ("Stadt Aachen", "05334002"),
            ("Region Hannover", "03241"),
            ("Landeshauptstadt Hannover", "03241001"),
            ("Freie Hansestadt Bremen", "04011"),
            ("Landkreis Nienburg/Weser", "03256"),
            ("Halle (Saale)", "15002"),
            ("Landkreis Mühldorf am Inn", "09183"),
            ("Weiden in der Oberpfalz", "09363"),
            ("Stadt Mülheim a.d. Ruhr", "05117"),
            ("Große Kreisstadt Öhringen", "08126066"),
            ("Kreis- und Hansestadt Korbach", "06635015"),
            ("GROSS-GERAU", "06433006"),
            ("Landkreis St. Wendel", "10046"),
            ("Dithmarschen", "01051"),
            ("Essen", "05113"),
            ("Gemeinde Münster", "06432015"),
            ("Münsters", "05515"),
        ],
    )
    def test_name_with_and_without_what_it_is(self, name: str, ags: str) -> None:
        assert key(name) == ags

    @pytest.mark.parametrize(
        "name", ["", "Sozialamt", "Hilden und Haan", "Arbeitskreis Mettmann", "Mettmanner", "hilden"]
    )
    def test_no_name(self, name: str) -> None:
        assert find(name) is None

    def test_name_of_several_places_needs_the_kreis(self) -> None:
        assert find("Freudenberg") is None
        assert key("Freudenberg", within="05970") == "05970016"

    def test_full_name_of_a_village_does_not_hide_a_town_with_a_surname(self) -> None:
        assert find("Langenfeld") is None
        assert key("Langenfeld", within="05158") == "05158020"

    def test_town_district_is_meant_unless_many_towns_share_its_short_name(self) -> None:
        assert key("Oldenburg") == "03403"
        assert find("Neustadt") is None

    @given(
        st.sampled_from(
            sorted({entry for found in names().values() for entries in found.values() for entry in entries})
        )
    )
    def test_every_full_name_gives_its_place_within_its_kreis(self, entry: tuple[str, str]) -> None:
        name, ags = entry[:2]
        assert key(name, within=ags[:5]) == ags


class TestMentions:
    def test_names_in_running_text(self) -> None:
        text = "Die Stadt Hilden, der Kreis Mett-\nmann und der Ennepe-Ruhr-\nKreis; Münchens Süden."
        assert named(text) == [
            ("Hilden", "05158016"),
            ("Mett-\nmann", "05158"),
            ("Ennepe-Ruhr-\nKreis", "05954"),
            ("Münchens", "09162"),
        ]

    def test_common_word_is_no_town(self) -> None:
        assert named("Beim Essen im Hof, bei Regen und in guter Lage. Arbeitskreis-Mettmann.") == []

    def test_common_word_after_a_preposition_or_what_it_is(self) -> None:
        assert named("Schulen in Essen und der Stadt Hof") == [("Essen", "05113"), ("Hof", "09464")]

    def test_longest_name_wins(self) -> None:
        assert named("Frankfurt am Main und Weil am Rhein") == [
            ("Frankfurt am Main", "06412"),
            ("Weil am Rhein", "08336091"),
        ]

    def test_towns_of_the_kreis_are_preferred(self) -> None:
        assert named("Lichtenau und Freudenberg", within="05970") == [("Freudenberg", "05970016")]

    @given(st.text(alphabet="Hilden Kreis-Mettmann\n(.)", max_size=60))
    def test_mentions_are_in_order_and_apart(self, text: str) -> None:
        places = [place for start, end, _ in mentions(text) for place in (start, end)]
        assert places == sorted(places)
        assert all(0 <= place <= len(text) for place in places)
