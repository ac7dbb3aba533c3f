"""Clauses of a sentence and their voice: who can be the subject of an active verb, who the agent of a passive one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from konzeptminer.prose.frame_phrases import Phrase
from konzeptminer.prose.frame_verbs import MARKS, PREFIX, is_finite, is_participle, is_sure_participle
from konzeptminer.prose.frame_words import FINITE, FUNCTION_WORDS, LEXICON, Word

_PASSIVE_STEMS = tuple(LEXICON["passive_stems"])
_PASSIVE = frozenset({"wird", "werden", "wurde", "wurden", "worden", "würde", "würden", "werde"})
_BE = frozenset({"ist", "sind", "war", "waren", "sei", "wäre"})
_TO_DO = re.compile(rf"{PREFIX}zu\w+(?:en|ern|eln)")


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
        if word.text in MARKS or (word.lower in {"und", "oder", "aber"} and before_verb):
            cuts.append(index + 1)
    cuts.append(len(words))
    bounds = [(first, last) for first, last in pairwise(cuts) if first < last]
    return tuple(_clause(words, first, last, inside) for first, last in bounds)


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
    finite = any(is_finite(word) and not is_sure_participle(word) for word in own) and (
        sure or not (after_comma and to_do)
    )
    conditional = words[first].lower in {"wenn", "falls", "sofern", "soweit", "sobald"}
    return Clause(first, last, passive, receiving or conditional, finite)
