"""The model that tells whether two measures, or goals, are the same, related or different."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from konzeptminer.comparing.context import context
from konzeptminer.comparing.describe import Floats, Profile
from konzeptminer.comparing.error import CompareError
from konzeptminer.comparing.features import FEATURES, Pairs, features
from konzeptminer.records.base import Model
from konzeptminer.shipped import find_model, load_skops

MODEL = "alignment"
PARTS = ("evidence", "relation")


class AlignmentConfig(Model):
    """What the model needs beside its coefficients.

    Attributes:
        features: Names of what pairs are described by, in order.
        slack: Log odds of having no partner, against which the pairs of a row share it.
        same: A pair is called the same from this probability on, if it also has
        rest: this likeness without the words that both have. Of texts that were made to share words and not the purpose
            too many would be called the same; set by hand.
        related: A pair is called related if it is likelier than this to be related or the same.
    """

    schema_version: int = 1
    features: tuple[str, ...] = FEATURES
    slack: float
    same: Annotated[float, Field(ge=0, le=1)]
    rest: Annotated[float, Field(ge=-1, le=1)]
    related: Annotated[float, Field(ge=0, le=1)]


@dataclass(frozen=True, eq=False)
class Likeness:
    """How alike the subjects of two plans are, pair by pair.

    Attributes:
        same: Probability that they are the same.
        related: Probability that they are related or the same.
        sure: Whether they are called the same.
    """

    same: NDArray[np.float64]
    related: NDArray[np.float64]
    sure: NDArray[np.bool_]

    @property
    def score(self) -> NDArray[np.float64]:
        """The mean of both: orders pairs."""
        mean: NDArray[np.float64] = (self.same + self.related) / 2
        return mean


class RelationModel:
    """Gives pairs of subjects the probabilities of their relation.

    Args:
        evidence: A fitted classifier of pairs by `FEATURES`: whether they are the same.
        relation: A fitted classifier of pairs by `CONTEXT`: 0 different, 1 related, 2 the same.
        config: Thresholds.
    """

    def __init__(self, evidence: Any, relation: Any, config: AlignmentConfig) -> None:
        self.config = config
        self.evidence = evidence
        self.relation = relation

    def likeness(self, a: Profile, b: Profile) -> Likeness:
        """Compare all subjects of two plans."""
        return self.of_pairs(features(a, b))

    def of_pairs(self, pairs: Pairs) -> Likeness:
        """Give the probabilities of pairs described by `FEATURES`, those of two plans at once."""
        shape = pairs.shape[:2]
        if not pairs.size:
            return Likeness(np.zeros(shape), np.zeros(shape), np.zeros(shape, dtype=np.bool_))
        told = context(self.log_odds(pairs), self.config.slack)
        chances = self.relation.predict_proba(told.reshape(-1, told.shape[-1])).reshape(*shape, -1)
        return likeness_of(chances, pairs, self.config)

    def log_odds(self, pairs: Pairs) -> Floats:
        """Give the log odds of each pair for being the same, by itself."""
        decided = self.evidence.decision_function(pairs.reshape(-1, pairs.shape[-1]))
        return np.asarray(decided, dtype=np.float32).reshape(pairs.shape[:2])


def likeness_of(chances: NDArray[np.float64], pairs: Pairs, config: AlignmentConfig) -> Likeness:
    """Give the likeness of pairs from the chances that they are different, related and the same."""
    same = chances[..., 2]
    sure = (same >= config.same) & (pairs[..., FEATURES.index("rest")] >= config.rest)
    return Likeness(same, np.clip(chances[..., 1] + same, 0, 1), sure)


def save_model(folder: Path, model: RelationModel) -> None:
    """Write a fitted model: `config.json` and `model.skops`."""
    import skops.io  # noqa: PLC0415 - loads torch

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(model.config.model_dump_json(indent=2) + "\n", encoding="utf-8")
    parts = {name: getattr(model, name) for name in PARTS}
    skops.io.dump(parts, folder / "model.skops", compression=8)


@cache
def load_model(folder: Path | None = None) -> RelationModel:
    """Read a model.

    Args:
        folder: The folder that `konzeptminer train alignment` wrote; the shipped one by default.

    Raises:
        CompareError: A file is missing or damaged, or the model describes pairs in another way.
    """
    folder = folder or find_model(MODEL)
    try:
        config = AlignmentConfig.model_validate_json((folder / "config.json").read_text(encoding="utf-8"))
        parts = load_skops(folder / "model.skops")
        evidence, relation = (parts[name] for name in PARTS)
    except Exception as error:  # skops raises whatever its reader meets in a damaged file
        raise CompareError(
            f"{folder}: the model cannot be read ({error}); install konzeptminer again, "
            "or train it with `konzeptminer train alignment`"
        ) from error
    if config.features != FEATURES:
        raise CompareError(
            f"{folder}: the model was trained by another version of konzeptminer; train it again with "
            "`konzeptminer train alignment`"
        )
    return RelationModel(evidence, relation, config)
