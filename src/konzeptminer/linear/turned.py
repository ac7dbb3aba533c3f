"""Turned text, of which an export leaves one or two letters a line: the label of a field beside its rows."""

from collections.abc import Sequence
from itertools import groupby

from konzeptminer.linear.segments import Segment
from konzeptminer.records import TracedText
from konzeptminer.text.passage import Piece

FEW = 3
"""Letters a line at most."""

LEAST = 8
"""Letters of a text at least; fewer are the remains of one."""


def turned_text(segments: Sequence[Segment]) -> TracedText | None:
    """Put the letters of a turned text together; a blank beside a line break parts two words.

    Args:
        segments: The segments of a table that belong to no cell, in reading order.

    Returns:
        The first turned text among them, None where there is none.
    """
    for page, group in groupby(segments, key=lambda segment: segment.page):
        letters = [s for s in group if s.end - s.start <= FEW and s.first and s.last and s.text.strip(",-&/").isalpha()]
        if sum(segment.end - segment.start for segment in letters) < LEAST or not _is_one(letters):
            continue
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
        return TracedText(text=text, offsets=tuple(offsets), spans=(piece.span(),), confidence=0.8)
    return None


def _is_one(letters: Sequence[Segment]) -> bool:
    """Tell whether nothing else stands between the first and the last of the letters."""
    page = letters[0].page
    between = page.text[letters[0].start : letters[-1].end]
    return len("".join(between.split())) == sum(segment.end - segment.start for segment in letters)
