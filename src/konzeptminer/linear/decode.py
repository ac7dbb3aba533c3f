"""The most likely roles of a table's segments, cells in the order of the columns (Viterbi)."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from konzeptminer.linear.labels import NOISE, OUT, begin, inside, role_of

NEVER = -1e6
RARE = -9.0
"""Logarithm for a step that training has not seen."""


def decode(
    scores: NDArray[np.float64], roles: Sequence[str], steps: Mapping[str, float], labels: Sequence[str]
) -> list[str]:
    """Give the best sequence of labels.

    Args:
        scores: Logarithms of the labels' probabilities, a row for each segment.
        roles: What the columns hold, from left to right.
        steps: Logarithms of how often each kind of step occurs.
        labels: The labels of the columns of `scores`.
    """
    own = [*(label for role in roles for label in (begin(role), inside(role))), NOISE, OUT]
    own = [label for label in dict.fromkeys(own) if label in labels]
    emitted = scores[:, [list(labels).index(label) for label in own]]
    # What may not follow on what: a cell goes on only where one began, and nothing follows the end of the table.
    # Noise may stand within a cell, so each label has a twin that remembers the cell around it.
    states = [*own, *(f"{NOISE}:{role}" for role in roles)]
    emission = np.hstack([emitted, np.repeat(emitted[:, [own.index(NOISE)]], len(roles), axis=1)])
    table = np.array([[_step(left, right, roles, steps) for right in states] for left in states])
    first = np.array([NEVER if state.startswith(("I-", f"{NOISE}:")) or state == OUT else 0.0 for state in states])
    best = first + emission[0] if len(emission) else first
    back: list[NDArray[np.intp]] = []
    for row in emission[1:]:
        reached = best[:, None] + table
        back.append(reached.argmax(axis=0))
        best = reached.max(axis=0) + row
    if not len(emission):
        return []
    path = [int(best.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return [states[i].split(":")[0] for i in reversed(path)]


def _step(left: str, right: str, roles: Sequence[str], steps: Mapping[str, float]) -> float:
    around = left.split(":")[1] if ":" in left else None
    if left == OUT:
        return 0.0 if right == OUT else NEVER
    if ":" in right:
        inner = right.split(":")[1]
        same = around == inner or (around is None and role_of(left) == inner)
        return steps.get("noise", RARE) if same else NEVER
    if right.startswith("I-"):
        if around is not None:
            return steps.get("noise", RARE) if around == role_of(right) else NEVER
        return steps.get("inside", RARE) if role_of(left) == role_of(right) else NEVER
    if around is not None:
        return steps.get("noise", RARE)
    return steps.get(step_of(left, right, roles), RARE)


def step_of(left: str, right: str, roles: Sequence[str]) -> str:
    """Name the kind of step from one label to the next."""
    if OUT in (left, right):
        return "out"
    if NOISE in (left, right):
        return "noise"
    from_role, to_role = role_of(left), role_of(right)
    if right.startswith("I-"):
        return "inside"
    if to_role in ("goal", "handlungsfeld"):
        return f"to-{to_role}"
    if from_role in ("goal", "handlungsfeld"):
        return "first" if to_role == "measure" else "beside"
    order = list(roles)
    if from_role not in order or to_role not in order:
        return "odd"
    distance = order.index(to_role) - order.index(from_role)
    if distance == 0:
        return "same"
    if distance > 0:
        return f"right-{min(distance, 3)}"
    return "row" if to_role == "measure" else "left"
