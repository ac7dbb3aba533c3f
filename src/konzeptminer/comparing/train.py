"""Training the model that tells relations: what `konzeptminer train alignment` does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from konzeptminer.classifying import get_classifier
from konzeptminer.comparing.assign import assign
from konzeptminer.comparing.context import context
from konzeptminer.comparing.describe import describe
from konzeptminer.comparing.features import Pairs, features
from konzeptminer.comparing.labelled import SAME, LabelledPlans, load_labelled
from konzeptminer.comparing.relations import AlignmentConfig, Likeness, RelationModel, likeness_of, save_model
from konzeptminer.comparing.settings import CompareSettings
from konzeptminer.evaluation import calibration_error, reliability
from konzeptminer.records.base import Model

SEED = 7
FOLDS = 5
TRAINING = ("aw-rh", "wm16-wm18", "wm18-wm21")
"""Plans that may be trained on; all other pairs of the corpus are for tests (see its README)."""

SURE = 0.8
"""Probability of being the same from which on pairs are called so, and ..."""

REST = 0.4
"""... the likeness that they must have without the words that both have.

Both were set by hand, so that nine in ten are right in `benchmarks/alignment.py`, among texts made to mislead as well.
"""

_LACKING: tuple[dict[str, Any], ...] = (
    {},
    {"steps": ""},
    {"goal": "", "heading": ""},
    {"actors": ()},
    {"steps": "", "goal": "", "heading": "", "actors": ()},
)
"""What plans may lack: the model must do without. The last are goals, and plans of a few words."""

_AT_LEAST_RELATED = 0.5


class AlignmentReport(Model):
    """What a training gave, on rows that the model had not seen (five folds).

    Each two plans count several times: with all that is known of them, and with parts of it missing.

    Attributes:
        pairs: Pairs of measures.
        same: Labelled as the same.
        called_same: Pairs of partners that the model calls the same.
        precision: Share of them that are.
        recall: Share of those that are the same.
        calibration_error: Of the probability that partners are the same, in ten bins (Naeini et al. 2015).
    """

    pairs: int
    same: int
    called_same: int
    precision: float
    recall: float
    calibration_error: float


@dataclass(frozen=True, eq=False)
class Sample:
    """Two plans as pairs with their labels."""

    pairs: Pairs
    labels: NDArray[np.int64]


def train_alignment(corpus: Path, out: Path, *, seed: int = SEED) -> AlignmentReport:
    """Train the model that tells relations of measures and write it.

    Args:
        corpus: The folder `comparison` of the corpus.
        out: Folder to write to.
        seed: Divides the rows into folds.

    Raises:
        CompareError: The labelled pairs are missing or damaged.
    """
    samples = list(make_samples([plans for plans in load_labelled(corpus) if plans.name in TRAINING]))
    model, report = fit(samples, seed=seed)
    save_model(out, model)
    return report


def make_samples(plans: Sequence[LabelledPlans]) -> Iterator[Sample]:
    """Describe the pairs of plans, each with all that is known of them and with parts of it missing."""
    for one in plans:
        for lacking in _LACKING:
            sides = [[replace(subject, **lacking) for subject in side] for side in one.subjects]
            a, b = describe(sides, get_classifier("integration").model)
            yield Sample(features(a, b), one.labels)


def fit(samples: Sequence[Sample], *, seed: int = SEED) -> tuple[RelationModel, AlignmentReport]:
    """Fit the model.

    The classifier of relations learns from evidence for rows that the classifier of evidence had not seen, so that its
    probabilities hold for new plans.

    Args:
        samples: Pairs of plans with their labels.
        seed: Divides the rows into folds.
    """
    folds = [_folds(sample, seed) for sample in samples]
    left_out = [np.zeros(sample.labels.shape, np.float32) for sample in samples]
    for fold in range(FOLDS):
        seen = _stack([(sample.pairs, sample.labels, own != fold) for sample, own in zip(samples, folds, strict=True)])
        evidence = new_evidence().fit(seen[0], seen[1] == SAME)
        for sample, own, odds in zip(samples, folds, left_out, strict=True):
            held = sample.pairs[own == fold]
            odds[own == fold] = evidence.decision_function(held.reshape(-1, held.shape[-1])).reshape(held.shape[:2])
    everything = _stack([(sample.pairs, sample.labels, own >= 0) for sample, own in zip(samples, folds, strict=True)])
    evidence = new_evidence().fit(everything[0], everything[1] == SAME)
    slack = _slack(samples, left_out)
    told = [context(odds, slack) for odds in left_out]
    config = AlignmentConfig(slack=slack, same=SURE, rest=REST, related=_AT_LEAST_RELATED)
    likeness = [_held_out_likeness(told, samples, folds, i, config) for i in range(len(samples))]
    rows = _stack([(one, sample.labels, own >= 0) for one, sample, own in zip(told, samples, folds, strict=True)])
    relation = new_relation().fit(*rows)
    return RelationModel(evidence, relation, config), _report(samples, _partners(samples, likeness))


def new_evidence() -> Any:
    """Give the classifier of pairs by themselves, not yet fitted."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.01, max_iter=500))


def new_relation() -> Any:
    """Give the classifier of pairs among the others of their plans, not yet fitted."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=500))


def _folds(sample: Sample, seed: int) -> NDArray[np.int64]:
    found = np.zeros(len(sample.labels), dtype=np.int64)
    for fold, (_, held) in enumerate(KFold(FOLDS, shuffle=True, random_state=seed).split(sample.labels)):
        found[held] = fold
    return found


def _stack(parts: Sequence[tuple[Any, Any, Any]]) -> tuple[Any, Any]:
    values = [pairs[rows].reshape(-1, pairs.shape[-1]) for pairs, _, rows in parts]
    return np.concatenate(values), np.concatenate([labels[rows].reshape(-1) for _, labels, rows in parts])


def _slack(samples: Sequence[Sample], left_out: Sequence[Any]) -> float:
    """Give the log odds that half of the pairs that are the same surpass."""
    odds = [one[sample.labels == SAME] for sample, one in zip(samples, left_out, strict=True)]
    return float(np.round(np.median(np.concatenate(odds)), 3))


def _held_out_likeness(
    told: Sequence[Any], samples: Sequence[Sample], folds: Sequence[Any], i: int, config: AlignmentConfig
) -> Likeness:
    chances = np.zeros((*samples[i].labels.shape, 3))
    for fold in range(FOLDS):
        seen = _stack(
            [(one, sample.labels, own != fold) for one, sample, own in zip(told, samples, folds, strict=True)]
        )
        held = told[i][folds[i] == fold]
        relation = new_relation().fit(*seen)
        chances[folds[i] == fold] = relation.predict_proba(held.reshape(-1, held.shape[-1])).reshape(*held.shape[:2], 3)
    return likeness_of(chances, samples[i].pairs, config)


def _partners(samples: Sequence[Sample], likeness: Sequence[Likeness]) -> NDArray[np.float64]:
    """Give for all partners the probability of being the same, whether they are called so, and their label."""
    settings = CompareSettings()
    found = []
    for sample, own in zip(samples, likeness, strict=True):
        for pair in assign(own, no_partner=settings.no_partner, group=1.0):
            place = (pair.row, pair.column)
            found.append((own.same[place], own.sure[place], sample.labels[place]))
    return np.array(found, dtype=np.float64).reshape(-1, 3)


def _report(samples: Sequence[Sample], partners: NDArray[np.float64]) -> AlignmentReport:
    same = sum(int((sample.labels == SAME).sum()) for sample in samples)
    called = partners[partners[:, 1] == 1, 2] == SAME
    bins = reliability(zip(partners[:, 0].tolist(), (partners[:, 2] == SAME).tolist(), strict=True))
    return AlignmentReport(
        pairs=sum(sample.labels.size for sample in samples),
        same=same,
        called_same=len(called),
        precision=float(called.mean()) if len(called) else 0.0,
        recall=float(called.sum() / same) if same else 0.0,
        calibration_error=calibration_error(bins) or 0.0,
    )
