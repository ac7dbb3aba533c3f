"""Noun phrases of a sentence: preposition, article, the phrase itself, what is joined to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from konzeptminer.prose.frame_actors import is_actor_noun, is_target, may_act, may_be_named
from konzeptminer.prose.frame_names import COMPANY, OFFICE, Names
from konzeptminer.prose.frame_verbs import is_finite, relative_end
from konzeptminer.prose.frame_words import (
    DETERMINERS,
    FUNCTION_WORDS,
    JOINTS,
    PREPOSITIONS,
    Word,
    is_adjective,
    is_noun,
)

_NUMBERED = re.compile(r"\d{2}[-–]\d{1,2}")
_GENITIVES = frozenset({"des", "der", "eines", "einer"})
_DEFINITE = frozenset({"der", "die", "das", "den", "dem", "des"})
_NOMINATIVES = frozenset({"", "der", "die", "das", "ein", "eine"})
_CONTRACTED = frozenset({"vom", "beim", "im", "zum", "zur"})
_VOLUNTEERS = re.compile(
    r"(?:ehrenamtlich|freiwillig|engagiert|berufstätig|geschult|ausgebildet|qualifiziert)\w*", re.IGNORECASE
)
_RELATIVES = frozenset({"der", "die", "das", "den", "dem", "denen", "deren", "dessen"})
_ARTICLES = frozenset({"der", "die", "das", "ein", "eine", "alle", "mehrere"})
_SHORT = re.compile(r"(?!zu|an|ab|so|da|es|er|ist|hat|war|nur|bis|und)[a-zäöü]{2,3}")
_NO_NAME = frozenset({"der", "des", "und", "von", ","})
_MOST_GENITIVES = 2


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase.

    Attributes:
        first: Its first word, preposition and article included.
        content: Its first word behind them; the phrase's own range begins here.
        last: The word behind it.
        preposition: In small letters; empty where it has none.
        determiner: In small letters; empty where it has none.
        head: The noun that decides what it is.
        is_actor: Whether lexicon or pipeline take it for an actor.
        is_target: Whether it names people an offer is for.
        is_attribute: Whether it stands behind another noun in the genitive.
        joined: Whether `und`, a comma or the like joins it to the phrase before.
    """

    first: int
    content: int
    last: int
    preposition: str
    determiner: str
    head: str
    is_actor: bool
    is_target: bool
    is_attribute: bool
    joined: bool

    def span(self, words: Sequence[Word]) -> tuple[int, int]:
        """Give its characters in the sentence, article and preposition left out."""
        return words[self.content].start, words[self.last - 1].end


def phrases_of(words: Sequence[Word], entities: Sequence[tuple[int, int]] = ()) -> tuple[Phrase, ...]:
    """Find the noun phrases of a sentence from left to right; they do not overlap.

    Args:
        words: The sentence's words.
        entities: Character ranges that the pipeline marked as actors; where one begins, the phrase is its range.
    """
    return tuple(_Chunker(words, entities).phrases())


class _Chunker:
    def __init__(self, words: Sequence[Word], entities: Sequence[tuple[int, int]]) -> None:
        self._words = words
        self._names = Names(words)
        self._entities = dict(entities)

    def phrases(self) -> list[Phrase]:
        found: list[Phrase] = []
        index = 0
        while index < len(self._words):
            phrase = self._phrase(index, found[-1] if found else None)
            if phrase is None:
                index += 1
            else:
                found.append(phrase)
                index = phrase.last
        return found

    def _lower(self, index: int) -> str:
        return self._words[index].lower if index < len(self._words) else ""

    def _phrase(self, first: int, before: Phrase | None) -> Phrase | None:
        index, preposition, determiner = first, "", ""
        if self._lower(index) in PREPOSITIONS:
            preposition = self._lower(index)
            index += 1
        if preposition and index < len(self._words) and self._is_relative(index):
            # `zu der die Kammern einladen`, `bei dem Paten helfen`: preposition and pronoun are not the noun's.
            preposition = ""
            index += 1
            first = index if self._lower(index) not in DETERMINERS else first
        while self._lower(index) in DETERMINERS:
            # The last one is the phrase's own: in `den die Musikschule` the first is a relative pronoun.
            determiner = self._lower(index)
            index += 1
        content = index
        if (
            determiner
            and self._is_short_adjective(index)
            and index + 1 < len(self._words)
            and is_noun(self._words, index + 1)
        ):
            index += 1  # an adjective cut short: `der ka Städte`
        if determiner and self._is_adverb(index):
            index += 1  # `der politisch aktiven Gruppen`
        index = self._names.attributes_end(index, open_end=not (preposition or determiner))
        if index >= len(self._words) or not self._is_head(index, before):
            return None
        cues = preposition, determiner
        phrase = self._made(first, content, self._names.end(index), cues, before)
        # Names the lexicon has not are the pipeline's; where it has them, it knows better where they end.
        named = None if phrase.is_actor or phrase.is_target else self._entity_end(content) or self._entity_end(index)
        return self._made(first, content, named, cues, before, named=True) if named else phrase

    def _is_relative(self, index: int) -> bool:
        if self._lower(index) not in _RELATIVES:
            return False
        return self._lower(index + 1) in _ARTICLES or relative_end(self._words, index) is not None

    def _is_short_adjective(self, index: int) -> bool:
        return self._lower(index) not in FUNCTION_WORDS and bool(_SHORT.fullmatch(self._lower(index)))

    def _is_adverb(self, index: int) -> bool:
        if index + 2 >= len(self._words):
            return False
        word, behind = self._words[index], self._words[index + 1]
        plain = word.text.islower() and word.lower not in FUNCTION_WORDS and not is_adjective(word)
        return plain and behind.text.islower() and is_adjective(behind) and is_noun(self._words, index + 2)

    def _is_head(self, index: int, before: Phrase | None) -> bool:
        if is_noun(self._words, index):
            return True
        # `Ämter 40 und 50`: the second number is an office because the first is.
        follows_office = before is not None and OFFICE.fullmatch(self._words[before.last - 1].text)
        if self._lower(index - 1) in {"durch", "von", "bei", "mit", ":"} and _NUMBERED.fullmatch(
            self._words[index].text
        ):
            return True
        return bool(follows_office and self._joined(index, before) and OFFICE.fullmatch(self._words[index].text))

    def _entity_end(self, index: int) -> int | None:
        """Give the word behind a named actor that begins at `index`; `Dach der Schule` is none."""
        end = self._entities.get(self._words[index].start) if index < len(self._words) else None
        if end is None:
            return None
        behind = index
        while behind < len(self._words) and self._words[behind].start < end:
            behind += 1
        inside = [word.lower for word in self._words[index:behind]]
        return behind if _NO_NAME.isdisjoint(inside) and inside[-1][0].isalpha() else None

    def _joined(self, first: int, before: Phrase | None) -> bool:
        if before is None:
            return False
        between = [word.lower for word in self._words[before.last : first]]
        if not 1 <= len(between) <= 2 or not all(word in JOINTS for word in between):
            return False
        nominative = not before.preposition and not before.joined and before.determiner in _NOMINATIVES
        dative = self._lower(first) in {"dem", "den", "denen"}  # `Der Arbeitskreis, dem Fachleute angehören, …`
        if between == [","] and nominative and dative and relative_end(self._words, first) is not None:
            return False
        if between == [","] and self._lower(first).startswith("welch"):
            return False
        # `…, die ihre Verfahren`: a relative clause begins.
        return not (between == [","] and self._lower(first) in _RELATIVES and self._lower(first + 1) in DETERMINERS)

    def _opens_clause(self, first: int, end: int) -> bool:
        """`…, der Kreis beteiligt sich`: a phrase with its own article and a verb behind it."""
        behind_comma = self._words[first - 1].text == "," and self._lower(first) in _ARTICLES
        return behind_comma and end < len(self._words) and is_finite(self._words[end]) and end + 1 < len(self._words)

    def _made(
        self, first: int, content: int, end: int, cues: tuple[str, str], before: Phrase | None, *, named: bool = False
    ) -> Phrase:
        preposition, determiner = cues
        nouns = [word.text for word in self._words[content:end] if word.text[0].isupper() and len(word.text) > 1]
        actor_nouns = self._actor_nouns(nouns, content, cues)
        actor = bool(named or actor_nouns or self._is_office(content, end, before))
        # A genitive belongs to the actor before it: `Mitarbeiterinnen des Frauenhauses`.
        for _ in range(_MOST_GENITIVES if actor and not named else 0):
            end = self._names.genitive_end(end)
        return Phrase(
            first=first,
            content=content,
            last=end,
            preposition=preposition,
            determiner=determiner,
            head=next(iter(actor_nouns), nouns[-1] if nouns else self._words[end - 1].text),
            is_actor=actor,
            is_target=bool(nouns) and not named and self._is_target(nouns[0], content, end),
            is_attribute=bool(before and before.last == first and not preposition and determiner in _GENITIVES),
            joined=not preposition and self._joined(first, before) and not self._opens_clause(first, end),
        )

    def _actor_nouns(self, nouns: Sequence[str], content: int, cues: tuple[str, str]) -> list[str]:
        preposition, determiner = cues
        found = [noun for noun in nouns if is_actor_noun(noun.removesuffix("-"))]
        if preposition == "auf":  # `auf Initiative des Kreises`
            return [noun for noun in found if noun != "Initiative"]
        if found or not (determiner in _DEFINITE or preposition in _CONTRACTED):
            return found
        adjective = len(nouns) > 1 and self._names.capital_adjective(content) and not nouns[0].endswith("er")
        return [noun for noun in nouns[:1] if (adjective and may_be_named(nouns[1])) or may_act(noun)]

    def _is_office(self, content: int, end: int, before: Phrase | None) -> bool:
        """Tell whether a number is an office, or a company's form stands in the name."""
        if any(COMPANY.fullmatch(word.text) for word in self._words[content:end]):
            return True
        number = self._words[content].text
        follows = before is not None and before.is_actor and end - content == 1 and OFFICE.fullmatch(number)
        return bool(_NUMBERED.fullmatch(number) or follows)

    def _is_target(self, noun: str, content: int, end: int) -> bool:
        """Tell whether people are meant who are served, not volunteers or the staff of an office."""
        of_office = any(is_actor_noun(word.text) for word in self._words[content + 2 : end])
        return is_target(noun) and not of_office and not _VOLUNTEERS.match(self._words[content].text)
