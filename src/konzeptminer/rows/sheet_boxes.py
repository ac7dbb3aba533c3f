"""Profile sheets whose labels stand over their texts, in boxes side by side: sheets that no table holds.

What every sheet prints is the template: its lines are labels and questions, and no content. A sheet begins with the
label that comes first, and the lines above that label are its title.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from konzeptminer.layout.page import PageLayout
from konzeptminer.layout.paragraphs import HYPHENS
from konzeptminer.rows.heads import matched_parts
from konzeptminer.rows.roles import Role
from konzeptminer.rows.sheet_labels import Label, normalise, read_label
from konzeptminer.text.passage import Passage, Piece, join

FEWEST = 3
"""A template is told by at least this many sheets."""

COMMON = 0.75
"""A line in this share of the sheets belongs to the template."""

LABELS = 4
"""A template has at least this many labels."""

GAP = 1.2
"""Labels are parted by a blank this many times as wide as the line is high."""

PARAGRAPH = 0.45
"""A blank between lines, as a share of a line's height, from which a paragraph begins."""

SMALLER = 0.95
"""A label below this share of a box's label in height is one inside the box."""

APART = 50.0
"""Labels side by side begin at least this many points from one another."""

PLACED = 6.0
"""Points by which the heads of two sheets may differ in height on the page."""

CODE = re.compile(r"\s*(?:Maßnahmen?|Projekt|Steckbrief)\s+(?P<code>[A-ZÄÖÜ]{0,3}[ .-]?\d+(?:[.-]\d+)*)\s*:?\s*")
"""The line over a title that gives the measure's number."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line that stands in one column."""

    passage: Passage
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool

    @property
    def text(self) -> str:
        """The text in one line."""
        return " ".join(self.passage.raw.split())


@dataclass(slots=True)
class BoxSheet:
    """A sheet: the lines over it, and its texts with the label of each."""

    page: int
    head: list[Part]
    parts: list[Part] = field(default_factory=list)
    texts: list[tuple[Label, list[Passage]]] = field(default_factory=list)

    @property
    def pages(self) -> set[int]:
        """The pages it stands on."""
        return {self.page, *(part.passage.pieces[0].page.page for part in self.parts)}

    def title(self) -> Passage | None:
        """Give the title: the bold lines over the first label, with the number printed above them."""
        bold = [part for part in self.head if part.bold]
        numbers = [match for part in self.head if (match := CODE.fullmatch(part.passage.raw))]
        if not bold:
            return None
        code = [part.passage for part in self.head if CODE.fullmatch(part.passage.raw)][:1]
        lines = [passage.cut(*numbers[0].span("code")) for passage in code]
        return join([*lines, *(part.passage for part in bold if not CODE.fullmatch(part.passage.raw))])


def box_sheets(pages: Sequence[tuple[PageLayout, set[int]]]) -> list[BoxSheet]:
    """Find the sheets that stand in boxes; an empty list where fewer than three are alike."""
    if all(page.tables for page, _ in pages):
        return []  # boxed sheets count only on pages without a table, see below
    read = [(page, _columns(page)) for page, _ in pages]
    labels = _labels(parts for _, parts in read)
    if len(labels) < LABELS or not any(_describes(label) for label in labels):
        return []
    opening = next(part.text for _, parts in read for part in parts if part.bold and normalise(part.text) in labels)
    sheets = _sheets(read, normalise(opening))
    template = _template([sheet for sheet in sheets if sheet.parts])
    full = [sheet for sheet in sheets if sheet.parts]
    beside = sum(_stand_beside(sheet, labels) for sheet in full)
    tabular = {page.number for page, _ in pages if page.tables}
    free = sum(sheet.page not in tabular for sheet in full)  # the heads of a plan stand side by side, too
    if free < FEWEST or 2 * min(beside, free) < len(full):
        return []
    filled = [_texts(sheet, template) for sheet in sheets]
    reach: dict[str, float] = {}
    for label, parts in (text for texts in filled for text in texts):
        reach[label.key] = max(reach.get(label.key, 0.0), *(part.x1 for part in parts))
    for sheet, texts in zip(sheets, filled, strict=True):
        sheet.texts = [(label, _paragraphs(parts, reach[label.key])) for label, parts in texts]
    return sheets


def _labels(pages: Iterator[list[Part]]) -> set[str]:
    """Give the bold lines that the lexicon knows as labels and that several pages print."""
    counted: Counter[str] = Counter()
    for parts in pages:
        counted.update({normalise(part.text) for part in parts if part.bold and _is_label(part.text)})
    return {key for key, count in counted.items() if count >= FEWEST}


def _is_label(text: str) -> bool:
    label = read_label(text)
    return label is not None and label.score >= 1 and len(label.key.split()) <= LABELS


def _describes(text: str) -> bool:
    label = read_label(text)
    return label is not None and label.role is Role.DESCRIPTION


def _columns(page: PageLayout) -> list[Part]:
    """Give the lines of a page, parted where labels stand side by side, column by column down to the next labels."""
    parts: list[Part] = []
    zone: list[list[Part]] = []
    labels: list[Part] = []
    for row in _rows(page):
        smaller = bool(labels) and row[0].bottom - row[0].top < SMALLER * (labels[0].bottom - labels[0].top)
        # A label in smaller print stands inside a box.
        if not smaller and all(_is_label(part.text) for part in row):
            if labels and _beside(labels[-1], row[0]) and sum(map(len, zone)) == len(labels):
                labels = sorted([*labels, *row], key=lambda part: part.x0)
            else:
                parts += [part for column in zone for part in column]
                labels = list(row)
            zone = [[label] for label in labels]
        elif zone:
            whole = join([part.passage for part in row])
            for column, part in _at_edges(whole, [label.x0 - 3 for label in labels[1:]], bold=row[0].bold):
                zone[column].append(part)
        else:
            parts += row
    return parts + [part for column in zone for part in sorted(column, key=lambda part: part.top)]


def _rows(page: PageLayout) -> list[list[Part]]:
    """Give the lines of a page from the top down, those in boxes that passed for a table among them."""
    rows = [list(_split(line.passage, bold=line.bold)) for line in page.lines]
    for table in page.tables:
        for text in table.texts:
            (piece,) = text.passage.pieces
            for line in re.finditer(r"[^\n]*\S[^\n]*", piece.text):
                own = Piece(piece.page, piece.start + line.start(), piece.start + line.end(), piece.place)
                rows.append(list(_split(Passage((own,)), bold=_is_label(own.text))))
    return sorted(rows, key=lambda row: row[0].top)


def _beside(left: Part, right: Part) -> bool:
    return abs(left.top - right.top) < left.bottom - left.top and abs(left.x0 - right.x0) > APART


def _split(passage: Passage, *, bold: bool) -> Iterator[Part]:
    """Part a line at blanks so wide that labels beside one another stand there."""
    (piece,) = passage.pieces
    boxes = piece.page.boxes
    start = piece.start
    last: int | None = None
    for index in range(piece.start, piece.end):
        if piece.page.text[index].isspace() or boxes[index, 0] != boxes[index, 0]:
            continue
        if last is not None and boxes[index, 0] - boxes[last, 2] > GAP * (boxes[index, 3] - boxes[index, 1]):
            yield _part(Piece(piece.page, start, last + 1, piece.place), bold=bold)
            start = index
        last = index
    yield _part(Piece(piece.page, start, piece.end, piece.place), bold=bold)


def _part(piece: Piece, *, bold: bool) -> Part:
    box = piece.page.box(piece.start, piece.end) or piece.place or (0.0, 0.0, 0.0, 0.0)
    return Part(Passage((piece,)), *box, bold)


def _at_edges(passage: Passage, edges: Sequence[float], *, bold: bool) -> Iterator[tuple[int, Part]]:
    """Part a line at the left sides of columns; one that runs over such a side stays whole."""
    page = passage.pieces[0].page
    start, end = passage.pieces[0].start, passage.pieces[-1].end
    shown = [index for index in range(start, end) if page.boxes[index, 0] == page.boxes[index, 0]]
    for column in range(len(edges) + 1):
        low = edges[column - 1] if column else float("-inf")
        high = edges[column] if column < len(edges) else float("inf")
        own = [index for index in shown if low <= page.boxes[index, 0] < high and not page.text[index].isspace()]
        if own:
            yield column, _part(Piece(page, own[0], own[-1] + 1), bold=bold)


def _sheets(read: Sequence[tuple[PageLayout, list[Part]]], opening: str) -> list[BoxSheet]:
    sheets: list[BoxSheet] = []
    for page, parts in read:
        place = next((i for i, part in enumerate(parts) if part.bold and normalise(part.text) == opening), None)
        if place is not None:
            sheets.append(BoxSheet(page.number, parts[:place], parts[place:]))
        elif sheets and (head := _new_head(parts, sheets)):
            sheets.append(BoxSheet(page.number, head))
        elif sheets and any(part.text in {head.text for head in sheets[-1].head} for part in parts[:LABELS]):
            sheets[-1].parts += parts
    for sheet in sheets:
        repeated = {part.text for part in sheet.head}
        sheet.parts = [part for part in sheet.parts if part.text not in repeated and not part.text.isdigit()]
    return sheets


def _new_head(parts: Sequence[Part], sheets: Sequence[BoxSheet]) -> list[Part]:
    """Give the head of a sheet that is still empty: a number of its own and a title where other sheets have them."""
    head = list(parts[:LABELS])
    codes = [part for part in head if CODE.fullmatch(part.passage.raw)]
    known = {part.text: part.top for sheet in sheets for part in sheet.head if CODE.fullmatch(part.passage.raw)}
    if not codes or codes[0].text in known or not any(abs(top - codes[0].top) < PLACED for top in known.values()):
        return []
    bold = [number for number, part in enumerate(head) if part.bold]
    return head[: bold[-1] + 1] if bold else []


@dataclass(frozen=True, slots=True)
class _Template:
    """What all sheets print: lines, and their letters in a row, for a sheet may break its lines elsewhere."""

    lines: set[str]
    letters: set[str]

    def holds(self, part: Part, *, after: bool) -> bool:
        """Tell whether a line is part of the template; `after` tells that the line before is."""
        text = normalise(part.text)
        squeezed = text.replace(" ", "")
        return text in self.lines or (after and len(squeezed) > 4 and any(squeezed in row for row in self.letters))


def _template(sheets: Sequence[BoxSheet]) -> _Template:
    counted = Counter(text for sheet in sheets for text in {normalise(part.text) for part in sheet.parts})
    lines = {text for text, count in counted.items() if text and count >= max(FEWEST, COMMON * len(sheets))}
    rows = ([normalise(part.text) for part in sheet.parts] for sheet in sheets)
    return _Template(lines, {"".join(text for text in row if text in lines).replace(" ", "") for row in rows})


def _stand_beside(sheet: BoxSheet, labels: set[str]) -> bool:
    """Tell whether labels of a sheet stand side by side."""
    found = [part for part in sheet.parts if normalise(part.text) in labels]
    return any(_beside(a, b) for a in found for b in found)


def _texts(sheet: BoxSheet, template: _Template) -> list[tuple[Label, list[Part]]]:
    """Give the lines of each text with its label: what the template prints right above it."""
    texts: list[tuple[Label, list[Part]]] = []
    above: list[Part] = []
    label: Label | None = None
    is_open = False
    for part in sheet.parts:
        if template.holds(part, after=not is_open and bool(above)):
            above = [part] if is_open else [*above, part]
            is_open = False
            continue
        if not is_open:
            label = _label(above) or label
            if label is None:
                continue
            texts.append((label, []))
        texts[-1][1].append(part)
        is_open = True
    return texts


def _paragraphs(parts: Sequence[Part], reach: float) -> list[Passage]:
    """Join lines to paragraphs; a line ends one if the next line's first word had fitted before `reach`."""
    found: list[Passage] = []
    before: Part | None = None
    for part in parts:
        if before is not None and not _ends(before, part, reach):
            found[-1] = found[-1].then(part.passage)
        else:
            found.append(part.passage)
        before = part
    return found


def _ends(before: Part, part: Part, reach: float) -> bool:
    height = part.bottom - part.top
    if part.top - before.bottom >= PARAGRAPH * height:
        return True
    if before.text.endswith(HYPHENS) or part.text.startswith("("):
        return False
    piece = part.passage.pieces[0]
    word = piece.page.box(piece.start, piece.start + len(part.passage.raw.split(maxsplit=1)[0]))
    return word is not None and before.x1 + 0.25 * height + word[2] - word[0] < reach - height


def _label(above: Sequence[Part]) -> Label | None:
    """Read the lines of the template over a text: the last of them that names a role does, a marked one first."""
    text = " ".join(part.text for part in above)
    marked = [part for part in matched_parts(text) if part[0]]
    if marked:
        return Label(text, normalise(text), marked[0][1].role, is_title=False, score=1.0, shared=False)
    found = [label for part in above if (label := read_label(part.text.partition(":")[0])) and label.score >= 1]
    known = [label for label in found if label.role is not Role.OTHER] or found
    return known[-1] if known else (read_label(above[-1].text) if above else None)
