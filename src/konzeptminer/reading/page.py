"""What a reader gives for one page: characters with their boxes, rules, fills and images, all as displayed."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from konzeptminer.records import BBox

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a page in the order of the content stream, as columns of equal length.

    Attributes:
        text: The characters; a ligature may be a string of several.
        box: Boxes `(x0, top, x1, bottom)` in PDF points, shape `(n, 4)`.
        size: Height of the line of text the character stands in, in points.
        angle: Degrees the character is turned counter-clockwise: 0, 90, 180 or 270.
        font: Index into `fonts`.
        fonts: Names of the fonts.
    """

    text: list[str]
    box: Floats
    size: Floats
    angle: Ints
    font: Ints
    fonts: list[str]

    def __len__(self) -> int:
        return len(self.text)

    def is_bold(self, index: int) -> bool:
        """Tell whether the character's font names itself bold."""
        name = self.fonts[int(self.font[index])].casefold()
        return any(mark in name for mark in ("bold", "black", "heavy", "semibold", "demi"))


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn straight line, horizontal or vertical; a thin rectangle is one too."""

    horizontal: bool
    position: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A small drawn shape about as wide as high, as programs draw the bullets of lists."""

    box: BBox
    round: bool
    filled: bool


@dataclass(frozen=True, slots=True)
class PageContent:
    """Everything read from one page. Coordinates count from the top left corner of the page as displayed."""

    number: int
    width: float
    height: float
    glyphs: Glyphs
    rules: list[Rule] = field(default_factory=list)
    fills: list[BBox] = field(default_factory=list)
    images: list[BBox] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
