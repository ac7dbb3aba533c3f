"""The records of a document's tables, and what no record took."""

from dataclasses import replace

from konzeptminer.layout.whole import WholeCell, WholeTable
from konzeptminer.records import Document, DocumentWarning, WarningCode
from konzeptminer.rows.build import Origin, build_record
from konzeptminer.rows.guess import guess_section
from konzeptminer.rows.headings import find_heading
from konzeptminer.rows.heads import Section, find_sections
from konzeptminer.rows.material import Built, Material
from konzeptminer.rows.roles import Role
from konzeptminer.rows.sheets import sheet_tables
from konzeptminer.rows.split import split_row
from konzeptminer.rows.table import build_rows, holds_measures
from konzeptminer.text.hyphen import HyphenJoiner
from konzeptminer.text.passage import Passage

INFERRED = 0.9
"""Factor of the confidence where columns were told by gutters."""


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
            built.warnings.append(_uncertain(whole, guessed.reason))
        for section in sections:
            known = (whole, section)
            origin = _origin(whole, section, document, joiner)
            if not section.of(Role.HANDLUNGSFELD):
                heading = find_heading(whole, by_number, document.title) or heading
                origin = replace(origin, heading=heading)
            if guessed is not None:
                origin = guessed.lower(origin)
            rows = build_rows(whole, section)
            for raw in (part for row in rows.rows for part in split_row(row)):
                record = build_record(raw, origin)
                if record is not None:
                    built.records.append(record)
            built.warnings += [_unassigned(whole, cell) for cell in rows.unassigned]
    return built


def _origin(whole: WholeTable, section: Section, document: Document, joiner: HyphenJoiner) -> Origin:
    characters = sum(part.characters for part in whole.parts)
    lost = sum(part.lost for part in whole.parts)
    weakest = min((column.score for column in section.columns if column.role is not Role.OTHER), default=1.0)
    reasons = []
    if lost:
        reasons.append(f"{lost} of {characters} characters of the table belong to no cell")
    if weakest < 0.7:
        unsure = min((c for c in section.columns if c.role is not Role.OTHER), key=lambda column: column.score)
        reasons.append(f"the column head “{unsure.label}” only hints at what it holds")
    kept = 1 - lost / characters if characters else 1.0
    if any(part.grid.inferred for part in whole.parts):
        reasons.append("the columns of the table are not drawn; they were told by the alignment of its text")
        kept *= INFERRED
    return Origin(
        sha256=document.sha256,
        doc=document.name,
        joiner=joiner,
        confidence=round(kept * min(1.0, 0.5 + weakest / 1.4), 3),
        reasons=tuple(reasons),
    )


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
