"""Merged goals in running lines: printed before the first row they span, before the last, or behind it."""

from collections.abc import Sequence
from enum import Enum

from konzeptminer.rows.roles import Role

MOST = 0.7
"""Share of the stretches that must agree."""

SOME = 0.3
"""Share of the stretches that must begin with a row: without any, a goal before its only row is no evidence."""


class GoalPlace(Enum):
    """Where a goal stands among the rows it spans."""

    FIRST = "before the first row"
    LAST = "before the last row"
    AFTER = "behind the last row"


def goal_place(stretches: Sequence[Sequence[str]]) -> GoalPlace:
    """Tell where goals stand from the order of goals and measures.

    Args:
        stretches: The roles of the cells under each head, in reading order.
    """
    orders = [[role for role in cells if role in (Role.GOAL, Role.MEASURE)] for cells in stretches]
    orders = [order for order in orders if Role.GOAL in order and Role.MEASURE in order]
    if not orders:
        return GoalPlace.FIRST
    behind = [order[::-1].index(Role.GOAL) for order in orders]
    begins = sum(order[0] == Role.MEASURE for order in orders) / len(orders)
    if begins < SOME:
        return GoalPlace.FIRST
    if behind.count(0) >= MOST * len(orders):
        return GoalPlace.AFTER
    return GoalPlace.LAST if behind.count(1) + behind.count(0) >= MOST * len(orders) else GoalPlace.FIRST
