import pytest

from konzeptminer.evaluation import Coded, CodeScores, FieldScores, score_fields


def scored(*rows: Coded) -> FieldScores:
    scores = score_fields(rows)
    assert scores is not None
    return scores


def test_figures_counted_by_hand() -> None:
    scores = scored(
        Coded(("a", "b"), ("a", "b"), 0.875),  # right
        Coded(("a", "b"), ("b", "a"), 0.625),  # the same codes, another one first
        Coded(("a",), ("c",), 0.625),  # wrong
        Coded(("a", "c"), ()),  # no code
    )
    assert (scores.rows, scores.uncoded) == (4, 1)
    assert (scores.first, scores.within) == (1 / 4, 2 / 4)
    # 7 annotated, 5 given, 4 shared.
    assert scores.micro_f1 == pytest.approx(2 * 4 / 12)
    assert scores.codes == (
        CodeScores(code="a", gold=4, given=2, precision=1.0, recall=0.5, f1=2 * 2 / 6),
        CodeScores(code="b", gold=2, given=2, precision=1.0, recall=1.0, f1=1.0),
        CodeScores(code="c", gold=1, given=1, precision=0.0, recall=0.0, f1=0.0),
    )
    assert scores.macro_f1 == 2 * 2 / 6
    assert scores.judged == 3
    # One at 0.875 is right; of two at 0.625 none is.
    assert scores.ece == pytest.approx((0.125 + 2 * 0.625) / 3)
    assert {one.low: one.rows for one in scores.bins if one.rows} == {0.6: 2, 0.8: 1}


def test_macro_is_the_mean_over_codes_of_at_least_four_annotated_rows() -> None:
    rows = [Coded(("a", "b"), ("a",))] * 4 + [Coded(("c",), ("c",))] * 3
    # By rows and not by first codes: b is never first.
    assert scored(*rows).macro_f1 == (1 + 0) / 2


def test_macro_of_rare_codes_alone_is_unknown() -> None:
    assert scored(*[Coded(("a",), ("a",))] * 3).macro_f1 is None


def test_code_that_nobody_annotated_has_no_recall_and_one_never_given_no_precision() -> None:
    by_code = {line.code: line for line in scored(Coded(("a",), ("b",))).codes}
    assert by_code["a"] == CodeScores(code="a", gold=1, given=0, precision=None, recall=0.0, f1=0.0)
    assert by_code["b"] == CodeScores(code="b", gold=0, given=1, precision=0.0, recall=None, f1=0.0)


def test_codes_stand_by_frequency_then_by_name() -> None:
    rows = [Coded(("b",), ("d",)), Coded(("b", "c"), ()), Coded(("a",), ())]
    assert [line.code for line in scored(*rows).codes] == ["b", "a", "c", "d"]


def test_code_written_twice_counts_once() -> None:
    scores = scored(Coded(("a", "a"), ("a",)))
    assert (scores.micro_f1, scores.codes[0].gold) == (1, 1)


def test_row_annotated_with_no_code_does_not_count() -> None:
    assert scored(Coded((), ("a",), 0.5), Coded(("b",), ("b",), 0.5)) == scored(Coded(("b",), ("b",), 0.5))
    assert score_fields([Coded((), ("a",), 0.5)]) is None
    assert score_fields([]) is None


def test_rows_given_no_code_at_all_score_nought() -> None:
    scores = scored(*[Coded(("a",), ())] * 4)
    assert (scores.first, scores.within, scores.micro_f1, scores.macro_f1) == (0, 0, 0, 0)
    assert (scores.uncoded, scores.judged, scores.ece) == (4, 0, None)


def test_certain_first_code_is_judged() -> None:
    scores = scored(Coded(("a",), ("a",), 1.0), Coded(("a",), ("b",), 1.0))
    assert (scores.judged, scores.ece) == (2, 0.5)
