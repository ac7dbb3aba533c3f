"""Training of the model of line roles, with scores on texts held out: what `konzeptminer train lines` does."""

import json
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import skops.io
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from konzeptminer.errors import InputError
from konzeptminer.linear.decode import Decoded, step_of
from konzeptminer.linear.features import features
from konzeptminer.linear.labels import LABELS
from konzeptminer.linear.model import CONFIG_FILE, MODEL_FILE, LineModel, log_odds
from konzeptminer.linear.synthesis import Example, load_prose, load_rows, make_example
from konzeptminer.records import Model

SEED = 20130
TEXTS = 450
ROUNDS = 100
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


class Bin(Model):
    """Segments whose label was given with a confidence from `low` on, and the share of them that is right."""

    low: float
    segments: int
    right: float


class LineScores(Model):
    """How well the lines of held-out texts are told.

    Attributes:
        texts: Number of texts.
        accuracy: Share of segments with the right label.
        cells: Share of cells of which every segment has the right label.
        bins: The segments by confidence.
    """

    texts: int
    accuracy: float
    cells: float
    bins: tuple[Bin, ...] = ()


class LineReport(Model):
    """What a training gave: scores on texts drawn anew, and on texts of samples that training did not see."""

    segments: int
    drawn_anew: LineScores
    held_out: dict[str, LineScores]


def train_lines(corpus: Path, out: Path, *, texts: int = TEXTS, rounds: int = ROUNDS, seed: int = SEED) -> LineReport:
    """Train the model of line roles, measure it, and write it with its settings.

    For each sample document a model is also trained on the others and measured on texts of that one.

    Args:
        corpus: Folder of the annotated samples.
        out: Folder to write to.
        texts: Number of texts to train on.
        rounds: Number of rounds of boosting, each a tree for every label.
        seed: Start of all that is drawn by chance.

    Raises:
        InputError: The folder holds no annotated samples.
    """
    rows, prose = load_rows(corpus), load_prose(corpus)
    if not any(rows.values()):
        raise InputError(f"{corpus}: the folder holds no annotated samples (*.jsonl); give the project's corpus folder")
    few = max(20, texts // 8)
    folds = {}
    for name in rows:
        others = [row for other, own in rows.items() if other != name for row in own]
        rng = random.Random(f"{seed} {name}")
        model = _fit([make_example(others, prose, rng) for _ in range(texts // 2)], rounds, seed)
        folds[name] = (model, [make_example(rows[name], prose, rng, invented=0.0) for _ in range(few)])
    calibration = _calibrate(list(folds.values()))
    rng = random.Random(seed)
    whole = [row for own in rows.values() for row in own]
    examples = [make_example(whole, prose, rng) for _ in range(texts)]
    anew = [make_example(whole, prose, rng) for _ in range(few)]
    model = replace(_fit(examples, rounds, seed), calibration=calibration)
    report = LineReport(
        segments=sum(len(example.labels) for example in examples),
        drawn_anew=_measure(model, anew),
        held_out={
            name: _measure(replace(other, calibration=calibration), unseen) for name, (other, unseen) in folds.items()
        },
    )
    out.mkdir(parents=True, exist_ok=True)
    skops.io.dump(model.classifier, out / MODEL_FILE, compression=8)
    config = {
        "labels": list(LABELS),
        "steps": model.steps,
        "calibration": list(calibration),
        "texts": texts,
        "seed": seed,
        "scores": report.model_dump(mode="json"),
    }
    (out / CONFIG_FILE).write_text(json.dumps(config, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return report


def _fit(examples: Sequence[Example], rounds: int, seed: int) -> LineModel:
    data = np.vstack([features(e.segments, e.roles) for e in examples])
    labels = np.concatenate([np.array(e.labels) for e in examples])
    classifier = HistGradientBoostingClassifier(
        max_iter=rounds,
        learning_rate=0.15,
        max_leaf_nodes=15,
        min_samples_leaf=30,
        l2_regularization=1.0,
        random_state=seed,
    )
    classifier.fit(data, labels)
    return LineModel(tuple(classifier.classes_), _steps(examples), classifier)


def _calibrate(folds: Sequence[tuple[LineModel, Sequence[Example]]]) -> tuple[float, float]:
    """Fit slope and intercept from the log odds of a label's posterior to those of its being right (Platt scaling)."""
    odds, right = [], []
    for model, examples in folds:
        for example in examples:
            decoded = model.decode(example.segments, example.roles)
            odds.append(log_odds(decoded.sure))
            right.append(np.array(decoded.labels) == np.array(example.labels))
    correct = np.concatenate(right)
    if correct.all() or not correct.any():
        return (1.0, 0.0)
    fitted = LogisticRegression().fit(np.concatenate(odds)[:, None], correct)
    return (round(float(fitted.coef_[0, 0]), 4), round(float(fitted.intercept_[0]), 4))


def _measure(model: LineModel, examples: Sequence[Example]) -> LineScores:
    decoded = [model.decode(example.segments, example.roles) for example in examples]
    right = [
        np.array(result.labels) == np.array(example.labels) for result, example in zip(decoded, examples, strict=True)
    ]
    cells = [
        own[start:end].all()
        for own, example in zip(right, examples, strict=True)
        for start, end in _cells(example.labels)
    ]
    return LineScores(
        texts=len(examples),
        accuracy=round(float(np.concatenate(right).mean()), 4),
        cells=round(float(np.mean(cells)), 4),
        bins=_bins(decoded, right),
    )


def _bins(decoded: Iterable[Decoded], right: Sequence[Any]) -> tuple[Bin, ...]:
    sure = np.concatenate([np.array(result.sure) for result in decoded])
    correct = np.concatenate(right)
    bins = []
    for low, high in pairwise(BINS):
        inside = (sure >= low) & (sure < high)
        if inside.any():
            bins.append(Bin(low=low, segments=int(inside.sum()), right=round(float(correct[inside].mean()), 4)))
    return tuple(bins)


def _cells(labels: Sequence[str]) -> list[tuple[int, int]]:
    """Give the ranges of the cells: each with the label behind it, which says where it ends."""
    starts = [i for i, label in enumerate(labels) if label.startswith("B-")]
    return [(start, end) for start, end in zip(starts, [*starts[1:], len(labels)], strict=True)]


def _steps(examples: Sequence[Example]) -> Mapping[str, float]:
    """Give the logarithm of how often each kind of step from one label to the next occurs."""
    counts = Counter(
        step_of(left, right, example.roles)
        for example in examples
        for left, right in zip(example.labels, example.labels[1:], strict=False)
    )
    total = sum(counts.values())
    return {step: round(float(np.log(count / total)), 3) for step, count in sorted(counts.items())}
