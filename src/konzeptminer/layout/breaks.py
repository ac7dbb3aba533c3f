"""Whether a page break cut a row of a table in two.

A row cut by the break has no border there in some programs (WeasyPrint); others (Word) frame each part, and only the
text tells: it goes on in lower case, after a hyphen or a colon, with a further item or with a second mark `b)`.
"""

import re
from collections.abc import Collection, Sequence

from konzeptminer.layout.stacked import fold
from konzeptminer.layout.whole import WholeCell
from konzeptminer.text.bullets import CLASS

ENOUGH = 2
"""Points of evidence from which a row is said to go on."""

OPEN_END = re.compile(
    r"(?:[:,;(–+&/-]|\b(?:und|oder|sowie|bzw\.|mit|für|von|vom|zum|zur|der|die|das|den|dem|des|eine|einer|einen|einem"
    r"|eines|im|in|am|beim|als|wie|and|or|of|the|to|with|for))$"
)
"""A text that ends so is not at its end. What may be split off a verb (`bieten … an`) is not among the words."""

NUMBER = re.compile(r"[A-Z]{0,2}\s?\d+(?:\.\d+)*\.?")
"""A running number; another one begins another row."""

SHORT = 30
"""A cell of up to this many characters holds a value, such as a name or a date, rather than a text that flows."""

ITEM = re.compile(rf"{CLASS}|[-–]\s")


def row_goes_on(above: Sequence[WholeCell], below: Sequence[WholeCell], filled: Collection[int]) -> bool:
    """Tell whether the first row of a part goes on from the last row before it.

    Args:
        above: The cells that end with the table's last row.
        below: The cells that cover the part's first row behind a repeated head.
        filled: The columns that are (nearly) always filled in.
    """
    single = [cell for cell in above if cell.row_span == 1] or list(above)
    if sum(cell.open_bottom for cell in single) * 2 > len(single):
        return True
    if any(cell.open_bottom for cell in above):
        return False  # what the break cuts is left open here, and these cells were closed
    upper = {cell.column: cell for cell in above}
    pairs = [(upper[cell.column], cell) for cell in below if cell.column in upper]
    blank = sum(
        lower.column in filled for above, lower in pairs if lower.passage.is_blank and not above.passage.is_blank
    )
    points = [_evidence(*pair) for pair in pairs if not pair[1].passage.is_blank]
    return min(2 * blank, 3) + sum(points) >= ENOUGH


def _evidence(upper: WholeCell, lower: WholeCell) -> int:
    """Weigh what one column says: above 0 for one row going on, below 0 for a new one."""
    before, text = upper.passage.raw.strip(), lower.passage.raw.strip()
    if re.match(r"a\)|Neu\b", text) or (NUMBER.fullmatch(before) and NUMBER.fullmatch(text)):
        return -4
    if not before:
        return -1  # a text that goes on begins on the page before
    if upper.row_span + lower.row_span > 2:  # a merged cell may go on over the end of a row
        return 0 if fold(before) == fold(text) or flows_on(upper, lower) else -2
    if fold(before) == fold(text):
        return -2
    if re.match(r"[b-d]\)", text):
        return 2 if text[:2] not in before else -1
    if ITEM.match(text) and not OPEN_END.search(before):
        return 0 if ITEM.search(before) else -1
    return _evidence_of_flow(upper, lower)


def flows_on(upper: WholeCell, lower: WholeCell) -> bool:
    """Tell whether the text of one cell surely goes on in another."""
    return not lower.passage.is_blank and _evidence_of_flow(upper, lower) >= ENOUGH


def _evidence_of_flow(upper: WholeCell, lower: WholeCell) -> int:
    before, text = upper.passage.raw.strip(), lower.passage.raw.strip()
    if OPEN_END.search(before):
        return 2
    if len(before) <= SHORT or before.endswith((".", "!", "?")):
        return -1
    if upper.left_over is not None and lower.first_word < upper.left_over:
        return -2  # there was room for its first word on the page before
    return 2 if text[0].islower() else 1
