"""Which extracted row stands for which annotated one, and in what they differ.

Rows are paired one to one within each document so that the sum of their weighted token F1 is greatest (Hungarian
method).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from scipy.optimize import linear_sum_assignment

from konzeptminer.evaluation.rows import Row

WEIGHTS: Final = {
    "handlungsfeld": 0.2,
    "goal": 1.0,
    "measure": 3.0,
    "implementation": 1.0,
    "responsible": 0.7,
    "partners": 0.5,
    "resources": 0.5,
}
"""The columns that are scored, with their weight in the pairing of rows."""

# Rows less alike than this have nothing to do with each other, even where the pairing leaves no better partner.
_MIN_SIMILARITY: Final = 0.1
_WORD = re.compile(r"[^\W_]+")

Tokens = Counter[str]


def pair(gold: Sequence[Row], predicted: Sequence[Row]) -> list[tuple[int, int]]:
    """Pair the rows of one document as the figures do: (place in `gold`, place in `predicted`)."""
    return pair_tokens([tokens(row) for row in gold], [tokens(row) for row in predicted])


def pair_tokens(gold: Sequence[dict[str, Tokens]], predicted: Sequence[dict[str, Tokens]]) -> list[tuple[int, int]]:
    """Pair rows, given by the tokens of their cells, as `pair` does."""
    if not gold or not predicted:
        return []
    similarity = np.array([[_similarity(left, right) for right in predicted] for left in gold])
    chosen = zip(*linear_sum_assignment(similarity, maximize=True), strict=True)
    return [(int(i), int(j)) for i, j in chosen if similarity[i, j] > _MIN_SIMILARITY]


def wrong_columns(gold: Row, predicted: Row) -> set[str]:
    """Give the scored columns in which two rows differ, as the exact rate counts it."""
    left, right = folded(gold), folded(predicted)
    return {column for column in WEIGHTS if left[column] != right[column]}


def tokens(row: Row) -> dict[str, Tokens]:
    """Give the words of each scored cell, folded in case and form."""
    return {column: Counter(_words(_text(getattr(row, column)))) for column in WEIGHTS}


def folded(row: Row) -> dict[str, str | list[str]]:
    """Give the scored cells without case, white space, punctuation and order."""
    cells: dict[str, str | list[str]] = {}
    for column in WEIGHTS:
        value = getattr(row, column)
        if isinstance(value, list):
            cells[column] = sorted(" ".join(_words(item)) for item in value if item.strip())
        else:
            cells[column] = " ".join(_words(value or ""))
    return cells


def f1(left: Tokens, right: Tokens) -> float | None:
    """Give the F1 of two bags of tokens, None where both are empty."""
    size = left.total() + right.total()
    return 2 * (left & right).total() / size if size else None


def _similarity(left: dict[str, Tokens], right: dict[str, Tokens]) -> float:
    """Weighted mean of the columns' token F1; columns that are empty in both rows have no say."""
    total = weight = 0.0
    for column, column_weight in WEIGHTS.items():
        value = f1(left[column], right[column])
        if value is not None:
            total += column_weight * value
            weight += column_weight
    return total / weight if weight else 0.0


def _text(value: str | list[str] | None) -> str:
    return " ".join(value) if isinstance(value, list) else value or ""


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
