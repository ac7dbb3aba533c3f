"""Raw text that knows where it stands: pieces of pages, read as one and cut again."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konzeptminer.records import SourceSpan
from konzeptminer.text.hyphen import HyphenJoiner
from konzeptminer.text.passage import PageText, Passage, Piece, join, rounded

JOINER = HyphenJoiner.from_text("")


def page_text(text: str, number: int = 1) -> PageText:
    """Give a page whose characters stand 10 points apart on one line; blanks and line feeds have no box."""
    boxes = np.array(
        [(10 * i, 100, 10 * i + 8, 110) if letter.strip() else (np.nan,) * 4 for i, letter in enumerate(text)],
        dtype=np.float32,
    ).reshape(-1, 4)
    return PageText(page=number, text=text, boxes=boxes)


def passage(*texts: str) -> Passage:
    """Give a passage with one piece a page, each with other text before and behind it."""
    pages = [page_text(f"vor {text} nach", number) for number, text in enumerate(texts, 1)]
    return Passage(tuple(Piece(page, 4, 4 + len(text)) for page, text in zip(pages, texts, strict=True)))


class TestPageText:
    def test_box_around_characters(self) -> None:
        assert page_text("Ziel und Weg").box(0, 4) == (0, 100, 38, 110)

    def test_blanks_do_not_stretch_the_box(self) -> None:
        assert page_text("a \n b").box(0, 4) == (0, 100, 8, 110)

    @pytest.mark.parametrize(("start", "end"), [(1, 3), (0, 0)])
    def test_nothing_printed_has_no_box(self, start: int, end: int) -> None:
        assert page_text("a \n b").box(start, end) is None

    def test_rounding_is_to_hundredths(self) -> None:
        assert rounded((1.004, 2.006, 3.0, 4.125)) == (1.0, 2.01, 3.0, 4.12)


class TestPiece:
    def test_span_points_into_the_page(self) -> None:
        page = page_text("vor Ziel nach", 7)
        assert Piece(page, 4, 8).span() == SourceSpan(page=7, bbox=(40, 100, 78, 110), chars=(4, 8), text="Ziel")

    def test_place_stands_in_where_nothing_is_printed(self) -> None:
        piece = Piece(page_text("Ziel"), 2, 2, (1, 2, 3, 4))
        assert (piece.span().bbox, piece.span().text) == ((1, 2, 3, 4), "")

    def test_print_goes_before_the_place(self) -> None:
        assert Piece(page_text("Ziel"), 0, 4, (1, 2, 3, 4)).span().bbox == (0, 100, 38, 110)


class TestPassage:
    def test_pieces_are_joined_by_line_feeds(self) -> None:
        assert passage("Kurse für", "alle").raw == "Kurse für\nalle"

    def test_empty_pieces_leave_no_line_feed(self) -> None:
        assert passage("Kurse", "", "alle").raw == "Kurse\nalle"

    @pytest.mark.parametrize(("texts", "blank"), [((), True), (("", ""), True), ((" \n",), True), (("", "a"), False)])
    def test_blank_is_without_print(self, texts: tuple[str, ...], blank: bool) -> None:
        assert passage(*texts).is_blank is blank

    def test_then_and_join_put_pieces_in_order(self) -> None:
        a, b, c = passage("a"), passage("b"), passage("c")
        assert a.then(b).raw == "a\nb"
        assert join([a, b, c]) == a.then(b).then(c)
        assert join([]).raw == ""


class TestCut:
    def test_inside_a_piece(self) -> None:
        (piece,) = passage("Kurse für alle").cut(6, 9).pieces
        assert (piece.text, piece.start, piece.end) == ("für", 10, 13)

    def test_over_the_seam(self) -> None:
        cut = passage("Kurse", "für alle").cut(3, 9)
        assert [(piece.page.page, piece.text) for piece in cut.pieces] == [(1, "se"), (2, "für")]

    def test_pieces_outside_go(self) -> None:
        assert [piece.page.page for piece in passage("eins", "zwei", "drei").cut(5, 9).pieces] == [2]

    def test_pieces_without_text_stay(self) -> None:
        cut = passage("Kurse", "").cut(0, 3)
        assert [(piece.page.page, piece.text) for piece in cut.pieces] == [(1, "Kur"), (2, "")]

    def test_place_is_kept(self) -> None:
        piece = Piece(page_text("Ziel"), 0, 4, (1, 2, 3, 4))
        assert Passage((piece,)).cut(0, 2).pieces[0].place == (1, 2, 3, 4)

    @settings(deadline=None)
    @given(st.lists(st.text("ab \n", max_size=6), max_size=4), st.data())
    def test_cut_is_the_slice_of_the_raw_text(self, texts: list[str], data: st.DataObject) -> None:
        whole = passage(*texts)
        start = data.draw(st.integers(0, len(whole.raw)))
        end = data.draw(st.integers(start, len(whole.raw)))
        cut = whole.cut(start, end).raw
        # A line feed between two pieces belongs to neither, it is lost where the cut begins or ends with it.
        assert cut in whole.raw[start:end]
        assert len(whole.raw[start:end]) - len(cut) <= 2
        assert cut.split() == whole.raw[start:end].split()


class TestTrace:
    def test_spans_name_all_places(self) -> None:
        traced = passage("Kurse", "").trace(JOINER)
        assert [(span.page, span.text) for span in traced.spans] == [(1, "Kurse"), (2, "")]

    def test_text_is_cleaned_and_points_to_its_page(self) -> None:
        traced = passage("die Sprach-", "kurse für alle").trace(JOINER)
        assert traced.text == "die Sprachkurse für alle"
        assert traced.locate(traced.text.index("Sprach")) == (1, 8)
        assert traced.locate(traced.text.index("kurse")) == (2, 4)

    def test_confidence_is_handed_on(self) -> None:
        assert passage("Kurse").trace(JOINER, confidence=0.5).confidence == 0.5

    @settings(deadline=None)
    @given(st.lists(st.text("abÄ -•\n", max_size=8), min_size=1, max_size=3))
    def test_every_visible_character_is_found_on_its_page(self, texts: list[str]) -> None:
        whole = passage(*texts)
        traced = whole.trace(JOINER)
        assert traced.raw == whole.raw
        pages = {piece.page.page: piece.page.text for piece in whole.pieces}
        for index, letter in enumerate(traced.text):
            page, place = traced.locate(index)
            if letter.strip():
                assert pages[page][place] == letter


class TestBold:
    def test_bold_text_ends_where_other_type_begins(self) -> None:
        boxes = np.zeros((10, 4), dtype=np.float32)
        boxes[5] = np.nan  # a blank set by us has no type
        bold = np.array([True] * 5 + [False] + [True] * 2 + [False] * 2)
        page = PageText(1, "Ziel1 ab c", boxes, bold=bold)
        assert page.bold_until(0, 10) == 8
        assert page.bold_until(8, 10) == 8

    def test_nothing_is_bold_where_the_type_is_not_known(self) -> None:
        assert PageText(1, "Ziel", np.zeros((4, 4), dtype=np.float32)).bold_until(0, 4) == 0
