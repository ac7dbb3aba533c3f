"""The rows of a table: one for each cell of its measure column, with what stands beside it.

What a row is follows the annotation guideline: a measure cell is a row; goals and fields of action are carried down
over merged cells and page breaks; a goal without a measure is a row of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from konzeptminer.layout.whole import WholeCell, WholeTable
from konzeptminer.rows.confidence import Doubt, Finding
from konzeptminer.rows.heads import SURE, Column, Section, cells_in, is_band, is_shared
from konzeptminer.rows.roles import Role, match_head
from konzeptminer.text.passage import Passage

CARRIED = (Role.HANDLUNGSFELD, Role.GOAL)


LONGEST_BAND = 200
"""A heading between rows is no longer than this many characters."""

SUM = re.compile(r"\s*(?:Gesamt|Insgesamt|Summe|Zwischensumme|Total)(?:summe|kosten|betrag)?\b\W*$", re.IGNORECASE)
"""What stands in the measure's column of a row of sums."""


@dataclass(slots=True)
class RawRow:
    """A row before cleaning: the passages of its cells by column."""

    row: int
    measure: list[Passage] = field(default_factory=list)
    goal: list[Passage] = field(default_factory=list)
    handlungsfeld: list[Passage] = field(default_factory=list)
    cells: list[tuple[Column, list[Passage]]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    """What is doubtful about where the row begins and ends."""


@dataclass(slots=True)
class TableRows:
    """The rows of a section, and the cells that no row took."""

    rows: list[RawRow] = field(default_factory=list)
    unassigned: list[WholeCell] = field(default_factory=list)


def holds_measures(table: WholeTable, section: Section) -> bool:
    """Tell whether a table with this head holds measures or goals with what belongs to them.

    A statistic may have a column "Projekte" or "Kosten", a list of institutions one "Name" and one "Träger"; only
    together with another column of a plan, and with words in it, does one make a table of measures.
    """
    roles = {part for column in section.columns for _, part in column.parts}
    plan = roles & {Role.GOAL, Role.RESPONSIBLE, Role.PARTNERS, Role.IMPLEMENTATION}
    measures = section.of(Role.MEASURE)
    score = max((column.score for column in measures), default=0.0)
    if measures and _is_of_numbers(table, section, measures[0]):
        return False
    if score >= 0.65:
        return bool(plan or roles & {Role.HANDLUNGSFELD, Role.RESOURCES, Role.PERIOD, Role.DESCRIPTION})
    if measures:
        sure = any(not is_shared(column) for column in section.of(Role.RESPONSIBLE))
        return sure and len(section.columns) > 2
    return Role.GOAL in roles and bool(plan - {Role.GOAL} or Role.HANDLUNGSFELD in roles)


def _is_of_numbers(table: WholeTable, section: Section, column: Column) -> bool:
    cells = cells_in(table, column, (section.start, section.end))
    texts = [cell.passage.raw for cell in cells if not cell.passage.is_blank]
    return sum(not any(letter.isalpha() for letter in text) for text in texts) * 2 > len(texts)


def build_rows(table: WholeTable, section: Section) -> TableRows:
    """Make the rows of a section of a table."""
    return _Builder(table, section).build()


class _Builder:
    def __init__(self, table: WholeTable, section: Section) -> None:
        self._table = table
        self._section = section
        keys = section.of(Role.MEASURE) or section.of(Role.GOAL)
        self._key = keys[0]
        self._key_is_measure = bool(section.of(Role.MEASURE))
        self._result = TableRows()
        self._carried: dict[Role, list[Passage]] = {Role.HANDLUNGSFELD: [], Role.GOAL: []}
        self._ditto = {role: self._repeats_by_blank(role) for role in CARRIED}
        self._goals_used: set[int] = set()

    def build(self) -> TableRows:
        section = self._section
        self._take_titles()
        for cell in cells_in(self._table, self._key, (section.start, section.end)):
            if cell.row < section.start:
                continue
            if is_band(self._table, cell):
                self._take_band(cell)
            else:
                self._take(cell)
        self._result.unassigned += self._fields_without_rows()
        return self._result

    def _fields_without_rows(self) -> list[WholeCell]:
        """Give the cells that name a field which no row took."""
        rows = (self._section.start, self._section.end)
        taken = {passage for row in self._result.rows for passage in row.handlungsfeld}
        named = {id(cell) for cell in self._result.unassigned}
        return [
            cell
            for column in self._section.of(Role.HANDLUNGSFELD)[:1]
            for cell in cells_in(self._table, column, rows)
            if cell.row >= rows[0] and not cell.passage.is_blank and id(cell) not in named
            if cell.passage not in taken and not is_band(self._table, cell)
        ]

    def _take_titles(self) -> None:
        """Take the bands right above the head: `Handlungsfeld 1: Bildung` over the columns."""
        row = self._section.head
        bands: list[WholeCell] = []
        while row and (over := [cell for cell in self._table.row_cells(row - 1) if is_band(self._table, cell)]):
            bands = [*over, *bands]
            row -= 1
        naming = [band for band in bands if self._named_role(band)]
        for band in naming or bands:
            self._take_band(band)
        self._result.unassigned += [band for band in bands if naming and band not in naming]

    def _repeats_by_blank(self, role: Role) -> bool:
        """Tell whether a blank cell of the column means "as above": so where the column has no merged cell."""
        rows = (self._section.start, self._section.end)
        cells = [cell for column in self._section.of(role) for cell in cells_in(self._table, column, rows)]
        return bool(cells) and not any(
            cell.row_span > 1 and not cell.again and not cell.passage.is_blank for cell in cells
        )

    def _take_band(self, band: WholeCell) -> None:
        """Take a heading between rows; it says itself what it names, or the role is the one without a column."""
        beside = [cell for cell in self._table.covering(band.row, band.end_row) if cell is not band]
        self._result.unassigned += [cell for cell in beside if not cell.passage.is_blank]
        if band.passage.is_blank:
            return
        if len(band.passage.raw) > LONGEST_BAND:
            self._result.unassigned.append(band)
            return
        role = self._role_of_band(band)
        self._carried[role] = [band.passage]
        if role is Role.HANDLUNGSFELD:
            self._carried[Role.GOAL] = []

    def _role_of_band(self, band: WholeCell) -> Role:
        named = self._named_role(band)
        if named is not None:
            return named
        has_field, has_goal = (bool(self._section.of(role)) for role in CARRIED)
        return Role.GOAL if has_field and not has_goal else Role.HANDLUNGSFELD

    def _named_role(self, band: WholeCell) -> Role | None:
        named = match_head(" ".join(re.findall(r"[^\W\d_]{2,}", band.passage.raw)[:1]))
        return named.role if named is not None and named.role in CARRIED and named.score >= SURE else None

    def _take(self, key: WholeCell) -> None:
        rows = (key.row, key.end_row)
        if SUM.match(key.passage.raw):
            self._result.unassigned += [cell for cell in self._table.row_cells(key.row) if not cell.passage.is_blank]
            return
        self._carry(key)
        row = RawRow(key.row, handlungsfeld=self._carried[Role.HANDLUNGSFELD], goal=self._carried[Role.GOAL])
        if any(column is not self._key and self._lies_over(key, column) for column in self._section.of(Role.GOAL)):
            row.goal = []  # the measure is set across the goal's column
        if self._key_is_measure and not key.passage.is_blank:
            row.measure = [key.passage]
        if any(self._spans(cell) for cell in self._table.covering(*rows)):
            row.findings.append(Finding(Doubt.SPANS))
        own = False
        for column in self._section.columns:
            if column is self._key or column.role in CARRIED:
                continue
            cells = [cell for cell in cells_in(self._table, column, rows) if cell is not key]
            passages = [cell.passage for cell in cells if not cell.passage.is_blank]
            own = own or any(cell.row >= key.row for cell in cells if not cell.passage.is_blank)
            if passages:
                row.cells.append((column, passages))
        self._keep(row, rows, own=own)

    def _spans(self, cell: WholeCell) -> bool:
        """Tell whether a cell with text lies across two columns of the head."""
        columns = [c for c in self._section.columns if cell.column < c.end and c.start < cell.end_column]
        return len(columns) > 1 and not cell.passage.is_blank and not is_band(self._table, cell)

    def _lies_over(self, key: WholeCell, column: Column) -> bool:
        return any(cell is key for cell in cells_in(self._table, column, (key.row, key.end_row)))

    def _carry(self, key: WholeCell) -> None:
        for role in CARRIED:
            columns = self._section.of(role)
            if not columns:
                continue
            cells = cells_in(self._table, columns[0], (key.row, key.end_row))
            passages = [
                cell.passage
                for cell in cells
                if not cell.passage.is_blank and (cell is not key or columns[0] is self._key)
            ]
            if passages:
                if role is Role.HANDLUNGSFELD and passages != self._carried[role] and self._section.of(Role.GOAL):
                    self._carried[Role.GOAL] = []
                self._carried[role] = passages
            elif not self._ditto[role]:
                self._carried[role] = []

    def _keep(self, row: RawRow, rows: tuple[int, int], *, own: bool) -> None:
        """Keep a row with a measure; one without is a goal of its own, the rest of the row above, or nothing."""
        goal_cells = [
            cell
            for column in self._section.of(Role.GOAL)
            for cell in cells_in(self._table, column, rows)
            if not cell.passage.is_blank
        ]
        if row.measure or not self._key_is_measure:
            if row.measure or row.goal:
                self._result.rows.append(row)
            self._goals_used.update(id(cell) for cell in goal_cells)
            return
        starts_goal = [cell for cell in goal_cells if cell.row >= rows[0] and id(cell) not in self._goals_used]
        if starts_goal and not self._has_measure(starts_goal[0]):
            if starts_goal[0].row == rows[0]:
                self._result.rows.append(row)
            return
        last = self._result.rows[-1] if self._result.rows else None
        if own and last is not None and (last.handlungsfeld, last.goal) == (row.handlungsfeld, row.goal):
            self._continue(row)
        elif own:
            self._result.unassigned.extend(cell for cell in self._table.row_cells(rows[0]) if not cell.passage.is_blank)

    def _has_measure(self, goal: WholeCell) -> bool:
        return any(not cell.passage.is_blank for cell in cells_in(self._table, self._key, (goal.row, goal.end_row)))

    def _continue(self, row: RawRow) -> None:
        """Add the cells of a row without a measure to the row above: its actors or sums stand in rows of their own."""
        last = self._result.rows[-1]
        last.findings.append(Finding(Doubt.ADDED))
        for column, passages in row.cells:
            known = next((mine for other, mine in last.cells if other is column), None)
            if known is None:
                last.cells.append((column, passages))
            else:
                known.extend(passage for passage in passages if passage not in known)


def passages_of(row: RawRow, role: Role) -> list[Passage]:
    """Give the passages of the plain columns that hold a role."""
    return [
        passage
        for column, passages in row.cells
        if column.role is role and len(column.parts) == 1
        for passage in passages
    ]


def marked_columns(row: RawRow) -> Sequence[tuple[Column, list[Passage]]]:
    """Give the columns of actors: those with a marked head, and plain ones for responsible or partners."""
    return [
        (column, passages)
        for column, passages in row.cells
        if len(column.parts) > 1 or column.role in (Role.RESPONSIBLE, Role.PARTNERS)
    ]
