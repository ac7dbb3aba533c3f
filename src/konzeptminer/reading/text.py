"""Text and Markdown files as pages: a form feed ends a page, or what a text export leaves of one."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

import numpy as np

from konzeptminer.errors import InputError, NoTextError, UnsupportedFileError
from konzeptminer.text.passage import PageText

SUFFIXES = frozenset({".txt", ".md", ".markdown"})

LARGEST = 10_000_000
"""A file has at most this many bytes: a concept of a thousand pages has a third of them."""

CONTROL = re.compile(r"[\x00-\x07\x0e-\x1a\x1c-\x1f]")
"""What no text holds."""

FEW = 0.04
"""Share of control characters up to which a file is a text: some exports give them for bullets."""

FOOT = re.compile(r"\s*(?:Seite\s+)?[-–]?\s*\d{1,3}\s*[-–]?\s*$|.*[A-ZÄÖÜ]{4,}.*\d{1,3}\s*$")
"""A page number, alone or behind a running title in capitals."""

NUMBER = re.compile(r" \d{1,2}(?:\.\d{1,2})*\.?(?=\s|$)")
"""The number of a chapter or a field at the start of a line."""

HEADING = re.compile(r" [A-ZÄÖÜ]\w{2,} \S*\w{3,}")
"""Two words or more, the first with a capital."""

LONGEST_HEAD = 20
"""A head takes no more lines than this, blank ones included."""

MARKDOWN = re.compile(r" (?:[-*+]|\d+\.) ")
"""An item of a list in Markdown: there a blank is no page break."""

GAP = 3
"""Empty lines before a running foot that is printed first on its page."""

TWICE = 1.75
"""A page that holds this many times what pages hold in the middle is two."""

NEAR_FOOT = 8
"""Lines in which such a foot ends."""


def read_text(path: str | Path, find_heads: Callable[[str], Sequence[int]] = lambda _: ()) -> list[PageText]:
    """Read a text file into pages; its characters have no boxes.

    Args:
        path: A text or Markdown file in UTF-8 (with or without a byte order mark) or else in Windows-1252.
        find_heads: Gives the places in a text where heads of tables begin.

    Returns:
        The pages, numbered from 1. A page ends at a form feed. Where an export lost these, a single blank stands for
        each at the start of a line, see `_begins_page`.

    Raises:
        InputError: The file cannot be opened.
        UnsupportedFileError: The file is too large, or no text.
        NoTextError: The file holds nothing but white space.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"{path}: the file cannot be opened ({reason}); check its name and permissions") from error
    if len(data) > LARGEST:
        raise UnsupportedFileError(
            f"{path}: the file has {len(data) / 1e6:.0f} MB, more than the {LARGEST / 1e6:.0f} MB of any text export; "
            "if it is one, split it"
        )
    text = _decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if len(CONTROL.findall(text)) > FEW * len(text):
        raise UnsupportedFileError(
            f"{path}: this is no text, or in an unknown encoding; name the original file, or save the text as UTF-8"
        )
    if not text.strip():
        raise NoTextError(f"{path}: the file holds no text; check that it was exported fully")
    parts = text.split("\f") if "\f" in text else list(_split_at_breaks(text, find_heads))
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return [page_of(part, number) for number, part in enumerate(parts, start=1)]


def page_of(text: str, number: int = 1) -> PageText:
    """Give a text as a page whose characters have no boxes."""
    return PageText(page=number, text=text, boxes=np.full((len(text), 4), np.nan, dtype=np.float32))


def _decode(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16"):
        if encoding == "utf-16" and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace")


def _split_at_breaks(text: str, find_heads: Callable[[str], Sequence[int]]) -> Iterator[str]:
    lines = text.split("\n")
    heads = {text.count("\n", 0, place) for place in find_heads(text)}
    starts = [0]
    tables: set[int] = set()
    in_table = 0 in heads
    for i in range(1, len(lines)):
        # Read from its first line on, a head is not mistaken for the end of the cell before.
        is_head = lines[i].startswith(" ") and any(
            place <= len(lines[i]) for place in find_heads("\n".join(lines[i : i + LONGEST_HEAD]))
        )
        if _begins_page(lines, i, is_head=is_head, in_table=in_table):
            # A heading that begins a page ends the table before; a number within it does not.
            in_table = in_table and bool(is_head or NUMBER.match(lines[i]))
            starts.append(i)
        in_table = in_table or is_head or i in heads
        if in_table:
            tables.add(starts[-1])
    pages = list(zip(starts, [*starts[1:], len(lines)], strict=True))
    usual = median(_size(lines[start:end]) for start, end in pages)
    for start, end in pages:
        middle = _missed_break(lines, (start, end), usual) if start in tables else None
        yield from ("\n".join(lines[a:b]) for a, b in pairwise(p for p in (start, middle, end) if p is not None))


def _size(lines: Sequence[str]) -> int:
    return sum(len("".join(line.split())) for line in lines)


def _missed_break(lines: Sequence[str], page: tuple[int, int], usual: float) -> int | None:
    """Find the break within a page of a table that holds as much as two: the blank that parts it most evenly."""
    start, end = page
    whole = _size(lines[start:end])
    if whole < TWICE * usual:
        return None
    blanks = [i for i in range(start + 1, end) if re.match(r" \S", lines[i]) and re.match(r"(?! ).*\S", lines[i - 1])]
    return min(blanks, key=lambda i: abs(2 * _size(lines[start:i]) - whole), default=None)


def _begins_page(lines: Sequence[str], i: int, *, is_head: bool, in_table: bool) -> bool:
    """Tell whether a page begins with a line, where a form feed became a blank.

    What a page holds ends without an empty line, so a line with exactly one leading blank right below one without
    begins a page, and so does one behind a running foot or with the head of a table. Within a table such a blank is
    found before merged cells, too; there only a heading or a number of its own counts.
    """
    if _begins_with_foot(lines, i):
        return True
    line = lines[i]
    if not re.match(r" \S", line) or (MARKDOWN.match(line) and not NUMBER.match(line)):
        return False
    above = next((other for other in reversed(lines[max(0, i - 4) : i]) if other.strip()), "")
    if is_head or FOOT.fullmatch(above):
        return True
    if not lines[i - 1].strip() or lines[i - 1].startswith(" "):
        return False
    below = next((other.strip() for other in lines[i + 1 : i + 3] if other.strip()), "")
    # An item of a numbered list goes on below in small letters, and so does a line that a stray blank line tore.
    if NUMBER.match(line):
        return not below[:1].islower()
    is_heading = not lines[i + 1 : i + 2] or not lines[i + 1].strip()
    return not in_table or (is_heading and HEADING.match(line) is not None and not below[:1].islower())


def _begins_with_foot(lines: Sequence[str], i: int) -> bool:
    """Tell whether the running foot of a page stands at its start, as it does where it was set first."""
    if not lines[i].strip() or i < GAP or any(lines[i - GAP : i]):
        return False
    near = [line for line in lines[i : i + NEAR_FOOT] if line.strip()][:2]
    return any(FOOT.fullmatch(line) and not line.strip(" -–").isdigit() for line in near)
