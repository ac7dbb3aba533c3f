"""The German words of the report. What is left open in braces is filled in by the parts of the page."""

from konzeptminer.comparing.model import ChangeKind, Difference, GapKind, Relation

NO_FIELD = "ohne Zuordnung"
NOTHING = "nicht genannt"

TITLE = "Maßnahmen im Vergleich: {names}"
TITLE_MANY = "Maßnahmen im Vergleich: {number} Pläne"
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
DIFFERENT = "anders"
WORDS = "Übereinstimmende Wörter: {words}."

GAPS = {
    GapKind.FIELD_MISSING: "Handlungsfelder ohne Eintrag",
    GapKind.GOAL_WITHOUT_MEASURE: "Ziele ohne Maßnahme",
    GapKind.NO_RESPONSIBLE: "Maßnahmen ohne Zuständigkeit",
    GapKind.NO_RESOURCES: "Maßnahmen ohne Angaben zu Geld oder Personal",
    GapKind.NO_PARTNER: "Ohne Gegenstück bei anderen",
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
    "same": "{pairs} von Maßnahmen {verb} in der Sache gleich.",
    "related": "{pairs} von Maßnahmen {verb} verwandt: Beide Seiten arbeiten am selben Thema. Dass zwei Maßnahmen in "
    "der Sache gleich sind, ließ sich nirgends sicher sagen.",
    "related_too": "{pairs} von Maßnahmen {verb} verwandt: Beide Seiten arbeiten am selben Thema.",
    "no_pairs": "Es wurden keine Maßnahmen gefunden, die sich entsprechen.",
    "changes": "Von „{before}“ zu „{after}“: {kept}; {dropped} entfallen, {new} neu.",
    "kept": "{kept} weitergeführt",
    "none_kept": "keine Maßnahme weitergeführt",
    "changed": ", davon {changed} verändert",
    "unsure": "{unsure} von {records} {verb} unsicher gelesen und in der Tabelle am Ende gekennzeichnet; bitte mit dem "
    "Dokument vergleichen.",
    "focus": "Die meisten Einträge gehören zu {fields}.",
    "actors": "Am häufigsten zuständig: {actors}.",
    "missing": "Nichts gefunden zu {fields}, wozu andere etwas vorhaben.",
    "alone": "{part} {verb} bei den anderen kein Gegenstück.",
    "nobody": "{part} {verb} niemanden, der zuständig ist.",
    "all_nobody": "Keine Maßnahme nennt jemanden, der zuständig ist.",
    "nothing": "{part} {verb} weder Geld noch Personal.",
    "all_nothing": "Keine Maßnahme nennt Geld oder Personal.",
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
    "sum": "{sum} in {rows}",
    "none": "keine",
}

COVERAGE = {
    "caption": "Zahl der Einträge je Handlungsfeld und ihr Anteil am ganzen Plan. Je dunkler, desto größer der Anteil.",
    "head": "Handlungsfeld",
    "total": "Zusammen",
    "empty": "nichts",
    "details": "Maßnahmen, Ziele und Beträge je Handlungsfeld",
    "details_caption": "Maßnahmen, Ziele und Beträge je Handlungsfeld und Plan. Bei Spannen zählt der untere "
    "Betrag, bei „bis zu“ der genannte; "
    "einmalige und jährliche Beträge sind zusammengezählt.",
}
COVERAGE_HEADS = ("Handlungsfeld", "Plan", "Einträge", "Maßnahmen", "Ziele", "Neu", "Mit Betrag", "Summe")

PAIRS = {
    "same": "Gleiche Maßnahmen ({count})",
    "same_help": "Beide Seiten haben in der Sache dasselbe vor.",
    "related": "Verwandte Maßnahmen ({count})",
    "related_help": "Beide Seiten arbeiten am selben Thema, oft auf anderem Weg oder für andere Menschen.",
    "none": "Es wurden keine Maßnahmen gefunden, die sich entsprechen.",
    "more": "Gezeigt sind die sichersten Paare. {count} mehr stehen in der Excel-Datei auf dem Blatt „Abgleich“.",
    "left_out": "{count} weitere, weniger sichere Paare stehen nur in der JSON-Datei.",
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
LISTS = {
    "all_matched": "Jede Maßnahme hat bei den anderen ein Gegenstück.",
    "no_gaps": "Es wurden keine Lücken gefunden.",
    "plan": "Plan",
    "gaps": "Was die Pläne offen lassen",
    "all": "Das gilt für alle Maßnahmen dieses Plans.",
    "others": " – vorhanden bei {names}",
    "from_to": "Von „{before}“ zu „{after}“",
    "place": "Quelle",
}

ACTORS = {
    "none": "Die Dokumente nennen keine Zuständigen und keine Partner.",
    "legend": "Gefüllte Balken: Einträge, für die jemand zuständig ist. Umrandete: Einträge, in denen er Partner ist. "
    "Im Netz stehen links die Zuständigen und rechts, mit wem sie zusammenarbeiten; je dicker die Linie, desto mehr "
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

RECORD_HEADS = {
    "plan": "Plan",
    "field": "Handlungsfeld",
    "goal": "Ziel",
    "measure": "Maßnahme und Umsetzung",
    "responsible": "Zuständig",
    "partners": "Partner",
    "resources": "Ressourcen",
    "source": "Quelle",
}
TABLE = {
    "caption": "Alle Einträge der verglichenen Pläne",
    "empty": "Kein Eintrag passt zu Suche und Auswahl.",
    "tools": "Einträge suchen und auswählen",
    "search": "Suche in allen Spalten",
    "plan": "Plan",
    "field": "Handlungsfeld",
    "kind": "Art der Quelle",
    "sure": "Sicherheit",
    "all": "alle",
    "is_sure": "nur sichere",
    "is_unsure": "nur unsichere",
    "reset": "Zurücksetzen",
    "also": "auch: {fields}",
    "read": "sicher gelesen",
    "new": "neu",
}
SECTIONS = {
    "wichtigstes": "Das Wichtigste",
    "handlungsfelder": "Handlungsfelder im Vergleich",
    "entsprechungen": "Maßnahmen, die sich entsprechen",
    "jahre": "Im Lauf der Jahre",
    "einzeln": "Was nur einer hat",
    "luecken": "Was offen bleibt",
    "akteure": "Wer es macht",
    "eintraege": "Alle Einträge",
    "hinweise": "Wie diese Seite entstanden ist",
}
INTRODUCTIONS = {
    "einzeln": "Maßnahmen und Ziele, zu denen sich bei den anderen nichts Entsprechendes fand. Anregungen für die "
    "jeweils andere Seite.",
    "luecken": "Was in einem Plan nicht genannt ist, kann an anderer Stelle geregelt sein.",
}
NOTES = (
    "Ein Programm hat die Dokumente gelesen und ihre Maßnahmen und Ziele als Einträge zusammengestellt. Jeder Eintrag "
    "nennt Dokument und Seite, auf der er steht. Maßgeblich ist immer das Dokument.",
    "Die Zuordnung zu Handlungsfeldern und die Entsprechungen sind Vorschläge. Die Prozentzahl sagt, wie sicher ein "
    "Vorschlag ist: Von zehn mit 80 % treffen etwa acht zu.",
    "„Gleich“ heißt: in der Sache dieselbe Maßnahme. „Verwandt“ heißt: am selben Thema; es kann auch dieselbe Maßnahme "
    "sein, nur ist das dann nicht sicher genug.",
    "Die Seite arbeitet ohne Internet und sendet keine Daten.",
)
SHEETS = {
    "overview": "Übersicht",
    "pairs": "Abgleich",
    "gaps": "Lücken",
    "changes": "Veränderungen",
    "actors": "Akteure",
    "records": "Datensätze",
}
_SIDE = (("Plan", 22), ("Handlungsfeld", 22), ("Text", 50), ("Zuständig", 24), ("Quelle", 22), ("Kennung", 18))
SHEET_HEADS: dict[str, tuple[tuple[str, int], ...]] = {
    "overview": (
        ("Handlungsfeld", 30),
        ("Plan", 24),
        ("Einträge", 10),
        ("Anteil am Plan", 10),
        ("Maßnahmen", 12),
        ("Ziele", 8),
        ("Neu", 8),
        ("Mit Betrag", 10),
        ("Summe", 16),
    ),
    "pairs": (
        ("Was", 11),
        ("Verhältnis", 12),
        ("Sicherheit", 11),
        ("Hinweis", 14),
        ("Unterschiede", 18),
        ("Gemeinsame Wörter", 26),
        *((f"{head} A", width) for head, width in _SIDE),
        *((f"{head} B", width) for head, width in _SIDE),
    ),
    "gaps": (
        ("Plan", 24),
        ("Was fehlt", 28),
        ("Handlungsfeld", 26),
        ("Maßnahme oder Ziel", 56),
        ("Zuständig", 26),
        ("Quelle", 22),
        ("Eintrag", 18),
        ("Vorhanden bei", 26),
    ),
    "changes": (
        ("Vorher", 22),
        ("Nachher", 22),
        ("Veränderung", 16),
        ("Sicherheit", 11),
        ("Maßnahme vorher", 50),
        ("Quelle vorher", 22),
        ("Kennung vorher", 18),
        ("Maßnahme nachher", 50),
        ("Quelle nachher", 22),
        ("Kennung nachher", 18),
    ),
    "actors": (
        ("Plan", 24),
        ("Akteur", 40),
        ("Art", 20),
        ("Zuständig", 11),
        ("Partner", 11),
        ("Handlungsfelder", 60),
    ),
}
CSV_HEADS = ("Plan", "Erstes Handlungsfeld")
