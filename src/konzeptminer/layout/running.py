"""Running heads and feet of text files: lines at the ends of pages that return from page to page."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from konzeptminer.layout.furniture import PAGE_NUMBER

NEAR = 2
"""As many lines from the end of a page may be furniture, page numbers not counted."""

SHARE = 0.6
"""On this share of the pages behind the first a running line stands at least."""

FEWEST = 3
"""On as many pages it stands at least; on both pages behind the first where all pages are numbered."""

SHORTEST, LONGEST = 12, 120
"""Characters of a running line; a shorter one may be a cell, as `Personal` is."""

NUMBER = re.compile(
    r"(?:(?<=\s\s)|(?<=[–|-]\s)|\b(?:Seite|Blatt|Page|S\.)\s*)\d{1,3}(?:\s*(?:von|/)\s*\d{1,3})?\s*$|^\s*\d{1,3}(?=\s\s)"
)
"""The page number within a running line; one behind a word, as in `Steckbrief 3`, may count what the page holds."""

CONTENT = re.compile(r"[|•\uf0b7]|^\s*[-*+]\s|[.!?;,]\s*$")
"""What no running line has: cells, bullets, the end of a sentence."""

Range = tuple[int, int]


def find_running(texts: Sequence[str], kept: Sequence[Sequence[Range]]) -> list[list[Range]]:
    """Find the running heads and feet of a text file's pages.

    Args:
        texts: The pages.
        kept: For each page the ranges of its text that are none, such as the heads of tables.

    Returns:
        For each page the ranges of such lines. What stands at the head of the first page is the document's own.
    """
    seen: dict[tuple[str, bool], dict[int, Range]] = defaultdict(dict)
    for number, text in enumerate(texts):
        for is_head in (True, False):
            for start, end in _outer(text, is_head=is_head):
                line = text[start:end]
                is_kept = any(low < end and start < high for low, high in kept[number])
                if (
                    is_kept
                    or (number == 0 and is_head)
                    or not SHORTEST <= len(line.strip()) <= LONGEST
                    or CONTENT.search(line)
                ):
                    continue
                seen[_key(line), is_head].setdefault(number, (start, end))
    least = _least(texts)
    found: list[list[Range]] = [[] for _ in texts]
    for (key, _), places in seen.items():
        if len(places) >= least and re.search(r"[^\W\d_]{3}", key):
            for number, place in places.items():
                found[number].append(place)
    return [sorted(set(ranges)) for ranges in found]


def _least(texts: Sequence[str]) -> float:
    """Give on how many pages a line stands that is a running one."""
    behind = len(texts) - 1
    if behind == FEWEST - 1 and all(_is_numbered(text) for text in texts):
        return behind
    return max(FEWEST, SHARE * behind)


def _is_numbered(text: str) -> bool:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return any(PAGE_NUMBER.fullmatch(line) for line in (*lines[:NEAR], *lines[-NEAR:]))


def _outer(text: str, *, is_head: bool) -> Iterator[Range]:
    """Give the outer lines of a page from its end inwards, page numbers left out."""
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", text))
    texts = [match for match in (lines if is_head else lines[::-1]) if not PAGE_NUMBER.fullmatch(match[0].strip())]
    for match in texts[:NEAR]:
        yield match.span()


def _key(line: str) -> str:
    return re.sub(r"\s+", " ", NUMBER.sub("#", line).strip().casefold())
