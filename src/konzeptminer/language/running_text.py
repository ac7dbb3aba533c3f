"""The running text of a document, cleaned, and the place of each of its characters on the page.

Raw page text is no good for a language pipeline: words are broken at the ends of lines, lines of two columns stand side
by side, and a table's cells follow one another without a mark. So each cell and each block is cleaned as the texts of
records are, and a map leads back to what is printed.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from konzeptminer.language.cells import RecordCell
from konzeptminer.language.segments import Segment, segments, shown_texts
from konzeptminer.records import Document
from konzeptminer.text import Cleaned, HyphenJoiner, clean

Run = tuple[int, int, int, int]
"""`(start, page, raw start, length)`: the characters from `start` on are those of the page from `raw start` on."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, a heading or an item of a list, in one line.

    Attributes:
        text: The cleaned text.
        start: Where it begins in the running text.
        gap: What parts it from the next: a line feed within a block or a cell, two behind it, nothing at the end.
    """

    text: str
    start: int
    gap: str


@dataclass(frozen=True)
class RunningText:
    """The paragraphs of a document, and where their characters are printed.

    Attributes:
        paragraphs: In reading order.
        runs: In the order of the text. Line feeds between paragraphs, and some blanks between lines, are in none.
    """

    paragraphs: tuple[Paragraph, ...]
    runs: tuple[Run, ...]

    @cached_property
    def text(self) -> str:
        """The text as a whole."""
        return "".join(paragraph.text + paragraph.gap for paragraph in self.paragraphs)

    @cached_property
    def _by_page(self) -> Mapping[int, list[Run]]:
        pages: dict[int, list[Run]] = defaultdict(list)
        for run in self.runs:
            pages[run[1]].append(run)
        return pages

    def ranges(self, page: int, chars: tuple[int, int]) -> list[tuple[int, int]]:
        """Give what became of a range of a page's raw text: ranges of the text, several where it stands apart."""
        low, high = chars
        found: list[tuple[int, int]] = []
        for start, _, raw, length in self._by_page.get(page, ()):
            if raw >= high or raw + length <= low:
                continue
            part = start + max(low - raw, 0), start + min(high - raw, length)
            if found and not self.text[found[-1][1] : part[0]].strip():
                part = found.pop()[0], part[1]
            found.append(part)
        stripped = (self._stripped(start, end) for start, end in found)
        return [(start, end) for start, end in stripped if start < end]

    def _stripped(self, start: int, end: int) -> tuple[int, int]:
        text = self.text[start:end]
        return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())


def running_text(document: Document, cells: Sequence[RecordCell] = ()) -> RunningText:
    """Give the text of a document in reading order, tables cell by cell, without running heads, feet and page numbers.

    Args:
        document: The document.
        cells: The cells of its records: a paragraph ends where one of them does, and all of them are in the text.
    """
    shown = shown_texts(document)
    joiner = HyphenJoiner.from_text("\n".join(page.text for page in document.pages))
    paragraphs: list[Paragraph] = []
    runs: list[Run] = []
    at = 0
    for segment in segments(document, shown, cells):
        cleaned = clean("\n".join(shown[piece.page][piece.start : piece.end] for piece in segment.pieces), joiner)
        if not cleaned.text:
            continue
        runs += ((at + start, page, raw, length) for start, page, raw, length in _placed(cleaned, segment))
        lines = cleaned.text.split("\n")
        for number, line in enumerate(lines, start=1):
            gap = "\n" if number < len(lines) else "\n\n"
            paragraphs.append(Paragraph(line, at, gap))
            at += len(line) + len(gap)
    if paragraphs:
        paragraphs[-1] = replace(paragraphs[-1], gap="")
    return RunningText(tuple(paragraphs), tuple(runs))


def _placed(cleaned: Cleaned, segment: Segment) -> Iterator[Run]:
    """Give the runs of a segment; the line feed that joins two pieces has no place."""
    ends: list[int] = []
    for piece in segment.pieces:
        ends.append((ends[-1] + 1 if ends else 0) + piece.end - piece.start)
    for start, raw, length in cleaned.offsets:
        done = 0
        while done < length:
            number = bisect_left(ends, raw + done)
            piece, left = segment.pieces[number], ends[number] - (raw + done)
            size = min(left, length - done)
            if size:
                yield start + done, piece.page, piece.end - left, size
            done += size or 1
