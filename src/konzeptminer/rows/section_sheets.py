"""Profile sheets within chapters: a heading that counts measures, and below it text and labels such as `Zuständig:`."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from konzeptminer.layout.reading_order import Placed
from konzeptminer.records import BlockKind, Record, SourceKind
from konzeptminer.rows.build import Origin, build_record
from konzeptminer.rows.heads import Column
from konzeptminer.rows.roles import Role
from konzeptminer.rows.section_blocks import LEADERS, Block, ends_early
from konzeptminer.rows.sheet_labels import Label, read_label
from konzeptminer.rows.table import RawRow
from konzeptminer.rows.values import traced
from konzeptminer.text.passage import Passage, join

MEASURE_HEAD = re.compile(
    r"\s*(?:(?:Maßnahmen?|Projekt|Vorhaben|Handlungsempfehlung|Empfehlung)\s*(?:Nr\.?\s*)?[A-ZÄÖÜ]{0,3}[ .-]?"
    r"|(?P<short>[A-ZÄÖÜ]{1,3}[ .-]?))\d{1,3}(?:[.-]\d{1,3})*[a-z]?\s*[:.–-]?\s+(?P<title>\S.*)",
    re.DOTALL,
)
"""A heading that counts a measure: `Maßnahme 3: …`, `M1 …`, `KS-2.1 …`."""

LABEL = re.compile(r"\s*(?P<label>[^:\n]{2,48}?)\s*:\s*")

KNOWN = 0.85
"""Least score of a label."""

LONGEST_LABEL = 5
"""A label has no more words than this."""

DETAILS = (
    Role.RESPONSIBLE,
    Role.PARTNERS,
    Role.RESOURCES,
    Role.PERIOD,
    Role.GOAL,
    Role.DESCRIPTION,
    Role.IMPLEMENTATION,
)

AIMS = {Role.GOAL, Role.IMPLEMENTATION}
MEANS = {Role.RESPONSIBLE, Role.PARTNERS, Role.RESOURCES}
FEWEST = 3
"""Below a heading that counts no measure stand labels of as many kinds, of these two among them."""

COMMON = 0.75
"""A line in this share of the sheets belongs to their template."""

CONFIDENCE = 0.9
SHEET_REASON = "labels and texts of the sheet were told by their words, no lines part them"


@dataclass(slots=True)
class ChapterSheet:
    """A measure with a heading of its own: its blocks from the heading on, and its texts by label."""

    start: int
    end: int
    heading: Block
    texts: list[tuple[Label | None, list[Passage]]] = field(default_factory=list)
    goal: Passage | None = None
    """The goal that a heading above states, for a sheet without one of its own."""

    @property
    def details(self) -> set[Role]:
        """The roles of its labels."""
        return {label.role for label, _ in self.texts if label is not None and label.role in DETAILS}

    @property
    def is_short(self) -> bool:
        """Whether but letters and a number say that its heading counts measures."""
        match = MEASURE_HEAD.match(self.heading.passage.raw)
        return match is not None and (match["short"] or "M").strip(" .-") != "M"


def find_chapter_sheets(blocks: Sequence[Block]) -> list[ChapterSheet]:
    """Find measures with headings of their own; none where one alone has no label below it to tell."""
    heads = [n for n, block in enumerate(blocks) if block.kind is BlockKind.HEADING and _counts_measure(block)]
    return _sheets(blocks, heads) or _sheets(blocks, _heads_over_labels(blocks))


def _sheets(blocks: Sequence[Block], heads: Sequence[int]) -> list[ChapterSheet]:
    ends = [min((_end(blocks, head), *(n for n in heads if n > head))) for head in heads]
    sheets = [ChapterSheet(head, end, blocks[head]) for head, end in zip(heads, ends, strict=True)]
    printed = Counter(text for sheet in sheets for text in {_text(line) for line in _lines(blocks, sheet)})
    repeated = {text for text, count in printed.items() if count >= max(2, COMMON * len(sheets))}
    for sheet in sheets:
        own = [_without_questions(block, repeated) for block in blocks[sheet.start + 1 : sheet.end]]
        sheet.texts = _texts([block for block in own if block.lines])
    filled = [sheet for sheet in sheets if sheet.texts]
    if not any(len(sheet.details) > 1 for sheet in filled):
        filled = [sheet for sheet in filled if not sheet.is_short]
    return filled if len(filled) > 1 or any(len(sheet.details) > 1 for sheet in filled) else []


def _heads_over_labels(blocks: Sequence[Block]) -> list[int]:
    """Give the headings, whatever they say, right below which labels tell of a measure: `Ziel`, `Kosten`."""
    heads = [n for n, block in enumerate(blocks) if block.kind is BlockKind.HEADING and not _is_label(block)]
    found: list[int] = []
    for head, end in pairwise([*heads, len(blocks)]):
        roles = {label.role for label, _ in _texts(blocks[head + 1 : end]) if label is not None}
        # Where a label says `Maßnahmen`, the heading is that of a field of action.
        if len(roles.intersection(DETAILS)) >= FEWEST and roles & AIMS and roles & MEANS and Role.MEASURE not in roles:
            found.append(head)
    looks = Counter((round(blocks[head].height, 1), blocks[head].bold) for head in found)
    return [head for head in found if looks[round(blocks[head].height, 1), blocks[head].bold] > 1]


def _is_label(block: Block) -> bool:
    return _known(block.passage.raw.partition(":")[0]) is not None


def _lines(blocks: Sequence[Block], sheet: ChapterSheet) -> Iterator[Placed]:
    for block in blocks[sheet.start + 1 : sheet.end]:
        yield from block.lines


def _text(placed: Placed) -> str:
    return " ".join(placed.line.text.split())


def _without_questions(block: Block, repeated: Collection[str]) -> Block:
    """Leave out the questions that the sheets have in common: lines which most print, down to a question mark."""
    kept: list[Placed] = []
    run: list[Placed] = []
    for placed in block.lines:
        run.append(placed)
        if _text(placed) not in repeated:
            kept += run
            run = []
        elif _text(placed).endswith("?"):
            run = []
    return replace(block, lines=[*kept, *run])


def _counts_measure(block: Block) -> bool:
    raw = block.passage.raw
    return MEASURE_HEAD.match(raw) is not None and not LEADERS.search(raw) and not raw.rstrip().endswith(":")


def _end(blocks: Sequence[Block], start: int) -> int:
    """Give the number of the block behind a sheet: a heading that counts or outranks it, or is none of its labels."""
    head = blocks[start]
    for number in range(start + 1, len(blocks)):
        block = blocks[number]
        if block.kind is not BlockKind.HEADING:
            continue
        ratio = block.height / head.height
        label = _known(block.passage.raw.partition(":")[0])
        is_label = label is not None and (label.role is not Role.HANDLUNGSFELD or number == start + 1 or block.beside)
        is_field = label is not None and label.role is Role.HANDLUNGSFELD and not is_label
        # In a text file, a label with space around it seems larger.
        stands_alone = is_label and not block.passage.raw.partition(":")[2].strip()
        outranks = ratio > 1.04 and not (stands_alone and not block.lines[0].line.passage.pieces[0].page.printed)
        if is_field or outranks or _counts_measure(block) or not (ratio < 0.96 or is_label):
            return number
    return len(blocks)


def _texts(blocks: Sequence[Block]) -> list[tuple[Label | None, list[Passage]]]:
    """Give the texts below a heading with the label of each; those that have none describe the measure."""
    texts: list[tuple[Label | None, list[Passage]]] = []
    is_open = False  # a label stands alone, and what comes next is its text
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            name, _, text = block.passage.raw.partition(":")
            if not text.strip():
                texts.append((read_label(name), []))
                is_open = True
                continue
        if block.kind is BlockKind.ITEM:
            found = _label(block.lines[0])
            if found is not None:
                passage = block.passage
                texts.append((found[0], [passage.cut(found[1], len(passage.raw))]))
                is_open = False
                continue
            if not texts:
                texts.append((None, []))
            texts[-1][1].extend(block.paragraphs())
            continue
        for label, passage in _labelled(block):
            if label is not None:
                texts.append((label, [] if passage.is_blank else [passage]))
                is_open = passage.is_blank
            elif is_open and texts:
                texts[-1][1].append(passage)
            else:
                texts.append((None, [passage]))
    return [(label, passages) for label, passages in texts if passages]


def _labelled(block: Block) -> Iterator[tuple[Label | None, Passage]]:
    """Cut a text where a line begins with a label."""
    label: Label | None = None
    parts: list[Passage] = []
    before: Placed | None = None
    for placed in block.lines:
        passage = placed.line.passage
        found = _label(placed)
        is_free = before is None or ends_early(before, placed) or _leads(placed)
        # A full line may stand above a label, too; then the label must be sure.
        if found is not None and (is_free or found[0].score >= 1):
            if parts or label is not None:
                yield label, join(parts)
            label, parts = found[0], [passage.cut(found[1], len(passage.raw))]
        else:
            parts.append(passage)
        before = placed
    if parts or label is not None:
        yield label, join(parts)


def _leads(placed: Placed) -> bool:
    piece = placed.line.passage.pieces[0]
    return piece.page.bold_until(piece.start, piece.end) > piece.start


def _label(placed: Placed) -> tuple[Label, int] | None:
    """Give the label at the start of a line and where its text begins."""
    raw = placed.line.passage.raw
    match = LABEL.match(raw)
    if match is not None and (label := _known(match["label"])):
        return label, match.end()
    piece = placed.line.passage.pieces[0]
    lead = piece.page.bold_until(piece.start, piece.end) - piece.start
    if lead and (label := _known(raw[:lead].rstrip(" :"))):
        return label, lead
    return None


def _known(text: str) -> Label | None:
    label = read_label(text) if len(text.split()) <= LONGEST_LABEL else None
    return label if label is not None and label.score >= KNOWN else None


def chapter_sheet_record(sheet: ChapterSheet, origin: Origin) -> Record | None:
    """Make the record of a sheet: its heading is the title, what has no label describes the measure."""
    title = sheet.heading.passage
    row = RawRow(0, measure=[title])
    body = [text for label, texts in sheet.texts if _describes(label) for text in texts]
    if body:
        row.cells.append((Column(0, 1, "", ((None, Role.DESCRIPTION),), 1.0), body))
    responsible = [label for label, _ in sheet.texts if label and label.role is Role.RESPONSIBLE and not label.shared]
    for label, texts in sheet.texts:
        if label is None or _describes(label):
            continue
        if label.role is Role.GOAL:
            row.goal += texts
        elif label.role is Role.HANDLUNGSFELD:
            row.handlungsfeld += texts
        else:
            row.cells.append((_column(label, has_responsible=bool(responsible)), texts))
    if sheet.goal is not None and not row.goal:
        row.goal = [sheet.goal]
    record = build_record(row, origin)
    if record is None:
        return None
    return record.model_copy(update={"source": SourceKind.SHEET, "title": traced([title], origin.joiner)})


def _describes(label: Label | None) -> bool:
    return label is None or label.role in (Role.DESCRIPTION, Role.MEASURE)


def _column(label: Label, *, has_responsible: bool) -> Column:
    role = label.role
    if role is Role.RESPONSIBLE and label.shared and has_responsible:
        role = Role.PARTNERS
    return Column(0, 1, label.text.rstrip(" :"), ((None, role),), label.score)
