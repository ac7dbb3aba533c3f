"""The records of a document's tables, and what no record took."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from konzeptminer.layout.whole import WholeCell, WholeTable
from konzeptminer.records import Document, DocumentWarning, WarningCode
from konzeptminer.rows.build import Origin, build_record
from konzeptminer.rows.confidence import Doubt, Finding
from konzeptminer.rows.evidence import row_gap
from konzeptminer.rows.guess import guess_section, may_hold
from konzeptminer.rows.headings import find_heading
from konzeptminer.rows.heads import Section, find_sections
from konzeptminer.rows.material import Built, Material
from konzeptminer.rows.roles import Role
from konzeptminer.rows.sheets import sheet_tables
from konzeptminer.rows.split import split_row
from konzeptminer.rows.table import RawRow, TableRows, build_rows, holds_measures
from konzeptminer.text.hyphen import HyphenJoiner
from konzeptminer.text.passage import Passage

CLOSE = 0.4
"""Space that parts rows beyond that between lines below which the border is unsure, in units of a line's height."""

WEAK = 0.7
"""Score of a column head below which it only hints at what it holds."""


def table_records(material: Material) -> Built:
    """Make the records of all tables that hold measures."""
    joiner, document = material.joiner, material.document
    by_number = {page.number: (page, furniture) for page, furniture in material.pages}
    built = Built()
    known: tuple[WholeTable, Section] | None = None
    heading: Passage | None = None
    sheets = sheet_tables(material)
    for whole in material.wholes:
        if whole.first in sheets:
            continue
        headed = find_sections(whole, joiner)
        sections = [section for section in headed if holds_measures(whole, section)]
        guessed = None if headed else guess_section(whole, joiner, known)
        if guessed is not None:
            sections = [guessed.section]
            built.warnings.append(_uncertain(whole, guessed.doubt.value))
        for section in sections:
            known = (whole, section)
            origin = _origin(whole, section, document, joiner)
            if not section.of(Role.HANDLUNGSFELD):
                heading = find_heading(whole, by_number, document.title) or heading
                origin = replace(origin, heading=heading)
            if guessed is not None:
                origin = guessed.lower(origin)
            rows = build_rows(whole, section)
            doubtful = _doubtful_rows(whole, rows)
            for raw in (part for row in rows.rows for part in _split(row)):
                raw.findings += doubtful.get(raw.row, ())
                record = build_record(raw, origin)
                if record is not None:
                    built.records.append(record)
            built.warnings += [_unassigned(whole, cell) for cell in rows.unassigned]
    return built


def _origin(whole: WholeTable, section: Section, document: Document, joiner: HyphenJoiner) -> Origin:
    return Origin(
        sha256=document.sha256, doc=document.name, joiner=joiner, findings=tuple(_findings(whole, section, joiner))
    )


def _findings(whole: WholeTable, section: Section, joiner: HyphenJoiner) -> Iterator[Finding]:
    characters = sum(part.characters for part in whole.parts)
    lost = sum(part.lost for part in whole.parts)
    if lost:
        yield Finding(Doubt.LOST, what=f"{lost} of {characters}", share=1 - lost / characters)
    known = [column for column in section.columns if column.role is not Role.OTHER]
    weakest = min(known, key=lambda column: column.score)
    if weakest.score < WEAK and weakest.label:
        yield Finding(Doubt.WEAK_HEAD, what=weakest.label)
    for column in section.columns:
        if column.role is Role.OTHER and not column.score and column.label:
            suited = may_hold(whole, column.start, joiner)
            if suited and not any(section.of(role) for role in suited):
                yield Finding(Doubt.UNKNOWN_HEAD, what=column.label)
                break


def _doubtful_rows(whole: WholeTable, rows: TableRows) -> dict[int, list[Finding]]:
    """Give what is doubtful about rows beside others: cells that no row took, and borders that only space shows."""
    found: dict[int, list[Finding]] = defaultdict(list)
    left = {cell.row for cell in rows.unassigned}
    for raw in rows.rows:
        if {raw.row - 1, raw.row, raw.row + 1} & left:
            found[raw.row].append(Finding(Doubt.LEFT_OVER))
    if any(part.grid.guessed for part in whole.parts):
        for raw in rows.rows:
            found[raw.row].append(Finding(Doubt.CLOSE))
    elif any(part.grid.inferred for part in whole.parts):
        for upper, lower in pairwise(rows.rows):
            cells = (
                [cell.passage for cell in whole.row_cells(raw.row) if cell.row_span == 1] for raw in (upper, lower)
            )
            gap = row_gap(*cells)
            if gap is not None and gap < CLOSE:
                for raw in (upper, lower):
                    found[raw.row].append(Finding(Doubt.CLOSE))
    return found


def _split(row: RawRow) -> list[RawRow]:
    parts = split_row(row)
    if len(parts) == 1:
        return parts
    return [replace(part, findings=[*part.findings, Finding(Doubt.SPLIT)]) for part in parts]


def _uncertain(whole: WholeTable, reason: str) -> DocumentWarning:
    page = whole.parts[0].page
    return DocumentWarning(
        code=WarningCode.UNCERTAIN_COLUMNS,
        page=page,
        table=whole.first,
        message=f"page {page}: {reason}; compare its records with the page",
    )


def _unassigned(whole: WholeTable, cell: WholeCell) -> DocumentWarning:
    page = cell.pieces[0].page.page
    text = " ".join(cell.passage.raw.split())
    shown = text if len(text) <= 80 else text[:79] + "…"
    return DocumentWarning(
        code=WarningCode.UNASSIGNED_ROW,
        page=page,
        table=whole.first + [part.page for part in whole.parts].index(page),
        message=f"the cell “{shown}” on page {page} belongs to no row; look it up there",
        spans=tuple(piece.span() for piece in cell.pieces),
    )
