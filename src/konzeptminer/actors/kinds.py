"""What sort of body an actor is."""

import re
from functools import cache, lru_cache

from konzeptminer.actors.known import KIND_WORDS
from konzeptminer.actors.names import Name
from konzeptminer.actors.places import Home
from konzeptminer.actors.words import LEGAL_FORM
from konzeptminer.records import ActorKind

_HOME = {"kreis": ActorKind.KREIS, "stadt": ActorKind.STADT}
_OFFICE = "Amt"
_PLACED = "placed"
_REGISTERED = re.compile(r"\be\.?\s?V\.?(?!\w)|\bVereins?\b")
_STRONGER = frozenset((ActorKind.WOHLFAHRTSVERBAND, ActorKind.KAMMER, ActorKind.BUND, ActorKind.LAND, ActorKind.ALLE))
"""Kinds that a Kreis or a town in the name does not change: `AWO Kreisverband`, `IHK der Stadt`."""


def kind_of(name: Name, text: str, home: Home) -> ActorKind:
    """Tell the kind of an actor.

    What the name says of a Kreis or a town decides first, then the known organisation, then the words, in the order of
    the list in `known.toml`. An office that says neither is one of the document's own district.

    Args:
        name: The name taken apart.
        text: The name as printed.
        home: The district the document is of.
    """
    told = ActorKind.ALLE if _is_all(name) else name.organisation.kind if name.organisation else None
    if told in _STRONGER:
        return told
    if name.office:
        return _HOME[home.scope]
    by_words = _by_words(name.words)
    if name.scope and by_words not in {*_STRONGER, ActorKind.VEREIN, ActorKind.ZIVILGESELLSCHAFT}:
        return _HOME[name.scope]
    if by_words in _STRONGER:
        return by_words
    if name.place and _is_one_of(_PLACED, name.words):
        return _HOME[home.scope] if name.place == home.place else ActorKind.STADT
    if told:
        return _HOME[home.scope] if told is ActorKind.KREIS else told
    if _REGISTERED.search(text):
        return ActorKind.VEREIN
    if by_words:
        return by_words
    if LEGAL_FORM.search(text) or not _is_one_of(_OFFICE, name.words):
        return ActorKind.SONSTIGE
    return _HOME[home.scope]


def _is_all(name: Name) -> bool:
    return bool(name.words) and _by_words(name.words) is ActorKind.ALLE


@lru_cache(maxsize=1 << 12)
def _by_words(words: tuple[str, ...]) -> ActorKind | None:
    """Give the kind of the first word that tells one."""
    told = [kind for word in words if (kind := _kind_of_word(word))]
    # `alle Schulen` are schools, `alle Ämter` are all.
    return told[1] if len(told) > 1 and told[0] is ActorKind.ALLE else told[0] if told else None


@lru_cache(maxsize=1 << 13)
def _kind_of_word(word: str) -> ActorKind | None:
    told = next((sort for sort in _patterns() if sort not in (_OFFICE, _PLACED) and _is_one_of(sort, (word,))), None)
    return ActorKind(told) if told else None


@lru_cache(maxsize=1 << 12)
def _is_one_of(sort: str, words: tuple[str, ...]) -> bool:
    return any(_patterns()[sort].search(word) for word in words)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {sort: re.compile("|".join(words)) for sort, words in KIND_WORDS.items()}
