"""Who partners whom: one to one, and further partners of one that has a better one."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from konzeptminer.comparing.relations import Likeness


@dataclass(frozen=True, slots=True)
class Partners:
    """A row and a column that belong together; `group` if one of them has a better partner."""

    row: int
    column: int
    group: bool = False


def assign(likeness: Likeness, *, no_partner: float, group: float) -> list[Partners]:
    """Pair rows and columns so that the sum of the scores, less a cost for each pair, is highest.

    Args:
        likeness: Of all pairs.
        no_partner: The cost: what a pair must score at least.
        group: Probability from which a pair that is called the same is added although one of the two has a partner.

    Returns:
        The pairs, in the order of the rows.
    """
    gain = np.maximum(likeness.score - no_partner, 0)
    chosen = np.zeros(gain.shape, dtype=np.bool_)
    if gain.size:
        rows, columns = linear_sum_assignment(gain, maximize=True)
        chosen[rows, columns] = gain[rows, columns] > 0
    further = likeness.sure & (likeness.same >= group) & ~chosen
    return [Partners(int(i), int(j), bool(further[i, j])) for i, j in zip(*np.nonzero(chosen | further), strict=True)]
