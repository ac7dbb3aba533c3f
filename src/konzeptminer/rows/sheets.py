"""The records of profile sheets (Maßnahmensteckbriefe): one block of labels and texts a measure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from konzeptminer.records import DocumentWarning, Record, SourceKind, WarningCode
from konzeptminer.rows.build import Origin, build_record
from konzeptminer.rows.confidence import Doubt, Finding
from konzeptminer.rows.heads import Column
from konzeptminer.rows.material import Built, Material
from konzeptminer.rows.roles import Role
from konzeptminer.rows.sheet_box_records import box_records
from konzeptminer.rows.sheet_boxes import box_sheets
from konzeptminer.rows.sheet_find import Sheet, find_sheets
from konzeptminer.rows.sheet_heading import Headings, is_numbered
from konzeptminer.rows.sheet_labels import SURE, read_label
from konzeptminer.rows.sheet_strips import Strip
from konzeptminer.rows.table import RawRow
from konzeptminer.rows.values import traced
from konzeptminer.text.hyphen import HyphenJoiner
from konzeptminer.text.passage import Passage, join

COUNTED = re.compile(r"(?<=\s)[A-ZÄÖÜ]{0,3}[ .-]?\d{1,3}(?:[.-]\d{1,3})*[a-z]?$")
"""The measure's number at the end of a label."""


def sheet_records(material: Material) -> Built:
    """Make the records of all profile sheets."""
    built = Built(records=box_records(material))
    headings = Headings(material.pages, material.document.title)
    field: Passage | None = None
    for sheet in find_sheets(material.wholes, headings, material.joiner):
        if _explains(sheet, material.joiner):
            continue
        parts = _sort(sheet, headings)
        if sheet.begins_table:
            field = headings.field(sheet.whole, without=parts.title) or field
        record = _record(sheet, parts, _origin(sheet, material, field))
        if record is None:
            built.warnings.append(_unread(sheet))
        else:
            built.records.append(record)
    return built


def sheet_tables(material: Material) -> set[int]:
    """Give the tables that hold profile sheets, as the index of their first part."""
    headings = Headings(material.pages, material.document.title)
    sheets = find_sheets(material.wholes, headings, material.joiner)
    return {whole.first for sheet in sheets for whole in sheet.wholes}


def sheet_pages(material: Material) -> set[int]:
    """Give the pages of sheets that stand in boxes: what their lines hold is read with the sheet."""
    return {page for sheet in box_sheets(material.pages) for page in sheet.pages}


@dataclass(slots=True)
class _Parts:
    """What the strips of a sheet hold, by what they are for."""

    title: Passage | None
    body: list[Strip]
    goals: list[Strip]
    fields: list[Strip]
    rest: list[Strip]
    is_measure: bool
    """Whether the sheet has a place for the measure, be it blank."""


def _sort(sheet: Sheet, headings: Headings) -> _Parts:
    """Sort the strips: of labels that name the measure, the first is the title where another describes it."""
    labelled = [strip for strip in sheet.strips if strip.label is not None and not strip.is_nested]
    named = [strip for strip in labelled if strip.label and strip.label.is_title][:1]
    measures = _of(labelled, Role.MEASURE, but=named)
    body = _of(labelled, Role.DESCRIPTION)
    if not named and measures and body:
        named = measures[:1]
    elif not body:
        body = measures[:1]
    fields = _of(labelled, Role.HANDLUNGSFELD)[:1]
    title = join([part for strip in named for part in (*_counted(strip), *strip.values)]) if named else None
    heads = [strip for strip in sheet.strips if strip.is_open][:1]
    is_measure = bool(named or body)
    if title is None and heads and sheet.strips[0] is heads[0]:
        title = _over(heads[0])
    elif title is None and sheet.begins_table:
        above = headings.title(sheet.whole)
        describes = any(strip.label and strip.label.role is Role.DESCRIPTION for strip in body)
        if above is not None and (is_numbered(above) or not is_measure or (describes and fields)):
            title = above
    if title is None or title.is_blank:
        heads, title = [], None
    taken = [*named, *body, *fields, *(heads if heads and not named else [])]
    goals = _of(labelled, Role.GOAL)
    rest = [strip for strip in sheet.strips if not any(strip is other for other in (*taken, *goals))]
    return _Parts(title, body, goals, fields, rest, is_measure)


def _of(strips: Sequence[Strip], role: Role, *, but: Sequence[Strip] = ()) -> list[Strip]:
    return [strip for strip in strips if strip.label and strip.label.role is role and strip not in but]


def _counted(strip: Strip) -> list[Passage]:
    """Give the number in a label that counts the measures: `3.1` of `Maßnahme 3.1`."""
    found = COUNTED.search(strip.printed.raw.rstrip(" :")) if strip.printed and strip.values else None
    return [strip.printed.cut(*found.span())] if strip.printed and found else []


def _over(strip: Strip) -> Passage:
    """Give the title in a strip over the labels: the text, with the number before it."""
    return join([*([strip.printed] if strip.printed else []), *strip.values])


def _record(sheet: Sheet, parts: _Parts, origin: Origin) -> Record | None:
    body = _values(parts.body)
    goal = _values(parts.goals)
    title = [parts.title] if parts.title else []
    if not (title or body) and not (parts.is_measure and goal):
        return None
    row = RawRow(0, measure=title or body, goal=goal, handlungsfeld=_values(parts.fields))
    if title and body:
        row.cells.append((_column(parts.body[0], Role.DESCRIPTION), body))
    has_responsible = any(s.label and s.label.role is Role.RESPONSIBLE and not s.label.shared for s in parts.rest)
    for strip in parts.rest:
        row.cells.append((_column(strip, _role(strip, has_responsible=has_responsible)), list(strip.values)))
    record = build_record(row, origin)
    if record is None:
        return None
    page = sheet.strips[0].whole.parts[0].page if not title else title[0].pieces[0].page.page
    return record.model_copy(
        update={
            "source": SourceKind.SHEET,
            "title": traced(title, origin.joiner),
            "page": min(page, record.page) if sheet.begins_table else record.page,
        }
    )


def _values(strips: Sequence[Strip]) -> list[Passage]:
    return [value for strip in strips for value in strip.values if not value.is_blank]


def _role(strip: Strip, *, has_responsible: bool) -> Role:
    label = strip.label
    if label is None or strip.is_nested or not label.is_known or label.role in (Role.MEASURE, Role.HANDLUNGSFELD):
        return Role.OTHER
    if label.role is Role.DESCRIPTION:
        return Role.OTHER
    if label.role is Role.RESPONSIBLE and label.shared and has_responsible:
        return Role.PARTNERS
    return label.role


def _column(strip: Strip, role: Role) -> Column:
    label = strip.label
    marked = label.parts() if label else ()
    plain = role in (Role.OTHER, Role.DESCRIPTION) or not any(letter for letter, _ in marked)
    text = label.text.rstrip(" :") if label else ""
    return Column(0, 1, text, ((None, role),) if plain else marked, label.score if label else 0.0)


def _origin(sheet: Sheet, material: Material, field: Passage | None) -> Origin:
    parts = [part for whole in sheet.wholes for part in whole.parts]
    characters, lost = sum(part.characters for part in parts), sum(part.lost for part in parts)
    return Origin(
        sha256=material.document.sha256,
        doc=material.document.name,
        joiner=material.joiner,
        findings=(Finding(Doubt.LOST, what=f"{lost} of {characters}", share=1 - lost / characters),) if lost else (),
        heading=field,
    )


def _explains(sheet: Sheet, joiner: HyphenJoiner) -> bool:
    """Tell whether a sheet explains the template: most of its texts are questions, or its title is a label."""
    texts = [value.clean(joiner).text for strip in sheet.strips if strip.label for value in strip.values]
    if len(texts) > 2 and sum(text.endswith("?") for text in texts) * 2 > len(texts):
        return True
    titles = [value for strip in sheet.strips if strip.label and strip.label.is_title for value in strip.values]
    named = [read_label(title.clean(joiner).text) for title in titles]
    return bool(named) and all(label is not None and label.score >= SURE and label.is_title for label in named)


def _unread(sheet: Sheet) -> DocumentWarning:
    page = sheet.whole.parts[0].page
    return DocumentWarning(
        code=WarningCode.UNREAD_SHEET,
        page=page,
        table=sheet.whole.first,
        message=f"the profile sheet (Steckbrief) on page {page} names no measure; look there for its title",
    )
