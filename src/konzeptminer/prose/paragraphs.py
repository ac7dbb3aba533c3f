"""Where a document tells in sentences: its paragraphs outside of tables, lists of records, headings and small print."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from konzeptminer.layout.page import PageLayout
from konzeptminer.layout.reading_order import Placed
from konzeptminer.layout.typed import GOES_ON
from konzeptminer.prose.fields import Chapter, Chapters
from konzeptminer.records import BlockKind, Record, SourceKind, SourceSpan, TracedText
from konzeptminer.rows.section_blocks import LEADERS, LONGEST_HEADING, SMALL_PRINT, Block, ends_early
from konzeptminer.rows.sections import blocks_of
from konzeptminer.text.passage import Passage, join

ENDED = re.compile(r"[.!?:;…][)\]“”\"'‘’»«\d]*\s*$")
"""The end of a line after which a new paragraph may begin; a number may be the mark of a note."""

OPEN = re.compile(r"[.!?;,]\s*$")
"""The end of a line that is no heading."""

CAPTION = re.compile(
    r"\s*(?:Abb(?:ildung)?|Tab(?:elle)?|Grafik|Diagramm|Karte|Foto|Bild|Quelle|Anlage)n?\b\.?\s*\d*\s*[:.|–-]"
)
"""What begins a caption."""

NUMERIC = 0.3
"""From this share of words with digits on, lines are the labels of a diagram, a table or an address."""

FEWEST = 5
"""Words of a paragraph of prose."""

GAP = 0.8
"""Space between two lines, in heights of a letter, that parts paragraphs."""

SUBHEADING = 12
"""Words of a heading that stands right above its text in the same type."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph with the chapter it stands in; `order` is its place among the blocks of the document."""

    lines: list[Placed]
    chapter: Chapter
    order: int
    is_item: bool = False
    passages: list[Passage] = field(default_factory=list)

    @property
    def passage(self) -> Passage:
        """The text."""
        return join(self.passages or [placed.line.passage for placed in self.lines])

    @property
    def page(self) -> int:
        """The page it begins on."""
        return self.lines[0].page


def find_paragraphs(pages: Sequence[tuple[PageLayout, set[int]]], records: Sequence[Record]) -> list[Paragraph]:
    """Give the paragraphs that no record was made of, in reading order.

    Args:
        pages: The pages with the indices of their furniture; what stands in tables is not among their lines.
        records: The records that were made already.

    Returns:
        Paragraphs, and items of lists as paragraphs of their own; one that a page or a column cuts is one.
    """
    blocks, body = blocks_of(pages)
    taken = _taken(records)
    sheets = {record.page for record in records if record.source is SourceKind.SHEET}
    chapters = Chapters()
    found: list[Paragraph] = []
    for order, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            chapters.open(block)
            continue
        for lines in _parts(block):
            if _is_taken(lines, taken) or lines[0].page in sheets:
                continue
            part = Block(BlockKind.HEADING, lines, bare=True)
            if block.kind is BlockKind.TEXT and _is_subheading(lines, block):
                chapters.open_below(part)
            elif block.kind is BlockKind.ITEM:
                if _is_prose(block, body):
                    found.append(Paragraph(lines, chapters.current, order, True, block.paragraphs()))
            elif found and _goes_on(found[-1], lines, chapters.current):
                found[-1].lines += lines
            elif _is_prose(part, body):
                found.append(Paragraph(lines, chapters.current, order))
    return found


def _taken(records: Iterable[Record]) -> dict[int, list[tuple[int, int]]]:
    """Give by page the characters that records cite."""
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for record in records:
        for span in _spans(record):
            taken[span.page].append(span.chars)
    return taken


def _spans(record: Record) -> Iterator[SourceSpan]:
    values: list[TracedText | None] = [record.goal, record.title, record.measure, record.resources, record.period]
    values += [*record.implementation, *record.responsible, *record.partners, *record.extra.values()]
    for value in values:
        if value is not None:
            yield from value.spans


def _is_taken(lines: Sequence[Placed], taken: dict[int, list[tuple[int, int]]]) -> bool:
    pieces = [piece for placed in lines for piece in placed.line.passage.pieces]
    return any(
        low < piece.end and piece.start < high for piece in pieces for low, high in taken.get(piece.page.page, ())
    )


def _parts(block: Block) -> Iterator[list[Placed]]:
    """Cut a block of text where a paragraph ends; an item stays whole."""
    if block.kind is BlockKind.ITEM:
        yield block.lines
        return
    part = [block.lines[0]]
    for above, below in pairwise(block.lines):
        if ends_early(above, below) and (ENDED.search(above.line.text) or _is_subheading(part, block)):
            yield part
            part = []
        part.append(below)
    yield part


def _is_subheading(lines: Sequence[Placed], block: Block) -> bool:
    """Tell whether lines are a heading in the type of the text below it: short, alone, and no sentence."""
    text = " ".join(placed.line.text.strip() for placed in lines)
    if len(lines) > 2 or len(text) > LONGEST_HEADING or len(text.split()) > SUBHEADING or LEADERS.search(text):
        return False
    if lines[0] is not block.lines[0] or not (text[:1].isupper() or text[:1].isdigit()):
        return False
    return not OPEN.search(text) and not GOES_ON.search(text)


def _is_prose(block: Block, body: float) -> bool:
    """Tell whether a block may hold sentences: no small print, caption, line of a contents page, figures or address."""
    text = " ".join(placed.line.text for placed in block.lines)
    words = text.split()
    if len(words) < FEWEST or block.height < SMALL_PRINT * body or LEADERS.search(text) or CAPTION.match(text):
        return False
    return sum(any(map(str.isdigit, word)) for word in words) < NUMERIC * len(words)


def _goes_on(before: Paragraph, lines: Sequence[Placed], chapter: Chapter) -> bool:
    """Tell whether lines go on with a paragraph that a page or a column has cut."""
    last, first = before.lines[-1], lines[0]
    if before.is_item or before.chapter is not chapter or ENDED.search(last.line.text):
        return False
    is_lower = first.line.text.lstrip()[:1].islower()
    is_beside = (last.page, last.column) == (first.page, first.column)
    if is_beside and first.line.bbox[1] - last.line.bbox[3] > GAP * first.line.height:
        return is_lower
    return len(before.lines) > 1 and (is_lower or not ends_early(last, first))
