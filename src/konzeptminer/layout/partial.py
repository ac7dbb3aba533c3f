"""Tables with few drawn lines or none: their frames made whole from rules, shades and gutters.

Each gives a frame of lines, drawn ones and made ones, from which `build_grid` makes cells as from any other: a short
rule under a measure alone leaves the goal beside it merged.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from konzeptminer.layout.chunks import Chunk
from konzeptminer.layout.gutters import column_rules, find_gutters
from konzeptminer.layout.rules import Frame
from konzeptminer.layout.stacked import fold
from konzeptminer.layout.textrows import row_places, visual_lines
from konzeptminer.reading.page import Rule
from konzeptminer.records import BBox

SAME_SIDE = 4.0
"""Points within which the sides of rules or shades are one side of a table."""

NARROWEST = 0.25
"""Share of the page's width that a table without frame takes at least."""

HIGHEST_HEAD = 4
"""Lines of text that the labels of a head have at most."""

MOST_LABELS = 30
"""Labels, all lines counted, that stand over a table at most."""

HIGHEST_ROW = 260.0
"""Points between two rules or shades of a table at most: about a third of a page."""

HIGHEST_BODY = 700.0
"""Points between the rule under the head of a table and the one at its end, where they have the same sides."""


@dataclass(slots=True)
class _Band:
    """A drawn line, or the shade of a row: where it lies, and the places of columns that it shows."""

    x0: float
    top: float
    x1: float
    bottom: float
    cuts: list[float] = field(default_factory=list)


def partial_frames(
    rules: Sequence[Rule], fills: Sequence[BBox], chunks: Sequence[Chunk], *, width: float
) -> list[Frame]:
    """Find tables that have horizontal rules or shaded rows but no vertical lines.

    Args:
        rules: The page's horizontal lines outside all frames.
        fills: Its shaded areas outside all frames.
        chunks: The pieces of its lines of text outside all frames.
        width: The page's width, in points.
    """
    frames: list[Frame] = []
    lines = [_Band(rule.start, rule.position, rule.end, rule.position) for rule in rules if rule.horizontal]
    for group in _groups(lines, chunks, least=NARROWEST * width):
        frame = _ruled_frame(group, chunks)
        if frame is not None:
            frames.append(frame)
    for group in _groups(_shaded_rows(fills), chunks, least=NARROWEST * width):
        frame = _striped_frame(group, chunks)
        if frame is not None:
            frames.append(frame)
    return frames


def _groups(bands: Sequence[_Band], chunks: Sequence[Chunk], *, least: float) -> list[list[_Band]]:
    """Group bands of one table: below one another, with a common right or left side."""
    groups: list[list[_Band]] = []
    for band in sorted(bands, key=lambda band: band.top):
        for group in reversed(groups):
            left, right = min(other.x0 for other in group), max(other.x1 for other in group)
            fits = abs(band.x1 - right) <= SAME_SIDE or abs(band.x0 - left) <= SAME_SIDE
            within = band.x0 >= left - SAME_SIDE and band.x1 <= right + SAME_SIDE
            same = abs(band.x1 - right) <= SAME_SIDE and abs(band.x0 - left) <= SAME_SIDE
            highest = HIGHEST_BODY if same and len(group) > 1 else HIGHEST_ROW
            if fits and within and band.top - group[-1].bottom <= highest and not _parted(group, band, chunks):
                group.append(band)
                break
        else:
            if band.x1 - band.x0 >= least:
                groups.append([band])
    return groups


def _parted(group: Sequence[_Band], band: _Band, chunks: Sequence[Chunk]) -> bool:
    """Tell whether a band begins a table of its own: it repeats the head, or a heading stands between."""
    head = fold("".join(chunk.text for chunk in _inside(chunks, group[0].top, group[0].bottom)))
    if head and head == fold("".join(chunk.text for chunk in _inside(chunks, band.top, band.bottom))):
        return True
    between = _inside(chunks, group[-1].bottom, band.top)
    usual = sorted(chunk.height for chunk in chunks)[len(chunks) // 2] if chunks else 0.0
    return any(
        chunk.height > 1.15 * usual and chunk.bold and sum(o.line == chunk.line for o in between) == 1
        for chunk in between
    )


def _inside(chunks: Sequence[Chunk], top: float, bottom: float) -> list[Chunk]:
    return [chunk for chunk in chunks if top - 1 <= (chunk.top + chunk.bottom) / 2 <= bottom + 1]


def _ruled_frame(group: list[_Band], chunks: Sequence[Chunk]) -> Frame | None:
    x0, x1 = min(band.x0 for band in group), max(band.x1 for band in group)
    top, bottom = group[0].top, group[-1].bottom
    text = [c for c in _inside(chunks, top, bottom) if x0 - 2 <= (c.x0 + c.x1) / 2 <= x1 + 2]
    verticals = find_gutters(text, x0, x1)
    # Two columns of prose between the rules of a page's head and foot are no table.
    if len(group) < 2 or not verticals or (len(verticals) == 1 and len(group) < 4):
        return None
    horizontals = [Rule(True, band.top, band.x0, band.x1) for band in group]
    horizontals += [Rule(True, place, x0, x1) for place in _unruled_rows(group, text, [x0, *verticals, x1])]
    head = head_above(chunks, (x0, top, x1))
    if head:
        top = min(chunk.top for chunk in head) - 1
        heights = [top, *row_places(head, [x0, *verticals, x1])]
        horizontals += [Rule(True, height, x0, x1) for height in heights]
    return _frame(horizontals, (x0, *verticals, x1), [*text, *head])


def _unruled_rows(group: Sequence[_Band], text: Sequence[Chunk], cuts: Sequence[float]) -> list[float]:
    """Give the rows that only space parts; where rules part them, none."""
    if len(group) > 4:
        return []
    places: list[float] = []
    for number, (upper, lower) in enumerate(pairwise(group)):
        band = _inside(text, upper.bottom, lower.top)
        # Between the first two rules stands the head, whose labels may have several lines.
        if number or len(visual_lines(band)) > HIGHEST_HEAD:
            places += row_places(band, cuts)
    return places


def head_above(chunks: Sequence[Chunk], top_side: tuple[float, float, float]) -> list[Chunk]:
    """Give the labels that stand over a table without a rule above them.

    Args:
        chunks: The pieces of the page's lines.
        top_side: The table's left side, its upper end so far and its right side.
    """
    x0, top, x1 = top_side
    head: list[Chunk] = []
    for line in reversed(visual_lines([chunk for chunk in chunks if chunk.bottom <= top + 1])):
        inside = [chunk for chunk in line if x0 - 2 <= chunk.x0 and chunk.x1 <= x1 + 2]
        height = max(chunk.height for chunk in line)
        is_far = top - max(chunk.bottom for chunk in line) > 0.8 * height
        if len(inside) < len(line) or is_far or (len(inside) < 2 and not head) or len(head) > MOST_LABELS:
            break
        if len(inside) < 2 and inside[0].x1 - inside[0].x0 > 0.3 * (x1 - x0):
            break
        head += inside
        top = min(chunk.top for chunk in line)
    return head


def _frame(horizontals: list[Rule], xs: Sequence[float], text: Sequence[Chunk]) -> Frame:
    heights = sorted({rule.position for rule in horizontals})
    outer = [Rule(False, x, heights[0], heights[-1]) for x in (xs[0], xs[-1])]
    return Frame(horizontals, [*outer, *column_rules(xs[1:-1], heights, text)])


def _shaded_rows(fills: Sequence[BBox]) -> list[_Band]:
    """Join shades side by side to rows; where two meet is a column."""
    rows: list[_Band] = []
    for x0, top, x1, bottom in sorted(fills, key=lambda fill: (round(fill[1]), fill[0])):
        if bottom - top < 6:
            continue
        last = rows[-1] if rows else None
        if last and abs(last.top - top) <= 1.5 and abs(last.bottom - bottom) <= 1.5 and -1 <= x0 - last.x1 <= 6:
            last.cuts.append((last.x1 + x0) / 2)
            last.x1 = x1
        else:
            rows.append(_Band(x0, top, x1, bottom))
    return rows


def _striped_frame(group: list[_Band], chunks: Sequence[Chunk]) -> Frame | None:
    x0, x1 = min(band.x0 for band in group), max(band.x1 for band in group)
    top = group[0].top
    beside = [c for c in chunks if x0 - 2 <= (c.x0 + c.x1) / 2 <= x1 + 2]
    columns = find_gutters(_inside(beside, top, group[-1].bottom), x0, x1)
    bottom = _end_of_stripes(group, beside, columns)
    text = _inside(beside, top, bottom)
    crossing = [cut for band in group for cut in band.cuts if not any(c.x0 < cut - 1 and c.x1 > cut + 1 for c in text)]
    verticals = _merged(find_gutters(text, x0, x1), crossing)
    if len(group) < 2 or not verticals:
        return None
    edges = sorted({round(edge, 1) for band in group for edge in (band.top, band.bottom)} | {round(bottom, 1)})
    return _frame([Rule(True, edge, x0, x1) for edge in edges], (x0, *verticals, x1), text)


def _merged(gutters: Sequence[float], cuts: Sequence[float]) -> list[float]:
    """Take the columns that shades show, and the gutters that lie near none of them."""
    merged = sorted(set(cuts))
    kept = [cut for n, cut in enumerate(merged) if not n or cut - merged[n - 1] > 8]
    return sorted([*kept, *(place for place in gutters if all(abs(place - cut) > 12 for cut in kept))])


def _end_of_stripes(group: Sequence[_Band], chunks: Sequence[Chunk], columns: Sequence[float]) -> float:
    """Give the lower end of a striped table: an unshaded row in its columns may follow on the last shaded one."""
    bottom = group[-1].bottom
    start = bottom
    for chunk in sorted((c for c in chunks if c.top >= bottom - 1), key=lambda c: c.top):
        is_heading = chunk.bold and sum(other.line == chunk.line for other in chunks) == 1
        limit = 1.6 if bottom == start else 0.7
        crosses = any(chunk.x0 < place - 1 and chunk.x1 > place + 1 for place in columns)
        if chunk.top - bottom > limit * chunk.height or is_heading or crosses:
            break
        bottom = max(bottom, chunk.bottom)
    return bottom if bottom == start else bottom + 2
