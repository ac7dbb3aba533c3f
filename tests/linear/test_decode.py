"""The decoder: the order of columns is kept, and its probabilities are probabilities."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from konzeptminer.linear.decode import decode, step_of
from konzeptminer.linear.labels import LABELS, NOISE, OUT

ROLES = ("goal", "measure", "responsible")
STEPS = {"inside": -0.8, "right-1": -1.7, "row": -2.5, "first": -3.2, "to-goal": -3.3, "noise": -3.5, "out": -1.8}


def scores_of(*labels: str, sure: float = 0.9) -> np.ndarray:
    rest = (1 - sure) / (len(LABELS) - 1)
    return np.log([[sure if other == label else rest for other in LABELS] for label in labels])


def test_plain_labels_are_kept() -> None:
    labels = ("B-goal", "I-goal", "B-measure", "I-measure", "B-responsible", "B-measure", "B-responsible", OUT)
    decoded = decode(scores_of(*labels), ROLES, STEPS, LABELS)
    assert decoded.labels == labels
    assert min(decoded.sure) > 0.5


def test_a_cell_does_not_go_on_in_another_column() -> None:
    decoded = decode(scores_of("B-measure", "I-responsible", sure=0.4), ROLES, STEPS, LABELS)
    assert decoded.labels[1] != "I-responsible"


def test_a_cell_goes_on_behind_noise() -> None:
    labels = ("B-measure", NOISE, "I-measure")
    assert decode(scores_of(*labels, sure=0.9999), ROLES, STEPS, LABELS).labels == labels


def test_a_column_that_the_head_does_not_name_is_not_used() -> None:
    decoded = decode(scores_of("B-measure", "B-resources"), ROLES, STEPS, LABELS)
    assert "B-resources" not in decoded.labels


def test_a_field_may_stand_across_a_table_without_a_column_for_it() -> None:
    labels = ("B-handlungsfeld", "B-measure", "B-responsible")
    assert decode(scores_of(*labels), ROLES, STEPS, LABELS).labels == labels


def test_nothing_gives_nothing() -> None:
    assert decode(np.zeros((0, len(LABELS))), ROLES, STEPS, LABELS).labels == ()


random_scores = st.integers(1, 6).flatmap(
    lambda n: arrays(np.float64, (n, len(LABELS)), elements=st.floats(-8, 0, allow_nan=False))
)


@settings(max_examples=40, deadline=None)
@given(random_scores)
def test_labels_follow_on_one_another_as_cells_do(scores: np.ndarray) -> None:
    decoded = decode(scores, ROLES, STEPS, LABELS)
    assert not decoded.labels[0].startswith("I-")
    assert all(0 <= share <= 1 for share in decoded.sure)
    around = None
    for left, right in pairwise((None, *decoded.labels)):
        assert left != OUT or right == OUT
        assert right is not None
        if right.startswith("I-"):
            assert around == right[2:]
        around = right[2:] if right[1] == "-" else around


@settings(max_examples=15, deadline=None)
@given(arrays(np.float64, (3, len(LABELS)), elements=st.floats(-6, 0, allow_nan=False)))
def test_the_probability_is_the_share_of_all_sequences_with_that_label(scores: np.ndarray) -> None:
    """Counted out over every sequence of a table of one column, where a step costs what the list says."""
    roles = ("measure",)
    decoded = decode(scores, roles, STEPS, LABELS)
    own = ["B-measure", "I-measure", NOISE, OUT]
    weights: dict[tuple[str, ...], float] = {}
    for labels in product(own, repeat=3):
        weight = _weight(labels, scores)
        if weight is not None:
            weights[labels] = weight
    total = sum(weights.values())
    # A field may stand across any table: its sequences are those left out here, so this one is told to be unlikely.
    fields = [LABELS.index("B-handlungsfeld"), LABELS.index("I-handlungsfeld")]
    held = scores.copy()
    held[:, fields] = -500.0
    decoded = decode(held, roles, STEPS, LABELS)
    for place, label in enumerate(decoded.labels):
        share = sum(weight for labels, weight in weights.items() if labels[place] == label) / total
        assert decoded.sure[place] == pytest.approx(share, abs=1e-6)


def _weight(labels: tuple[str, ...], scores: np.ndarray) -> float | None:
    """Multiply up a sequence; None where it cannot be. Noise stands in a cell or between two: both are counted."""
    if labels[0] in (OUT, "I-measure"):
        return None
    logs = {labels[0]: scores[0, LABELS.index(labels[0])]}
    for place in (1, 2):
        reached: dict[str, float] = {}
        for state, log in logs.items():
            for target, cost in _targets(state, labels[place]):
                value = log + cost + scores[place, LABELS.index(labels[place])]
                reached[target] = float(np.logaddexp(reached.get(target, -np.inf), value))
        logs = reached
        if not logs:
            return None
    return float(sum(np.exp(value) for value in logs.values()))


def _targets(state: str, label: str) -> list[tuple[str, float]]:
    inner = state == "inner noise"
    if state == OUT:
        return [(OUT, 0.0)] if label == OUT else []
    if label == "I-measure":
        if inner:
            return [(label, STEPS["noise"])]
        return [(label, STEPS["inside"])] if state in ("B-measure", "I-measure") else []
    if label == NOISE:
        plain = [(NOISE, STEPS["noise"])]
        within = [("inner noise", STEPS["noise"])] if inner or state in ("B-measure", "I-measure") else []
        return plain + within
    if inner:
        return [(label, STEPS["noise"])]
    kind = step_of(state, label, ("measure",))
    return [(label, STEPS.get(kind, -9.0))]


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("B-goal", "B-measure", "first"),
        ("I-measure", "B-responsible", "right-1"),
        ("B-responsible", "B-measure", "row"),
        ("B-responsible", "B-goal", "to-goal"),
        ("B-measure", "B-measure", "same"),
        ("B-measure", "I-measure", "inside"),
        ("B-responsible", "B-handlungsfeld", "band"),
        (NOISE, "B-measure", "noise"),
        ("B-measure", OUT, "out"),
    ],
)
def test_steps_have_names(left: str, right: str, kind: str) -> None:
    assert step_of(left, right, ROLES) == kind
