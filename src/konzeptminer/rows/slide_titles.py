"""What the title of a slide, or a heading on it, says about the bullets below."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from konzeptminer.layout.stacked import fold


class Cue(StrEnum):
    """What bullets hold."""

    GOALS = "goals"
    MEASURES = "measures"
    EITHER = "either"
    """Results, or what a working group proposes: goals and measures."""
    FIELDS = "fields"
    NOTHING = "nothing"


_WORDS: tuple[tuple[Cue, re.Pattern[str]], ...] = tuple(
    (cue, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for cue, words in (
        (
            Cue.GOALS,
            r"(?!erziel)\w*ziele?n?|\w*zielsetzung(?:en)?|visionen?|was (?:wollen|möchten) wir erreichen"
            r"|was soll erreicht werden",
        ),
        (
            Cue.MEASURES,
            r"\w*maßnahmen?|\w+ schritte?n?|schritte|geplante[rsn]?|planungen|ausblick|vorhaben|\w*empfehlung(?:en)?"
            r"|\w*projekte?|aktivitäten|aktionen|umsetzung|umsetzungsideen|was (?:ist|wird) geplant"
            r"|was (?:tun|machen) wir|(?:so|wie) geht es weiter|was haben wir vor|\w*vorschläge",
        ),
        (Cue.EITHER, r"\w*ergebnisse?n?|erreichtes|was wurde (?:bislang|bisher )?erreicht|erfolge"),
        (
            Cue.FIELDS,
            r"handlungsfelder|querschnitts(?:\W*)?(?:aufgaben|themen)|bausteine|themenfelder|themenbereiche|handlungsschwerpunkte",
        ),
        (
            Cue.NOTHING,
            r"agenda|tagesordnung|inhalte?|gliederung|überblick|übersicht|ablauf|fahrplan|zeitplan|termine|ausgangs\w+"
            r"|hintergrund|anlass|warum|demogra\w+|daten|zahlen|fakten|statistik\w*|bevölkerung\w*|anteil|alters\w+|merkmale?"
            r"|kontakte?|ansprechpartner\w*|herzlichen|vielen|danke?|fragen|beteiligte|teilnehm\w+|mitglieder|akteure"
            r"|grundlagen?|definition\w*|begriffe?|rückblick|kosten|finanzierung|ressourcen|organisation|struktur\w*"
            r"|prozess\w*|verfahren|methodik|vorgehen|vorgehensweise|stand|sachstand|zielgruppen?|quellen?|literatur|anhang"
            r"|vorstellung|einführung|einleitung|begrüßung|team|gesetz\w*|zuständigkeit\w*|auftrag",
        ),
    )
)

_SURVEY = re.compile(r"befragung|umfrage|analyse|erhebung|studie|daten|messung|evaluation|bestands|wahl", re.IGNORECASE)
"""Results of these are facts."""

_GROUP = re.compile(
    r"\s*(?:AG|AK|Arbeitsgruppe|Arbeitskreis|Fachgruppe|Themengruppe|Kleingruppe|Workshop|Handlungsfeld|Themenfeld"
    r"|Handlungsschwerpunkt|Baustein|Querschnitts(?:aufgabe|thema))"
    r"(?:\s+(?:\d{1,2}(?:\.\d+)*|[IVX]{1,4}|[A-H])(?=[\s:.–-]))?\s*[:.–-]?\s+(?P<name>\S.*\S)\s*",
    re.DOTALL,
)
_EXAMPLE = re.compile(r"\W*\bz\.\s?B\.\W*$")
_WITHIN = re.compile(
    r"\b(?:Handlungsfeld(?:e?s)?|Themenfeld(?:e?s)?|Bausteins?|Bereichs?)\s*:?\s+[„\"»]?(?P<name>[A-ZÄÖÜ].*?)[“\"«]?\s*:?\s*",
    re.DOTALL,
)
_PARTS = re.compile(r"\s*(?::|\||\s[–—-])\s+")
_LONGEST_FIELD = 6
"""Words of a field's name beside the word that says what is below: `Wohnen: Ziele`."""


@dataclass(frozen=True, slots=True)
class Title:
    """What a heading says: the cue, None where it says nothing; the range of a field's name in it."""

    cue: Cue | None
    field: tuple[int, int] | None = None


def read_title(text: str, fields: Collection[str] = ()) -> Title:
    """Tell what a heading says about the bullets below.

    Args:
        text: The heading as printed.
        fields: Names of the fields of action that the deck lists, folded.
    """
    group = _GROUP.fullmatch(text)
    if group is not None:
        low, high = group.start("name"), group.start("name") + len(_EXAMPLE.sub("", group["name"]))
        above, feed, last = text[low:high].rpartition("\n")
        if feed and len(last.split()) <= 2 and _cue(last) in (Cue.GOALS, Cue.MEASURES) and above[-1].isalnum():
            return Title(_cue(last), (low, low + len(above.rstrip())))
        inner = _by_parts(text[low:high], fields)
        if inner is not None and inner.field is not None:
            return Title(inner.cue, (low + inner.field[0], low + inner.field[1]))
        return Title(Cue.EITHER, (low, high))
    if fold(text) in fields:
        stripped = text.strip().rstrip(":").rstrip()
        low = text.index(stripped)
        return Title(Cue.EITHER, (low, low + len(stripped)))
    parts = _by_parts(text, fields)
    if parts is not None:
        return parts
    cue = _cue(text)
    within = _WITHIN.search(text + "\n") if cue in (Cue.GOALS, Cue.MEASURES, Cue.EITHER) else None
    if within is not None:
        low, high = within.start("name"), len(text.rstrip().rstrip(':“"«').rstrip())
        return Title(cue, (low, high))
    return Title(cue)


def _by_parts(text: str, fields: Collection[str]) -> Title | None:
    """Read `Wohnen: Ziele` and `Maßnahmen – Wohnen`."""
    mark = _PARTS.search(text.rstrip().rstrip(":"))
    if mark is None:
        return None
    ranges = ((0, mark.start()), (mark.end(), len(text.rstrip().rstrip(":"))))
    cues = [_cue(text[low:high]) for low, high in ranges]
    for label, name in ((1, 0), (0, 1)):
        low, high = ranges[name]
        part = text[low:high].strip()
        is_label = (
            cues[label] in (Cue.GOALS, Cue.MEASURES, Cue.EITHER) and len(text[slice(*ranges[label])].split()) <= 2
        )
        is_name = part[:1].isupper() and cues[name] is None and len(part.split()) <= _LONGEST_FIELD
        if is_label and is_name and (name == 0 or len(part.split()) <= 4 or fold(part) in fields):
            low = text.index(part, low)
            group = _GROUP.fullmatch(part)
            start = low + (group.start("name") if group else 0)
            return Title(cues[label], (start, low + len(part)))
    return None


def _cue(text: str) -> Cue | None:
    """Give what the first telling word says; goals and measures named side by side are either."""
    found = [(match.start(), cue) for cue, words in _WORDS if (match := words.search(text))]
    if not found:
        return None
    first = min(found)[1]
    if first is Cue.EITHER and _SURVEY.search(text):
        return Cue.NOTHING
    named = {cue for part in re.split(r"\bund\b|&|/|,|\+", text) for cue in _first(part)}
    return Cue.EITHER if first in named and {Cue.GOALS, Cue.MEASURES} <= named else first


def _first(text: str) -> list[Cue]:
    found = [(match.start(), cue) for cue, words in _WORDS if (match := words.search(text))]
    return [min(found)[1]] if found else []
