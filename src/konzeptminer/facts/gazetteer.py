"""Districts and municipalities named in a text: one scan over its words, with German endings.

`find` knows a name that stands alone, `mentions` those in a text. Which of several places of one name is meant is told
by what stands before it (`Stadt`, `Landkreis`, `Landratsamt`), by its full name, and by the Kreis whose towns are
preferred.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from konzeptminer.facts.names import Entry, folded, names
from konzeptminer.records import District

TOKEN = re.compile(r"(?<![\w@])[A-ZÄÖÜ]\w+(?:[-‐\u00ad][ \t]*\n[ \t]*[a-zäöüß]\w*)?")
"""A word that may begin a name, put together where the end of a line parts it."""

NEXT = re.compile(r"([\s./()‐–-]{0,4})(\w+(?:[-‐\u00ad][ \t]*\n[ \t]*[a-zäöüß]\w*)?)")
"""What may stand between the words of a name, and the next word."""

BROKEN = re.compile(r"[-‐\u00ad]\s*\n\s*")
BEFORE = re.compile(r"(\w[\w-]*)[\s:–„\"'(|*#]*$")

KREIS_WORD = re.compile(r"(?:land)?kreis(?!stadt|städt|frei|angehörig|verkehr)\w*|lk|landr[aä]t\w*", re.IGNORECASE)
TOWN_WORD = re.compile(r"\w*stadt|stadt\w*|städte|rathaus\w*|(?:ober)?bürgermeister\w*", re.IGNORECASE)
PARISH_WORD = re.compile(r"\w*gemeinden?|gemeinde\w*|markt(?:es)?|flecken", re.IGNORECASE)
LOCAL = frozenset(("in", "aus", "nach", "bei"))
SKIPPED = frozenset(("der", "des", "die", "den", "dem", "freie", "freien", "und"))
HEADS = SKIPPED | LOCAL | {"grosse", "grossen", "grosser", "kreisfreie", "kreisfreien", "im", "für", "land", "kreis-"}
"""Words that may stand before a name that is looked up, besides those that say what it is."""

NAMESAKES = 3
"""From this many other towns on, even the short name of a town that is a district of its own is not clear: Neustadt."""


class Mention(NamedTuple):
    """A district named in a text, from character `start` to `end`."""

    start: int
    end: int
    district: District


class Named(NamedTuple):
    """A name in a text, whoever bears it; `side` as in `Entry` where text or name say what it is, else nothing."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    side: str


def find(name: str, within: str | None = None) -> District | None:
    """Give the district or municipality of a name, with or without `Stadt`, `Kreis` and the like.

    Args:
        name: The name, and nothing else: `Hilden`, `Stadt Hilden`, `des Ennepe-Ruhr-Kreises`.
        within: Key of a Kreis whose towns are preferred.

    Returns:
        The district; None where there is none of this name, or several.
    """
    for token in TOKEN.finditer(name):
        head = re.findall(r"[\w-]+", name[: token.start()].casefold())
        if not all(word in HEADS or _side_of(word) for word in head):
            return None
        for end, entries in _sequences(name, token):
            if not re.search(r"\w", name[end:]):
                named = _judge(name, token.start(), end, [entry._replace(word=False) for entry in entries])
                return choose(named, within) if named else None
    return None


def mentions(text: str, within: str | None = None) -> list[Mention]:
    """Give what districts and municipalities a text names, in order; a name that several bear is left out.

    Args:
        text: Running text; names may be parted at the end of a line.
        within: Key of a Kreis whose towns are preferred.
    """
    found = ((named, choose(named, within)) for named in scan(text))
    return [Mention(named.start, named.end, district) for named, district in found if district is not None]


def choose(named: Named, within: str | None = None) -> District | None:
    """Give who is meant by a name; None where that is not to be told."""
    for entries in _preferred(named.entries, within):
        if len({entry.ags for entry in entries}) == 1:
            return _district(entries[0].name, entries[0].ags)
    return None


def scan(text: str) -> Iterator[Named]:
    """Find all names in a text, the longest first where several begin at one word."""
    known = names()
    end = 0
    for token in TOKEN.finditer(text):
        if token.start() < end or not any(form in known for form in _forms(token.group())):
            continue
        if text[max(0, token.start() - 1)] in "-‐" and text[max(0, token.start() - 2)].isalpha():
            continue  # the end of a compound: `Arbeitskreis-Mettmann`
        for longest, entries in _sequences(text, token):
            named = _judge(text, token.start(), longest, entries)
            if named is not None:
                end = named.end
                yield named
                break


def _sequences(text: str, token: re.Match[str]) -> Iterator[tuple[int, list[Entry]]]:
    """Give the names that begin with a word, the longest first: where each ends, and who bears it."""
    known = names()
    for form in _forms(token.group()):
        sequences = known.get(form, {})
        words: list[tuple[str, ...]] = [(form,)]
        ends = [token.end()]
        longest = max(map(len, sequences), default=0)
        while len(words) < longest and (following := NEXT.match(text, ends[-1])):
            if following[1].count("\n") > 1:
                break
            words.append(_forms(following[2]))
            ends.append(following.end())
        for count in range(len(words), 0, -1):
            for sequence, entries in sequences.items():
                if len(sequence) == count and all(a in b for a, b in zip(sequence, words, strict=False)):
                    end = ends[count - 1]
                    is_bracket = count > 1 and text[end : end + 1] == ")" and "(" in text[token.start() : end]
                    yield end + is_bracket, entries


def _judge(text: str, start: int, end: int, entries: Sequence[Entry]) -> Named | None:
    """Tell who may be meant from what stands before a name; None where it is but a word."""
    whole = tuple(entry for entry in entries if entry.whole)
    if whole:
        return Named(start, end, whole, "K")
    before = _words_before(text, start)
    side = next((side for side in map(_side_of, before) if side), "")
    for sides in {"K": ("K",), "S": ("S", "G"), "G": ("G", "S")}.get(side, ()):
        fitting = tuple(entry for entry in entries if entry.side == sides)
        if fitting:
            return Named(start, end, fitting, side)
    # The name alone is the town's; a Kreis is meant by it where no town bears it.
    bearers = [entry for entry in entries if entry.side != "K"] or entries
    local = bool(before) and before[0] in LOCAL
    possible = tuple(entry for entry in bearers if not entry.word or (local and entry.is_town_district))
    return Named(start, end, possible, "") if possible else None


@cache
def _side_of(word: str) -> str:
    patterns = (("K", KREIS_WORD), ("S", TOWN_WORD), ("G", PARISH_WORD))
    return next((side for side, pattern in patterns if pattern.fullmatch(word)), "")


def _words_before(text: str, start: int) -> list[str]:
    words: list[str] = []
    while len(words) < 3 and (match := BEFORE.search(text[max(0, start - 40) : start])):
        words.append(match[1].casefold())
        if words[-1] not in SKIPPED:
            break
        start -= len(match[0])
    return words


def _preferred(entries: Sequence[Entry], within: str | None) -> Iterator[Sequence[Entry]]:
    """Give ever weaker choices: inside the Kreis, a district of its own, the only one, the full name."""
    if within:
        inside = [entry for entry in entries if entry.ags.startswith(within) and entry.ags != within]
        yield inside
        yield [entry for entry in inside if entry.exact]
        yield [entry for entry in entries if entry.ags == within]
    exact = [entry for entry in entries if entry.exact]
    yield [entry for entry in exact if len(entry.ags) == 5]
    if sum(entry.side == "S" for entry in entries) <= NAMESAKES:
        yield [entry for entry in entries if len(entry.ags) == 5]
    yield entries
    if not any(entry.side == "S" for entry in entries if not entry.exact):
        yield exact


@cache
def _district(name: str, ags: str) -> District:
    return District(name=name, ags=ags)


@cache
def _forms(word: str) -> tuple[str, ...]:
    """Give the forms under which a word may be known: as it stands, and without the ending of the genitive."""
    form = folded(BROKEN.sub("", word))
    return (form, form[:-1]) if form.endswith("s") and len(form) > 4 else (form,)
