"""Short forms that a document defines: in brackets, behind `im Folgenden`, with `=`, and in a list of abbreviations."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from konzeptminer.actors.short_forms import is_short_form, long_form, matches, stands_for
from konzeptminer.records import Abbreviation
from konzeptminer.text.hyphen import HyphenJoiner
from konzeptminer.text.passage import PageText, Passage, Piece

REACH = 200
"""Characters before a bracket in which its long form is looked for."""

_BRACKET = re.compile(r"\(([^()]{2,120})\)")
_NAMED = r"(?:im\s+Folgenden|nachfolgend|fortan|kurz|abgekürzt)(?:\s+auch)?(?:\s+nur)?\s*[:„\"]?\s*"
_INTRODUCED = re.compile(rf",?\s+{_NAMED}(?P<short>[\w.&/-]{{2,10}})(?![\w-])")
_PREFIX = re.compile(rf"{_NAMED}")
_EQUAL = re.compile(
    r"(?<![\w=.-])(?P<short>[^\W\d_][\w.&/-]{0,9}\.?)\s*=\s*(?P<long>[^\W\d_][^\n;,=()]{3,100}(?:-\n[a-zäöüß][^\n;,=()]*)?)"
)
_END = re.compile(r"[.:;!?]\s+(?=[A-ZÄÖÜ•])|\n\s*\n|[()]|[•▪●]")
_HEADING = re.compile(
    r"[#*|\s]*(?:[\d.]+\s+)?(?:(?:Verzeichnis\s+der\s+)?(?:verwendete\s+)?Abkürzung(?:en|sverzeichnis|sliste)?|Kürzel|Legende)"
    r"\s*[:*|]*(?:\s*\w+\s*\|)?",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"\s*(?:[•▪●*|-]\s*)?\*{0,2}(?P<short>[\w.&/-]{1,12}?)[:*]*(?:\s*[:=–|\t]\s*|\s+[-–]\s+|\s+)(?P<long>[^\W\d_].{3,150}?)[\s|]*"
)
_ALONE = re.compile(r"\s*(?P<long>[\w.&/-]{1,12})\s*")
_OFFICE_NUMBER = re.compile(r"\d{2,3}(?:[-.]\d{1,2})?")
_OFFICE_NAME = re.compile(
    r"(?i:amt|stelle|büro|dezernat|sachgebiet|abteilung|fachbereich|fachdienst|behörde|service)(?!\w*[.:]\s*$)"
)
PATIENCE = 3
"""Lines of a list of abbreviations that may be something else before it is taken to be over."""


class _Found(NamedTuple):
    short: str
    start: int
    long: tuple[int, int]
    end: int


def find_abbreviations(pages: Sequence[PageText], joiner: HyphenJoiner) -> tuple[Abbreviation, ...]:
    """Find the short forms that a document defines, in reading order, each with its first long form.

    Args:
        pages: The pages' raw text.
        joiner: Decides on hyphens at line ends.
    """
    found: dict[tuple[str, str], Abbreviation] = {}
    in_list = False
    for page in pages:
        listed, in_list = _listed(page.text, in_list)
        for item in sorted([*_in_sentences(page.text), *listed], key=lambda item: item.start):
            long = " ".join(Passage((Piece(page, *item.long),)).clean(joiner).text.split()).strip(" ,;.")
            if long and long != item.short:
                span = Piece(page, item.start, item.end).span()
                found.setdefault((item.short, long), Abbreviation(short=item.short, long=long, span=span))
    return tuple(found.values())


def _in_sentences(text: str) -> Iterator[_Found]:
    for match in _BRACKET.finditer(text):
        inner_start = match.start(1)
        prefix = _PREFIX.match(match[1])
        inner = " ".join(match[1][prefix.end() if prefix else 0 :].split()).strip("„“\"' ")
        if is_short_form(inner):
            start = _begin_of_long(text, match.start(), inner)
            if start is not None:
                yield _Found(inner, start, (start, match.start()), match.end())
                continue
        before = re.search(r"(?<![\w-])[\w.&/-]{2,10}(?=\s?$)", text[max(0, match.start() - 12) : match.start()])
        long = re.sub(r"-\n(?=[a-zäöü])", "", match[1])
        if before and matches(before.group(), " ".join(long.split())):
            start = max(0, match.start() - 12) + before.start()
            yield _Found(before.group(), start, (inner_start, match.end(1)), match.end())
    for match in _INTRODUCED.finditer(text):
        start = _begin_of_long(text, match.start(), match["short"]) if is_short_form(match["short"]) else None
        if start is not None:
            yield _Found(match["short"], start, (start, match.start()), match.end())
    for match in _EQUAL.finditer(text):
        if stands_for(match["short"], match["long"]):
            yield _Found(match["short"].removesuffix("."), match.start(), match.span("long"), match.end())


def _begin_of_long(text: str, end: int, short: str) -> int | None:
    """Give the place in the raw text where the long form before `end` begins."""
    low = max(0, end - REACH)
    low += max((match.end() for match in _END.finditer(text[low:end].rstrip())), default=0)
    characters, places = _joined(text, low, end)
    long = long_form(short, characters)
    if long is None:
        return None
    begin = len(characters.rstrip()) - len(long)
    return places[begin]


def _joined(text: str, low: int, end: int) -> tuple[str, list[int]]:
    """Give a stretch as one line, broken words put together, white space folded, and where each character stands."""
    raw = text[low:end]
    kept: list[tuple[str, int]] = []
    broken = {index for match in re.finditer(r"-\n\s*(?=[a-zäöüß])", raw) for index in range(*match.span())}
    for index, character in enumerate(raw):
        if index in broken:
            continue
        blank = character.isspace()
        if not (blank and (not kept or kept[-1][0] == " ")):
            kept.append((" " if blank else character, low + index))
    return "".join(character for character, _ in kept), [place for _, place in kept]


def _listed(text: str, in_list: bool) -> tuple[list[_Found], bool]:
    """Read lists of abbreviations: an entry a line, or a cell with the short form and one with the long form."""
    found: list[_Found] = []
    others = 0
    lines = [(match.start(), match.group()) for match in re.finditer(r"[^\n]+", text)]
    taken = -1
    for (start, line), (following_start, following) in pairwise([*lines, (len(text), "")]):
        if _HEADING.fullmatch(line.strip()):
            in_list, others = True, 0
            continue
        if not in_list or start <= taken:
            continue
        entry = _entry(start, line) or _entry_of_cells(start, line, following_start, following)
        if entry:
            found.append(entry)
            others, taken = 0, entry.end - 1
        else:
            others += 1
            in_list = others <= PATIENCE
    return found, in_list


def _entry(start: int, line: str) -> _Found | None:
    match = _ENTRY.fullmatch(line.rstrip())
    if not match or not _defines(match["short"], match["long"]):
        return None
    long = (start + match.start("long"), start + match.end("long"))
    return _Found(match["short"].removesuffix("."), start + match.start("short"), long, long[1])


def _entry_of_cells(start: int, line: str, following_start: int, following: str) -> _Found | None:
    match = _ALONE.fullmatch(line)
    if not match or not _defines(match["long"], following.strip()):
        return None
    long = (following_start, following_start + len(following.rstrip()))
    return _Found(match["long"].removesuffix("."), start + match.start("long"), long, long[1])


def _defines(short: str, long: str) -> bool:
    if _OFFICE_NUMBER.fullmatch(short):
        return bool(_OFFICE_NAME.search(long))
    return len(long) > len(short) + 1 and stands_for(short, long)
