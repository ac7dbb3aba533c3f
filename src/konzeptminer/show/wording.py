"""German words for what the records and the warnings say in codes and in English."""

import re

from konzeptminer.records import SURE, DocumentKind, Money, Period, SourceKind, Staff, WarningCode

KINDS = {
    DocumentKind.CONCEPT: "Konzept",
    DocumentKind.COUNCIL_REPORT: "Vorlage oder Sachstandsbericht",
    DocumentKind.MEASURE_TABLE: "Maßnahmentabelle",
    DocumentKind.SLIDES: "Folien",
    DocumentKind.OTHER: "nicht bestimmt",
}

SOURCES = {
    SourceKind.TABLE: "Tabelle",
    SourceKind.SHEET: "Steckbrief",
    SourceKind.SECTION: "Abschnitt",
    SourceKind.SLIDE: "Folie",
    SourceKind.PROSE: "Fließtext",
}

WARNINGS = {
    WarningCode.NO_TEXT: "Seite ohne Text",
    WarningCode.UNREADABLE_TEXT: "Unlesbarer Text",
    WarningCode.LOST_CHARACTERS: "Zeichen ohne Zelle",
    WarningCode.UNCERTAIN_COLUMNS: "Spalten unsicher",
    WarningCode.UNASSIGNED_ROW: "Text ohne Eintrag",
    WarningCode.UNREAD_SHEET: "Steckbrief nicht gelesen",
    WarningCode.BROKEN_PAGE: "Seite beschädigt",
}

_PERIODS = {Period.YEAR: " je Jahr", Period.MONTH: " je Monat", None: ""}

# English sentences of the extraction, each with its German form; what is not here is shown as it is.
_SENTENCES = tuple(
    (re.compile(english, re.DOTALL), german)
    for english, german in (
        (
            r"(\d+) of (\d+) characters of the table belong to no cell",
            "{0} von {1} Zeichen der Tabelle gehören zu keiner Zelle",
        ),
        (
            r"(\d+) of (\d+) characters of the sheet's tables belong to no cell",
            "{0} von {1} Zeichen der Tabellen des Steckbriefs gehören zu keiner Zelle",
        ),
        (
            r"labels and texts were matched by their places on the page, no lines part them",
            "Beschriftungen und Texte wurden nach ihrer Lage auf der Seite zugeordnet, keine Linien trennen sie",
        ),
        (
            r"the column head “(.*)” only hints at what it holds",
            "die Spaltenüberschrift „{0}“ sagt nicht sicher, was darunter steht",
        ),
        (
            r"cells below without a measure of their own were added to this row",
            "Zellen darunter ohne eigene Maßnahme wurden diesem Eintrag zugeschlagen",
        ),
        (
            r"the table has no head; its columns were taken from the table before",
            "die Tabelle hat keinen Kopf; ihre Spalten wurden von der Tabelle davor übernommen",
        ),
        (
            r"the columns of the table are not drawn; they were told by the alignment of its text",
            "die Spalten der Tabelle sind nicht gezeichnet; sie wurden aus der Ausrichtung des Textes erschlossen",
        ),
        (
            r"the table has no head; its columns were told by their content",
            "die Tabelle hat keinen Kopf; ihre Spalten wurden aus dem Inhalt erschlossen",
        ),
        (
            r"(\d+) of (\d+) characters in the table on page (\d+) belong to no cell; "
            r"compare its records with the page",
            "{0} von {1} Zeichen der Tabelle auf Seite {2} gehören zu keiner Zelle; bitte mit der Seite vergleichen",
        ),
        (
            r"the cell “(.*)” on page (\d+) belongs to no row; look it up there",
            "die Zelle „{0}“ auf Seite {1} gehört zu keinem Eintrag; bitte dort nachsehen",
        ),
        (
            r"page (\d+) is an image without text and was not read; run text recognition \(OCR\) first",
            "Seite {0} ist ein Bild ohne Text und wurde nicht gelesen; bitte zuerst eine Texterkennung (OCR) ausführen",
        ),
        (
            r"page (\d+) has a text layer without meaning; run text recognition \(OCR\) first",
            "der Text von Seite {0} ist unlesbar hinterlegt; bitte zuerst eine Texterkennung (OCR) ausführen",
        ),
        (
            r"page (\d+) cannot be parsed \((.*)\) and was left out; repair the file, for example with qpdf",
            "Seite {0} kann nicht gelesen werden ({1}) und fehlt; bitte die Datei reparieren, etwa mit qpdf",
        ),
        (
            r"page (\d+): (the table has no head; .*); compare its records with the page",
            "Seite {0}: {1}; bitte mit der Seite vergleichen",
        ),
        (
            r"the slide holds goals and measures alike; which of them this is was told by its wording",
            "auf der Folie stehen Ziele und Maßnahmen; was davon dies ist, wurde aus dem Wortlaut erschlossen",
        ),
        (
            r"the wording leaves open whether this is a goal or a measure",
            "der Wortlaut lässt offen, ob dies ein Ziel oder eine Maßnahme ist",
        ),
        (
            r"the slide has no title; what it holds was taken from the slide before",
            "die Folie hat keinen Titel; was auf ihr steht, wurde aus der Folie davor geschlossen",
        ),
        (r"the field is the title of the slide", "als Handlungsfeld wurde der Titel der Folie genommen"),
        (
            r"the slide has no bullets; each paragraph was taken for one",
            "die Folie hat keine Aufzählungszeichen; jeder Absatz wurde als ein Punkt gelesen",
        ),
        (
            r"the profile sheet \(Steckbrief\) on page (\d+) names no measure; look there for its title",
            "der Steckbrief auf Seite {0} nennt keine Maßnahme; bitte dort nach seinem Titel sehen",
        ),
    )
)


def german(sentence: str) -> str | None:
    """Give the German form of a sentence of the extraction, None where there is none."""
    for english, form in _SENTENCES:
        match = english.fullmatch(sentence)
        if match:
            return form.format(*(german(group) or group for group in match.groups()))
    return None


def sureness(confidence: float) -> str:
    """Say how sure a record is, in a word and as a figure; only what is whole is 100 %."""
    word = "sicher" if confidence >= SURE else "unsicher"
    return f"{word}, {int(confidence * 100 + 1e-9)} %"


def money(amount: Money) -> str:
    """Give an amount as it was understood: `10.000 bis 12.500 EUR je Jahr`."""
    low, high = amount.minimum, amount.maximum
    if low is None and high is None:
        return amount.text
    if low is None or high is None:
        value = f"bis {_number(high)}" if high is not None else f"ab {_number(low)}"
    else:
        value = _number(low) if low == high else f"{_number(low)} bis {_number(high)}"
    about = "etwa " if amount.approximate else ""
    return f"{about}{value} {amount.currency}{_PERIODS[amount.period]}"


def staff(post: Staff) -> str:
    """Give staff as it was understood: `0,50 Vollzeitstellen, vorhanden`."""
    if post.fte is None:
        return post.text
    return f"{_number(post.fte)} Vollzeitstellen{', vorhanden' if post.existing else ''}"


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.2f}".removesuffix(".00").translate(str.maketrans(",.", ".,"))
