"""Headings that name a field of action in running lines: over the head of a table, or of a chapter."""

import re
from collections.abc import Iterator

from konzeptminer.linear.heads import Head
from konzeptminer.linear.segments import blank_above
from konzeptminer.rows.headings import HEADING, LONGEST_HEADING, NO_FIELD, PLURAL
from konzeptminer.rows.roles import Role, match_head
from konzeptminer.rows.section_outline import NO_CHAPTER
from konzeptminer.text.passage import PageText, Piece

MOST_LINES = 4
"""A heading takes no more lines than this."""

COUNT = re.compile(r"[\dA-Z]{1,3}[.:]?\s")
"""What follows on `Handlungsfeld` in a heading without a colon."""

NUMBERED = re.compile(r"\s*(?:\d{1,2}\.(?:\d{1,2}\.?)*|\d{1,2}|Punkt\s+\d+|[A-Z]\.)\s+[A-ZÄÖÜ]\w+")


def find_caption(page: PageText, head: Head) -> Piece | None:
    """Give the heading right over the head of a table where it names a field: `4.1 Handlungsfeld: Bildung`, `3. Sport`.

    Returns:
        The name; for a numbered heading with its number, as it is printed.
    """
    lines = _lines(page.text, 0, head.start)
    while lines and not page.text[slice(*lines[-1])].strip():
        lines.pop()
    above: list[tuple[int, int]] = []
    for line in reversed(lines[-MOST_LINES:]):
        if not page.text[slice(*line)].strip():
            break
        above.insert(0, line)
        start, end = above[0][0], above[-1][1]
        named = named_field(page, start, end)
        if named is not None:
            return named
        text = page.text[start:end].strip()
        if NUMBERED.match(text) and _may_name(text):
            return _stripped(page, start, end)
    return None


def named_headings(page: PageText) -> Iterator[Piece]:
    """Give the names of fields in headings that say so: `Bildung` in `4.1 Handlungsfeld: Bildung`."""
    block: list[tuple[int, int]] = []
    for line in [*_lines(page.text, 0, len(page.text)), (len(page.text), len(page.text))]:
        is_blank = not page.text[slice(*line)].strip()
        if not is_blank and not (block and blank_above(page, block[-1], line[0], line[1] - line[0])):
            block.append(line)
            continue
        if block and len(block) <= MOST_LINES:
            named = named_field(page, block[0][0], block[-1][1])
            if named is not None:
                yield named
        block = [] if is_blank else [line]


def named_field(page: PageText, start: int, end: int) -> Piece | None:
    """Give the name of the field in a heading with a word for it and a colon or a number before the name."""
    text = page.text[start:end]
    match = HEADING.match(text)
    if match is None or len(text) > LONGEST_HEADING or text.rstrip().endswith((".", ";", ",")):
        return None
    role = match_head(match["word"])
    if role is None or role.role is not Role.HANDLUNGSFELD or role.score < 0.8 or PLURAL.search(match["word"]):
        return None
    if match["colon"]:
        return _stripped(page, start + match.start("label"), end)
    return (
        _stripped(page, start + match.start("word"), end) if re.match(r"[\dA-Z]{1,3}[.:]?\s", match["label"]) else None
    )


def _may_name(text: str) -> bool:
    return not (
        len(text) > LONGEST_HEADING
        or text.endswith((".", ":", ";", ",", "-"))
        or NO_FIELD.search(text)
        or NO_CHAPTER.search(text)
    )


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines = []
    for line in text[start:end].split("\n"):
        lines.append((start, start + len(line)))
        start += len(line) + 1
    # What stands before the head on its own line is part of the head.
    return lines[:-1] if end < len(text) else lines


def _stripped(page: PageText, start: int, end: int) -> Piece:
    text = page.text[start:end]
    return Piece(page, start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
