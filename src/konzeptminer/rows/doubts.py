"""What a record's own text, and the records beside it, say of errors: a text that breaks off, an empty cell."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from konzeptminer.layout.breaks import OPEN_END
from konzeptminer.records import Record, SourceKind, TracedText
from konzeptminer.rows.actors import is_actor
from konzeptminer.rows.confidence import Doubt, Finding, lower
from konzeptminer.rows.roles import match_head
from konzeptminer.text.bullets import UNNAMED

TEXTS = ("handlungsfeld", "goal", "measure", "implementation", "responsible", "partners", "resources")
LABELLED = ("handlungsfeld", "measure", "responsible", "resources")
"""Cells in which a text that is a column head, and nothing else, is one: `Schulen` may be partners."""
EXPECTED = ("handlungsfeld", "goal", "implementation")
"""Cells that were found to be missing rather than blank where the other rows have them."""
JOINED = ("handlungsfeld", "goal", "responsible")
"""Cells that seldom run over a page break: where two parts were joined there, they often were two cells."""
STARTS = ("handlungsfeld", "goal")
"""Cells whose text begins with a capital, unless the document does otherwise."""
NO_MEANING = re.compile(rf"(?<=\w)[{UNNAMED}]|[{UNNAMED}](?=\w)|\(cid:\d+\)")
"""A letter that says nothing, within or beside a word: alone it is a bullet."""
BESIDE = ("implementation", "responsible", "partners", "resources")
SELDOM = 0.2
"""Share of a column's cells up to which a thing is seldom, and then odd."""
LONGEST_LABEL = 40
"""Characters of a column head at most."""
SHORT = 5
"""Letters that the text of a measure or a goal has at least, where its column holds more than names."""
LONG = 20
"""Median length in characters from which a column holds more than names."""
USUAL = 0.6
"""Share of a document's rows from which a thing is usual."""
HEAD = 0.95
"""Score of a text that is a column head and nothing else."""


def weigh(records: Sequence[Record]) -> list[Record]:
    """Lower the confidence of the records of a document by what their texts show, each beside the others.

    Args:
        records: The records in reading order.
    """
    peers = _Peers(records)
    before = [None, *records[:-1]]
    after = [*records[1:], None]
    return [
        lower(record, [*_of_row(record, peers), *_of_cells(record, peers), *_of_border(above, record, below, peers)])
        for above, record, below in zip(before, records, after, strict=False)
    ]


class _Peers:
    """What is usual in a document."""

    def __init__(self, records: Sequence[Record]) -> None:
        filled = {cell: [text for record in records if (text := _text(record, cell))] for cell in TEXTS}
        self.usual = {
            cell for cell, texts in filled.items() if len(texts) >= _least(cell) * len(records) and len(records) > 3
        }
        self.in_lower = {cell for cell, texts in filled.items() if _share(map(_begins_lower, texts)) > SELDOM}
        self.of_paragraphs = {cell for cell, texts in filled.items() if _share("\n" in t for t in texts) > SELDOM}
        self.long = {cell for cell, texts in filled.items() if len(texts) > 2 and median(map(len, texts)) > LONG}
        self.rows = Counter(map(_identity, records))
        self.goals = set(filled["goal"])


def _least(cell: str) -> float:
    """Give the share of rows from which a cell is usual; a field of action holds for many rows, so few are enough."""
    return 0.2 if cell == "handlungsfeld" else USUAL


def _identity(record: Record) -> tuple[str, ...]:
    """Give what tells a row from others: two works of one name have numbers of their own."""
    return _text(record, "goal"), _text(record, "measure"), *(text.text for text in record.extra.values())


def _share(marks: Iterable[bool]) -> float:
    marks = list(marks)
    return sum(marks) / len(marks) if marks else 0.0


def _text(record: Record, cell: str) -> str:
    """Give the text of a cell, the parts of a list one a line; empty where there is none."""
    return "\n".join(part.text for part in record.parts(cell))


def _of_row(record: Record, peers: _Peers) -> Iterator[Finding]:
    if record.measure is None and (record.implementation or record.responsible or record.resources):
        yield Finding(Doubt.LONE_GOAL)
    if len(_text(record, "measure")) > LONG and peers.rows[_identity(record)] > 1:
        yield Finding(Doubt.REPEATED)
    if any(re.match(r"Spalte \d+", label) for label in record.extra):
        yield Finding(Doubt.NO_HEAD)


def _of_cells(record: Record, peers: _Peers) -> Iterator[Finding]:
    for cell in TEXTS:
        parts = record.parts(cell)
        if parts:
            yield from (Finding(doubt, cell) for doubt in _of_cell(cell, parts, peers))
        elif cell in peers.usual and cell in EXPECTED:
            yield Finding(Doubt.MISSING, cell)
    if {part.text for part in record.responsible} & {part.text for part in record.partners}:
        yield Finding(Doubt.TWICE, "partners")
    if not record.responsible and record.implementation and all(is_actor(p.text) for p in record.implementation):
        yield Finding(Doubt.ACTORS, "implementation")
    goal = _text(record, "goal")
    if len(goal) > SHORT and any(
        goal != other and (other.startswith(goal) or other.endswith(goal)) for other in peers.goals
    ):
        yield Finding(Doubt.PART, "goal")


def _of_border(above: Record | None, record: Record, below: Record | None, peers: _Peers) -> Iterator[Finding]:
    """Give what is doubtful about where a row of a table ends: a line through its measure makes two rows of it."""
    if record.source is SourceKind.TABLE and "measure" not in peers.in_lower:
        if above and _is_rest(above, record):
            yield Finding(Doubt.BEGINS_LOWER, "measure")
        if below and _is_rest(record, below):
            yield Finding(Doubt.NEXT_LOWER, "measure")


def _is_rest(above: Record, record: Record) -> bool:
    """Tell whether a row begins in lower case and has nothing of its own beside the measure."""
    own = [[part for cell in BESIDE for part in row.parts(cell)] for row in (record, above)]
    shared = {part.spans for part in own[1]}
    return _begins_lower(_text(record, "measure")) and all(part.spans in shared for part in own[0])


def _of_cell(cell: str, parts: Sequence[TracedText], peers: _Peers) -> Iterator[Doubt]:
    text = "\n".join(part.text for part in parts)
    if NO_MEANING.search(text):
        yield Doubt.GARBLED
    if cell in STARTS and cell not in peers.in_lower and _begins_lower(text):
        yield Doubt.BEGINS_LOWER
    if cell == "responsible" and any(_begins_lower(p.text) and not is_actor(p.text) for p in parts[1:]):
        yield Doubt.BEGINS_LOWER
    if any(OPEN_END.search(part.text) for part in parts):
        yield Doubt.ENDS_OPEN
    if cell in JOINED and any(_is_joined(part) for part in parts):
        yield Doubt.OVER_PAGE
    if cell in ("goal", "handlungsfeld") and cell not in peers.of_paragraphs and "\n" in text:
        yield Doubt.SEVERAL
    if cell in ("goal", "measure") and cell in peers.long and sum(map(str.isalpha, text)) < SHORT:
        yield Doubt.SHORT
    if cell in LABELLED and len(text) < LONGEST_LABEL and _is_label(text):
        yield Doubt.LABEL


def _is_label(text: str) -> bool:
    """Tell whether a text is a column head, and no noun in it says more: `Handlungsfeld Sprache` is none."""
    nouns = [word for word in re.findall(r"[^\W\d_]+", text) if word[0].isupper()]
    heads = [match_head(part) for part in (text, *nouns)]
    return all(head is not None and head.score >= HEAD and head.role in LABELLED for head in heads)


def _begins_lower(text: str) -> bool:
    first = next((letter for letter in text if letter.isalpha()), "")
    return first.islower() and not re.match(r"\W*(?:[a-d]\)|z\.)", text)


def _is_joined(part: TracedText) -> bool:
    """Tell whether the text was put together over a page break where nothing in it says that it goes on."""
    spans = [span for span in part.spans if span.text.strip()]
    return any(
        before.page != after.page
        and not OPEN_END.search(before.text.rstrip())
        and not after.text.lstrip()[:1].islower()
        for before, after in pairwise(spans)
    )
