"""Looking up known organisations and short forms among the words of a name."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from konzeptminer.actors.known import ORGANISATIONS, WORDS, Organisation
from konzeptminer.actors.words import ARTICLES, stem

NO_LETTER = re.compile(r"[^\w]+")

AMBIGUOUS = 2
"""Letters of an abbreviation that many things share."""


class Hit(NamedTuple):
    """A known organisation among words: which, how many of the words name it, whether by an abbreviation."""

    organisation: Organisation
    length: int
    short: bool


class Part(NamedTuple):
    """A word of a name as it is looked up and as it is shown, with what stands before it.

    A word that is written out from an abbreviation but shown as printed gives several parts; only the first is shown.
    """

    word: str
    shown: str
    glue: str


def known_short(words: Sequence[str], *, first: bool) -> Hit | None:
    """Find the organisation whose abbreviation begins the words.

    Args:
        words: Printed words.
        first: Whether they begin the name; elsewhere abbreviations of two letters mean nothing.
    """
    if len(words) > 1 and words[0] in _begun():
        found = _shorts().get(" ".join(words[:2]))
        if found:
            return Hit(found, 2, True)
    return _short(words[0], first) if words else None


@lru_cache(maxsize=1 << 13)
def _short(word: str, first: bool) -> Hit | None:
    plain = word.replace(".", "")
    # `SKF` is `SkF`, but `Raa` is no `RAA`.
    found = _shorts().get(plain) or (_shorts().get(plain.upper()) if sum(map(str.isupper, plain)) > 1 else None)
    return Hit(found, 1, True) if found and (first or len(plain) > AMBIGUOUS) else None


@cache
def _begun() -> frozenset[str]:
    """Give the first words of abbreviations of two words."""
    return frozenset(short.split()[0] for short in _shorts() if " " in short)


def known_name(stems: Sequence[str]) -> Hit | None:
    """Find the organisation whose name, or other name, begins the stems; the longest counts.

    Hyphens and blanks make no difference: `Johanniter Unfallhilfe` is `Johanniter-Unfall-Hilfe`.
    """
    names, longest = _names()
    for length in range(min(longest, len(stems)), 0, -1):
        found = names.get("".join(stems[:length]))
        if found:
            return Hit(found, length, False)
    return None


def long_word(word: str, *, first: bool) -> str | None:
    """Give the long form of a short word; an adjective ends in a hyphen. None where it is no short form.

    Args:
        word: The word as printed.
        first: Whether it begins the name: `kr`, `ref` without a full stop count nowhere else.
    """
    plain = word.replace(".", "").casefold()
    form = WORDS.get(plain)
    if form is None or word == form:
        return None
    dotted = word.endswith(".") or "." in word or word in ("ka", "u", "f") or sum(map(str.isupper, word)) > 1
    return form if dotted or (first and word[:1].isupper() and len(word) > AMBIGUOUS) else None


def split(text: str) -> list[str]:
    """Give the words of a name; a compound with an abbreviation is two (`AWO-Kreisverband`), another one is one."""
    return [part.word for part in parts(text)]


def parts(text: str) -> list[Part]:
    """Give the words of a name with what they are shown as."""
    found: list[Part] = []
    for match in _PRINTED.finditer(text):
        printed, glue = match["word"], _glue(match["glue"])
        if not re.search(r"\w|&", printed):
            continue
        for index, (word, shown) in enumerate(_compound(printed)):
            found.append(Part(word, shown, "-" if index else glue if found else ""))
    return found


def joined(shown: Sequence[tuple[str, str]]) -> str:
    """Give a name of words as shown, each with what stands before it."""
    return "".join(glue + word for glue, word in shown if word).strip()


_PRINTED = re.compile(r"(?P<glue>[\s,/;+]*)(?P<word>[^\s,/;+]+)")


def _glue(printed: str) -> str:
    mark = printed.strip()[:1]
    return f"{mark} " if mark in (",", ";") and mark else f" {mark} " if mark == "+" else printed if mark else " "


def _compound(word: str) -> list[tuple[str, str]]:
    """Give the parts of a word, each as it is looked up and as it is shown."""
    bare = word.strip("-")
    pieces = bare.split("-")
    if len(pieces) < 2:
        return [(bare or word, word)]
    if pieces[0].casefold() == "kreis" and len(pieces) == 2 and not known_short(pieces[1:], first=False):
        return [(pieces[0] + pieces[1].lower(), word)]
    if any(_ACRONYM.fullmatch(piece) for piece in pieces) and all(pieces):
        return [(piece, piece) for piece in pieces]
    return [(bare, word)]


def stems_of(words: Sequence[str], *, first: bool = True) -> tuple[str, ...]:
    """Give the stems of words, articles left out; an abbreviation has those of the organisation it stands for."""
    return tuple(
        _written_out(word, first and index == 0) for index, word in enumerate(words) if word.casefold() not in ARTICLES
    )


@lru_cache(maxsize=1 << 13)
def _written_out(word: str, first: bool) -> str:
    hit = known_short([word], first=first)
    return "".join(map(_plain_stem, split(hit.organisation.name))) if hit else _plain_stem(word)


def _plain_stem(word: str) -> str:
    return stem(NO_LETTER.sub("", word))


_ACRONYM = re.compile(r"(?=.{2,8}$)[A-ZÄÖÜ][A-Za-zÄÖÜäöü.]*[A-ZÄÖÜ][A-Za-zäöü]*")


@cache
def _shorts() -> dict[str, Organisation]:
    shorts: dict[str, Organisation] = {}
    for organisation in ORGANISATIONS:
        for short in organisation.short:
            shorts.setdefault(short, organisation)
            shorts.setdefault(short.upper(), organisation)
            shorts.setdefault(short.replace(".", ""), organisation)
    return shorts


@cache
def _names() -> tuple[dict[str, Organisation], int]:
    names: dict[str, Organisation] = {}
    longest = 0
    for organisation in ORGANISATIONS:
        for name in (organisation.name, *organisation.also):
            stems = stems_of(split(name))
            names.setdefault("".join(stems), organisation)
            longest = max(longest, len(stems))
    return names, longest
