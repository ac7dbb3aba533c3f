"""The running text of each page as blocks of its raw text: what records of a document tell of it."""

from collections.abc import Sequence
from itertools import groupby

from konzeptminer.layout.page import PageLayout
from konzeptminer.layout.reading_order import Placed
from konzeptminer.layout.typed import placed_lines
from konzeptminer.records import BlockKind, PageBlock
from konzeptminer.rows.section_blocks import BULLET, Block, find_blocks
from konzeptminer.rows.section_labels import pair_labels


def page_blocks(pages: Sequence[tuple[PageLayout, set[int]]]) -> list[tuple[PageBlock, ...]]:
    """Give the blocks of each page in reading order, bullets left out; one that runs over pages is one on each of them.

    Args:
        pages: The pages with the indices of their lines that are furniture.
    """
    placed, body = placed_lines(pages)
    lines, labels = pair_labels(placed)
    found: dict[int, list[PageBlock]] = {page.number: [] for page, _ in pages}
    for block in find_blocks(lines, body, labels=labels):
        for number, part in groupby(block.lines, key=lambda line: line.page):
            ranges = _ranges(list(part))
            if block.kind is BlockKind.ITEM and number == block.lines[0].page:
                ranges[0] = (ranges[0][0] + _bullet(block), ranges[0][1])
            found[number].append(PageBlock(kind=block.kind, chars=tuple(ranges)))
    return [tuple(found[page.number]) for page, _ in pages]


def _bullet(item: Block) -> int:
    """Give the number of characters of an item's bullet; a number is part of the text."""
    match = BULLET.match(item.passage.raw)
    return match.end() if match and not match["count"] else 0


def _ranges(lines: Sequence[Placed]) -> list[tuple[int, int]]:
    """Give the ranges of lines; those that only a line feed parts are one."""
    ranges: list[tuple[int, int]] = []
    for placed in lines:
        (piece,) = placed.line.passage.pieces
        if ranges and ranges[-1][1] + 1 == piece.start and piece.page.text[ranges[-1][1]] == "\n":
            ranges[-1] = (ranges[-1][0], piece.end)
        else:
            ranges.append((piece.start, piece.end))
    return ranges
