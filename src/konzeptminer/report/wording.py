"""The German words of the report. What is left open in braces is filled in by the parts of the page."""

from konzeptminer.compare.model import ChangeKind, Difference, GapKind, Relation

NO_FIELD = "ohne Zuordnung"
NOTHING = "nicht genannt"

TITLE = "Maßnahmen im Vergleich: {names}"
TITLE_MANY = "Maßnahmen im Vergleich: {number} Pläne aus {districts} Kreisen und Städten"
SKIP = "Zum Inhalt springen"
CONTENTS = "Inhalt"
DOWNLOADS = "Zum Weiterarbeiten:"
DOWNLOAD_XLSX = "Excel-Datei mit allen Tabellen"
DOWNLOAD_CSV = "Alle Einträge als CSV-Datei"
DOCUMENTS = "Grundlage"

RELATIONS = {Relation.SAME: "gleich", Relation.RELATED: "verwandt", Relation.DIFFERENT: "verschieden"}
SURE_THAT = {
    Relation.SAME: "gleich (zu {share} sicher)",
    Relation.RELATED: "verwandt (zu {share} sicher)",
    Relation.DIFFERENT: "verschieden (zu {share} sicher)",
}
SUBJECTS = {"measure": "Maßnahme", "goal": "Ziel"}
FURTHER = "weiteres Gegenstück"

DIFFERENCES = {
    Difference.RESPONSIBLE: "Zuständigkeit",
    Difference.RESOURCES: "Ressourcen",
    Difference.STEPS: "Umsetzung",
    Difference.TARGET_GROUP: "Zielgruppe",
}
DIFFERENCE_CELLS = {
    Difference.RESPONSIBLE: "responsible",
    Difference.RESOURCES: "resources",
    Difference.STEPS: "implementation",
    Difference.TARGET_GROUP: "measure",
}
DIFFERS = "Unterschiede: {names}."
NO_DIFFERENCE = "Keine Unterschiede bei Zuständigkeit, Ressourcen und Umsetzung erkannt."
DIFFERENT = "anders"
WORDS = "Woran es erkannt wurde: {words}."

GAPS = {
    GapKind.FIELD_MISSING: "Handlungsfelder ohne Eintrag",
    GapKind.GOAL_WITHOUT_MEASURE: "Ziele ohne Maßnahme",
    GapKind.NO_RESPONSIBLE: "Maßnahmen ohne Zuständigkeit",
    GapKind.NO_RESOURCES: "Maßnahmen ohne Angaben zu Geld oder Personal",
    GapKind.NO_PARTNER: "Maßnahmen ohne Gegenstück",
}
GAP_HELP = {
    GapKind.FIELD_MISSING: "Andere haben hier etwas vor, dieser Plan nennt nichts.",
    GapKind.GOAL_WITHOUT_MEASURE: "Das Ziel steht im Plan, aber keine Maßnahme dazu.",
    GapKind.NO_RESPONSIBLE: "Der Plan sagt nicht, wer es tun soll.",
    GapKind.NO_RESOURCES: "Der Plan sagt nicht, was es kostet oder wer dafür arbeitet.",
    GapKind.NO_PARTNER: "Nur dieser Plan sieht das vor.",
}
CHANGES = {
    ChangeKind.CARRIED_ON: "weitergeführt",
    ChangeKind.CHANGED: "verändert",
    ChangeKind.DROPPED: "entfallen",
    ChangeKind.NEW: "neu",
}

SUMMARY = {
    "subject": "Verglichen werden {plans}.",
    "subject_many": "Verglichen werden {plans} Pläne mit zusammen {measures} Maßnahmen.",
    "pairs": "{same} überein; {related} verwandt, verfolgen also Ähnliches auf anderem Weg.",
    "no_pairs": "Es wurden keine Maßnahmen gefunden, die sich entsprechen.",
    "alone": "{plan}: {alone} von {whole} haben bei den anderen kein Gegenstück.",
    "focus": "{plan}: Die meisten Einträge gehören zu {fields}.",
    "actors": "{plan}: Am häufigsten zuständig sind {actors}.",
    "missing": "{plan}: Nichts steht zu {fields}, wozu andere etwas vorhaben.",
    "open": "{plan}: Von {whole} Maßnahmen nennen {nobody} niemanden, der zuständig ist, und {nothing} weder Geld noch "
    "Personal.",
    "changes": "Von „{before}“ zu „{after}“: {kept} Maßnahmen weitergeführt, davon {changed} verändert; {dropped} "
    "entfallen, {new} neu.",
    "unsure": "{unsure} von {records} {verb} unsicher gelesen und in der Tabelle am Ende gekennzeichnet; bitte mit dem "
    "Dokument vergleichen.",
}

GLANCE = {
    "caption": "Die Pläne auf einen Blick",
    "head": "Angabe",
    "documents": "Dokumente",
    "measures": "Maßnahmen",
    "goals": "Ziele",
    "fields": "Handlungsfelder mit Einträgen",
    "responsible": "Maßnahmen mit Zuständigkeit",
    "resources": "Maßnahmen mit Geld oder Personal",
    "money": "Genannte Beträge",
    "new": "Als neu gekennzeichnet",
    "of": "{part} von {whole}",
    "sum": "mindestens {sum} in {rows}",
    "none": "keine",
}

COVERAGE = {
    "caption": "Zahl der Einträge je Handlungsfeld, darunter ihr Anteil am ganzen Plan. Je dunkler ein Feld, desto größer "
    "ist der Anteil.",
    "head": "Handlungsfeld",
    "total": "Zusammen",
    "empty": "nichts",
    "details": "Maßnahmen, Ziele und Beträge je Handlungsfeld",
    "details_caption": "Maßnahmen, Ziele und Beträge je Handlungsfeld und Plan. Bei Spannen zählt der untere Betrag; "
    "einmalige und jährliche Beträge sind zusammengezählt.",
}
COVERAGE_HEADS = ("Handlungsfeld", "Plan", "Einträge", "Maßnahmen", "Ziele", "Neu", "Mit Betrag", "Summe")

PAIRS = {
    "same": "Gleiche Maßnahmen ({count})",
    "same_help": "Beide Seiten haben in der Sache dasselbe vor.",
    "related": "Verwandte Maßnahmen ({count})",
    "related_help": "Beide Seiten arbeiten am selben Thema, aber auf anderem Weg oder für andere Menschen.",
    "none": "Es wurden keine Maßnahmen gefunden, die sich entsprechen.",
    "more": "{count} mehr stehen in der Excel-Datei auf dem Blatt „Abgleich“.",
    "source": "Quelle: {doc}, {pages}",
    "see": "Ausschnitt weiter oben",
    "alt": "Ausschnitt aus {doc}, Seite {page}. Die Stelle ist rot umrandet.",
    "goals": "Ziele, die sich entsprechen",
    "goals_open": "{count} Paare von Zielen anzeigen",
    "goal_relation": "Verhältnis",
    "goal_a": "Ziel",
    "goal_b": "Entsprechendes Ziel",
}

GAP_HEADS = ("Maßnahme oder Ziel", "Zum Ziel", "Handlungsfeld", "Zuständig", "Quelle")
GAP_NOUNS = {
    GapKind.FIELD_MISSING: ("Handlungsfeld", "Handlungsfelder"),
    GapKind.GOAL_WITHOUT_MEASURE: ("Ziel", "Ziele"),
    GapKind.NO_RESPONSIBLE: ("Maßnahme", "Maßnahmen"),
    GapKind.NO_RESOURCES: ("Maßnahme", "Maßnahmen"),
    GapKind.NO_PARTNER: ("Maßnahme", "Maßnahmen"),
}
LISTS = {
    "all_matched": "Jede Maßnahme hat bei den anderen ein Gegenstück.",
    "no_gaps": "Es wurden keine Lücken gefunden.",
    "what": "Was fehlt",
    "meaning": "Was das heißt",
    "gaps": "Lücken der Pläne",
    "others": " – vorhanden bei {names}",
    "from_to": "Von „{before}“ zu „{after}“",
    "place": "Quelle",
}

ACTORS = {
    "none": "Die Dokumente nennen keine Zuständigen und keine Partner.",
    "legend": "Gefüllt: Einträge, für die jemand zuständig ist. Schraffiert: Einträge, in denen er Partner ist. Im Netz "
    "darunter stehen links die Zuständigen und rechts, mit wem sie zusammenarbeiten; je dicker die Linie, desto mehr "
    "gemeinsame Einträge. Gezeigt sind die häufigsten.",
    "open": "Alle Akteure mit ihren Handlungsfeldern",
    "caption": "Akteure mit der Zahl ihrer Einträge",
}
ACTOR_HEADS = ("Akteur", "Plan", "Art", "Zuständig", "Partner", "Handlungsfelder")
DRAWINGS = {
    "bars": "{plan}: die häufigsten Akteure",
    "network": "{plan}: wer mit wem zusammenarbeitet",
    "left": "zuständig",
    "right": "arbeitet mit",
}
