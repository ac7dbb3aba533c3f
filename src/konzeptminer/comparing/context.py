"""What the other pairs of two plans say of a pair: whether it stands out."""

import numpy as np

from konzeptminer.comparing.describe import Floats

CONTEXT = ("evidence", "above_neighbours", "share")
_NEIGHBOURS = 5
_ROUNDS = 20


def context(evidence: Floats, slack: float) -> Floats:
    """Describe pairs by their evidence and by that of the other pairs in their row and column.

    A text that is like all others is like none of them: from each pair the mean of the best ones in its row and column
    is taken (cross-domain similarity local scaling, Conneau et al. 2018). Shares say which partner each would get if
    all were dealt out at once, nobody included (Sinkhorn 1967).

    Args:
        evidence: Log odds of the pairs of two plans.
        slack: Log odds of having no partner.

    Returns:
        An array of pairs by `CONTEXT`.
    """
    near = _best(evidence, 1)[:, None] + _best(evidence, 0)[None]
    return np.stack([evidence, evidence - near / 2, np.log(shares(evidence, slack) + 1e-4)], axis=-1)


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


def _best(evidence: Floats, axis: int) -> Floats:
    count = min(_NEIGHBOURS, evidence.shape[axis])
    if not count:
        return np.zeros(evidence.shape[1 - axis], np.float32)
    best: Floats = -np.partition(-evidence, count - 1, axis=axis).take(range(count), axis=axis)
    mean: Floats = best.mean(axis=axis)
    return mean
