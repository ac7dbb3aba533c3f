"""One name for one actor: texts of our own, and properties that hold for any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konzeptminer.actors import normalise_actors
from konzeptminer.records import ActorKind, District


def keys(*names: str, **more: object) -> list[str]:
    return [actor.key for actor in normalise_actors(names, **more)]  # type: ignore[arg-type]


def name(*names: str, **more: object) -> str:
    """Give the one name of actors that are one."""
    actors = normalise_actors(names, **more)  # type: ignore[arg-type]
    assert len({actor.key for actor in actors}) == 1, [actor.key for actor in actors]
    assert len({actor.name for actor in actors}) == 1
    return actors[0].name


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("60-2", "Amt 60-2", "SG 60 – 2", "Sachgebiet 60-2", "Amt 60 - 2"), "Sachgebiet 60-2"),
        (("FB 3", "Fachbereich III", "FB3", "Fachbereiches 3"), "Fachbereich 3"),
        (("Dez. IV", "Dezernat 4"), "Dezernat IV"),
        (("Veterinäramt (39)", "39", "Veterinäramt"), "Veterinäramt (39)"),
        (("39 Veterinäramt", "Amt 39"), "Veterinäramt (39)"),
        (("Kreisbauamt", "Kreisbauamtes", "Kreis-Bauamt", "Bauamt des Kreises"), "Bauamt des Kreises"),
        (("Bauamt der Stadt Neuss", "Neusser Bauamt", "Bauamt Neuss", "Stadt Neuss, Bauamt"), "Bauamt der Stadt Neuss"),
        (("Stadt Soest", "Stadtverwaltung Soest", "der Stadt Soest", "Soest (Stadt)"), "Stadt Soest"),
        (("Kreis Soest", "Krs. Soest", "des Kreises Soest"), "Kreis Soest"),
        (("AWO-Kreisverband Hamm", "AWO KV Hamm e. V.", "Arbeiterwohlfahrt Kreisverband Hamm"), None),
        (("Naturschutzverbände", "den Naturschutzverbänden", "Naturschutzverband"), None),
        (("VHS Soest", "Volkshochschule Soest", "vhs Soest"), "Volkshochschule Soest"),
        (("Pflege- stützpunkt", "Pflegestützpunkt"), "Pflegestützpunkt"),
        (("Familienberatungsstelle", "Familienberatungstelle"), "Familienberatungsstelle"),
        (("„Haus am Markt“", "Haus am Markt"), "Haus am Markt"),
        (("Lehrer/-innen", "Lehrer*innen", "LehrerInnen", "Lehrerinnen", "Lehrer"), None),
        (("Untere Wasserbehörde", "unteren Wasserbehörde", "die Untere Wasserbehörde"), "Untere Wasserbehörde"),
        (("kommunales Rechenzentrum", "Kommunalen Rechenzentrums", "Komm. Rechenzentrum"), None),
        (("Eichwald-Klinik", "Klinik Eichwald", "Eichwald Klinik"), None),
        (("Märkischer Kreis", "Märkischen Kreises", "des Märkischen Kreises"), "Märkischer Kreis"),
        (("Ev. Jugendhaus", "Evangelisches Jugendhaus"), "Evangelisches Jugendhaus"),
        (("Verein Grüne Insel", "Grüne Insel e.V.", "Grüne Insel"), None),
    ],
)
def test_forms_of_one_actor_are_one(names: tuple[str, ...], expected: str | None) -> None:
    shown = name(*names)
    assert expected is None or shown == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("SG 60-2", "SG 60-3"),
        ("Amt 60", "Amt 60-2"),
        ("FB 3", "FD 3"),
        ("Kreisbauamt", "Bauamt der Stadt Neuss"),
        ("Kreis Soest", "Stadt Soest"),
        ("Jobcenter Kreis Soest", "Jobcenter Kreis Unna"),
        ("Schule", "Schüler"),
        ("Integrationsbeauftragte", "Kreis"),
        ("Naturschutzbund", "Naturschutzbehörde"),
        ("AWO", "ADFC"),
        ("Amt für Wohnungswesen", "Amt für Wohnungswesen und Soziales"),
        ("Sozialrat", "Sozialamt"),
        ("Kreisbauamt", "Kreisbadamt"),
    ],
)
def test_near_misses_stay_apart(first: str, second: str) -> None:
    assert len(set(keys(first, second))) == 2


def test_names_are_shown_in_the_nominative_with_their_hyphens_and_commas() -> None:
    shown = [
        actor.name
        for actor in normalise_actors(
            [
                "Haupt- und Personalamtes",
                "Amtes für Umwelt, Jagd und Fischerei",
                "den Naturschutzverbänden",
                "IK-Träger",
                "Kommunalen Rechenzentrums",
                "freien Trägern",
            ]
        )
    ]
    assert shown == [
        "Haupt- und Personalamt",
        "Amt für Umwelt, Jagd und Fischerei",
        "Naturschutzverbände",
        "IK-Träger",
        "Kommunales Rechenzentrum",
        "freie Träger",
    ]


def test_no_office_is_called_an_amt_that_was_not_printed_so() -> None:
    assert name("60-2", "60 – 2") == "60-2"


def test_another_name_beside_a_number_does_not_hide_its_office() -> None:
    assert {actor.name for actor in normalise_actors(["70", "70 – Runde Rad", "Amt 70"])} == {"Amt 70"}


def test_the_documents_own_abbreviation_wins() -> None:
    assert name("KI", "Künstliche Intelligenz", abbreviations={"KI": "Künstliche Intelligenz"}) == (
        "Künstliche Intelligenz"
    )
    assert name("KI") == "Kommunales Integrationszentrum"


def test_a_name_that_says_both_forms_defines_its_abbreviation() -> None:
    assert name("Zentrale Anlaufstelle Wald (ZAW)", "ZAW", "der Zentralen Anlaufstelle Wald") == (
        "Zentrale Anlaufstelle Wald"
    )


def test_a_number_gets_the_name_of_the_legend() -> None:
    legend = {"60-2": "Sachgebiet Wege"}
    assert name("SG 60-2", "60 – 2", "Sachgebiet Wege", abbreviations=legend) == "Sachgebiet Wege (60-2)"


def test_an_abbreviation_nothing_explains_stays_as_it_is() -> None:
    assert name("QXV") == "QXV"


def test_an_adjective_of_a_legend_agrees_with_its_noun() -> None:
    legend = {"ka": "kreisangehörig"}
    assert name("ka Kommunen", abbreviations=legend) == "kreisangehörige Kommunen"
    assert name("Bauhöfe der ka Kommunen", abbreviations=legend) == "Bauhöfe der kreisangehörigen Kommunen"


def test_an_abbreviation_within_a_compound_stays() -> None:
    assert name("ZAW-Leitstelle", abbreviations={"ZAW": "Zentrale Anlaufstelle Wald"}) == "ZAW-Leitstelle"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("60-2", ActorKind.KREIS),
        ("Kreisbauamt", ActorKind.KREIS),
        ("Stadt Soest", ActorKind.STADT),
        ("Bauamt Soest", ActorKind.STADT),
        ("ka. Städte", ActorKind.STADT),
        ("Landesbetrieb Straßenbau", ActorKind.LAND),
        ("Bezirksregierung Köln", ActorKind.LAND),
        ("Ministerium für Verkehr", ActorKind.LAND),
        ("Bundesministerium für Verkehr", ActorKind.BUND),
        ("AWO Kreisverband Soest", ActorKind.WOHLFAHRTSVERBAND),
        ("Realschulen", ActorKind.SCHULE),
        ("Imkerverein", ActorKind.VEREIN),
        ("Grüne Insel e. V.", ActorKind.VEREIN),
        ("Ingenieurkammer", ActorKind.KAMMER),
        ("Ehrenamtliche", ActorKind.ZIVILGESELLSCHAFT),
        ("alle Beteiligten", ActorKind.ALLE),
        ("alle Schulen", ActorKind.SCHULE),
        ("Muster Energie GmbH", ActorKind.SONSTIGE),
        ("Gutachterbüro", ActorKind.SONSTIGE),
    ],
)
def test_kinds(text: str, kind: ActorKind) -> None:
    assert normalise_actors([text])[0].kind is kind


def test_an_office_without_a_place_is_the_districts() -> None:
    town = District(name="Stadt Kiel", ags="01002")
    assert normalise_actors(["Amt 60"], district=town)[0].kind is ActorKind.STADT
    assert normalise_actors(["Bauamt"], district=town)[0].kind is ActorKind.STADT
    one, other = (keys("Bauamt", district=f"Kreis {place}")[0] for place in ("Soest", "Unna"))
    assert one != other
    assert len(set(keys("Bauamt", "Bauamt des Kreises Soest", "Kreisbauamt", district="Kreis Soest"))) == 1


def test_districts_and_towns_have_their_official_key() -> None:
    home = District(name="Ennepe-Ruhr-Kreis", ags="05954")
    actors = normalise_actors(
        [
            "Ennepe–Ruhr–Kreis",
            "Kreis",
            "Kreis Soest",
            "Märkischer Kreis",
            "Stadt Kiel",
            "Stadt Hattingen",
            "ka Städte",
            "Bauamt",
        ],
        district=home,
    )
    assert [actor.ags for actor in actors] == ["05954", "05954", "05974", "05962", "01002", "05954016", None, None]


def test_actors_come_in_the_order_given_with_their_place() -> None:
    names = ["Bauamt", "AWO", "Bauamt"]
    actors = normalise_actors(names)
    assert [(actor.index, actor.text) for actor in actors] == list(enumerate(names))


def test_no_names_give_no_actors() -> None:
    assert normalise_actors([]) == []


HEADS = st.sampled_from(
    (
        *(
            "Kreisbauamt",
            "Bauamt des Kreises",
            "Amt für Jagd",
            "Untere Wasserbehörde",
            "VHS",
            "AWO",
            "Jobcenter",
            "60-2",
        ),
        *("FB 3", "Naturschutzverbände", "Verein Grüne Insel", "Haupt- und Personalamt", "Muster GmbH", "alle Ämter"),
        *("Stadt", "Kita"),
    )
)
TAILS = st.sampled_from(["", " Soest", " Kreis Soest", " der Stadt Werl", " e. V.", "es", "n", " und Schulen", " NRW"])
LEADS = st.sampled_from(["", "der ", "das ", "den ", "„", "Neusser ", "Komm. ", "freie "])
PRINTED = st.builds("{}{}{}".format, LEADS, HEADS, TAILS)


@given(st.lists(PRINTED, min_size=1, max_size=8))
def test_the_name_of_an_actor_is_the_actor(names: list[str]) -> None:
    actors = normalise_actors(names)
    again = normalise_actors([actor.name for actor in actors])
    assert [actor.name for actor in again] == [actor.name for actor in actors]


@given(PRINTED)
def test_dashes_and_blanks_make_no_difference(text: str) -> None:
    variant = f"  {text.replace('-', '–').replace(' ', '  ')} "
    assert len(set(keys(text, variant))) == 1


@given(st.text(max_size=40))
def test_any_text_is_an_actor_with_a_name(text: str) -> None:
    (actor,) = normalise_actors([text])
    assert actor.text == text
    assert bool(actor.name.strip()) == bool(text.strip())
