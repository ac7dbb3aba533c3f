"""Turned text, of which an export leaves one or two letters a line: the label of a field beside its rows."""

from collections.abc import Sequence

from konzeptminer.linear.segments import Segment
from konzeptminer.records import TracedText
from konzeptminer.text.passage import Piece

FEW = 3
"""Letters a line at most."""

LEAST = 8
"""Letters of a text at least; fewer are the remains of one."""

SURE = 0.8
"""Letters are not lost, but where a word ends is told by a stray blank."""


def turned_texts(segments: Sequence[Segment]) -> list[TracedText]:
    """Put the letters of turned texts together; a blank beside a line break parts two words.

    Args:
        segments: The segments of a table that belong to no cell, in reading order.

    Returns:
        The turned texts, in reading order; letters with a word of another kind between them are two.
    """
    return [_joined(run) for run in _runs(segments) if sum(s.end - s.start for s in run) >= LEAST]


def _runs(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Give the lines of a few letters that follow on one another with nothing between."""
    runs: list[list[Segment]] = []
    for segment in segments:
        if segment.end - segment.start > FEW or not (segment.first and segment.last):
            continue
        if not segment.text.strip(",-&/").isalpha():
            continue
        last = runs[-1][-1] if runs else None
        if last and last.page is segment.page and not segment.page.text[last.end : segment.start].strip():
            runs[-1].append(segment)
        else:
            runs.append([segment])
    return runs


def _joined(letters: Sequence[Segment]) -> TracedText:
    page = letters[0].page
    piece = Piece(page, letters[0].start, letters[-1].end)
    text, offsets = "", []
    for i, letter in enumerate(letters):
        between = page.text[letters[i - 1].end : letter.start] if i else ""
        if " " in between:
            blank = letters[i - 1].end + between.index(" ")
            offsets.append((len(text), blank - piece.start, 1))
            text += " "
        offsets.append((len(text), letter.start - piece.start, letter.end - letter.start))
        text += letter.text
    return TracedText(text=text, offsets=tuple(offsets), spans=(piece.span(),), confidence=SURE)
