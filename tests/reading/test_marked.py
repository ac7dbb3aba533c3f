"""Tables that a text marks up: where they are, what their cells print."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import ABOVE, grid, html, pipe

from konzeptminer.reading.marked import MarkedTable, read_marks
from konzeptminer.reading.marked.inline import shown
from konzeptminer.text.clean import clean
from konzeptminer.text.hyphen import HyphenJoiner

JOINER = HyphenJoiner.from_text("")

SIMPLE = """
  Ziel      Maßnahme   Wer
  --------- ---------- -----
  Teilhabe  Feste      Amt 1
            Kurse      Amt 2

"""
MULTILINE = """
-------------------------------
 Ziel       Was
            geschieht
 ---------- -------------------
 Mehr       Feste in allen
 Teilhabe   Städten

 Sprache    Kurse
-------------------------------
"""


def texts(text: str, number: int = 0) -> list[list[str]]:
    """Give the cleaned texts of a table's cells, row by row, where each begins."""
    page = read_marks(text)
    table = page.tables[number]
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        raw = "\n".join(page.reading[start:end] for start, end in cell.ranges)
        rows[cell.row].append(clean(raw, JOINER).text)
    return rows


def only(text: str) -> MarkedTable:
    (table,) = read_marks(text).tables
    return table


@pytest.mark.parametrize(
    ("marked", "printed"),
    [
        ("**Ziel** der Maßnahme", "Ziel der Maßnahme"),
        ("Ver**bund**netz", "Verbundnetz"),
        ("__stark__ und _schwach_ und *so*", "stark und schwach und so"),
        ("***beides*** ~~weg~~", "beides weg"),
        ("Bürger*innen und Einwohner*innen", "Bürger*innen und Einwohner*innen"),
        ("plan_2011_neu", "plan_2011_neu"),
        (r"a \| b \*c\*", "a | b *c*"),
        ("A &amp; B&nbsp;&lt; C &euro; &unbekannt;", "A & B < C € &unbekannt;"),
        ("[Jugendamt](https://example.org/a_(b))", "Jugendamt"),
        ("![Logo](logo.png) Amt", "Amt"),
        ("`*kein* Mark`", "*kein* Mark"),
        ('<span id="seite-1"></span>Amt<sup>1</sup>', "Amt1"),
        ("unter < 5 Jahre", "unter < 5 Jahre"),
        ("eins<br>zwei", "eins zwei"),
        ("eins<br/><br />zwei", "eins\nzwei"),
        ("<ul><li>eins</li><li>zwei</li></ul>", "eins\nzwei"),
        ("sicher<script>alert('x')</script> so", "sicher so"),
        ("vor<!-- nicht --> nach", "vor nach"),
    ],
)
def test_marks_in_a_cell_are_not_printed(marked: str, printed: str) -> None:
    assert clean(shown(marked), JOINER).text == printed
    assert len(shown(marked)) == len(marked)


def test_in_html_stars_are_text_and_line_feeds_are_blanks() -> None:
    assert clean(shown("**a**\n\nb &amp;<br>c", html=True), JOINER).text == "**a** b & c"


def test_pipe_table_without_outer_pipes() -> None:
    assert texts("Ziel | Wer\n--- | ---\nTeilhabe | Amt 1\n\nText") == [["Ziel", "Wer"], ["Teilhabe", "Amt 1"]]


def test_escaped_pipe_is_text() -> None:
    assert texts("| a \\| b | c |\n|---|---|\n| d | e |")[0] == ["a | b", "c"]


def test_pipe_rows_without_a_head_are_a_table() -> None:
    table = only("Text\n\n| a | b |\n| c | d |\n")
    assert (table.rows, table.columns, table.head_rows) == (2, 2, 0)


def test_blank_and_counted_heads_are_no_rows() -> None:
    assert texts("|   |   |\n|---|---|\n| a | b |") == [["a", "b"]]
    assert texts("| 0 | 1 |\n|---|---|\n| a | b |") == [["a", "b"]]


def test_short_row_is_filled_up_and_long_row_is_named() -> None:
    table = only("| a | b | c |\n|---|---|---|\n| d |\n| e | f | g |\n| h | i | j | k |\n")
    assert (table.rows, table.columns) == (4, 4)
    assert len(table.cells) == 16
    assert table.faults == ("row 4 has more than its 3 cells",)


def test_row_broken_by_line_feeds_in_a_cell_is_one() -> None:
    assert texts("| a | b |\n|---|---|\n| eins\nzwei | c |\n| d | e |") == [["a", "b"], ["eins zwei", "c"], ["d", "e"]]


@pytest.mark.parametrize(
    "text", ["a | b\nc und d\n", "Prosa\n---\nmehr\n", "-----  -----\n\n", "+ eins\n+ zwei\n", "|\n"]
)
def test_text_that_is_no_table(text: str) -> None:
    assert read_marks(text).tables == ()


def test_grid_cells_span_rows_and_columns() -> None:
    text = """
+-------+-------+
| Band          |
+-------+-------+
| a     | b     |
|       +-------+
| a2    | c     |
+-------+-------+
"""
    spans = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in only(text).cells}
    assert spans == {(0, 0): (1, 2), (1, 0): (2, 1), (1, 1): (1, 1), (2, 1): (1, 1)}
    assert texts(text) == [["Band"], ["a a2", "b"], ["c"]]


def test_grid_head_ends_at_the_double_rule() -> None:
    assert only("+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+\n").head_rows == 1


def test_blank_line_in_a_grid_cell_parts_paragraphs() -> None:
    assert texts("+-----+---+\n| a   | b |\n|     |   |\n| c   |   |\n+-----+---+\n") == [["a\nc", "b"]]


def test_simple_table() -> None:
    assert texts(SIMPLE) == [["Ziel", "Maßnahme", "Wer"], ["Teilhabe", "Feste", "Amt 1"], ["", "Kurse", "Amt 2"]]


def test_multiline_table() -> None:
    assert texts(MULTILINE) == [
        ["Ziel", "Was geschieht"],
        ["Mehr Teilhabe", "Feste in allen Städten"],
        ["Sprache", "Kurse"],
    ]


def test_html_cells_span_rows_and_columns() -> None:
    text = "<table><tr><td rowspan='2'>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    spans = [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in only(text).cells]
    assert spans == [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]


def test_html_head_of_th_or_thead() -> None:
    assert only("<table><tr><th>a<th>b</tr><tr><th>c</th><td>d</td></tr></table>").head_rows == 1
    assert only("<table><thead><tr><td>a<td>b</tr></thead><tr><td>c<td>d</tr></table>").head_rows == 1


def test_caption_is_a_row_over_all_columns() -> None:
    assert texts("<table><caption>Bildung</caption><tr><td>a</td><td>b</td></tr></table>") == [["Bildung"], ["a", "b"]]


def test_nested_table_is_text_of_its_cell() -> None:
    text = "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>"
    assert texts(text) == [["a\nb c", "d"]]


def test_unclosed_table_ends_at_the_next_heading() -> None:
    text = "<table><tr><td>a<td>b\n\n# Sport\n\n<table><tr><td>c<td>d</table>"
    first, second = read_marks(text).tables
    assert (first.faults, second.faults) == (("it is not closed",), ())
    assert texts(text) == [["a", "b"]]
    assert texts(text, 1) == [["c", "d"]]


@pytest.mark.parametrize(
    "text",
    [
        "<table>",
        "<table></table>",
        "<table><tr></tr></table>",
        "<table><td>a</table>",
        "<table><tr><td rowspan=99999 colspan=99999>a</td><td>b</td></tr></table>",
        "<table><tr><td rowspan=0>a</td></tr><tr><td>b</td></tr></table>",
        "<table><tr><td rowspan=x colspan=-1>a",
        "</table></td><table><tr><td>a<script>if (a < b) '</table>'",
        "<table><tr><td>a<!-- </td></table>",
        "<table><tr><td>&#0;&#1114112;&#x110000;</td></tr></table>",
        "+---+\n|\n+---+",
        "+---+---+\n| a\n+---+---+\n",
        "+---+---+\n+---+---+\n+---+---+\n",
        "|---|---|\n|---|---|",
        "| a |\n|---|\n|",
        "--- ---\n--- ---\n",
        "a\n--- ---\nb c\n--- ---",
    ],
)
def test_broken_marks_never_break_the_reading(text: str) -> None:
    page = read_marks(text)
    assert len(page.reading) == len(text)
    for table in page.tables:
        places = [
            (cell.row + y, cell.column + x)
            for cell in table.cells
            for y in range(cell.row_span)
            for x in range(cell.column_span)
        ]
        assert sorted(places) == [(y, x) for y in range(table.rows) for x in range(table.columns)]


def test_text_outside_of_html_cells_is_named_as_lost() -> None:
    text = "<table>verirrt<tr><td>a</td><td>b</td></tr></table>"
    assert [text[start:end] for start, end in only(text).lost] == ["verirrt"]


@given(st.text(alphabet="|+-=:<>/tabletrdh \n*`_&;[]()#\\", max_size=200))
def test_any_text_is_read(text: str) -> None:
    page = read_marks(text)
    assert len(page.reading) == len(text)
    for table in page.tables:
        assert 0 <= table.start <= table.end <= len(text)
        covered = sum(cell.row_span * cell.column_span for cell in table.cells)
        assert covered == table.rows * table.columns


LETTER = st.sampled_from(string.ascii_letters + "äß")
WORD = st.builds(
    lambda first, inside, last: first + inside + last,
    LETTER,
    st.text(string.ascii_letters + "|*_&<>`[]\\€“", max_size=6),
    LETTER,
)
CELL = st.lists(WORD, min_size=1, max_size=4).map(lambda words: "A" + " ".join(words))


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    columns = draw(st.integers(2, 4))
    rows = draw(st.lists(st.lists(CELL, min_size=columns, max_size=columns), min_size=2, max_size=5))
    covered = draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
    return [[ABOVE if y > 1 and covered[y] else row[0], *row[1:]] for y, row in enumerate(rows)]


@given(tables())
def test_what_is_written_as_pipes_is_read(rows: list[list[str]]) -> None:
    told = [[text if text != ABOVE else "" for text in row] for row in rows]
    assert texts(pipe(rows, above="")) == [[clean(text, JOINER).text for text in row] for row in told]


@given(tables())
def test_what_is_written_as_html_is_read(rows: list[list[str]]) -> None:
    own = [[clean(text, JOINER).text for text in row if text != ABOVE] for row in rows]
    assert texts(html(rows)) == own


@given(tables())
def test_what_is_written_as_a_grid_has_its_cells(rows: list[list[str]]) -> None:
    plain = [[text if text == ABOVE else "".join(filter(str.isalpha, text))[:20] for text in row] for row in rows]
    own = [[text for text in row if text != ABOVE] for row in plain]
    assert [["".join(text.split()) for text in row] for row in texts(grid(plain))] == own
