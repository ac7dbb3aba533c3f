"""A column of labels beside a column of texts that no line parts: each label is read with the text beside it."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from konzeptminer.layout.reading_order import Placed
from konzeptminer.rows.roles import Role
from konzeptminer.rows.sheet_labels import Label, read_label

FEWEST = 3
"""A column of labels has as many."""

MOST = 0.6
"""A column of labels holds little else: as large a share of its lines are labels."""

KNOWN = 0.8
"""Least score of a label."""

LONGEST = 4
"""A label has no more words than this."""

LEVEL = 0.4
"""Two lines are level where their tops differ by less than this share of their height."""

AS_WIDE = 0.8
"""A gap above a text that is level with its label parts two texts if it is this share of the widest one."""

AIMS = {Role.GOAL, Role.IMPLEMENTATION, Role.DESCRIPTION}
MEANS = {Role.RESPONSIBLE, Role.PARTNERS, Role.RESOURCES}


def pair_labels(lines: Sequence[Placed]) -> tuple[list[Placed], set[int]]:
    """Put each label of a column of labels before the text beside it.

    Args:
        lines: The lines of all pages in reading order, one column after the other.

    Returns:
        The lines in their new order, and the places in it of the lines that are such labels.
    """
    columns = [list(column) for _, column in groupby(lines, key=lambda placed: (placed.page, placed.column))]
    ordered: list[Placed] = []
    labels: set[int] = set()
    number = 0
    while number < len(columns):
        column, texts = columns[number], columns[number + 1] if number + 1 < len(columns) else []
        if texts and texts[0].page == column[0].page and _holds_labels(column) and _is_beside(column, texts):
            for placed, is_label in _paired(column, texts):
                if is_label:
                    labels.add(len(ordered))
                ordered.append(placed)
            number += 2
        else:
            ordered += column
            number += 1
    return ordered, labels


def _holds_labels(column: Sequence[Placed]) -> bool:
    found = [label for placed in column if (label := _label(placed)) is not None]
    roles = {label.role for label in found}
    return len(found) >= max(FEWEST, MOST * len(column)) and bool(roles & AIMS) and bool(roles & MEANS)


def _label(placed: Placed) -> Label | None:
    text = placed.line.text.strip().rstrip(":")
    label = read_label(text) if len(text.split()) <= LONGEST else None
    return label if label is not None and label.score >= KNOWN else None


def _is_beside(column: Sequence[Placed], texts: Sequence[Placed]) -> bool:
    top, bottom = column[0].line.bbox[1], column[-1].line.bbox[3]
    return (
        max(placed.line.bbox[2] for placed in column) <= min(placed.line.bbox[0] for placed in texts)
        and texts[0].line.bbox[1] < bottom
        and texts[-1].line.bbox[3] > top
    )


def _paired(column: Sequence[Placed], texts: Sequence[Placed]) -> Iterator[tuple[Placed, bool]]:
    """Give the lines of both columns row by row, and whether each is a label; other lines lead to the next label."""
    labels = [placed for placed in column if _label(placed) is not None]
    limits = [*(_limit(upper, lower, texts) for upper, lower in pairwise(labels)), float("inf")]
    others = [placed for placed in column if _label(placed) is None]
    low = float("-inf")
    for label, limit in zip(labels, limits, strict=True):
        while others and others[0].line.bbox[1] < label.line.bbox[1]:
            yield others.pop(0), False
        yield label, True
        yield from ((text, False) for text in texts if low <= _middle(text) < limit)
        low = limit
    yield from ((placed, False) for placed in others)


def _limit(upper: Placed, lower: Placed, texts: Sequence[Placed]) -> float:
    """Give the height at which the text of one label ends: at the widest gap, for a label may stand in the middle."""
    gaps = [
        (below.line.bbox[1] - above.line.bbox[3], above, below)
        for above, below in pairwise(texts)
        if _middle(upper) < (above.line.bbox[3] + below.line.bbox[1]) / 2 < _middle(lower)
    ]
    if not gaps:
        return (_middle(upper) + _middle(lower)) / 2
    widest = max(gaps, key=lambda gap: gap[0])
    level = [gap for gap in gaps if abs(gap[2].line.bbox[1] - lower.line.bbox[1]) < LEVEL * lower.line.height]
    _, above, below = next((gap for gap in level if gap[0] >= AS_WIDE * widest[0]), widest)
    return (above.line.bbox[3] + below.line.bbox[1]) / 2


def _middle(placed: Placed) -> float:
    return (placed.line.bbox[1] + placed.line.bbox[3]) / 2
