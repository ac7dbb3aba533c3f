"""Records and results built by hand, for tests of what comes after the extraction."""

from collections.abc import Iterable
from enum import Enum

from konzeptminer.records import (
    Actor,
    ActorKind,
    ActorRole,
    Cell,
    Document,
    DocumentWarning,
    Page,
    Record,
    Result,
    SourceKind,
    SourceSpan,
    Table,
    TracedText,
    WarningCode,
)


def make_traced(text: str, page: int = 1) -> TracedText:
    span = SourceSpan(page=page, bbox=(0.0, 0.0, 10.0, 10.0), chars=(0, len(text)), text=text)
    return TracedText(text=text, offsets=((0, 0, len(text)),) if text else (), spans=(span,))


def make_record(*, row: int = 1, page: int = 1, doc: str = "plan", **cells: object) -> Record:
    """Texts, lists of texts and dicts of texts become traced ones; everything else is taken as it is."""
    lists = {"implementation", "responsible", "partners"}
    values: dict[str, object] = {}
    for key, value in cells.items():
        if key in lists:
            assert isinstance(value, list)
            values[key] = tuple(make_traced(item, page) for item in value)
        elif key == "extra":
            assert isinstance(value, dict)
            values[key] = {label: make_traced(item, page) for label, item in value.items()}
        elif isinstance(value, str) and not isinstance(value, Enum):
            values[key] = make_traced(value, page)
        else:
            values[key] = value
    return Record.model_validate(
        {"id": f"{doc}-{row:03}", "doc": doc, "row": row, "source": SourceKind.TABLE, "page": page} | values
    )


def make_actor(text: str, *, role: ActorRole = ActorRole.RESPONSIBLE, name: str | None = None) -> Actor:
    shown = name or text
    return Actor(role=role, index=0, text=text, name=shown, key=shown.casefold(), kind=ActorKind.KREIS)


def make_table(index: int = 0, **changes: object) -> Table:
    def cell(row: int, column: int, text: str, **more: object) -> Cell:
        span = SourceSpan(page=1, bbox=None, chars=(0, len(text)), text=text)
        box = (10.0 * column, 10.0 * row, 10.0 * column + 10, 10.0 * row + 10)
        return Cell.model_validate(
            {"row": row, "column": column, "bbox": box, "text": text, "span": span, **more},
        )

    cells = (
        cell(0, 0, "Ziel", header=True),
        cell(0, 1, "Maßnahme", header=True),
        cell(1, 0, "Mehr Wege [bold]zu Fuß[/bold]", row_span=2),
        cell(1, 1, "Zebrastreifen malen"),
        cell(2, 1, "Bänke aufstellen"),
    )
    whole = {"index": index, "page": 1, "bbox": (0, 0, 20, 30), "rows": 3, "columns": 2, "cells": cells}
    return Table.model_validate(whole | changes)


def make_result(
    records: Iterable[Record] = (), *, name: str = "plan", tables: Iterable[Table] = (), warn: str | None = None
) -> Result:
    warning = DocumentWarning(
        code=WarningCode.UNASSIGNED_ROW,
        message=warn or "",
        page=2,
        table=0,
        spans=(SourceSpan(page=2, bbox=None, chars=(4, 8), text="Rest"),),
    )
    document = Document(
        sha256="0" * 64,
        path=f"{name}.pdf",
        name=name,
        reader="hand 1",
        pages=(Page(number=1, width=595, height=842, text="Ziel"), Page(number=2, width=595, height=842, text="")),
        tables=tuple(tables),
        warnings=(warning,) if warn else (),
    )
    return Result(document=document, records=tuple(records))
