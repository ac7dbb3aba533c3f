"""A line ends in a hyphen: is the word broken there, is the hyphen its own, or does it wait for `und`?

Evidence, the strongest first: how the same document writes the word elsewhere, what a German word list knows, and how
German builds words. Without any evidence a small letter continues the word and a capital begins a part of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import Enum
from itertools import pairwise
from typing import Self

from konzeptminer.text.words import GERMAN, WordList

_CONJUNCTIONS = frozenset(
    ("und", "oder", "bzw", "beziehungsweise", "sowie", "respektive", "resp", "u", "o", "and", "&", "+", "–", "—")
)
"""Words that a suspended hyphen waits for (`Aus- und Fortbildung`)."""

_LINKING = frozenset(
    ("aber", "als", "auf", "bis", "gegen", "in", "inkl", "mit", "nach", "noch", "or", "sondern", "statt", "von", "vs")
) | {"wie", "zu", "zum", "zur"}
"""Words that may follow a suspended hyphen, but also end a word: `Voll- statt Teilzeit`, `an-` + `statt`."""

_PARTICLES = frozenset(("down", "downs", "how", "off", "out", "outs", "quo", "up", "ups", "vitro", "vivo"))
"""Second parts of borrowed words (`Know-how`, `Follow-up`) that end no German word."""

_OPENING = "([{„“”\"'‚‘’»«›‹"
_CLOSING = ".,;:!?…)]}„“”\"'‚‘’»«›‹"
_SEPARATORS = re.compile(r"[-/.@:_]")
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": None})
_LINE_END_HYPHENS = ("-", "\u2010", "\u2011", "\u00ad")
_ADDRESS = re.compile(r"://|www\.|@|\w\.(?:com|de|eu|info|net|nrw|org)\b")
_CONSONANTS = re.compile("[b-df-hj-np-tv-xzß]+", re.IGNORECASE)

_ADJECTIVE = re.compile(r"(?:isch|lich|ig|deutsch|schwarz|rot|grün|weiß|gelb|blau)$")
_INFLECTED_ADJECTIVE = re.compile(
    r"(?:isch|lich|ig|al|iv|[iun]ell|är|ös|deutsch|schwarz|rot|grün|weiß|gelb|blau)(?:e[mnrs]?)?$"
)
_SHORTEST_CAPITALISED_ADJECTIVE = 7
"""`Fachlich` is an adjective at the start of a heading, `Fisch` and `Teppich` are none."""


class Join(Enum):
    """What becomes of a hyphen at the end of a line."""

    JOIN = "join"
    """The word was broken: the hyphen goes. `Quer-` + `schnitt`."""
    KEEP = "keep"
    """The hyphen belongs to the word. `Best-` + `Practice`."""
    SPACE = "space"
    """The hyphen stands for a part named later; a blank follows. `Aus-` + `und Fortbildung`."""


LONG_WORD = 12
"""A word shorter than this many letters fits into any column."""


class HyphenJoiner:
    """Decides what becomes of line-break hyphens in one document."""

    def __init__(self, vocabulary: Mapping[str, int] | None = None, *, words: WordList = GERMAN) -> None:
        """Take what is known of the document.

        Args:
            vocabulary: Words that stand unbroken in the document, hyphenated ones with their hyphens, and how often.
            words: The word list to ask where the document does not tell.
        """
        self._exact = dict(vocabulary or {})
        self._folded: Counter[str] = Counter()
        for word, count in self._exact.items():
            self._folded[word.casefold()] += count
        self._words = words

    @classmethod
    def from_text(cls, text: str, *, words: WordList = GERMAN) -> Self:
        """Make a joiner from a document's raw text, counting the words that stand unbroken within a line."""
        return cls(Counter(_unbroken_words(text)), words=words)

    def decide(self, left: str, right: str) -> Join:
        """Decide on the hyphen between two lines.

        Args:
            left: What stands before the hyphen, back to the last white space; the hyphen itself is left out.
            right: The first word of the next line, up to the next white space.

        Returns:
            What to do with the hyphen.
        """
        left, core = left.lstrip(_OPENING), right.lstrip(_OPENING).rstrip(_CLOSING)
        first = core.split("/")[0].rstrip(".").casefold()
        if first in _CONJUNCTIONS:
            return Join.SPACE
        if not (left and core and left[-1].isalnum() and right[0].isalnum()):
            return Join.KEEP
        if left[-1].isdigit() or right[0].isdigit():
            return Join.SPACE if first in _LINKING else Join.KEEP
        tail, head = _SEPARATORS.split(left)[-1], _SEPARATORS.split(core)[0]
        if first in _LINKING and self._is_suspended(tail, head):
            return Join.SPACE
        return self._by_document(left, core) or self._by_document(tail, head) or self._by_words(left, core)

    def is_torn(self, left: str, right: str) -> bool:
        """Tell whether a word was broken between two lines without a hyphen, as in a cell too narrow for it.

        Args:
            left: The only word of a line.
            right: The first word of the next line.
        """
        head = right.rstrip(_CLOSING)
        if not (left.isalpha() and head and head[0].islower() and head.split("/")[0].isalpha()):
            return False
        joined = (left + head.split("/")[0]).casefold()
        if self._folded[left.casefold()] > self._folded[joined] and len(left) < LONG_WORD:
            return False
        if joined in self._folded:
            return True
        is_whole = self._words.is_word(left) and len(head) > 2 and self._words.is_known(head)
        return len(joined) >= LONG_WORD and not is_whole and self._words.is_word(left + head.split("/")[0])

    def _is_suspended(self, tail: str, head: str) -> bool:
        joined = tail + head
        if joined.casefold() in self._folded or self._words.is_known(joined):
            return False
        return tail.isupper() or self._words.is_first_part(tail)

    def _by_document(self, left: str, right: str) -> Join | None:
        joined, kept = left + right, f"{left}-{right}"
        if joined.isupper():
            broken, whole = self._folded[joined.casefold()], self._folded[kept.casefold()]
        elif right[0].islower():
            # Before a small letter `Mitglieds-Unternehmen` elsewhere says nothing: that one breaks before a capital.
            broken, whole = self._folded[joined.casefold()], self._exact.get(kept, 0)
        else:
            # A capital inside a word (`BestPractice`) must stand in the document just so.
            broken, whole = self._exact.get(joined, 0), self._folded[kept.casefold()]
        if broken == whole:
            return None
        return Join.JOIN if broken > whole else Join.KEEP

    def _by_words(self, left: str, right: str) -> Join:
        words = self._words
        tail, head = _SEPARATORS.split(left)[-1], _SEPARATORS.split(right)[0]
        if _ADDRESS.search(left) or _ADDRESS.search(right):
            return self._in_address(tail, head)
        if len(tail) == 1:
            return Join.KEEP  # `E-Mail`: no word is broken behind its first letter
        in_capitals = (tail + head).isupper()
        if head[0].isupper() and not in_capitals:
            return Join.JOIN if head == "Innen" and tail[-1].islower() else Join.KEEP  # `MitarbeiterInnen`
        if words.is_known(tail + head):
            return Join.JOIN
        hyphenated = f"{tail.capitalize()}-{head.capitalize()}" if in_capitals else f"{tail}-{head}"
        if words.is_known(hyphenated) or self._keeps_hyphen(tail, head, right):
            return Join.KEEP
        if not in_capitals or words.is_word(tail + head):
            return Join.JOIN
        return Join.KEEP if words.is_word(tail) or words.is_word(head) else Join.JOIN

    def _in_address(self, tail: str, head: str) -> Join:
        """Decide where a hyphen is as likely part of an address as set where it was broken."""
        if _CONSONANTS.fullmatch(tail) or _CONSONANTS.fullmatch(head):
            return Join.KEEP
        words = self._words
        known = words.is_word(tail), words.is_word(head)
        return Join.JOIN if not any(known) or (not all(known) and words.is_word(tail + head)) else Join.KEEP

    def _keeps_hyphen(self, tail: str, head: str, right: str) -> bool:
        """Tell whether two parts of which no dictionary knows the sum are better left apart."""
        if tail.isupper() and head.islower():
            return True  # `EU-weit`
        if head in _CONJUNCTIONS | _LINKING and head != right:
            return True  # `Mutter-und-Kind-Gruppe`
        if head in _PARTICLES or _CONSONANTS.fullmatch(tail) or _CONSONANTS.fullmatch(head):
            return True  # `Fluss-km`, `KFZ-STEUER`: no syllable lacks a vowel
        return self._are_adjectives(tail, head)

    def _are_adjectives(self, tail: str, head: str) -> bool:
        """Tell whether two adjectives stand side by side: `deutsch-türkische`, `fachlich-inhaltlichen`."""
        if not tail.islower() and len(tail) < _SHORTEST_CAPITALISED_ADJECTIVE:
            return False
        if tail.isupper():
            tail, head = tail.lower(), head.lower()
        adjective = tail == "nicht" or _ADJECTIVE.search(tail)
        if not (adjective and _INFLECTED_ADJECTIVE.search(head)):
            return False
        return self._words.is_word(tail.lower()) and self._words.is_word(head)


def _unbroken_words(text: str) -> Iterator[str]:
    """Give each word that no line end breaks, and of a hyphenated one its parts and neighbouring pairs of them too."""
    continued = False
    for line in text.split("\n"):
        chunks = line.split()
        if not chunks:
            continue
        start, continued = int(continued), chunks[-1].endswith(_LINE_END_HYPHENS)
        for chunk in chunks[start : len(chunks) - continued]:
            word = chunk.strip(_OPENING + _CLOSING).translate(_HYPHENS)
            parts = [part for part in _SEPARATORS.split(word) if part]
            if len(parts) > 1:
                yield from parts
            if len(parts) > 2:
                yield from map("-".join, pairwise(parts))
            if word:
                yield word
