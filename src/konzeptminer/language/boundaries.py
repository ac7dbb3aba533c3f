"""Where sentences end, told from the characters alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from konzeptminer.language.unmarked import find_unmarked
from konzeptminer.language.words import Words, load_words

STOP = re.compile(r"(?P<stop>\.{2,}|…|[.!?]+)(?P<closers>[\"“”»«›‹’')\]]*)(?P<gap>\s+|$|(?=[A-ZÄÖÜ][a-zäöüß]))")
NEXT = re.compile(r"\S*")
BREAK = re.compile(r"[^\S\n]*\n\s*")
BULLET = re.compile(r"(?:[•·▪■□◦●○➢►▶✓→*]|[-–—](?=\s)|\(?(?:\d{1,2}|[a-z])\)|(?:\d{1,2}\.){1,4}(?=\s))\s*")
OPENERS = "\"„“”»«‚‘'([›‹"
PAIRS = {")": "(", "]": "[", "“": "„", "”": "„“", "»": "«", "«": "»", "’": "‘‚", "‹": "›", "›": "‹", '"': '"', "'": "'"}
"""What opens before a closing sign."""
NUMBER = re.compile(r"[\d.,:/\-–]*\d")
ROMAN = re.compile(r"[IVX]+")
INITIALS = re.compile(r"[A-Za-zÄÖÜäöü](?:[.-]+[A-Za-zÄÖÜäöü])?")
"""As in "A. Müller", "K.-H. Schröder"."""
NO_VOWEL = re.compile(r"[A-ZÄÖÜ]?[b-df-hj-np-tv-xzß]+")
"""No German word, hence an abbreviation."""
FILE_ENDING = re.compile(r"[A-ZÄÖÜ][a-z]{1,2}$")
BRACKETS = ("(", "[")
DASHES = "–—-"
BULLETS = ("•", "·", "▪", "■", "–", "-", "*")
FOLLOWING = ("f", "ff")
"""Short for "and the following": behind a number only."""
STREET = "str"


@dataclass(frozen=True)
class _Stop:
    """A mark that may end a sentence.

    Attributes:
        before: What stands before the mark, back to the last blank.
        mark: The mark.
        closers: Quotes and brackets behind it.
        next: The word or sign behind it, without opening quotes and brackets.
        opened: Whether an opening quote or bracket stands before the next word.
        bracketed: Whether that is a bracket.
        start: Place of `before`.
        first: Whether the sentence begins there.
        glued: Whether the next word follows without a blank.
    """

    before: str
    mark: str
    closers: str
    next: str
    opened: bool
    bracketed: bool
    start: int
    first: bool
    glued: bool


def find_sentences(text: str) -> list[tuple[int, int]]:
    """Give the sentences of a text as ranges of characters, without the blanks around them.

    A blank line and a line that starts with a bullet begin a sentence, a single line feed does not.
    """
    cuts = [0]
    for end in _ends(text):
        if text[cuts[-1] : end].strip():
            cuts.append(end)
    cuts.append(len(text))
    spans = []
    for start, end in pairwise(cuts):
        inner = [start, *(start + place for place in find_unmarked(text[start:end], load_words())), end]
        spans += [_bare(text, first, last) for first, last in pairwise(inner) if text[first:last].strip()]
    return spans


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Give a range without the blanks around it."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _ends(text: str) -> Iterator[int]:
    """Give the places behind sentences, in order."""
    words = load_words()
    start = 0
    candidates = sorted(
        [(match.end(), match, True) for match in STOP.finditer(text)]
        + [(match.end(), match, False) for match in BREAK.finditer(text)],
        key=lambda item: (item[0], item[2]),
    )
    for place, match, is_stop in candidates:
        if place <= start:
            continue
        if _ends_here(text, start, match, words) if is_stop else _breaks(text, start, match):
            yield place
            start = place


def _breaks(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether a line feed ends a sentence: a blank line follows, or a bullet."""
    if match.group().count("\n") > 1:
        return True
    bullet = BULLET.match(text, match.end())
    if not bullet:
        return False
    before = text[: match.start()].rstrip()
    if not before or before[-1] in ".:;!?,":
        return True
    sign = bullet.group()[0]
    if sign in DASHES or sign.isalnum() or sign == "(":
        # A dash or a number at the start of a line is a bullet only if its line, or the one before, looks like an item.
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        follows = text[bullet.end() : bullet.end() + 1]
        return bool(BULLET.match(line.lstrip())) or (sign in DASHES and follows.isupper() and before[-1] not in "-–")
    return True


def _ends_here(text: str, start: int, match: re.Match[str], words: Words) -> bool:
    stop = _read(text, start, match)
    if not stop.next:
        return True
    if stop.glued:
        return _is_missing_blank(stop, words)
    first = stop.next[0]
    if first.islower() or first in ",;:/)]%&=+":
        return False
    if stop.closers and not _closes_whole(text, start, match, words, stop):
        return False
    if stop.mark in ("...", "…", "..") or (len(stop.mark) > 1 and set(stop.mark) == {"."}):
        return words.opens(stop.next) or stop.opened
    if stop.mark != ".":
        return True
    return not stop.before or _full_stop(text, stop, words)


def _read(text: str, start: int, match: re.Match[str]) -> _Stop:
    begin = match.start()
    while begin > start and not text[begin - 1].isspace():
        begin -= 1
    behind = NEXT.match(text, match.end())
    token = behind.group() if behind else ""
    bare = token.lstrip(OPENERS)
    return _Stop(
        before=text[begin : match.start()].lstrip(OPENERS),
        mark=match["stop"],
        closers=match["closers"],
        next=bare or token,
        opened=bare != token,
        bracketed=token[:1] in BRACKETS,
        start=begin,
        first=not text[start:begin].strip(),
        glued=not match["gap"] and match.end() < len(text),
    )


def _is_missing_blank(stop: _Stop, words: Words) -> bool:
    """Tell "Jahr.Die" from "z.B.", "Dr.Müller", names of files and addresses."""
    if stop.mark != "." or stop.closers or re.search(r"[@/\\]|www\.|:", stop.before + stop.next):
        return False
    last = re.split(r"[.\-]", stop.before)[-1]
    if len(last) < 3 or not last.isalpha() or words.kind(last.lower()) or words.kind(stop.before.lower()):
        return False
    return words.opens(stop.next) or not FILE_ENDING.match(stop.next)


def _closes_whole(text: str, start: int, match: re.Match[str], words: Words, stop: _Stop) -> bool:
    """Tell whether the closing quote or bracket closes what began the sentence, not something within it."""
    inner = text[start : match.start()]
    closer = stop.closers[-1]
    places = [inner.rfind(sign) for sign in PAIRS.get(closer, "")]
    place = max(places, default=-1)
    if place < 0:
        return True  # it was opened sentences ago
    before = inner[:place].rstrip()
    if not before or before[-1] in ":.!?–":
        return True
    if closer in ")]":
        return False
    # A title within a sentence: „Was nun?“ goes on unless a word follows that opens one.
    return words.opens(stop.next) or stop.mark == "."


def _full_stop(text: str, stop: _Stop, words: Words) -> bool:
    joined = _join_abbreviation(text, stop)
    for form in (joined, stop.before):
        key = form.lower().rstrip(".")
        kind = words.kind(key) or words.kind(re.split(r"[/(\-–]", key)[-1])
        if key in FOLLOWING and not _word_before(text, stop.start)[-1:].isdigit():
            kind = None
        if key.endswith(STREET):
            kind = "at_times"
        if kind == "never":
            return False
        if kind == "at_times":
            return words.opens(stop.next) or stop.next[0] in "•▪■"
        if kind == "mostly":
            return not stop.next[0].isdigit() and not stop.bracketed
    if NUMBER.fullmatch(stop.before):
        return _number_ends(text, stop, words)
    if ROMAN.fullmatch(stop.before):
        return words.opens(stop.next) or words.before_number(_word_before(text, stop.start))
    if INITIALS.fullmatch(stop.before) or NO_VOWEL.fullmatch(stop.before):
        return words.opens(stop.next)
    return True


def _join_abbreviation(text: str, stop: _Stop) -> str:
    """Give "z. B." as "z.b": the short parts before belong to it."""
    begin = stop.start
    parts = re.search(r"(?:(?<![\w.])[A-Za-zäöü]{1,3}\.\s?)+$", text[max(0, begin - 16) : begin])
    return ((parts.group() if parts else "") + stop.before).replace(" ", "").replace("\n", "")


def _word_before(text: str, place: int) -> str:
    head = text[max(0, place - 60) : place].split()
    return head[-1] if head else ""


def _number_ends(text: str, stop: _Stop, words: Words) -> bool:
    """Tell "3. Mai" and "das 2. Haus" from "im Jahr 2010. Danach"."""
    number, behind = stop.before, stop.next
    before = _word_before(text, stop.start)
    if words.after_ordinal(behind.strip(".,;:!?)“").lower()):
        return False
    short = number.isdigit() and len(number) <= 2
    if behind[0].isdigit():
        return not short and not re.fullmatch(r"\d{1,2}\.\d{1,2}", number)
    if not short:
        if re.fullmatch(r"\d{1,2}(\.\d{1,2})+", number) and (not before or before[-1] in ".:!?"):
            return False  # the number of a section
        return words.opens(behind) or not re.fullmatch(r"\d{1,2}\.\d{1,2}", number)
    if stop.first or before in BULLETS or text[: stop.start].rstrip(" \t").endswith("\n"):
        return False  # the number of an item
    if words.opens(behind):
        return True
    if before.lower() in words.before_ordinals:
        return False
    return words.before_number(before)
