"""The classifier: what a row's measure, goal and heading say of its fields of action, weighed together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from pydantic import Field
from scipy.sparse import csr_matrix
from scipy.special import expit, log_softmax, softmax

from konzeptminer.classifying.features import Describer
from konzeptminer.classifying.taxonomy import Taxonomy
from konzeptminer.records.base import Model

Doubles = NDArray[np.float64]

UNKNOWN = "-"
"""The class of rows about something else."""

NEVER = -12.0
"""Log probability of rows about something else where none was there to learn from."""

KNOWN_LABEL = 0.9
"""Probability that a heading known to the taxonomy means one of its codes."""


class Part(Protocol):
    """The texts of a row."""

    @property
    def measure(self) -> str | None:
        """The text of the measure."""
        ...

    @property
    def goal(self) -> str | None:
        """The text of the goal."""
        ...

    @property
    def heading(self) -> str | None:
        """The text of the heading."""
        ...


class Weights(Model):
    """How much a row's goal and heading say beside its measure, and how sharp the sum is."""

    goal: float = Field(ge=0)
    heading: float = Field(ge=0)
    scale: float = Field(gt=0)
    shift: float = 0.0


class Settings(Model):
    """What a classifier needs beside its coefficients."""

    schema_version: int = 1
    taxonomy: str
    version: str
    embedding: str
    embedding_weight: float
    main: Weights
    also: Weights
    unknown: float = Field(ge=0, le=1, description="A main code less likely than this is not given.")
    thresholds: dict[str, float] = Field(description="A further code is given from this probability on.")


@dataclass(frozen=True, slots=True)
class Scores:
    """Probabilities of rows.

    Attributes:
        main: That a code, or none of them in the last column, is the row's main one; rows sum to 1.
        also: That a code belongs to the row at all.
    """

    main: Doubles
    also: Doubles


class FieldModel:
    """Gives rows the probabilities of the codes of a taxonomy.

    Args:
        taxonomy: The scheme.
        describe: Describes texts by numbers.
        main: A fitted multinomial logistic regression over the codes and `UNKNOWN`.
        also: A fitted logistic regression for each code.
        settings: Weights and thresholds.
    """

    def __init__(self, taxonomy: Taxonomy, describe: Describer, main: Any, also: Any, settings: Settings) -> None:
        self.taxonomy = taxonomy
        self.settings = settings
        self.describe = describe
        self._main = main
        self._also = also
        # No row about something else may have been there to learn from.
        self._order = [list(main.classes_).index(code) for code in (*taxonomy.codes, UNKNOWN) if code in main.classes_]

    def scores(self, rows: Sequence[Part]) -> Scores:
        """Give the probabilities of rows."""
        main, also = self.evidence(rows)
        return Scores(weigh_main(main, self.settings.main), weigh_also(also, self.settings.also))

    def evidence(self, rows: Sequence[Part]) -> tuple[Doubles, Doubles]:
        """Give what each part says: log probabilities of the main code and log odds of each, by part, row and code.

        The parts are those of `row_texts`; a missing part says nothing (zeros).
        """
        told = [row_texts(row) for row in rows]
        parts = [[texts[i] for texts in told] for i in range(3)]
        texts = sorted({text for part in parts for text in part if text})
        place = {text: i for i, text in enumerate(texts)}
        main, also = self.text_evidence(texts)
        for heading in {text for text in parts[2] if text}:
            codes = self.taxonomy.lookup(heading)
            if codes:
                main[place[heading]], also[place[heading]] = self._of_label(codes)
        main, also = (np.vstack([values, np.zeros((1, values.shape[1]))]) for values in (main, also))
        index = np.array([[place.get(text, len(texts)) for text in part] for part in parts], dtype=np.int64)
        return main[index], also[index]

    def text_evidence(self, texts: Sequence[str]) -> tuple[Doubles, Doubles]:
        """Give the log probabilities of the main code and the log odds of each code for single texts.

        A text of nothing known (`☃`) says nothing: zeros.
        """
        width = len(self.taxonomy.codes)
        main = np.zeros((len(texts), width + 1))
        also = np.zeros((len(texts), width))
        described = self.describe(texts) if texts else csr_matrix((0, 1))
        known = described.getnnz(axis=1) > 0
        if known.any():
            described = described[known]
            decided = np.asarray(self._main.decision_function(described), dtype=np.float64)
            if decided.ndim == 1:  # scikit-learn gives two classes one column
                decided = np.column_stack([np.zeros_like(decided), decided])
            found = np.full((len(decided), width + 1), NEVER)
            found[:, : len(self._order)] = log_softmax(decided, axis=1)[:, self._order]
            main[known] = found
            also[known] = self._also.decision_function(described)
        return main, also

    def _of_label(self, codes: Sequence[str]) -> tuple[Doubles, Doubles]:
        known = np.array([code in codes for code in self.taxonomy.codes])
        share = np.append(np.where(known, KNOWN_LABEL / known.sum(), 0), 0.0)
        rest = share == 0
        share[rest] = (1 - KNOWN_LABEL) / rest.sum()
        odds = np.log(KNOWN_LABEL / (1 - KNOWN_LABEL))
        return np.log(share), np.where(known, odds, -odds)


def row_texts(row: Part) -> tuple[str, str, str]:
    """Give what tells a row's code, what adds to that, and the heading; a row without measure is told by its goal."""
    measure, goal, heading = ((text or "").strip() for text in (row.measure, row.goal, row.heading))
    return measure or goal, goal if measure else "", heading


def weigh_main(evidence: Doubles, weights: Weights) -> Doubles:
    """Put what the parts say of the main code together: a product of experts (Hinton 2002), then scaled."""
    summed = evidence[0] + weights.goal * evidence[1] + weights.heading * evidence[2]
    return np.asarray(softmax(weights.scale * summed, axis=1), dtype=np.float64)


def weigh_also(evidence: Doubles, weights: Weights) -> Doubles:
    """Put what the parts say of each code together; scale and shift are those of Platt (1999)."""
    summed = evidence[0] + weights.goal * evidence[1] + weights.heading * evidence[2]
    return np.asarray(expit(weights.scale * summed + weights.shift), dtype=np.float64)
