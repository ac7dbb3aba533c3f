"""The records of slides: bullets below a title that says, or hints, that they are goals or measures."""

from collections.abc import Sequence
from dataclasses import dataclass

from konzeptminer.layout.stacked import fold
from konzeptminer.records import BlockKind, Record, SourceKind
from konzeptminer.rows.build import Origin, build_record
from konzeptminer.rows.headings import NO_FIELD
from konzeptminer.rows.material import Built, Material
from konzeptminer.rows.section_blocks import NUMBERING, Block
from konzeptminer.rows.section_outline import NO_CHAPTER
from konzeptminer.rows.sections import GUESSED
from konzeptminer.rows.slide_find import Slide, is_heading, printed_slides, slide_pages, typed_slides
from konzeptminer.rows.slide_titles import Cue, read_title
from konzeptminer.rows.statements import StatementKind, classify
from konzeptminer.rows.table import RawRow
from konzeptminer.text.passage import Passage, join

WORDING_REASON = "the slide holds goals and measures alike; which of them this is was told by its wording"
UNSURE_REASON = "the wording leaves open whether this is a goal or a measure"
CONTINUED_REASON = "the slide has no title; what it holds was taken from the slide before"
TITLE_REASON = "the field is the title of the slide"
NO_BULLET_REASON = "the slide has no bullets; each paragraph was taken for one"

SURE = 0.75
"""From this probability on, the wording of a bullet decides."""

FACT = 0.6
"""From this probability on, a bullet among results states a fact."""

NESTED = 3.0
"""Bullets that stand this many points further to the right belong to the bullet above."""

LONGEST_FIELD = 8
"""Words of a slide's title that may be the name of a field."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What the headings above a bullet say."""

    cue: Cue
    field: Passage | None
    reasons: tuple[str, ...] = ()


@dataclass(slots=True)
class _Entry:
    """A bullet with what is listed below it."""

    place: _Place
    paragraphs: list[Passage]


def slide_records(slides: Sequence[Slide], material: Material) -> Built:
    """Make the records of the slides of a deck, in reading order."""
    entries = _Reader().read(slides)
    records = (_record(entry, row, material) for row, entry in enumerate(entries, start=1))
    return Built(records=[record for record in records if record is not None])


def find_slides(material: Material) -> list[Slide]:
    """Give the slides of a deck; none where the document is no deck."""
    if any(not page.text.printed for page, _ in material.pages):
        return typed_slides(material.pages)
    return printed_slides(slide_pages(material.pages))


class _Reader:
    """Walks through the slides and takes the bullets below headings that say what they are."""

    def __init__(self) -> None:
        self._fields: set[str] = set()
        """Names that the deck lists as its fields of action, folded."""
        self._last: _Place | None = None
        """What the slide before holds at its end."""

    def read(self, slides: Sequence[Slide]) -> list[_Entry]:
        """Give the entries in reading order."""
        return [entry for slide in slides for entry in self._slide(slide)]

    def _slide(self, slide: Slide) -> list[_Entry]:
        chain = _Chain(self._fields)
        for block in slide.running:
            chain.open(block, is_title=False)
        entries: list[_Entry] = []
        place: _Place | None = None
        first: Block | None = None
        is_titled = any(is_heading(block) for block in (*slide.running, *slide.blocks[:1]))
        if not is_titled and self._last is not None:
            place = _Place(self._last.cue, self._last.field, (CONTINUED_REASON,))
        before: Block | None = None
        has_bullets = any(block.kind is BlockKind.ITEM for block in slide.blocks)
        for block in slide.blocks:
            if block.kind is BlockKind.ITEM:
                if place is not None and place.cue is Cue.FIELDS:
                    self._fields.add(fold(block.paragraphs()[0].raw))
                elif place is not None:
                    bullet = join(block.paragraphs())  # it states one thing, however its lines are broken
                    if first is not None and block.indent - first.indent > NESTED:
                        entries[-1].paragraphs.append(bullet)
                    else:
                        first = first or block
                        entries.append(_Entry(place, [bullet]))
            elif not has_bullets and _is_printed_text(block):
                entries += _without_bullets(block, place)
            elif is_heading(block):
                chain.open(block, is_below=before is not None and before.kind is BlockKind.ITEM)
                place, first = chain.place(), None
            before = block
        self._last = place if place is not None and place.cue is not Cue.FIELDS else None
        return entries


def _is_printed_text(block: Block) -> bool:
    """Tell whether a block of a PDF is no title: its type says so."""
    return block.kind is BlockKind.TEXT and block.lines[0].line.passage.pieces[0].page.printed


def _without_bullets(block: Block, place: _Place | None) -> list[_Entry]:
    """Give the paragraphs of a slide without bullets, below a title that says plainly what they are."""
    if place is None or place.cue not in (Cue.GOALS, Cue.MEASURES):
        return []
    paragraphs = [part for part in block.paragraphs() if len(part.raw.split()) > 1]
    place = _Place(place.cue, place.field, (*place.reasons, NO_BULLET_REASON))
    return [_Entry(place, [part]) for part in paragraphs if not part.raw.rstrip().endswith(":")]


class _Chain:
    """The headings above a bullet: those of the slide, and those below them."""

    def __init__(self, fields: set[str]) -> None:
        self._fields = fields
        self._titles: list[tuple[Block, bool]] = []
        self._below: list[tuple[Block, bool]] = []

    def open(self, block: Block, *, is_below: bool = False, is_title: bool = True) -> None:
        """Open a heading; one behind a list closes the last one behind a list. A sentence is none."""
        if block.kind is BlockKind.TEXT and len(block.passage.raw.split()) > LONGEST_FIELD:
            return
        if is_below:
            self._below = []
        (self._below if is_below or self._below else self._titles).append((block, is_title))

    def place(self) -> _Place | None:
        """Say what bullets hold that come next; None where no heading says that they are goals or measures."""
        chain = [*self._titles, *self._below]
        titles = [read_title(block.passage.raw, self._fields) for block, _ in chain]
        cues = [title.cue for title in titles if title.cue is not None]
        if not cues or cues[-1] is Cue.NOTHING:
            return None
        named = [
            block.passage.cut(*title.field) for (block, _), title in zip(chain, titles, strict=True) if title.field
        ]
        if named:
            return _Place(cues[-1], named[-1])
        if cues[-1] in (Cue.GOALS, Cue.MEASURES) and titles[0].cue is None:
            first = next(number for number, title in enumerate(titles) if title.cue is not None)
            block, is_title = chain[first - 1]
            if is_title and _may_name_field(block):
                return _Place(cues[-1], _name(block.passage), (TITLE_REASON,))
        return _Place(cues[-1], None)


def _may_name_field(block: Block) -> bool:
    text = block.passage.raw
    is_name = text.strip()[:1].isupper() and not text.rstrip().endswith((":", ".", "?", "!"))
    return is_name and len(text.split()) <= LONGEST_FIELD and not NO_FIELD.search(text) and not NO_CHAPTER.search(text)


def _name(passage: Passage) -> Passage:
    number = NUMBERING.match(passage.raw)
    return passage.cut(number.end() if number else 0, len(passage.raw.rstrip().rstrip(":")))


def _record(entry: _Entry, row: int, material: Material) -> Record | None:
    place = entry.place
    is_goal = place.cue is Cue.GOALS
    reasons = place.reasons
    if place.cue is Cue.EITHER:
        statement = classify(entry.paragraphs[0].clean(material.joiner).text)
        if statement.kind is StatementKind.FACT and statement.probability >= FACT:
            return None
        is_goal = statement.is_goal
        reasons = (*reasons, WORDING_REASON)
        if statement.kind is StatementKind.FACT or statement.probability < SURE:
            reasons = (*reasons, UNSURE_REASON)
    raw = RawRow(
        row=row,
        goal=entry.paragraphs if is_goal else [],
        measure=[] if is_goal else entry.paragraphs,
    )
    origin = Origin(
        sha256=material.document.sha256,
        doc=material.document.name,
        joiner=material.joiner,
        confidence=round(GUESSED ** len(reasons), 3),
        reasons=reasons,
        heading=place.field,
    )
    record = build_record(raw, origin)
    return None if record is None else record.model_copy(update={"source": SourceKind.SLIDE})
