import tomllib
from importlib.resources import files

import pytest

from konzeptminer.rows.roles import LONGEST_HEAD, Role, match_head, split_markers

LEXICON = tomllib.loads(files("konzeptminer.rows").joinpath("lexicon.toml").read_text(encoding="utf-8"))

HEADS = {
    Role.GOAL: [
        "Ziel",
        "Ziele",
        "ZIELE",
        "Ziel:",
        "Teilziel",
        "Leitziel",
        "Oberziel",
        "Zielsetzung",
        "Zielvorgabe",
        "Strategische Ziele",
        "Integrationsziele",
        "Ziel / Zielsetzung",
        "Ziel der Maßnahme",
        "Wesentliche Ziele des Rahmenkonzeptes (keine vollständige Aufzählung)",
        "Was wollen wir erreichen?",
        "Warum?",
    ],
    Role.MEASURE: [
        "Maßnahme",
        "Maßnahmen",
        "MASSNAHMEN",
        "Massnahme",
        "Maßnhame",
        "Maßnahme(n)",
        "Maßnahme/Projekt",
        "Maßnahmen KME",
        "Geplante Maßnahmen",
        "Einzelmaßnahme",
        "Konkrete Maßnahmen zur Zielerreichung",
        "Handlungsempfehlung",
        "Empfehlungen",
        "Projekt",
        "Projekte",
        "Aktivität",
        "Aktivitäten",
        "Vorhaben",
        "Handlungsansätze",
        "Was soll getan werden?",
        "Was?",
        "Maßnahmentitel",
        "Projektname",
    ],
    Role.DESCRIPTION: ["Beschreibung", "Kurzbeschreibung", "Beschreibung der Maßnahme", "Inhalt", "Erläuterungen"],
    Role.IMPLEMENTATION: [
        "Umsetzung",
        "Umsetzungsschritte",
        "Umsetzung in den Städten",
        "Meilensteine",
        "Arbeitsschritte",
        "Nächste Schritte",
        "Vorgehensweise",
        "Wie?",
        "Teilmaßnahmen",
    ],
    Role.RESPONSIBLE: [
        "Zuständigkeit",
        "Zuständigkeiten",
        "Zustaendigkeit",
        "Zuständigkiet",
        "Zuständige Stelle",
        "Verantwortlich",
        "Verantwortlich für die Umsetzung",
        "Verantwortlichkeit",
        "Verantwortlichkeit(en)",
        "Federführung",
        "Federführendes Amt",
        "Wer?",
        "Akteure",
        "Akteurinnen und Akteure",
        "AkteurInnen",
        "Projektträger",
        "Ansprechpartner/in",
        "Zuständigkeit / Partner",
    ],
    Role.PARTNERS: [
        "Kooperation",
        "Kooperationspartner/-innen",
        "Mögliche Kooperationspartner",
        "Zusammenarbeit mit",
        "in Zusammenarbeit mit",
        "Partner",
        "Beteiligte Akteure",
        "Weitere Akteure",
        "Mit wem?",
        "Zu beteiligende Stellen",
    ],
    Role.RESOURCES: [
        "Ressourcen",
        "Resourcen",
        "Kosten",
        "Kosten in €",
        "Kosten (Maßnahme)",
        "Geschätzte Kosten",
        "Gesamtkosten",
        "Projektkosten",
        "Finanzierung",
        "Finanzielle Mittel",
        "Finanzieller Aufwand",
        "Budget",
        "Fördermittel",
    ],
    Role.PERIOD: ["Zeitrahmen", "Zeit", "Zeitraum", "Bis wann?", "Wann?", "Umsetzung bis", "Projektlaufzeit", "Beginn"],
    Role.HANDLUNGSFELD: [
        "Handlungsfeld",
        "Handlungsfelder",
        "Handlungsfeld und Ziel",
        "Handl ungsf eld",
        "Baustein",
        "Baustein KME Rahmen-konzept",
        "Themenfeld",
        "Schwerpunkt",
    ],
    Role.NUMBER: ["Nr.", "lfd. Nr.", "Lfd.-Nr.", "Laufende Nummer", "Maßnahmennummer", "Maßnahmen-Nr.", "Kennung"],
    Role.OTHER: [
        "Priorität",
        "Zielgruppe",
        "Zielgruppen",
        "Zielgruppe/n",
        "Sachstand",
        "Stand der Umsetzung",
        "Umsetzungsstand",
        "Status",
        "Erfolgsindikatoren",
        "Bemerkungen",
        "Erwartete Wirkung",
    ],
}
NAMED = [pytest.param(head, role, id=head) for role, heads in HEADS.items() for head in heads]


@pytest.mark.parametrize(("head", "role"), NAMED)
def test_printed_head_names_its_role(head: str, role: Role) -> None:
    match = match_head(head)
    assert match is not None
    assert match.role is role


@pytest.mark.parametrize(
    "head",
    [
        "Anzahl",
        "Einwohner",
        "Datum",
        "Institution",
        "Verwaltung",
        "Abteilung",
        "Gemeinde",
        "2011",
        "Ort",
        "Telefon",
        "Prozent",
        "Wertung",
        "Wie viele",
        "Maßstab",
        "Zeitung",
        "Partnerschaft",
        "Projektion",
        "Zielona Góra",
        "Förderprogramm",
        "Sprachförderung",
        "Kreisgrenze",
        "",
        "€",
        "Einleitung",
        "Leistung",
        "Redaktion",
        "Studierende",
        "Freizeit",
        "Lebensmittel",
    ],
)
def test_other_head_names_no_role_of_a_plan(head: str) -> None:
    match = match_head(head)
    assert match is None or match.role is Role.OTHER


@pytest.mark.parametrize("head", ["Name", "Bezeichnung", "Titel"])
def test_word_that_any_list_may_have_is_a_mere_hint(head: str) -> None:
    match = match_head(head)
    assert match is not None
    assert (match.role, match.score) == (Role.MEASURE, 0.6)


def test_the_surer_the_reading_the_higher_the_score() -> None:
    heads = [
        "Maßnahmen",
        "Unsere Maßnahmen dazu",
        "Sprachmaßnahmen",
        "Maßnhamen",
        "Alle Maßnahmen, die wir jetzt planen",
        "Name",
    ]
    scores = [match.score for head in heads if (match := match_head(head))]
    assert len(scores) == len(heads)
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1.0
    assert scores[-1] == 0.6


def test_text_longer_than_a_head_names_no_role() -> None:
    sentence = "Ziele sind " + "x" * (LONGEST_HEAD - len("Ziele sind "))
    assert match_head(sentence) is not None
    assert match_head(sentence + "x") is None


def test_only_words_of_responsible_that_may_name_partners_are_shared() -> None:
    shared = {head: match.shared for head in ["Akteure", "Träger", "Federführung"] if (match := match_head(head))}
    assert shared == {"Akteure": True, "Träger": True, "Federführung": False}


def test_every_entry_of_the_lexicon_is_found() -> None:
    lost = [
        entry
        for role, section in LEXICON.items()
        for kind in ("words", "weak", "phrases")
        for entry in section.get(kind, ())
        if (match := match_head(entry)) is None or (match.role, match.score) != (role, 0.6 if kind == "weak" else 1.0)
    ]
    assert lost == []


def test_no_entry_of_the_lexicon_stands_under_two_roles() -> None:
    words = [word for section in LEXICON.values() for kind in ("words", "weak") for word in section.get(kind, ())]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    ("head", "parts"),
    [
        ("Zuständigkeit", [(None, "Zuständigkeit")]),
        ("a) Zuständigkeit b) Zusammenarbeit mit", [("a", "Zuständigkeit"), ("b", "Zusammenarbeit mit")]),
        ("a) Wer?\nb) Mit wem?\nc) Womit?", [("a", "Wer?"), ("b", "Mit wem?"), ("c", "Womit?")]),
        ("Akteure: a) Träger b) Partner", [(None, "Akteure:"), ("a", "Träger"), ("b", "Partner")]),
        ("a)Zuständigkeit b)Partner", [("a", "Zuständigkeit"), ("b", "Partner")]),
        ("Maßnahme(n)", [(None, "Maßnahme(n)")]),
        ("Kosten (Anlage b) 2011", [(None, "Kosten (Anlage"), ("b", "2011")]),
    ],
)
def test_head_is_split_at_its_marks(head: str, parts: list[tuple[str | None, str]]) -> None:
    assert split_markers(head) == parts
