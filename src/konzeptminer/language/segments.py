"""A page cut into what is read as one: the cells of its tables, and the blocks beside them, in reading order."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from konzeptminer.language.cells import RecordCell
from konzeptminer.records import BlockKind, Cell, Document, Page
from konzeptminer.text.markdown import INVISIBLE, without_marks

_TEXT_READER = "text"
"""Name of the reader of text files, in which Markdown's marks are no text."""

_VISIBLE = re.compile(rf"[^\s{INVISIBLE}]")
_LETTER = re.compile(r"[^\W_]")
_SENTENCE_END = re.compile(rf"[.:;!?…][)\]“”\"'‘’»«]*[\s{INVISIBLE}]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of a page's raw text."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Pieces that are read as one.

    Attributes:
        pieces: In reading order.
        goes_on: Running text that may go on in the next segment.
        is_text: Running text that the segment before may go on in.
    """

    pieces: tuple[Piece, ...]
    goes_on: bool = False
    is_text: bool = False

    @property
    def start(self) -> int:
        """Where the first piece begins on its page."""
        return self.pieces[0].start


def shown_texts(document: Document) -> dict[int, str]:
    """Give each page's raw text as its reader sees it, character for character: without the marks of Markdown."""
    marked = document.reader == _TEXT_READER
    return {page.number: without_marks(page.text) if marked else page.text for page in document.pages}


def segments(document: Document, shown: Mapping[int, str], cells: Sequence[RecordCell]) -> list[Segment]:
    """Cut a document into segments in reading order; running heads, feet and page numbers are left out.

    Args:
        document: The document.
        shown: The texts of its pages as `shown_texts` gives them.
        cells: The cells of its records. Where one begins or ends with a line outside of tables, a segment does; what of
            them stands in no segment, as in a running head, becomes one.
    """
    by_page: dict[int, list[RecordCell]] = defaultdict(list)
    for cell in cells:
        by_page[cell.page].append(cell)
    found = (
        segment
        for page in document.pages
        for segment in _page_segments(document, page, shown[page.number], by_page[page.number])
    )
    return _flowing(found, shown)


def _page_segments(document: Document, page: Page, shown: str, cells: Sequence[RecordCell]) -> list[Segment]:
    covered = bytearray(len(shown))
    tables = [held for table in document.tables if table.page == page.number and (held := _held(table.cells, shown))]
    for held in tables:
        _cover(covered, held)
    blocks = _blocks(page, shown, covered)
    _cover(covered, blocks)
    rest = list(_uncovered(page, covered, cells))
    columns = _columns(cells)
    return _in_order([part for block in blocks for part in _cut(block, shown, columns)], [*tables, *rest])


def _held(cells: Sequence[Cell], shown: str) -> list[Segment]:
    """Give the cells of a table that hold something."""
    found = [
        _segment(cell.span.page, [cell.span.chars, *(span.chars for span in cell.further)], shown) for cell in cells
    ]
    return sorted((segment for segment in found if segment.pieces), key=lambda segment: segment.start)


def _blocks(page: Page, shown: str, covered: bytearray) -> list[Segment]:
    """Give the blocks of a page; where they are not known, what its tables and its furniture leave."""
    if page.blocks is None:
        free = bytearray(covered)
        for span in page.furniture:
            free[span.chars[0] : span.chars[1]] = b"\1" * len(span.text)
        ranges = [match.span() for match in re.finditer(rb"\0+", free)]
        found = [replace(_segment(page.number, [chars], shown), goes_on=True, is_text=True) for chars in ranges]
    else:
        found = [
            replace(
                _segment(page.number, block.chars, shown),
                goes_on=block.kind is not BlockKind.HEADING,
                is_text=block.kind is BlockKind.TEXT,
            )
            for block in page.blocks
        ]
    return [segment for segment in found if segment.pieces]


def _segment(page: int, ranges: Sequence[tuple[int, int]], shown: str) -> Segment:
    return Segment(tuple(Piece(page, start, end) for start, end in ranges if _VISIBLE.search(shown, start, end)))


def _cover(covered: bytearray, found: Sequence[Segment]) -> None:
    for segment in found:
        for piece in segment.pieces:
            covered[piece.start : piece.end] = b"\1" * (piece.end - piece.start)


def _uncovered(page: Page, covered: bytearray, cells: Sequence[RecordCell]) -> Iterator[list[Segment]]:
    """Give the texts of records that stand in no cell and no block."""
    for cell in cells:
        free = [at for at in range(*cell.chars) if not covered[at] and _LETTER.match(page.text, at)]
        if free:
            part = Segment((Piece(page.number, free[0], free[-1] + 1),))
            _cover(covered, [part])
            yield [part]


def _columns(cells: Sequence[RecordCell]) -> list[list[tuple[int, int]]]:
    """Give the ranges of each column of each record, but of those that were found within sentences."""
    columns: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for cell in cells:
        if not cell.in_sentence:
            columns[cell.record, cell.column].append(cell.chars)
    return list(columns.values())


def _cut(block: Segment, shown: str, columns: Sequence[Sequence[tuple[int, int]]]) -> Iterator[Segment]:
    """Cut a block where a column of a record begins or ends with a line; what was cut neither continues nor goes on."""
    cuts = {cut for ranges in columns for cut in _cuts(block, shown, ranges)}
    parts: list[list[Piece]] = [[]]
    for piece in block.pieces:
        places = sorted(cut for cut in cuts if piece.start <= cut < piece.end)
        for start, end in pairwise([piece.start, *places, piece.end]):
            if start in places and parts[-1]:
                parts.append([])
            if _VISIBLE.search(shown, start, end):
                parts[-1].append(Piece(piece.page, start, end))
    whole = [tuple(part) for part in parts if part]
    begins_anew = _next_visible(shown, block.start) in cuts
    for number, part in enumerate(whole):
        yield Segment(
            part,
            goes_on=block.goes_on and number == len(whole) - 1 and _END not in cuts,
            is_text=block.is_text and number == 0 and not begins_anew,
        )


_END = -1
"""A cut behind the last character."""


def _cuts(block: Segment, shown: str, ranges: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Give the characters of a block before which it is cut for one column."""
    held = [
        (number, max(low, piece.start), min(high, piece.end))
        for number, piece in enumerate(block.pieces)
        for low, high in ranges
        if low < piece.end and piece.start < high
    ]
    if not held:
        return
    number, start, _ = min(held)
    line = max(shown.rfind("\n", 0, start) + 1, block.pieces[number].start)
    if not _LETTER.search(shown, line, start):
        yield _next_visible(shown, line)
    number, _, end = max(held, key=lambda part: (part[0], part[2]))
    limit = block.pieces[number].end
    feed = shown.find("\n", end, limit)
    if not _LETTER.search(shown, end, feed if feed >= 0 else limit):
        if feed >= 0 and _VISIBLE.search(shown, feed, limit):
            yield _next_visible(shown, feed)
        elif number + 1 < len(block.pieces):
            yield _next_visible(shown, block.pieces[number + 1].start)
        else:
            yield _END


def _next_visible(shown: str, at: int) -> int:
    match = _VISIBLE.search(shown, at)
    return match.start() if match else len(shown)


def _in_order(blocks: Sequence[Segment], others: Sequence[Sequence[Segment]]) -> list[Segment]:
    """Put tables between blocks: each before the first block that stands behind it."""
    furthest = list(accumulate((block.start for block in blocks), max))
    placed: dict[int, list[Segment]] = defaultdict(list)
    for held in sorted(others, key=lambda held: held[0].start):
        placed[bisect_right(furthest, held[0].start)] += held
    return [segment for number in range(len(blocks) + 1) for segment in (*placed[number], *blocks[number : number + 1])]


def _flowing(found: Iterator[Segment], shown: Mapping[int, str]) -> list[Segment]:
    """Join running text that a column or a page ends within a sentence."""
    joined: list[Segment] = []
    for segment in found:
        if joined and joined[-1].goes_on and segment.is_text and _is_torn(joined[-1], segment, shown):
            joined[-1] = replace(segment, pieces=joined[-1].pieces + segment.pieces)
        else:
            joined.append(segment)
    return joined


def _is_torn(above: Segment, below: Segment, shown: Mapping[int, str]) -> bool:
    """Tell whether a sentence has not ended, and the next text begins with a small letter."""
    last, first = above.pieces[-1], below.pieces[0]
    start = _next_visible(shown[first.page], first.start)
    ended = _SENTENCE_END.search(shown[last.page][last.start : last.end])
    return shown[first.page][start].islower() and not ended
