"""Raw text that knows its characters' boxes: pages, and passages of one or more page ranges."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from konzeptminer.records import BBox, SourceSpan, TracedText
from konzeptminer.text.clean import Cleaned, clean
from konzeptminer.text.hyphen import HyphenJoiner


@dataclass(frozen=True, slots=True, eq=False)
class PageText:
    """The raw text of a page and a box for each character; blanks and line feeds set by us have no box (NaN).

    Attributes:
        shown: The text with its marks of Markdown made invisible, character for character; None where it has none.
        printed: Whether the boxes are places on paper; those of a text file but tell its lines and columns.
        bold: Whether each character is set in bold type; None where nothing is known of it.
    """

    page: int
    text: str
    boxes: NDArray[np.float32]
    shown: str | None = None
    printed: bool = True
    bold: NDArray[np.bool_] | None = None

    def box(self, start: int, end: int) -> BBox | None:
        """Give the box around the characters `start … end`, None where none of them is printed."""
        if not self.printed:
            return None
        boxes = self.boxes[start:end]
        boxes = boxes[~np.isnan(boxes[:, 0])]
        if not len(boxes):
            return None
        low, high = boxes.min(axis=0), boxes.max(axis=0)
        return rounded((float(low[0]), float(low[1]), float(high[2]), float(high[3])))

    def bold_until(self, start: int, end: int) -> int:
        """Give the end of the bold text that begins at `start`, `start` where its first printed character is not."""
        if self.bold is None:
            return start
        last = start
        for index in range(start, end):
            if np.isnan(self.boxes[index, 0]):
                continue
            if not self.bold[index]:
                break
            last = index + 1
        return last


def rounded(box: BBox) -> BBox:
    """Round a box to hundredths of a point, far below what a printer or an eye resolves."""
    return (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of a page's raw text; `place` is the box to name where nothing is printed in it."""

    page: PageText
    start: int
    end: int
    place: BBox | None = None

    @property
    def text(self) -> str:
        """The raw text."""
        return self.page.text[self.start : self.end]

    @property
    def shown(self) -> str:
        """The text as a reader of the file sees it, character for character."""
        return self.text if self.page.shown is None else self.page.shown[self.start : self.end]

    def span(self) -> SourceSpan:
        """Give the piece as a source span."""
        box = self.page.box(self.start, self.end) or self.place
        return SourceSpan(page=self.page.page, bbox=box, chars=(self.start, self.end), text=self.text)


@dataclass(frozen=True, slots=True)
class Passage:
    """Raw text from one or more places, read as one: the parts of a cell that runs over a page break."""

    pieces: tuple[Piece, ...]

    @property
    def raw(self) -> str:
        """The raw text, marks of a text file hidden; pieces are joined by a line feed, empty ones left out."""
        return "\n".join(piece.shown for piece in self.pieces if piece.start < piece.end)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed."""
        return not self.raw.strip()

    def cut(self, start: int, end: int) -> "Passage":
        """Give the characters `start … end` of `raw`; pieces without text stay, they still say where it stands."""
        pieces: list[Piece] = []
        offset = 0
        for piece in self.pieces:
            length = piece.end - piece.start
            if not length:
                pieces.append(piece)
                continue
            low, high = max(start - offset, 0), min(end - offset, length)
            if low < high:
                pieces.append(Piece(piece.page, piece.start + low, piece.start + high, piece.place))
            offset += length + 1
        return Passage(tuple(pieces))

    def then(self, other: "Passage") -> "Passage":
        """Give this passage followed by another."""
        return Passage(self.pieces + other.pieces)

    def clean(self, joiner: HyphenJoiner) -> Cleaned:
        """Give the cleaned text with its map onto `raw`."""
        return clean(self.raw, joiner)

    def trace(self, joiner: HyphenJoiner, *, confidence: float = 1.0) -> TracedText:
        """Give the cleaned text with its sources."""
        cleaned = self.clean(joiner)
        return TracedText(
            text=cleaned.text,
            offsets=cleaned.offsets,
            spans=tuple(piece.span() for piece in self.pieces),
            confidence=confidence,
        )


def join(passages: Sequence[Passage]) -> Passage:
    """Give several passages as one."""
    return Passage(tuple(piece for passage in passages for piece in passage.pieces))
