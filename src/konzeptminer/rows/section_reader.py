"""What chapters hold: the items of lists that headings or sentences name, and paragraphs that begin in bold type."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from konzeptminer.layout.page import TextLine
from konzeptminer.records import BlockKind
from konzeptminer.rows.actions import INFINITIVE, are_actions, are_figures, is_action
from konzeptminer.rows.roles import Role, match_head
from konzeptminer.rows.section_blocks import Block, names_lists
from konzeptminer.rows.section_intro import introduced, introduces_others
from konzeptminer.rows.section_outline import (
    CERTAIN,
    Head,
    Outline,
    Place,
    place_below,
    place_beside,
    place_introduced,
)
from konzeptminer.rows.sheet_labels import read_label
from konzeptminer.text.passage import Passage

PROSE_REASON = "text stands between the list and its heading"
LEAD_REASON = "the measures are paragraphs, told by the words that begin them"
TITLE_REASON = "the measures are headings with text, told by their words"

NESTED = 3.0
"""Items that stand this many points further to the right belong to the item above."""

LEAD_END = re.compile(r"[:.–—-]\s*$")

CODED = re.compile(r"\s*(?:M|Maßnahme)[ .-]?\d{1,3}(?:[.-]\d{1,3})*[a-z]?\s*[:.–-]?\s+\w")
"""A paragraph that counts a measure: `M 1.2 …`."""

SENTENCE = 3
"""A text behind bold words that name it has as many words."""

GOAL_ITEM = re.compile(r"(?:\w+\s+){0,2}(?:Ziel|Leitziel|Oberziel|Hauptziel)\b[^.:]*\b(?:ist|sind|bleibt|lautet)\b")
"""An item that states a goal, among those of measures: `Unser Ziel ist …`."""


@dataclass(slots=True)
class Entry:
    """A goal or a measure: an item with what is listed below it. `order` is the number of its block."""

    place: Place
    order: int
    page: int
    paragraphs: list[Passage]
    reasons: tuple[str, ...]
    role: Role


@dataclass(slots=True)
class _List:
    """Items that follow one another, the headings over them and the text before them."""

    heads: tuple[Head, ...]
    prose: Passage | None
    items: list[tuple[int, Block]] = field(default_factory=list)

    def top_items(self) -> list[tuple[int, Block]]:
        """Give the items that belong to no other."""
        first = self.items[0][1]
        return [item for item in self.items if item[1] is first or not _is_below(item[1], first)]

    def entries(self, place: Place) -> Iterator[Entry]:
        """Give an entry for each item, with what is listed below it."""
        found: list[Entry] = []
        top = {order for order, _ in self.top_items()}
        for order, block in self.items:
            if order not in top:
                found[-1].paragraphs += block.paragraphs()
                continue
            states_goal = GOAL_ITEM.match(block.paragraphs()[0].raw) is not None
            role = Role.GOAL if states_goal else place.role
            found.append(Entry(place, order, block.lines[0].page, block.paragraphs(), place.reasons, role))
        yield from found


@dataclass(slots=True)
class _Text:
    """A paragraph, with what is listed below it, and the headings over it."""

    heads: tuple[Head, ...]
    order: int
    block: Block
    below: list[Passage] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Named:
    """The rest of a paragraph behind bold words such as `Leitziel:`, and the headings over it, those words the last."""

    heads: tuple[Head, ...]
    order: int
    passage: Passage


@dataclass(slots=True)
class Reader:
    """Walks through the blocks of chapters and gathers lists and paragraphs."""

    outline: Outline = field(default_factory=Outline)
    lists: list[_List] = field(default_factory=list)
    texts: list[_Text] = field(default_factory=list)
    named: "list[_Named]" = field(default_factory=list)
    _pending: "_Named | None" = None
    _prose: Passage | None = None
    _open: "_List | _Text | None" = None

    def take(self, order: int, block: Block) -> None:
        """Take the next block."""
        if self._pending is not None and block.kind is not BlockKind.ITEM:
            self.named.append(self._pending)
        self._pending = None
        if block.kind is BlockKind.HEADING:
            self._open_heading(block)
        elif block.kind is BlockKind.ITEM:
            self._take_item(order, block)
        else:
            self._take_text(order, block)

    def _open_heading(self, block: Block) -> None:
        self.outline.open(block)
        self._open = self._prose = None

    def _take_item(self, order: int, block: Block) -> None:
        if isinstance(self._open, _Text):
            self._open.below += block.paragraphs()
            return
        if self._open is None:
            self._open = _List(self.outline.heads, self._prose)
            self.lists.append(self._open)
        self._open.items.append((order, block))

    def _take_text(self, order: int, block: Block) -> None:
        named = _run_in(block)
        if named is not None:
            self._open_heading(named)
            self._prose = block.passage.cut(block.lead, len(block.passage.raw))
            self._pending = _Named(self.outline.heads, order, self._prose)
            return
        text = _Text(self.outline.heads, order, block)
        if _is_led(block) and _holds_measures(text.heads):
            self._open = text
        elif isinstance(self._open, _Text):
            self._open.below.append(block.passage)
            return
        else:
            self._open = None
        self.texts.append(text)
        self._prose = block.passage

    def entries(self) -> list[Entry]:
        """Give the entries of all that was taken, in reading order."""
        found = [*self._of_lists(), *self._of_paragraphs(), *self._of_titles(), *self._of_named()]
        return sorted(found, key=lambda entry: entry.order)

    def _of_lists(self) -> Iterator[Entry]:
        direct = [part.heads for part in self.lists if part.heads and part.heads[-1].is_label]
        beside: dict[int, list[str]] = {}
        for part in self.lists:
            texts = beside.setdefault(id(part.heads[-1]) if part.heads else 0, [])
            texts += [block.passage.raw for _, block in part.top_items()]
        for part in self.lists:
            place = _place(part, direct)
            texts = beside[id(part.heads[-1]) if part.heads else 0]
            if place is None or (place.role is Role.MEASURE and are_figures(texts)):
                continue
            if not place.needs_actions or are_actions(texts):
                yield from part.entries(place)

    def _of_paragraphs(self) -> Iterator[Entry]:
        """Give the paragraphs with bold words at their start below `Maßnahmen`."""
        for text in self.texts:
            place = place_below(text.heads) if _is_led(text.block) else None
            if place is not None and _holds_measures(text.heads):
                paragraphs = [text.block.passage, *text.below]
                page = text.block.lines[0].page
                yield Entry(place, text.order, page, paragraphs, (*place.reasons, LEAD_REASON), place.role)

    def _of_named(self) -> Iterator[Entry]:
        """Give the text behind bold words that name it, in a field of action: `Leitziel: Alle wohnen gut`."""
        for text in [*self.named, *([self._pending] if self._pending else [])]:
            place = place_below(text.heads)
            raw = text.passage.raw.strip()
            is_named = any(head.names_field for head in text.heads)
            if place is not None and is_named and len(raw.split()) >= SENTENCE and not raw.endswith(":"):
                page = text.passage.pieces[0].page.page
                whole = text.passage.raw
                passage = text.passage.cut(len(whole) - len(whole.lstrip(": \n")), len(whole))
                yield Entry(place, text.order, page, [passage], (*place.reasons, LEAD_REASON), place.role)

    def _of_titles(self) -> Iterator[Entry]:
        """Give headings right below `Maßnahmen` that say what is to be done and have nothing but text below them."""
        listed = {id(part.heads[-1]) for part in self.lists if part.heads}
        titled: dict[int, list[_Text]] = {}
        for text in self.texts:
            heads = text.heads
            if len(heads) > 1 and _holds_measures(heads[:-1]) and heads[-1].match is None:
                titled.setdefault(id(heads[-1]), []).append(text)
        found = [
            texts
            for key, texts in titled.items()
            if key not in listed and is_action(" ".join(texts[0].heads[-1].block.passage.raw.split()))
        ]
        for texts in found if len(found) > 1 else []:
            place = place_below(texts[0].heads[:-1])
            if place is not None:
                title = texts[0].heads[-1].block
                paragraphs = [title.passage, *(text.block.passage for text in texts)]
                reasons = (*place.reasons, TITLE_REASON)
                yield Entry(place, texts[0].order, title.lines[0].page, paragraphs, reasons, place.role)


def _place(part: _List, direct: Sequence[Sequence[Head]]) -> Place | None:
    """Say where a list stands, and what of that is guessed; None where nothing says that it holds measures."""
    prose = part.prose.raw.strip() if part.prose else ""
    if introduces_others(prose):
        return None
    role = introduced(prose)
    place = place_below(part.heads)
    if role is not None and (place is None or place.role is not role):
        return place_introduced(part.heads, role)
    if place is None:
        return place_beside(part.heads, direct) if not prose else None
    if not prose or prose.endswith(":"):
        return place
    return replace(place, reasons=(*place.reasons, PROSE_REASON))


def _is_below(block: Block, first: Block) -> bool:
    """Tell whether an item belongs to a list within an item: another bullet, or the same further to the right."""
    deeper = block.indent - first.indent
    start, other = first.lines[0], block.lines[0]
    is_beside = (start.page, start.column) == (other.page, other.column)
    # Another column may hold only such items, and then nothing tells how far to the right they stand.
    return deeper > (NESTED if is_beside or block.mark == first.mark else -NESTED)


def _holds_measures(heads: Sequence[Head]) -> bool:
    """Tell whether the lowest heading names measures and nothing else."""
    label = heads[-1] if heads else None
    return label is not None and label.role is Role.MEASURE and label.match is not None and label.match.score >= CERTAIN


def _is_led(block: Block) -> bool:
    """Tell whether a paragraph begins with a measure's code, or with bold words and a colon, a stop or a dash."""
    if CODED.match(block.passage.raw):
        return True
    if not block.lead:
        return False
    raw = block.passage.raw
    lead, rest = raw[: block.lead].strip(), raw[block.lead :].lstrip()
    label = read_label(lead.rstrip(" :.–—-"))
    is_label = label is not None and label.score >= CERTAIN and not INFINITIVE.search(lead.rstrip(" :.–—-"))
    return len(lead) > 2 and not is_label and bool(LEAD_END.search(lead) or rest[:1] in ":–—-")


def _run_in(block: Block) -> Block | None:
    """Give the bold words that begin a paragraph as a heading where they name goals or measures: `Ziele: …`."""
    if not block.lead or not names_lists(block.passage.raw[: block.lead].strip().rstrip(":")):
        return None
    head = match_head(block.passage.raw[: block.lead])
    if head is None or not (block.passage.raw[: block.lead].rstrip().endswith(":") or ":" in block.passage.raw[:60]):
        return None
    first = block.lines[0]
    line = first.line
    cut = TextLine(line.passage.cut(0, block.lead), line.bbox, bold=True, height=line.height)
    return Block(BlockKind.HEADING, [replace(first, line=cut)])
