"""Headings over profile sheets: the title of the one below, or the Handlungsfeld of all that follow."""

import re
from collections.abc import Sequence

from konzeptminer.layout.page import PageLayout, TextLine
from konzeptminer.layout.stacked import fold
from konzeptminer.layout.whole import WholeTable
from konzeptminer.rows.headings import HEADING, LONGEST_HEADING, NO_FIELD
from konzeptminer.rows.roles import Role, match_head
from konzeptminer.text.passage import Passage, join

NEAR = 5.0
"""A bold line within this many line heights over a sheet, or over another heading of it, is its heading."""

RUNNING = re.compile(
    r"(?:(?:maßnahmen?|projekt|vorhaben|steckbrief|maßnahmensteckbrief|projektsteckbrief|blatt|maßnahmenblatt|nr\.?)\s*)*"
    r"(?:nr\.?\s*)?[A-ZÄÖÜ]{0,3}[ .-]{0,2}(?:\d+(?:[.-]\d+)*)?\s*[.:]?",
    re.IGNORECASE,
)
"""A heading that only counts the sheets: `Maßnahme 7`, `Steckbrief`."""

NUMBERED = re.compile(
    r"(?:(?:maßnahmen?|projekt|vorhaben|steckbrief|maßnahmensteckbrief)\b.*\d|[A-ZÄÖÜ]{1,3}[ .-]?\d)", re.IGNORECASE
)
"""A heading that counts the measures and names one: `Maßnahme 7: …`, `M 7 …`."""


class Headings:
    """The headings of a document, found by the tables below them."""

    def __init__(self, pages: Sequence[tuple[PageLayout, set[int]]], title: str | None) -> None:
        self._pages = {page.number: (page, furniture) for page, furniture in pages}
        self._title = fold(title) if title else None

    def above(self, table: WholeTable) -> list[Passage]:
        """Give the headings over a table, the nearest first, down from the table above it or the page's top."""
        page, furniture = self._pages[table.parts[0].page]
        top = table.parts[0].grid.bbox[1]
        floor = max((other.grid.bbox[3] for other in page.tables if other.grid.bbox[3] <= top + 2), default=0.0)
        lines = [
            line
            for number, line in enumerate(page.lines)
            if number not in furniture and floor - 2 <= line.bbox[1] and line.bbox[3] <= top + 2
        ]
        blocks: list[list[TextLine]] = []
        for line in lines:
            if blocks and _belongs(blocks[-1][-1], line):
                blocks[-1].append(line)
            else:
                blocks.append([line])
        found: list[Passage] = []
        for block in reversed(blocks):
            if not block[-1].bold or top - block[-1].bbox[3] > NEAR * block[-1].height:
                break
            found.append(join([line.passage for line in block]))
            top = block[0].bbox[1]
        return found

    def title(self, table: WholeTable) -> Passage | None:
        """Give the nearest heading over a table where it names the one measure below."""
        nearest = self.above(table)[:1]
        if not nearest or not self._is_plain(nearest[0]) or named_field(nearest[0]) is not None:
            return None
        return nearest[0]

    def field(self, table: WholeTable, *, without: Passage | None) -> Passage | None:
        """Give the nearest heading over a table that names a Handlungsfeld; `without` is the title of the sheet."""
        headings = [heading for heading in self.above(table) if heading != without]
        for heading in headings:
            named = named_field(heading)
            if named is not None:
                return named
        plain = [heading for heading in headings if self._is_plain(heading) and not is_numbered(heading)]
        return plain[0] if plain else None

    def _is_plain(self, heading: Passage) -> bool:
        text = " ".join(heading.raw.split())
        is_title = self._title is not None and fold(text) in self._title and 2 * len(fold(text)) > len(self._title)
        return not (
            (is_title and not is_numbered(heading))
            or RUNNING.fullmatch(text)
            or len(text) > LONGEST_HEADING
            or NO_FIELD.search(text)
        )


def is_numbered(heading: Passage) -> bool:
    """Tell whether a heading counts measures: `M 7: …`."""
    return bool(NUMBERED.match(heading.raw.strip()))


def named_field(heading: Passage) -> Passage | None:
    """Give the label in a heading: `Bildung` in `4.1 Handlungsfeld: Bildung`, but all of `Handlungsfeld A: Bildung`."""
    match = HEADING.match(heading.raw)
    if match is None or len(heading.raw) > LONGEST_HEADING:
        return None
    role = match_head(match["word"])
    if role is None or role.role is not Role.HANDLUNGSFELD or role.score < 0.8:
        return None
    return heading.cut(match.start("label") if match["colon"] else match.start("word"), len(heading.raw))


def _belongs(above: TextLine, line: TextLine) -> bool:
    alike = line.bold == above.bold and abs(line.height - above.height) < 0.1 * line.height
    return alike and line.bbox[1] - above.bbox[3] < 0.6 * line.height
