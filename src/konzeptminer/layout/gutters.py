"""Columns without drawn lines: the gutters that the text of a table leaves free from top to bottom."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from konzeptminer.layout.chunks import Chunk
from konzeptminer.reading.page import Rule

STEP = 0.5
"""Points between the places at which a gutter is looked for."""

CROSSING = 0.04
"""Share of the lines that may cross a gutter: heads and notes that span columns."""

SPANNING = 0.6
"""A line of one piece that takes this share of the width spans columns, and does not count."""


HEADS = 2
"""Lines at the top of a table that may be heads over several columns."""

ENOUGH = 6
"""Lines of a table from which on such heads need not be counted."""


def find_gutters(chunks: Sequence[Chunk], x0: float, x1: float) -> list[float]:
    """Find the gutters between the columns of a table.

    Args:
        chunks: The pieces of its lines.
        x0: Its left side.
        x1: Its right side.

    Returns:
        Places just left of the columns behind the gutters.
    """
    over = _lines_of_spanning_heads(chunks)
    counted = [chunk for chunk in chunks if chunk.line not in over and not _spans(chunk, chunks, x1 - x0)]
    lines = {chunk.line for chunk in counted}
    if len(lines) < 2:
        return []
    covered = np.zeros((len(lines), math.ceil((x1 - x0) / STEP) + 1), dtype=bool)
    row = {line: number for number, line in enumerate(sorted(lines))}
    for chunk in counted:
        start, end = (round((x - x0) / STEP) for x in (chunk.x0, chunk.x1))
        covered[row[chunk.line], max(start, 0) : max(end, 0) + 1] = True
    crossing = covered.sum(axis=0)
    text = np.flatnonzero(crossing > CROSSING * len(lines))
    size = float(np.median([chunk.height for chunk in counted]))
    # The fewer lines there are, the more likely blanks between words stand below one another by chance.
    least = size * (0.45 if len(lines) >= 12 else 0.7 if len(lines) >= 5 else 1.0)
    places = []
    for before, after in pairwise(text.tolist()):
        if (after - before - 1) * STEP >= least:
            places.append(x0 + STEP * _clearest(crossing, before + 1, after))
    return _without_bullet_columns(places, counted, x0)


def column_rules(places: Sequence[float], heights: Sequence[float], chunks: Sequence[Chunk]) -> list[Rule]:
    """Give the lines that gutters stand for, row by row: none where a text, as a head over columns, runs over it.

    Args:
        places: The places of the gutters.
        heights: The places of the rows, upper and lower end included.
        chunks: The pieces of the table's lines.
    """
    return [
        Rule(False, place, top, bottom)
        for top, bottom in pairwise(heights)
        for place in places
        if not any(
            top <= (chunk.top + chunk.bottom) / 2 < bottom and chunk.x0 < place - 1 and chunk.x1 > place + 1
            for chunk in chunks
        )
    ]


def _clearest(crossing: NDArray[np.int64], start: int, end: int) -> float:
    """Give the place in a gutter that the fewest lines cross, close to the column behind it."""
    fewest = crossing[start:end].min()
    last = start + int(np.flatnonzero(crossing[start:end] == fewest)[-1])
    first = last
    while first > start and crossing[first - 1] == fewest:
        first -= 1
    return max(last - 1, (first + last) / 2)


def _spans(chunk: Chunk, chunks: Sequence[Chunk], width: float) -> bool:
    return chunk.x1 - chunk.x0 > SPANNING * width and sum(other.line == chunk.line for other in chunks) == 1


def _lines_of_spanning_heads(chunks: Sequence[Chunk]) -> set[int]:
    """Give the lines at the top with at most half the pieces of the others: `Thousands of tonnes` over all years."""
    lines = {chunk.line: chunk.top for chunk in reversed(chunks)}
    if len(lines) < ENOUGH:
        return set()
    pieces = Counter(chunk.line for chunk in chunks)
    usual = median(pieces.values())
    return {line for line in sorted(lines, key=lambda line: lines[line])[:HEADS] if pieces[line] * 2 <= usual}


def _without_bullet_columns(places: list[float], chunks: Sequence[Chunk], x0: float) -> list[float]:
    """Drop the gutter between bullets and their items."""
    kept = []
    start = x0 - 1
    for place in places:
        column = [chunk for chunk in chunks if start <= (chunk.x0 + chunk.x1) / 2 < place]
        if column and all(chunk.is_bullet for chunk in column):
            continue
        kept.append(place)
        start = place
    return kept
