"""The words of a name and what each says: whose the actor is, which place, which known organisation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from konzeptminer.actors.inflection import agree, is_adjective, is_plural, noun_forms
from konzeptminer.actors.known import TOWN_OFFICES, Organisation
from konzeptminer.actors.lexical import fold
from konzeptminer.actors.lexicon import NO_LETTER, Hit, Part, known_name, known_short, stems_of
from konzeptminer.actors.lexicon import parts as split_name
from konzeptminer.actors.places import kreis_of_word, kreis_of_words
from konzeptminer.actors.words import ARTICLES, LINKS, stem

SCOPES = {"kreis": "kreis", "landkreis": "kreis", "stadt": "stadt", "gemeinde": "stadt"}
"""What a word says of whose an actor is; a municipality is a town here."""

_NOT_OF_KREIS = ("verband", "tag", "ausschuss", "gericht")
_NO_TOWNSPEOPLE = frozenset(("traeger", "vertreter", "lehrer", "schueler", "berater", "leiter", "partner", "betreiber"))
_NO_PLACES = ("beauftragte", "beauftragten", "beauftragter")
_PLACE_ENDINGS = ("heim", "stadt", "land", "hof")
_RIVERS = frozenset(
    ("Rhein", "Main", "Ruhr", "Lippe", "Weser", "Ems", "Neckar", "Donau", "Elbe", "Lahn", "Isar", "Inn", "Sieg", "See")
)
_LONGEST_NAME = 12
"""Words of the longest known name, with articles."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name, or the words of a known organisation.

    Attributes:
        word: The word as it is looked up.
        shown: What it is shown as, not yet inflected: each printed word with what stands before it.
        stem: What tells it from others, parts of a place with a hyphen apart; none for articles, links and scopes.
        organisation: The known organisation it stands for.
        scope: `kreis` or `stadt` where it says whose the actor is.
        place: Stem of the place within the word: `Ennepe-Ruhr-Kreis`.
    """

    word: str
    shown: tuple[tuple[str, str], ...]
    stem: str = ""
    organisation: Organisation | None = None
    scope: str = ""
    place: tuple[str, ...] = ()


def is_place_like(word: Word) -> bool:
    """Tell whether a word is a proper name: nothing that an office or a body is called by."""
    if not word.stem or word.organisation or word.scope or not word.word[:1].isupper() or is_adjective(word.word):
        return False
    if word.word.lower().endswith(_NO_PLACES):
        return False
    return not noun_forms(word.word) or word.word.endswith(_PLACE_ENDINGS)


def is_place_adjective(word: Word) -> bool:
    """Tell whether a word is an adjective made of a place: `Ratinger`."""
    return is_place_like(word) and word.word.endswith("er") and word.stem != stem(word.word)


def resolve(parts: Sequence[Part]) -> list[Word]:
    """Tell what the words of a name say; the words of a known organisation become one."""
    resolved: list[Word] = []
    words = [part.word for part in parts]
    index = 0
    while index < len(words):
        hits = (known_short(words[index:], first=index == 0), _known_name(parts[index:], first=index == 0))
        hit = max(filter(None, hits), key=lambda hit: hit.length, default=None)
        length = hit.length if hit else 1
        shown = tuple((part.glue, part.shown) for part in parts[index : index + length])
        kreis = kreis_of_words(words[index : index + 2])
        if kreis:
            resolved.append(
                Word(words[index], (*shown, (parts[index + 1].glue, parts[index + 1].shown)), "", None, "kreis", kreis)
            )
            length = 2
        elif hit:
            if hit.short and not _shown_as_printed(parts, index, length):
                shown = tuple((part.glue, part.shown) for part in split_name(hit.organisation.name))
                shown = ((parts[index].glue, shown[0][1]), *shown[1:])
            resolved.append(_organisation(hit.organisation, shown))
        else:
            resolved.append(_word(words, index, shown))
        index += length
    return resolved


def _shown_as_printed(parts: Sequence[Part], index: int, length: int) -> bool:
    """An abbreviation stays in compounds (`AWO-Kreisverband`) and behind articles: its long form would be inflected."""
    following = parts[index + length].glue if index + length < len(parts) else ""
    behind_article = index > 0 and parts[index - 1].word.casefold() in ARTICLES
    return behind_article or following == "-" or parts[index].glue == "-"


def agreeing(adjective: str, before: str, following: Sequence[Part]) -> str:
    """Give an adjective that was written out the ending that the noun behind it and an article before it want."""
    if before.casefold() in ARTICLES:
        return adjective + "en"
    return agree(adjective, next((part.word for part in following if noun_forms(part.word)), ""))


def _known_name(parts: Sequence[Part], *, first: bool) -> Hit | None:
    """Find the known organisation that begins the words; articles count among them."""
    window = parts[:_LONGEST_NAME]
    places = [index for index, part in enumerate(window) if part.word.casefold() not in ARTICLES]
    if not places or places[0]:
        return None
    hit = known_name(stems_of([part.word for part in window], first=first))
    if hit is None:
        return None
    end = places[hit.length - 1] + 1
    # `Amt für Wohnungswesen und Soziales` is another one than `Amt für Wohnungswesen`.
    goes_on = end < len(parts) and (parts[end].word in ("und", "&") or parts[end].glue == ", ")
    topics = any(part.word == "für" for part in parts[:end])
    return None if goes_on and topics else hit._replace(length=end)


def _organisation(organisation: Organisation, shown: tuple[tuple[str, str], ...], scope: str = "") -> Word:
    return Word(organisation.name, shown, "_".join(re.findall(r"\w+", fold(organisation.name))), organisation, scope)


def _word(words: Sequence[str], index: int, shown: tuple[tuple[str, str], ...]) -> Word:
    word = words[index]
    folded = fold(word)
    if folded in ARTICLES or word.casefold() in LINKS:
        return Word(word, shown)
    if word in _RIVERS and index > 1 and words[index - 1] in ("am", "der"):
        return Word(word, shown)  # `Monheim am Rhein` is called `Monheim` too
    place = kreis_of_word(word)
    if place is not None:
        return Word(word, shown, scope="kreis", place=(place,))
    own = stem(NO_LETTER.sub("", word))
    if own in SCOPES and word[:1].isupper() and not is_plural(word):
        return Word(word, shown, scope=SCOPES[own])
    if own.startswith("staedtisch"):
        return Word(word, shown, scope="stadt")
    following = words[index + 1] if index + 1 < len(words) else ""
    if folded.endswith("er") and word[:1].isupper() and following[:1].isupper() and folded not in _NO_TOWNSPEOPLE:
        return Word(word, shown, stem(folded.removesuffix("er")))  # `Ratinger Jugendamt`
    pieces = [piece for piece in word.split("-") if piece]
    if len(pieces) > 1 and not noun_forms(pieces[-1]) and all(piece[0].isupper() for piece in pieces):
        own = " ".join(map(stem, pieces))  # `Hilden-Haan` is `Hilden und Haan`
    return _of_district(word, own, shown) or Word(word, shown, own)


def _of_district(word: str, own: str, shown: tuple[tuple[str, str], ...]) -> Word | None:
    """Take `Kreis`, `Stadt` or `Gemeinde` off an office: `Kreissozialamt`, `Stadtarchiv`."""
    for prefix, scope in (("kreis", "kreis"), ("stadt", "stadt"), ("gemeinde", "stadt")):
        rest = own.removeprefix(prefix)
        if rest == own or not noun_forms(word):
            continue
        if scope == "kreis" and (len(rest) < 3 or rest.endswith(_NOT_OF_KREIS)):
            continue
        if scope == "stadt" and not rest.endswith(TOWN_OFFICES):
            continue
        hit = known_name([rest])
        if hit:
            return _organisation(hit.organisation, shown, scope)
        return Word(word, shown, rest, scope=scope)
    return None
