"""The most likely roles of a table's segments, cells in the order of the columns (Viterbi), and how sure they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import logsumexp

from konzeptminer.linear.labels import NOISE, OUT, begin, inside, role_of
from konzeptminer.rows.roles import Role

NEVER = -1e6
RARE = -9.0
"""Logarithm for a step that training has not seen."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Decoded:
    """The best sequence of labels, and for each the probability that it is right, summed over all sequences."""

    labels: tuple[str, ...]
    sure: tuple[float, ...]


def decode(scores: Floats, roles: Sequence[str], steps: Mapping[str, float], labels: Sequence[str]) -> Decoded:
    """Give the best sequence of labels (Viterbi) and their posterior probabilities (forward-backward).

    Both as in L. R. Rabiner, A tutorial on hidden Markov models, Proc. IEEE 77 (1989), with the classifier's
    probabilities in place of those of the observations.

    Args:
        scores: Logarithms of the labels' probabilities, a row for each segment.
        roles: What the columns hold, from left to right. A field may stand across them all.
        steps: Logarithms of how often each kind of step occurs.
        labels: The labels of the columns of `scores`.
    """
    if not len(scores):
        return Decoded((), ())
    known = [*dict.fromkeys((*roles, Role.HANDLUNGSFELD.value))]
    own = [*(label for role in known for label in (begin(role), inside(role))), NOISE, OUT]
    own = [label for label in own if label in labels]
    emitted = scores[:, [list(labels).index(label) for label in own]]
    # What may not follow on what: a cell goes on only where one began, and nothing follows the end of the table.
    # Noise may stand within a cell, so each label has a twin that remembers the cell around it.
    states = [*own, *(f"{NOISE}:{role}" for role in known)]
    emission = np.hstack([emitted, np.repeat(emitted[:, [own.index(NOISE)]], len(known), axis=1)])
    table = np.array([[_step(left, right, roles, steps) for right in states] for left in states])
    first = np.array([NEVER if state.startswith(("I-", f"{NOISE}:")) or state == OUT else 0.0 for state in states])
    names = np.array([state.split(":")[0] for state in states])
    path = _viterbi(first, table, emission)
    posterior = _posterior(first, table, emission)
    # The twins of noise are one label.
    sure = [float(posterior[i, names == names[state]].sum()) for i, state in enumerate(path)]
    return Decoded(tuple(str(names[state]) for state in path), tuple(min(1.0, value) for value in sure))


def _viterbi(first: Floats, table: Floats, emission: Floats) -> list[int]:
    best = first + emission[0]
    back: list[NDArray[np.intp]] = []
    for row in emission[1:]:
        reached = best[:, None] + table
        back.append(reached.argmax(axis=0))
        best = reached.max(axis=0) + row
    path = [int(best.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return path[::-1]


def _posterior(first: Floats, table: Floats, emission: Floats) -> Floats:
    forward = [first + emission[0]]
    for row in emission[1:]:
        forward.append(logsumexp(forward[-1][:, None] + table, axis=0) + row)
    backward = [np.zeros(len(first))]
    for row in emission[:0:-1]:
        backward.append(logsumexp(table + (row + backward[-1])[None, :], axis=1))
    both = np.array(forward) + np.array(backward[::-1])
    return np.asarray(np.exp(both - logsumexp(both, axis=1, keepdims=True)))


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
    if to_role == Role.HANDLUNGSFELD and to_role not in roles:
        return "band"
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
