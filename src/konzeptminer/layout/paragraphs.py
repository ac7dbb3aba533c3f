"""Where a line of text in a cell ends because it was full, and where because a paragraph ended.

A line was ended on purpose if the next line's first word would still have fitted on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from konzeptminer.layout.lines import Line
from konzeptminer.records import BBox

HYPHENS = ("-", "\u00ad", "\u2010", "\u2011")


@dataclass(frozen=True, slots=True)
class TextWidth:
    """How far lines of a column reach to the right, and how wide they get, in points."""

    reach: float
    width: float


def text_width(cells: Sequence[tuple[BBox, Sequence[Line]]]) -> TextWidth | None:
    """Measure a column's text from its upright lines; None where there is none.

    The room that the text was set into is the cell less its padding. The padding is taken from the left side, with a
    reserve for a wider right one; a line that reaches further shows that there is more room.
    """
    lines = [(box, line) for box, lines in cells for line in lines if line.angle == 0]
    if not lines:
        return None
    padding = max(min(line.start - box[0] for box, line in lines), 1.0)
    inner = min(box[2] - box[0] for box, _ in lines) - 2 * padding - RESERVE
    reach = max(*(line.end for _, line in lines), min(box[2] for box, _ in lines) - padding - RESERVE)
    return TextWidth(reach=reach, width=max(*(line.end - line.start for _, line in lines), inner))


RESERVE = 4.0
"""Points by which the right padding of a cell may exceed the left one."""


def ends_paragraph(line: Line, following: Line, last: str, room: TextWidth | None, tightest: float) -> bool:
    """Tell whether a paragraph ends between two lines.

    Args:
        line: The upper line.
        following: The lower line.
        last: The last character of the upper line.
        room: The column's text width.
        tightest: The smallest distance between two lines of the cell, in points.
    """
    if following.low - line.high > tightest + 0.45 * line.height:
        return True
    if room is None or line.angle != 0 or last in HYPHENS:
        return False
    needed = 0.25 * line.height + following.first_word
    return line.end + needed < room.reach and line.end - line.start + needed < room.width
