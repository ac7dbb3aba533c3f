"""The year in which a document was made or decided.

Every year named is a vote, weighted by what stands around it: the date of a session or `Stand:` says most; a year up to
which something shall be reached, or that a law bears, says nothing. Years after the file was last changed are none.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from konzeptminer.facts.paper import Paper

FIRST, LAST = 1975, 2060

FIRST_FILE = 2001
"""A file that says it is older was made by a machine whose clock stood still."""

MONTHS = (
    "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    "|Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez"
)
SEASONS = "Frühjahr|Frühling|Sommer|Herbst|Winter"
YEAR = r"(?:19[789]\d|20[0-5]\d)"

DATE = re.compile(
    rf"(?=[\dJFMASONDHW])(?<![\d.])(?:(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<full>{YEAR}|\d{{2}})(?![\d.]?\d)"
    rf"|(?P<iso>{YEAR})-\d{{2}}-\d{{2}}(?!\d)"
    rf"|(?:\d{{1,2}}\.\s*)?(?P<name>{MONTHS})\.?\s+(?P<named>{YEAR})(?!\d)"
    rf"|(?P<season>{SEASONS})\s+(?P<seasonal>{YEAR})(?!\d)"
    rf"|(?<![\w/-])(?P<from>{YEAR})\s?(?:/|[-–—]|bis)\s?(?:zum Jahr\w* )?(?P<until>{YEAR}|\d\d)(?![\d/])"
    rf"|(?<!\d)(?P<year>{YEAR})(?!\d))"
)
"""A date or year as it may be printed."""

NUMBER = re.compile(
    rf"(?:Vorlagen?|Drucksachen?|DS|Drs|Beschluss|Antrags?|Anfrage|Mitteilungs?|Bericht|Az|Nr|V|VO|BV|MV|IV)\W{{0,3}}(?:Nr|Nummer)?[\s.:-]*"
    rf"(?:[A-Z]{{0,4}}[/-])?(?:(?P<front>{YEAR})[/-]\d{{1,5}}|\d{{1,5}}[/-](?P<back>{YEAR}|\d\d)(?![\d/]))"
)
"""The number of a Vorlage, which holds the year: `V/0573/2024`, `Drucksache 88/2012`, `2020/0177`."""

STAMP = re.compile(
    r"(?<!\d)(?:(?P<long>20[0-4]\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|(?P<short>[012]\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]))(?=_)"
)
"""The date at the front of a file's name: `20240916_`, `110426_`."""

MADE = re.compile(
    r"(?:\bStand(?:\s+der\s+\w+)?\b\W{0,3}(?:(?:vom|am|im|:)\s*)?|Sitzung\w*(?:\W+\w+){0,4}?\W+(?:am|vom)\W+(?:\w+tag\W+)?(?:dem\s+)?"
    r"|am\s+(?:Mon|Diens|Donners|Frei|Sams)tag\W+(?:dem\s+)?|am\s+Mittwoch\W+"
    r"|(?:beschl(?:ossen|uss)|verabschiedet|verabschiedung|fassung|ausgabe|version|auflage|redaktionsschluss|redaktionsstand)"
    r"(?:\W+(?:vom|von|durch|des|der|im|in|am|den|dem|de[sr]\s\w+|rat\w*|kreistag\w*|stadtrat\w*|gemeinderat\w*|\w*ausschuss\w*|sitzung)){0,6}\W+"
    r"|(?:Termin|Datum|Sitzungstermin|Sitzungsdatum|Erstellt|Erstellungsdatum|Veröffentlich\w+|Erschienen|Herausgegeben)\W{0,3}(?:am|im|vom)?\W*"
    r"|(?:©|Copyright|\(c\))[^\n\d]{0,80}|(?:Ausschuss|Kreistag|rat)\b[^\n\d]{0,45}\W|Entwurf\b[^\n\d]{0,30})$",
    re.IGNORECASE,
)
"""What stands before the date on which a document was made or decided."""

MADE_AFTER = re.compile(
    r"\s*(?:beschlossen|verabschiedet|\(?Stand\b|veröffentlicht|erschienen|vorgelegt)", re.IGNORECASE
)

AS_OF = re.compile(
    r"(?:Stichtag\w*|Daten(?:stand)?|Quelle\b[^\n]{0,40}|Stand)\W{0,3}(?:vom|zum|am)?\W*$", re.IGNORECASE
)
REPORTED = re.compile(
    r"(?:Berichtsjahr|Berichtszeitraum|Jahresbericht|Geschäftsjahr|Haushaltsjahr|Bericht(?:\s+\w+)?\s+über\s+das\s+Jahr"
    r"|über\s+das\s+Jahr|für\s+das\s+Jahr|für\s+die\s+Jahre)\W*$",
    re.IGNORECASE,
)
REPORT = re.compile(r"(?:bericht\w*|bilanz|rückblick)\W+(?:\w+\W+)?$", re.IGNORECASE)
CURRENT = re.compile(
    r"(?:laufende[ns]?\s+Jahr\w*|Ausblick\s+(?:auf|für)(?:\s+das\s+Jahr)?|Planung(?:en)?\s+(?:für|in)|Umsetzung|Arbeitsprogramm|in)\W*$",
    re.IGNORECASE,
)
TARGET = re.compile(
    r"(?:\bbis(?:\s+(?:zum|spätestens|Ende|Anfang|Mitte|zu))*(?:\s+(?:Jahr\w*|das\s+Jahr))?|\bab(?:\s+dem\s+Jahr)?|Ziel\w*|Horizont|Vision|Agenda"
    r"|Prognose\w*|Zukunft|von|spätestens|künftig|geplant|nächste[rn]?\s+\w+|\w*wahl(?:en)?\s+am|Wahlperiode|Perspektive|Frist)\W*$",
    re.IGNORECASE,
)
PAST = re.compile(
    r"(?:\bseit(?:\s+(?:dem\s+Jahr|Anfang|Mitte|Ende))?|wurden?(?:\s+\w+)?(?:\s+im)?(?:\s+Jahr\w*)?|Der\s+letzte\b[^\n.]{0,40}|bereits|schon|stammt\s+von"
    r"|ha(?:t|tte|ben|tten)(?:\s+\w+)?(?:\s+im(?:\s+Jahr)?)?|gegründet|vom\s+Rat\s+im|geändert|Niederschrift\s+vom|Fassung\s+(?:der\s+Bekanntmachung\s+)?vom"
    r"|Gesetz\w*\s+vom|Bekanntmachung\s+vom|Verordnung\s+vom|zuletzt[^\n.]{0,30}|nach|Vorlage\s+von)\W*$",
    re.IGNORECASE,
)

HAPPENED = re.compile(
    r"\b(?:wurden?|fand(?:en)?|waren?|haben?|hatten?|erfolgten?|begann|startete|nahm)\b", re.IGNORECASE
)
HAPPENED_AFTER = re.compile(
    r"[^.]{0,40}\b(?:wurden?|fand(?:en)?|waren?|abgeschlossen|eingeleitet|eröffnet|gegründet|beschlossen|durchgeführt)\b",
    re.I,
)
"""Around the date of something that lies behind."""

TOP_LINES = 10

MOST_EARLY, MOST_BODY = 6.0, 3.0
"""No more than this can the first pages say for a year, and the text behind them."""

FRONT_MADE, MADE_WEIGHT, FRONT_DATE, FRONT_YEAR, TITLE_YEAR = 12.0, 4.0, 5.0, 2.0, 6.0
NUMBERED = 9.0
FILE_DATE, FILE_NAME, NEXT_YEAR = 3.0, 2.0, 2.5


def find_year(paper: Paper, title: str | None) -> int | None:
    """Give the year that most speaks for; None where no year is named."""
    votes: dict[int, float] = defaultdict(float)
    front, early = len(paper.front), len(paper.early)
    top = _top(paper.front)
    zones = (
        (paper.text[:top], 1.0),
        (paper.text[top:front], 0.6),
        (paper.text[front:early], 0.5),
        (paper.behind, 0.15),
        (title or "", 0.6),
    )
    for number, (text, weight) in enumerate(zones):
        cast: dict[int, float] = defaultdict(float)
        for year, vote in _votes(text, front=number in (0, 1, 4), is_title=number == 4):
            cast[year] += weight * vote
        for year, vote in cast.items():
            if FIRST <= year <= LAST:
                # A table of figures names its years many times.
                votes[year] += min(vote, MOST_EARLY if number == 2 else MOST_BODY if number == 3 else vote)
    changed = [year for year in paper.metadata.years if year >= FIRST_FILE]
    newest = max(changed, default=LAST)
    if any(year > newest and vote >= FRONT_MADE for year, vote in votes.items()):
        newest, changed = LAST, []  # the clock of the machine that made the file was wrong
    for year in [year for year in votes if year > newest]:
        del votes[year]
    stamps = [
        match
        for text in (paper.name + "_", paper.metadata.title or "", paper.early + paper.behind)
        for match in STAMP.finditer(text)
    ]
    for stamp in stamps[:3]:
        year = int(stamp["long"] or 2000 + int(stamp["short"]))
        if FIRST <= year <= newest:
            votes[year] += FILE_DATE
    _add_file_dates(votes, changed)
    _favour_late(votes, paper.early + paper.behind)
    for match in re.finditer(rf"(?<!\d){YEAR}(?!\d)", paper.name):
        if FIRST <= int(match[0]) <= newest and not stamps:
            votes[int(match[0])] += FILE_NAME
    if not votes:
        return None
    return max(votes, key=lambda year: (round(votes[year], 6), year))


def _top(front: str) -> int:
    """Give where the first lines end, which name who writes, what, and when."""
    lines = list(re.finditer(r"\S.*\n?", front))
    return lines[TOP_LINES - 1].end() if len(lines) >= TOP_LINES else len(front)


def _favour_late(votes: dict[int, float], text: str) -> None:
    """Halve the votes for years before the last thing that the text says has happened."""
    happened = [_year_of(match) for match in DATE.finditer(text) if not match["from"] and _has_happened(match, text)]
    last = max((year for year in happened if votes.get(year)), default=0)
    if last:
        votes[last] += 1.0
    for year in votes:
        if year < last:
            votes[year] *= 0.5


def _has_happened(match: re.Match[str], text: str) -> bool:
    before, after = text[max(0, match.start() - 80) : match.start()], text[match.end() : match.end() + 50]
    if match["year"] or TARGET.search(before):
        return False
    return bool(
        HAPPENED.search(re.split(r"[.!?]\s", before)[-1]) or HAPPENED_AFTER.match(re.split(r"[.!?]\s", after)[0])
    )


def _add_file_dates(votes: dict[int, float], years: Sequence[int]) -> None:
    """Let the file's dates speak, unless it was made anew long after the paper it holds."""
    named = [year for year, vote in votes.items() if vote >= 1]
    for year in set(years):
        if not named or year <= max(named) + 1:
            votes[year] += FILE_DATE


def _votes(text: str, *, front: bool, is_title: bool) -> Iterator[tuple[int, float]]:
    numbered: list[tuple[int, int]] = []
    for match in NUMBER.finditer(text):
        yield _whole(match["front"] or match["back"]), NUMBERED
        numbered.append(match.span())
    # Figures of the last day of a year are reported in the next one; older ones stand beside them to compare.
    ends = [
        _year_of(match)
        for match in DATE.finditer(text)
        if _ends_year(match) and not TARGET.search(text[max(0, match.start() - 40) : match.start()])
    ]
    if ends:
        yield max(ends) + 1, FRONT_MADE / 2
    for match in DATE.finditer(text):
        if _ends_year(match) or any(start < match.end() and match.start() < end for start, end in numbered):
            continue
        before, after = text[max(0, match.start() - 90) : match.start()], text[match.end() : match.end() + 25]
        yield from _vote(match, before, after, front=front, is_title=is_title)


def _vote(match: re.Match[str], before: str, after: str, *, front: bool, is_title: bool) -> Iterator[tuple[int, float]]:
    if match["from"]:
        yield from _span(match, before, plan=is_title or front)
        return
    year = _year_of(match)
    dated = not match["year"]
    if PAST.search(before):
        yield year, 0.5
    elif REPORTED.search(before):
        yield year + 1, NEXT_YEAR
        yield year, NEXT_YEAR / 2
    elif TARGET.search(before):
        yield year, 0.0
    elif MADE.search(before) or MADE_AFTER.match(after):
        yield year, FRONT_MADE if dated or front else MADE_WEIGHT
    elif CURRENT.search(before):
        yield year, FRONT_DATE
    elif front and is_title:
        yield year, TITLE_YEAR if not _round(year) else TITLE_YEAR / 2
    elif front:
        yield year, FRONT_DATE if dated else FRONT_YEAR
    else:
        yield year, 1.5 if dated else 1.0


def _ends_year(match: re.Match[str]) -> bool:
    return match["day"] == "31" and match["month"] == "12"


def _year_of(match: re.Match[str]) -> int:
    return _whole(match["full"] or match["iso"] or match["named"] or match["seasonal"] or match["year"])


def _span(match: re.Match[str], before: str, *, plan: bool) -> Iterator[tuple[int, float]]:
    """Judge `2019–2024`: a plan is made where its span begins, a balance after it ends."""
    first, last = int(match["from"]), _whole(match["until"], int(match["from"]) // 100 * 100)
    if "/" in match[0] and last == first + 1:
        yield first, 1.0
        yield last, 1.0
    elif REPORTED.search(before):
        yield last + 1, NEXT_YEAR
    elif REPORT.search(before):
        yield last, NEXT_YEAR
    else:
        yield first, 2.5 if plan else 1.0
        yield last, 0.3


def _whole(digits: str, century: int = 2000) -> int:
    year = int(digits)
    return year if year >= 100 else century + year if year < 70 else 1900 + year


def _round(year: int) -> bool:
    """Tell whether a year is one that plans are made for."""
    return year % 5 == 0 and year >= 2020
