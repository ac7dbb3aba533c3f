"""The tables of a page: from drawn frames, from rules or shades alone, and from the alignment of text."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from konzeptminer.layout.chunks import Chunk, chunks_of
from konzeptminer.layout.grid import Grid, build_grid, outermost
from konzeptminer.layout.lines import Line
from konzeptminer.layout.partial import partial_frames
from konzeptminer.layout.prose_head import Names
from konzeptminer.layout.prose_tables import OpenTable, Page, ProseTable, prose_tables
from konzeptminer.layout.rules import TOLERANCE, Frame, frames, tidy
from konzeptminer.layout.unruled import aligned_frames, with_missing_lines
from konzeptminer.reading.page import PageContent, Rule
from konzeptminer.records import BBox

MOST_FILLS = 500
"""A page with more shaded areas than this is a drawing."""

CHUNK_GAP = 0.4
"""Gap in units of the type's height at which a line may be cut into cells: a blank is about 0.25 wide."""


LEAST_HEIGHTS = 3
"""Heights of a grid with a head and a single row."""

WORD_GAP = 0.12
"""Gap at which a line may be cut into words."""


def find_grids(
    content: PageContent, lines: Sequence[Line] = (), names: Names | None = None, before: OpenTable | None = None
) -> list[Grid]:
    """Find the grids of a page's tables.

    Args:
        content: The page.
        lines: Its lines of text over the whole width; without them only drawn frames are found.
        names: Tells how sure it is that a label names what a column holds; without it no table of sentences is found
            that has no lines.
        before: The table without lines that ends the page before.
    """
    chunks = chunks_of(lines, content.glyphs, gap=CHUNK_GAP)
    tidied = tidy(content.rules)
    rules = tidy(tidied + _sides_of_fills(content.fills, tidied))
    framed = (build_grid(with_missing_lines(frame, chunks)) for frame in frames(rules))
    grids = outermost([grid for grid in framed if grid is not None])
    taken = [grid.bbox for grid in grids]
    free = _free(chunks, taken)
    alone = [
        rule
        for rule in tidied
        if rule.horizontal and not _is_in((rule.start, rule.position, rule.end, rule.position), taken)
    ]
    fills = [fill for fill in content.fills if not _is_in(fill, taken)]
    inferred = _inferred(partial_frames(alone, fills, free, width=content.width))
    if names is not None:
        edges = [Rule(True, y, x0, x1) for x0, top, x1, bottom in content.fills[:MOST_FILLS] for y in (top, bottom)]
        words = partial(_words, lines, content, taken)
        page = Page(free, words, [*alone, *edges], content.height)
        inferred = _preferred(_of_prose(prose_tables(page, names, before)), inferred)
    grids = outermost([*grids, *inferred])
    taken = [grid.bbox for grid in grids]
    free = _free(free, taken)
    return outermost([*grids, *_inferred(aligned_frames(free))])


def _words(lines: Sequence[Line], content: PageContent, taken: Sequence[BBox]) -> list[Chunk]:
    return _free(chunks_of(lines, content.glyphs, gap=WORD_GAP), taken)


def _free(chunks: Sequence[Chunk], taken: Sequence[BBox]) -> list[Chunk]:
    return [chunk for chunk in chunks if not _is_in((chunk.x0, chunk.top, chunk.x1, chunk.bottom), taken)]


def _preferred(prose: Sequence[Grid], ruled: Sequence[Grid]) -> list[Grid]:
    """Choose where both kinds of tables were found: that of a single row is told by rules or shades if by any."""
    places = [grid.bbox for grid in ruled]
    kept = [grid for grid in prose if len(grid.ys) > LEAST_HEIGHTS or not _overlap(grid.bbox, places)]
    return [*kept, *(grid for grid in ruled if not _overlap(grid.bbox, [other.bbox for other in kept]))]


def _overlap(box: BBox, others: Sequence[BBox]) -> bool:
    return any(
        min(box[2], other[2]) - max(box[0], other[0]) > TOLERANCE
        and min(box[3], other[3]) - max(box[1], other[1]) > TOLERANCE
        for other in others
    )


def _of_prose(tables: Sequence[ProseTable]) -> list[Grid]:
    grids = ((build_grid(table.frame), table.sure) for table in tables)
    return [replace(grid, inferred=True, ragged=True, guessed=not sure) for grid, sure in grids if grid is not None]


def _inferred(made: Sequence[Frame]) -> list[Grid]:
    grids = (build_grid(frame) for frame in made)
    return [replace(grid, inferred=True) for grid in grids if grid is not None]


def _is_in(box: BBox, outer: Sequence[BBox]) -> bool:
    """Tell whether the centre of a box lies in one of others."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(
        x0 - TOLERANCE <= x <= x1 + TOLERANCE and top - TOLERANCE <= y <= bottom + TOLERANCE
        for x0, top, x1, bottom in outer
    )


def _sides_of_fills(fills: Sequence[BBox], rules: Sequence[Rule]) -> list[Rule]:
    """Give the sides of shaded cells as lines: a shaded head often has no drawn border of its own.

    A shaded area counts as a cell where at least two of its sides run along drawn lines; a marker pen's does not. So
    does one of a row of shades whose lower sides run along a line: the head of a table framed only below it.
    """
    if not rules or len(fills) > MOST_FILLS:
        return []
    drawn = np.array([(rule.horizontal, rule.position, rule.start, rule.end) for rule in rules])
    sides: list[Rule] = []
    for x0, top, x1, bottom in fills:
        four = [Rule(True, bottom, x0, x1), Rule(True, top, x0, x1), Rule(False, x0, top, bottom)]
        four.append(Rule(False, x1, top, bottom))
        along = [_runs_along(side, drawn) for side in four]
        beside = sum(abs(fill[1] - top) <= 1 and abs(fill[3] - bottom) <= 1 for fill in fills)
        if sum(along) >= 2 or (along[0] and beside > 1):
            sides.extend(four)
    return sides


def _runs_along(side: Rule, drawn: np.ndarray) -> bool:
    near = drawn[(drawn[:, 0] == side.horizontal) & (np.abs(drawn[:, 1] - side.position) <= TOLERANCE)]
    overlap = np.clip(np.minimum(near[:, 3], side.end) - np.maximum(near[:, 2], side.start), 0, None)
    return bool(overlap.sum() >= 0.6 * (side.end - side.start))
