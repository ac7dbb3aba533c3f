"""Pages of text files with the geometry of a typewriter, so that lists and headings are told as on paper.

A character is as wide as any other and a line as high; a heading's number, its marks of Markdown or the space around it
stand for size and weight. What the records cite stays without places on paper.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from konzeptminer.layout.page import PageLayout, TextLine
from konzeptminer.layout.reading_order import Placed, body_height, read_in_order
from konzeptminer.text.markdown import INVISIBLE, without_marks
from konzeptminer.text.passage import PageText, Passage, Piece

WIDTH = 5.0
HEIGHT = 10.0
PITCH = 12.0
"""Width and height of a letter and distance of two lines, in points."""

ISOLATED = 11.0
"""Height of a short line that stands alone."""

NUMBERED = {1: 14.0, 2: 13.0}
MARKED = {1: 20.0, 2: 17.0, 3: 14.5, 4: 12.5, 5: 11.8, 6: 11.2}
"""Heights of headings by the depth of their number (12 below the second) and by the level of Markdown."""

TAB = 4

FULL = 0.85
"""A line this full, of the longest one around, may have been broken because the next word had no room."""

AROUND = 12
"""The longest line is looked for among as many lines before and behind."""

RARE = 0.2
"""Lines with one leading blank begin a page where no more than this share of all has one."""

LABEL = 3
"""Words of a label right above bullets."""

APART = 10
"""No more lines than this stand between two items of a numbered list."""

ENDED = 0.75
"""A numbered line this short beside the longest one of its paragraph is a heading right above the text."""

LONGEST_RUN = 3
LONGEST_HEADING = 90
LONGEST_NUMBERED = 120
"""Lines of a heading, and characters of one without and of one with a number."""

ATX = re.compile(r" {0,3}(?P<level>#{1,6})[ \t]+(?P<text>\S.*?)(?:[ \t]+#+)?[ \t]*")
UNDERLINE = re.compile(r" {0,3}(?P<mark>=|-)(?P=mark){2,}[ \t]*")
RULER = re.compile(r"\s*([-*_=])(?:[ \t]*\1){2,}\s*")
PIPES = re.compile(r"\s*\|.*\|\s*")
QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
COUNT = re.compile(r"(?P<mark>(?P<count>\d{1,2})[.)])[ \t]+\S")
NUMBER = re.compile(r"\s?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[A-ZÄÖÜ„\"]")
BULLET = re.compile(r"\s*(?:[^\w\s(„\"'»*_#§\[]|[*o](?=\s))")
PAGE_FOOT = re.compile(r"\s*[-–]?\s*(?:(?:Seite|S\.)\s*)?\d{1,3}(?:\s*(?:von|/)\s*\d{1,3})?\s*[-–]?\s*", re.IGNORECASE)
GOES_ON = re.compile(
    r"(?:[-,/]|\b(?:der|die|das|des|dem|den|ein|eine|einer|eines|einem|einen|und|oder|sowie|mit|von|vom|zu|zur|zum|für|in|im|an"
    r"|am|auf|bei|beim|durch|über|unter|aus|nach|als|um|ohne|gegen|zwischen))\s*$"
)
"""The end of a line after which the sentence goes on."""


@dataclass(slots=True)
class _Row:
    """A line of the file: its range in the page's text without the marks around it, and how it is set."""

    start: int
    end: int
    margin: int = 0
    height: float = HEIGHT
    bold: bool = False
    is_marked: bool = False
    is_ruler: bool = False
    is_left_out: bool = False
    begins_page: bool = False
    """It has the one leading blank that text exports leave of a page break."""

    @property
    def is_blank(self) -> bool:
        return self.start >= self.end


def typed_page(page: PageText, taken: Collection[tuple[int, int]] = ()) -> PageLayout:
    """Lay a page of a text file out line by line.

    Args:
        page: The page.
        taken: Ranges of its text whose lines belong to something else, such as a table.

    Returns:
        The page with its lines; left out are running feet, lines of a pipe table and what is taken.
    """
    shown = without_marks(page.text)
    rows = list(_rows(page.text, shown))
    shown = _without_counts(page.text, shown, rows)
    for row in rows:
        row.is_left_out = row.is_left_out or any(row.start < end and start < row.end for start, end in taken)
    _set_headings(page.text, rows)
    return _write(page, shown, rows)


def placed_lines(pages: Sequence[tuple[PageLayout, set[int]]]) -> tuple[list[Placed], float]:
    """Give the lines of all pages in reading order, and the height in points of the body's letters."""
    if any(page.text.printed for page, _ in pages):
        body = body_height(pages)
        return [placed for page, furniture in pages for placed in read_in_order(page, furniture, body)], body
    lines = (_within_limits(read_in_order(page, furniture, HEIGHT)) for page, furniture in pages)
    return [placed for page in lines for placed in page], HEIGHT


def _within_limits(lines: Sequence[Placed]) -> list[Placed]:
    """Set each line's right limit by the lines around it: elsewhere in the file lines may be longer."""
    limited = []
    for number, placed in enumerate(lines):
        around = lines[max(0, number - AROUND) : number + AROUND + 1]
        longest = max(other.line.bbox[2] - other.left for other in around if other.column == placed.column)
        limited.append(replace(placed, right=placed.left + FULL * longest, flush=False))
    return limited


def _rows(text: str, shown: str) -> Iterator[_Row]:
    start = 0
    before: _Row | None = None
    for line in text.split("\n"):
        row = _row(start, line, shown[start : start + len(line)])
        underline = UNDERLINE.fullmatch(line)
        if underline and before is not None and not before.is_blank and not before.is_ruler:
            row = _Row(start, start)
            if not before.is_marked and not BULLET.match(text, before.start):
                before.is_marked, before.height = True, MARKED[1 if underline["mark"] == "=" else 2]
        yield row
        before = row
        start += len(line) + 1


def _row(start: int, line: str, shown: str) -> _Row:
    if RULER.fullmatch(line):
        return _Row(start, start, is_ruler=True)
    heading = ATX.fullmatch(line)
    low, high = heading.span("text") if heading else (0, len(line))
    quote = QUOTE.match(line)
    low = max(low, quote.end()) if quote else low
    margin = len(line[:low].expandtabs(TAB)) if quote else 0
    margin = len(line[: len(line) - len(line[low:].lstrip())].expandtabs(TAB)) - margin if not heading else 0
    visible = [number for number in range(low, high) if not shown[number].isspace() and shown[number] != INVISIBLE]
    if not visible:
        return _Row(start, start)
    low, high = visible[0], visible[-1] + 1
    row = _Row(start + low, start + high, 0 if margin == 1 else margin, begins_page=margin == 1)
    if heading:
        row.is_marked, row.height = True, MARKED[len(heading["level"])]
    marks = line[:low].strip()
    row.bold = marks.endswith(("**", "__")) and line[high:].strip().startswith(("**", "__"))
    row.is_left_out = bool(PIPES.fullmatch(line))
    return row


def _without_counts(text: str, shown: str, rows: Sequence[_Row]) -> str:
    """Make the numbers of numbered lists invisible: lines at one margin that count on."""
    counted = [(row, match) for row in rows if (match := COUNT.match(text, row.start, row.end)) and not row.is_marked]
    follows = [
        int(next_match["count"]) == int(match["count"]) + 1 and not _parted(text, row.end, next_row.start)
        for (row, match), (next_row, next_match) in pairwise(counted)
    ]
    for place, (_, match) in enumerate(counted):
        if any(follows[max(0, place - 1) : place + 1]):
            low, high = match.span("mark")
            shown = shown[:low] + INVISIBLE * (high - low) + shown[high:]
    return shown


def _parted(text: str, start: int, end: int) -> bool:
    """Tell whether so much stands between two numbers that they count chapters and no items of one list."""
    between = text[start:end].split("\n")[1:]
    return len(between) > APART or any(BULLET.match(line) for line in between)


def _set_headings(text: str, rows: Sequence[_Row]) -> None:
    """Give size and weight to lines that are headings by their number or by the space around them."""
    is_markdown = any(row.is_marked for row in rows)
    runs = list(_runs(text, rows))
    for number, run in enumerate(runs):
        if any(row.is_marked or row.is_left_out for row in run):
            continue
        if _is_foot(text, run):
            for row in run:
                row.is_left_out = True
            above = runs[number - 1] if number else []
            if len(above) == 1 and _capitals(text, above[0]):  # a running head above the running foot
                above[0].is_left_out = True
            continue
        around = [text[other[0].start : other[0].end] for other in runs[max(0, number - 1) : number + 2]]
        heading, depth = _numbered(text, run, around)
        if depth == 1 and is_markdown:
            continue
        height = NUMBERED.get(depth, 12.0)
        if not heading and not is_markdown and _is_short(text, run, runs[number - 1] if number else []):
            heading, height = run, ISOLATED
        for row in heading:
            row.height, row.bold = height, True


def _runs(text: str, rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Give the lines between blank ones; a page break parts them, too, and a label of its own above bullets."""
    has_breaks = sum(row.begins_page for row in rows) < RARE * sum(not row.is_blank for row in rows)
    run: list[_Row] = []
    for row in [*rows, _Row(0, 0)]:
        if run and not row.is_blank and BULLET.match(text, row.start, row.end) and _is_label(text, run):
            if run[:-1]:
                yield run[:-1]
            yield run[-1:]
            run = []
        elif run and (row.is_blank or (has_breaks and row.begins_page)):
            yield run
            run = []
        if not row.is_blank:
            run.append(row)


def _is_label(text: str, run: Sequence[_Row]) -> bool:
    """Tell whether the last of some lines is a few words that no sentence before goes on with: `Ziele`."""
    line = text[run[-1].start : run[-1].end]
    if BULLET.match(text, run[0].start, run[0].end) or COUNT.match(text, run[0].start, run[0].end):
        return False  # the end of an item
    is_free = len(run) == 1 or not GOES_ON.search(text[run[-2].start : run[-2].end])
    return is_free and line[0].isupper() and len(line.split()) <= LABEL and line[-1].isalnum()


def _joined(text: str, run: Sequence[_Row]) -> str:
    return " ".join(text[row.start : row.end] for row in run)


def _is_foot(text: str, run: Sequence[_Row]) -> bool:
    """Tell whether a line is a page number, alone or behind a running title in capitals."""
    if len(run) != 1:
        return False
    line = text[run[0].start : run[0].end]
    return bool(PAGE_FOOT.fullmatch(line)) or (line[-1].isdigit() and _capitals(text, run[0]))


def _capitals(text: str, row: _Row) -> bool:
    letters = [letter for letter in text[row.start : row.end] if letter.isalpha()]
    return len(letters) > 8 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def _numbered(text: str, run: Sequence[_Row], around: Sequence[str]) -> tuple[Sequence[_Row], int]:
    """Give the heading with a number that a run begins with, and its depth.

    `4.1 Wohnen` is a heading; `4. Wohnen` is one unless the run before or behind counts on, as items of a list do.
    """
    match = NUMBER.match(text, run[0].start)
    if match is None:
        return [], 0
    depth = match["number"].count(".") + 1
    whole = _joined(text, run)
    if depth > 1 and len(run) > LONGEST_RUN and run[1].start < run[1].end:
        run = run[:1]  # right above its text
        whole = _joined(text, run)
    longest = max(row.end - row.start for row in run)
    if depth == 1 and len(run) > LONGEST_RUN and run[0].end - run[0].start < ENDED * longest:
        around = [] if _parted(text, run[0].end, run[-1].end) else around
        run = run[:1]
        whole = _joined(text, run)
    if len(run) > LONGEST_RUN or len(whole) > LONGEST_NUMBERED or whole.rstrip().endswith((".", ",", ";", ":")):
        return [], 0
    if depth == 1:
        count = int(match["number"])
        around = [*around, *(text[row.start : row.end] for row in run[1:])]
        others = [other for line in around if (other := COUNT.match(line)) and int(other["count"]) != count]
        if any(abs(int(other["count"]) - count) == 1 for other in others) or len(run) > 2 or GOES_ON.search(whole):
            return [], 0
    return run, depth


def _is_short(text: str, run: Sequence[_Row], before: Sequence[_Row]) -> bool:
    """Tell whether a run is a heading by its shape: short, with space around it, and no part of a sentence."""
    whole = _joined(text, run).strip()
    if len(run) > LONGEST_RUN or len(whole) > LONGEST_HEADING or BULLET.match(whole) or COUNT.match(whole):
        return False
    if not whole[0].isupper() or (whole.endswith((".", ",", ";", ":")) and not whole.endswith("...")):
        return False
    is_named = sum(map(str.isalpha, whole)) > 2
    return is_named and not GOES_ON.search(whole) and not (before and GOES_ON.search(_joined(text, before)))


def _write(page: PageText, shown: str, rows: Sequence[_Row]) -> PageLayout:
    boxes = np.full((len(page.text), 4), np.nan, dtype=np.float32)
    typed = PageText(page.page, page.text, boxes, shown=shown, printed=False)
    lines: list[TextLine] = []
    y = PITCH
    for row in rows:
        # A heading of Markdown stands for itself, and a ruler for the end of a page.
        space = 2 * PITCH if row.is_marked else 5 * PITCH if row.is_ruler else 0.0
        y += space
        if not (row.is_blank or row.is_left_out):
            lines.append(_line(typed, row, y))
        y += PITCH + row.height - HEIGHT + space
    width = max((line.bbox[2] for line in lines), default=0.0)
    letters = sum(len("".join(line.text.split())) for line in lines)
    return PageLayout(page.page, width, y, typed, tables=[], lines=lines, characters=letters, images=[])


def _line(page: PageText, row: _Row, y: float) -> TextLine:
    left = WIDTH * row.margin
    for number in range(row.start, row.end):
        if not page.text[number].isspace():
            x = left + WIDTH * (number - row.start)
            page.boxes[number] = (x, y, x + WIDTH, y + row.height)
    bbox = (left, y, left + WIDTH * (row.end - row.start), y + row.height)
    return TextLine(Passage((Piece(page, row.start, row.end),)), bbox, row.bold, row.height)
