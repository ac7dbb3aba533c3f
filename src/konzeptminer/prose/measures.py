"""Which sentences of a paragraph are one measure."""

from collections.abc import Sequence

from konzeptminer.prose.kinds import SentenceKind, Statement


def grouped(statements: Sequence[Statement], measure: float, goes_on: float) -> list[list[int]]:
    """Join sentences that go on with the measure of the one before.

    Args:
        statements: What the sentences of a paragraph state, in order.
        measure: Least probability of a measure.
        goes_on: Least probability that a sentence goes on with the one before.

    Returns:
        For each measure the places of its sentences; sentences that state none are in none.
    """
    groups: list[list[int]] = []
    for place, statement in enumerate(statements):
        if statement.measure < measure or statement.kind is SentenceKind.GOAL:
            continue
        if groups and groups[-1][-1] == place - 1 and statement.goes_on >= goes_on:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups
