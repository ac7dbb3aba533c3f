"""The records of profile sheets in boxes."""

from collections.abc import Sequence
from dataclasses import replace

from konzeptminer.records import Record, SourceKind
from konzeptminer.rows.build import Origin, build_record
from konzeptminer.rows.confidence import Doubt, Finding
from konzeptminer.rows.heads import Column
from konzeptminer.rows.material import Material
from konzeptminer.rows.roles import Role
from konzeptminer.rows.sheet_boxes import BoxSheet, box_sheets
from konzeptminer.rows.sheet_heading import named_field
from konzeptminer.rows.sheet_labels import Label
from konzeptminer.rows.table import RawRow
from konzeptminer.rows.values import by_letter, traced
from konzeptminer.text.passage import Passage

EMPTY = 0.85
"""Confidence of a sheet of which but the title was found."""


def box_records(material: Material) -> list[Record]:
    """Make the records of all profile sheets that stand in boxes."""
    field: Passage | None = None
    records: list[Record] = []
    for sheet in box_sheets(material.pages):
        named = [label for part in sheet.head if (label := named_field(part.passage)) is not None]
        field = named[0] if named else field
        origin = Origin(
            sha256=material.document.sha256,
            doc=material.document.name,
            joiner=material.joiner,
            findings=(Finding(Doubt.PLACED),),
            heading=field,
        )
        record = _record(sheet, origin)
        if record is not None:
            records.append(record)
    return records


def _record(sheet: BoxSheet, origin: Origin) -> Record | None:
    title = sheet.title()
    body = [text for label, texts in sheet.texts if label.role is Role.DESCRIPTION for text in texts]
    goal = [text for label, texts in sheet.texts if label.role is Role.GOAL for text in texts]
    if not body and (sheet.parts or title is None):
        return None
    row = RawRow(0, measure=[title] if title else body, goal=goal)
    for label, texts in sheet.texts:
        if label.role is Role.DESCRIPTION and title is None:
            continue
        if label.role is not Role.GOAL:
            row.cells += _cells(_column(label), texts)
    if not sheet.parts:
        origin = replace(origin, confidence=EMPTY, reasons=("nothing but a title was found of the sheet",))
    record = build_record(row, origin)
    if record is None:
        return None
    update = {"source": SourceKind.SHEET, "title": traced([title] if title else [], origin.joiner)}
    return record.model_copy(update=update | {"page": sheet.page})


def _cells(column: Column, texts: Sequence[Passage]) -> list[tuple[Column, list[Passage]]]:
    """Give texts with what they hold: a mark such as `b)` holds for the paragraphs below it, too."""
    if column.role is not Role.RESPONSIBLE:
        return [(column, list(texts))]
    cells: list[tuple[Column, list[Passage]]] = []
    letter: str | None = None
    for text in texts:
        marks = [mark for mark, _ in by_letter(text) if mark]
        role = dict(column.parts).get(letter, Role.PARTNERS if letter not in (None, "a") else column.role)
        is_below = letter is not None and not marks
        cells.append((replace(column, parts=((None, role),)) if is_below else column, [text]))
        letter = marks[-1] if marks else letter
    return cells


def _column(label: Label) -> Column:
    kept = label.role not in (Role.MEASURE, Role.HANDLUNGSFELD, Role.NUMBER)
    parts = label.parts() if kept else ((None, Role.OTHER),)
    return Column(0, 1, label.text.rstrip(" :"), parts, label.score)
