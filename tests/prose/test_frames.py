"""Who, with whom, with what and when: one sentence each, told by its frame."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Span

from konzeptminer.prose.frames import find_roles

MALTESER = ["Malteser Hilfsdienst", "Volkssolidarität"]
RESPONSIBLE = [
    ("Das Kreissozialamt bietet ab 2011 Schulungen an.", ["Kreissozialamt"]),
    ("Ab Herbst bietet das Kreissozialamt Schulungen an.", ["Kreissozialamt"]),
    ("Die Schulungen werden durch das Kreissozialamt angeboten.", ["Kreissozialamt"]),
    ("Die Schulungen werden vom Kreissozialamt angeboten.", ["Kreissozialamt"]),
    ("Seitens der Kreisverwaltung wird ein Leitfaden erstellt.", ["Kreisverwaltung"]),
    ("Die Federführung liegt beim Schulamt.", ["Schulamt"]),
    ("Die Trägerschaft liegt bei der Volkshochschule.", ["Volkshochschule"]),
    ("Ein Lotsendienst wird unter der Leitung des Gesundheitsamtes aufgebaut.", ["Gesundheitsamtes"]),
    ("Verantwortlich ist das Jugendamt.", ["Jugendamt"]),
    ("Federführend ist das Amt 50-5.", ["Amt 50-5"]),
    ("Träger ist die Diakonie.", ["Diakonie"]),
    ("In Trägerschaft der AWO entsteht eine Beratungsstelle.", ["AWO"]),
    ("Durch die Ämter 40 und 50 wird eine Übersicht erstellt.", ["Ämter 40", "50"]),
    ("Die durch die Abteilungen 12-3 und 45-1 eingeworbenen Mittel reichen aus.", ["Abteilungen 12-3", "45-1"]),
    ("Ein Flyer wird vom Amt für Jugend, Schule und Sport erstellt.", ["Amt für Jugend, Schule und Sport"]),
    ("Der Verein Musterhilfe e.V. richtet ein Café ein.", ["Verein Musterhilfe e.V."]),
    ("Das Kommunale Integrationszentrum (KI) erstellt einen Wegweiser.", ["Kommunale Integrationszentrum (KI)"]),
    ("Der Kreis wurde gebeten, einen Termin zu suchen.", ["Kreis"]),
    ("Das Seminar der Handwerkskammer vermittelt Grundlagen.", ["Handwerkskammer"]),
    ("Die Stelle, die das Jugendamt geschaffen hat, ist besetzt.", ["Jugendamt"]),
    ("Der Kreis ist Mitglied im Netzwerk und hat eine Tagung ausgerichtet.", ["Kreis"]),
    ("Der vom Landkreis betriebene Bus fährt täglich.", ["Landkreis"]),
    ("Das von der Stadt und dem Jobcenter angebotene Seminar vermittelt Grundlagen.", ["Stadt", "Jobcenter"]),
    ("Die Geschäftsstelle ist beim Schulamt angesiedelt.", ["Schulamt"]),
    ("Kurse der Volkshochschule finden zweimal im Jahr statt.", ["Volkshochschule"]),
    ("Die Diakonie berät im Auftrag der Stadt Familien.", ["Diakonie"]),
    ("Die Stadt eröffnet ein Büro, das Vereine zu Anträgen berät.", ["Stadt"]),
    ("Der Kreis gründet eine Stelle, die Mieterinnen und Mieter zu Zuschüssen berät.", ["Kreis"]),
    ("Durch den Malteser Hilfsdienst und die Volkssolidarität werden Lotsen geschult.", MALTESER),
    ("Das Jugendparlament Auwede erstellt einen Plan.", ["Jugendparlament Auwede"]),
    ("Die Kitas können die Familien unterstützen; hierzu bietet das Jugendamt Kurse an.", ["Jugendamt"]),
    ("Alle Gemeinden sind aufgerufen, einen Plan zu machen.", ["Alle Gemeinden"]),
    ("Nötig ist ein gemeinsames Formular von Jobcenter und Sozialamt.", ["Jobcenter", "Sozialamt"]),
]
PARTNERS = [
    ("Das Jobcenter plant gemeinsam mit den Wohlfahrtsverbänden einen Kurs.", ["Wohlfahrtsverbänden"]),
    ("In enger Abstimmung mit dem Schulamt wird ein Konzept erstellt.", ["Schulamt"]),
    (
        "Unter Beteiligung von Schulen, Vereinen und der Polizei entsteht ein Leitbild.",
        ["Schulen", "Vereinen", "Polizei"],
    ),
    ("Das Fest wird durch den Kreis unterstützt.", ["Kreis"]),
    ("In die Planung ist auch die Ärztekammer einzubeziehen.", ["Ärztekammer"]),
    ("Der Austausch zwischen Kitas, Schulen und der Jugendhilfe wird gestärkt.", ["Kitas", "Schulen", "Jugendhilfe"]),
    ("Der Kontakt zu Migrantenorganisationen soll ausgebaut werden.", ["Migrantenorganisationen"]),
    (
        "Einzubeziehen sind die Städte, die Wohlfahrtsverbände sowie das Jobcenter.",
        ["Städte", "Wohlfahrtsverbände", "Jobcenter"],
    ),
    ("Die Verwaltung wurde seitens der Städte gebeten, zu helfen.", ["Städte"]),
    ("Gesundheits- und Bildungseinrichtungen sind zu beteiligen.", ["Gesundheits- und Bildungseinrichtungen"]),
    ("Ein Entwurf ist vorzulegen und hierbei die Gemeinden zu beteiligen.", ["Gemeinden"]),
    ("Es entsteht ein Café, das die Stiftung Auwede unterstützt.", ["Stiftung Auwede"]),
    ("Gemeinsam mit den Landfrauen und der Volkshochschule entsteht ein Kurs.", ["Landfrauen", "Volkshochschule"]),
    ("Zusammen mit dem Zirkus und dem Schulamt entsteht ein Kurs.", ["Zirkus", "Schulamt"]),
    ("Gebildet wird eine Arbeitsgruppe aus Liga, Schulamt und Kammern.", ["Liga", "Schulamt", "Kammern"]),
    ("Die Kitas können die Familien unterstützen; hierzu bietet das Jugendamt Kurse an.", ["Kitas"]),
    ("Das Netzwerk, dem Vereine aus drei Städten angehören, plant ein Fest.", ["Vereine"]),
    ("Gemeinsam mit der Polizei wird geprüft, welche Straßen sicher sind.", ["Polizei"]),
]
NO_ACTORS = [
    "Angebote für Eltern sollen in den Schulen der Städte stattfinden.",
    "17 Unternehmen haben den Kurs besucht.",
    "Alle Eltern erhalten einen Brief.",
    "Die Schulen werden über das Angebot informiert.",
    "Sofern das Land zustimmt, beginnt der Kurs im Mai.",
    "Um mehr Vereine zu gewinnen, ist eine Kampagne nötig.",
]
RESOURCES = [
    ("Der Kurs wird mit 12.000 € pro Jahr gefördert.", ["12.000 € pro Jahr"]),
    ("Dafür sind ca. 10.000 € nötig.", ["ca. 10.000 €"]),
    ("Es wird eine Koordination mit 0,5 Stelle eingerichtet.", ["0,5 Stelle"]),
    ("Die Lotsen werden aus Mitteln des ESF bezahlt.", ["aus Mitteln des ESF"]),
    ("Vorbehaltlich der Haushaltsmittel wird der Kurs wiederholt.", ["Vorbehaltlich der Haushaltsmittel"]),
    ("Vereine erhalten einen Zuschuss von 150 € je Lehrgang.", ["Zuschuss von 150 € je Lehrgang"]),
    ("Die Heizkosten sind um 8.000 € gesunken.", []),
    ("Der Kreis nahm am Landesprogramm „Vielfalt“ teil.", []),
]
PERIODS = [
    ("Der Kurs läuft bis Ende 2024.", ["bis Ende 2024"]),
    ("Im 1. Halbjahr 2010 fanden Schulungen statt.", ["Im 1. Halbjahr 2010"]),
    ("Ab 2011 wird geschult.", ["Ab 2011"]),
    ("Seit Mai 2009 wird ein Kompass ausgegeben.", ["Seit Mai 2009"]),
    ("Zum Schuljahr 2020/2021 kommen zwei Klassen hinzu.", ["Zum Schuljahr 2020/2021"]),
    ("Vom 22. bis 29. September 2020 war das Fest.", ["Vom 22. bis 29. September 2020"]),
    ("Der Kreis hat am 01.02.2013 begonnen und tagt zweimal im Jahr.", ["am 01.02.2013", "zweimal im Jahr"]),
    ("Mit Beschluss vom 14.06.2017 wurde der Kurs aufgelegt.", []),
    ("Dafür sind jährlich 5.000 € vorgesehen.", []),
]


def _texts(sentence: str, ranges: tuple[tuple[int, int], ...]) -> list[str]:
    return [sentence[start:end] for start, end in ranges]


@pytest.mark.parametrize(("sentence", "expected"), RESPONSIBLE)
def test_finds_who_is_responsible(sentence: str, expected: list[str]) -> None:
    assert _texts(sentence, find_roles(sentence).responsible) == expected


@pytest.mark.parametrize(("sentence", "expected"), PARTNERS)
def test_finds_partners(sentence: str, expected: list[str]) -> None:
    assert _texts(sentence, find_roles(sentence).partners) == expected


@pytest.mark.parametrize("sentence", NO_ACTORS)
def test_those_an_offer_is_for_and_places_have_no_role(sentence: str) -> None:
    roles = find_roles(sentence)

    assert (roles.responsible, roles.partners) == ((), ())


@pytest.mark.parametrize(("sentence", "expected"), RESOURCES)
def test_finds_resources_with_their_words(sentence: str, expected: list[str]) -> None:
    assert _texts(sentence, find_roles(sentence).resources) == expected


@pytest.mark.parametrize(("sentence", "expected"), PERIODS)
def test_finds_times(sentence: str, expected: list[str]) -> None:
    assert _texts(sentence, find_roles(sentence).period) == expected


def test_a_name_from_the_pipeline_counts_where_the_lexicon_has_none() -> None:
    doc = spacy.blank("de")("Davor war es ruhig. Die Brückenbauer begleiten Familien.")
    doc.set_ents([Span(doc, 6, 7, label="ORG")])
    sentence = doc[5:]

    assert find_roles(sentence.text).responsible == ()
    assert _texts(sentence.text, find_roles(sentence).responsible) == ["Brückenbauer"]


def test_a_place_from_the_pipeline_is_no_actor() -> None:
    doc = spacy.blank("de")("Die Brückenbauer begleiten Familien.")
    doc.set_ents([Span(doc, 1, 2, label="PLACE")])

    assert find_roles(doc).responsible == ()


_WORDS = st.sampled_from(
    [
        "Das",
        "die",
        "der",
        "mit",
        "von",
        "durch",
        "und",
        ",",
        ";",
        "(",
        ")",
        "Kreis",
        "Ämter",
        "40",
        "50-5",
        "AWO",
        "Schul-",
        "Vereine",
        "wird",
        "ist",
        "zu",
        "beteiligen",
        "erstellt",
        "2020",
        "bis",
        "Mai",
        "12.000",
        "€",
        "Stelle",
        "für",
        "Amt",
        "Eltern",
        "gg.",
        "„",
        "“",
        "Zwei",
        "Verein",
        "e.V.",
        "im",
        "Jahr",
        "liegt",
        "bei",
        "gemeinsam",
        "Herr",
        "Muster",
        "-",
    ]
)


@given(st.lists(_WORDS, max_size=25).map(" ".join) | st.text(max_size=60))
def test_ranges_lie_in_the_sentence_in_order_and_apart(sentence: str) -> None:
    roles = find_roles(sentence)

    actors = sorted(roles.responsible + roles.partners)
    for ranges in (actors, roles.responsible, roles.partners, roles.resources, roles.period):
        edges = [edge for span in ranges for edge in span]
        assert edges == sorted(edges)
        assert all(0 <= start < end <= len(sentence) and sentence[start:end].strip() for start, end in ranges)
