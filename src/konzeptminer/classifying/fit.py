"""Fitting the classifier of fields of action to labelled rows."""

import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.multiclass import OneVsRestClassifier

from konzeptminer.classifying.examples import Example, ExamplesError
from konzeptminer.classifying.features import Describer, new_vectorizer
from konzeptminer.classifying.model import (
    UNKNOWN,
    Doubles,
    FieldModel,
    Scores,
    Settings,
    Weights,
    row_texts,
    weigh_also,
    weigh_main,
)
from konzeptminer.classifying.taxonomy import Taxonomy
from konzeptminer.embedding import Embedder

Bools = NDArray[np.bool_]

GOAL_WEIGHT = 0.4
"""A goal says less of a row's code than the measure: several rows of several fields share it."""

LABEL_WEIGHT = 0.5
"""Weight of a label of the taxonomy as an example."""

EMBEDDING_WEIGHT = 0.5
SHARPNESS = 10.0
"""Inverse of the regularisation (C of scikit-learn)."""

SEED = 7
FOLDS = 5
TIMES_CHANCE = 3.0
"""A main code less likely than so many times chance, or than a half, is none: 0.25 with eleven codes and none."""

SPREAD = 0.1
"""Standard deviation of the logarithm of the scale before any example is seen."""

GRID = np.arange(0.2, 0.75, 0.05)
"""Thresholds that are tried."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A classifier that was just fitted.

    Attributes:
        model: The classifier.
        parts: Its vectorizer, model of the main code and model of each code, as they are saved.
        left_out: Its probabilities for the examples, each from a model that had not seen it.
    """

    model: FieldModel
    parts: tuple[Any, Any, Any]
    left_out: Scores


def fit(
    taxonomy: Taxonomy, examples: Sequence[Example], embedder: Embedder, *, embedding: str, seed: int = SEED
) -> Fitted:
    """Fit a classifier: coefficients on all examples, weights and thresholds on examples left out in turn.

    Args:
        taxonomy: The scheme.
        examples: Labelled rows.
        embedder: Gives the texts' embeddings.
        embedding: The embedding's name, to be kept in the settings.
        seed: Divides the examples into folds.

    Raises:
        ExamplesError: A code has fewer examples than there are folds; the message says what to do.
    """
    _check(taxonomy, examples)
    draft = _draft(taxonomy, embedding)
    main, also = _left_out(taxonomy, examples, embedder, draft, seed)
    codes = (*taxonomy.codes, UNKNOWN)
    labels = np.array([codes.index(example.main or UNKNOWN) for example in examples])
    members = np.array([[code in example.fields for code in taxonomy.codes] for example in examples])
    main_weights, also_weights = _fit_main(main, labels), _fit_also(also, members)
    left_out = Scores(weigh_main(main, main_weights), weigh_also(also, also_weights))
    thresholds = dict(zip(taxonomy.codes, _thresholds(left_out, members), strict=True))
    settings = draft.model_copy(update={"main": main_weights, "also": also_weights, "thresholds": thresholds})
    parts = _fit_parts(taxonomy, examples, embedder)
    return Fitted(_model(taxonomy, embedder, parts, settings), parts, left_out)


def _check(taxonomy: Taxonomy, examples: Sequence[Example]) -> None:
    counts = Counter(example.main for example in examples)
    for code in taxonomy.codes:
        if counts[code] < FOLDS:
            raise ExamplesError(
                f"{taxonomy.name}: the code {code!r} has {counts[code]} labels and labelled rows to learn from; give "
                f"at least {FOLDS}: altLabels in the scheme, or better 60 labelled rows in examples.jsonl beside it or "
                "with --rows"
            )


def _draft(taxonomy: Taxonomy, embedding: str) -> Settings:
    even = Weights(goal=0.5, heading=0.5, scale=1.0)
    return Settings(
        taxonomy=taxonomy.name,
        version=taxonomy.version,
        embedding=embedding,
        embedding_weight=EMBEDDING_WEIGHT,
        main=even,
        also=even,
        unknown=min(0.5, TIMES_CHANCE / (len(taxonomy.codes) + 1)),
        thresholds={},
    )


def _left_out(
    taxonomy: Taxonomy, examples: Sequence[Example], embedder: Embedder, draft: Settings, seed: int
) -> tuple[Doubles, Doubles]:
    """Give the evidence for each example from a model that has not seen it."""
    classes = [example.main or UNKNOWN for example in examples]
    main = np.zeros((3, len(examples), len(taxonomy.codes) + 1))
    also = np.zeros((3, len(examples), len(taxonomy.codes)))
    for rest, left in _folds(classes, seed):
        hidden = frozenset(text for i in left for text in row_texts(examples[i])[:2])
        parts = _fit_parts(taxonomy, [examples[i] for i in rest], embedder, hidden)
        model = _model(taxonomy, embedder, parts, draft)
        main[:, left], also[:, left] = model.evidence([examples[i] for i in left])
    return main, also


def _folds(classes: Sequence[str], seed: int) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    with warnings.catch_warnings():
        # Rows about something else may be fewer than folds.
        warnings.filterwarnings("ignore", "The least populated class", UserWarning)
        return list(StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(classes, classes))


def _model(taxonomy: Taxonomy, embedder: Embedder, parts: tuple[Any, Any, Any], settings: Settings) -> FieldModel:
    vectorizer, main, also = parts
    return FieldModel(taxonomy, Describer(vectorizer, embedder, settings.embedding_weight), main, also, settings)


def _fit_parts(
    taxonomy: Taxonomy, examples: Sequence[Example], embedder: Embedder, hidden: frozenset[str] = frozenset()
) -> tuple[Any, Any, Any]:
    texts, fields, weights = _texts(taxonomy, examples, hidden)
    vectorizer = new_vectorizer(len(texts)).fit(texts)
    described = Describer(vectorizer, embedder, EMBEDDING_WEIGHT)(texts)
    main = LogisticRegression(C=SHARPNESS, max_iter=500)
    main.fit(described, [codes[0] if codes else UNKNOWN for codes in fields], sample_weight=weights)
    also = OneVsRestClassifier(LogisticRegression(C=SHARPNESS, max_iter=500))
    also.fit(described, [[code in codes for code in taxonomy.codes] for codes in fields])
    return vectorizer, main, also


def _texts(
    taxonomy: Taxonomy, examples: Sequence[Example], hidden: frozenset[str]
) -> tuple[list[str], list[tuple[str, ...]], list[float]]:
    """Give texts with their codes and weights: measures, goals, and the labels of the taxonomy that are not hidden."""
    found: list[tuple[str, tuple[str, ...], float]] = []
    for example in examples:
        text, goal, _ = row_texts(example)
        found.append((text, example.fields, 1.0))
        if goal:
            found.append((goal, example.fields, GOAL_WEIGHT))
    for concept in taxonomy.concepts:
        labels: list[tuple[str, tuple[str, ...]]] = [(label, (concept.code,)) for label in concept.labels]
        labels += [(no.label, (no.belongs,) if no.belongs else ()) for no in concept.negative_labels]
        found += [(label, fields, LABEL_WEIGHT) for label, fields in labels if label not in hidden]
    texts, fields, weights = zip(*found, strict=True)
    return list(texts), list(fields), list(weights)


def _fit_main(evidence: Doubles, labels: NDArray[np.int64]) -> Weights:
    def loss(values: Doubles) -> float:
        probabilities = weigh_main(evidence, Weights(goal=values[0], heading=values[1], scale=values[2]))
        surprise = -np.log(probabilities[np.arange(len(labels)), labels] + 1e-12).mean()
        return float(surprise + _prior(values[2], len(labels)))

    best = minimize(loss, (0.5, 0.3, 1.0), bounds=[(0, 2), (0, 2), (0.2, 5)])
    return Weights(goal=best.x[0], heading=best.x[1], scale=best.x[2])


def _fit_also(evidence: Doubles, members: Bools) -> Weights:
    def loss(values: Doubles) -> float:
        weights = Weights(goal=values[0], heading=values[1], scale=values[2], shift=values[3])
        probabilities = np.clip(weigh_also(evidence, weights), 1e-9, 1 - 1e-9)
        surprise = -np.where(members, np.log(probabilities), np.log(1 - probabilities)).mean()
        return float(surprise + _prior(values[2], members.size))

    best = minimize(loss, (0.5, 0.3, 1.0, 0.0), bounds=[(0, 2), (0, 2), (0.2, 5), (-3, 3)])
    return Weights(goal=best.x[0], heading=best.x[1], scale=best.x[2], shift=best.x[3])


def _prior(scale: float, examples: int) -> float:
    """Give the negative logarithm of the scale's prior, a log-normal around 1, for one example.

    Without it, few examples that are all told right would make every probability 1.
    """
    return float((np.log(scale) / SPREAD) ** 2 / 2 / examples)


def _thresholds(scores: Scores, members: Bools) -> list[float]:
    """Choose each code's threshold so that the F1 of its rows is best, the main code being given in any case."""
    first = scores.main.argmax(axis=1)
    probabilities = scores.also
    chosen = []
    for i in range(members.shape[1]):
        values = [
            f1_score(members[:, i], (probabilities[:, i] >= limit) | (first == i), zero_division=0) for limit in GRID
        ]
        chosen.append(float(round(GRID[int(np.argmax(values))], 3)))
    return chosen
