import pytest
from hypothesis import given
from hypothesis import strategies as st

from konzeptminer.rows.actors import ActorPart, is_actor, split_actors

OFFICES = st.sampled_from(["Ämter", "Amt", "Amt für", "Fachbereiche", "10", "32", "50-5", "50 – 5", "3", "II"])
NAMES = st.sampled_from(["Jugend", "Schule", "Kitas", "Jugend-", "Sportverein e.V.", "Kreis", "Lehrer/-innen", "GmbH"])
WORDS = st.sampled_from(["und", "sowie", "bzw.", "in Kooperation mit", "der", "u.a.", "weitere", "(Hort, Kita)", "IHK"])
SIGNS = st.sampled_from([",", ";", "/", "+", "&", "\n", "–", ":", "(", ")", "„Haus & Hof“", "Plan:"])
ACTOR_CELLS = st.lists(OFFICES | NAMES | WORDS | SIGNS).map(" ".join)


def actors(text: str) -> list[str]:
    return [part.text for part in split_actors(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nordkreis, Stadt; Vereine", ["Nordkreis", "Stadt", "Vereine"]),
        ("Sozialamt\nKreissportbund", ["Sozialamt", "Kreissportbund"]),
        ("60-2 + Gutachter", ["60-2", "Gutachter"]),
        ("60 / 61", ["60", "61"]),
        ("60+61-3", ["60", "61-3"]),
        ("60/61", ["60", "61"]),
        ("Amt 60 + 61-3", ["Amt 60", "61-3"]),
        ("Dezernat II/Amt 60", ["Dezernat II", "Amt 60"]),
        ("Kita/Schule", ["Kita", "Schule"]),
        ("Muster GmbH/Träger vor Ort", ["Muster GmbH", "Träger vor Ort"]),
        ("Sportbund sowie freie Lotsen", ["Sportbund", "freie Lotsen"]),
        ("60-2 und weitere", ["60-2", "weitere"]),
        ("60-2;\nund weitere", ["60-2", "weitere"]),
        ("Amt 60 und 61", ["Amt 60", "61"]),
        ("Schulen und Kitas", ["Schulen", "Kitas"]),
        ("Diakonie & Caritas", ["Diakonie", "Caritas"]),
        ("Netzwerk der Sprachmittler und IHK", ["Netzwerk der Sprachmittler", "IHK"]),
        ("Bauamt und der Stabsstelle Wald", ["Bauamt", "Stabsstelle Wald"]),
        ("Stadt und Haupt- und Bauamt", ["Stadt", "Haupt- und Bauamt"]),
        ("Bauamt in enger Kooperation mit den Stadtwerken", ["Bauamt", "Stadtwerken"]),
        ("Verein „Ost GmbH“ – „West GmbH“", ["Verein „Ost GmbH“", "„West GmbH“"]),
        ("Bauamt (Plan) bzw. Stadtwerke (Bau)", ["Bauamt (Plan)", "Stadtwerke (Bau)"]),
        ("Amt für Bau, Jobcenter und Caritas", ["Amt für Bau", "Jobcenter", "Caritas"]),
        (
            "Amt für Bau und Sport, Amt für Kultur, Sport und Bau",
            ["Amt für Bau und Sport", "Amt für Kultur, Sport und Bau"],
        ),
    ],
)
def test_parts_actors(text: str, expected: list[str]) -> None:
    assert actors(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "60 – 2",
        "70 – Netzwerk Wald",
        "02 – Bürgerbüro",
        "Jugendamt (Beratung, Pflege; Hort)",
        "Verein „Rat, Tat und Hilfe“",
        "Haupt- und Bauamt",
        "Kinder-, Jugend- und Sportamt",
        "Amt für Jugend, Schule und Sport",
        "Fachbereich Jugend, Schule und Sport",
        "Ministerium für Kinder, Familie und Integration",
        "Amt für Kinder und Jugend",
        "Verband der Vereine und Initiativen",
        "Gesamtheit der Ämter und Abteilungen des Kreises bzw. verbundener Betriebe",
        "Leitungen der Schulen und Kitas",
        "Vertreter der Stadt und der Polizei",
        "Treffen von Schule und Jugendamt",
        "Netzwerk Kita und Schule",
        "Lehrerinnen und Lehrer",
        "Ärztinnen und Ärzte",
        "Städte und Gemeinden",
        "Turnvereine und -initiativen",
        "Bauträger- bzw. -verwaltungsgesellschaften",
        "Projektpartner/innen",
        "Lehrer/-innen",
        "Bürger/in",
        "AG Sprache/Bildung",
        "III/2",
        "FB 3/4",
        "2031 / 2032",
        "Haus + Heim GmbH Musterstadt",
        "Kabel GmbH & Co. KG",
        "Initiative 50+",
        "Turnverein e.V.",
        "ggf. 70",
        "n.n.",
        "Träger, die Kurse anbieten",
    ],
)
def test_stays_one_actor(text: str) -> None:
    assert actors(text) == [text]


@pytest.mark.parametrize("text", ["", "-", "–", " ; , ", "\n"])
def test_nobody_is_named(text: str) -> None:
    assert actors(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("u.a. Sportbund", "Sportbund"),
        ("die Städte", "Städte"),
        ("- Sportbund", "Sportbund"),
        ("Im Bestand: Stadtwerke", "Stadtwerke"),
        ("Federführung liegt bei Sportbund", "Sportbund"),
        ("Schulen und", "Schulen"),
    ],
)
def test_introduction_goes(text: str, expected: str) -> None:
    assert actors(text) == [expected]


def test_label_that_is_an_actor_stays() -> None:
    assert actors("Jugendamt: Frau Beispiel") == ["Jugendamt: Frau Beispiel"]


def test_duplicate_is_kept_once() -> None:
    assert actors("Kreis, Stadt, Kreis") == ["Kreis", "Stadt"]


def test_plural_of_offices_gives_a_singular_each() -> None:
    assert actors("Ämter 11; 22; 33; KfB, 44") == ["Amt 11", "Amt 22", "Amt 33", "KfB", "44"]
    assert actors("Fachbereiche 1, 2 und 3") == ["Fachbereich 1", "Fachbereich 2", "Fachbereich 3"]


def test_plural_does_not_reach_into_the_next_line() -> None:
    assert actors("Ämter 11; 22\n33") == ["Amt 11", "Amt 22", "33"]


def test_plural_goes_on_in_the_next_line_behind_a_separator() -> None:
    assert actors("Ämter 11; 22;\n33") == ["Amt 11", "Amt 22", "Amt 33"]


def test_singular_is_traced_to_the_printed_plural() -> None:
    _, second = split_actors("Ämter 11; 22")
    assert second == ActorPart("Amt 22", ((0, 0, 3), (3, 5, 1), (4, 10, 2)))


def test_part_of_a_list_is_traced_to_its_place() -> None:
    _, second = split_actors("Kreis, Stadt")
    assert second == ActorPart("Stadt", ((0, 7, 5),))


def test_line_feed_in_a_parenthesis_is_folded() -> None:
    assert actors("Jugendamt (Hort,\nPflege)") == ["Jugendamt (Hort, Pflege)"]


@given(st.text() | ACTOR_CELLS)
def test_every_character_is_traced(text: str) -> None:
    for part in split_actors(text):
        end = 0
        for start, source, length in part.sources:
            assert start == end
            end += length
            for index in range(length):
                character, printed = part.text[start + index], text[source + index]
                assert (
                    character == printed
                    or (character, printed) == ("A", "Ä")
                    or (character == " " and printed.isspace())
                )
        assert end == len(part.text)


@given(st.text() | ACTOR_CELLS)
def test_parts_are_trimmed_and_name_something(text: str) -> None:
    parts = actors(text)
    assert all(part == part.strip() and any(map(str.isalnum, part)) for part in parts)
    assert len(set(parts)) == len(parts)


@given(
    st.lists(
        st.sampled_from(["Amt 60", "60-2", "Kreis", "Jugendamt (Hort, Pflege)", "IHK", "Haupt- und Bauamt"]),
        unique=True,
    )
)
def test_a_list_is_split_at_its_separators(names: list[str]) -> None:
    assert actors("; ".join(names)) == actors(", ".join(names)) == actors("\n".join(names)) == names


@pytest.mark.parametrize(
    "text",
    [
        "Kreis",
        "alle",
        "60-2",
        "Amt 60",
        "FB 3",
        "III/2",
        "Jugendamt, Schulen und Kitas",
        "Sportverein Musterdorf e.V.",
        "IHK und weitere",
        "Projektpartner/innen",
        "freie Träger",
        "Amt für Kultur und Sport",
        "Stadtwerke Musterstadt (Netz)",
    ],
)
def test_looks_like_an_actor(text: str) -> None:
    assert is_actor(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "60",
        "2031",
        "Schulen besser begleiten",
        "Kurse für Eltern",
        "Einrichtung einer Beratungsstelle",
        "Umsetzung durch die Schulen",
        "Organisation von Festen",
        "Vorhandenes Personal",
        "Jobcenter + vorhandenes Personal",
        "ESF",
        "5.000 €",
        "laufend",
        "dezentrale Treffpunkte",
        "Wer hilft den Schulen?",
    ],
)
def test_does_not_look_like_an_actor(text: str) -> None:
    assert not is_actor(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kursträger 60-2", ["Kursträger", "60-2"]),
        ("Amt 60-2", ["Amt 60-2"]),
        ("Bauamt 60-2", ["Bauamt 60-2"]),
        ("Gutachterin alle beteiligten Ämter", ["Gutachterin", "alle beteiligten Ämter"]),
        ("Angebote für alle Schulen", ["Angebote für alle Schulen"]),
        ("weitere Behörden Ämter 60; 61", ["weitere Behörden", "Amt 60", "Amt 61"]),
        ("Bauhöfe\nder Städte", ["Bauhöfe der Städte"]),
        ("Bauverwaltung\ndie Städte", ["Bauverwaltung", "Städte"]),
        ("Wasserverband. Wald: Forstamt", ["Wasserverband", "Forstamt"]),
        ("Muster GmbH Zweite Stufe: Stadtwerke Nord", ["Muster GmbH", "Stadtwerke Nord"]),
        ("kath. Kirchen", ["kath. Kirchen"]),
        ("Die Federführung für Wege liegen im Bauamt", ["Bauamt"]),
    ],
)
def test_actors_that_no_mark_parts(text: str, expected: list[str]) -> None:
    assert actors(text) == expected
