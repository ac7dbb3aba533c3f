"""From the passages of a row's cells to cleaned values that know their source."""

import re
from collections.abc import Sequence

from konzeptminer.records import OffsetMap, TracedText
from konzeptminer.rows.actors import ActorPart, split_actors
from konzeptminer.text.clean import Cleaned, items
from konzeptminer.text.hyphen import HyphenJoiner
from konzeptminer.text.passage import Passage, join

NEW = re.compile(r"^[ \t]*(?:Neu|NEU)[ \t]*(?::[ \t]*|(?=\n))", re.MULTILINE)
"""A mark of what is new: `Neu:` at the start of a line, or `Neu` alone on it."""

LETTER = re.compile(r"(?:^|(?<=\s))([a-d])\)[ \t]*", re.MULTILINE)


def traced(passages: Sequence[Passage], joiner: HyphenJoiner) -> TracedText | None:
    """Give the text of several cells, each a paragraph; None where nothing is printed in any."""
    parts = [passage.trace(joiner) for passage in passages if not passage.is_blank]
    # A dash in a cell says that there is nothing.
    parts = [part for part in parts if any(letter.isalnum() for letter in part.text)]
    return combine(parts) if parts else None


def combine(parts: Sequence[TracedText], between: str = "\n") -> TracedText:
    """Join texts to one of several paragraphs; the line feed (or blank) between two stands for that of their spans."""
    whole = parts[0]
    for part in parts[1:]:
        text, raw = len(whole.text), len(whole.raw)
        offsets = tuple((start + text + 1, place + raw + 1, length) for start, place, length in part.offsets)
        whole = TracedText(
            text=f"{whole.text}{between}{part.text}",
            offsets=(*whole.offsets, (text, raw, 1), *offsets),
            spans=whole.spans + part.spans,
            confidence=min(whole.confidence, part.confidence),
        )
    return whole


def listed(passages: Sequence[Passage], joiner: HyphenJoiner) -> tuple[TracedText, ...]:
    """Give one text for each item or paragraph."""
    texts = (passage.cut(start, end).trace(joiner) for passage in passages for start, end in items(passage.raw, joiner))
    return tuple(text for text in texts if text.text)


def without_new(passage: Passage) -> tuple[Passage, bool]:
    """Cut the marks of what is new out of a passage, and tell whether there were any."""
    raw = passage.raw
    marks = list(NEW.finditer(raw))
    if not marks:
        return passage, False
    ends = [0, *(mark.end() for mark in marks)]
    starts = [*(mark.start() for mark in marks), len(raw)]
    kept = [passage.cut(a, b) for a, b in zip(ends, starts, strict=True) if raw[a:b].strip()]
    return (join(kept) if kept else passage.cut(0, 0)), True


def by_letter(passage: Passage) -> list[tuple[str | None, Passage]]:
    """Split a cell at its marks `a)`, `b)`, `c)`; what stands before the first mark has the letter None.

    Within a line a mark counts only as the next of a series: `a) Amt 40 b) Schulen`, but not `Anlage b) 2`.
    """
    raw = passage.raw
    marks: list[re.Match[str]] = []
    for mark in LETTER.finditer(raw):
        at_line_start = not raw[: mark.start()].rpartition("\n")[2].strip()
        if at_line_start or (marks and ord(mark[1]) == ord(marks[-1][1]) + 1):
            marks.append(mark)
    if not marks:
        return [(None, passage)]
    ends = [*(mark.start() for mark in marks[1:]), len(raw)]
    parts: list[tuple[str | None, Passage]] = [
        (mark[1], passage.cut(mark.end(), end)) for mark, end in zip(marks, ends, strict=True)
    ]
    before = passage.cut(0, marks[0].start())
    return parts if before.is_blank else [(None, before), *parts]


def actors(passages: Sequence[Passage], joiner: HyphenJoiner) -> tuple[TracedText, ...]:
    """Give the actors named in several cells, each once."""
    found: dict[str, TracedText] = {}
    for passage in passages:
        cleaned = passage.clean(joiner)
        for part in split_actors(cleaned.text):
            found.setdefault(part.text, _trace_actor(passage, cleaned, part))
    return tuple(found.values())


def _trace_actor(passage: Passage, cleaned: Cleaned, part: ActorPart) -> TracedText:
    """Trace an actor to the raw text; `Amt 32` out of `Ämter 10; 32` has two sources, the word and the number."""
    raw_index = _raw_indices(cleaned)
    ranges: list[tuple[int, int]] = []
    offsets: list[tuple[int, int, int]] = []
    before = 0  # length of the raw text of the ranges so far, line feeds between them included
    for start, source, length in part.sources:
        places = raw_index[source : source + length]
        first, last = places[0], places[-1] + 1
        offsets.extend((start + i, before + place - first, 1) for i, place in enumerate(places))
        ranges.append((first, last))
        before += last - first + 1
    spans = tuple(
        piece.span() for first, last in ranges for piece in passage.cut(first, last).pieces if piece.start < piece.end
    )
    return TracedText(text=part.text, offsets=_merged(offsets), spans=spans)


def _raw_indices(cleaned: Cleaned) -> list[int]:
    return [place + i for _, place, length in cleaned.offsets for i in range(length)]


def _merged(offsets: Sequence[tuple[int, int, int]]) -> OffsetMap:
    merged: list[tuple[int, int, int]] = []
    for start, place, length in offsets:
        if merged and merged[-1][0] + merged[-1][2] == start and merged[-1][1] + merged[-1][2] == place:
            merged[-1] = (merged[-1][0], merged[-1][1], merged[-1][2] + length)
        else:
            merged.append((start, place, length))
    return tuple(merged)
