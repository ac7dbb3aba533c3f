"""Bullets that are drawn and not written: browsers print the discs and squares of lists as shapes."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from konzeptminer.reading.page import Glyphs, Mark, PageContent, Rule
from konzeptminer.records import BBox

SMALLEST, LARGEST = 0.12, 0.75
"""A bullet is so many times as high as the line of text beside it."""

NEAREST, FARTHEST = 0.1, 2.5
"""The text begins so many line heights behind a bullet."""

FREE = 1.2
"""For so many line heights nothing is printed before a bullet."""


def with_bullets(content: PageContent) -> PageContent:
    """Give a page whose drawn bullets are characters: `•`, `◦` where hollow and `▪` where square.

    Their strokes and fills are left out: they are no borders of a table.
    """
    glyphs = content.glyphs
    upright = np.flatnonzero((glyphs.angle == 0) & np.array([bool(text.strip()) for text in glyphs.text], dtype=bool))
    if not content.marks or not len(upright):
        return content
    found: dict[int, Mark] = {}
    for mark in _outermost(content.marks):
        glyph = _first_letter(mark, glyphs, upright)
        if glyph is not None and not any(_beside(mark, other) for other in content.marks if other is not mark):
            found.setdefault(glyph, mark)
    if not found:
        return content
    boxes = [mark.box for mark in found.values()]
    return replace(
        content,
        glyphs=_inserted(glyphs, found),
        rules=[rule for rule in content.rules if not any(_holds(box, _box(rule)) for box in boxes)],
        fills=[fill for fill in content.fills if not any(_holds(box, fill) for box in boxes)],
    )


def _outermost(marks: Sequence[Mark]) -> list[Mark]:
    """Leave out shapes drawn within another one, as the filling of a circle is."""
    return [
        mark
        for number, mark in enumerate(marks)
        if not any(_holds(other.box, mark.box) and (not _holds(mark.box, other.box)) for other in marks)
        and not any(_holds(other.box, mark.box) for other in marks[:number])
    ]


def _first_letter(mark: Mark, glyphs: Glyphs, upright: np.ndarray) -> int | None:
    """Give the letter that begins the text behind a mark; None where the mark is no bullet of it."""
    x0, top, x1, bottom = mark.box
    middle = (top + bottom) / 2
    box, size = glyphs.box[upright], glyphs.size[upright]
    # A bullet stands at the height of small letters, not at a line's edge.
    level = (box[:, 1] + 0.25 * size < middle) & (middle < box[:, 3] - 0.25 * size)
    behind = np.flatnonzero(level & (box[:, 0] >= x1 - 0.5))
    if not len(behind):
        return None
    first = behind[np.argmin(box[behind, 0])]
    height = float(size[first])
    gap = float(box[first, 0]) - x1
    if not NEAREST * height <= gap <= FARTHEST * height or not SMALLEST * height <= bottom - top <= LARGEST * height:
        return None
    before = level & (box[:, 2] > x0 - FREE * height) & (box[:, 0] < x1 - 0.5)
    return None if before.any() else int(upright[first])


def _beside(mark: Mark, other: Mark) -> bool:
    """Tell whether another shape stands right beside one: dots in a row are a line or a rating."""
    overlap = min(mark.box[3], other.box[3]) - max(mark.box[1], other.box[1])
    gap = max(mark.box[0], other.box[0]) - min(mark.box[2], other.box[2])
    wide = mark.box[2] - mark.box[0]
    return overlap > 0 and 0 < gap < 3 * wide


def _holds(box: BBox, inner: BBox) -> bool:
    return all(a <= b + 0.6 for a, b in zip(box[:2], inner[:2], strict=True)) and all(
        b <= a + 0.6 for a, b in zip(box[2:], inner[2:], strict=True)
    )


def _box(rule: Rule) -> BBox:
    if rule.horizontal:
        return (rule.start, rule.position, rule.end, rule.position)
    return (rule.position, rule.start, rule.position, rule.end)


def _inserted(glyphs: Glyphs, found: dict[int, Mark]) -> Glyphs:
    """Put each bullet before the letter behind it, in the letter's size and font."""
    places = sorted(found)
    texts = list(glyphs.text)
    for place in reversed(places):
        mark = found[place]
        texts.insert(place, "▪" if not mark.round else "•" if mark.filled else "◦")
    return Glyphs(
        text=texts,
        box=np.insert(glyphs.box, places, [found[place].box for place in places], axis=0),
        size=np.insert(glyphs.size, places, glyphs.size[places]),
        angle=np.insert(glyphs.angle, places, glyphs.angle[places]),
        font=np.insert(glyphs.font, places, glyphs.font[places]),
        fonts=glyphs.fonts,
    )
