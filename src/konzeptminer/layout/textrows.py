"""Rows without drawn lines: told by the space between them, or by the columns that begin anew.

Where all lines stand at equal distance, one that fills at most half of the columns, or goes on from the one above in
every column, begins no row.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from konzeptminer.layout.chunks import Chunk
from konzeptminer.layout.paragraphs import HYPHENS


def row_places(chunks: Sequence[Chunk], cuts: Sequence[float]) -> list[float]:
    """Find the places between the rows of a stretch of a table that no rule parts.

    Args:
        chunks: The pieces of its lines.
        cuts: The places of its columns, outer sides included.

    Returns:
        Heights between two rows, from the top down; none where all is one row.
    """
    lines = visual_lines(chunks)
    if len(lines) < 2:
        return []
    gaps = [_gap(upper, lower) for upper, lower in pairwise(lines)]
    size = median(chunk.height for chunk in chunks)
    least, most = min(gaps), max(gaps)
    if most - least > 0.35 * size:
        limit = (least + most) / 2
        breaks = [gap > limit for gap in gaps]
    else:
        breaks = _begun_anew(lines, cuts)
    return _between(lines, breaks)


def anew_places(chunks: Sequence[Chunk], cuts: Sequence[float]) -> list[float]:
    """Find the places between rows where all lines stand at equal distance: the columns begin anew.

    Args:
        chunks: The lines of each column.
        cuts: The places of the columns, outer sides included.
    """
    lines = visual_lines(chunks)
    return _between(lines, _begun_anew(lines, cuts)) if len(lines) > 1 else []


def _begun_anew(lines: Sequence[Sequence[Chunk]], cuts: Sequence[float]) -> list[bool]:
    fullest = max(len(_columns(line, cuts)) for line in lines)
    reach = _reach([chunk for line in lines for chunk in line], cuts)
    return [
        len(_columns(lower, cuts)) * 2 > fullest and not _flows(upper, lower, reach, cuts)
        for upper, lower in pairwise(lines)
    ]


def _between(lines: Sequence[Sequence[Chunk]], breaks: Sequence[bool]) -> list[float]:
    return [
        (max(chunk.bottom for chunk in upper) + min(chunk.top for chunk in lower)) / 2
        for (upper, lower), parted in zip(pairwise(lines), breaks, strict=True)
        if parted
    ]


def visual_lines(chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """Group pieces that stand at one height."""
    lines: list[list[Chunk]] = []
    for chunk in sorted(chunks, key=lambda chunk: chunk.top + chunk.bottom):
        last = lines[-1][0] if lines else None
        if last and min(last.bottom, chunk.bottom) - max(last.top, chunk.top) > 0.5 * min(last.height, chunk.height):
            lines[-1].append(chunk)
        else:
            lines.append([chunk])
    return lines


def _gap(upper: Sequence[Chunk], lower: Sequence[Chunk]) -> float:
    return min(chunk.top for chunk in lower) - max(chunk.bottom for chunk in upper)


def _flows(upper: Sequence[Chunk], lower: Sequence[Chunk], reach: Mapping[int, float], cuts: Sequence[float]) -> bool:
    """Tell whether a line goes on from the one above it in every column: its first word had no room there.

    Only words flow; a column of numbers is as full in every line.
    """
    for number, (left, right) in enumerate(pairwise(cuts)):
        above, below = ([c for c in line if left <= (c.x0 + c.x1) / 2 < right] for line in (upper, lower))
        if not below:
            continue
        if not above:
            return False
        last = above[-1]
        is_full = " " in last.text and last.x1 + _first_word(below[0]) > reach[number]
        if not (is_full or last.text.endswith(HYPHENS)):
            return False
    return True


def _reach(chunks: Sequence[Chunk], cuts: Sequence[float]) -> dict[int, float]:
    """Give for each column how far its text reaches to the right."""
    return {
        number: max((c.x1 for c in chunks if left <= (c.x0 + c.x1) / 2 < right), default=right)
        for number, (left, right) in enumerate(pairwise(cuts))
    }


def _first_word(chunk: Chunk) -> float:
    """Estimate the width of the first word, and a blank before it, from its share of the letters."""
    word = chunk.text.split(maxsplit=1)[0]
    return (chunk.x1 - chunk.x0) * len(word) / len(chunk.text) + 0.2 * chunk.height


def _columns(line: Sequence[Chunk], cuts: Sequence[float]) -> set[int]:
    return {
        number
        for number, (left, right) in enumerate(pairwise(cuts))
        for chunk in line
        if left <= (chunk.x0 + chunk.x1) / 2 < right
    }
