"""Tables of sentences without lines: found by their head, their rows by the white between them."""

from collections.abc import Callable, Sequence

import pytest
from drawn import Draw, Sheet, cell_texts, contents

from konzeptminer.layout.furniture import find_furniture
from konzeptminer.layout.join import join_tables
from konzeptminer.layout.page import PageLayout, lay_out
from konzeptminer.rows.heads import names_column

XS = (50.0, 180.0, 360.0, 480.0)
HEAD = ("Ziel", "Maßnahme", "Zuständigkeit", "Kosten")
ROWS = (
    (
        ("Beratung im Kreis", "bekannter machen"),
        ("Sprechstunden in jedem", "Rathaus anbieten und", "bewerben"),
        ("Amt 50",),
        ("5.000 Euro",),
    ),
    ((), ("Faltblatt in vier Sprachen", "drucken"), ("Pressestelle",), ("800 Euro",)),
    (("Wege kürzer machen",), ("Bus am Abend fahren", "lassen"), ("Verkehrsamt",), ()),
)
LEADING = 12.0
TOP = 100.0


def height(row: Sequence[Sequence[str]]) -> float:
    return LEADING * max(len(cell) for cell in row)


def table(
    sheet: Sheet,
    rows: Sequence[Sequence[Sequence[str]]] = ROWS,
    *,
    top: float = TOP,
    gap: float = 8.0,
    head: Sequence[str] = HEAD,
    middle: bool = False,
) -> float:
    """Print a table without lines and give where it ends."""
    for x, label in zip(XS, head, strict=False):
        sheet.text(x, top, label, bold=True)
    y = top + 20 if head else top
    for row in rows:
        for x, cell in zip(XS, row, strict=True):
            down = (height(row) - LEADING * len(cell)) / 2 if middle else 0.0
            sheet.lines(x, y + down, cell)
        y += height(row) + gap
    return y


def laid_out(*pages: Draw) -> list[PageLayout]:
    layouts: list[PageLayout] = []
    for content in contents(*pages):
        layouts.append(lay_out(content, names_column, layouts[-1] if layouts else None))
    return layouts


def rows_of(page: PageLayout, number: int = 0) -> list[list[str]]:
    """Give the texts of the table's cells, row by row, each where its cell begins."""
    found = page.tables[number]
    grid: list[list[str]] = [[] for _ in found.grid.ys[1:]]
    for box, text in zip(found.grid.boxes, cell_texts(page, number), strict=True):
        grid[box.row].append(" ".join(text.split()))
    return grid


def spans(page: PageLayout) -> list[tuple[int, int]]:
    """Give the first column's cells as (row, rows covered)."""
    return [(box.row, box.row_span) for box in page.tables[0].grid.boxes if box.column == 0]


MERGED = [
    list(HEAD),
    [
        "Beratung im Kreis bekannter machen",
        "Sprechstunden in jedem Rathaus anbieten und bewerben",
        "Amt 50",
        "5.000 Euro",
    ],
    ["Faltblatt in vier Sprachen drucken", "Pressestelle", "800 Euro"],
    ["Wege kürzer machen", "Bus am Abend fahren lassen", "Verkehrsamt", ""],
]


def test_rows_are_told_by_white_and_a_blank_goal_goes_on() -> None:
    (page,) = laid_out(lambda sheet: table(sheet) and None)
    assert rows_of(page) == MERGED
    assert spans(page) == [(0, 1), (1, 2), (3, 1)]
    assert page.tables[0].grid.inferred
    assert not page.tables[0].grid.guessed


def test_without_names_of_columns_nothing_is_found() -> None:
    (content,) = contents(lambda sheet: table(sheet) and None)
    assert lay_out(content).tables == []


@pytest.mark.parametrize("gap", [3.0, 20.0])
def test_white_between_rows_may_be_low_or_high(gap: float) -> None:
    (page,) = laid_out(lambda sheet: table(sheet, gap=gap) and None)
    assert rows_of(page) == MERGED


def test_cells_in_the_middle_of_their_rows() -> None:
    rows = [ROWS[0], (("Wege kürzer", "machen"), *ROWS[1][1:]), ROWS[2]]
    (page,) = laid_out(lambda sheet: table(sheet, rows, middle=True) and None)
    assert [row[1].split()[0] for row in rows_of(page)] == ["Maßnahme", "Sprechstunden", "Faltblatt", "Bus"]
    assert spans(page) == [(0, 1), (1, 1), (2, 1), (3, 1)]


def test_paragraphs_of_a_cell_stay_together() -> None:
    def draw(sheet: Sheet) -> None:
        for x, label in zip(XS, HEAD, strict=True):
            sheet.text(x, TOP, label, bold=True)
        y = TOP + 20
        for number in range(4):
            sheet.text(XS[0], y, f"Ziel Nummer {number}")
            sheet.lines(XS[1], y, ["Erster Absatz der", "Maßnahme"])
            sheet.lines(XS[1], y + 28, ["Zweiter Absatz der", "Maßnahme"])
            sheet.text(XS[2], y, "Amt 50")
            sheet.text(XS[3], y, "keine")
            y += 52 + 12

    (page,) = laid_out(draw)
    assert len(rows_of(page)) == 5
    assert rows_of(page)[1][1] == "Erster Absatz der Maßnahme Zweiter Absatz der Maßnahme"


def test_a_bold_line_across_is_a_heading_between_rows() -> None:
    def draw(sheet: Sheet) -> None:
        end = table(sheet, ROWS[:1])
        sheet.text(XS[0], end, "Handlungsfeld Arbeit und Wirtschaft im Kreis", bold=True)
        table(sheet, ROWS[2:], top=end + 20, head=())

    (page,) = laid_out(draw)
    assert rows_of(page)[2] == ["Handlungsfeld Arbeit und Wirtschaft im Kreis"]
    assert rows_of(page)[3][1] == "Bus am Abend fahren lassen"


def test_text_behind_the_table_is_none_of_it() -> None:
    prose = [
        "Die Verwaltung berichtet jedes Jahr, wie weit die Maßnahmen gediehen sind und was sie gekostet haben.",
        "Der Ausschuss berät darüber im Herbst und empfiehlt dem Kreistag, welche davon weiter laufen sollen",
        "und welche neu beginnen. Vereine und Verbände werden vorher gehört, und ihre Vorschläge gehen in den",
        "Bericht ein, soweit sie den Kreis betreffen und nicht schon an anderer Stelle behandelt worden sind.",
    ]

    def draw(sheet: Sheet) -> None:
        end = table(sheet)
        sheet.lines(XS[0], end + 10, prose)

    (page,) = laid_out(draw)
    assert rows_of(page) == MERGED
    assert [line.text for line in page.lines] == prose


def test_text_beside_the_table_is_none_of_it() -> None:
    rows = [row[:3] for row in ROWS]

    def draw(sheet: Sheet) -> None:
        for x, label in zip(XS, HEAD[:3], strict=False):
            sheet.text(x, TOP, label, bold=True)
        y = TOP + 20
        for row in rows:
            for x, cell in zip(XS, row, strict=False):
                sheet.lines(x, y, cell)
            y += height(row) + 8
        sheet.lines(
            480,
            TOP,
            [
                "Ein Text läuft am",
                "Rand der Seite mit",
                "und hat mit der",
                "Tabelle nichts zu",
                "tun, auch nicht",
                "am Ende",
            ],
        )

    (page,) = laid_out(draw)
    assert [row[-1] for row in rows_of(page)] == ["Zuständigkeit", "Amt 50", "Pressestelle", "Verkehrsamt"]


def test_a_table_goes_on_without_head_over_a_page() -> None:
    def first(sheet: Sheet) -> None:
        table(sheet, top=600)
        sheet.text(280, 780, "Seite 1")

    def second(sheet: Sheet) -> None:
        table(sheet, ROWS, top=60, head=())
        sheet.text(280, 780, "Seite 2")

    pages = laid_out(first, second)
    (whole,) = join_tables(pages, find_furniture(pages))
    assert whole.rows == 7
    assert rows_of(pages[1])[0] == MERGED[1]


def test_columns_of_text_below_headings_are_no_table() -> None:
    text = [
        "Die Verwaltung hat",
        "vieles begonnen und",
        "will es nun mit den",
        "Vereinen weiter",
        "ausbauen, damit im",
    ] * 4

    def draw(sheet: Sheet) -> None:
        for x, label in zip(XS, ("Ziele", "Maßnahmen", "Akteure"), strict=False):
            sheet.text(x, TOP, label, bold=True)
            sheet.lines(x, TOP + 20, text)

    (page,) = laid_out(draw)
    assert page.tables == []


def in_a_frame(sheet: Sheet) -> None:
    sheet.box(XS[0] - 5, TOP - 14, 570, table(sheet), stroke=True)


def columns_ruled(sheet: Sheet) -> None:
    end = table(sheet)
    for x in XS[1:]:
        sheet.rule(x - 5, TOP - 14, x - 5, end)


def head_ruled(sheet: Sheet) -> None:
    table(sheet)
    sheet.rule(XS[0], TOP + 4, 570, TOP + 4)


@pytest.mark.parametrize("draw", [in_a_frame, columns_ruled, head_ruled])
def test_lines_that_part_no_rows_change_nothing(draw: Callable[[Sheet], None]) -> None:
    (page,) = laid_out(draw)
    assert rows_of(page) == MERGED


def test_rows_in_a_frame_of_which_head_and_columns_are_drawn() -> None:
    rows = [ROWS[0], ROWS[2], ROWS[0], ROWS[2], ROWS[0]]

    def draw(sheet: Sheet) -> None:
        end = table(sheet, rows)
        sheet.grid([*(x - 5 for x in XS), 570], [TOP - 14, TOP + 6, end])

    (page,) = laid_out(draw)
    assert [row[1].split()[0] for row in rows_of(page)] == [
        "Maßnahme",
        "Sprechstunden",
        "Bus",
        "Sprechstunden",
        "Bus",
        "Sprechstunden",
    ]
