"""Lines that a table lacks: columns or rows that its frame leaves to the eye, and whole tables of aligned text."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from konzeptminer.layout.chunks import Chunk
from konzeptminer.layout.gutters import column_rules, find_gutters
from konzeptminer.layout.partial import head_above
from konzeptminer.layout.prose_merged import row_rules
from konzeptminer.layout.prose_rows import find_rows, spans_of
from konzeptminer.layout.rules import TOLERANCE, Frame
from konzeptminer.layout.textrows import row_places, visual_lines
from konzeptminer.reading.page import Rule

SHARED = 0.4
"""Share of the lines that several columns share; the others hold the rest of an entry of several lines."""

MOST_DRAWN = 2
"""Rows of a frame in which only head and columns are drawn."""

LONG = 10
"""Lines from which a drawn row may be several."""

SURE_ROWS = 2
"""Places between rows that are no chance."""

SURE_STARTS = 1.8
"""Columns that begin together there, on the average: paragraphs of several cells seldom do."""

VALUE = re.compile(r"[-–+(]?[$€£]?\s?[\d.,:/%()–-]+\s?[%€$£*)]?|[-–*.x✓]+|n\.?\s?[ad]\.?", re.IGNORECASE)
"""A number, a share, a date, or a mark that stands for one."""


def with_missing_lines(frame: Frame, chunks: Sequence[Chunk]) -> Frame:
    """Complete a frame whose columns or rows are not all drawn.

    Columns are added only where no vertical line stands within the frame, rows where a drawn row is a list of short
    entries side by side: cells of prose keep their lines together.
    """
    x0, top, x1, bottom = frame.bbox
    inside = [c for c in chunks if x0 <= (c.x0 + c.x1) / 2 <= x1 and top <= (c.top + c.bottom) / 2 <= bottom]
    if len({chunk.line for chunk in inside}) < 3:
        return frame
    vertical, horizontal = list(frame.vertical), list(frame.horizontal)
    if all(rule.position - x0 < 5 or x1 - rule.position < 5 for rule in vertical) and len(horizontal) > 2:
        gutters = find_gutters(inside, x0, x1)
        if len(gutters) > 1:
            heights = sorted({top, bottom, *(rule.position for rule in horizontal)})
            vertical += column_rules(gutters, heights, inside)
    cuts = sorted({x0, x1, *(rule.position for rule in vertical)})
    if len(cuts) > 2:
        ys = sorted({top, bottom, *(rule.position for rule in horizontal)})
        drawn_rows = sum(lower - upper > TOLERANCE for upper, lower in pairwise(ys))
        for upper, lower in pairwise(ys):
            band = [c for c in inside if upper <= (c.top + c.bottom) / 2 <= lower]
            if _is_list(band, cuts):
                horizontal += [Rule(True, place, x0, x1) for place in row_places(band, cuts)]
            elif drawn_rows <= MOST_DRAWN and len(cuts) > MOST_DRAWN + 1:
                horizontal += _rows_of_prose(band, cuts, (upper, lower))
    return Frame(horizontal, vertical)


def _rows_of_prose(chunks: Sequence[Chunk], cuts: Sequence[float], sides: tuple[float, float]) -> list[Rule]:
    """Give the rows of a table of sentences whose columns alone are drawn; none where no columns begin together."""
    cuts = [cut for number, cut in enumerate(cuts) if not number or cut - cuts[number - 1] > TOLERANCE]
    columns = spans_of(chunks, cuts)
    if len(max(columns, key=len)) < LONG:
        return []
    rows = find_rows(columns, (), cuts)
    if not rows.sure or len(rows.places) < SURE_ROWS or rows.starts < SURE_STARTS:
        return []
    size = median(chunk.height for chunk in chunks)
    return row_rules(columns, (cuts, [sides[0], *rows.places, sides[1]]), tolerance=rows.tolerance, size=size)


def _is_list(chunks: Sequence[Chunk], cuts: Sequence[float]) -> bool:
    """Tell whether a stretch of a table is a list of short entries that stand side by side in two columns or more."""
    lines = visual_lines(chunks)
    if len(lines) < 3:
        return False
    shared = sum(len({_column(chunk, cuts) for chunk in line}) > 1 for line in lines)
    behind = [chunk for chunk in chunks if _column(chunk, cuts) > 1]
    values = sum(_is_entry(chunk) for chunk in behind)
    return shared > 2 and shared >= SHARED * len(lines) and values >= 0.6 * len(behind)


def _column(chunk: Chunk, cuts: Sequence[float]) -> int:
    middle = (chunk.x0 + chunk.x1) / 2
    return sum(cut <= middle for cut in cuts)


def _is_entry(chunk: Chunk) -> bool:
    return VALUE.fullmatch(chunk.text) is not None


def aligned_frames(chunks: Sequence[Chunk]) -> list[Frame]:
    """Find tables that nothing but the alignment of their text shows: three columns or more, mostly of values."""
    frames = []
    for stretch in _stretches(chunks):
        text = [chunk for line in stretch for chunk in line]
        x0, x1 = min(c.x0 for c in text) - 1, max(c.x1 for c in text) + 1
        top, bottom = min(c.top for c in text) - 1, max(c.bottom for c in text) + 1
        cuts = [x0, *find_gutters(text, x0, x1), x1]
        entries = [chunk for chunk in text if _column(chunk, cuts) > 1]
        if len(cuts) < 4 or sum(_is_entry(chunk) for chunk in entries) < 0.5 * len(entries):
            continue
        rows = row_places(text, cuts)
        if len(rows) < 2:
            continue
        head = head_above(chunks, (x0, top, x1))
        ends = [min(chunk.top for chunk in head) - 1, *row_places([*head, *stretch[0]], cuts)] if head else []
        heights = [*ends, top, *rows, bottom]
        outer = [Rule(False, x, heights[0], bottom) for x in (x0, x1)]
        inner = column_rules(cuts[1:-1], heights, [*text, *head])
        frames.append(Frame([Rule(True, y, x0, x1) for y in heights], [*outer, *inner]))
    return frames


def _stretches(chunks: Sequence[Chunk]) -> list[list[list[Chunk]]]:
    """Find runs of lines of which most have several pieces far apart."""
    lines = visual_lines(chunks)
    if not lines:
        return []
    size = median(chunk.height for chunk in chunks)
    runs: list[list[list[Chunk]]] = []
    current: list[list[Chunk]] = []
    for line in lines:
        is_row = _pieces(line) > 2
        gap = min(c.top for c in line) - max(c.bottom for c in current[-1]) if current else 0.0
        if current and gap > 1.5 * size:
            runs.append(current)
            current = []
        # An entry of several lines goes on close below.
        if is_row or (current and (_pieces(line) > 1 or gap < 0.4 * size)):
            current.append(line)
        elif current:
            runs.append(current)
            current = []
    runs.append(current)
    return [run for run in map(_trimmed, runs) if sum(_pieces(line) > 2 for line in run) >= max(3, SHARED * len(run))]


def _trimmed(run: list[list[Chunk]]) -> list[list[Chunk]]:
    """Cut off what follows on the last row: text below the table, but not the rest of an entry in its first column."""
    last = max((n for n, line in enumerate(run) if _pieces(line) > 2), default=-1)
    if last < 0:
        return []
    right = min(c.x0 for line in run[: last + 1] for c in sorted(line, key=lambda c: c.x0)[1:2])
    while last + 1 < len(run) and max(chunk.x1 for chunk in run[last + 1]) < right:
        last += 1
    return run[: last + 1]


def _pieces(line: Sequence[Chunk]) -> int:
    """Count the pieces of a line that stand at least a letter's height apart."""
    ordered = sorted(line, key=lambda chunk: chunk.x0)
    return 1 + sum(right.x0 - left.x1 > left.height for left, right in pairwise(ordered))
