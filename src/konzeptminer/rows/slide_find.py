"""Decks of slides: whether a document is one, and where each slide begins."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from konzeptminer.layout.page import PageLayout, TextLine
from konzeptminer.layout.reading_order import LARGE, Placed, body_height, read_in_order
from konzeptminer.layout.stacked import fold
from konzeptminer.layout.typed import RULER, placed_lines
from konzeptminer.records import BlockKind
from konzeptminer.rows.section_blocks import BULLET, CHAPTER, NUMBERING, Block, find_blocks
from konzeptminer.rows.slide_columns import read_beside
from konzeptminer.rows.slide_titles import read_title

Pages = Sequence[tuple[PageLayout, set[int]]]

LARGE_TYPE = 0.02
"""Letters of a slide are at least this share of its height: 12 points on a page of 600."""

MOST_CHARACTERS = 1100
"""A slide has no more characters than this."""

LEAST_SHARE = 0.5
"""Share of the pages with text that are slides, from which a file is a deck."""

RETURNS = 3
"""A running head returns this often."""

PROSE = 0.3
LONG = 220
"""In a deck no more than this share of the characters stands in texts that are longer than this many."""

FORM_FEEDS = 3
SHORT_PAGE = 25
"""A file of as many pages, half of them with no more lines than this, is a deck."""

EDGE = 0.1
SMALL = 0.75
"""Small type at the top and the foot of a slide is no part of it."""

THANKS = re.compile(
    r"(?:vielen|herzlichen|besten)\s+dank|danke?\s+für\s+(?:ihre|eure|die)\s+aufmerksamkeit", re.IGNORECASE
)
SPOKEN = re.compile(r"^\W*(?:vortrag|präsentation|folie\s+\d+)\b", re.IGNORECASE | re.MULTILINE)

TITLE = 1.3
"""The title of a slide in a text file is set in letters this many times as high as the body's."""

SHORT = 110
"""A text of no more characters than this may be a heading on a slide."""


@dataclass(slots=True)
class Slide:
    """The blocks of a slide in reading order, its running head left out."""

    blocks: list[Block] = field(default_factory=list)
    running: list[Block] = field(default_factory=list)
    """Headings in large type that stand on other slides, too."""


def slide_pages(pages: Pages) -> list[tuple[PageLayout, set[int]]]:
    """Give the pages of a PDF that are slides; none where the file is no deck."""
    slides = [(page, furniture) for page, furniture in pages if _is_slide(page)]
    filled = sum(bool(page.characters) for page, _ in pages)
    return slides if slides and len(slides) >= LEAST_SHARE * filled else []


def printed_slides(pages: Pages) -> list[Slide]:
    """Give the slides of a PDF, one a page."""
    body = body_height(pages)
    return [_printed_slide(page, furniture, body) for page, furniture in pages]


def _is_slide(page: PageLayout) -> bool:
    if page.width <= page.height or page.tables or not page.characters or page.characters > MOST_CHARACTERS:
        return False
    letters = sorted((line.height, len(line.text)) for line in page.lines)
    half = sum(count for _, count in letters) / 2
    reached = np.cumsum([count for _, count in letters])
    return letters[int(np.searchsorted(reached, half))][0] >= LARGE_TYPE * page.height


def _printed_slide(page: PageLayout, furniture: set[int], body: float) -> Slide:
    # Bullets of the first level are often larger than those below, which there are more of.
    body = max([body, *(line.height for line in page.lines if _is_bulleted(line))])
    small = {number for number, line in enumerate(page.lines) if _is_at_edge(page, line) and line.height < SMALL * body}
    running = {number for number in furniture if page.lines[number].height >= LARGE * body}
    again = read_in_order(page, set(range(len(page.lines))) - running, body)
    lines = read_beside(page, furniture | small, body)
    return Slide(find_blocks(lines, body, is_slide=True), find_blocks(again, body, is_slide=True))


def _is_at_edge(page: PageLayout, line: TextLine) -> bool:
    return line.bbox[3] < EDGE * page.height or line.bbox[1] > (1 - EDGE) * page.height


def _is_bulleted(line: TextLine) -> bool:
    match = BULLET.match(line.text)
    return match is not None and not match["count"] and match.end() < len(line.text.rstrip())


def typed_slides(pages: Pages) -> list[Slide]:
    """Give the slides of a text file; none where it is no deck.

    A slide begins with a page, at a ruler, where the running head returns, or else with a heading behind a list.
    """
    lines, body = placed_lines(pages)
    if len(pages) >= FORM_FEEDS:
        lines = _with_titles(lines, body)
    blocks = find_blocks(lines, body, is_slide=True)
    running = _running_heads(blocks)
    rulers = _behind_rulers(lines)
    if not _is_deck(pages, blocks, bool(running), len(rulers)):
        return []
    has_borders = bool(running) or len(rulers) >= RETURNS or len(pages) >= FORM_FEEDS
    slides = [Slide()]
    top = max((block.height for block in blocks if fold(block.passage.raw) in running), default=float("inf"))
    for block in blocks:
        is_running = fold(block.passage.raw) in running
        begins = is_running or id(block.lines[0]) in rulers or (block.kind is BlockKind.HEADING and block.height > top)
        if slides[-1].blocks:
            begins = begins or block.lines[0].page != slides[-1].blocks[-1].lines[-1].page
            begins = begins or (not has_borders and _begins_slide(block, slides[-1].blocks[-1]))
        if begins and (slides[-1].blocks or is_running):
            slides.append(Slide())
        if not is_running:
            slides[-1].blocks.append(block)
    return [slide for slide in slides if slide.blocks]


def _with_titles(lines: Sequence[Placed], body: float) -> list[Placed]:
    """Set the first line of each page in larger type, as titles are, where it is short."""
    titled = []
    for above, placed in pairwise([None, *lines]):
        assert placed is not None
        begins = above is None or above.page != placed.page
        if begins and len(placed.line.text) <= SHORT and not BULLET.match(placed.line.text):
            height = max(TITLE * body, placed.line.height)
            placed = replace(placed, line=replace(placed.line, height=height, bold=True))  # noqa: PLW2901
        titled.append(placed)
    return titled


def is_heading(block: Block) -> bool:
    """Tell whether a block may be a title or a heading of a slide."""
    if block.kind is BlockKind.HEADING:
        return True
    return block.kind is BlockKind.TEXT and len(block.lines) <= 2 and len(block.passage.raw) <= SHORT


def _begins_slide(block: Block, before: Block) -> bool:
    text = block.passage.raw.strip()
    if before.kind is not BlockKind.ITEM or block.kind is not BlockKind.HEADING:
        return False
    return text[0].isupper() and not text.endswith(":")


def _running_heads(blocks: Sequence[Block]) -> set[str]:
    """Give the headings, folded, that return on slide after slide and say nothing of what is below."""
    texts = Counter(fold(block.passage.raw) for block in blocks if is_heading(block))
    named = {fold(block.passage.raw): block.passage.raw for block in blocks}
    return {
        text
        for text, count in texts.items()
        if count >= RETURNS and len(text) > 8 and (read_title(named[text]).cue is None or len(named[text].split()) > 5)
    }


def _behind_rulers(lines: Sequence[Placed]) -> set[int]:
    return {id(below) for above, below in pairwise(lines) if above.page == below.page and _rules(above, below)}


def _rules(above: Placed, below: Placed) -> bool:
    """Tell whether a ruler stands between two lines."""
    upper, lower = above.line.passage.pieces[0], below.line.passage.pieces[0]
    between = upper.page.text[upper.end : lower.start].split("\n")
    return any(RULER.fullmatch(line) for line in between)


def _is_deck(pages: Pages, blocks: Sequence[Block], has_heads: bool, rulers: int) -> bool:
    """Tell whether a text file is a deck: hardly any prose, no numbered chapters, and a sign of slides."""
    texts = [(block, "".join(block.passage.raw.split())) for block in blocks]
    total = sum(len(text) for _, text in texts)
    prose = sum(len(text) for block, text in texts if block.kind is not BlockKind.ITEM and len(text) > LONG)
    chapters = sum(block.kind is BlockKind.HEADING and bool(CHAPTER.match(block.passage.raw)) for block in blocks)
    if not total or prose > PROSE * total or chapters > 1:
        return False
    numbered = sum(block.kind is BlockKind.HEADING and bool(NUMBERING.match(block.passage.raw)) for block in blocks)
    whole = "\n".join(page.text.text for page, _ in pages)
    short = sum(len(page.lines) <= SHORT_PAGE for page, _ in pages)
    is_paged = len(pages) >= FORM_FEEDS and 2 * short >= len(pages) and numbered < 2
    return has_heads or rulers >= RETURNS or is_paged or bool(THANKS.search(whole)) or bool(SPOKEN.search(whole))
