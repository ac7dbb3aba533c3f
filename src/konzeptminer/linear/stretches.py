"""Tables in running lines: what follows each head, cut into cells by the model of line roles."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from konzeptminer.linear.captions import find_caption
from konzeptminer.linear.heads import Head, find_heads
from konzeptminer.linear.labels import COLUMNS, NOISE, OUT, role_of
from konzeptminer.linear.model import LineModel, load_model
from konzeptminer.linear.segments import Segment, segments_of, shared_openings
from konzeptminer.linear.turned import turned_texts
from konzeptminer.records import TracedText
from konzeptminer.text.passage import PageText, Piece


@dataclass(slots=True)
class Cell:
    """A cell: its column's role, its segments, and how sure it is that they and no others are the cell."""

    role: str
    segments: list[Segment] = field(default_factory=list)
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands under one head, up to the next.

    Attributes:
        head: The head.
        cells: The cells, in reading order.
        turned: Turned texts between them, each with the number of cells before it.
        caption: The heading over the head where it names a field of action.
    """

    head: Head
    cells: tuple[Cell, ...]
    turned: tuple[tuple[int, TracedText], ...] = ()
    caption: Piece | None = None


def find_stretches(pages: Sequence[PageText], model: LineModel | None = None) -> list[Stretch]:
    """Find the tables and their cells, in reading order.

    Args:
        pages: The pages of the text.
        model: Tells the cells apart; by default the shipped one, which is loaded only where there is a head.

    Raises:
        LineModelError: The shipped model is missing or damaged.
    """
    heads = [(i, head, find_caption(page, head)) for i, page in enumerate(pages) for head in find_heads(page)]
    if not heads:
        return []
    model = model or load_model()
    ends = [(i, caption.start if caption else head.start) for i, head, caption in heads[1:]]
    stretches = []
    for (i, head, caption), end in zip(heads, [*ends, (len(pages) - 1, None)], strict=True):
        segments = _between(pages, (i, head.end), end)
        roles = tuple(str(role) for role in head.roles if role in COLUMNS)
        decoded = model.decode(segments, roles)
        stretches.append(
            Stretch(
                head,
                tuple(cells_of(segments, decoded.labels, decoded.sure)),
                _turned(segments, decoded.labels),
                caption,
            )
        )
    return stretches


def _between(pages: Sequence[PageText], start: tuple[int, int], end: tuple[int, int | None]) -> list[Segment]:
    ranges = [
        (pages[i], start[1] if i == start[0] else 0, end[1] if i == end[0] else None)
        for i in range(start[0], end[0] + 1)
    ]
    openings = shared_openings(line for page, low, high in ranges for line in page.text[low:high].split("\n"))
    return [segment for page, low, high in ranges for segment in segments_of(page, low, high, openings=openings)]


def cells_of(segments: Sequence[Segment], labels: Sequence[str], sure: Sequence[float]) -> list[Cell]:
    """Group labelled segments into cells, up to the end of the table.

    A cell is as sure as the least sure of its labels and of the one behind it, which says that it ends.
    """
    cells: list[Cell] = []
    for segment, label, share in zip(segments, labels, sure, strict=True):
        if cells and label != NOISE:
            cells[-1].sure = min(cells[-1].sure, share)
        if label == OUT:
            break
        if label == NOISE:
            continue
        if label.startswith("B-") or not cells:
            cells.append(Cell(role_of(label), sure=share))
        cells[-1].segments.append(segment)
    return cells


def _turned(segments: Sequence[Segment], labels: Sequence[str]) -> tuple[tuple[int, TracedText], ...]:
    """Give the turned texts among the noise, each with the number of cells that begin before it."""
    inner = labels[: labels.index(OUT)] if OUT in labels else labels
    noise = [segment for segment, label in zip(segments, inner, strict=False) if label == NOISE]
    starts = [
        (segment.page.page, segment.start) for segment, label in zip(segments, inner, strict=False) if label[:2] == "B-"
    ]
    return tuple(
        (sum(start < (text.spans[0].page, text.spans[0].chars[0]) for start in starts), text)
        for text in turned_texts(noise)
    )
