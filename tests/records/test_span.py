from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from konzeptminer.records import OffsetMap, SourceSpan, TracedText


def span(text: str, *, page: int = 1, start: int = 0) -> SourceSpan:
    return SourceSpan(page=page, bbox=None, chars=(start, start + len(text)), text=text)


def traced(text: str, offsets: OffsetMap, *spans: SourceSpan) -> TracedText:
    return TracedText(text=text, offsets=offsets, spans=spans)


@st.composite
def traced_texts(draw: st.DrawFn) -> tuple[TracedText, Sequence[str]]:
    """A text made by leaving characters of the printed one out, with the pages' texts it came from."""
    parts = draw(st.lists(st.text("ab -\n", max_size=6), min_size=1, max_size=4))
    margins = draw(st.lists(st.integers(0, 3), min_size=len(parts), max_size=len(parts)))
    spans = [
        span(part, page=number, start=margin)
        for number, (part, margin) in enumerate(zip(parts, margins, strict=True), start=1)
    ]
    raw = "\n".join(part for part in parts if part)
    kept = [index for index in range(len(raw)) if draw(st.booleans())]
    offsets = tuple((position, index, 1) for position, index in enumerate(kept))
    pages = ["#" * margin + part for part, margin in zip(parts, margins, strict=True)]
    return traced("".join(raw[index] for index in kept), offsets, *spans), pages


def test_span_whose_range_differs_from_its_text_is_refused() -> None:
    with pytest.raises(ValidationError, match="differ in length"):
        SourceSpan(page=1, bbox=None, chars=(3, 5), text="abc")


@pytest.mark.parametrize(
    ("offsets", "reason"),
    [
        (((0, 0, 1),), "does not cover"),
        (((0, 0, 1), (2, 2, 1)), "gap"),
        (((0, 0, 2), (1, 1, 1)), "gap"),
        (((0, 0, 0), (0, 0, 2)), "gap"),
        (((0, -1, 2),), "gap"),
        (((0, 2, 2),), "behind"),
    ],
)
def test_offsets_that_do_not_fit_are_refused(offsets: OffsetMap, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        traced("ab", offsets, span("abc"))


def test_raw_joins_spans_and_leaves_empty_ones_out() -> None:
    text = traced("ab", ((0, 0, 1), (1, 2, 1)), span("a"), span("", page=2), span("b", page=3))
    assert text.raw == "a\nb"
    assert text.pages == (1, 2, 3)


def test_pages_stand_once_each() -> None:
    assert traced("", (), span("a", page=2), span("b", page=2), span("c", page=3)).pages == (2, 3)


def test_removed_hyphen_moves_what_follows() -> None:
    text = traced("Radweg", ((0, 0, 3), (3, 5, 3)), span("Rad-\nweg", start=10))
    assert [text.raw_index(index) for index in (2, 3)] == [2, 5]
    assert text.locate(3) == (1, 15)


def test_break_between_spans_is_placed_at_the_end_of_the_first() -> None:
    text = traced("a b", ((0, 0, 3),), span("a", start=4), span("b", page=2, start=7))
    assert [text.locate(index) for index in range(3)] == [(1, 4), (1, 5), (2, 7)]


@pytest.mark.parametrize("index", [-1, 2])
def test_index_outside_the_text_is_an_error(index: int) -> None:
    with pytest.raises(IndexError, match="no character"):
        traced("ab", ((0, 0, 2),), span("ab")).raw_index(index)


@given(traced_texts())
def test_every_character_is_found_in_the_printed_text(example: tuple[TracedText, Sequence[str]]) -> None:
    text, pages = example
    for index, character in enumerate(text.text):
        assert text.raw[text.raw_index(index)] == character
        page, position = text.locate(index)
        # A line feed between two spans stands in no page's text.
        assert (pages[page - 1] + "\n")[position] == character
