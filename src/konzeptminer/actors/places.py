"""Districts: which one a document is of, and the official key of an actor that is a Kreis or a town."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from konzeptminer.actors.words import stem
from konzeptminer.facts.gazetteer import find
from konzeptminer.records import District

_KIND = re.compile(r"^(?:(?:Land)?[Kk]reis|(?:Hanse|Landeshaupt)?[Ss]tadt|Gemeinde)\s+")
_COMPOUND = re.compile(r"(?P<place>[A-ZÄÖÜ][\w-]+?)-[Kk]reis(?:e?s)?")


@dataclass(frozen=True, slots=True)
class Home:
    """The district whose offices a document means when it names no other.

    Attributes:
        scope: `kreis`, or `stadt` for a town that is a district of its own.
        place: Stems of its name; empty where the district is unknown.
        ags: Its official key.
    """

    scope: str = "kreis"
    place: tuple[str, ...] = ()
    ags: str | None = None


def home_of(district: District | str | None) -> Home:
    """Give the home of a document.

    Args:
        district: The district, or its name: `Kreis Mettmann`, `Stadt Münster`, `Ennepe-Ruhr-Kreis`.
    """
    if district is None:
        return Home()
    name = district if isinstance(district, str) else district.name
    ags = find_ags(name) if isinstance(district, str) else district.ags
    plain = re.sub(r"\s*\(.*\)", "", name)
    scope = "kreis" if re.search(r"[Kk]reis\b", plain) or plain == _KIND.sub("", plain) else "stadt"
    compound = kreis_of_word(plain)
    words = [compound] if compound else [stem(word) for word in re.findall(r"[\w-]+", _KIND.sub("", plain))]
    return Home(scope, tuple(word for word in words if word not in ("kreis", "landkreis")), ags)


@lru_cache(maxsize=1 << 12)
def kreis_of_word(word: str) -> str | None:
    """Give the stem of the place in one word that names a Kreis: `Ennepe-Ruhr-Kreises`, `Bodenseekreis`."""
    compound = _COMPOUND.fullmatch(word)
    if compound:
        return stem(compound["place"].replace("-", ""))
    whole = stem(word)
    return whole.removesuffix("kreis") if whole in _whole_names() else None


def kreis_of_words(words: Sequence[str]) -> tuple[str, ...]:
    """Give the stem of the adjective in two words that name a Kreis: `Märkischen Kreises`; nothing for any others."""
    if len(words) != len(("Märkischer", "Kreis")) or stem(words[1]) != "kreis":
        return ()
    return (stem(words[0]),) if f"{stem(words[0])} kreis" in _whole_names() else ()


@lru_cache(maxsize=1 << 12)
def find_ags(name: str, within: str | None = None) -> str | None:
    """Give the official key of a Kreis or a town by its name, None where it is unknown or several have it.

    Args:
        name: Its name in the nominative: `Kreis Mettmann`, `Stadt Kiel`.
        within: Key of the Kreis whose towns are meant first.
    """
    found = find(name, within)
    return found.ags if found else None


@cache
def _whole_names() -> frozenset[str]:
    """Give the stems of the Kreise whose name says what they are: `Bodenseekreis`, `Märkischer Kreis`."""
    text = files("konzeptminer.data").joinpath("kreise.csv").read_text(encoding="utf-8")
    rows = [row["name"].casefold() for row in csv.DictReader(text.splitlines())]
    names = [name for name in rows if "-" not in name and name.endswith("kreis")]
    return frozenset(" ".join(map(stem, name.split())) for name in names)
