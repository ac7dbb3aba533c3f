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
    """A row of a table in running lines."""

    page: int
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
    for stretch in stretches:
        for cell in _with_marks(stretch.cells):
            if cell.role == Role.HANDLUNGSFELD:
                band = cell
            rows += _add(rows, cell, stretch, band)
    _give_goals(rows, place)
    _share_actors(rows)
    return [row for row in rows if row.measure or (row.goal and place is GoalPlace.FIRST)]


def _with_marks(cells: Sequence[Cell]) -> list[Cell]:
    """Put a lone `Neu` before the measure that follows; it is a mark and no measure."""
    kept: list[Cell] = []
    marks: list[Segment] = []
    for cell in cells:
        if cell.role == Role.MEASURE:
            if all(NEW.fullmatch(segment.text) for segment in cell.segments):
                marks += cell.segments
                continue
            kept.append(Cell(cell.role, [*marks, *cell.segments]))
            marks = []
        else:
            kept.append(cell)
    return kept


def _add(rows: Sequence[LinearRow], cell: Cell, stretch: Stretch, band: Cell | None) -> list[LinearRow]:
    """Add a cell to the last row, or give the row that begins with it; a goal has one of its own at first."""
    page = cell.segments[0].page.page
    if cell.role == Role.GOAL:
        return [LinearRow(page, stretch.head.columns, stretch.turned, band=band, goal=cell)]
    if cell.role == Role.MEASURE:
        return [LinearRow(page, stretch.head.columns, stretch.turned, band=band, measure=cell)]
    row = next((row for row in reversed(rows) if row.measure), None)
    if cell.role != Role.HANDLUNGSFELD and row is not None:
        row.cells.append(cell)
    return []


def _give_goals(rows: list[LinearRow], place: GoalPlace) -> None:
    """Give every measure its goal, and take the goals' own rows away that have a measure."""
    goals = [i for i, row in enumerate(rows) if row.goal and not row.measure]
    used: set[int] = set()
    for i, row in enumerate(rows):
        if not row.measure:
            continue
        above = max((g for g in goals if g < i), default=None)
        below = min((g for g in goals if g > i), default=None)
        if place is GoalPlace.FIRST:
            source = above
        elif place is GoalPlace.AFTER:
            source = below if below is not None else above
        else:
            is_last = above is not None and above == i - 1
            source = above if is_last or below is None else below
        if source is not None:
            row.goal = rows[source].goal
            used.add(source)
    rows[:] = [row for i, row in enumerate(rows) if i not in used]


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
