"""Dates, times and how often, in a sentence."""

import re
from collections.abc import Sequence

_MONTH = r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
_SEASON = (
    r"(?:\w*(?:Sommer|Winter|Herbst|Frühling|Frühjahr|Halbjahr|Quartal|Semester|Schuljahr|Kindergartenjahr|Ferien|Zeitraum"
    r"|Pause|Periode)(?:e?s|en)?|Schuljahres(?:ende|beginn)s?|Jahres(?:wechsel|ende|beginn|anfang|mitte|hälfte)|\w*[Ll]aufzeit|\w*wochenenden?"
    r"|(?:Berichts|Haushalts|Kalender|Vor|Folge|Geschäfts)?Jahr(?:e?s|en|e)?|Monat(?:s|en|e)?|Wochen?|Haushalt)"
)
_COUNT = (
    r"(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|\d{1,2}|mehrere[nr]?|viele[nr]?|wenigen|einige[nr]?)"
)
_ATTRIBUTE = (
    rf"(?:(?:\d\.|ersten?|zweiten?|dritten?|vierten?|kommenden?|nächsten?|vergangenen?|letzten?|laufenden?|folgenden?"
    rf"|vorigen?|zurückliegenden?|diese[nmrs]?|gleichen|selben|jede[nmrs]?|beiden|{_COUNT})\s+)"
)
_YEAR = r"(?:19|20)\d\d(?:\s?/\s?(?:20)?\d\d)?(?![\d%€]|[.,]\d)"
_DAY = rf"(?:\d{{1,2}}\.\s?\d{{1,2}}\.(?:\s?\d{{2,4}})?|\d{{1,2}}\.\s{_MONTH}(?:\s{_YEAR})?)"
_EDGE = r"(?:(?:Anfang|Mitte|Ende|Beginn|Start|Ablauf)\s+(?:des\s+|der\s+)?)"
_POINT = (
    rf"(?:{_DAY}|{_EDGE}?{_ATTRIBUTE}*(?:{_MONTH}|{_SEASON})(?:\s+{_YEAR})?|(?:Anfang|Mitte|Ende)\s+{_YEAR}|{_YEAR})"
)
_PREPOSITION = (
    r"(?:bis(?:\s+spätestens)?(?:\s+(?:zum|zur|zu\s+de[nrm]))?|ab(?:\s+dem)?|seit(?:\s+(?:dem|der|den|nunmehr))?"
    r"|im(?:\s+(?:Laufe|Verlauf)\s+des)?|in(?:\s+(?:den|der|diesem|dem))?|am|zum|zur|zu(?=\s+Beginn)|vo[mn](?:\s+dem)?"
    r"|nach(?:\s+(?:der|dem|den))?|vor(?:\s+(?:der|dem|den))?|während(?:\s+(?:des|der))?|für(?:\s+(?:das|den|die))?"
    r"|über\s+das|zwischen|innerhalb(?:\s+(?:von|der|des|eines))?|binnen|mit(?=\s+Beginn)|Start)"
)
_NOUN = r"(?-i:(?:[a-zäöüß]+n\s)?[A-ZÄÖÜ]\w+)"
_EVENT = (
    r"(?:nach|vor|mit|bis(?:\s+zum)?|zum|seit)\s+(?:dem\s+|der\s+)?(?:Abschluss|Ende|Beginn|Ablauf|Auslaufen|Start)\s+de[rs]\s+"
    rf"{_NOUN}|während\s+des\s+{_NOUN}|für\s+die\s+Dauer\s+(?:von\s+\w+|eines|der|des)\s+{_NOUN}"
    r"|nach\s+der\s+\w*(?:wahl|pause|phase|prüfung|auswertung)|zum\s+(?:nächst|frühest)möglichen\s+(?:Zeitpunkt|Termin)"
)
_LEAD = r"(?:(?:noch|voraussichtlich|spätestens|frühestens|pünktlich|rechtzeitig)\s+)?"
_MORE = rf"(?:\s?(?:bis|und|–|-)\s?(?:zum\s+|im\s+|in\s+|de[mnr]\s+)?{_POINT})"
_OF_YEAR = r"(?:\s+(?:hinaus|(?:letzten|nächsten|dieses|kommenden|vergangenen)\s+Jahres))"
_DATED = rf"{_LEAD}{_PREPOSITION}\s+(?:\d{{1,2}}\.\s?(?:bis|–|-|und)\s?)?{_POINT}{_MORE}?{_OF_YEAR}?"
_TIMES = (
    r"(?:(?:mindestens|etwa|ca\.)\s+)?(?:(?:ein|zwei|drei|vier|fünf|sechs|acht|zehn|zwölf|mehr)mals?|\d+\s?-?\s?mal)"
)
_UNIT = r"(?:Jahr|Monat|Woche|Quartal|Halbjahr)"
_OFTEN = (
    rf"{_TIMES}\s+(?:(?:im|pro|je|in\s+der)\s+{_UNIT}|jährlich|monatlich|wöchentlich)|alle\s+{_COUNT}\s+(?:Jahre|Monate|Wochen|Tage)"
    r"|jedes\s+(?:Jahr|Quartal|Halbjahr)|jeden\s+(?:\w+ten\s+)?(?:Monat|\w+tag|Mittwoch)(?:\s+im\s+Monat)?|an\s+jedem\s+(?:\w+ten\s+)?(?:\w+tag|Mittwoch)(?:\s+im\s+Monat)?"
    r"|an\s+(?:einem|zwei|drei)\s+Tag(?:en)?\s+(?:pro|in\s+der|im)\s+\w+|(?:mon|diens|donners|frei|sams|sonn)tags(?:\s+bis\s+\w+tags)?"
    r"|mittwochs|(?:halb|viertel|unter)?jährlich|monatlich|wöchentlich|vierzehntägig|zwei(?:monatlich|wöchentlich)|quartalsweise"
    rf"|ganzjährig|im\s+\w+(?:jahres|monats|wochen)(?:rhythmus|turnus)|i[nm]\s+\w+jährige[mn]\s+(?:Turnus|Rhythmus)|im\s+Abstand\s+von\s+{_COUNT}\s+(?:Jahren|Monaten|Wochen)|seit\s+kurzem|ab\s+sofort"
    r"|bis\s+auf\s+Weiteres"
)
_LASTING = (
    rf"(?:seit|innerhalb\s+von|binnen)\s+(?:(?:über|mehr\s+als|knapp|rund|nunmehr)\s+)?{_COUNT}\s+(?:Jahr|Monat|Woche)(?:en|e|n)?"
    r"|seit\s+Jahren"
)
_BARE = (
    rf"(?:Anfang|Mitte|Ende)\s+(?:{_MONTH}(?:\s+{_YEAR})?|{_ATTRIBUTE}{_SEASON}|{_YEAR})"
    rf"|(?:{_MONTH}|Frühjahr|Sommer|Herbst|Winter|Schuljahr|Kindergartenjahr)\s+{_YEAR}"
    rf"|(?<![\d.,/–-]){_YEAR}(?:\s?(?:und|bis|–|-)\s?{_YEAR})?"
)
_PERIOD = re.compile(
    rf"(?<![\w/-])(?:{_EVENT}|{_LASTING}|{_DATED}|{_OFTEN}|{_BARE})(?![\w/-]|\s?(?:€|EUR|Euro|Prozent))", re.IGNORECASE
)
# `im Jahr` behind a sum, `in den Haushalt`.
_NO_TIME = re.compile(
    r"(?:in|zu[mr]|vo[mn]|für)(?:\s+de[mnr]|\s+das)?\s+(?:Haushalt|Jahren?|Woche|Ferien)|im\s+Jahr"
    r"|(?:für|in)\s+(?:die|der)\s+(?:Ferien|Pause)",
    re.IGNORECASE,
)
_OF_ITS_DATE = re.compile(r"vo[mn]\s+(?!.*(?:bis|und|–|-)\s?\w)", re.IGNORECASE)
_NOUN_BEFORE = re.compile(r"[A-ZÄÖÜ][\w-]*\s$")


def periods_of(text: str, resources: Sequence[tuple[int, int]] = ()) -> tuple[tuple[int, int], ...]:
    """Give the ranges of dates, times and rates in a sentence.

    Args:
        text: The sentence.
        resources: Ranges of sums: a rate within one (`jährlich 5.000 €`) is no time of its own.
    """
    return tuple(
        match.span()
        for match in _PERIOD.finditer(text)
        if not _NO_TIME.fullmatch(match[0])
        # `Beschluss vom 14.06.2017` is only dated.
        and not (_OF_ITS_DATE.match(match[0]) and _NOUN_BEFORE.search(text[: match.start()]))
        and not any(start < match.end() and match.start() < end for start, end in resources)
    )
