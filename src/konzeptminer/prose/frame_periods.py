"""Dates, times and how often, in a sentence."""

import re
from collections.abc import Sequence

_MONTH = r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
_SEASON = (
    r"(?:\w*(?:[Hh]albjahr|[Qq]uartal|[Ss]emester|[Ss]chuljahr|[Kk]indergartenjahr|[Ff]rühjahr|[Ff]erien|[Zz]eitraum|[Pp]ause|[Pp]eriode)(?:e?s|en)?"
    r"|Schuljahres(?:ende|beginn)s?|Frühling|Sommer|Herbst|Winter|Jahreswechsel|Jahresende|Jahresbeginn|(?:Berichts|Haushalts|Kalender|Vor|Folge|Geschäfts)?[Jj]ahr(?:e?s|en|e)?"
    r"|Monat(?:s|en|e)?|Woche(?:n)?|Haushalt)"
)
_ATTRIBUTE = (
    r"(?:(?:\d\.|ersten?|zweiten?|dritten?|vierten?|kommenden?|nächsten?|nächstmöglichen|vergangenen?|letzten?|laufenden?|folgenden?|vorigen?|zurückliegenden?"
    r"|diese[nmrs]?|gleichen|selben|jede[nmrs]?|zwei|drei|vier|fünf|sechs|wenigen|einigen)\s+)"
)
_YEAR = r"(?:19|20)\d\d(?:\s?/\s?(?:20)?\d\d)?(?![\d%€]|[.,]\d)"
_DAY = rf"(?:\d{{1,2}}\.\s?\d{{1,2}}\.(?:\s?\d{{2,4}})?|\d{{1,2}}\.\s(?:{_MONTH})(?:\s{_YEAR})?)"
_POINT = (
    rf"(?:{_DAY}|(?:(?:Anfang|Mitte|Ende|Beginn|Start|Abschluss|Ablauf)\s+(?:des\s+|der\s+)?)?{_ATTRIBUTE}*(?:{_MONTH}|{_SEASON})(?:\s+{_YEAR})?"
    rf"|(?:Anfang|Mitte|Ende)\s+{_YEAR}|{_YEAR})"
)
_PREPOSITION = (
    r"(?:bis(?:\s+spätestens)?(?:\s+(?:zum|zur|zu\s+de[nrm]))?|ab(?:\s+dem)?|seit(?:\s+(?:dem|der|den|nunmehr))?|im(?:\s+(?:Laufe|Verlauf)\s+des)?"
    r"|in(?:\s+(?:den|der|diesem|dem))?|am|zum|zur|zu(?=\s+Beginn)|vo[mn](?:\s+dem)?|nach(?:\s+(?:der|dem|den))?|vor(?:\s+(?:der|dem|den))?"
    r"|während(?:\s+(?:des|der))?|für(?:\s+(?:das|den|die))?|über\s+das|zwischen|innerhalb(?:\s+(?:von|der|des|eines))?|binnen|mit(?=\s+Beginn)|Start)"
)
_EVENT = (
    r"(?:nach|vor|mit|bis(?:\s+zum)?|zum|seit)\s+(?:dem\s+|der\s+)?(?:Abschluss|Ende|Beginn|Ablauf|Auslaufen|Start)\s+(?:der|des)\s+(?:[a-zäöü]+\s)?\w+"
    r"|während\s+(?:des|der)\s+(?:[a-zäöü]+\s)?\w+|für\s+die\s+Dauer\s+(?:von\s+\w+|eines|der|des)\s+\w+|nach\s+der\s+\w*(?:wahl|pause|phase|prüfung|auswertung)"
    r"|zum\s+(?:nächst|frühest)möglichen\s+(?:Zeitpunkt|Termin)"
)
_LEAD = r"(?:(?:noch|voraussichtlich|spätestens|frühestens)\s+(?=\w))?"
_MORE = rf"(?:\s?(?:bis|und|–|-)\s?(?:zum\s+|im\s+|in\s+|de[mnr]\s+)?{_POINT})"
_DATED = rf"{_LEAD}{_PREPOSITION}\s+(?:\d{{1,2}}\.\s?(?:bis|–|-|und)\s?)?{_POINT}{_MORE}?(?:\s+(?:hinaus|(?:letzten|nächsten|dieses|kommenden|vergangenen)\s+Jahres))?"
_OFTEN = (
    r"(?:(?:mindestens|etwa|ca\.)\s+)?(?:(?:ein|zwei|drei|vier|fünf|sechs|mehr)mal|\d+\s?-?\s?[Mm]al)\s+(?:(?:im|pro|je|in\s+der)\s+(?:Jahr|Monat|Woche|Quartal|Halbjahr)|jährlich|monatlich|wöchentlich)"
    r"|alle\s+(?:zwei|drei|vier|fünf|sechs|\d+)\s+(?:Jahre|Monate|Wochen)|jedes\s+(?:Jahr|Quartal|Halbjahr)|jeden\s+Monat"
    r"|an\s+(?:jedem\s+(?:\w+ten\s+)?(?=\w+tag|Mittwoch)|(?:einem|zwei|drei)\s+Tag(?:en)?\s+(?:pro|in\s+der|im)\s+)\s?(?:[A-Z]\w+)|(?:mon|diens|donners|frei|sams|sonn)tags(?:\s+bis\s+\w+tags)?|mittwochs"
    r"|(?:halb|viertel|unter)?jährlich|monatlich|wöchentlich|vierzehntägig|zweimonatlich|zweiwöchentlich|in\s+\w+jährigem\s+Turnus|im\s+Abstand\s+von\s+\w+\s+(?:Jahren|Monaten|Wochen)"
    r"|seit\s+[Kk]urzem|ab\s+sofort|seit\s+(?:nunmehr\s+)?(?:vielen|mehreren|einigen|\w+)\s+Jahren"
)
_BARE = rf"(?:Anfang|Mitte|Ende)\s+(?:{_ATTRIBUTE}?{_SEASON}|{_MONTH})?\s?(?:{_YEAR})?(?<=\d)|(?:Anfang|Mitte|Ende)\s+{_ATTRIBUTE}{_SEASON}|(?<![\d.,/–-]){_YEAR}(?:\s?(?:und|bis|–|-)\s?{_YEAR})?"
_PERIOD = re.compile(rf"(?<![\w/-])(?:{_EVENT}|{_DATED}|{_OFTEN}|{_BARE})(?![\w/-]|\s?(?:€|EUR|Euro|Prozent))", re.IGNORECASE)
_NO_TIME = re.compile(r"(?:in|zu[mr]|vo[mn]|für)(?:\s+de[mnr]|\s+das)?\s+(?:Haushalt|Jahren?|Woche|Ferien)$|im\s+Jahr$|(?:für|in)\s+(?:die|der)\s+(?:Ferien|Pause)$", re.IGNORECASE)
_RATE = re.compile(r"\s+(?:stattfindend|erscheinend|[a-zäöü]*e[rnsm]?\s+[A-Z])")


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
        and not any(start < match.end() and match.start() < end for start, end in resources)
    )
