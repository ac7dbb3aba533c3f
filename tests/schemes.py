"""A scheme of our own, small enough to be learned in a second, for the tests of the classifier."""

from pathlib import Path

import yaml

LABELS = {
    "netz": (
        "Breitband und Mobilfunk",
        ["Glasfaserausbau", "Schnelles Internet", "Mobilfunkmasten", "Funklöcher schließen", "Offenes WLAN"],
        ["Leerrohre verlegen", "Gigabitnetz"],
    ),
    "dienste": (
        "Digitale Bürgerdienste",
        ["Online-Antrag", "Serviceportal", "Elektronische Terminvergabe", "Digitales Bürgerbüro", "E-Payment"],
        ["Elektronischer Bescheid", "Bürgerkonto"],
    ),
    "lernen": (
        "Digitale Bildung",
        ["Tablets im Unterricht", "Lernplattform", "Medienkompetenz", "Schulserver", "Programmierkurs"],
        ["Digitales Klassenzimmer", "Medienbildung"],
    ),
    "schutz": (
        "Informationssicherheit",
        ["Firewall", "Datenschutz", "Notfallplan für Hackerangriffe", "Verschlüsselung", "Passwortregeln"],
        ["Sicherung der Daten", "Schutz vor Schadsoftware"],
    ),
}


def digital(**changes: object) -> dict[str, object]:
    """Give a scheme on digital services: four codes with eight labels each."""
    concepts = [
        {"code": code, "prefLabel": {"de": label}, "altLabels": [*some, *others]}
        for code, (label, some, others) in LABELS.items()
    ]
    return {
        "name": "digital",
        "uri": "https://example.org/digital/",
        "title": {"de": "Handlungsfelder der Digitalisierung"},
        "version": "1",
        "licence": "https://example.org/licence",
        "concepts": concepts,
    } | changes


def write_scheme(folder: Path, scheme: dict[str, object] | None = None) -> Path:
    """Write a scheme as YAML into a folder and give its place."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "scheme.yaml"
    file.write_text(yaml.safe_dump(scheme or digital(), allow_unicode=True), encoding="utf-8")
    return file
