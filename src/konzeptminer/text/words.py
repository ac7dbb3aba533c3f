"""German words: is this one, alone or as a compound of others?

Measured with benchmarks/hyphens.py on 63,479 line breaks (alone / with the document's vocabulary; cost at first use):
simplemma 99.72 / 99.81 % right, 1 s, 105 MiB; wordfreq 99.78 / 99.82 %, 0.5 s, 66 MiB; no list 99.69 / 99.79 %.

simplemma it is: it keeps 80 % of the real hyphens before a small letter where wordfreq and no list keep 66 %, and it
is there already, for lemmas.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

from simplemma import is_known

_LINKS = ("", "s", "n", "en", "es", "er")
_SHORTEST = 3
_SHORTEST_BEGINNING = 4
"""Letters a part has at least, and a first part with its link: lists are full of short entries that split anything."""

_LONGEST = 80
"""Longer than any word in use; what is longer was never a word and would take long to split."""

_CACHED = 1 << 16


class WordList:
    """A dictionary's words and the compounds that German makes of them."""

    def __init__(self, known: Callable[[str], bool]) -> None:
        """Wrap a dictionary.

        Args:
            known: Tells whether the dictionary has a word form; it is called with words of at least one letter.
        """
        self._known = lru_cache(maxsize=_CACHED)(known)
        self._is_compound = lru_cache(maxsize=_CACHED)(self._split)

    def is_known(self, word: str) -> bool:
        """Tell whether the dictionary itself has `word`; a word in capitals is looked up in small letters."""
        return bool(word) and self._known(_small(word))

    def is_word(self, word: str) -> bool:
        """Tell whether `word` is known, or a compound such as `Teilhabe` + `plan` or `Integration` + s + `rat`."""
        return self.is_known(word) or self._is_compound(word.lower())

    def is_first_part(self, part: str) -> bool:
        """Tell whether `part` can begin a compound: `Bildungs`, `Jugend`, `Vor`."""
        return self._begins_compound(part.lower())

    def _split(self, word: str) -> bool:
        if len(word) > _LONGEST:
            return False
        cuts = range(_SHORTEST_BEGINNING, len(word) - _SHORTEST + 1)
        return any(self._known(word[cut:]) and self._begins_compound(word[:cut]) for cut in cuts)

    def _begins_compound(self, part: str) -> bool:
        return any(self._known(stem) or self._is_compound(stem) for stem in _stems(part))


def _small(word: str) -> str:
    return word.lower() if word.isupper() and len(word) > 1 else word


def _stems(part: str) -> Iterator[str]:
    for link in _LINKS:
        stem = part.removesuffix(link)
        if len(stem) >= _SHORTEST and (not link or stem != part):
            yield stem


def _in_german_list(word: str) -> bool:
    return is_known(word, lang="de")


GERMAN = WordList(_in_german_list)
"""The German word list. Its data are loaded at the first look-up, not when this module is."""


def is_word(word: str) -> bool:
    """Tell whether `word` is a German word or a compound of German words."""
    return GERMAN.is_word(word)
