"""Tables of which lines are missing: drawn in several ways, read into the same grid."""

import pytest
from drawn import Draw, Sheet, layouts

XS = (60.0, 210.0, 310.0, 400.0, 520.0)
HEAD = ["Gemeinde", "Einwohner", "Plätze", "Anteil"]
BODY = [
    ["Ahausen", "12.300", "410", "3,3 %"],
    ["Bergdorf an der", "8.150", "95", "1,2 %"],
    ["Cstadt", "45.900", "1.240", "2,7 %"],
    ["Dorf", "2.020", "31", "1,5 %"],
]
SECOND = "langen Heide"
PITCH = 22.0
TOP = 100.0


def top_of(row: int) -> float:
    return TOP + row * PITCH + (12 if row > 2 else 0)


def text(sheet: Sheet) -> None:
    for x, label in zip(XS, HEAD, strict=False):
        sheet.text(x + 4, TOP + 14, label, bold=True)
    for number, row in enumerate(BODY, start=1):
        for x, entry in zip(XS, row, strict=False):
            sheet.text(x + 4, top_of(number) + 14, entry)
    sheet.text(XS[0] + 4, top_of(2) + 25, SECOND)


def rules(sheet: Sheet, *heights: float) -> None:
    for y in heights:
        sheet.rule(XS[0], y, XS[-1], y)


END = top_of(5)


def bare(sheet: Sheet) -> None:
    text(sheet)


def booktabs(sheet: Sheet) -> None:
    text(sheet)
    rules(sheet, TOP, top_of(1), END)


def underlined(sheet: Sheet) -> None:
    text(sheet)
    rules(sheet, TOP, *(top_of(row) for row in range(1, 5)), END)


def columns_only(sheet: Sheet) -> None:
    text(sheet)
    rules(sheet, TOP, top_of(1), END)
    for x in XS:
        sheet.rule(x, TOP, x, END)


def framed(sheet: Sheet) -> None:
    text(sheet)
    rules(sheet, TOP, top_of(1), END)
    for x in (XS[0], XS[-1]):
        sheet.rule(x, TOP, x, END)


def striped(sheet: Sheet) -> None:
    sheet.box(XS[0], TOP, XS[-1], top_of(1), fill=0.5)
    for row in (2, 4):
        sheet.box(XS[0], top_of(row), XS[-1], top_of(row + 1), fill=0.9)
    text(sheet)


@pytest.mark.parametrize("drawn", [bare, booktabs, underlined, columns_only, framed, striped])
def test_rows_and_columns_are_found_however_they_are_drawn(drawn: Draw) -> None:
    (page,) = layouts(drawn)
    (table,) = page.tables
    rows: dict[int, list[str]] = {}
    for box, entry in zip(table.grid.boxes, table.texts, strict=True):
        rows.setdefault(box.row, []).append(" ".join(entry.passage.raw.split()))
    expected = [HEAD, *BODY]
    expected[2] = [f"{BODY[1][0]} {SECOND}", *BODY[1][1:]]
    assert [row for row in rows.values() if any(row)] == expected


def test_short_rule_leaves_the_goal_merged() -> None:
    def draw(sheet: Sheet) -> None:
        for x, label in zip(XS, ("Ziel", "Maßnahme", "Wer?", "Womit?"), strict=False):
            sheet.text(x + 4, 114, label, bold=True)
        sheet.text(64, 136, "Mehr Sport")
        for y, words in ((136, ("Fest", "Amt 40", "50 Euro")), (158, ("Bad", "Amt 41", "90 Euro"))):
            for x, word in zip(XS[1:], words, strict=False):
                sheet.text(x + 4, y, word)
        rules(sheet, 100, 122, 166)
        sheet.rule(XS[1], 144, XS[-1], 144)

    (page,) = layouts(draw)
    (table,) = page.tables
    goal = next(
        box for box, entry in zip(table.grid.boxes, table.texts, strict=True) if entry.passage.raw == "Mehr Sport"
    )
    assert (goal.row, goal.row_span) == (1, 2)


def test_prose_between_two_rules_is_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        rules(sheet, 60, 740)
        for line in range(30):
            sheet.text(
                64, 90 + 14 * line, "Die Beratung im Rathaus wird in jedem Jahr weiter ausgebaut und abgestimmt."
            )

    (page,) = layouts(draw)
    assert page.tables == []


def test_two_columns_of_prose_are_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        rules(sheet, 60, 740)
        for line in range(30):
            for x in (64, 330):
                sheet.text(x, 90 + 14 * line, "Die Beratung im Rathaus wird weiter ausgebaut.")

    (page,) = layouts(draw)
    assert page.tables == []


def test_cells_of_prose_keep_their_lines_together() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid((60, 300, 540), (100, 120, 200))
        sheet.text(64, 114, "Ziel")
        sheet.text(304, 114, "Maßnahme")
        for line in range(5):
            sheet.text(64, 134 + 12 * line, "Alle sollen im Alter gut wohnen und die")
            sheet.text(304, 134 + 12 * line, "Neue Angebote entstehen mit den Trägern")

    (page,) = layouts(draw)
    (table,) = page.tables
    assert len(table.grid.ys) - 1 == 2


def test_text_below_a_striped_table_is_no_row_of_it() -> None:
    def draw(sheet: Sheet) -> None:
        striped(sheet)
        sheet.text(60, END + 12, "Die Zahlen stammen aus dem Jahr 2012 und wurden von den Gemeinden selbst gemeldet.")

    (page,) = layouts(draw)
    (table,) = page.tables
    assert not any("stammen" in entry.passage.raw for entry in table.texts)
