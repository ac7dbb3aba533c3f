"""The words of a name and what each says: whose the actor is, which place, which known organisation."""

from collections.abc import Sequence
from dataclasses import dataclass

from konzeptminer.actors.inflection import agree, is_adjective, is_plural, noun_forms
from konzeptminer.actors.known import Organisation
from konzeptminer.actors.lexical import fold
from konzeptminer.actors.lexicon import Hit, known_name, known_short, stems_of
from konzeptminer.actors.places import kreis_of_word
from konzeptminer.actors.words import ARTICLES, LINKS, stem

SCOPES = {"kreis": "kreis", "landkreis": "kreis", "stadt": "stadt", "gemeinde": "stadt"}
"""What a word says of whose an actor is; a municipality is a town here."""

_TOWN_OFFICES = ("amt", "verwaltung", "archiv", "behoerde", "rat", "museum", "musikschule", "volkshochschule")
"""What `Stadt` before it says no more of than whose it is: `Stadtjugendamt`; a `Stadtwerk` is no work of a town."""

_NOT_OF_KREIS = ("verband", "tag", "ausschuss", "gericht")
_NO_TOWNSPEOPLE = frozenset(("traeger", "vertreter", "lehrer", "schueler", "berater", "leiter", "partner", "betreiber"))
_PLACE_ENDINGS = ("heim", "stadt", "land", "hof")
_LONGEST_NAME = 12
"""Words of the longest known name, with articles."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name.

    Attributes:
        shown: How it is shown, not yet inflected.
        stem: What tells it from others; none for articles, links and scopes.
        organisation: The known organisation it stands for.
        scope: `kreis` or `stadt` where it says whose the actor is.
        place: Stem of the place within the word: `Ennepe-Ruhr-Kreis`.
    """

    shown: str
    stem: str = ""
    organisation: Organisation | None = None
    scope: str = ""
    place: tuple[str, ...] = ()


def is_place_like(word: Word) -> bool:
    """Tell whether a word is a proper name: nothing that an office or a body is called by."""
    if not word.stem or word.organisation or word.scope or not word.shown[:1].isupper() or is_adjective(word.shown):
        return False
    return not noun_forms(word.shown) or word.shown.endswith(_PLACE_ENDINGS)


def is_place_adjective(word: Word) -> bool:
    """Tell whether a word is an adjective made of a place: `Ratinger`."""
    return is_place_like(word) and word.shown.endswith("er") and word.stem != stem(word.shown)


def resolve(words: Sequence[str]) -> list[Word]:
    """Tell what the words of a name say; the words of a known organisation become one."""
    resolved: list[Word] = []
    index = 0
    while index < len(words):
        hits = (known_short(words[index:], first=index == 0), _known_name(words[index:], first=index == 0))
        hit = max(filter(None, hits), key=lambda hit: hit.length, default=None)
        if hit:
            resolved.append(_organisation(hit.organisation))
            index += hit.length
        else:
            resolved.append(_word(words, index))
            index += 1
    return resolved


def agreeing(words: Sequence[str]) -> list[str]:
    """Give adjectives that were written out the ending of the noun behind them."""
    return [_agreeing(word, words[index + 1 :]) for index, word in enumerate(words)]


def _agreeing(word: str, following: Sequence[str]) -> str:
    legend = word[:1].islower() and is_adjective(word, inflected=False) and bool(following)
    if not legend and not word.endswith("-"):
        return word
    noun = next((other for other in following if noun_forms(other)), "")
    return agree(word.removesuffix("-"), noun)


def _known_name(words: Sequence[str], *, first: bool) -> Hit | None:
    """Find the known organisation that begins the words; articles count among them."""
    window = words[:_LONGEST_NAME]
    places = [index for index, word in enumerate(window) if word.casefold() not in ARTICLES]
    if not places or places[0]:
        return None
    hit = known_name(stems_of(window, first=first))
    return Hit(hit.organisation, places[hit.length - 1] + 1) if hit else None


def _organisation(organisation: Organisation) -> Word:
    return Word(organisation.name, "_".join(fold(organisation.name).split()), organisation)


def _word(words: Sequence[str], index: int) -> Word:
    word = words[index]
    folded = fold(word)
    if folded in ARTICLES or folded in LINKS or word.casefold() in LINKS:
        return Word(word)
    place = kreis_of_word(word)
    if place is not None:
        return Word(word, scope="kreis", place=(place,))
    own = stem(word.replace("-", ""))
    if own in SCOPES and word[:1].isupper() and not is_plural(word):
        return Word(word, scope=SCOPES[own])
    if own.startswith("staedtisch"):
        return Word(word, scope="stadt")
    following = words[index + 1] if index + 1 < len(words) else ""
    if folded.endswith("er") and word[:1].isupper() and following[:1].isupper() and folded not in _NO_TOWNSPEOPLE:
        return Word(word, stem(folded.removesuffix("er")))  # `Ratinger Jugendamt`
    parts = [part for part in word.split("-") if part]
    if len(parts) > 1 and not noun_forms(parts[-1]) and all(part[0].isupper() for part in parts):
        own = " ".join(map(stem, parts))  # `Hilden-Haan` is `Hilden und Haan`
    return _of_district(word, own) or Word(word, own)


def _of_district(word: str, own: str) -> Word | None:
    """Take `Kreis`, `Stadt` or `Gemeinde` off an office: `Kreissozialamt`, `Stadtarchiv`."""
    for prefix, scope in (("kreis", "kreis"), ("stadt", "stadt"), ("gemeinde", "stadt")):
        rest = own.removeprefix(prefix)
        if rest == own or not noun_forms(word):
            continue
        if scope == "kreis" and (len(rest) < 3 or rest.endswith(_NOT_OF_KREIS)):
            continue
        if scope == "stadt" and not rest.endswith(_TOWN_OFFICES):
            continue
        hit = known_name([rest])
        if hit:
            name = _organisation(hit.organisation)
            return Word(word, name.stem, hit.organisation, scope)
        return Word(word, rest, scope=scope)
    return None
