"""What the other pairs of two plans say of a pair: whether it stands out."""

import numpy as np

from konzeptminer.comparing.describe import Floats

CONTEXT = ("evidence", "share")
_ROUNDS = 20
_LEAST = 1e-4


def context(evidence: Floats, slack: float) -> Floats:
    """Describe pairs by their evidence and by that of the other pairs in their row and column.

    Shares say how much of its row and its column a pair would get if all were dealt out at once, having no partner
    among them (Sinkhorn 1967): a text that is like all others is like none of them.

    Args:
        evidence: Log odds of the pairs of two plans.
        slack: Log odds of having no partner.

    Returns:
        An array of pairs by `CONTEXT`.
    """
    return np.stack([evidence, np.log(shares(evidence, slack) + _LEAST)], axis=-1)


def shares(evidence: Floats, slack: float) -> Floats:
    """Deal each row out over the columns and each column over the rows, with a place for having no partner."""
    height, width = evidence.shape
    odds = np.full((height + 1, width + 1), np.exp(slack), dtype=np.float64)
    odds[:height, :width] = np.exp(np.clip(evidence, -30, 30))
    odds[height, width] = 0
    for _ in range(_ROUNDS):
        odds[:height] /= odds[:height].sum(axis=1, keepdims=True)
        odds[:, :width] /= odds[:, :width].sum(axis=0, keepdims=True)
    dealt: Floats = odds[:height, :width].astype(np.float32)
    return dealt
