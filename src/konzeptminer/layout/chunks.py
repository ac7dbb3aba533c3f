"""Pieces of lines between wide gaps: what stands in one cell of a table, where no drawn line tells."""

from collections.abc import Sequence
from dataclasses import dataclass

from konzeptminer.layout.lines import Line
from konzeptminer.reading.page import Glyphs
from konzeptminer.text.bullets import BULLETS

TYPICAL = 12
"""Letters whose type is looked at."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a line of upright text, with its box; `line` numbers the line on its page."""

    line: int
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool
    text: str

    @property
    def height(self) -> float:
        """Height of the type, in points."""
        return self.bottom - self.top

    @property
    def is_bullet(self) -> bool:
        """Whether it is nothing but a bullet."""
        return self.text in BULLETS


def chunks_of(lines: Sequence[Line], glyphs: Glyphs, *, gap: float) -> list[Chunk]:
    """Cut upright lines at gaps wider than `gap` times the height of their type."""
    chunks: list[Chunk] = []
    for number, line in enumerate(lines):
        if line.angle:
            continue
        part: list[int] = []
        for glyph in line.glyphs:
            if part and glyphs.box[glyph, 0] - glyphs.box[part[-1], 2] > gap * line.height:
                chunks.append(_chunk(number, line, part, glyphs))
                part = []
            part.append(glyph)
        chunks.append(_chunk(number, line, part, glyphs))
    return chunks


def _chunk(number: int, line: Line, part: Sequence[int], glyphs: Glyphs) -> Chunk:
    box = glyphs.box[list(part)]
    return Chunk(
        line=number,
        x0=float(box[:, 0].min()),
        top=float(box[:, 1].min()),
        x1=float(box[:, 2].max()),
        bottom=float(box[:, 3].max()),
        bold=line.bold if len(part) == len(line.glyphs) else _is_bold(part, glyphs),
        text="".join(" " * (glyph in line.blanks) + glyphs.text[glyph] for glyph in part).strip(),
    )


def _is_bold(part: Sequence[int], glyphs: Glyphs) -> bool:
    first = part[:TYPICAL]
    return sum(glyphs.is_bold(glyph) for glyph in first) * 2 > len(first)
