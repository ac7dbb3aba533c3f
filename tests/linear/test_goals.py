"""Where merged goals stand among their rows, and which rows they are given to."""

from dataclasses import replace

import pytest
from made import stretch

from konzeptminer.linear.goals import GoalPlace, goal_place
from konzeptminer.linear.rows import build_rows, raw_rows
from konzeptminer.rows.heads import Column
from konzeptminer.rows.roles import Role

G, M = "goal", "measure"


@pytest.mark.parametrize(
    ("stretches", "place"),
    [
        ([[G, M, M, G, M, M]], GoalPlace.FIRST),
        ([[M, M, G, M], [M, G, M, M, G, M]], GoalPlace.LAST),
        ([[M, M, G, M, G], [M, G, M, M, G]], GoalPlace.AFTER),
        ([[M, M]], GoalPlace.FIRST),
        ([], GoalPlace.FIRST),
        ([[G, M], [G, M]], GoalPlace.FIRST),
    ],
)
def test_place_of_goals(stretches: list[list[str]], place: GoalPlace) -> None:
    assert goal_place(stretches) is place


def goals_of(*tables: list[tuple[str, str]]) -> list[str | None]:
    return [row.goal.segments[0].text if row.goal else None for row in build_rows([stretch(cells) for cells in tables])]


def test_a_goal_before_its_rows_holds_for_all_of_them() -> None:
    rows = [(G, "Ruhe"), (M, "eins"), (M, "zwei"), (G, "Ordnung"), (M, "drei")]
    assert goals_of(rows) == ["Ruhe", "Ruhe", "Ordnung"]


def test_a_goal_before_the_last_row_holds_for_those_above() -> None:
    rows = [(M, "eins"), (G, "Ruhe"), (M, "zwei"), (M, "drei"), (G, "Ordnung"), (M, "vier")]
    assert goals_of(rows, rows) == ["Ruhe", "Ruhe", "Ordnung", "Ordnung"] * 2


def test_a_goal_does_not_reach_up_into_the_table_before() -> None:
    first = [(M, "eins"), (G, "Ruhe"), (M, "zwei"), (M, "drei")]
    then = [(M, "vier"), (G, "Ordnung"), (M, "fünf")]
    assert goals_of(then, first, then, then)[2:5] == ["Ruhe", "Ruhe", "Ruhe"]


def test_a_goal_without_a_measure_is_a_row_of_its_own() -> None:
    rows = build_rows([stretch([(G, "Ruhe"), (G, "Ordnung"), (M, "eins")])])
    assert [bool(row.measure) for row in rows] == [False, True]


def test_a_cell_may_go_on_in_a_table_of_other_columns() -> None:
    first, second = stretch([(M, "eins")]), stretch([("partners", "Vereine"), (M, "zwei")])
    partners = Column(0, 1, "Partner", ((None, Role.PARTNERS),), 1.0)
    other = replace(second, head=replace(second.head, columns=(partners, *second.head.columns)))
    rows = build_rows([first, other])
    assert [[column.role for column, _ in raw.cells] for raw in raw_rows(rows[0])] == [[Role.PARTNERS]]
