"""Why a row was given a code: the words that speak for it, and the labelled row most like it."""

import re
from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from konzeptminer.classifying.examples import Example
from konzeptminer.classifying.model import Doubles, FieldModel, Part, row_texts

WORD = re.compile(r"[^\W\d_]{3,}")

MOST = 3
"""Words that are named at most."""

LEAST = 0.7
"""A word speaks for a code if alone it makes the code twice as likely as codes are on the mean (natural logarithm)."""


MOST_WORDS = 100_000
"""Words whose say is kept for the next rows."""


class Explainer:
    """Explains the assignments of many rows.

    Args:
        model: The classifier.
        examples: The labelled rows it learned from.
    """

    def __init__(self, model: FieldModel, examples: Sequence[Example]) -> None:
        self._model = model
        self._examples = examples
        self._members = [
            np.array([i for i, example in enumerate(examples) if code in example.fields], dtype=np.int64)
            for code in model.taxonomy.codes
        ]
        self._say: dict[str, Doubles] = {}
        self._vectors = model.describe.embed([row_texts(example)[0] for example in examples])

    def words(self, rows: Sequence[Part], chosen: Sequence[Sequence[tuple[int, float]]]) -> list[list[tuple[str, ...]]]:
        """Give for each row and each of its codes the words of measure, goal and heading that speak for it.

        A word's say is what the classifier makes of the word alone; function words have none. The strongest come first.
        """
        found = [_words(row) if codes else [] for row, codes in zip(rows, chosen, strict=True)]
        self._learn({word for own in found for word in own})
        return [[self._strongest(own, place) for place, _ in codes] for own, codes in zip(found, chosen, strict=True)]

    def _learn(self, words: Collection[str]) -> None:
        """Ask the classifier for the say of words that it was not asked for before."""
        if len(self._say) > MOST_WORDS:
            self._say.clear()
        new = sorted(word for word in words if word not in self._say)
        main, _ = self._model.text_evidence(new)
        self._say.update(zip(new, main - main.mean(axis=1, keepdims=True), strict=True))

    def _strongest(self, words: Sequence[str], code: int) -> tuple[str, ...]:
        say = {word: float(self._say[word][code]) for word in words}
        speaking = [word for word in words if say[word] >= LEAST]
        return tuple(sorted(speaking, key=lambda word: -say[word])[:MOST])

    def nearest(
        self, rows: Sequence[Part], chosen: Sequence[Sequence[tuple[int, float]]]
    ) -> list[list[tuple[str | None, float | None]]]:
        """Give for each row and each of its codes the most similar labelled row with the code, and their cosine."""
        cosines = self._model.describe.embed([row_texts(row)[0] for row in rows]) @ self._vectors.T
        return [
            [self._most_similar(own, place) for place, _ in codes] for own, codes in zip(cosines, chosen, strict=True)
        ]

    def _most_similar(self, cosines: NDArray[np.float32], code: int) -> tuple[str | None, float | None]:
        members = self._members[code]
        if not len(members):
            return None, None
        best = members[int(cosines[members].argmax())]
        return row_texts(self._examples[best])[0], round(float(np.clip(cosines[best], -1, 1)), 3)


def _words(row: Part) -> list[str]:
    text = " ".join(part for part in (row.measure, row.goal, row.heading) if part)
    return [word for word in dict.fromkeys(WORD.findall(text)) if word.casefold() not in function_words()]


@cache
def function_words() -> frozenset[str]:
    """Give words that stand in texts of any subject (articles, pronouns, prepositions): they explain nothing."""
    text = (files("konzeptminer.data") / "function_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
