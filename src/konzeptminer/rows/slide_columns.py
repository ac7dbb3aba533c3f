"""Bullets side by side on a slide: too few lines for a gutter to be seen, but a bullet behind a gap begins a column."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np

from konzeptminer.layout.page import PageLayout, TextLine
from konzeptminer.layout.reading_order import Placed, read_in_order
from konzeptminer.rows.section_blocks import BULLET
from konzeptminer.text.passage import Passage, Piece

GAP = 1.0
"""A bullet behind a gap of as many heights of a letter begins a column."""

APART = 1000
"""Columns of one half are numbered from 0 on, those of the next from here on."""


def read_beside(page: PageLayout, furniture: set[int], body: float) -> list[Placed]:
    """Give the lines of a slide in reading order: what is above, then one column of bullets after another."""
    lines = [line for number, line in enumerate(page.lines) if number not in furniture]
    starts = [(x, line.bbox[1]) for line in lines for x in _bullets_behind_gaps(line)]
    if not starts:
        return read_in_order(page, furniture, body)
    left, top = min(x for x, _ in starts) - 1, min(y for _, y in starts) - 1
    parts = [part for line in lines for part in (_cut(line, left) if line.bbox[1] >= top else [line])]
    groups = (
        [line for line in parts if line.bbox[1] < top],
        [line for line in parts if line.bbox[1] >= top and line.bbox[0] < left],
        [line for line in parts if line.bbox[1] >= top and line.bbox[0] >= left],
    )
    read = [read_in_order(replace(page, lines=group), set(), body) for group in groups]
    return [
        replace(placed, column=placed.column + APART * number) for number, group in enumerate(read) for placed in group
    ]


def _boxes(line: TextLine) -> np.ndarray:
    piece = line.passage.pieces[0]
    return piece.page.boxes[piece.start : piece.end]


def _bullets_behind_gaps(line: TextLine) -> Iterator[float]:
    """Give the places where a bullet stands behind a wide gap."""
    boxes = _boxes(line)
    printed = np.flatnonzero(~np.isnan(boxes[:, 0])).tolist()
    for before, at in pairwise(printed):
        match = BULLET.match(line.text, at)
        is_wide = boxes[at, 0] - boxes[before, 2] > GAP * line.height
        if is_wide and match is not None and not match["count"] and match.end() < len(line.text):
            yield float(boxes[at, 0])


def _cut(line: TextLine, x: float) -> list[TextLine]:
    """Cut a line where its characters pass a place, if there is a gap."""
    boxes = _boxes(line)
    printed = np.flatnonzero(~np.isnan(boxes[:, 0])).tolist()
    behind = next((at for at in printed if boxes[at, 0] >= x), None)
    if behind is None or behind == printed[0]:
        return [line]
    before = max(at for at in printed if at < behind)
    if boxes[behind, 0] - boxes[before, 2] <= GAP * line.height:
        return [line]
    return [_part(line, 0, before + 1), _part(line, behind, printed[-1] + 1)]


def _part(line: TextLine, start: int, end: int) -> TextLine:
    piece = line.passage.pieces[0]
    boxes = _boxes(line)[start:end]
    x0, top, x1, bottom = (
        float(value) for value in (*np.nanmin(boxes[:, :2], axis=0), *np.nanmax(boxes[:, 2:], axis=0))
    )
    passage = Passage((Piece(piece.page, piece.start + start, piece.start + end, piece.place),))
    return replace(line, passage=passage, bbox=(x0, top, x1, bottom))
