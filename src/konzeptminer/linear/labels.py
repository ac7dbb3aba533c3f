"""What a segment is: the column it belongs to and whether its cell begins with it."""

from konzeptminer.rows.roles import Role

OUT = "out"
"""Text behind the table, no cell any more."""

NOISE = "noise"
"""Page numbers, running titles and letters of turned text: part of no cell."""

COLUMNS = (
    Role.HANDLUNGSFELD,
    Role.GOAL,
    Role.MEASURE,
    Role.IMPLEMENTATION,
    Role.RESPONSIBLE,
    Role.PARTNERS,
    Role.RESOURCES,
    Role.PERIOD,
)
"""Columns that the model knows."""


def begin(role: str) -> str:
    """Give the label of a segment with which a cell begins."""
    return f"B-{role}"


def inside(role: str) -> str:
    """Give the label of a further segment of a cell."""
    return f"I-{role}"


LABELS = (*(label for role in COLUMNS for label in (begin(role), inside(role))), NOISE, OUT)
"""All labels, in the order of the model's classes."""


def role_of(label: str) -> str:
    """Give the column of a label; `noise` and `out` stand for themselves."""
    return label[2:] if label[1:2] == "-" else label
