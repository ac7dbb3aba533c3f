"""The names of districts and municipalities, as data: what a district is called, and by which words it is found.

A name is kept as the sequence of its words in a form without endings, so that `Märkischen Kreises` and
`Märkischer Kreis` are one: see `folded`.
"""

import csv
import gzip
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

ADJECTIVE = re.compile(r"(?<=isch)e[rnms]?$|(?<=lich)e[rnms]?$")
KREIS = re.compile("kreise?[sn]?$")
WORD = re.compile(r"\w+")

SPELLINGS = (
    ("a d", "an der"), ("i d", "in der"), ("v d", "vor der"), ("a", "am"), ("i", "im"), ("b", "bei"),
    ("opf", "oberpfalz"), ("odw", "odenwald"), ("ob", "oberbayern"), ("nb", "niederbayern"), ("oldb", "oldenburg"),
)  # fmt: skip
"""Parts of names that are written out or not."""

QUALIFIER = re.compile(r"\s*(?:\(.*\)|/.*|\s(?:a\.|am|an|auf|b\.|bei|i\.|im|in|ob|unter|v\.|vor|zu)\s?\S.*)$")
"""What a name has to be told from others of the same name, and what people leave out."""

WORDS = frozenset(
    [
        *("bad", "berg", "burg", "essen", "halle", "hamm", "harz", "heide", "hof", "main", "regen", "roth"),
        *("steinburg", "weiden", "worms", "börde"),
    ]
)
"""Names of kreise.csv, or what is left of them, that are words or other places as well."""


class Entry(NamedTuple):
    """A district under one of its names.

    `side` is `K` for a Kreis, `S` for a town and `G` for another municipality. `exact` tells the full name from a
    shortened one, `whole` a name that says by itself what it is (`Ennepe-Ruhr-Kreis`), `word` one that is a common word
    as well.
    """

    name: str
    ags: str
    side: str
    exact: bool = True
    whole: bool = False
    word: bool = False

    @property
    def is_town_district(self) -> bool:
        """Whether it is a town that is a district of its own."""
        return self.side == "S" and len(self.ags) == 5


def folded(word: str) -> str:
    """Give a word without the endings that German puts to `Kreis` and to adjectives."""
    word = word.casefold()
    if "kreis" in word:
        return KREIS.sub("kreis", word)
    return ADJECTIVE.sub("", word) if "isch" in word or "lich" in word else word


def words_of(name: str) -> tuple[str, ...]:
    """Give the words of a name in their folded form, its abbreviations as they stand."""
    return tuple(folded(word) for word in WORD.findall(name))


@cache
def names() -> dict[str, dict[tuple[str, ...], list[Entry]]]:
    """Give all names: first word, whole sequence of words, the districts that bear it."""
    found: dict[str, dict[tuple[str, ...], list[Entry]]] = {}
    kreise = list(_kreise())
    named = {entry.ags: entry for _, entry in kreise}
    for core, entry in (*kreise, *_gemeinden(named)):
        for words, is_full in _variants(core).items():
            is_word = len(words) == 1 and (entry.word or words[0] in WORDS or len(words[0]) < 4)
            changed = is_full != entry.exact or is_word != entry.word
            bearer = entry._replace(exact=is_full, word=is_word) if changed else entry
            bearers = found.setdefault(words[0], {}).setdefault(words, [])
            if len(entry.ags) > 5 or all(other.ags != entry.ags for other in bearers):
                bearers.append(bearer)
    return found


def _kreise() -> Iterator[tuple[str, Entry]]:
    text = files("konzeptminer.data").joinpath("kreise.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        name, ags = row["name"], row["ags"]
        kind, _, core = name.partition(" ")
        if kind in ("Stadt", "Hansestadt", "Berlin"):
            yield core or kind, Entry(name, ags, "S")
        elif kind == "Kreis":
            yield core, Entry(name, ags, "K")
        else:  # Märkischer Kreis, Rhein-Kreis Neuss, Region Hannover
            yield name, Entry(name, ags, "K", whole=True)


def _gemeinden(kreise: dict[str, Entry]) -> Iterator[tuple[str, Entry]]:
    text = gzip.decompress(files("konzeptminer.data").joinpath("gemeinden.csv.gz").read_bytes()).decode()
    for ags, name, side, word in csv.reader(text.splitlines()[1:]):
        entry = kreise.get(ags) or Entry(f"{'Stadt' if side == 'S' else 'Gemeinde'} {name}", ags, side, word=bool(word))
        yield name, entry


def _variants(name: str) -> dict[tuple[str, ...], bool]:
    """Give the words of a name as printed, shortened and written out, and without its qualifier; whether it is full."""
    if name.isalpha():
        return {(folded(name),): True}
    full = words_of(name)
    spelled = [" ".join(full) + " "] * 3
    for short, long in SPELLINGS:
        spelled[1] = spelled[1].replace(f" {short} ", f" {long} ")
        spelled[2] = spelled[2].replace(f" {long} ", f" {short} ")
    found = {tuple(one.split()): True for one in spelled}
    short_name = words_of(QUALIFIER.sub("", name))
    if short_name:
        found.setdefault(short_name, False)
    for words in [words for words in found if "sankt" in words]:
        found[tuple("st" if word == "sankt" else word for word in words)] = found[words]
    return found
