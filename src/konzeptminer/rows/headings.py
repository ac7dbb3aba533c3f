"""The heading over a table without a column for it: the Handlungsfeld of all its rows."""

import re
from collections.abc import Mapping, Sequence

from konzeptminer.layout.page import PageLayout, TextLine
from konzeptminer.layout.stacked import fold
from konzeptminer.layout.whole import WholeTable
from konzeptminer.rows.roles import Role, match_head
from konzeptminer.text.passage import Passage, join

LONGEST_HEADING = 160
"""A heading is no longer than this many characters."""

NEAR = 2.5
"""A bold line within this many line heights over a table is its heading."""

HEADING = re.compile(r"\s*(?:\d+(?:\.\d+)*\.?\s+)?(?P<word>\w+)\s*(?P<colon>:)?\s*(?P<label>\S.*\w.*)", re.DOTALL)

NO_FIELD = re.compile(
    r"\b\w*(?:plan|katalog|tabelle|übersicht|liste|matrix|konzept|anlage)\b|^\W*(?:\w+\s+)?(?:maßnahmen|ziele)\W*$",
    re.IGNORECASE,
)
"""Titles of tables and documents, which name no Handlungsfeld."""

PLURAL = re.compile(r"(?:felder|schwerpunkte|bausteine|bereiche|themen)$", re.IGNORECASE)
"""`Handlungsschwerpunkte 2011` is a title, not one of them."""

Pages = Mapping[int, tuple[PageLayout, set[int]]]
"""Pages by their number, each with the indices of its lines that are furniture."""


def find_heading(table: WholeTable, pages: Pages, title: str | None) -> Passage | None:
    """Find the heading over a table.

    That is a bold line right above it that is no title, or else the nearest text which names a Handlungsfeld (`4.1
    Handlungsfeld: Bildung`). A heading may stand at the foot of the page before.
    """
    page, furniture = pages[table.parts[0].page]
    top = table.parts[0].grid.bbox[1]
    above = _lines_between(page, furniture, top)
    is_orphan = not above and page.number - 1 in pages and table.parts[0] is page.tables[0]
    if is_orphan:
        page, furniture = pages[page.number - 1]
        above = _lines_between(page, furniture, page.height)
    blocks = _blocks(above)
    for block in reversed(blocks):
        label = _label(block)
        if label is None and block is blocks[-1]:
            label = _bold_heading(block, None if is_orphan else top, title)
        if label is not None:
            return label
    return None


def _lines_between(page: PageLayout, furniture: set[int], top: float) -> list[TextLine]:
    """Give the lines between the last table above a height and that height."""
    bottom = max((table.grid.bbox[3] for table in page.tables if table.grid.bbox[3] <= top + 2), default=0.0)
    return [
        line
        for number, line in enumerate(page.lines)
        if number not in furniture and bottom - 2 <= line.bbox[1] and line.bbox[3] <= top + 2
    ]


def _blocks(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Group lines of one heading: alike in type and close to one another."""
    blocks: list[list[TextLine]] = []
    for line in lines:
        last = blocks[-1][-1] if blocks else None
        if (
            last is not None
            and line.bold == last.bold
            and abs(line.height - last.height) < 0.1 * line.height
            and line.bbox[1] - last.bbox[3] < 0.6 * line.height
        ):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _text(block: Sequence[TextLine]) -> Passage:
    return join([line.passage for line in block])


def _label(block: Sequence[TextLine]) -> Passage | None:
    """Give the label in a heading: `Bildung` in `4.1 Handlungsfeld: Bildung`, but all of `Handlungsfeld A: Bildung`."""
    text = _text(block)
    match = HEADING.match(text.raw)
    if match is None or len(text.raw) > LONGEST_HEADING:
        return None
    role = match_head(match["word"])
    if role is None or role.role is not Role.HANDLUNGSFELD or role.score < 0.8 or PLURAL.search(match["word"]):
        return None
    return text.cut(match.start("label") if match["colon"] else match.start("word"), len(text.raw))


def _bold_heading(block: Sequence[TextLine], top: float | None, title: str | None) -> Passage | None:
    text = _text(block)
    last = block[-1]
    is_near = top is None or top - last.bbox[3] < NEAR * last.height
    is_title = title is not None and fold(text.raw) in fold(title)
    if not (last.bold and is_near) or is_title or len(text.raw) > LONGEST_HEADING or NO_FIELD.search(text.raw):
        return None
    return text
