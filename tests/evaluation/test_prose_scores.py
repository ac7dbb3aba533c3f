"""Scores of measures and goals in sentences."""

import pytest

from konzeptminer.evaluation import Row, score_prose


def row(measure: str | None = None, goal: str | None = None, **cells: object) -> Row:
    lists: dict[str, object] = {"implementation": [], "responsible": [], "partners": []}
    empty = {"doc": "plan", "handlungsfeld": None, "resources": None}
    return Row.model_validate({**empty, **lists, "measure": measure, "goal": goal, **cells})


LONG = "Der Kreis richtet eine Stelle ein. Sie wird vom Land bezahlt."
SHORT = "Der Kreis richtet eine Stelle ein."


def test_the_same_rows_score_one() -> None:
    scores = score_prose([row(SHORT, "Ein Ziel")], [row(SHORT, "Ein Ziel")])
    assert (scores.measures.f1, scores.goals.f1) == (1, 1)


def test_a_measure_counts_from_six_tenths_of_its_words_on() -> None:
    assert score_prose([row(LONG)], [row(SHORT)]).measures.right == 1  # 6 of 6 and 12 words
    assert score_prose([row(LONG)], [row("Sie wird vom Land")]).measures.right == 0  # 4 of 4 and 12 words


def test_measures_are_paired_one_to_one() -> None:
    scores = score_prose([row(SHORT)], [row(SHORT), row(SHORT)]).measures
    assert (scores.right, scores.precision, scores.recall) == (1, 0.5, 1)


def test_a_pair_that_counts_comes_before_likeness_that_does_not() -> None:
    gold = [row("a b c d e f g h i j"), row("a b c d e f x y z w")]
    told = [row("a b c d e f g h x y")]
    assert score_prose(gold, told).measures.right == 1


def test_goals_count_with_and_without_a_measure() -> None:
    scores = score_prose([row(goal="Alle wohnen gut")], [row(SHORT, "Alle wohnen gut")])
    assert (scores.goals.f1, scores.measures.precision) == (1, 0)


def test_cells_count_beside_found_measures_only() -> None:
    gold = [row(SHORT, responsible=["Kreis"]), row("Etwas ganz anderes geschieht", responsible=["Land"])]
    told = [row(SHORT, responsible=["Kreis"])]
    assert score_prose(gold, told).cells == {"responsible": 1}


def test_nothing_scores_nothing() -> None:
    assert score_prose([], []).measures.f1 == pytest.approx(0)
