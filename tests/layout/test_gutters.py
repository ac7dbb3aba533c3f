"""Gutters between the columns of a table, and the pieces of lines they are told by."""

import numpy as np
from drawn import Sheet, contents

from konzeptminer.layout.assign import OUTSIDE
from konzeptminer.layout.chunks import Chunk, chunks_of
from konzeptminer.layout.gutters import column_rules, find_gutters
from konzeptminer.layout.lines import LineBuilder
from konzeptminer.layout.prose_columns import Gutter, walk
from konzeptminer.reading.page import Rule


def chunk(line: int, x0: float, x1: float, *, text: str = "Wort", bold: bool = False) -> Chunk:
    return Chunk(line, x0, 12.0 * line, x1, 12.0 * line + 10, bold, text)


def pieces(draw: object, gap: float) -> list[Chunk]:
    (content,) = contents(draw)  # type: ignore[arg-type]
    builder = LineBuilder(content.glyphs)
    lines = builder.group(np.full(len(content.glyphs), OUTSIDE, dtype=np.int64))[OUTSIDE]
    return chunks_of(lines, content.glyphs, gap=gap)


def test_a_line_is_cut_at_wide_gaps_only() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(50, 100, "Amt 50")
        sheet.text(200, 100, "Stadt Hof")

    assert [piece.text for piece in pieces(draw, 0.4)] == ["Amt 50", "Stadt Hof"]
    assert [piece.text for piece in pieces(draw, 0.12)] == ["Amt", "50", "Stadt", "Hof"]


def test_each_piece_has_a_type_of_its_own() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(50, 100, "Zuständigkeit", bold=True)
        sheet.text(200, 100, "Nebentext")

    assert [piece.bold for piece in pieces(draw, 0.4)] == [True, False]


def test_a_gutter_is_where_all_lines_are_white() -> None:
    chunks = [c for line in range(6) for c in (chunk(line, 0, 40 + line), chunk(line, 60, 100))]
    (place,) = find_gutters(chunks, 0, 100)
    assert 45 < place < 60


def test_a_head_over_columns_fills_no_gutter() -> None:
    body = [c for line in range(1, 7) for c in (chunk(line, 0, 40), chunk(line, 60, 100), chunk(line, 120, 160))]
    assert len(find_gutters([chunk(0, 50, 130), *body], 0, 160)) == 2


def test_no_line_is_drawn_where_a_head_spans_columns() -> None:
    rules = column_rules([50], [0, 12, 24], [chunk(0, 0, 100), chunk(1, 0, 40), chunk(1, 60, 100)])
    assert rules == [Rule(False, 50, 12, 24)]


def test_the_white_behind_which_most_lines_begin_is_the_gutter() -> None:
    gutter = Gutter.between(20, 100)
    lines = [[chunk(n, 0, 30), chunk(n, 100, 140)] for n in range(5)] + [[chunk(5, 0, 30), chunk(5, 80, 90)]]
    for line in lines:
        gutter.white = gutter.without(line)
    assert gutter.run(2.0, lines) == (90.5, 100.0)


def test_a_table_ends_where_lines_run_across_its_gutters() -> None:
    gutters = [Gutter.between(20, 50), Gutter.between(70, 100)]
    rows = [[chunk(n, 0, 40), chunk(n, 50, 90), chunk(n, 100, 140)] for n in range(3)]
    text = [[chunk(n, 0, 140)] for n in range(3, 6)]
    assert walk([*rows, *text], gutters, top=0, size=10).lines == rows
