"""From raw rows to records: every cell cleaned, split and traced to its source."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from konzeptminer.records import Record, SourceKind, TracedText
from konzeptminer.rows.confidence import Doubt, Finding, lower
from konzeptminer.rows.evidence import STRIP, gap_through, holds_gutter
from konzeptminer.rows.heads import Column
from konzeptminer.rows.resources import parse_funding, parse_money, parse_staff
from konzeptminer.rows.roles import Role
from konzeptminer.rows.table import RawRow, marked_columns, passages_of
from konzeptminer.rows.values import actors, by_letter, combine, listed, traced, without_new
from konzeptminer.text.hyphen import HyphenJoiner
from konzeptminer.text.passage import Passage

ROLES = (Role.IMPLEMENTATION, Role.RESPONSIBLE, Role.PARTNERS, Role.RESOURCES, Role.PERIOD)
"""Columns whose role is the name of a record's cell."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What all records of one table have in common."""

    sha256: str
    doc: str
    joiner: HyphenJoiner
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    """What is doubtful about the table."""
    heading: Passage | None = None
    """The heading over the table, where it names the Handlungsfeld."""


def build_record(raw: RawRow, origin: Origin) -> Record | None:
    """Make a record of a raw row, not yet numbered; None where nothing is left after cleaning."""
    joiner = origin.joiner
    cut = [without_new(passage) for passage in raw.measure]
    measure = traced([passage for passage, _ in cut], joiner)
    marked = _by_role(raw)
    description = traced(passages_of(raw, Role.DESCRIPTION), joiner)
    goals = [without_new(passage) for passage in raw.goal]
    goal = traced([passage for passage, _ in goals], joiner)
    if measure is None and goal is None:
        return None
    resources = traced(passages_of(raw, Role.RESOURCES) + marked[Role.RESOURCES], joiner)
    field = traced(raw.handlungsfeld or ([origin.heading] if origin.heading else []), joiner)
    text = resources.text if resources else ""
    title = measure if description else None
    if measure and description:
        measure = combine((measure, description))
    values: dict[str, TracedText | tuple[TracedText, ...] | None] = {
        "handlungsfeld": field,
        "goal": goal,
        "title": title,
        "measure": measure,
        "implementation": listed(passages_of(raw, Role.IMPLEMENTATION) + marked[Role.IMPLEMENTATION], joiner),
        "responsible": actors(marked[Role.RESPONSIBLE], joiner),
        "partners": actors(marked[Role.PARTNERS], joiner),
        "resources": resources,
        "period": traced(passages_of(raw, Role.PERIOD) + marked[Role.PERIOD], joiner),
    }
    key = measure or goal
    assert key is not None
    record = Record.model_validate(
        {
            **values,
            "id": identity(origin.sha256, values),
            "doc": origin.doc,
            "row": 1,
            "source": SourceKind.TABLE,
            "page": key.spans[0].page,
            "is_new": any(new for _, new in (*cut, *goals)),
            "extra": _extra(raw, joiner),
            "money": parse_money(text),
            "staff": parse_staff(text),
            "funding": parse_funding(text),
            "confidence": origin.confidence,
            "reasons": origin.reasons,
        }
    )
    return lower(record, [*origin.findings, *raw.findings, *_findings(raw)])


def _findings(raw: RawRow) -> Iterator[Finding]:
    """Give what the places of the row's texts say of its borders."""
    columns = {"measure": raw.measure, "goal": raw.goal, "handlungsfeld": raw.handlungsfeld}
    for column, passages in raw.cells:
        if column.role in ROLES:
            columns[column.role.value] = passages
    for name, passages in columns.items():
        if any(holds_gutter(passage) for passage in passages):
            yield Finding(Doubt.GUTTER, name)
    if gap_through([raw.measure, *(passages for _, passages in raw.cells)]) > STRIP:
        yield Finding(Doubt.GAP)


def _by_role(raw: RawRow) -> dict[Role, list[Passage]]:
    """Give what the columns of actors and marked columns hold: by the head, and in a cell by `a)`, `b)`, `c)`."""
    found: dict[Role, list[Passage]] = defaultdict(list)
    for column, passages in marked_columns(raw):
        for passage in passages:
            for letter, part in by_letter(passage):
                found[_role_of_letter(column, letter)].append(part)
    return found


def _role_of_letter(column: Column, letter: str | None) -> Role:
    marked = {mark: role for mark, role in column.parts if mark}
    if letter is None:
        return column.role
    if letter in marked:
        return marked[letter]
    if column.role is Role.RESPONSIBLE:
        return Role.RESPONSIBLE if letter == "a" else Role.PARTNERS
    return column.role


def _extra(raw: RawRow, joiner: HyphenJoiner) -> dict[str, TracedText]:
    """Give the other columns under their printed label; a label printed twice is numbered."""
    extra: dict[str, TracedText] = {}
    for column, passages in raw.cells:
        if column.role not in (Role.OTHER, Role.NUMBER, Role.PERIOD):
            continue
        text = traced(passages, joiner)
        if text is None:
            continue
        label = column.label or f"Spalte {column.start + 1}"
        number = 2
        while label in extra:
            label = f"{column.label or f'Spalte {column.start + 1}'} ({number})"
            number += 1
        extra[label] = text
    return extra


def identity(sha256: str, values: Mapping[str, TracedText | Sequence[TracedText] | None]) -> str:
    """Hash the document, the texts of the cells and their places: the same file gives the same ids on every run."""
    digest = hashlib.sha256(sha256.encode())
    for name, value in values.items():
        texts = (value,) if isinstance(value, TracedText) else value or ()
        for text in texts:
            places = ";".join(f"{span.page}:{span.chars[0]}-{span.chars[1]}" for span in text.spans)
            digest.update(f"\x1f{name}\x1f{text.text}\x1f{places}".encode())
    return digest.hexdigest()[:16]
