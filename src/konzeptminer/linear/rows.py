"""From the cells of tables in running lines to rows: what stands beside each measure, and under which goal."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from konzeptminer.linear.goals import GoalPlace, goal_place
from konzeptminer.linear.segments import Segment, passage_of
from konzeptminer.linear.stretches import Cell, Stretch
from konzeptminer.records import TracedText
from konzeptminer.rows.heads import Column
from konzeptminer.rows.roles import Role
from konzeptminer.rows.table import RawRow
from konzeptminer.rows.values import LETTER
from konzeptminer.text.passage import Passage

NEW = re.compile(r"\s*neu\s*:?\s*", re.IGNORECASE)


@dataclass(slots=True)
class LinearRow:
    """A row of a table in running lines.

    Attributes:
        stretch: Number of the stretch it stands in.
        columns: The columns of its table.
        turned: The turned label beside it, the field of action.
        band: The cell that names its field of action.
        goal: Its goal, shared with other rows.
        measure: Its measure; None for a goal that has none.
        cells: The other cells.
    """

    stretch: int
    columns: tuple[Column, ...]
    turned: TracedText | None = None
    band: Cell | None = None
    goal: Cell | None = None
    measure: Cell | None = None
    cells: list[Cell] = field(default_factory=list)


def build_rows(stretches: Sequence[Stretch]) -> list[LinearRow]:
    """Group cells into rows; goals and fields hold for the rows they span."""
    place = goal_place([[cell.role for cell in stretch.cells] for stretch in stretches])
    rows: list[LinearRow] = []
    band: Cell | None = None
    for number, stretch in enumerate(stretches):
        turned = _turned_of(stretch)
        before: Cell | None = None
        for i, cell in enumerate(stretch.cells):
            if cell.role == Role.HANDLUNGSFELD:
                # A label in parts, blank lines between them, is one.
                if before is not None and before.role == cell.role and band is not None:
                    band = Cell(cell.role, [*band.segments, *cell.segments], min(band.sure, cell.sure))
                else:
                    band = cell
            else:
                _add(rows, cell, LinearRow(number, stretch.head.columns, turned[i], band))
            before = cell
    rows = _with_marks(rows)
    _give_goals(rows, place)
    _share_actors(rows)
    return [row for row in rows if row.measure or (row.goal and place is GoalPlace.FIRST)]


def _turned_of(stretch: Stretch) -> list[TracedText | None]:
    """Give for each cell the turned label beside it: of several the next one, unless the first is printed first."""
    found = stretch.turned
    if not found:
        return [None] * len(stretch.cells)
    leads = found[0][0] == 0
    labels = []
    for i in range(len(stretch.cells)):
        if leads:
            labels.append(next(text for place, text in reversed(found) if place <= i))
        else:
            labels.append(next((text for place, text in found if place > i), found[-1][1]))
    return list(labels)


def _with_marks(rows: Sequence[LinearRow]) -> list[LinearRow]:
    """Put a lone `Neu` before the measure that follows; it is a mark and no measure."""
    kept: list[LinearRow] = []
    marks: list[Segment] = []
    for row in rows:
        if row.measure and not row.cells and all(NEW.fullmatch(segment.text) for segment in row.measure.segments):
            marks += row.measure.segments
            continue
        if row.measure and marks:
            row.measure = Cell(row.measure.role, [*marks, *row.measure.segments], row.measure.sure)
            marks = []
        kept.append(row)
    return kept


def _add(rows: list[LinearRow], cell: Cell, new: LinearRow) -> None:
    """Add a cell to the last row, or begin a new one with it; a goal has one of its own at first."""
    if cell.role == Role.GOAL:
        new.goal = cell
        rows.append(new)
    elif cell.role == Role.MEASURE:
        new.measure = cell
        rows.append(new)
    else:
        row = next((row for row in reversed(rows) if row.measure), None)
        if row is not None:
            row.cells.append(cell)
            # What a table begins with may go on with a row of the one before, which has no such column.
            if all(column.role != cell.role for column in row.columns):
                row.columns = (*row.columns, *(column for column in new.columns if column.role == cell.role))


def _give_goals(rows: list[LinearRow], place: GoalPlace) -> None:
    """Give every measure its goal, and take the goals' own rows away that have a measure."""
    goals = [i for i, row in enumerate(rows) if row.goal and not row.measure]
    used: set[int] = set()
    for i, row in enumerate(rows):
        if not row.measure:
            continue
        source = _goal_of(rows, i, goals, place)
        if source is not None:
            row.goal = rows[source].goal
            used.add(source)
    rows[:] = [row for i, row in enumerate(rows) if i not in used]


def _goal_of(rows: Sequence[LinearRow], i: int, goals: Sequence[int], place: GoalPlace) -> int | None:
    """Give the number of the row of the goal that a measure belongs to."""
    above = max((goal for goal in goals if goal < i), default=None)
    below = min((goal for goal in goals if goal > i), default=None)
    if place is GoalPlace.FIRST:
        return above
    here = [goal for goal in (above, below) if goal is not None and rows[goal].stretch == rows[i].stretch]
    if above in here and below not in here:
        # Behind the last goal of its table: that of the next table does not reach up here.
        return above
    if place is GoalPlace.LAST and above is not None and above == i - 1:
        return above
    return below if below is not None else above


def _share_actors(rows: Sequence[LinearRow]) -> None:
    """Give a row without cells the first block of marked actors behind the next one, where that has two.

    A cell of several paragraphs, each with actors of its own, is printed before all of its actors.
    """
    for above, row in pairwise(row for row in rows if row.measure):
        marked = [cell for cell in row.cells if _column(row, cell.role).parts[0][0]]
        blocks = _blocks_of_actors([segment for cell in marked for segment in cell.segments])
        if above.cells or len(blocks) < 2:
            continue
        others = [cell for cell in row.cells if cell not in marked]
        above.cells = [Cell(marked[0].role, blocks[0]), *others]
        row.cells = [Cell(marked[0].role, [segment for block in blocks[1:] for segment in block]), *others]


def raw_rows(row: LinearRow) -> list[RawRow]:
    """Give a row as table rows do, one for each mark `a)` where the measure has as many paragraphs."""
    actors = [cell for cell in row.cells if _column(row, cell.role).parts[0][0]]
    blocks = _blocks_of_actors([segment for cell in actors for segment in cell.segments])
    parts = _split(row.measure.segments, len(blocks)) if row.measure and len(blocks) > 1 else None
    if parts is None:
        return [_raw(row, [row.measure] if row.measure else [], row.cells)]
    others = [cell for cell in row.cells if cell not in actors]
    return [
        _raw(row, [Cell(Role.MEASURE, part)], [Cell(actors[0].role, block), *others])
        for part, block in zip(parts, blocks, strict=True)
    ]


def _raw(row: LinearRow, measure: Sequence[Cell], cells: Sequence[Cell]) -> RawRow:
    by_role: dict[str, list[Segment]] = {}
    for cell in cells:
        by_role.setdefault(cell.role, []).extend(cell.segments)
    return RawRow(
        0,
        measure=[passage_of(cell.segments) for cell in measure],
        goal=_passages(row.goal),
        handlungsfeld=_passages(row.band),
        cells=[(_column(row, role), [passage_of(segments)]) for role, segments in by_role.items()],
    )


def _passages(cell: Cell | None) -> list[Passage]:
    return [passage_of(cell.segments)] if cell else []


def _column(row: LinearRow, role: str) -> Column:
    return next(column for column in row.columns if column.role == role)


def _blocks_of_actors(segments: Sequence[Segment]) -> list[list[Segment]]:
    blocks: list[list[Segment]] = []
    for segment in segments:
        mark = LETTER.match(segment.text)
        if (mark and mark[1] == "a") or not blocks:
            blocks.append([])
        blocks[-1].append(segment)
    return blocks


def _split(segments: Sequence[Segment], count: int) -> list[list[Segment]] | None:
    """Cut a measure at its widest blank gaps into as many parts; None where it has too few."""
    gaps = sorted(((segment.blank_before, -i) for i, segment in enumerate(segments) if i and segment.blank_before))
    if len(gaps) < count - 1:
        return None
    cuts = sorted(-i for _, i in gaps[-(count - 1) :])
    return [list(segments[a:b]) for a, b in zip([0, *cuts], [*cuts, len(segments)], strict=True)]
