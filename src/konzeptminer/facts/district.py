"""The district whose document it is.

Every name is a vote for its district. What stands in the title, the letterhead or the running foot says more than the
text; a name with `Kreis` or `Stadt` before it more than one without; a name in a list or after a post code next to
nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from konzeptminer.facts.gazetteer import Named, choose, find, scan
from konzeptminer.facts.paper import Paper
from konzeptminer.records import District

TITLE, FRONT, RUNNING, IMPRINT, ADDRESS = 8.0, 5.0, 8.0, 8.0, 4.0
SENTENCE = 1.5
LONGEST_LINE = 90
"""In a sentence a name says less than in a short line of its own."""

AGAIN = 0.2
"""A name at the front says a fifth when it comes again."""

LETTERHEAD = 4
"""Lines at the top that name who writes."""

EARLY, BODY = 1.0, 0.3
LISTED = 0.1
BARE, VILLAGE = 0.5, 0.15
"""A name alone counts half, and that of a village, which may be a tree or a person, next to nothing."""

MOST_BODY = 8.0
"""No more than this can the text behind the front say."""

LEAST = 2.0
CLEAR = 1.5
"""With less than this, or less than so many times the next, a document is nobody's."""

SURE = 8.0
"""With as much as this it need not be so clear."""

TOWNS = 4
TOWNS_WEIGHT = 4.0
"""A document that names this many towns of one Kreis may be the Kreis's."""

SEAT = re.compile(
    r"(?:\d{5}|gericht|Universität|Hochschule|Bezirksregierung|Regierungsbezirk|Flughafen|IHK|Kammer|TU|FH|Uni|Klinikum|Partnerstadt"
    r"|Regierungspräsidium|Arbeitsagentur|Agentur für Arbeit|nach|mit|an|beim?|wie|sowie|ebenso|auch|GmbH)"
    r"\s+(?:(?:de[rmns]|die|Stadt|Städten?|Kreis(?:es)?|Landkreis(?:es)?|Landeshauptstadt|StädteRegion)\s+)*$",
    re.IGNORECASE,
)
"""Before a name that is a place, a partner or one of many, and no author."""

LIST = re.compile(
    r"\s*(?:,|/|;|·|und|sowie|oder)\s*(?:und\s+)?(?:(?:de[rmns]|die)\s+)?(?:\w*(?:[Ss]tadt|[Kk]reis(?:es)?|Gemeinde)\s+)?"
)
"""What stands between two names of a list."""
PLACE_OF_DATE = re.compile(r",\s*(?:den|im|am|\d)", re.IGNORECASE)
"""Behind the place in which a letter was written: `Wesel, den 3. Mai`."""

IMPRINT_WORD = re.compile(
    r"(?:Herausgeber\w*|Herausgegeben|Impressum|Landr[aä]t\w*|Oberbürgermeister\w*|Bürgermeister\w*|Kreisausschuss|Kreistag\w*|Magistrat"
    r"|Kreisverwaltung|Stadtverwaltung|Landratsamt|Der\s+Rat|Gemeinderat|Stadtrat|©|Redaktion|Städteregionsrat|Dezernat|Referat|Amt\s+für)",
)
DOMAIN = re.compile(
    r"(?:@|www\.|https?://)(?:[\w-]+\.)*?((?:(?:land)?kreis|stadt|gemeinde|lk)-)?([a-z][a-zäöüß-]{2,})\.(?:de|eu|org)\b"
)


def find_district(paper: Paper, title: str | None) -> District | None:
    """Give the district that most speaks for; None where none is named but in passing."""
    votes = _count(paper, title, None)
    if not votes:
        return _named_file(paper)
    best = max(votes, key=lambda district: votes[district])
    # Names that several towns bear are clear once the Kreis is known.
    votes = _count(paper, title, (best.ags or "")[:5])
    best = max(votes, key=lambda district: votes[district])
    next_best = max((vote for district, vote in votes.items() if district != best), default=0.0)
    is_clear = votes[best] >= max(LEAST, CLEAR * next_best) or votes[best] >= SURE
    return best if is_clear else _named_file(paper)


def _count(paper: Paper, title: str | None, within: str | None) -> dict[District, float]:
    votes: dict[District, float] = defaultdict(float)
    metadata = paper.metadata.title or ""
    for text, weight in ((title or "", TITLE), (metadata, TITLE / 2), *((line, RUNNING) for line in paper.running[:3])):
        for named, district, _ in _named(text, within):
            votes[district] += weight * (1.0 if named.side else BARE)
    seen: set[District] = set()
    for named, district, listed in _named(paper.front, within):
        line = _line(paper.front, named)
        is_letterhead = paper.front.count("\n", 0, named.start) < LETTERHEAD
        own = SENTENCE
        if len(line) < LONGEST_LINE and not line.rstrip().endswith("."):
            own = FRONT + (IMPRINT if is_letterhead or IMPRINT_WORD.search(line) else 0.0)
        if district in seen:
            own *= AGAIN
        seen.add(district)
        votes[district] += own * _weight(named, paper.front, listed=listed)
    for district, weight in _addresses(paper.early, within):
        votes[district] += weight
    early = paper.early[len(paper.front) :]
    again: set[District] = set()
    for named, district, listed in _named(early, within):
        is_imprint = named.side and IMPRINT_WORD.search(_line(early, named))
        own = IMPRINT if is_imprint else EARLY
        if district in again:
            own *= AGAIN
        again.add(district)
        votes[district] += own * _weight(named, early, listed=listed)
    for district, weight in _body(paper, within).items():
        votes[district] += weight
    return votes


def _body(paper: Paper, within: str | None) -> dict[District, float]:
    """Weigh the text as a whole by the share of each district in it."""
    text = paper.early + paper.behind
    counted: dict[District, float] = defaultdict(float)
    towns: dict[str, set[str]] = defaultdict(set)
    for named, district, listed in _named(text, within):
        counted[district] += _weight(named, text, listed=listed)
        if district.ags and len(district.ags) == 8:
            towns[district.ags[:5]].add(district.ags)
    total = sum(counted.values())
    weights = {
        district: min(MOST_BODY * count / total, BODY * 4 * count) for district, count in counted.items() if total
    }
    for district in list(counted):
        if district.ags and len(towns[district.ags]) >= TOWNS:
            weights[district] += TOWNS_WEIGHT
    return weights


def _named(text: str, within: str | None) -> Iterator[tuple[Named, District, bool]]:
    """Give the names that are clear, and whether each stands in a list."""
    found = list(scan(text))
    listed = {
        name
        for left, right in pairwise(found)
        if LIST.fullmatch(text, left.end, right.start)
        for name in (left.start, right.start)
    }
    for named in found:
        district = choose(named, within)
        if district is not None:
            yield named, district, named.start in listed


def _weight(named: Named, text: str, *, listed: bool) -> float:
    if (
        listed
        or (not named.side and PLACE_OF_DATE.match(text, named.end))
        or SEAT.search(text[max(0, named.start - 50) : named.start])
    ):
        return LISTED
    return 1.0 if named.side else BARE if any(entry.side != "G" for entry in named.entries) else VILLAGE


def _line(text: str, named: Named) -> str:
    start = text.rfind("\n", 0, named.start) + 1
    end = text.find("\n", named.end)
    return text[start : end if end >= 0 else len(text)]


def _addresses(text: str, within: str | None) -> Iterator[tuple[District, float]]:
    """Give the districts of the first addresses in the net: `www.kreis-mettmann.de`."""
    for match in list(DOMAIN.finditer(text))[:3]:
        kind = match[1] or ""
        side = "Kreis " if "kreis" in kind or kind == "lk-" else "Stadt "
        district = find(side + _umlauts(match[2]).title(), within)
        if district is not None:
            yield district, ADDRESS


def _umlauts(name: str) -> str:
    return name.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")


def _named_file(paper: Paper) -> District | None:
    """Give the district of the file's name, which is all that is left to ask."""
    name = re.sub(r"[_.\s-]+", " ", paper.name).title()
    found = [district for named, district, _ in _named(name, None) if named.side]
    return found[0] if found else None
