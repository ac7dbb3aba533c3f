"""Heads of tables that no line shows: labels side by side which name columns, over one or a few lines."""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from konzeptminer.layout.chunks import Chunk
from konzeptminer.layout.paragraphs import HYPHENS

Names = Callable[[str], float]
"""Tells how sure it is that a label names what a column holds, from 0 to 1."""

SURE = 0.75
"""From this score on a label names a column, be it by one word of several."""

PLAIN = 0.95
"""From this score on it is nothing but such a name."""

DEEPEST = 4
"""Lines of text that a head has at most."""

ABBREVIATED = re.compile(r"\b(?:Verantw|\w{1,4})\.$", re.IGNORECASE)
"""Words of heads that end with a stop."""

FEWEST = 3
"""Two labels side by side may stand over two lists as well."""

LINE_GAP = 0.7
"""Lines of a head stand no further apart than this, in heights of its type."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a head and where it lies."""

    text: str
    x0: float
    x1: float
    bold: bool
    score: float = 0.0

    @property
    def sure(self) -> bool:
        """Whether it names a column."""
        return self.score >= SURE


@dataclass(frozen=True, slots=True)
class Head:
    """The labels of a table from left to right, the pieces they consist of, and the numbers of their lines."""

    labels: list[Label]
    chunks: list[Chunk]
    first: int
    last: int

    @property
    def top(self) -> float:
        """Its upper end."""
        return min(chunk.top for chunk in self.chunks)

    @property
    def bottom(self) -> float:
        """Its lower end."""
        return max(chunk.bottom for chunk in self.chunks)


def find_heads(lines: Sequence[Sequence[Chunk]], names: Names) -> list[Head]:
    """Find the heads on a page, from the top down.

    Args:
        lines: The pieces of text of the page, line by line.
        names: Tells how sure it is that a label names what a column holds.
    """
    heads: list[Head] = []
    number = 0
    while number < len(lines):
        head = _best_head(lines, number, names)
        if head is None:
            number += 1
        else:
            heads.append(head)
            number = head.last + 1
    return heads


def _best_head(lines: Sequence[Sequence[Chunk]], start: int, names: Names) -> Head | None:
    """Give the head that begins with a line or, better, with one of the next: a title may stand close above it."""
    best: Head | None = None
    most = 0
    for first in range(start, min(start + DEEPEST, len(lines))):
        if first > start and (best is None or not _close(lines[first - 1], lines[first])):
            break
        for last in range(first, min(first + DEEPEST, len(lines))):
            if last > first and not _close(lines[last - 1], lines[last]):
                break
            if max(len(line) for line in lines[first : last + 1]) < FEWEST - 1:
                continue
            head, count = _read(lines, (first, last), names)
            if head is not None and (count > most or (count == most and best and _is_shorter(head, best))):
                best, most = head, count
    return _with_rest(lines, best) if best is not None else None


def _is_shorter(head: Head, other: Head) -> bool:
    return head.last - head.first < other.last - other.first


def _close(upper: Sequence[Chunk], lower: Sequence[Chunk]) -> bool:
    gap = min(chunk.top for chunk in lower) - max(chunk.bottom for chunk in upper)
    return gap <= LINE_GAP * max(chunk.height for chunk in lower)


def _read(lines: Sequence[Sequence[Chunk]], part: tuple[int, int], names: Names) -> tuple[Head | None, int]:
    chunks = [chunk for line in lines[part[0] : part[1] + 1] for chunk in line]
    labels = labels_of(chunks)
    if len(labels) < FEWEST or any(label.x1 > other.x0 for label, other in itertools.pairwise(labels)):
        return None, 0
    labels = [replace(label, score=names(label.text)) for label in labels]
    labels = _without_neighbours(labels, lines, part[0])
    count = sum(label.sure for label in labels)
    above = lines[part[0] - 1] if part[0] and _close(lines[part[0] - 1], lines[part[0]]) else []
    if not _is_head(labels, count) or _goes_on(labels, above):
        return None, 0
    inside = [c for c in chunks if labels[0].x0 - 1 <= c.x0 and c.x1 <= labels[-1].x1 + 1]
    return Head(labels, inside, part[0], part[1]), count


def _is_head(labels: Sequence[Label], count: int) -> bool:
    """Tell whether labels are a head: in plain type the words of sentences may be among those that name columns."""
    alike = len({label.bold for label in labels}) == 1 and len({label.text for label in labels}) == len(labels)
    if len(labels) < FEWEST or not alike or not all(map(_is_labelling, labels)):
        return False
    plain = sum(label.score >= PLAIN for label in labels)
    return (plain > 1 and count >= FEWEST and count * 2 >= len(labels)) or (
        _all_bold(labels) and count > 1 and count * 3 >= len(labels)
    )


def _is_labelling(label: Label) -> bool:
    """Tell whether a text is no part of a sentence: one goes on in lower case, or ends with a stop."""
    is_stopped = label.text.endswith((".", ",", ";")) and not ABBREVIATED.search(label.text)
    return not is_stopped and (label.sure or not label.text[:1].islower())


def _goes_on(labels: Sequence[Label], above: Sequence[Chunk]) -> bool:
    """Tell whether texts right above run on into two labels or more: then they are lines of columns of text."""
    over = [{id(chunk) for chunk in above if chunk.x0 < label.x1 and label.x0 < chunk.x1} for label in labels]
    return len(set().union(*over)) > 1


def labels_of(chunks: Sequence[Chunk]) -> list[Label]:
    """Join pieces below one another to labels; what lies over several labels stays out."""
    columns: list[list[Chunk]] = []
    for chunk in sorted(chunks, key=lambda chunk: -chunk.top):
        over = [column for column in columns if any(c.x0 < chunk.x1 and chunk.x0 < c.x1 for c in column)]
        if not over:
            columns.append([chunk])
        elif len(over) == 1:
            over[0].append(chunk)
    return sorted((_label(column) for column in columns), key=lambda label: label.x0)


def _label(chunks: Sequence[Chunk]) -> Label:
    text = ""
    for chunk in sorted(chunks, key=lambda chunk: (chunk.top, chunk.x0)):
        goes_on = text.endswith(HYPHENS) and chunk.text[:1].islower()
        text = text[:-1] + chunk.text if goes_on else f"{text} {chunk.text}".strip()
    bold = sum(chunk.bold for chunk in chunks) * 2 > len(chunks)
    return Label(re.sub(r"\s+", " ", text), min(c.x0 for c in chunks), max(c.x1 for c in chunks), bold)


def _without_neighbours(labels: list[Label], lines: Sequence[Sequence[Chunk]], first: int) -> list[Label]:
    """Drop what stands beside the head: a line of a text that runs beside the table."""
    above = list(lines[first - 1]) if first and _close(lines[first - 1], lines[first]) else []
    bold = sum(label.bold for label in labels) * 2 > len(labels)

    def is_foreign(label: Label) -> bool:
        flows = any(chunk.x0 < label.x1 and label.x0 < chunk.x1 for chunk in above)
        return label.score < PLAIN and (flows or (bold and not label.bold))

    while labels and is_foreign(labels[-1]):
        labels = labels[:-1]
    while labels and is_foreign(labels[0]):
        labels = labels[1:]
    return labels


def _all_bold(labels: Sequence[Label]) -> bool:
    return all(label.bold for label in labels)


def _with_rest(lines: Sequence[Sequence[Chunk]], head: Head) -> Head:
    """Add the lines of a bold head that name nothing by themselves."""
    if not _all_bold(head.labels):
        return head
    chunks, last = list(head.chunks), head.last
    while last + 1 < len(lines) and last - head.first < DEEPEST and _close(chunks[-1:], lines[last + 1]):
        line = lines[last + 1]
        inside = [c for c in line if head.labels[0].x0 - 1 <= c.x0]
        over = [sum(c.x0 < label.x1 and label.x0 < c.x1 for label in head.labels) for c in inside]
        if not inside or not all(c.bold for c in inside) or any(count != 1 for count in over):
            break
        chunks += inside
        last += 1
    if last == head.last:
        return head
    return replace(head, chunks=chunks, last=last, labels=labels_of(chunks))
