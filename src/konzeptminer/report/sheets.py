"""A comparison as a workbook: a sheet for each of its parts, all with the plans' names in words."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from konzeptminer.comparing.model import Comparison, Match
from konzeptminer.export.columns import COLUMNS, CellValue, extra_columns, page_reference
from konzeptminer.export.csv import write_lines
from konzeptminer.export.xlsx import add_records, cell_at, fill, finish, write_head
from konzeptminer.records import Record
from konzeptminer.report.actors import actors_by_plan, fields_of
from konzeptminer.report.figures import number
from konzeptminer.report.lookup import Lookup, heading_of
from konzeptminer.report.wording import (
    CHANGES,
    CSV_HEADS,
    DIFFERENCES,
    FURTHER,
    GAPS,
    PAIRS,
    RELATIONS,
    SHEET_HEADS,
    SHEETS,
    SUBJECTS,
)

SHARE = "0 %"
MONEY = '#,##0.00 "€"'
_REFERENCE = "plans.records"

MOST_PAIRS = 5000
"""So many pairs are written, the surest: more would take Excel, and whoever reads it, too long."""


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, the heads and widths of its columns, its lines, and the formats of numbers by column."""

    name: str
    heads: Sequence[tuple[str, int]]
    lines: Sequence[Sequence[CellValue]]
    formats: dict[int, str] = field(default_factory=dict)


def dump_sheets(comparison: Comparison) -> bytes:
    """Give a workbook: overview, pairs, gaps, changes where there are years to compare, actors, and all records.

    No text in it runs as a formula. The records can be corrected in it: see `konzeptminer.export.xlsx.add_records`.
    """
    lookup = Lookup(comparison)
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in _sheets(lookup):
        _write(book.create_sheet(sheet.name), sheet)
    records = [record for plan in comparison.plans for record in plan.records]
    add_records(book, records, comparison.taxonomy, title=SHEETS["records"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def records_csv(comparison: Comparison) -> bytes:
    """Give the records as CSV, as German Excel opens it: the columns of the sheet of records behind their plan."""
    lookup = Lookup(comparison)
    owned = [(plan, record) for plan in comparison.plans for record in plan.records]
    columns = [column for column in (*COLUMNS, *extra_columns(record for _, record in owned)) if not column.hidden]
    lines = (
        (plan.name, lookup.field_of(record), *(column.value(record) for column in columns)) for plan, record in owned
    )
    return write_lines([*CSV_HEADS, *(column.head for column in columns)], lines)


def _sheets(lookup: Lookup) -> Iterator[Sheet]:
    yield _overview(lookup)
    yield _pairs(lookup)
    yield _gaps(lookup)
    if lookup.comparison.changes:
        yield _changes(lookup)
    yield _actors(lookup)


def _write(sheet: Worksheet, content: Sheet) -> None:
    write_head(sheet, content.heads)
    for row, line in enumerate(content.lines, start=2):
        for column, value in enumerate(line, start=1):
            cell = cell_at(sheet, row, column)
            fill(cell, value, _REFERENCE)
            cell.number_format = content.formats.get(column, "General")
    sheet.freeze_panes = "A2"
    finish(sheet)


def _overview(lookup: Lookup) -> Sheet:
    order = {value: index for index, value in enumerate(lookup.fields)}
    cells = [cell for cell in lookup.comparison.coverage if cell.records]
    lines = [
        (
            lookup.label(cell.field),
            lookup.names[cell.plan],
            cell.records,
            cell.share,
            cell.measures,
            cell.goals,
            cell.new,
            cell.priced,
            cell.money if cell.priced else None,
        )
        for cell in sorted(cells, key=lambda cell: order[cell.field])
    ]
    return Sheet(SHEETS["overview"], SHEET_HEADS["overview"], lines, {4: SHARE, 9: MONEY})


def _pairs(lookup: Lookup) -> Sheet:
    matches = lookup.comparison.matches
    kept = sorted(matches, key=lambda match: (match.group, -match.probability, -match.score))[:MOST_PAIRS]
    order = {id(match): place for place, match in enumerate(matches)}
    lines = [_pair(lookup, match) for match in sorted(kept, key=lambda match: order[id(match)])]
    if len(kept) < len(matches):
        lines.append((PAIRS["left_out"].format(count=number(len(matches) - len(kept))),))
    return Sheet(SHEETS["pairs"], SHEET_HEADS["pairs"], lines, {3: SHARE})


def _pair(lookup: Lookup, match: Match) -> Sequence[CellValue]:
    sides: list[CellValue] = []
    for key, record in zip((match.a, match.b), lookup.sides(match), strict=True):
        text = ", ".join(record.texts("goal")) if match.subject == "goal" else heading_of(record)
        sides += [lookup.names[key], lookup.field_of(record), text, _names(record), _place(record), record.id]
    words = "\n".join(a if a.casefold() == b.casefold() else f"{a} – {b}" for a, b in match.words)
    differs = "\n".join(DIFFERENCES[difference] for difference in match.differs)
    first = (SUBJECTS[match.subject], RELATIONS[match.relation], match.probability, FURTHER if match.group else None)
    return (*first, differs, words, *sides)


def _gaps(lookup: Lookup) -> Sheet:
    lines: list[Sequence[CellValue]] = []
    for gap in lookup.comparison.gaps:
        others = "\n".join(lookup.names[key] for key in gap.others)
        record = lookup.records.get((gap.plan, gap.record)) if gap.record else None
        if record:
            told = (lookup.field_of(record), heading_of(record), _names(record), _place(record), record.id)
        else:
            told = (lookup.label(gap.field), "", "", "", "")
        lines.append((lookup.names[gap.plan], GAPS[gap.kind], *told, others))
    return Sheet(SHEETS["gaps"], SHEET_HEADS["gaps"], lines)


def _changes(lookup: Lookup) -> Sheet:
    lines: list[Sequence[CellValue]] = []
    for change in lookup.comparison.changes:
        sides: list[CellValue] = []
        for plan, key in ((change.before, change.record_before), (change.after, change.record_after)):
            record = lookup.records.get((plan, key)) if key else None
            sides += [heading_of(record), _place(record), record.id] if record else [None, None, None]
        names = lookup.names[change.before], lookup.names[change.after]
        lines.append((*names, CHANGES[change.kind], change.probability, *sides))
    return Sheet(SHEETS["changes"], SHEET_HEADS["changes"], lines, {4: SHARE})


def _actors(lookup: Lookup) -> Sheet:
    lines = [
        (lookup.names[plan], actor.name, actor.kind, actor.responsible, actor.partner, fields_of(actor))
        for plan, found in actors_by_plan(lookup).items()
        for actor in found
    ]
    return Sheet(SHEETS["actors"], SHEET_HEADS["actors"], lines)


def _names(record: Record) -> str:
    return "\n".join(record.texts("responsible"))


def _place(record: Record) -> str:
    return f"{record.doc}, {page_reference(record)}"
