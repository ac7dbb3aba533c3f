"""A page taken apart: every character is in one cell or one line, every cell that others find is found."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from drawn import Draw, Sheet, cell_texts, contents, draw, layouts, read_pages
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from konzeptminer.layout.page import PageLayout, PageTable, lay_out
from konzeptminer.reading.page import PageContent
from konzeptminer.records import BBox

CORPUS = Path(__file__).parents[2] / "corpus"
XS, YS = (50.0, 150.0, 350.0, 550.0), (100.0, 140.0, 180.0)
HEAD, BODY = ["Ziel", "Maßnahme", "Wer"], ["Sport", "Kurse", "Amt 40"]

each_document = pytest.mark.parametrize("name", ["ennepe-ruhr-2013", "mettmann-2011"])


@cache
def corpus(name: str) -> list[PageLayout]:
    return [lay_out(page) for page in read_pages(CORPUS / f"{name}.pdf") if isinstance(page, PageContent)]


@cache
def beside(name: str) -> list[tuple[list[dict[str, Any]], list[BBox]]]:
    """For each page what pdfplumber makes of it: its characters, and the boxes of its tables' cells."""
    with pdfplumber.open(CORPUS / f"{name}.pdf") as pdf:
        return [(page.chars, [cell for table in page.find_tables() for cell in table.cells]) for page in pdf.pages]


def held(table: PageTable) -> Counter[str]:
    return Counter("".join("".join(text.passage.raw.split()) for text in table.texts))


def framed(chars: list[dict[str, Any]], box: BBox) -> Counter[str]:
    """Count the visible characters whose centre lies in a box."""
    inside = Counter[str]()
    for char in chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        if box[0] <= x < box[2] and box[1] <= y < box[3]:
            inside.update("".join(char["text"].split()))
    return inside


def ranges(page: PageLayout) -> list[tuple[int, int]]:
    """Give the ranges in the page's text of all cells and lines."""
    passages = [text.passage for table in page.tables for text in table.texts] + [line.passage for line in page.lines]
    return [(piece.start, piece.end) for passage in passages for piece in passage.pieces]


class TestCorpus:
    @each_document
    def test_every_character_of_a_table_is_in_one_cell(self, name: str) -> None:
        tables = 0
        for page, (chars, _) in zip(corpus(name), beside(name), strict=True):
            for table in page.tables:
                inside = framed(chars, table.grid.bbox)
                assert held(table) == inside
                assert (table.characters, table.lost) == (inside.total(), 0)
                tables += 1
        assert tables >= 6

    @each_document
    def test_every_character_of_the_page_is_in_its_text(self, name: str) -> None:
        for page, (chars, _) in zip(corpus(name), beside(name), strict=True):
            printed = Counter("".join("".join(char["text"].split()) for char in chars))
            assert Counter("".join(page.text.text.split())) == printed

    @each_document
    def test_every_cell_that_pdfplumber_finds_is_found(self, name: str) -> None:
        found = 0
        for page, (_, cells) in zip(corpus(name), beside(name), strict=True):
            ours = [box.bbox for table in page.tables for box in table.grid.boxes]
            for cell in cells:
                assert any(max(abs(a - b) for a, b in zip(cell, box, strict=True)) <= 3 for box in ours), cell
                found += 1
        assert found > 180

    @each_document
    def test_ranges_in_the_page_text_do_not_overlap(self, name: str) -> None:
        for page in corpus(name):
            assert_parted(page)

    @each_document
    def test_boxes_of_characters_lie_in_their_cell(self, name: str) -> None:
        for page in corpus(name):
            for table in page.tables:
                for box, text in zip(table.grid.boxes, table.texts, strict=True):
                    span = text.passage.pieces[0].span()
                    assert span.bbox is not None
                    x0, top, x1, bottom = span.bbox
                    assert box.bbox[0] - 1 <= x0 <= x1 <= box.bbox[2] + 1
                    assert box.bbox[1] - 1 <= top <= bottom <= box.bbox[3] + 1


def assert_parted(page: PageLayout) -> None:
    """Check that cells and lines follow on one another and that nothing visible stands between them."""
    end = 0
    for start, stop in sorted(ranges(page)):
        assert end <= start <= stop
        assert not page.text.text[end:start].strip()
        end = stop
    assert not page.text.text[end:].strip()


@st.composite
def tables(draw_: st.DrawFn) -> Draw:
    """A page with a table of random columns, rows and texts, some too long for their cells, and lines beside it."""
    widths = draw_(st.lists(st.integers(25, 120), min_size=2, max_size=4))
    heights = draw_(st.lists(st.integers(15, 60), min_size=1, max_size=4))
    xs = [60.0 + sum(widths[:number]) for number in range(len(widths) + 1)]
    ys = [120.0 + sum(heights[:number]) for number in range(len(heights) + 1)]
    word = st.sampled_from(
        ["", "Amt", "Kurse für alle", "Gesundheitsförderung", "· Chöre", "a) Amt 40\nb) Verein", "1.2"]
    )
    rows = draw_(st.lists(st.lists(word, min_size=len(widths), max_size=len(widths)), max_size=len(heights)))
    for row in rows:  # a text that runs over its cell must not be printed upon another
        for number, wide in enumerate(widths[:-1]):
            if stringWidth(row[number], "Helvetica", 10) > wide:
                row[number + 1 :] = [""] * (len(widths) - number - 1)

    def page(sheet: Sheet) -> None:
        sheet.text(60, 80, "Oben steht etwas")
        sheet.table(xs, ys, rows)
        sheet.text(60, 700, "Unten auch")

    return page


class TestRandomTables:
    @given(tables())
    @settings(deadline=None, max_examples=60)
    def test_nothing_is_lost_or_read_twice(self, page: Draw) -> None:
        (content,) = contents(page)
        layout = lay_out(content)
        printed = Counter("".join("".join(content.glyphs.text).split()))
        assert Counter("".join(layout.text.text.split())) == printed
        assert layout.characters == printed.total()
        assert_parted(layout)

    @given(tables())
    @settings(deadline=None, max_examples=60)
    def test_no_character_inside_a_frame_is_lost(self, page: Draw) -> None:
        (layout,) = layouts(page)
        assert [table.lost for table in layout.tables] == [0] * len(layout.tables)


class TestTables:
    def test_texts_are_in_their_cells(self) -> None:
        (page,) = layouts(lambda sheet: sheet.table(XS, YS, [HEAD, BODY]))
        assert cell_texts(page) == [*HEAD, *BODY]

    def test_empty_cell_has_a_place(self) -> None:
        (page,) = layouts(lambda sheet: sheet.table(XS, YS, [HEAD, ["Sport", "", "Amt 40"]]))
        span = page.tables[0].texts[4].passage.pieces[0].span()
        assert (span.text, span.bbox) == ("", (150, 140, 350, 180))

    def test_frame_around_one_text_is_no_table(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.grid([50, 300, 550], [100, 140])
            sheet.text(54, 113, "Ein Hinweis in einem Kasten")

        (layout,) = layouts(page)
        assert layout.tables == []
        assert [line.text for line in layout.lines] == ["Ein Hinweis in einem Kasten"]

    def test_page_without_text_has_no_table(self) -> None:
        (page,) = layouts(lambda sheet: sheet.grid(XS, YS))
        assert (page.tables, page.text.text, page.characters) == ([], "", 0)

    def test_tables_stacked_with_a_head_each_are_two(self) -> None:
        (page,) = layouts(lambda sheet: sheet.table(XS, (100, 140, 180, 220, 260), [HEAD, BODY, HEAD, BODY]))
        assert [cell_texts(page, number) for number in (0, 1)] == [[*HEAD, *BODY]] * 2
        assert [table.characters for table in page.tables] == [len("ZielMaßnahmeWerSportKurseAmt40")] * 2

    def test_thick_borders_leave_no_rows_or_columns_behind(self) -> None:
        def page(sheet: Sheet) -> None:
            for y in YS:
                sheet.box(XS[0] - 2, y - 2, XS[-1] + 2, y + 2, stroke=True)
            for x in XS:
                sheet.box(x - 2, YS[0] - 2, x + 2, YS[-1] + 2, stroke=True)
            sheet.cells(XS, YS, [HEAD, BODY])

        (layout,) = layouts(page)
        assert cell_texts(layout) == [*HEAD, *BODY]

    def test_narrow_column_that_holds_text_stays(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.grid((50, 55, 350), YS)
            sheet.text(51, 113, "x", size=6)
            sheet.cells((55,), YS, [["Ziel"], ["Sport"]])

        (layout,) = layouts(page)
        assert cell_texts(layout) == ["x", "Ziel", "", "Sport"]

    def test_coordinates_of_a_cell_are_those_of_its_text(self) -> None:
        (page,) = layouts(lambda sheet: sheet.table(XS, YS, [HEAD, BODY]))
        boxes = [box.bbox for box in page.tables[0].grid.boxes]
        assert boxes[0] == (50, 100, 150, 140)
        for box, text in zip(boxes, page.tables[0].texts, strict=True):
            span = text.passage.pieces[0].span()
            assert span.bbox is not None
            assert box[0] < span.bbox[0] < span.bbox[2] < box[2]
            assert box[1] < span.bbox[1] < span.bbox[3] < box[3]


class TestReadingOrder:
    def test_lines_and_tables_come_from_the_top(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(50, 500, "danach")
            sheet.table(XS, YS, [HEAD, BODY])
            sheet.text(50, 80, "davor")

        (layout,) = layouts(page)
        assert layout.text.text.split() == ["davor", *HEAD, *BODY[:2], "Amt", "40", "danach"]

    def test_tables_side_by_side_come_from_the_left(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.table((350, 450, 550), YS, [["c", "d"]])
            sheet.table((50, 150, 250), YS, [["a", "b"]])

        (layout,) = layouts(page)
        assert [cell_texts(layout, number)[:2] for number in (0, 1)] == [["a", "b"], ["c", "d"]]

    def test_page_keeps_number_size_and_pictures(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(50, 50, "Bild")
            sheet.image(100, 200, 300, 400)

        _, layout = layouts(page, page, size=(800, 600))
        assert (layout.number, layout.width, layout.height, len(layout.images)) == (2, 800, 600, 1)


class TestWhatIsLeftOver:
    def test_room_behind_the_last_line_and_width_of_the_first_word(self) -> None:
        (page,) = layouts(
            lambda sheet: sheet.table((50, 350, 550), YS, [["Ein Text mit vier Worten", "a"], ["Kurz", "b"]])
        )
        long, _, short, _ = page.tables[0].texts
        assert long.left_over is not None
        assert short.left_over is not None
        assert short.left_over - long.left_over > 80
        assert short.first_word > long.first_word

    def test_turned_and_empty_cells_have_no_room(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.grid((50, 100, 550), (100, 300, 500))
            sheet.text(70, 290, "Gesundheit", angle=90)
            sheet.text(110, 120, "Kurse")

        turned, upright, empty, _ = layouts(page)[0].tables[0].texts
        assert (turned.left_over, empty.left_over) == (None, None)
        assert upright.left_over is not None


def test_same_file_gives_the_same_layout(tmp_path: Path) -> None:
    path = draw(tmp_path / "plan.pdf", lambda sheet: sheet.table(XS, YS, [HEAD, BODY]))
    first, second = ([lay_out(page) for page in read_pages(path) if isinstance(page, PageContent)] for _ in range(2))
    assert [page.text.text for page in first] == [page.text.text for page in second]
    assert [page.tables[0].grid for page in first] == [page.tables[0].grid for page in second]
