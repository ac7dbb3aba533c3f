"""The trained model of line roles."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import skops.io
from numpy.typing import NDArray

from konzeptminer.errors import KonzeptminerError
from konzeptminer.linear.features import features
from konzeptminer.linear.segments import Segment

NAME = "line_roles"
PLACES = (Path(__file__).parents[1] / "models", Path(__file__).parents[3] / "models")
"""Where the models lie: in the installed package, or beside the sources."""

TRUSTED = (
    "sklearn._loss._loss.CyHalfMultinomialLoss",
    "sklearn._loss.link.Interval",
    "sklearn._loss.link.MultinomialLogit",
    "sklearn._loss.loss.HalfMultinomialLoss",
    "sklearn.ensemble._hist_gradient_boosting.binning._BinMapper",
    "sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor",
)
"""Types of scikit-learn that a gradient boosting model is made of, beside those skops trusts by itself."""


class LineModelError(KonzeptminerError):
    """The model of line roles is missing or damaged."""


@dataclass(frozen=True, slots=True)
class LineModel:
    """Gives each line of a table the probability of each role.

    Attributes:
        labels: The labels, in the order of the columns of `scores`.
        steps: Logarithms of how often each kind of step from one label to the next occurs.
    """

    labels: tuple[str, ...]
    steps: dict[str, float]
    classifier: Any

    def scores(self, segments: list[Segment], roles: tuple[str, ...]) -> NDArray[np.float64]:
        """Give the logarithm of each label's probability, a row for each segment."""
        if not segments:
            return np.zeros((0, len(self.labels)))
        return np.log(np.asarray(self.classifier.predict_proba(features(segments, roles))) + 1e-6)


@cache
def load_model() -> LineModel:
    """Load the model that konzeptminer ships.

    Raises:
        LineModelError: It is missing, or its file holds something else.
    """
    folder = next((place / NAME for place in PLACES if (place / NAME / "config.json").is_file()), None)
    if folder is None:
        raise LineModelError(
            f"the model {NAME} was not found in {' or '.join(map(str, PLACES))}; install konzeptminer again, "
            "or train it with `python -m konzeptminer.linear.train`"
        )
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    try:
        classifier = skops.io.load(folder / "model.skops", trusted=list(TRUSTED))
    except Exception as error:  # skops raises whatever its reader meets in a damaged file
        raise LineModelError(
            f"{folder / 'model.skops'}: the model cannot be read ({error}); train it again with "
            "`python -m konzeptminer.linear.train`"
        ) from error
    return LineModel(tuple(classifier.classes_), config["steps"], classifier)
