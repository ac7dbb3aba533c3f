"""German words for what the records and the warnings say in codes and in English."""

import re

from konzeptminer.records import SURE, DocumentKind, Money, Period, Record, SourceKind, Staff, Status, WarningCode

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

STATUSES = {Status.PLANNED: "geplant", Status.DONE: "umgesetzt"}

WARNINGS = {
    WarningCode.NO_TEXT: "Seite ohne Text",
    WarningCode.UNREADABLE_TEXT: "Unlesbarer Text",
    WarningCode.LOST_CHARACTERS: "Zeichen ohne Zelle",
    WarningCode.UNCERTAIN_COLUMNS: "Spalten unsicher",
    WarningCode.UNASSIGNED_ROW: "Text ohne Eintrag",
    WarningCode.UNREAD_SHEET: "Steckbrief nicht gelesen",
    WarningCode.BROKEN_PAGE: "Seite beschädigt",
}

CELLS = {
    "handlungsfeld": "Handlungsfeld",
    "goal": "Ziel",
    "title": "Titel",
    "measure": "Maßnahme",
    "implementation": "Umsetzung",
    "responsible": "Zuständig",
    "partners": "Partner",
    "resources": "Ressourcen",
    "period": "Zeitraum",
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
            r"labels and texts were matched by their places on the page, no lines part them",
            "Beschriftungen und Texte wurden nach ihrer Lage auf der Seite zugeordnet, keine Linien trennen sie",
        ),
        (
            r"the sentence reads less like a (measure|goal) than others do",
            "der Satz liest sich weniger eindeutig als andere wie eine Maßnahme oder ein Ziel",
        ),
        (
            r"sentences that seem to tell of one measure were joined",
            "Sätze, die von einer Maßnahme zu handeln scheinen, wurden verbunden",
        ),
        (
            r"the column head “(.*)” only hints at what it holds",
            "die Spaltenüberschrift „{0}“ sagt nicht sicher, was darunter steht",
        ),
        (
            r"the column head “(.*)” is unknown; its text may belong to another column",
            "die Spaltenüberschrift „{0}“ ist unbekannt; ihr Text gehört vielleicht in eine andere Spalte",
        ),
        (
            r"a column has no head; its text may belong to another column",
            "eine Spalte hat keine Überschrift; ihr Text gehört vielleicht in eine andere Spalte",
        ),
        (
            r"the table has no head; its columns were taken from the table before",
            "die Tabelle hat keinen Kopf; ihre Spalten wurden von der Tabelle davor übernommen",
        ),
        (
            r"the table has no head; its columns were told by their content",
            "die Tabelle hat keinen Kopf; ihre Spalten wurden aus dem Inhalt erschlossen",
        ),
        (
            r"cells below without a measure of their own were added to this row",
            "Zellen darunter ohne eigene Maßnahme wurden diesem Eintrag zugeschlagen",
        ),
        (
            r"several measures stand in one cell; which text beside them belongs to which was told by its height",
            "mehrere Maßnahmen stehen in einer Zelle; was daneben zu welcher gehört, wurde an der Höhe erkannt",
        ),
        (
            r"a gap runs right through the row; it may hold two measures",
            "eine Lücke geht quer durch die Zeile; vielleicht sind es zwei Maßnahmen",
        ),
        (
            r"hardly more space parts this row from the next than its own lines; see where it ends",
            "die nächste Zeile steht kaum weiter weg als die eigenen Textzeilen; bitte ansehen, wo der Eintrag endet",
        ),
        (
            r"a cell stands across several columns; see which of them it belongs to",
            "eine Zelle reicht über mehrere Spalten; bitte ansehen, in welche sie gehört",
        ),
        (
            r"text right beside the row belongs to no row; see whether it is part of this one",
            "Text gleich neben der Zeile gehört zu keinem Eintrag; bitte ansehen, ob er hierher gehört",
        ),
        (
            r"there is no measure, though other cells are filled; see whether it stands in the row above",
            "die Maßnahme fehlt, obwohl andere Zellen gefüllt sind; bitte ansehen, ob sie in der Zeile darüber steht",
        ),
        (
            r"the same measure stands in another row; one of them may be too much",
            "dieselbe Maßnahme steht in einem anderen Eintrag; vielleicht ist einer davon zu viel",
        ),
        (
            r"(the \w+): a gap runs through the text from top to bottom; it may hold two columns",
            "{0}: eine Lücke geht von oben bis unten durch den Text; vielleicht sind es zwei Spalten",
        ),
        (
            r"(the \w+): the same is named in another column of the row",
            "{0}: dasselbe steht noch in einer anderen Spalte des Eintrags",
        ),
        (
            r"(the \w+): holds several paragraphs, in the other rows only one; it may be two cells",
            "{0}: hat mehrere Absätze, in anderen Einträgen nur einen; vielleicht sind es zwei Zellen",
        ),
        (
            r"(the \w+): some letters have no meaning in the file; read them on the page",
            "{0}: einige Buchstaben sind in der Datei unlesbar hinterlegt; bitte auf der Seite nachlesen",
        ),
        (
            r"(the \w+): the text begins in lower case; see whether its beginning stands somewhere else",
            "{0}: der Text beginnt klein geschrieben; bitte ansehen, ob sein Anfang woanders steht",
        ),
        (
            r"(the \w+): the text breaks off; see whether it goes on somewhere else",
            "{0}: der Text bricht ab; bitte ansehen, ob er woanders weitergeht",
        ),
        (
            r"(the \w+): the next row begins in lower case; see whether this text goes on there",
            "{0}: die nächste Zeile beginnt klein geschrieben; bitte ansehen, ob der Text dort weitergeht",
        ),
        (
            r"(the \w+): the text is part of a longer one in another row; see whether some of it is missing",
            "{0}: der Text ist Teil eines längeren in einem anderen Eintrag; bitte ansehen, ob etwas fehlt",
        ),
        (
            r"(the \w+): reads like offices or organisations, and none are named as responsible",
            "{0}: liest sich wie Ämter oder Organisationen, und als zuständig ist niemand genannt",
        ),
        (
            r"(the \w+): two parts were joined over a page break; see whether they belong together",
            "{0}: zwei Teile wurden über einen Seitenwechsel verbunden; bitte ansehen, ob sie zusammengehören",
        ),
        (
            r"(the \w+): the text is very short; see whether something is missing",
            "{0}: der Text ist sehr kurz; bitte ansehen, ob etwas fehlt",
        ),
        (
            r"(the \w+): the text reads like a column head",
            "{0}: der Text liest sich wie eine Spaltenüberschrift",
        ),
        (
            r"(the \w+): is empty, though it is filled in most other rows",
            "{0}: ist leer, in den meisten anderen Einträgen aber gefüllt",
        ),
        (
            r"text stands between the list and its heading",
            "zwischen der Liste und ihrer Überschrift steht Text",
        ),
        (
            r"the heading over the list is told by its words alone",
            "die Überschrift der Liste ist nur an ihren Worten erkannt",
        ),
        (
            r"the headings of the field and of the list look alike",
            "die Überschriften von Handlungsfeld und Liste sehen gleich aus",
        ),
        (
            r"the field is named by a heading below the one that names the list",
            "das Handlungsfeld steht unter der Überschrift, die die Liste benennt",
        ),
        (
            r"the heading over the list only hints at what it holds",
            "die Überschrift der Liste sagt nicht sicher, was darunter steht",
        ),
        (
            r"a sentence before the list says what it holds, no heading does",
            "was die Liste enthält, sagt ein Satz davor und keine Überschrift",
        ),
        (
            r"the heading names no measures, but one beside it does and the items read like measures",
            "die Überschrift nennt keine Maßnahmen, aber eine gleichrangige, und die Punkte lesen sich wie Maßnahmen",
        ),
        (
            r"the measures are paragraphs, told by the words that begin them",
            "die Maßnahmen sind Absätze, erkannt an ihren ersten Worten",
        ),
        (
            r"the measures are headings with text, told by their words",
            "die Maßnahmen sind Überschriften mit Text, erkannt an ihren Worten",
        ),
        (
            r"labels and texts of the sheet were told by their words, no lines part them",
            "Beschriftungen und Texte des Steckbriefs sind an ihren Worten erkannt, keine Linien trennen sie",
        ),
        (
            r"the table stands in running lines; its cells were told by a trained model",
            "die Tabelle steht in fortlaufenden Zeilen; ihre Zellen hat ein gelerntes Modell unterschieden",
        ),
        (r"(the \w+): its lines were told with little certainty", "{0}: die Zeilen sind unsicher zugeordnet"),
        (
            r"the field is told by the chapter that lists the goal",
            "das Handlungsfeld ist das des Kapitels, in dem das Ziel steht",
        ),
        (r"the field is that of the rows before", "das Handlungsfeld ist das der Einträge davor"),
        (
            r"nothing but a title was found of the sheet",
            "vom Steckbrief wurde nur der Titel gefunden",
        ),
        *((f"the {cell}", name) for cell, name in CELLS.items()),
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
            r"the marks of the table on page (\d+) are wrong: (.*); compare its records with the file",
            "die Tabelle auf Seite {0} ist falsch ausgezeichnet: {1}; bitte mit der Datei vergleichen",
        ),
        (r"it is not closed", "ihr Ende fehlt"),
        (r"row (.*) has more than its (\d+) cells", "Zeile {0} hat mehr als {1} Zellen"),
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


def categories(record: Record) -> list[str]:
    """Give a record's codes with their German labels, the main one first: `Wirtschaft und Arbeit (arbeit)`."""
    labels = {item.code: item.label for item in record.assignments}
    return [f"{label} ({code})" if (label := labels.get(code)) else code for code in record.fields]


def category_reasons(record: Record) -> list[str]:
    """Give a record's codes with how likely they are and the words that speak for them: `Sport, 92 % (Verein)`."""
    known = {item.code: item for item in record.assignments}
    reasons = []
    for code in record.fields:
        item = known.get(code)
        words = f" ({', '.join(item.words)})" if item and item.words else ""
        reasons.append(f"{item.label or code}, {int(item.probability * 100 + 1e-9)} %{words}" if item else code)
    return reasons


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.2f}".removesuffix(".00").translate(str.maketrans(",.", ".,"))
