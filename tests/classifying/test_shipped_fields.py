"""The shipped classifiers on clear rows, and that nothing but data knows their schemes."""

import ast
from pathlib import Path

import pytest

import konzeptminer
from konzeptminer.classifying import Row, assign, get_classifier, load_taxonomy, shipped_taxonomies

CLEAR = {
    "integration": {
        "Abendkurse in Deutsch für Berufstätige": "sprache",
        "Hausaufgabenbetreuung an der Grundschule": "bildung",
        "Jobmesse mit Betrieben aus der Region": "arbeit",
        "Hebammensprechstunde für schwangere Frauen": "gesundheit",
        "Mieterschulung für Familien nach dem Auszug aus der Unterkunft": "wohnen",
        "Theaterprojekt mit Musik aus vielen Ländern": "kultur",
        "Fußballturnier der Vereine": "sport",
        "Wahl des Integrationsrats bewerben": "teilhabe",
        "Beratung für Opfer rassistischer Gewalt": "sicherheit",
        "Interkulturelle Schulung der Sachbearbeiter im Bürgeramt": "oeffnung",
        "Runder Tisch aller Träger, der sich zweimal im Jahr trifft": "vernetzung",
    },
    "klimaschutz": {
        "Energiemanagement für Rathaus und Bauhof": "verwaltung",
        "Photovoltaik auf Freiflächen an der Autobahn": "energie",
        "Nahwärmenetz mit Abwärme der Gießerei": "waerme",
        "Beratung von Hausbesitzern zur Dämmung der Fassade": "gebaeude",
        "Radschnellweg und mehr Buslinien": "mobilitaet",
        "Energieeffizienz in Handwerksbetrieben": "wirtschaft",
        "Moore wiedervernässen": "flaeche",
        "Reparaturcafé und Kleidertausch": "konsum",
        "Trinkbrunnen und Schatten gegen Hitze": "anpassung",
        "Klimaprojekttage an Schulen": "bildung",
        "Treibhausgasbilanz fortschreiben": "steuerung",
    },
}
OTHER = {
    "integration": ("Brücke über den Bach erneuern", "Haushalt des Abwasserverbandes", "Windräder am Autobahnkreuz"),
    "klimaschutz": ("Deutschkurs für Mütter", "Öffnungszeiten der Bücherei"),
}


@pytest.mark.parametrize("name", shipped_taxonomies())
def test_clear_rows_get_their_code_and_other_subjects_none(name: str) -> None:
    classifier = get_classifier(name)
    assert set(CLEAR[name].values()) == set(classifier.taxonomy.codes)
    found = assign([Row(text) for text in (*CLEAR[name], *OTHER[name])], classifier)
    assert {
        text: items[0].code if items else None for text, items in zip((*CLEAR[name], *OTHER[name]), found, strict=True)
    } == {**CLEAR[name], **dict.fromkeys(OTHER[name])}


def literals(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_the_code_knows_no_code_of_a_scheme() -> None:
    codes = {code for name in shipped_taxonomies() for code in load_taxonomy(name).codes}
    files = list(Path(konzeptminer.__file__).parent.rglob("*.py"))
    assert len(files) > 100
    known = {file.name: literals(file) & codes for file in files}
    assert {name: found for name, found in known.items() if found} == {}
