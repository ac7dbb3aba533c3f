"""Page furniture: running heads, running feet and page numbers, told by their return from page to page."""

import re
from collections import defaultdict
from collections.abc import Sequence

from konzeptminer.layout.page import PageLayout, TextLine

ZONE = 0.12
"""Share of the page's height at top and bottom in which furniture is looked for."""

SHIFT = 4.0
"""Points by which furniture may move from page to page."""

CONTENT = 2
"""As many lines between a line and the page's end are content; one may be furniture that does not return."""

PAGE_WORDS = {"seite", "page", "blatt", "von", "of"}

PAGE_NUMBER = re.compile(r"\W*(?:(?:seite|page|s\.|blatt)\s*)?\d{1,4}(?:\s*(?:von|of|/)\s*\d{1,4})?\W*", re.IGNORECASE)


def find_furniture(pages: Sequence[PageLayout]) -> list[set[int]]:
    """Give for each page the indices of its lines that are furniture."""
    seen: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    found: list[set[int]] = [set() for _ in pages]
    for number, page in enumerate(pages):
        for index, line in enumerate(page.lines):
            if not _in_zone(page, line):
                continue
            if PAGE_NUMBER.fullmatch(line.text.strip()):
                found[number].add(index)
            # Distance from the nearer end of the page, so that pages of several heights agree.
            place = line.bbox[1] if line.bbox[1] < page.height / 2 else line.bbox[3] - page.height
            seen[_key(line)].append((number, index, place))
    least = 2 if len(pages) <= 10 else 3
    for returns in seen.values():
        for number, index, place in returns:
            same = {other for other, _, elsewhere in returns if abs(elsewhere - place) <= SHIFT}
            if len(same) >= least:
                found[number].add(index)
    return [lines - _enclosed(page, lines) for page, lines in zip(pages, found, strict=True)]


def _enclosed(page: PageLayout, found: set[int]) -> set[int]:
    """Give the lines found that have content between them and the page's end: headings that return by chance."""
    content = [line for index, line in enumerate(page.lines) if index not in found and _in_zone(page, line)]
    enclosed: set[int] = set()
    for index in found:
        line = page.lines[index]
        is_head = line.bbox[1] < page.height / 2
        beyond = [
            other
            for other in content
            if (other.bbox[3] <= line.bbox[1] if is_head else other.bbox[1] >= line.bbox[3])
            and (other.bbox[1] < page.height / 2) == is_head
        ]
        if len(beyond) >= CONTENT:
            enclosed.add(index)
    return enclosed


def _in_zone(page: PageLayout, line: TextLine) -> bool:
    return line.bbox[3] <= ZONE * page.height or line.bbox[1] >= (1 - ZONE) * page.height


def _key(line: TextLine) -> str:
    """Fold a line so that `Konzept des Kreises 3` and `Konzept des Kreises 4` are one, but not `Maßnahme 3` and `4`."""
    folded = re.sub(r"\s+", " ", line.text.strip().casefold())
    if line.bold:  # the heading of a sheet a page
        return folded
    words = re.findall(r"[^\W\d_]{2,}", folded)
    return re.sub(r"\d+", "#", folded) if len(words) > 1 or set(words) & PAGE_WORDS else folded
