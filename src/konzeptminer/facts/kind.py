"""What sort of paper a document is: by its formal parts, the words of its title, and its shape."""

import re
from collections import defaultdict

from konzeptminer.facts.paper import Paper
from konzeptminer.records import DocumentKind

C, R, M, S, X = (
    DocumentKind.CONCEPT,
    DocumentKind.COUNCIL_REPORT,
    DocumentKind.MEASURE_TABLE,
    DocumentKind.SLIDES,
    DocumentKind.OTHER,
)

TITLE_WORDS: tuple[tuple[DocumentKind, float, re.Pattern[str]], ...] = tuple(
    (kind, weight, re.compile(pattern, re.IGNORECASE))
    for kind, weight, pattern in (
        (
            R,
            5,
            r"sachstandsbericht|zwischenbericht|umsetzungsbericht|tätigkeitsbericht|controllingbericht"
            r"|fortschrittsbericht",
        ),
        (R, 3, r"\w*vorlage\b|drucksache|sachstand|berichterstattung|mitteilung\b|\bbeschluss|zwischenstand"),
        (R, 2.5, r"bericht\b(?!\s*szeitraum)|berichts?\b"),
        (
            C,
            4,
            r"konzept(?!ion\w*\s+für\s+die\s+sitzung)|masterplan|strategie|aktionsplan|leitbild|rahmenplan"
            r"|\w+planung\b|leitlinien|agenda\b|integrationsplan|teilhabeplan|\w+entwicklungsplan"
            r"|aktionsprogramm|\b(?!haushalts|stellen|lage|bebauungs|fahr|sitzungs|maßnahmen|wirtschafts"
            r"|finanz|zeit|spiel|umsetzungs|ablauf|termin)\w{4,}plan(?:es|s)?\b",
        ),
        (
            M,
            5,
            r"maßnahmen?-?(?:katalog|tabelle|plan|liste|übersicht|matrix|blätter|steckbriefe?)"
            r"|handlungsschwerpunkte|übersicht\s+(?:der|über\s+die)\s+maßnahmen|umsetzungs(?:tabelle"
            r"|übersicht|plan|stand)|handlungsprogramm|tabelle\s+der\s+maßnahmen",
        ),
    )
)

COUNCIL_PARTS: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for weight, pattern in (
        (4, r"^\W*(?:beschluss(?:vorschlag|entwurf|empfehlung)|anlass\s+der\s+vorlage)\b"),
        (
            4,
            r"\b(?:sitzungs|mitteilungs|informations|berichts|beschluss|beratungs|verwaltungs|kreistags|rats"
            r"|ausschuss)vorlage\b",
        ),
        (
            3,
            r"^\W*(?:sach(?:verhalt|darstellung|lage|verhaltsdarstellung|vortrag)"
            r"|(?:I\.\s*)?vortrag\s+de[rs]\s+referent\w+)\b",
        ),
        (2, r"^\W*begründung\b"),
        (
            3,
            r"\b(?:vorlagen?|drucksachen?|ds)(?:\W{0,3}(?:nr\b|nummer))?\W{0,3}\w{0,5}[/-]?\d+[/-]\d+"
            r"|\bvorlage\s+an\b",
        ),
        (3, r"^\W*(?:beratungs(?:folge|reihenfolge)|gremium\b|zur\s+kenntnis(?:nahme)?)"),
        (2, r"finanzielle\s+auswirkungen|kenntnis\s+genommen|zur\s+kenntnis\b|nimmt\b[^.]{0,80}\bzur\s+kenntnis"),
        (1, r"^\W*(?:nicht)?\s*öffentlich(?:e\s+sitzung)?\b|\btop\s+\d"),
        (1, r"\bausschuss\b"),
    )
)

OTHER_NAMES: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for weight, pattern in (
        (
            9,
            r"^\W*(?:niederschrift|protokoll|ergebnisprotokoll|sitzungsprotokoll|einladung|pressemitteilung"
            r"|presseinformation|amtsblatt)\b",
        ),
        (
            9,
            r"^\W*(?:\w*satzung|\w*(?:gesetz|verordnung|vertrag|vereinbarung|geschäftsordnung|richtlinien?"
            r"|bekanntmachung)|\w*haushaltsplan|stellenplan)\b(?=[^.]{0,160}(?:§|artikel|vom|zwischen|für"
            r"|über))",
        ),
        (
            6,
            r"^\W*(?:\w*(?:statisti(?:k|sch)|kataster|verzeichnis|bilanz|monitoring|datenreport|zahlenspiegel"
            r"|antragsformular|formular|merkblatt|flyer|broschüre|programmheft|stellenausschreibung"
            r"|ausschreibung|gutachten|kalender|wegweiser|fragebogen|newsletter|rundschreiben|leitfaden))",
        ),
        (
            5,
            r"\b\w*(?:bauwerksverzeichnis|kataster|klimabilanz|bevölkerung\s+nach"
            r"|statistisches?\s+(?:jahrbuch|amt|bericht))",
        ),
    )
)

OTHER_PARTS: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for weight, pattern in (
        (3, r"^\W*§\s*1\b"),
        (2, r"^\W*(?:anwesend|tagesordnung)\b"),
        (2, r"\b(?:amt\s+für\s+statistik|statistikstelle)\b|^\W*tabelle\s+1\b"),
    )
)

CONCEPT_PARTS: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for weight, pattern in (
        (2, r"^\W*(?:inhalt(?:sverzeichnis|sübersicht)?)\W*$"),
        (1, r"^\W*(?:vorwort|grußwort|präambel|geleitwort)\W*$"),
        (1, r"^\W*impressum\b|\bherausgeber"),
        (1, r"^\W*(?:\d+\.?\s+)?(?:leitziele?|handlungsfelder)\b"),
        (3, r"\b(?:vorliegend\w+|dieses)\s+\w*(?:-\s?)?\w*konzept|mit\s+dem\s+(?:hier\s+)?vorliegenden\s+\w+"),
    )
)

HEAD_WORD = re.compile(
    r"\b(?:ziele?|maßnahmen?|zuständig(?:keit)?\w*|verantwortlich\w*|ressourcen|zeit(?:raum|plan|rahmen)|kosten|beteiligte|partner|federführung"
    r"|handlungsfeld|umsetzung|stand|termin|akteure|indikatoren?|finanzierung|priorität|baustein)\b",
    re.IGNORECASE,
)
TOP_LINES = 8
LONGEST_NAME = 110
"""What a paper is called stands in one of its first lines, and alone."""

TOP_SHARE = 0.8
"""A word below or above the title says nearly as much as one in it."""

UNTITLED = 4
"""Where no title is known, it is one of the first lines."""

HEAD_LINES = 14
"""A table's head of a text export stands in as many lines."""

SLIDE = 900
"""A slide has no more characters than this on average."""

THANKS = re.compile(
    r"(?:vielen|herzlichen|besten)\s+dank|danke?\s+für\s+(?:ihre|eure|die)\s+aufmerksamkeit", re.IGNORECASE
)

LEAST = 3.0
"""With less than this a document is of no known kind."""


def find_kind(paper: Paper, title: str | None) -> DocumentKind:
    """Give the kind that most speaks for."""
    if not paper.pages:
        return DocumentKind.OTHER
    score: dict[DocumentKind, float] = defaultdict(float)
    top = paper.lines[:UNTITLED]
    heads = [title or ("" if _is_table_head(paper) else "\n".join(top)), *paper.running[:2]]
    for kind, weight, pattern in TITLE_WORDS:
        if any(pattern.search(head) for head in heads):
            score[kind] += weight
        elif not _is_table_head(paper) and any(pattern.search(line) for line in top if len(line) < LONGEST_NAME):
            score[kind] += weight * TOP_SHARE
        elif pattern.search(paper.front):
            score[kind] += weight * 0.4
    score[R] += _sum(COUNCIL_PARTS, paper.front) + 0.5 * _sum(COUNCIL_PARTS, paper.early[len(paper.front) :])
    score[X] += _sum(OTHER_NAMES, "\n".join(line for line in paper.lines[:TOP_LINES] if len(line) < LONGEST_NAME))
    score[X] += _sum(OTHER_PARTS, paper.front)
    score[C] += _sum(CONCEPT_PARTS, paper.early)
    _add_shape(score, paper)
    best = max(score, key=lambda kind: score[kind])
    return best if score[best] >= LEAST else DocumentKind.OTHER


def _sum(parts: tuple[tuple[float, re.Pattern[str]], ...], text: str) -> float:
    return sum(weight for weight, pattern in parts if pattern.search(text))


def _add_shape(score: dict[DocumentKind, float], paper: Paper) -> None:
    pages = paper.pages
    wide = paper.printed and all(page.width > page.height for page in pages)
    tabled = sum(bool(page.tables) for page in pages)
    characters = sum(page.characters for page in pages)
    if wide and not tabled and characters < SLIDE * len(pages) and len(pages) > 1:
        score[S] += 7
    if THANKS.search("\n".join(paper.lines[-4:])):
        score[S] += 4
    if 3 * tabled >= 2 * len(pages):
        score[M] += 3
    if _is_table_head(paper):
        score[M] += 3
    if len(pages) >= 15 and not tabled:
        score[C] += 1


def _is_table_head(paper: Paper) -> bool:
    """Tell whether the first thing in a paper, or its first table, names columns of measures."""
    return len({match[0].casefold() for match in HEAD_WORD.finditer(_first_table(paper))}) >= 3


def _first_table(paper: Paper) -> str:
    for page in paper.pages[:3]:
        for table in page.tables[:1]:
            return " ".join(box.passage.raw for box in table.texts[:12])
    return " ".join(paper.lines[:HEAD_LINES])
