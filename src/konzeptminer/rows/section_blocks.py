"""The blocks of a chapter in reading order: headings, items of lists, and other text."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from konzeptminer.layout.paragraphs import HYPHENS
from konzeptminer.layout.reading_order import LARGE, Placed
from konzeptminer.layout.typed import GOES_ON
from konzeptminer.records import BlockKind
from konzeptminer.rows.roles import Role, match_head
from konzeptminer.text.bullets import CLASS
from konzeptminer.text.passage import Passage, join

BULLET = re.compile(
    rf"\s*(?P<mark>{CLASS}|→|(?P<weak>[-–—*+o])(?=\s)"
    r"|\(?(?P<count>\d{1,2}|[a-z])[.)](?=\s))\s*"
)
"""What opens an item; a number or a letter is part of the item's text, a glyph is not."""

NUMBERING = re.compile(r"\s*(?:[A-Z]\.?)?(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\)?\s+(?=\D)")

CHAPTER = re.compile(r"\s*\d{1,2}\.\d{1,2}[.\d]*\s")
"""A number that opens a heading even where another heading stands right above."""

LONGEST_HEADING = 160
"""A heading is no longer than this many characters."""

SMALL_PRINT = 0.87
"""A line below this share of the height of the one before is a note and goes on with nothing."""

LEADERS = re.compile(r"\.{3,}|(?:\.\s){3,}")
"""An entry of a table of contents."""

BARE = 0.95
"""From this score on, a short line is a heading by its words alone, whatever its type."""

LONGEST_BARE = 80
"""A heading by its words alone has no more characters than this."""

FIELD = re.compile(r"Handlungsfeld(?:\s+[\dA-Z]{1,2})?\s*:\s*\S")
"""A heading that names a field of action, in whatever type it is set."""

COUNTED = re.compile(
    r"(?:Maßnahme|Projekt|Vorhaben)\s+(?:Nr\.?\s*)?[A-Z]{0,3}[ .-]?\d{1,3}(?:[.-]\d{1,3})*\s*[:–]\s*\S"
)
"""A heading that counts a measure and names it, in whatever type it is set."""


@dataclass(slots=True)
class Block:
    """Lines that belong together.

    `mark` is an item's bullet with digits and letters folded, `indent` its distance from the column's left limit and
    `hang` that of its text, in points. Only headings know their `height` and whether they are `bold`.
    """

    kind: BlockKind
    lines: list[Placed] = field(default_factory=list)
    mark: str = ""
    indent: float = 0.0
    hang: float = 0.0
    bare: bool = False
    """A heading told by its words alone, not by its type."""
    beside: bool = False
    """A label that stands beside its text."""

    @property
    def passage(self) -> Passage:
        """The text, its bullet included."""
        return join([placed.line.passage for placed in self.lines])

    @property
    def height(self) -> float:
        """Height of the letters in points."""
        return max(placed.line.height for placed in self.lines)

    @property
    def bold(self) -> bool:
        """Whether the first line is set in bold type."""
        return self.lines[0].line.bold

    @property
    def lead(self) -> int:
        """The number of characters of the bold words that begin a text in other type; 0 where it begins with none."""
        piece = self.lines[0].line.passage.pieces[0]
        return bold_lead(self.lines[0]) if piece.end > piece.start and self.kind is BlockKind.TEXT else 0

    def paragraphs(self) -> list[Passage]:
        """Give the text of an item by paragraphs, its bullet left out."""
        parts = [[self._without_mark(self.lines[0].line.passage)]]
        for above, below in pairwise(self.lines):
            if ends_early(above, below):
                parts.append([])
            parts[-1].append(below.line.passage)
        return [join(part) for part in parts]

    def _without_mark(self, passage: Passage) -> Passage:
        match = BULLET.match(passage.raw)
        return passage if match is None or match["count"] else passage.cut(match.end(), len(passage.raw))


def bold_lead(placed: Placed) -> int:
    """Give the number of characters at the start of a line that are bold, 0 where all of it is or nothing."""
    piece = placed.line.passage.pieces[0]
    length = piece.page.bold_until(piece.start, piece.end) - piece.start
    return length if piece.text[length:].strip() else 0


def ends_early(above: Placed, below: Placed) -> bool:
    """Tell whether a paragraph ends between two lines: the lower one's first word had fitted on the upper one."""
    if above.line.text.rstrip().endswith(HYPHENS):
        return False
    if above.page == below.page and above.column == below.column:
        if below.line.bbox[1] - above.line.bbox[3] > 0.8 * above.line.height:
            return True
        is_typed = not above.line.passage.pieces[0].page.printed
        if is_typed and (below.line.text[0].islower() or GOES_ON.search(above.line.text)):
            return False  # a line of a text file tells but roughly how much room was left
    elif below.line.text.lstrip()[:1].islower():
        return False
    if above.line.text.rstrip().endswith(":") and above.line.bbox[2] < above.right - 1.5 * above.line.height:
        return True
    if above.flush:
        return above.line.bbox[2] < above.right - 0.4 * above.line.height
    return above.line.bbox[2] + 0.25 * above.line.height + _first_word(below) < above.right


def _first_word(placed: Placed) -> float:
    text = placed.line.text
    start = len(text) - len(text.lstrip())
    end = start + len(text.split(maxsplit=1)[0])
    piece = placed.line.passage.pieces[0]
    boxes = piece.page.boxes[piece.start + start : piece.start + end]
    return float(np.nanmax(boxes[:, 2]) - np.nanmin(boxes[:, 0]))


def without_number(text: str) -> str:
    """Give a heading's text without its number and without a colon at its end."""
    match = NUMBERING.match(text)
    return text[match.end() if match else 0 :].strip().rstrip(":").rstrip()


def find_blocks(
    lines: Sequence[Placed], body: float, *, is_slide: bool = False, labels: Collection[int] = ()
) -> list[Block]:
    """Group lines in reading order.

    Args:
        lines: The lines of all pages.
        body: Height of the body's letters in points.
        is_slide: The lines are those of slides, where no dash begins a line but as a bullet.
        labels: The places among the lines of those that stand as labels beside their texts; they are headings.
    """
    bold = sum(len(placed.line.text) for placed in lines if placed.line.bold)
    is_bold_body = 2 * bold > sum(len(placed.line.text) for placed in lines)
    bullets = _bullets(lines)
    blocks: list[Block] = []
    count = ""
    for number, placed in enumerate(lines):
        if number in labels:
            blocks.append(Block(BlockKind.HEADING, [placed], beside=True))
            continue
        last = blocks[-1] if blocks else None
        is_large = placed.line.height >= LARGE * body
        stands_out = is_large or (placed.line.bold and not is_bold_body)
        match = None if is_large else _bullet(placed, None if is_slide else last, count, stands_out=stands_out)
        if match:
            blocks.append(_item(placed, match))
            count = match["count"] or count
        elif last is not None and _continues(last, placed, bullets, stands_out=stands_out):
            last.lines.append(placed)
        elif stands_out and _can_be_heading(placed):
            blocks.append(Block(BlockKind.HEADING, [placed]))
        elif _is_bare_heading(placed, last):
            blocks.append(Block(BlockKind.HEADING, [placed], bare=True))
        else:
            blocks.append(Block(BlockKind.TEXT, [placed]))
    return blocks


def _bullets(lines: Sequence[Placed]) -> dict[tuple[int, int], float]:
    """Give by page and column how far to the left the bullets of items stand."""
    found: dict[tuple[int, int], float] = {}
    for placed in lines:
        match = BULLET.match(placed.line.text)
        if match and not match["weak"] and not match["count"]:
            key = (placed.page, placed.column)
            found[key] = min(found.get(key, float("inf")), placed.line.bbox[0])
    return found


def _bullet(placed: Placed, before: Block | None, count: str, *, stands_out: bool) -> re.Match[str] | None:
    """Find the bullet of an item; a date or a dash that only happens to begin a line is none.

    A number counts as the next of a series, and a dash or the letter `o` where no line before it goes on.
    """
    # In a text file the number of an item is invisible, so that it is no part of the text; here it counts.
    printed = placed.line.passage.pieces[0].text
    match = BULLET.match(printed)
    if match is None or match.end() == len(printed.rstrip()):
        return None
    if match["count"]:
        is_next = match["count"] in ("1", "a") or match["count"] == _next(count)
        return match if is_next and not stands_out else None
    if match["weak"] and before is not None and before.kind is not BlockKind.HEADING:
        last = before.lines[-1]
        if not placed.line.passage.pieces[0].page.printed and (match["weak"] in "*+" or placed.line.bbox[0] > 0):
            return match  # no sentence of a text file goes on so
        ended = ends_early(last, placed) or last.line.text.rstrip().endswith((".", ":", ";", "!", "?", ","))
        return match if ended or before.mark == match["mark"] else None
    return match


def _next(count: str) -> str:
    return str(int(count) + 1) if count.isdigit() else chr(ord(count) + 1) if count else ""


def _item(placed: Placed, match: re.Match[str]) -> Block:
    mark = re.sub(r"[a-z]", "a", re.sub(r"\d+", "1", match["mark"])) if match["count"] else match["mark"]
    piece = placed.line.passage.pieces[0]
    boxes = piece.page.boxes[piece.start + match.end() : piece.end]
    start = float(np.nanmin(boxes[:, 0])) if len(boxes) else placed.line.bbox[2]
    left = placed.left
    return Block(BlockKind.ITEM, [placed], mark, placed.line.bbox[0] - left, start - left)


def _continues(block: Block, placed: Placed, bullets: Mapping[tuple[int, int], float], *, stands_out: bool) -> bool:
    last = block.lines[-1]
    is_beside = last.page == placed.page and last.column == placed.column
    gap = placed.line.bbox[1] - last.line.bbox[3]
    if block.kind is BlockKind.HEADING:
        return (
            is_beside
            and not block.beside
            and gap < 0.8 * placed.line.height
            and abs(last.line.height - placed.line.height) < 0.06 * placed.line.height
            and (stands_out or last.line.bold == placed.line.bold)
            and not CHAPTER.match(placed.line.text)
            and not (block.bare and ends_early(last, placed))
        )
    if stands_out and not (is_beside and placed.line.bold and last.line.bold):
        return False
    if _is_bare_heading(placed, block):
        return False
    if placed.line.height < SMALL_PRINT * last.line.height:
        return False
    if block.kind is BlockKind.TEXT:
        is_new = bold_lead(placed) > 0 and ends_early(last, placed)
        return is_beside and gap < 0.6 * placed.line.height and not is_new
    if is_beside:
        if _hangs(block, placed):
            return gap < 2.5 * placed.line.height
        if len(block.lines) > 1 and _hangs(block, last):
            return False
        return gap < 0.6 * placed.line.height and not ends_early(last, placed)
    if placed.line.bbox[0] < bullets.get((placed.page, placed.column), 0.0) - 0.35 * placed.line.height:
        return False  # text of an item is not left of the bullets
    return not ends_early(last, placed) and not last.line.text.rstrip().endswith((".", "!", "?"))


def _hangs(item: Block, placed: Placed) -> bool:
    """Tell whether a line begins below an item's text and not below its bullet."""
    return placed.line.bbox[0] - placed.left >= item.hang - 0.35 * placed.line.height


def _can_be_heading(placed: Placed) -> bool:
    text = placed.line.text.strip()
    return len(text) <= LONGEST_HEADING and any(map(str.isalpha, text)) and not LEADERS.search(text)


def names_lists(text: str) -> bool:
    """Tell whether a short line names goals or measures, at its start or in two words."""
    words = text.split()
    head = match_head(text if len(words) <= 2 else words[0]) if len(words) <= 4 else None
    return head is not None and head.score >= BARE and head.role in (Role.GOAL, Role.MEASURE)


def _is_bare_heading(placed: Placed, before: Block | None) -> bool:
    """Tell whether a line of plain type is a heading: it holds but words of the lexicon and stands alone."""
    text = without_number(placed.line.text)
    if not text[:1].isupper() or len(text) > LONGEST_BARE or text.endswith((".", ",")):
        return False
    if text[-1].isdigit() or LEADERS.search(text):  # an entry of a table of contents with its page
        return False
    is_counted = COUNTED.match(text) is not None
    if not names_lists(text) and not FIELD.match(text) and not is_counted:
        return False
    if before is None or before.kind is BlockKind.HEADING:
        return True
    last = before.lines[-1]
    if last.page != placed.page or last.column != placed.column:
        return True
    if not last.line.passage.pieces[0].page.printed and (text.isalpha() or is_counted):
        # Few text exports keep the space over a heading.
        ended = before.kind is BlockKind.ITEM or last.line.text.rstrip().endswith((".", "!", "?"))
        return is_counted or (ended and ends_early(last, placed))
    return placed.line.bbox[1] - last.line.bbox[3] > 0.5 * placed.line.height and ends_early(last, placed)
