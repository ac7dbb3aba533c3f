"""What is known beforehand: organisations, short forms of words, nouns with their gender, words that tell a kind."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from konzeptminer.records import ActorKind

_KNOWN: dict[str, Any] = tomllib.loads(
    files("konzeptminer.actors").joinpath("known.toml").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that has one name everywhere.

    Attributes:
        name: Its name in the nominative.
        kind: What sort of body it is.
        short: Its abbreviations.
        also: Other names of it.
    """

    name: str
    kind: ActorKind
    short: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


ORGANISATIONS: tuple[Organisation, ...] = tuple(
    Organisation(row["name"], ActorKind(row["kind"]), tuple(row.get("short", ())), tuple(row.get("also", ())))
    for row in _KNOWN["organisations"]
)

WORDS: dict[str, str] = _KNOWN["words"]
"""Short forms of words, in small letters and without a full stop; an adjective ends in a hyphen."""

NOUNS: tuple[tuple[str, str, str], ...] = tuple(
    (gender, *noun.split("/")) for gender, nouns in _KNOWN["nouns"].items() for noun in nouns
)
"""Nouns that end names: gender, singular, plural."""

ADMINISTRATION: str = _KNOWN["offices"]["administration"]
"""The stem of what a town and its administration are told apart by."""

OFFICE_ENDINGS: tuple[str, ...] = tuple(_KNOWN["offices"]["ends"])
"""What the stems of offices of a district end in."""

TOWN_OFFICES: tuple[str, ...] = tuple(_KNOWN["offices"]["of_town"])
"""What the stems of offices end in that `Stadt` may stand before, as one word."""

KIND_WORDS: dict[str, list[str]] = _KNOWN["kinds"]
"""Patterns of folded words that tell a kind, in the order in which they are tried."""
