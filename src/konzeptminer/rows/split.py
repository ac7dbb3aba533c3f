"""A measure cell with several paragraphs that have actors of their own beside them: each is a row of its own."""

from collections.abc import Sequence
from dataclasses import replace

from konzeptminer.rows.heads import Column
from konzeptminer.rows.table import RawRow, marked_columns
from konzeptminer.rows.values import LETTER
from konzeptminer.text.passage import Passage, Piece

Place = tuple[int, float]
"""Page and distance from its top, in points."""

SLACK = 6.0
"""Points by which a paragraph may begin above the mark of its actors, about half a line."""


def split_row(row: RawRow) -> list[RawRow]:
    """Split a row at the second and further marks `a)` of its actors; a row whose paragraphs share one stays whole."""
    starts = _starts_of_blocks(row)
    if len(starts) < 2 or len(row.measure) != 1:
        return [row]
    measures = _cut(row.measure[0], starts)
    if any(part is None for part in measures):
        return [row]
    cells = [(column, [_blocks(passage, starts, column) for passage in passages]) for column, passages in row.cells]
    return [
        replace(
            row,
            measure=[measure] if measure else [],
            cells=[
                (column, own)
                for column, passages in cells
                if (own := [part for blocks in passages if (part := blocks[number]) is not None])
            ],
        )
        for number, measure in enumerate(measures)
    ]


def _starts_of_blocks(row: RawRow) -> list[Place]:
    starts = []
    for _, passages in marked_columns(row):
        for passage in passages:
            for mark in LETTER.finditer(passage.raw):
                if mark[1] == "a" and (place := _place(passage, mark.start(1))) is not None:
                    starts.append(place)
    return sorted(starts)


def _blocks(passage: Passage, starts: Sequence[Place], column: Column) -> list[Passage | None]:
    """Cut a cell beside the measure; what does not begin anew beside each block holds for all of them."""
    parts = _cut(passage, starts)
    is_marked = LETTER.search(passage.raw) is not None
    if is_marked or all(parts):
        return parts
    return [passage] * len(starts)


def _cut(passage: Passage, starts: Sequence[Place]) -> list[Passage | None]:
    """Cut a cell's paragraphs to the blocks beside which they begin; None for a block that gets none."""
    parts: list[list[Piece]] = [[] for _ in starts]
    block = 0
    for start, end, is_first in _lines(passage):
        place = _place(passage, start)
        if place is None:
            continue
        reached = max((i for i, begin in enumerate(starts) if _is_behind(place, begin)), default=0)
        if reached > block and is_first:
            block = reached
        parts[block].extend(passage.cut(start, end).pieces)
    return [Passage(_joined(pieces)) if pieces else None for pieces in parts]


def _is_behind(place: Place, begin: Place) -> bool:
    return (place[0], place[1] + SLACK) >= begin


def _lines(passage: Passage) -> list[tuple[int, int, bool]]:
    """Give the range of each line that has text, and whether a paragraph begins with it."""
    lines = []
    start = 0
    is_first = True
    for line in passage.raw.split("\n"):
        if line.strip():
            lines.append((start, start + len(line), is_first))
            is_first = False
        else:
            is_first = True
        start += len(line) + 1
    return lines


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Join pieces of one page that follow on one another, with the line feeds between them."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and last.page is piece.page and not piece.page.text[last.end : piece.start].strip("\n"):
            joined[-1] = Piece(last.page, last.start, piece.end, last.place)
        else:
            joined.append(piece)
    return tuple(joined)


def _place(passage: Passage, index: int) -> Place | None:
    """Give page and height of the first printed character from an index of the raw text on."""
    for piece in passage.cut(index, len(passage.raw)).pieces:
        box = piece.page.box(piece.start, min(piece.end, piece.start + 1))
        if box is not None:
            return piece.page.page, box[1]
    return None
