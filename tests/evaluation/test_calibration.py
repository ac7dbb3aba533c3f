import pytest
from hypothesis import given
from hypothesis import strategies as st

from konzeptminer.evaluation import Bin, calibration_error, reliability


def held(judged: list[tuple[float, bool]]) -> dict[int, int]:
    """Give the number of judgements by the place of their bin."""
    return {place: one.rows for place, one in enumerate(reliability(judged)) if one.rows}


def test_ten_bins_of_equal_width() -> None:
    bins = reliability([])
    assert [one.low for one in bins] == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
    assert [one.high for one in bins] == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]


def test_figures_counted_by_hand() -> None:
    bins = reliability([(0.75, True), (0.75, True), (0.75, False), (0.75, True), (1.0, False)])
    assert bins[7] == Bin(low=0.7, high=0.8, rows=4, probability=0.75, right=0.75)
    assert bins[9] == Bin(low=0.9, high=1.0, rows=1, probability=1.0, right=0.0)
    # Four are as sure as they are right, one of five is wrong for certain.
    assert calibration_error(bins) == pytest.approx(1 / 5)


def test_too_sure_and_too_unsure_do_not_make_up_for_each_other_but_within_a_bin() -> None:
    assert calibration_error(reliability([(0.25, True), (0.75, False)])) == 0.75
    assert calibration_error(reliability([(0.75, True), (0.75, True), (0.75, False), (0.75, True)])) == 0


@pytest.mark.parametrize(
    ("probability", "place"),
    [(0.0, 0), (0.1, 0), (0.1001, 1), (0.3, 2), (0.6, 5), (0.7, 6), (0.7001, 7), (0.9, 8), (0.999, 9), (1.0, 9)],
)
def test_bound_belongs_to_the_bin_below_it(probability: float, place: int) -> None:
    assert held([(probability, True)]) == {place: 1}


def test_empty_bin_has_no_means() -> None:
    bins = reliability([(1.0, True)])
    assert bins[0] == Bin(low=0, high=0.1, rows=0, probability=None, right=None)
    assert calibration_error(bins) == 0


def test_nothing_judged_has_no_error() -> None:
    assert calibration_error(reliability([])) is None


def test_certain_and_always_wrong_is_the_worst() -> None:
    assert calibration_error(reliability([(1.0, False)] * 3)) == 1


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_every_judgement_is_in_one_bin_and_the_error_within_its_bounds(judged: list[tuple[float, bool]]) -> None:
    bins = reliability(judged)
    assert sum(one.rows for one in bins) == len(judged)
    for one in bins:
        assert one.probability is None or one.low <= one.probability <= one.high + 1e-9
    error = calibration_error(bins)
    assert error is not None
    # By the triangle inequality it is at least the distance of the means of all.
    gap = abs(sum(probability - right for probability, right in judged)) / len(judged)
    assert gap - 1e-9 <= error <= 1
