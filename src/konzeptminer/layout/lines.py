"""From characters to lines of text, in whatever direction they are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from konzeptminer.reading.page import Floats, Glyphs, Ints
from konzeptminer.records import BBox

BLANK_SHARE = 0.02
"""From this share of blanks on, a page prints its blanks as characters; TeX and some drawing programs print none."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: visible characters in reading order, and those before which a blank stands.

    `start` and `end` are the line's limits along its direction, `low` and `high` across it; for upright text they are
    x0, x1, top and bottom. `first_word` is the width of its first word.
    """

    glyphs: list[int]
    blanks: frozenset[int]
    angle: int
    start: float
    end: float
    low: float
    high: float
    first_word: float
    bold: bool
    bbox: BBox

    @property
    def height(self) -> float:
        """Height of the line across its direction, in points."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters that follow one another in the content stream, on one line and in one cell."""

    glyphs: list[int]
    start: float
    end: float
    low: float
    high: float


class LineBuilder:
    """Makes lines of a page's characters; made once a page, asked once a cell."""

    def __init__(self, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        count = len(glyphs)
        self.visible = np.array([bool(text.strip()) for text in glyphs.text], dtype=bool).reshape(count)
        self._along, self._across = _reading_axes(glyphs.box, glyphs.angle)
        printed_blanks = count - int(self.visible.sum())
        self._gap = 0.35 if printed_blanks > BLANK_SHARE * count else 0.18
        order = np.flatnonzero(self.visible)
        self._order = order
        # A printed blank before a character; it counts only where there is a gap, see _is_blank.
        self._after_blank = np.zeros(count, dtype=bool)
        if len(order):
            self._after_blank[order[1:]] = np.diff(order) > 1

    def group(self, owner: Ints) -> dict[int, list[Line]]:
        """Give the lines of each owner (a cell's number, or -1), in reading order."""
        runs: dict[tuple[int, int], list[_Run]] = {}
        for run in self._runs(owner):
            first = run.glyphs[0]
            runs.setdefault((int(owner[first]), int(self._glyphs.angle[first])), []).append(run)
        lines: dict[int, list[Line]] = {}
        # Within one owner the direction that most of its text has comes first.
        for (number, angle), members in sorted(runs.items(), key=lambda item: -sum(len(r.glyphs) for r in item[1])):
            lines.setdefault(number, []).extend(self._lines(members, angle))
        return lines

    def _runs(self, owner: Ints) -> list[_Run]:
        order = self._order
        if not len(order):
            return []
        along, across, size = self._along[order], self._across[order], self._glyphs.size[order]
        gap = along[1:, 0] - along[:-1, 1]
        centre = across.mean(axis=1)
        new = (
            (owner[order][1:] != owner[order][:-1])
            | (self._glyphs.angle[order][1:] != self._glyphs.angle[order][:-1])
            | (np.abs(np.diff(centre)) > 0.3 * size[:-1])
            | (gap > 1.0 * size[:-1])
            | (gap < -0.5 * size[:-1])
        )
        bounds = [0, *(np.flatnonzero(new) + 1).tolist(), len(order)]
        return [
            _Run(
                glyphs=order[a:b].tolist(),
                start=float(along[a:b, 0].min()),
                end=float(along[a:b, 1].max()),
                low=float(across[a:b, 0].min()),
                high=float(across[a:b, 1].max()),
            )
            for a, b in pairwise(bounds)
        ]

    def _lines(self, runs: Sequence[_Run], angle: int) -> list[Line]:
        rows: list[list[_Run]] = []
        limits: list[tuple[float, float]] = []
        for run in sorted(runs, key=lambda run: (run.low + run.high, run.start)):
            above = next((other for other in rows[-1] if _below(other, run)), None) if rows else None
            if rows and above and _same_line(limits[-1], run):
                # What stands nearer to this run, such as its bullet, belongs to its line.
                own = [other for other in rows[-1] if _distance(other, run) < _distance(other, above)]
                rows[-1] = [other for other in rows[-1] if other not in own]
                rows.append([*own, run])
                limits.append((run.low, run.high))
            elif rows and _same_line(limits[-1], run):
                rows[-1].append(run)
                # The tallest run sets the line's limits; a raised figure must not stretch them.
                if run.high - run.low > limits[-1][1] - limits[-1][0]:
                    limits[-1] = (run.low, run.high)
            else:
                rows.append([run])
                limits.append((run.low, run.high))
        return [self._line(row, angle) for row in rows]

    def _line(self, runs: list[_Run], angle: int) -> Line:
        ordered = sorted(runs, key=lambda run: run.start)
        glyphs = [glyph for run in ordered for glyph in run.glyphs]
        if any(right.start < left.end for left, right in pairwise(ordered)) or self._is_struck_twice(glyphs):
            glyphs = self._without_overprint(glyphs)
        blanks = frozenset(b for a, b in pairwise(glyphs) if self._is_blank(a, b))
        box = self._glyphs.box[glyphs]
        start = float(self._along[glyphs[0], 0])
        word = next((i for i, glyph in enumerate(glyphs) if i and glyph in blanks), len(glyphs))
        return Line(
            glyphs=glyphs,
            blanks=blanks,
            angle=angle,
            start=start,
            end=float(self._along[glyphs, 1].max()),
            low=float(self._across[glyphs, 0].min()),
            high=float(self._across[glyphs, 1].max()),
            first_word=float(self._along[glyphs[word - 1], 1]) - start,
            bold=sum(self._glyphs.is_bold(glyph) for glyph in glyphs[:12]) * 2 > len(glyphs[:12]),
            bbox=(float(box[:, 0].min()), float(box[:, 1].min()), float(box[:, 2].max()), float(box[:, 3].max())),
        )

    def _is_blank(self, left: int, right: int) -> bool:
        gap = self._along[right, 0] - self._along[left, 1]
        size = max(self._glyphs.size[left], self._glyphs.size[right])
        return bool(gap > self._gap * size or (self._after_blank[right] and gap > 0.05 * size))

    def _is_struck_twice(self, glyphs: Sequence[int]) -> bool:
        """Tell whether a letter follows itself in nearly the same place: narrow ones stay in one run then."""
        return any(
            self._glyphs.text[left] == self._glyphs.text[right]
            and abs(self._along[right, 0] - self._along[left, 0]) < 0.1 * self._glyphs.size[left]
            for left, right in pairwise(glyphs)
        )

    def _without_overprint(self, glyphs: list[int]) -> list[int]:
        """Drop characters printed twice in nearly the same place, a way to fake bold type."""
        kept: list[int] = []
        printed: dict[str, list[int]] = {}
        for glyph in glyphs:
            same = printed.setdefault(self._glyphs.text[glyph], [])
            if same and np.abs(self._glyphs.box[same] - self._glyphs.box[glyph]).max(axis=1).min() < (
                0.1 * self._glyphs.size[glyph]
            ):
                continue
            same.append(glyph)
            kept.append(glyph)
        return kept


def _reading_axes(box: Floats, angle: Ints) -> tuple[Floats, Floats]:
    """Give the limits along and across the direction of reading, both growing as the eye goes on."""
    x0, top, x1, bottom = (box[:, column] for column in range(4))
    turned = [angle == 90, angle == 180, angle == 270]
    along = np.column_stack((np.select(turned, [-bottom, -x1, top], x0), np.select(turned, [-top, -x0, bottom], x1)))
    across = np.column_stack((np.select(turned, [x0, -bottom, -x1], top), np.select(turned, [x1, -top, -x0], bottom)))
    return along, across


def _same_line(limits: tuple[float, float], run: _Run) -> bool:
    overlap = min(limits[1], run.high) - max(limits[0], run.low)
    return overlap >= 0.5 * min(limits[1] - limits[0], run.high - run.low)


def _below(upper: _Run, run: _Run) -> bool:
    """Tell whether a run stands below another one: a tall letter in the next column reaches over both."""
    beside = min(upper.high, run.high) - max(upper.low, run.low) >= 0.3 * min(
        upper.high - upper.low, run.high - run.low
    )
    return not beside and min(upper.end, run.end) - max(upper.start, run.start) > 0.5 * (run.high - run.low)


def _distance(run: _Run, other: _Run) -> float:
    return abs(run.low + run.high - other.low - other.high)
