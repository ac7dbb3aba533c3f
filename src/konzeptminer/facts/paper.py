"""A document as the facts are read from it: lines, front, what returns from page to page, metadata."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from konzeptminer.layout.page import PageLayout

FRONT_LINES = 25
"""Lines from the front on which a document says what it is, where it comes from and when."""

EARLY_PAGES = 3
"""Pages from the front with title, imprint and contents."""

EARLY_LINES = 150
"""A file without pages has the same on as many lines."""

MOST_READ, MOST_LAST = 100_000, 20_000
"""Characters that are read behind the first pages, and at the end; who speaks is clear by then."""

EDGE_LINES = 3
RETURNS = 3
"""A line that stands as near to the edge of this many pages is a running head or foot."""

NUMBERED = re.compile(
    r"\W*(?:(?:Seite|S\.)\s*)?\d{1,4}(?:\s*(?:von|/)\s*\d{1,4})?\W*$|^\W*(?:Seite\s*)?\d{1,4}\s+", re.IGNORECASE
)


CAPITALS = re.compile(r"[^a-zäöüß]*[A-ZÄÖÜ]{4,}[^a-zäöüß]*\s\d{1,3}")
"""A running title in capitals with its page number."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of itself beside its pages."""

    title: str | None = None
    years: tuple[int, ...] = ()
    """The years in which it was made and changed."""


@dataclass(frozen=True)
class Paper:
    """A document to be judged.

    `name` is the file's name, which may be anything, and is asked last.
    """

    pages: Sequence[PageLayout]
    name: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    furniture: Sequence[set[int]] = ()

    @cached_property
    def printed(self) -> bool:
        """Whether the lines have places and sizes on paper."""
        return any(page.text.printed for page in self.pages)

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page as a reader sees it."""
        return [page.text.text if page.text.shown is None else page.text.shown for page in self.pages]

    @cached_property
    def text(self) -> str:
        """The text of all pages."""
        return "\n".join(self.texts)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of all pages that hold something, white space folded."""
        return [folded for line in self.text.split("\n") if (folded := " ".join(line.split()))]

    @cached_property
    def front(self) -> str:
        """The first lines: of the first page where it has a page of its own, or of the text."""
        first = sum(bool(line.strip()) for line in self.texts[0].split("\n")) if self.pages else 0
        # A title page may hold but two lines; what follows on the next page is no front any more.
        count = min(first, FRONT_LINES) if len(self.pages) > 1 and first > 1 else FRONT_LINES
        end = -1
        for _ in range(count):
            content = re.compile(r"\S").search(self.text, end + 1)
            if content is None:
                return self.text
            end = self.text.find("\n", content.start())
            if end < 0:
                return self.text
        return self.text[: end + 1]

    @cached_property
    def early(self) -> str:
        """The pages with title, imprint, contents, foreword."""
        early = self.texts[:EARLY_PAGES]
        lines = "\n".join(early).split("\n")
        return self.text[: max(len(self.front), len("\n".join(lines[:EARLY_LINES])))]

    @cached_property
    def behind(self) -> str:
        """What stands behind the first pages; of a long document the next chapters and the last pages."""
        text = self.text[len(self.early) :]
        return text if len(text) <= MOST_READ + MOST_LAST else text[:MOST_READ] + text[-MOST_LAST:]

    @cached_property
    def running(self) -> list[str]:
        """Running heads and feet without their page numbers, the most frequent first."""
        if self.printed:
            found = [
                page.lines[index].text
                for page, hidden in zip(self.pages, self.furniture, strict=False)
                for index in sorted(hidden)
            ]
        else:
            # An export that lost its pages has its running heads anywhere.
            whole = len(self.pages) < RETURNS
            found = [line for text in self.texts for line in (text.split("\n") if whole else _edges(text))]
            if not whole:
                found += [line for line in self.lines if CAPITALS.fullmatch(line)]
        counted: Counter[str] = Counter()
        numbered: set[str] = set()
        for line in found:
            folded = " ".join(line.split()).strip("#*_ ")
            bare = NUMBERED.sub("", folded).strip(" |–-")
            counted[bare] += 1
            if bare != folded:
                numbered.add(bare)
        least = min(RETURNS, max(2, len(self.pages))) if self.printed else RETURNS
        returning = [
            line
            for line, times in counted.most_common()
            if times >= (2 if line.isupper() and line in numbered else least) and _is_running(line)
        ]
        # A foot with a page number is surely one.
        return sorted(returning, key=lambda line: line not in numbered)


def _is_running(line: str) -> bool:
    return _letters(line) >= 8 and " " in line and not line.endswith(("-", "."))


def _letters(line: str) -> int:
    return sum(letter.isalpha() for letter in line)


def _edges(text: str) -> list[str]:
    lines = [line for line in text.split("\n") if line.strip()]
    return lines if len(lines) <= 2 * EDGE_LINES else lines[:EDGE_LINES] + lines[-EDGE_LINES:]
