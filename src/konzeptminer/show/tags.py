"""Where the letters of a column stand at a box, so that they hide no other box."""

from collections.abc import Sequence

from konzeptminer.records import BBox
from konzeptminer.show.boxes import Box
from konzeptminer.show.columns import WARNING

HEIGHT = 7.4
"""Height of the letters' ground in points."""

_MARGIN = 2.4
_LETTER = 4.6


def tag_place(box: Box, others: Sequence[Box], page_width: float) -> BBox:
    """Give the ground of a box's letters: right of it, else left, above or below, else right whatever is there.

    Args:
        box: The box.
        others: All boxes of its page; the box itself may be among them, as the places are outside of it.
        page_width: Width of the page, which the letters do not leave.

    Returns:
        The ground in points from the top left of the page.
    """
    x0, top, x1, bottom = box.bbox
    wide = _MARGIN + _LETTER * len(box.column.letters)
    corners = [(x1, top), (x0 - wide, top), (x0, top - HEIGHT), (x1 - wide, bottom)]
    places = [
        (x, y, x + wide, y + HEIGHT)
        for x, y in ((min(max(x, 0.0), max(page_width - wide, 0.0)), max(y, 0.0)) for x, y in corners)
    ]
    # The frame of a warning lies around whole tables; letters may stand in it.
    texts = [other.bbox for other in others if other.column is not WARNING]
    return next((place for place in places if not any(_overlap(place, text) for text in texts)), places[0])


def _overlap(a: BBox, b: BBox) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
