"""Joined tables as the records the library gives: one `Table` a page, tied together by `continues`."""

from collections.abc import Sequence

from konzeptminer.layout.page import PageTable
from konzeptminer.layout.whole import WholeTable
from konzeptminer.records import Cell, Table
from konzeptminer.text.hyphen import HyphenJoiner
from konzeptminer.text.passage import rounded


def table_records(wholes: Sequence[WholeTable], joiner: HyphenJoiner) -> tuple[Table, ...]:
    """Give the tables of a document in reading order."""
    tables: list[Table] = []
    for whole in wholes:
        for part, repeated in zip(whole.parts, whole.repeated, strict=True):
            is_first = part is whole.parts[0]
            head = whole.head_rows if is_first else repeated
            continues = None if is_first else len(tables) - 1
            tables.append(_table(part, head, len(tables), continues, joiner))
    return tuple(tables)


def _table(part: PageTable, head: int, index: int, continues: int | None, joiner: HyphenJoiner) -> Table:
    cells = tuple(
        Cell(
            row=box.row,
            column=box.column,
            row_span=box.row_span,
            column_span=box.column_span,
            bbox=rounded(box.bbox) if part.chars is None else None,
            text=text.passage.clean(joiner).text,
            header=box.row < head,
            rotation=text.angle,
            span=text.passage.pieces[0].span(),
            further=tuple(piece.span() for piece in text.passage.pieces[1:]),
        )
        for box, text in zip(part.grid.boxes, part.texts, strict=True)
    )
    return Table(
        index=index,
        page=part.page,
        bbox=rounded(part.grid.bbox) if part.chars is None else None,
        rows=len(part.grid.ys) - 1,
        columns=len(part.grid.xs) - 1,
        cells=cells,
        continues=continues,
        characters=part.characters,
        lost=part.lost,
    )
