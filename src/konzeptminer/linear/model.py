"""The trained model of line roles."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from konzeptminer.errors import KonzeptminerError
from konzeptminer.linear.decode import Decoded, decode
from konzeptminer.linear.features import features
from konzeptminer.linear.segments import Segment
from konzeptminer.shipped import find_model, load_skops

NAME = "line_roles"
CONFIG_FILE = "config.json"
MODEL_FILE = "model.skops"
MARGIN = 1e-4
"""No label is surer or less sure than this."""

TRAIN = "konzeptminer train lines"

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
    """The model of line roles is damaged."""


@dataclass(frozen=True, slots=True)
class LineModel:
    """Gives each line of a table the probability of each role.

    Attributes:
        labels: The labels, in the order of the columns of `scores`.
        steps: Logarithms of how often each kind of step from one label to the next occurs.
        calibration: Slope and intercept that make the log odds of a label's posterior those of its being right.
    """

    labels: tuple[str, ...]
    steps: Mapping[str, float]
    classifier: Any
    calibration: tuple[float, float] = (1.0, 0.0)

    def decode(self, segments: Sequence[Segment], roles: tuple[str, ...]) -> Decoded:
        """Give each segment under a head its label, and how sure that is."""
        decoded = decode(self.scores(segments, roles), roles, self.steps, self.labels)
        slope, intercept = self.calibration
        sure = 1 / (1 + np.exp(-(slope * log_odds(decoded.sure) + intercept)))
        return Decoded(decoded.labels, tuple(float(value) for value in sure))

    def scores(self, segments: Sequence[Segment], roles: tuple[str, ...]) -> NDArray[np.float64]:
        """Give the logarithm of each label's probability, a row for each segment."""
        if not segments:
            return np.zeros((0, len(self.labels)))
        return np.log(np.asarray(self.classifier.predict_proba(features(segments, roles))) + 1e-6)


def log_odds(probabilities: Sequence[float]) -> NDArray[np.float64]:
    """Give the log odds of probabilities, those next to 0 and 1 held back."""
    held = np.clip(np.asarray(probabilities, dtype=float), MARGIN, 1 - MARGIN)
    return np.asarray(np.log(held / (1 - held)))


@cache
def load_model() -> LineModel:
    """Load the model that konzeptminer ships.

    Raises:
        ModelNotFoundError: It is missing.
        LineModelError: Its files hold something else.
    """
    folder = find_model(NAME)
    try:
        config = json.loads((folder / CONFIG_FILE).read_text(encoding="utf-8"))
        classifier = load_skops(folder / MODEL_FILE, TRUSTED)
    except Exception as error:  # skops raises whatever its reader meets in a damaged file
        raise LineModelError(f"{folder}: the model cannot be read ({error}); train it again with `{TRAIN}`") from error
    return LineModel(tuple(classifier.classes_), config["steps"], classifier, tuple(config["calibration"]))
