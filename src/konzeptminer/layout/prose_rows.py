"""Rows of a table of sentences without lines, told by the white that runs across its columns.

Where the tallest cell of a row ends and that of the next one begins, white runs across all columns: as high as the two
paddings, whether the cells stand at the top, in the middle or at the bottom of their row. Within a row the lines of its
tallest cell leave no more than the space between lines or paragraphs. Merged cells run over such white, so it is also
looked for without the outer columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

import numpy as np

from konzeptminer.layout.chunks import Chunk
from konzeptminer.layout.textrows import anew_places, visual_lines

MERGING = 3
"""The first columns of which cells may be merged over rows: number, field of action and goal."""


@dataclass(frozen=True, slots=True)
class Span:
    """A line of one column."""

    top: float
    bottom: float
    x0: float
    x1: float
    text: str
    bold: bool

    @property
    def height(self) -> float:
        """Height of the line."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class White:
    """White across columns, and how many of them have a line right below it."""

    top: float
    bottom: float
    starts: int

    @property
    def height(self) -> float:
        """Height of the white."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Where a row ends and the next begins."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rows:
    """The places between rows, from the top down; `sure` where white tells them rather than the columns begun anew."""

    places: list[float]
    sure: bool
    starts: float
    """Columns with a line right below the white, on the average."""
    tolerance: float
    """The space between two lines of one cell at most."""


def spans_of(words: Sequence[Chunk], cuts: Sequence[float]) -> list[list[Span]]:
    """Give the lines of each column."""
    columns: list[list[Chunk]] = [[] for _ in range(len(cuts) - 1)]
    for word in words:
        column = sum(cut <= (word.x0 + word.x1) / 2 for cut in cuts) - 1
        columns[min(max(column, 0), len(columns) - 1)].append(word)
    return [[_span(line) for line in visual_lines(column)] for column in columns]


def _span(words: Sequence[Chunk]) -> Span:
    ordered = sorted(words, key=lambda word: word.x0)
    tallest = max(ordered, key=lambda word: word.height)
    return Span(
        top=tallest.top,
        bottom=tallest.bottom,
        x0=ordered[0].x0,
        x1=max(word.x1 for word in ordered),
        text=" ".join(word.text for word in ordered),
        bold=sum(word.bold for word in ordered) * 2 > len(ordered),
    )


def find_rows(columns: Sequence[Sequence[Span]], bands: Sequence[Span], cuts: Sequence[float]) -> Rows:
    """Find the rows of a table.

    Args:
        columns: The lines of each column.
        bands: Lines across all columns, headings between rows.
        cuts: The places of the columns, outer sides included.
    """
    size = float(np.median([span.height for column in columns for span in column]))
    line_gap = _line_gap(columns, size)
    tolerance = line_gap + max(0.8, 0.1 * size)
    whites = _whites(columns, bands, size, tolerance)
    if not whites:
        lines = [Chunk(0, s.x0, s.top, s.x1, s.bottom, s.bold, s.text) for column in columns for s in column]
        places = anew_places(lines, cuts)
        return Rows(places, sure=not places, starts=0.0, tolerance=tolerance)
    least = _least(whites, line_gap)
    found = [white for white in whites if white.height >= least]
    for first, last in _parts(len(columns)):
        usual = mean(white.starts for white in found) if found else 2.0
        for white in _whites(columns[first:last], bands, size, tolerance):
            starts_anew = white.starts >= max(2, 0.5 * min(usual, last - first))
            crosses = any(white.top - 1 <= known.middle <= white.bottom + 1 for known in found)
            if white.height >= least and not crosses and (starts_anew or usual < 2):
                found.append(white)
    places = sorted(white.middle for white in found)
    starts = mean(white.starts for white in found) if found else 0.0
    return Rows(places, sure=True, starts=starts, tolerance=tolerance)


def _parts(count: int) -> list[tuple[int, int]]:
    """Give the parts of the columns without those that may hold merged cells."""
    parts = [(1, count), (0, count - 1), (2, count), (1, count - 1), (3, count), (2, count - 1)]
    return [(first, last) for first, last in parts if last - first >= 2 and first < MERGING + 1]


def _line_gap(columns: Sequence[Sequence[Span]], size: float) -> float:
    gaps = [
        lower.top - upper.bottom
        for column in columns
        for upper, lower in pairwise(column)
        if lower.top - upper.bottom < 1.5 * size
    ]
    return float(np.quantile(gaps, 0.2)) if gaps else 0.2 * size


def _whites(columns: Sequence[Sequence[Span]], bands: Sequence[Span], size: float, least: float) -> list[White]:
    spans = sorted([*(span for column in columns for span in column), *bands], key=lambda span: span.top)
    whites = []
    bottom = spans[0].bottom if spans else 0.0
    for span in spans[1:]:
        if span.top - bottom > least:
            starts = sum(any(abs(line.top - span.top) <= 0.35 * size for line in column) for column in columns)
            whites.append(White(bottom, span.top, starts))
        bottom = max(bottom, span.bottom)
    return whites


def _least(whites: Sequence[White], line_gap: float) -> float:
    """Give the height from which white parts rows rather than paragraphs.

    The white between rows is alike all over the table, and so is that between the paragraphs of the tallest cell;
    only below the latter does one column alone go on.
    """
    ordered = sorted(whites, key=lambda white: white.height)
    best = (0.0, 0)
    for number, (lower, upper) in enumerate(pairwise(ordered), start=1):
        low, high = lower.height - line_gap, upper.height - line_gap
        if high - low > 0.8 and high > 1.25 * low and high / low > best[0]:
            best = (high / low, number)
    if not best[1]:
        return max(line_gap, 0.75 * ordered[0].height)
    low_starts = mean(white.starts for white in ordered[: best[1]])
    high_starts = mean(white.starts for white in ordered[best[1] :])
    is_paragraph = low_starts <= 1.5 and (high_starts >= 1.8 or len(ordered) - best[1] >= best[1])
    if is_paragraph and len(ordered) - best[1] > 1:
        return (ordered[best[1] - 1].height + ordered[best[1]].height) / 2
    return max(line_gap, 0.75 * ordered[0].height)
