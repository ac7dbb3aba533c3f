"""The columns and the extent of a table of sentences: where white runs down between its labels, line after line."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from konzeptminer.layout.chunks import Chunk
from konzeptminer.reading.page import Rule

STEP = 0.5
"""Points between the places at which white is looked for."""

NARROWEST = 0.22
"""Width of a gutter at least, in heights of the type."""

BLANK = 0.45
"""Width of a blank between words at most, in heights of the type: what a line leaves of white that was far wider."""

WIDEST_PADDING = 12.0
"""Points between a column's border and its text at most."""

STARTING = 1.5
"""Points within which words begin at one place."""

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

    def is_white(self, x: float, least: float) -> bool:
        """Tell whether a place lies in white of at least a width."""
        return any(
            self.start + STEP * a <= x <= self.start + STEP * b and STEP * (b - a) >= least
            for a, b in _runs(self.white)
        )

    def run(self, least: float, lines: Sequence[Sequence[Chunk]]) -> tuple[float, float]:
        """Give the white behind which the most lines begin; in a sparse column there may be more than one."""
        runs = [(self.start + STEP * a, self.start + STEP * b) for a, b in _runs(self.white) if STEP * (b - a) >= least]
        if not runs:
            return self.start, self.start
        starts = np.array([word.x0 for line in lines for word in line])
        return max(runs, key=lambda run: (int((np.abs(starts - run[1]) <= STARTING).sum()), run[1] - run[0]))


@dataclass(slots=True)
class Body:
    """The lines of a table below its head, the numbers of those across all columns, and its gutters."""

    lines: list[list[Chunk]]
    wide: set[int]
    gutters: list[Gutter]


def _runs(white: White) -> list[tuple[int, int]]:
    """Give the limits of the runs of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], white.view(np.int8), [0])))).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


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
        crossed = [_width(white) < least_width(size) for white in whites]
        hidden = [
            over or (_width(white) < BLANK * size and _width(gutter.white) > size)
            for over, white, gutter in zip(crossed, whites, gutters, strict=True)
        ]
        if sum(hidden) > min(len(gutters) - 1, max(1, 0.6 * len(gutters))) or _is_heading(line, gutters[0], size):
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
    return STEP * max((end - start for start, end in _runs(white)), default=0)


def _is_heading(line: Sequence[Chunk], gutter: Gutter, size: float) -> bool:
    """Tell whether a line is a bold heading, in one piece from the first column into the next."""
    ordered = sorted(line, key=lambda word: word.x0)
    is_whole = all(right.x0 - left.x1 < 0.6 * size for left, right in pairwise(ordered))
    end = gutter.start + STEP * len(gutter.white)
    return all(word.bold for word in line) and is_whole and ordered[0].x0 < gutter.start and ordered[-1].x1 > end


def _is_band(pending: Sequence[Sequence[Chunk]], body: Body, gap: float, size: float) -> bool:
    """Tell whether lines across the columns are a heading between rows: bold, or a single one set apart."""
    if all(word.bold for line in pending for word in line):
        return True
    above = max((word.bottom for word in body.lines[-1]), default=0.0) if body.lines else -math.inf
    return len(pending) == 1 and gap > 0.3 * size and min(word.top for word in pending[0]) - above > 0.3 * size


def cut_places(body: Body, size: float, known: Sequence[float]) -> list[float]:
    """Give the places of the columns' borders.

    Args:
        body: The table's lines and gutters.
        size: Height of the type, in points.
        known: Where the borders of the table before are; they hold if all lie in white.
    """
    least = least_width(size)
    if len(known) == len(body.gutters) and all(
        gutter.is_white(x, least) for x, gutter in zip(known, body.gutters, strict=True)
    ):
        return list(known)
    return [_cut_place(gutter.run(least, body.lines)) for gutter in body.gutters]


def least_width(size: float) -> float:
    """Give the least width of a gutter for a height of type, both in points."""
    return max(NARROWEST * size, 1.5)


def _cut_place(run: tuple[float, float]) -> float:
    """Give the place of a column's border: in the middle of the white, but close to the column behind it."""
    start, end = run
    return end - min((end - start) / 2, WIDEST_PADDING)


def is_ruled(rules: Sequence[Rule], boundaries: Sequence[float], *, sides: tuple[float, float], slack: float) -> bool:
    """Tell whether (nearly) all boundaries between rows are drawn, if only in part of the columns."""
    left, right = sides
    lines = [rule for rule in rules if rule.horizontal]

    def drawn(y: float) -> float:
        near = [rule for rule in lines if abs(rule.position - y) <= slack]
        return sum(max(min(rule.end, right) - max(rule.start, left), 0.0) for rule in near)

    return bool(boundaries) and sum(drawn(y) > 0.2 * (right - left) for y in boundaries) >= 0.85 * len(boundaries)
