"""How well measures and goals were found that a text tells in sentences.

Where a sentence begins and ends a measure is a matter of taste more than where a cell does, so a pair counts at a lower
likeness than a row of a table, and measures and goals are counted apart.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Final

import numpy as np
from pydantic import Field
from scipy.optimize import linear_sum_assignment

from konzeptminer.evaluation.pairing import Tokens, f1, tokens
from konzeptminer.evaluation.rows import Row
from konzeptminer.records.base import Model

ALIKE: Final = 0.6
"""Token F1 from which on two texts are the same measure, or the same goal."""

BESIDE: Final = ("handlungsfeld", "responsible", "partners", "resources")


class FoundScores(Model):
    """How many of the annotated texts were found, one to one."""

    gold: int
    predicted: int
    right: int
    precision: float
    recall: float
    f1: Annotated[float, Field(description="0 where nothing is annotated or found.")]


class ProseScores(Model):
    """The figures of one text, or of several together."""

    measures: FoundScores
    goals: FoundScores
    cells: Annotated[
        dict[str, float],
        Field(description="Token F1 of what stands beside the measures that were found; empty columns are left out."),
    ]


def score_prose(gold: Sequence[Row], predicted: Sequence[Row]) -> ProseScores:
    """Score the measures and goals of sentences.

    Measures are paired one to one so that as many words as possible are shared, and so are goals, whether they have a
    measure or not.

    Args:
        gold: The annotated rows of the text.
        predicted: The extracted ones.
    """
    left, right = [tokens(row) for row in gold], [tokens(row) for row in predicted]
    pairs = _pairs([cells["measure"] for cells in left], [cells["measure"] for cells in right])
    goals = _pairs([cells["goal"] for cells in left], [cells["goal"] for cells in right])
    shared: Counter[str] = Counter()
    printed: Counter[str] = Counter()
    for i, j in pairs:
        for column in BESIDE:
            shared[column] += (left[i][column] & right[j][column]).total()
            printed[column] += left[i][column].total() + right[j][column].total()
    return ProseScores(
        measures=_found(left, right, "measure", len(pairs)),
        goals=_found(left, right, "goal", len(goals)),
        cells={column: 2 * shared[column] / printed[column] for column in BESIDE if printed[column]},
    )


def _pairs(gold: Sequence[Tokens], predicted: Sequence[Tokens]) -> list[tuple[int, int]]:
    if not gold or not predicted:
        return []
    likeness = np.array([[_counted(f1(one, other)) for other in predicted] for one in gold])
    chosen = zip(*linear_sum_assignment(likeness, maximize=True), strict=True)
    return [(int(i), int(j)) for i, j in chosen if likeness[i, j] > 0]


def _counted(value: float | None) -> float:
    """Give a likeness where it counts: a pair that does not must not take the place of one that does."""
    return value if value is not None and value >= ALIKE else 0.0


def _found(
    gold: Sequence[dict[str, Tokens]], predicted: Sequence[dict[str, Tokens]], column: str, right: int
) -> FoundScores:
    there, found = (sum(bool(cells[column]) for cells in rows) for rows in (gold, predicted))
    return FoundScores(
        gold=there,
        predicted=found,
        right=right,
        precision=right / found if found else 0.0,
        recall=right / there if there else 0.0,
        f1=2 * right / (there + found) if there + found else 0.0,
    )
