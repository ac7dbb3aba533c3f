"""Clauses of a sentence and their voice: who can be the subject of an active verb, who the agent of a passive one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from konzeptminer.prose.frame_phrases import Phrase
from konzeptminer.prose.frame_words import FINITE, FUNCTION_WORDS, LEXICON, Word

_PASSIVE_STEMS = tuple(LEXICON["passive_stems"])
_PREFIX = (
    r"(?:ab|an|auf|aus|bei|bereit|dar|durch|ein|fest|fort|frei|heran|heraus|her|hin|hinzu|los|mit|nach|nieder"
    r"|sicher|statt|teil|über|um|unter|voran|vor|weiter|weg|wieder|zu|zurück|zusammen|herbei)?"
)
_PARTICIPLE = re.compile(
    rf"{_PREFIX}ge\w{{2,}}(?:t|en)|\w+iert|{_PREFIX}(?:be|ver|er|ent|zer|emp|miss|über|unter|wider|um|durch)\w*"
    r"(?:t|nommen|schrieben|boten|worben|sprochen|schlossen|funden|halten|geben|lassen|zogen|griffen|trieben"
    r"|schieden|tragen|rufen|fahren|standen|bunden|wiesen|wogen|liehen|raten|gossen)"
)
_NO_PARTICIPLE = re.compile(
    r"ge(?:meinsam|winnen|stalten|währen|lingen|gen|gebenenfalls|rade|hören|samt|nießen|hen|ben|lten)\w*"
)
_PASSIVE = frozenset({"wird", "werden", "wurde", "wurden", "worden", "würde", "würden", "werde"})
_BE = frozenset({"ist", "sind", "war", "waren", "sei", "wäre"})
_TO_DO = re.compile(rf"{_PREFIX}zu\w+(?:en|ern|eln)")
_MARKS = frozenset({";", ":", "(", ")", "–", "—", ",", ".", "?", "!"})
_OTHER_ENDINGS = ("e", "er", "es", "em", "lich", "ig", "isch", "ell", "al", "bar", "sam", "s", "weise", "los", "haft")
_VERB_ENDING = re.compile(r"\w{2,}(?:t|en|te|ten|ern|eln)")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause.

    Attributes:
        first: Its first word.
        last: The word behind it.
        passive: Whether what is told is done to the subject (`wird … erarbeitet`, `ist … zu beteiligen`).
        receiving: Whether the subject only gets, has or is something.
        finite: Whether a finite verb was found.
    """

    first: int
    last: int
    passive: bool
    receiving: bool
    finite: bool


def clauses_of(words: Sequence[Word], phrases: Sequence[Phrase]) -> tuple[Clause, ...]:
    """Cut a sentence into clauses at marks that join no phrases, and before `und` with a verb behind it."""
    inside = {i for phrase in phrases for i in range(phrase.content, phrase.last)}
    joints = {i for phrase in phrases if phrase.joined for i in range(max(0, phrase.first - 2), phrase.first)}
    cuts = [0]
    for index, word in enumerate(words):
        if index in inside or index in joints:
            continue
        before_verb = index + 1 < len(words) and words[index + 1].text in FINITE
        if word.text in _MARKS or (word.lower in {"und", "oder", "aber"} and before_verb):
            cuts.append(index + 1)
    cuts.append(len(words))
    bounds = [(first, last) for first, last in pairwise(cuts) if first < last]
    return tuple(_clause(words, first, last, inside) for first, last in bounds)


def is_participle(word: Word) -> bool:
    """Tell whether a word is a past participle, by its form."""
    lower = word.lower
    may_be = word.text.islower() or word.start == 0
    return may_be and bool(_PARTICIPLE.fullmatch(lower)) and not _NO_PARTICIPLE.fullmatch(lower)


def _clause(words: Sequence[Word], first: int, last: int, inside: set[int]) -> Clause:
    own = [words[i] for i in range(first, last) if i not in inside]
    lower = [word.lower for word in own]
    forms = frozenset(lower)
    participle = any(is_participle(word) for word in own)
    after_comma = (first > 0 and words[first - 1].text == ",") or words[first].lower == "um"
    to_do = any(_TO_DO.fullmatch(word) for word in lower) or any(
        word == "zu" and behind.endswith("n") and behind not in FUNCTION_WORDS for word, behind in pairwise(lower)
    )
    stated = not _BE.isdisjoint(forms) and (to_do or (participle and "worden" not in forms))
    passive = (not _PASSIVE.isdisjoint(forms) and participle) or stated
    receiving = any(word.startswith(_PASSIVE_STEMS) for word in lower) or (
        not _BE.isdisjoint(forms) and not participle and not to_do
    )
    # `…, ein Netzwerk zu gründen` has no subject of its own.
    sure = any(word.lower in FINITE for word in own)
    finite = any(is_finite(word) for word in own) and (sure or not (after_comma and to_do))
    conditional = words[first].lower in {"wenn", "falls", "sofern", "soweit", "sobald"}
    return Clause(first, last, passive, receiving or conditional, finite)


def is_finite(word: Word) -> bool:
    """Tell whether a word can be a finite verb: by its form."""
    lower = word.lower
    if lower in FINITE:
        return True
    if not word.text.islower() or lower in FUNCTION_WORDS or len(lower) < 3 or not lower.isalpha():
        return False
    # Strong verbs end in anything (`trug`, `warb`): what can be neither adjective nor adverb may be one.
    return bool(_VERB_ENDING.fullmatch(lower)) or not lower.endswith(_OTHER_ENDINGS)
