"""What a record's own text, and the records beside it, say of errors: a text that breaks off, an empty cell."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from konzeptminer.layout.breaks import OPEN_END
from konzeptminer.records import Record, TracedText
from konzeptminer.rows.actors import is_actor
from konzeptminer.rows.confidence import Doubt, Finding, lower
from konzeptminer.rows.roles import match_head

TEXTS = ("handlungsfeld", "goal", "measure", "implementation", "responsible", "partners", "resources")
PROSE = ("handlungsfeld", "goal", "measure", "implementation")
NO_MEANING = re.compile("[\ufffd\ue000-\uf8ff]|\\(cid:\\d+\\)")
LONG = 3.0
"""A text this many times as long as all but a tenth of its column's is two."""
SHORT = 5
"""Letters that the text of a measure or a goal has at least."""
USUAL = 0.6
"""Share of a document's rows from which a thing is usual."""
HEAD = 0.95
"""Score of a text that is a column head and nothing else."""


def weigh(records: Sequence[Record]) -> list[Record]:
    """Lower the confidence of the records of a document by what their texts show, each beside the others."""
    peers = _Peers(records)
    return [lower(record, list(_findings(record, peers))) for record in records]


class _Peers:
    """What is usual in a document."""

    def __init__(self, records: Sequence[Record]) -> None:
        count = len(records) or 1
        filled = {cell: [text for r in records if (text := cell_text(r, cell))] for cell in TEXTS}
        self.usual = {cell for cell, texts in filled.items() if len(texts) >= USUAL * count and count > 3}
        self.in_lower = {cell for cell, texts in filled.items() if sum(map(_begins_lower, texts)) > 0.2 * len(texts)}
        self.longest = {cell: sorted(map(len, texts))[int(0.9 * (len(texts) - 1))] for cell, texts in filled.items() if texts}
        self.several = {cell for cell, texts in filled.items() if sum("\n" in t for t in texts) > 0.2 * len(texts)}
        self.cells = median(sum(bool(getattr(r, cell)) for cell in TEXTS) for r in records) if records else 0
        self.measures = Counter(r.measure.text for r in records if r.measure)


def cell_text(record: Record, cell: str) -> str:
    """Give the text of a cell, the parts of a list one a line; empty where there is none."""
    return "\n".join(text.text for text in record.parts(cell))


def _findings(record: Record, peers: _Peers) -> Iterator[Finding]:
    filled = sum(bool(getattr(record, cell)) for cell in TEXTS)
    if filled * 2 < peers.cells:
        yield Finding(Doubt.FEW_CELLS)
    if record.measure is None and any(getattr(record, cell) for cell in ("implementation", "responsible", "resources")):
        yield Finding(Doubt.LONE_GOAL)
    if record.measure and peers.measures[record.measure.text] > 1:
        yield Finding(Doubt.REPEATED)
    if any(re.match(r"Spalte \d+", label) for label in record.extra):
        yield Finding(Doubt.NO_HEAD)
    if {part.text for part in record.responsible} & {part.text for part in record.partners}:
        yield Finding(Doubt.TWICE, "partners")
    for cell in TEXTS:
        parts = record.parts(cell)
        if not parts:
            if cell in peers.usual:
                yield Finding(Doubt.MISSING, cell)
            continue
        for doubt in _of_cell(cell, parts, peers):
            yield Finding(doubt, cell)


def _of_cell(cell: str, parts: Sequence[TracedText], peers: _Peers) -> Iterator[Doubt]:
    text = "\n".join(part.text for part in parts)
    if any(NO_MEANING.search(part.text) for part in parts):
        yield Doubt.GARBLED
    if cell in PROSE and cell not in peers.in_lower and _begins_lower(text):
        yield Doubt.BEGINS_LOWER
    if cell in ("responsible", "partners", "implementation") and any(_begins_lower(p.text) for p in parts[1:]):
        yield Doubt.BEGINS_LOWER
    if cell in ("goal", "handlungsfeld") and cell not in peers.several and "\n" in text:
        yield Doubt.SEVERAL
    if any(OPEN_END.search(part.text) for part in parts[:-1]) or OPEN_END.search(text):
        yield Doubt.ENDS_OPEN
    if any(_is_joined(part) for part in parts):
        yield Doubt.OVER_PAGE
    if len(text) > LONG * peers.longest[cell] and len(text) > 100:
        yield Doubt.LONG
    if cell in ("goal", "measure") and sum(map(str.isalpha, text)) < SHORT:
        yield Doubt.SHORT
    head = match_head(text) if cell in TEXTS and len(text) < 40 else None
    if (
        head is not None
        and head.score >= HEAD
        and head.role in ("measure", "goal", "responsible", "resources", "implementation", "partners")
    ):
        yield Doubt.LABEL
    if cell in ("responsible", "partners") and not any(is_actor(part.text) for part in parts):
        yield Doubt.NO_ACTOR


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
