"""Tables in running lines: what follows each head, cut into cells by the model of line roles."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from konzeptminer.linear.decode import decode
from konzeptminer.linear.heads import Head, find_heads
from konzeptminer.linear.labels import COLUMNS, NOISE, OUT, role_of
from konzeptminer.linear.model import LineModel
from konzeptminer.linear.segments import Segment, segments_of
from konzeptminer.linear.turned import turned_text
from konzeptminer.records import TracedText
from konzeptminer.text.passage import PageText


@dataclass(slots=True)
class Cell:
    """A cell: its column's role and its segments."""

    role: str
    segments: list[Segment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands under one head, up to the next."""

    head: Head
    cells: tuple[Cell, ...]
    turned: TracedText | None = None


def find_stretches(pages: Sequence[PageText], model: LineModel) -> list[Stretch]:
    """Find the tables and their cells, in reading order."""
    heads = [(i, head) for i, page in enumerate(pages) for head in find_heads(page)]
    stretches = []
    for place, (i, head) in enumerate(heads):
        following = heads[place + 1] if place + 1 < len(heads) else (len(pages) - 1, None)
        segments = _between(pages, (i, head.end), (following[0], following[1].start if following[1] else None))
        roles = tuple(str(role) for role in head.roles if role in COLUMNS)
        labels = decode(model.scores(segments, roles), roles, model.steps, model.labels)
        noise = [segment for segment, label in zip(segments, labels, strict=True) if label == NOISE]
        stretches.append(Stretch(head, tuple(_cells(segments, labels)), turned_text(noise)))
    return stretches


def _between(pages: Sequence[PageText], start: tuple[int, int], end: tuple[int, int | None]) -> list[Segment]:
    segments = []
    for i in range(start[0], end[0] + 1):
        low = start[1] if i == start[0] else 0
        segments += segments_of(pages[i], low, end[1] if i == end[0] else None)
    return segments


def _cells(segments: Sequence[Segment], labels: Sequence[str]) -> list[Cell]:
    cells: list[Cell] = []
    for segment, label in zip(segments, labels, strict=True):
        if label == OUT:
            break
        if label == NOISE:
            continue
        if label.startswith("B-") or not cells:
            cells.append(Cell(role_of(label)))
        cells[-1].segments.append(segment)
    return cells
