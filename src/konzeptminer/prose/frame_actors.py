"""Is a noun an actor, or one of those an offer is for?"""

import csv
import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from konzeptminer.prose.frame_words import LEXICON, stems_of
from konzeptminer.rows.actors import is_actor
from konzeptminer.text.words import GERMAN

_ENDINGS = tuple(LEXICON["actor_endings"])
_ACTORS = frozenset(LEXICON["actors"])
_NO_ACTORS = frozenset(LEXICON["no_actors"])
_NO_ENDINGS = tuple(LEXICON["no_actor_endings"])
_YET = frozenset(LEXICON["yet_actors"])
_OFFICE_HEADS = frozenset(LEXICON["office_heads"])
_NO_NAMED = frozenset(LEXICON["no_named"])
_HEADS_OF_TOPICS = tuple(LEXICON["heads_of_topics"])
_WEAK = tuple(LEXICON["weak_endings"])
_NO_WEAK = frozenset(LEXICON["no_weak"])
_TARGETS = frozenset(LEXICON["target_groups"])
_CONTAINERS = frozenset(LEXICON["containers"])
_FEMININE_OR_PLURAL = tuple(LEXICON["feminine_or_plural"])
_TOPICS = frozenset(
    tomllib.loads(files("konzeptminer.rows").joinpath("actors.toml").read_text(encoding="utf-8"))["topics"]
)
_SHORTEST_BEGINNING = 3
_PLACES = frozenset(
    row["name"].split(",")[0].split()[-1].casefold()
    for row in csv.DictReader(
        files("konzeptminer.data").joinpath("kreise.csv").read_text(encoding="utf-8").splitlines()
    )
)
_ACTION = re.compile(r"\w+(?:ung|ungen|tion|tionen|ismus|ität)$")


@lru_cache(maxsize=1 << 14)
def is_actor_noun(word: str) -> bool:
    """Tell whether a single noun names an actor: by the lexicon, by its end, or as an acronym.

    Args:
        word: As printed, in any case and number: `Caritasverbandes`, `Trägern`, `Lotsinnen`, `AWO`.
    """
    last = word.rsplit("-", 1)[-1] if "-" in word.strip("-") and not word.isupper() else word
    forms = stems_of(last)
    if not _YET.isdisjoint(forms):
        return True
    if not _NO_ACTORS.isdisjoint({*forms, *stems_of(word)}) or any(form.endswith(_NO_ENDINGS) for form in forms):
        return False
    if not _ACTORS.isdisjoint(forms):
        return True
    if any(is_actor(form.capitalize()) for form in forms) or is_actor(word):
        return True
    if re.fullmatch(r"[A-ZÄÖÜ]\w{3,}(?:erinnen|atinnen|otinnen|orinnen|entinnen|istinnen|erin|orin|entin|istin)", last):
        return not is_target(last)
    return any(form.endswith(end) and len(form) - len(end) >= _SHORTEST_BEGINNING for form in forms for end in _ENDINGS)


@lru_cache(maxsize=1 << 14)
def may_act(word: str) -> bool:
    """Tell whether a noun names what is done as often as who does it: `die Schuldnerberatung`, `das Familienforum`."""
    forms = stems_of(word)
    return word.casefold().endswith(_WEAK) and _NO_WEAK.isdisjoint(forms)


def may_be_named(word: str) -> bool:
    """Tell whether a noun behind a capital adjective may name an actor: `Rote Kreuz`, `Offene Türen`."""
    return _NO_NAMED.isdisjoint(stems_of(word))


@lru_cache(maxsize=1 << 14)
def is_target(word: str) -> bool:
    """Tell whether a noun names those an offer is for (`Eltern`, `Geflüchtete`), not those who make it."""
    last = word.rsplit("-", 1)[-1]
    return not _TARGETS.isdisjoint(stems_of(last))


def is_topic(word: str) -> bool:
    """Tell whether a noun is as often what an office is about: `Amt für Jugend, Schule und Sport`."""
    return word.casefold() in _TOPICS


def is_container(word: str) -> bool:
    """Tell whether a name or a number may follow a noun without a preposition: `Kreis Mettmann`, `Amt 40`."""
    return word.casefold() in _CONTAINERS or is_office_head(word)


def has_topics(word: str) -> bool:
    """Tell whether the topics of an office may follow with `für`."""
    return word.casefold().endswith(_HEADS_OF_TOPICS)


def is_office_head(word: str) -> bool:
    """Tell whether any noun that follows belongs to the name: `Fachdienst Soziales`."""
    return not _OFFICE_HEADS.isdisjoint(stems_of(word)[:2])


@lru_cache(maxsize=1 << 14)
def is_feminine_or_plural(word: str) -> bool:
    """Tell whether `der` before a noun must be a genitive or a dative: `der Kreisverwaltung`, `der Träger` is open."""
    last = word.rsplit("-", 1)[-1].casefold()
    return bool(_ACTION.match(last)) or last.endswith(_FEMININE_OR_PLURAL) or last in {"vhs", "ihk", "hwk", "kitas"}


def is_name(word: str) -> bool:
    """Tell whether a capital word is rather a name than a noun: a district's, or in no dictionary and no plural."""
    if word.casefold() in _PLACES:
        return True
    may_be_plural = word.casefold().endswith(("en", "e", "s", "er"))
    return not GERMAN.is_known(word) and not (may_be_plural and GERMAN.is_word(word))
