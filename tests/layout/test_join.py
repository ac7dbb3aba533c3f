"""Tables that run over pages become one; what the break cut in two is made whole, and nothing is lost."""

from collections.abc import Sequence

import pytest
from drawn import Draw, Sheet, joined, layouts
from hypothesis import given, settings
from hypothesis import strategies as st

from konzeptminer.layout.furniture import find_furniture
from konzeptminer.layout.join import join_tables
from konzeptminer.layout.whole import WholeCell, WholeTable

XS = (50.0, 200.0, 400.0, 550.0)
HEAD = ["Ziel", "Maßnahme", "Wer"]
SPORT = ["Mehr Sport", "Kurse für Kinder", "Amt 40"]
HALLE = ["Eine Halle", "Halle neu bauen", "Amt 41"]
MUSIK = ["Mehr Musik", "Chöre gründen", "Amt 42"]
PFLEGE = ["Gute Pflege", "Beratung anbieten", "Amt 50"]


def part(
    *rows: Sequence[str | None], xs: Sequence[float] = XS, top: float = 100, bold: int = 0, open_bottom: bool = False
) -> Draw:
    """Draw a part of a table; a cell whose text is None goes on from the cell above it."""

    def page(sheet: Sheet) -> None:
        ys = [top + 40 * number for number in range(len(rows) + 1)]
        for x in xs:
            sheet.rule(x, ys[0], x, ys[-1])
        for number, y in enumerate(ys[:-1] if open_bottom else ys):
            texts = rows[number] if number < len(rows) else [""] * len(rows[0])
            for left, right, text in zip(xs, xs[1:], texts, strict=False):
                if text is not None:
                    sheet.rule(left, y, right, y)
        sheet.cells(xs, ys, [[text or "" for text in row] for row in rows], bold=bold)

    return page


def with_text(page: Draw, y: float, text: str) -> Draw:
    def both(sheet: Sheet) -> None:
        page(sheet)
        sheet.text(50, y, text)

    return both


def texts(table: WholeTable) -> list[list[str]]:
    """Give the raw texts row by row; a cell over several rows is repeated in each."""
    return [[cell.passage.raw for cell in table.row_cells(row)] for row in range(table.rows)]


def cell_with(table: WholeTable, text: str) -> WholeCell:
    (cell,) = [cell for cell in table.cells if cell.passage.raw == text]
    return cell


def pages_of(cell: WholeCell) -> list[int]:
    return [piece.page.page for piece in cell.pieces]


FURTHER = part(["", "Und für Eltern", ""], HALLE)
FIRST, SECOND = part(HEAD, SPORT), part(HEAD, MUSIK)


class TestHeads:
    def test_repeated_head_is_set_aside(self) -> None:
        (whole,) = joined(part(HEAD, SPORT, bold=1), part(HEAD, HALLE, bold=1))
        assert texts(whole) == [HEAD, SPORT, HALLE]
        assert (whole.head_rows, whole.repeated) == (1, [0, 1])

    def test_repeated_head_need_not_be_bold(self) -> None:
        (whole,) = joined(part(HEAD, SPORT), part(HEAD, HALLE))
        assert texts(whole) == [HEAD, SPORT, HALLE]
        assert whole.head_rows == 1

    def test_head_of_two_rows(self) -> None:
        groups = ["Was", "Womit", "Von wem"]
        (whole,) = joined(part(groups, HEAD, SPORT, MUSIK, bold=2), part(groups, HEAD, HALLE, bold=2))
        assert texts(whole) == [groups, HEAD, SPORT, MUSIK, HALLE]
        assert whole.repeated == [0, 2]

    def test_part_without_a_head(self) -> None:
        (whole,) = joined(part(HEAD, SPORT, bold=1), part(HALLE, MUSIK))
        assert texts(whole) == [HEAD, SPORT, HALLE, MUSIK]
        assert whole.repeated == [0, 0]

    def test_first_row_that_begins_like_the_head_is_no_head(self) -> None:
        row = ["Ziel", "Maßnahme", "Amt 40"]
        (whole,) = joined(part(HEAD, SPORT, bold=1), part(row, HALLE))
        assert texts(whole)[2] == row

    def test_second_row_of_the_head_may_be_printed_otherwise(self) -> None:
        groups = ["Was", "Womit", "Von wem"]
        other = part(groups, ["Ziel", "Maßnahmen", "Wer?"], HALLE, SPORT, SPORT, bold=2)
        (whole,) = joined(part(groups, HEAD, SPORT, MUSIK, SPORT, bold=2), other)
        assert whole.repeated == [0, 2]

    def test_first_row_of_a_head_alone_is_set_aside(self) -> None:
        groups = ["Was", "Womit", "Von wem"]
        (whole,) = joined(part(groups, HEAD, SPORT, MUSIK, SPORT, bold=2), part(groups, HALLE, SPORT, bold=1))
        assert whole.repeated == [0, 1]

    def test_row_with_a_single_text_printed_again_is_no_head(self) -> None:
        (whole,) = joined(part(["Sport", "", ""], HALLE), part(["Sport", "", ""], MUSIK))
        assert whole.repeated == [0, 0]

    def test_repeated_head_beside_a_new_label(self) -> None:
        (whole,) = joined(
            part(["Sport", *HEAD[1:]], [None, *SPORT[1:]], bold=1),
            part(["Musik", *HEAD[1:]], [None, *MUSIK[1:]], bold=1),
        )
        assert [row[1:] for row in texts(whole)] == [HEAD[1:], SPORT[1:], MUSIK[1:]]
        assert [row[0] for row in texts(whole)] == ["Sport", "Sport", "Musik"]


class TestMergedCells:
    def test_goal_merged_over_the_break_names_both_pages(self) -> None:
        (whole,) = joined(
            part(HEAD, SPORT, [None, *HALLE[1:]], bold=1),
            part(HEAD, ["", *MUSIK[1:]], [None, "Noten kaufen", "Amt 43"], bold=1),
        )
        goal = cell_with(whole, "Mehr Sport")
        assert (goal.row, goal.row_span, pages_of(goal)) == (1, 4, [1, 2])
        assert texts(whole)[4] == ["Mehr Sport", "Noten kaufen", "Amt 43"]

    def test_goal_printed_again_is_read_once_and_placed_twice(self) -> None:
        (whole,) = joined(
            part(HEAD, SPORT, [None, *HALLE[1:]], bold=1),
            part(HEAD, ["Mehr Sport", *MUSIK[1:]], bold=1),
        )
        goal = cell_with(whole, "Mehr Sport")
        assert (goal.row_span, pages_of(goal)) == (3, [1, 2])
        first, second = (piece.span() for piece in goal.pieces)
        assert (first.text, second.text) == ("Mehr Sport", "")
        assert second.bbox is not None
        assert second.bbox[1] == pytest.approx(140)

    def test_goal_over_three_pages(self) -> None:
        further = part(HEAD, ["", *HALLE[1:]], [None, *MUSIK[1:]], bold=1)
        (whole,) = joined(part(HEAD, SPORT, [None, *HALLE[1:]], bold=1), further, further)
        goal = cell_with(whole, "Mehr Sport")
        assert (goal.row_span, pages_of(goal)) == (6, [1, 2, 3])

    def test_next_goal_is_a_cell_of_its_own(self) -> None:
        (whole,) = joined(
            part(HEAD, SPORT, [None, *HALLE[1:]], bold=1),
            part(HEAD, MUSIK, [None, "Noten kaufen", "Amt 43"], bold=1),
        )
        assert cell_with(whole, "Mehr Sport").row_span == 2
        assert (cell_with(whole, "Mehr Musik").row, cell_with(whole, "Mehr Musik").row_span) == (3, 2)

    def test_goal_left_open_at_the_break_goes_on_with_other_text(self) -> None:
        def first(sheet: Sheet) -> None:
            part(HEAD, [SPORT[0], *SPORT[1:]], bold=1, open_bottom=True)(sheet)
            sheet.rule(200, 180, 550, 180)

        (whole,) = joined(first, part(HEAD, ["Und Freizeit", *HALLE[1:]], bold=1))
        assert texts(whole)[1:] == [["Mehr Sport\nUnd Freizeit", *row[1:]] for row in (SPORT, HALLE)]

    def test_merged_blank_does_not_make_the_blanks_below_go_on(self) -> None:
        (whole,) = joined(
            part(HEAD, ["Mehr Sport", "Kurse", ""], ["Eine Halle", "Bau", None], ["Ein Feld", "Bau", "Amt 41"], bold=1),
            part(HEAD, ["Mehr Musik", "Chöre", ""], bold=1),
        )
        assert texts(whole)[4] == ["Mehr Musik", "Chöre", ""]

    def test_blank_cell_below_a_plain_one_is_a_new_row(self) -> None:
        (whole,) = joined(part(HEAD, SPORT, bold=1), part(HEAD, ["Mehr Musik", "", "Amt 42"], bold=1))
        assert texts(whole)[2] == ["Mehr Musik", "", "Amt 42"]


class TestRowsCutByTheBreak:
    def test_row_without_a_border_at_the_break_goes_on(self) -> None:
        (whole,) = joined(
            part(HEAD, ["Mehr Sport", "Kurse für Kinder", "Amt 40"], open_bottom=True, bold=1),
            part(HEAD, ["", "Und für Eltern", ""], HALLE, bold=1),
        )
        assert texts(whole) == [HEAD, ["Mehr Sport", "Kurse für Kinder\nUnd für Eltern", "Amt 40"], HALLE]
        assert pages_of(cell_with(whole, "Mehr Sport")) == [1, 2]

    def test_framed_row_whose_text_goes_on(self) -> None:
        (whole,) = joined(
            part(HEAD, ["Mehr Sport", "Kurse für Kinder aller Schulen und", "Amt 40"], bold=1),
            part(HEAD, ["", "für ihre Eltern", ""], HALLE, bold=1),
        )
        assert texts(whole)[1][1] == "Kurse für Kinder aller Schulen und\nfür ihre Eltern"
        assert whole.rows == 3

    def test_framed_row_with_blanks_where_none_was_before_goes_on(self) -> None:
        (whole,) = joined(part(SPORT, HALLE, MUSIK, PFLEGE), FURTHER)
        assert texts(whole)[3] == ["Gute Pflege", "Beratung anbieten\nUnd für Eltern", "Amt 50"]

    def test_rows_of_earlier_parts_count_too(self) -> None:
        (whole,) = joined(part(SPORT, HALLE), part(MUSIK, PFLEGE), FURTHER)
        assert whole.rows == 5

    def test_columns_split_off_on_a_later_page_keep_their_counts(self) -> None:
        narrow = (50.0, 200.0, 300.0, 400.0, 550.0)
        further = [["Mehr Kunst", "Bilder zeigen", "", "Amt 43"], ["Mehr Tanz", "Saal mieten", "", "Amt 44"]]
        (whole,) = joined(part(SPORT, HALLE, MUSIK, PFLEGE), part(*further, xs=narrow))
        assert [whole.filled[column] for column in range(4)] == [6, 6, 0, 6]
        assert whole.blank[2] == 2

    def test_framed_row_with_blanks_where_others_were_is_a_new_one(self) -> None:
        blanks = ["", "Noten kaufen", ""]
        (whole,) = joined(part(SPORT, HALLE, MUSIK, PFLEGE, blanks, PFLEGE), FURTHER)
        assert whole.rows == 8

    def test_few_rows_tell_nothing_of_blanks(self) -> None:
        (whole,) = joined(part(SPORT, HALLE, MUSIK), FURTHER)
        assert whole.rows == 5

    @pytest.mark.xfail(strict=True, reason="a frame around a single text is taken for no table")
    def test_rest_of_a_row_alone_on_its_page(self) -> None:
        (whole,) = joined(
            part(HEAD, ["Mehr Sport", "Kurse für Kinder aller Schulen und", "Amt 40"]),
            part(["", "für ihre Eltern", ""]),
        )
        assert texts(whole)[1][1] == "Kurse für Kinder aller Schulen und\nfür ihre Eltern"

    def test_framed_row_that_ended_is_followed_by_a_new_one(self) -> None:
        (whole,) = joined(part(HEAD, SPORT, bold=1), part(HEAD, HALLE, bold=1))
        assert whole.rows == 3

    def test_open_band_is_not_laid_over_the_row_behind_it(self) -> None:
        def band(sheet: Sheet) -> None:
            part(HEAD, SPORT, bold=1)(sheet)
            for x in (XS[0], XS[-1]):
                sheet.rule(x, 180, x, 220)
            sheet.text(54, 193, "Handlungsfeld Musik")

        (whole,) = joined(band, part(MUSIK, HALLE))
        assert texts(whole)[2:] == [["Handlungsfeld Musik"], MUSIK, HALLE]

    def test_row_may_go_on_over_two_breaks(self) -> None:
        (whole,) = joined(
            part(HEAD, ["Mehr Sport", "eins", "Amt 40"], open_bottom=True, bold=1),
            part(HEAD, ["", "zwei", ""], open_bottom=True, bold=1),
            part(HEAD, ["", "drei", ""], bold=1),
        )
        assert texts(whole) == [HEAD, ["Mehr Sport", "eins\nzwei\ndrei", "Amt 40"]]
        assert pages_of(cell_with(whole, "eins\nzwei\ndrei")) == [1, 2, 3]


class TestWhatParts:
    def test_text_below_the_first_part(self) -> None:
        assert len(joined(with_text(FIRST, 300, "Soweit das erste Feld."), SECOND)) == 2

    def test_text_above_the_second_part(self) -> None:
        assert len(joined(FIRST, with_text(SECOND, 80, "Das zweite Feld"))) == 2

    def test_heading_at_the_top_of_the_page(self) -> None:
        assert len(joined(FIRST, with_text(SECOND, 60, "Handlungsfeld Musik"))) == 2

    def test_running_head_does_not_part(self) -> None:
        assert len(joined(with_text(FIRST, 60, "Plan der Stadt"), with_text(SECOND, 60, "Plan der Stadt"))) == 1

    def test_line_at_the_very_edge_does_not_part(self) -> None:
        assert len(joined(with_text(FIRST, 790, "Entwurf A"), with_text(SECOND, 20, "Entwurf B"))) == 1

    def test_text_above_the_first_part_does_not_part(self) -> None:
        assert len(joined(with_text(FIRST, 80, "Das erste Feld"), with_text(SECOND, 300, "Ende"))) == 1

    def test_page_in_between(self) -> None:
        assert len(joined(FIRST, lambda sheet: sheet.text(50, 400, "Zwischentext"), SECOND)) == 2

    def test_page_that_could_not_be_read_in_between(self) -> None:
        first, _, third = layouts(FIRST, lambda _: None, SECOND)
        assert len(join_tables([first, third], [set(), set()])) == 2

    def test_other_columns(self) -> None:
        assert len(joined(FIRST, part(HEAD, MUSIK, xs=(50, 300, 500, 550)))) == 2

    def test_other_width(self) -> None:
        assert len(joined(FIRST, part(HEAD, MUSIK, xs=(50, 200, 400, 500)))) == 2

    def test_other_number_of_columns(self) -> None:
        assert len(joined(FIRST, part(["Ziel"], ["Mehr Musik"], xs=(50, 550)))) == 2

    def test_second_table_of_a_page(self) -> None:
        def both(sheet: Sheet) -> None:
            SECOND(sheet)
            part(HEAD, HALLE, top=300)(sheet)

        wholes = joined(FIRST, both)
        assert [len(whole.parts) for whole in wholes] == [2, 1]
        assert [whole.first for whole in wholes] == [0, 2]

    def test_last_table_of_the_page_before_goes_on(self) -> None:
        def both(sheet: Sheet) -> None:
            part(HEAD, HALLE, xs=(50, 100, 150, 550))(sheet)
            part(HEAD, SPORT, top=300)(sheet)

        wholes = joined(both, SECOND)
        assert [[table.page for table in whole.parts] for whole in wholes] == [[1], [1, 2]]

    def test_mirrored_margins_do_not_part(self) -> None:
        (whole,) = joined(FIRST, part(HEAD, MUSIK, xs=[x + 30 for x in XS]))
        assert texts(whole) == [HEAD, SPORT, MUSIK]

    def test_columns_may_shift_by_a_hair(self) -> None:
        assert len(joined(FIRST, part(HEAD, MUSIK, xs=(50, 203, 398, 551)))) == 1

    def test_no_tables(self) -> None:
        pages = layouts(lambda sheet: sheet.text(50, 50, "Text"))
        assert join_tables(pages, find_furniture(pages)) == []


class TestColumnsNotSplit:
    def test_part_with_a_column_less(self) -> None:
        (whole,) = joined(part(HEAD, SPORT), part(["Mehr Musik", "Chöre gründen"], xs=(50, 200, 550)))
        last = whole.row_cells(2)
        assert [(cell.column, cell.column_span) for cell in last] == [(0, 1), (1, 2)]

    def test_part_with_a_column_less_on_a_mirrored_page(self) -> None:
        (whole,) = joined(part(HEAD, SPORT), part(["Mehr Musik", "Chöre gründen"], xs=(130, 280, 630)), size=(700, 800))
        assert [(cell.column, cell.column_span) for cell in whole.row_cells(2)] == [(0, 1), (1, 2)]

    def test_part_with_a_column_more(self) -> None:
        (whole,) = joined(part(HEAD[:2], SPORT[:2], xs=(50, 200, 550)), part(HALLE, MUSIK))
        assert [(cell.column, cell.column_span) for cell in whole.row_cells(0)] == [(0, 1), (1, 2)]
        assert texts(whole)[2:] == [HALLE, MUSIK]
        assert whole.columns == 3


@st.composite
def parts(draw: st.DrawFn) -> list[Draw]:
    """The parts of a table on two or three pages, with merged goals, blanks, repeated heads and open ends."""
    word = st.sampled_from(
        ["", "Kurse", "und weiter", "Ein längerer Text, der hier fast", "• Chöre", "b) Verein", "Amt 40"]
    )
    pages = []
    for _ in range(draw(st.integers(2, 3))):
        rows: list[list[str | None]] = [list(HEAD)] if draw(st.booleans()) else []
        for number in range(draw(st.integers(1, 4))):
            merged = number > 0 and draw(st.booleans())
            rows.append([None if merged else draw(word), draw(word), draw(word)])
        rows[-1][-1] = "Ende"  # two texts at least, else it is no table
        rows[-1][1] = "Kurse"
        pages.append(part(*rows, open_bottom=draw(st.booleans())))
    return pages


class TestConservation:
    @given(parts())
    @settings(deadline=None, max_examples=25)
    def test_every_text_of_a_part_is_in_one_cell(self, pages: list[Draw]) -> None:
        for whole in joined(*pages):
            held = [(piece.page.page, piece.start) for cell in whole.cells for piece in cell.pieces]
            assert len(held) == len(set(held))
            for table, head in zip(whole.parts, whole.repeated, strict=True):
                for box, text in zip(table.grid.boxes, table.texts, strict=True):
                    (piece,) = text.passage.pieces
                    assert box.row + box.row_span <= head or (table.page, piece.start) in held

    @given(parts())
    @settings(deadline=None, max_examples=25)
    def test_cells_cover_every_place_once(self, pages: list[Draw]) -> None:
        for whole in joined(*pages):
            places = [
                (row, column)
                for cell in whole.cells
                for row in range(cell.row, cell.end_row)
                for column in range(cell.column, cell.end_column)
            ]
            assert sorted(places) == [(row, column) for row in range(whole.rows) for column in range(whole.columns)]
