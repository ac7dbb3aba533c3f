"""Looking up known organisations and short forms among the words of a name."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from konzeptminer.actors.known import ORGANISATIONS, WORDS, Organisation
from konzeptminer.actors.words import ARTICLES, stem

AMBIGUOUS = 2
"""Letters of an abbreviation that many things share."""


class Hit(NamedTuple):
    """A known organisation among words: which, and how many of the words name it."""

    organisation: Organisation
    length: int


def known_short(words: Sequence[str], *, first: bool) -> Hit | None:
    """Find the organisation whose abbreviation begins the words.

    Args:
        words: Printed words.
        first: Whether they begin the name; elsewhere abbreviations of two letters mean nothing.
    """
    shorts = _shorts()
    for length in (2, 1):
        if len(words) < length:
            continue
        printed = " ".join(words[:length])
        plain = printed if length > 1 else printed.replace(".", "")
        # `SKF` is `SkF`, but `Raa` is no `RAA`.
        found = shorts.get(plain) or (shorts.get(plain.upper()) if sum(map(str.isupper, plain)) > 1 else None)
        if found and (first or len(plain) > AMBIGUOUS):
            return Hit(found, length)
    return None


def known_name(stems: Sequence[str]) -> Hit | None:
    """Find the organisation whose name, or other name, begins the stems; the longest counts.

    Hyphens and blanks make no difference: `Johanniter Unfallhilfe` is `Johanniter-Unfall-Hilfe`.
    """
    names, longest = _names()
    for length in range(min(longest, len(stems)), 0, -1):
        found = names.get("".join(stems[:length]))
        if found:
            return Hit(found, length)
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
    return [part for word in re.split(r"[\s,/;+]+", text) for part in _parts(word) if part]


def stems_of(words: Sequence[str], *, first: bool = True) -> tuple[str, ...]:
    """Give the stems of words, articles left out; an abbreviation has those of the organisation it stands for."""
    return tuple(
        _written_out(word, first=first and index == 0) for index, word in enumerate(words) if word.casefold() not in ARTICLES
    )


def _written_out(word: str, *, first: bool) -> str:
    hit = known_short([word], first=first)
    return "".join(map(_plain_stem, split(hit.organisation.name))) if hit else _plain_stem(word)


def _plain_stem(word: str) -> str:
    return stem(word.replace("-", ""))


def _parts(word: str) -> list[str]:
    parts = word.strip("-").split("-")
    if len(parts) < 2:
        return parts
    if parts[0].casefold() == "kreis" and len(parts) == 2 and not known_short(parts[1:], first=False):
        return [parts[0] + parts[1].lower()]
    return parts if any(_ACRONYM.fullmatch(part) for part in parts) else [word.strip("-")]


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
