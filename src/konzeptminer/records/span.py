"""Where a text came from: page, box and characters, and how its cleaned form maps onto the printed one."""

from bisect import bisect_right
from typing import Annotated, Self

from pydantic import Field, model_validator

from konzeptminer.records.base import Model

BBox = tuple[float, float, float, float]
"""A box `(x0, top, x1, bottom)` in PDF points (1/72 inch), measured from the top left corner of the page."""

OffsetMap = tuple[tuple[int, int, int], ...]
"""Runs `(start, raw_start, length)`: the cleaned characters from `start` on are the raw ones from `raw_start` on."""


class SourceSpan(Model):
    """One stretch of a document's raw text.

    `Document.pages[page - 1].text[chars[0]:chars[1]] == text` always holds.
    """

    page: Annotated[int, Field(ge=1, description="Page number in the file, from 1.")]
    bbox: Annotated[BBox | None, Field(description="Box around the text in PDF points from the top left.")]
    chars: Annotated[tuple[int, int], Field(description="Character range in the page's raw text, end excluded.")]
    text: Annotated[str, Field(description="The raw text as printed, lines ended by a line feed.")]

    @model_validator(mode="after")
    def _range_fits_text(self) -> Self:
        if self.chars[1] - self.chars[0] != len(self.text):
            raise ValueError("the character range and the raw text differ in length")
        return self


class TracedText(Model):
    """A cleaned text that remembers the printed one.

    Several spans mean that the text stood in several places: a cell that ran over a page break, or a merged cell
    that covers this row on two pages. A span with an empty text is such a further part with nothing printed in it.
    """

    text: Annotated[str, Field(description="The cleaned text.")]
    offsets: Annotated[OffsetMap, Field(description="Runs (start, raw start, length) from cleaned to raw characters.")]
    spans: tuple[SourceSpan, ...]
    confidence: Annotated[float, Field(ge=0, le=1)] = 1.0

    @model_validator(mode="after")
    def _offsets_cover_text(self) -> Self:
        end = 0
        for start, raw_start, length in self.offsets:
            if start != end or length < 1 or raw_start < 0:
                raise ValueError("the offset map has a gap or an overlap")
            end = start + length
        if end != len(self.text):
            raise ValueError("the offset map does not cover the text")
        if self.offsets and max(raw + length for _, raw, length in self.offsets) > len(self.raw):
            raise ValueError("the offset map points behind the raw text")
        return self

    @property
    def raw(self) -> str:
        """The printed text of all spans, joined by line feeds."""
        return "\n".join(span.text for span in self.spans if span.text)

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages the text stands on, in order, each once."""
        return tuple(dict.fromkeys(span.page for span in self.spans))

    def raw_index(self, index: int) -> int:
        """Give the index in `raw` of the cleaned character at `index`."""
        if not 0 <= index < len(self.text):
            raise IndexError(f"no character {index} in a text of {len(self.text)}")
        start, raw_start, _ = self.offsets[bisect_right(self.offsets, index, key=lambda run: run[0]) - 1]
        return raw_start + index - start

    def locate(self, index: int) -> tuple[int, int]:
        """Give page number and index in that page's raw text of the cleaned character at `index`.

        A character that stands for the break between two spans (a blank, a line feed) is placed at the end of the
        first of them.
        """
        left = self.raw_index(index)
        for span in self.spans:
            if not span.text:
                continue
            if left <= len(span.text):
                return span.page, span.chars[0] + left
            left -= len(span.text) + 1
        raise IndexError(f"character {index} lies behind the spans")  # pragma: no cover - the validator forbids it
