"""The columns and the extent of a table of sentences: where white runs down between its labels, line after line."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from konzeptminer.layout.chunks import Chunk
from konzeptminer.reading.page import Rule

STEP = 0.5
"""Points between the places at which white is looked for."""

NARROWEST = 0.22
"""Width of a gutter at least, in heights of the type."""

WIDEST_PADDING = 12.0
"""Points between a column's border and its text at most."""

FARTHEST = 4.0
"""Space between two lines of a table at most, in heights of the type."""

MOST_WIDE = 2
"""Lines in sequence across the columns that are a heading between rows; more are a text."""

White = NDArray[np.bool_]


@dataclass(slots=True)
class Gutter:
    """Where white runs down between two columns, looked for from `start` on; `crossed` counts the lines over it."""

    start: float
    white: White
    crossed: int = 0

    @classmethod
    def between(cls, start: float, end: float) -> "Gutter":
        """Give the white between two places."""
        return cls(start, np.ones(max(math.ceil((end - start) / STEP), 1), dtype=bool))

    def without(self, words: Sequence[Chunk]) -> White:
        """Give what a line leaves white."""
        white = self.white.copy()
        for word in words:
            first, last = (round((x - self.start) / STEP) for x in (word.x0, word.x1))
            if last >= 0:
                white[max(first, 0) : last + 1] = False
        return white

    def run(self) -> tuple[float, float]:
        """Give the widest white, the rightmost of equal ones."""
        start, end = longest(self.white)
        return self.start + STEP * start, self.start + STEP * end


@dataclass(slots=True)
class Body:
    """The lines of a table below its head, the numbers of those across all columns, and its gutters."""

    lines: list[list[Chunk]]
    wide: set[int]
    gutters: list[Gutter]


def longest(white: White) -> tuple[int, int]:
    """Give the limits of the longest run of true values, the last of equal ones."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], white.view(np.int8), [0]))))
    if not len(edges):
        return 0, 0
    starts, ends = edges[::2], edges[1::2]
    best = len(starts) - 1 - int(np.argmax((ends - starts)[::-1]))
    return int(starts[best]), int(ends[best])


def walk(lines: Sequence[list[Chunk]], gutters: list[Gutter], *, top: float, size: float) -> Body:
    """Follow the gutters down, line by line, to the end of the table.

    Args:
        lines: The words below the table's head, line by line.
        gutters: The gutters between its labels; they are narrowed down.
        top: The lower end of the head.
        size: Height of the type, in points.
    """
    body = Body([], set(), gutters)
    pending: list[list[Chunk]] = []
    bottom, farthest = top, 0.0
    for line in lines:
        gap = min(word.top for word in line) - bottom
        if gap > FARTHEST * size and gap > 2 * farthest + size:
            break
        whites = [gutter.without(line) for gutter in gutters]
        crossed = [_width(white) < max(NARROWEST * size, 1.5) for white in whites]
        if sum(crossed) == len(gutters) or sum(crossed) > max(1, 0.6 * len(gutters)):
            pending.append(line)
            if len(pending) > MOST_WIDE:
                break
        else:
            if pending and not _is_band(pending, body, gap, size):
                break
            body.wide.update(range(len(body.lines), len(body.lines) + len(pending)))
            body.lines += [*pending, line]
            pending = []
            for gutter, white, over in zip(gutters, whites, crossed, strict=True):
                if over:
                    gutter.crossed += 1
                else:
                    gutter.white = white
        farthest = max(farthest, gap) if len(body.lines) > 1 else farthest
        bottom = max(bottom, *(word.bottom for word in line))
    return body


def _width(white: White) -> float:
    start, end = longest(white)
    return STEP * (end - start)


def _is_band(pending: Sequence[Sequence[Chunk]], body: Body, gap: float, size: float) -> bool:
    """Tell whether lines across the columns are a heading between rows: bold, or a single one set apart."""
    if all(word.bold for line in pending for word in line):
        return True
    above = max((word.bottom for word in body.lines[-1]), default=0.0) if body.lines else -math.inf
    return len(pending) == 1 and gap > 0.3 * size and min(word.top for word in pending[0]) - above > 0.3 * size


def cut_places(gutters: Sequence[Gutter]) -> list[float]:
    """Give the places of the columns' borders: in the middle of the white, but close to the column behind it."""
    places = []
    for gutter in gutters:
        start, end = gutter.run()
        places.append(end - min((end - start) / 2, WIDEST_PADDING))
    return places


def is_ruled(rules: Sequence[Rule], boundaries: Sequence[float], *, sides: tuple[float, float], slack: float) -> bool:
    """Tell whether (nearly) all boundaries between rows are drawn, if only in part of the columns."""
    left, right = sides
    drawn = [
        rule.position
        for rule in rules
        if rule.horizontal and min(rule.end, right) - max(rule.start, left) > 0.2 * (right - left)
    ]
    found = sum(any(abs(place - y) <= slack for y in drawn) for place in boundaries)
    return bool(boundaries) and found >= 0.85 * len(boundaries)
