"""Text and Markdown files as pages: a form feed ends a page, or what a text export leaves of one."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from konzeptminer.errors import InputError, NoTextError
from konzeptminer.text.passage import PageText

SUFFIXES = frozenset({".txt", ".md", ".markdown"})
LONGEST_HEAD = 20
"""A head takes no more lines than this, blank ones included."""

FOOT = re.compile(r"\s*(?:Seite\s+)?[-–]?\s*\d{1,3}\s*[-–]?\s*$|.*[A-ZÄÖÜ]{4,}.*\d{1,3}\s*$")
"""A page number, alone or behind a running title in capitals."""


def read_text(path: str | Path, is_head: Callable[[str], bool] = lambda _: False) -> list[PageText]:
    """Read a text file into pages; its characters have no boxes.

    Args:
        path: A text or Markdown file in UTF-8 (with or without a byte order mark) or else in Windows-1252.
        is_head: Tells whether a few lines of text begin with the head of a table.

    Returns:
        The pages, numbered from 1. A page ends at a form feed; in a file without any, where a line with exactly one
        leading blank begins the head of a table or follows a page number.

    Raises:
        InputError: The file cannot be opened.
        NoTextError: The file holds nothing but white space.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"{path}: the file cannot be opened ({reason}); check its name and permissions") from error
    text = _decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise NoTextError(f"{path}: the file holds no text; check that it was exported fully")
    parts = text.split("\f") if "\f" in text else list(_split_at_breaks(text, is_head))
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


def _split_at_breaks(text: str, is_head: Callable[[str], bool]) -> Iterator[str]:
    lines = text.split("\n")
    start = 0
    for i in range(1, len(lines)):
        if _begins_page(lines, i, is_head):
            yield "\n".join(lines[start:i])
            start = i
    yield "\n".join(lines[start:])


def _begins_page(lines: list[str], i: int, is_head: Callable[[str], bool]) -> bool:
    """Tell whether a page begins with a line: one leading blank, then a table's head, or behind a running foot."""
    if not re.match(r" \S", lines[i]):
        return False
    before = next((above for above in reversed(lines[max(0, i - 4) : i]) if above.strip()), "")
    return bool(FOOT.fullmatch(before)) or is_head("\n".join(lines[i : i + LONGEST_HEAD]))
