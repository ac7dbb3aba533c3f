"""Tables that stand right below one another: each begins where the head is printed again."""

from drawn import Sheet, cell_texts, layouts

from konzeptminer.layout.stacked import fold

XS = (50.0, 200.0, 550.0)
HEAD = ["Ziel", "Maßnahme"]


def tables(*rows: list[str]) -> list[list[str]]:
    """Give the texts of the tables found in one frame with these rows."""
    ys = [100.0 + 40 * number for number in range(len(rows) + 1)]
    (page,) = layouts(lambda sheet: sheet.table(XS, ys, rows))
    return [cell_texts(page, number) for number in range(len(page.tables))]


def test_head_printed_again_begins_a_table() -> None:
    assert tables(HEAD, ["Sport", "Kurse"], HEAD, ["Musik", "Chöre"]) == [
        [*HEAD, "Sport", "Kurse"],
        [*HEAD, "Musik", "Chöre"],
    ]


def test_rows_that_begin_alike_stay_one_table() -> None:
    assert len(tables(HEAD, ["Ziel", "Kurse"], ["Ziel", "Chöre"])) == 1


def test_head_with_one_text_tells_nothing() -> None:
    assert len(tables(["Ziel", ""], ["Ziel", ""], ["Sport", "Kurse"])) == 1


def test_head_broken_into_lines_differently_is_the_same() -> None:
    assert len(tables(["Wesentliche Ziele", "Weg"], ["Sport", "a"], ["Wesentliche\nZiele", "Weg"], ["Chor", "b"])) == 2


def test_row_covered_by_a_merged_cell_is_not_cut() -> None:
    def page(sheet: Sheet) -> None:
        # The head's two cells cover two columns each; in the last row the cells begin that repeat its words.
        xs = (50, 150, 250, 350, 450)
        for y in (100, 140, 180, 260):
            sheet.rule(50, y, 450, y)
        sheet.rule(250, 220, 450, 220)
        for x in xs:
            sheet.rule(x, 140 if x in (150, 350) else 100, x, 260)
        sheet.cells((50, 250), [100], [HEAD])
        sheet.cells(xs, [140], [["a", "b", "c", "d"]])
        sheet.cells(xs, [180], [["e", "f", "g", "h"]])
        sheet.cells((250, 350), [220], [HEAD])

    (layout,) = layouts(page)
    assert len(layout.tables) == 1


def test_ranges_of_both_tables_follow_in_the_page_text() -> None:
    ys = [100.0, 140, 180, 220, 260]
    rows = [HEAD, ["Sport", "Kurse"], HEAD, ["Musik", "Chöre"]]
    (page,) = layouts(lambda sheet: sheet.table(XS, ys, rows))
    assert page.text.text.split() == [*HEAD, "Sport", "Kurse", *HEAD, "Musik", "Chöre"]


def test_fold_leaves_letters_and_digits() -> None:
    assert fold("Wesentliche\nZiele (2011)_") == "wesentlicheziele2011"
