"""What the splitter of sentences knows of words: abbreviations, and words that are mostly written small."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

KINDS = ("never", "at_times", "mostly")
POLITE = frozenset(["sie", "ihr", "ihre", "ihren", "ihrem", "ihrer", "ihres", "ihnen"])
"""Written large within a sentence where someone is addressed, but no noun."""
ENDINGS = ("e", "en", "er", "es", "em")


@dataclass(frozen=True)
class Words:
    """The lists that tell a stop that ends a sentence from others.

    Attributes:
        kinds: For an abbreviation, whether its stop ends a sentence never, at times or mostly.
        openers: Words that are mostly written small: written large they open a sentence.
        closed: Those of them that are articles, pronouns, prepositions and the like.
        ordinals: Words before which a number with a stop is an ordinal.
        before_ordinals: Words behind which it is one.
        before_numbers: Words behind which a number is a name.
        naming: Words behind which a word written large may begin a name.
    """

    kinds: dict[str, str]
    openers: frozenset[str]
    closed: frozenset[str]
    ordinals: frozenset[str]
    before_ordinals: frozenset[str]
    before_numbers: frozenset[str]
    naming: frozenset[str]

    def kind(self, word: str) -> str | None:
        """Tell when the stop of an abbreviation ends a sentence; nothing for other words."""
        return self.kinds.get(word)

    def opens(self, word: str) -> bool:
        """Tell whether a word is written large though it is mostly written small."""
        bare = word.strip(".,;:!?)(“”„«»\"'…")
        if not bare[:1].isupper() or not bare[1:2].islower():
            return False
        small = bare.lower()
        return small in self.openers or small in POLITE or self._inflected(small)

    def begins(self, word: str) -> bool:
        """Tell whether an article, a pronoun or the like is written large."""
        bare = word.rstrip(",")
        return bare[:1].isupper() and bare[1:].islower() and bare.lower() in self.closed

    def after_ordinal(self, word: str) -> bool:
        """Tell whether a word, in small letters, mostly follows an ordinal."""
        return word in self.ordinals

    def before_number(self, word: str) -> bool:
        """Tell whether a number behind this word is a name or an amount."""
        return word.lower().rstrip(".,") in self.before_numbers

    def _inflected(self, word: str) -> bool:
        """Tell whether another ending of the word is known, as of adjectives."""
        for ending in ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) > 3:
                stem = word.removesuffix(ending)
                if sum(stem + other in self.openers for other in ENDINGS) >= 2:
                    return True
        return False


@cache
def load_words() -> Words:
    """Read the lists."""
    folder = files("konzeptminer.data") / "language"
    table = tomllib.loads((folder / "abbreviations.toml").read_text(encoding="utf-8"))
    openers = (folder / "openers.txt").read_text(encoding="utf-8").split()
    return Words(
        kinds={word: kind for kind in KINDS for word in table[kind].split()},
        openers=frozenset(openers),
        closed=frozenset(_function_words()) & frozenset(openers) - POLITE | {"in"},
        ordinals=frozenset(table["after_ordinals"].split()),
        before_ordinals=frozenset(table["before_ordinals"].split()),
        before_numbers=frozenset(table["before_numbers"].split()),
        naming=frozenset(table["naming"].split()),
    )


def _function_words() -> frozenset[str]:
    text = (files("konzeptminer.data") / "function_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
