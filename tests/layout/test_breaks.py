"""Whether a page break cut a row in two: by its borders, and where both parts are framed by its text."""

import numpy as np
import pytest

from konzeptminer.layout.breaks import flows_on, row_goes_on
from konzeptminer.layout.whole import WholeCell
from konzeptminer.text.passage import PageText, Piece

LONG = "Die Stadt richtet mit den Vereinen Kurse ein"
"""A text that is longer than a name or a date and does not end a sentence."""


def cell(
    text: str,
    column: int = 0,
    *,
    row_span: int = 1,
    open_bottom: bool = False,
    first_word: float = 30,
    left_over: float | None = 10,
) -> WholeCell:
    page = PageText(page=1, text=text, boxes=np.full((len(text), 4), np.nan, dtype=np.float32))
    return WholeCell(
        row=0,
        column=column,
        row_span=row_span,
        column_span=1,
        pieces=[Piece(page, 0, len(text))],
        angle=0,
        open_bottom=open_bottom,
        first_word=first_word,
        left_over=left_over,
    )


def goes_on(*columns: tuple[str, str], filled: tuple[int, ...] = ()) -> bool:
    """Ask about a row of framed cells: for each column its text above and below the break."""
    above = [cell(text, number) for number, (text, _) in enumerate(columns)]
    below = [cell(text, number) for number, (_, text) in enumerate(columns)]
    return row_goes_on(above, below, filled)


class TestBorders:
    def test_row_left_open_goes_on(self) -> None:
        assert row_goes_on([cell("Ziel.", open_bottom=True)], [cell("Neu: Kurse")], ())

    def test_row_closed_beside_an_open_merged_cell_does_not(self) -> None:
        above = [cell("Ziel", 0, row_span=3, open_bottom=True), cell(f"{LONG} und", 1), cell("Amt", 2)]
        below = [cell("", 0), cell("für alle", 1), cell("", 2)]
        assert not row_goes_on(above, below, (2,))

    def test_merged_cell_left_open_does_not_decide_for_the_row(self) -> None:
        above = [cell("Ziel", 0, row_span=3, open_bottom=True), cell("Feld", 1, row_span=3, open_bottom=True)]
        below = [cell("", 0), cell("", 1), cell("für alle", 2)]
        assert not row_goes_on([*above, cell(f"{LONG} und", 2)], below, ())

    def test_most_of_the_row_decides(self) -> None:
        below = [cell("a", 0), cell("b", 1), cell("c", 2)]
        above = [cell("x", 0, open_bottom=True), cell("y", 1, open_bottom=True), cell("z", 2)]
        assert row_goes_on(above, below, ())
        above = [cell("x", 0, open_bottom=True), cell("y", 1), cell("z", 2)]
        assert not row_goes_on(above, below, ())

    def test_merged_cells_alone_may_be_left_open(self) -> None:
        assert row_goes_on([cell("Ziel", row_span=3, open_bottom=True)], [cell("weiter")], ())


class TestText:
    @pytest.mark.parametrize(
        ("above", "below"),
        [
            pytest.param(LONG, "und lädt die Eltern ein", id="lower case"),
            pytest.param("Kurse für Kinder und", "Eltern", id="open word"),
            pytest.param("Zusammen mit:", "Verein der Freunde", id="colon"),
            pytest.param("Sprach-", "Kurse", id="hyphen"),
            pytest.param("a) Amt 40", "b) Verein der Freunde", id="second mark"),
        ],
    )
    def test_text_goes_on(self, above: str, below: str) -> None:
        assert goes_on((above, below))

    @pytest.mark.parametrize(
        ("above", "below"),
        [
            pytest.param(f"{LONG}.", "Die Eltern werden eingeladen", id="sentence ended"),
            pytest.param("Mehr Sport", "Mehr Musik", id="two names"),
            pytest.param("Mehr Sport", "und mehr Musik", id="too short to flow"),
            pytest.param("a) Amt 40 b) Verein", "b) Verein der Freunde", id="mark that was there"),
            pytest.param("", "und weiter", id="nothing above"),
            pytest.param(f"{LONG} und", f"{LONG} und", id="the same again"),
            pytest.param(LONG, "· Eltern einladen", id="first item of a list"),
        ],
    )
    def test_text_that_does_not_go_on(self, above: str, below: str) -> None:
        assert not goes_on((above, below))

    @pytest.mark.parametrize(
        ("above", "below"),
        [
            pytest.param("Kurse und", "a) Amt 50", id="first mark"),
            pytest.param(f"{LONG} und", "Neu: Chöre", id="marked as new"),
            pytest.param("3.1", "3.2", id="running number"),
            pytest.param("A 7", "A 8", id="running number with a letter"),
        ],
    )
    def test_new_row_whatever_the_neighbour_says(self, above: str, below: str) -> None:
        assert goes_on((LONG, "und weiter"))
        assert not goes_on((LONG, "und weiter"), (above, below))

    @pytest.mark.parametrize(
        ("above", "below"),
        [
            pytest.param("", "Amt 50", id="nothing above"),
            pytest.param("Amt 40", "Amt 40", id="the same again"),
            pytest.param("Amt 40", "Amt 50", id="another name"),
            pytest.param(LONG, "· Eltern einladen", id="first item of a list"),
            pytest.param("a) Amt b) Verein", "b) Verein der Freunde", id="mark that was there"),
        ],
    )
    def test_doubt_outweighs_a_neighbour_that_might_go_on(self, above: str, below: str) -> None:
        assert not goes_on((LONG, "und weiter"), (above, below))

    def test_further_item_of_a_list_does_not_hinder(self) -> None:
        assert goes_on((LONG, "und weiter"), ("· Eltern fragen", "· Eltern einladen"))

    def test_item_behind_an_open_end_goes_on(self) -> None:
        assert goes_on(("Wir laden ein:", "· die Eltern"))

    def test_two_texts_that_might_go_on_are_enough(self) -> None:
        assert not goes_on((LONG, "Eltern eingeladen"))
        assert goes_on((LONG, "Eltern eingeladen"), (f"{LONG} bald", "Vereine eingeladen"))

    def test_running_number_beside_a_word_tells_nothing(self) -> None:
        assert goes_on((LONG, "und weiter"), (f"{LONG} im Jahr", "2014"))

    def test_word_that_would_have_fitted_begins_anew(self) -> None:
        lower = cell("und lädt die Eltern ein", first_word=30)
        assert row_goes_on([cell(LONG, left_over=20)], [lower], ())
        assert not row_goes_on([cell(LONG, left_over=40)], [lower], ())

    def test_column_that_begins_anew_outweighs_one_that_might_go_on(self) -> None:
        assert goes_on((LONG, "und weiter"), ("Amt 40", ""))
        assert not goes_on((LONG, "und weiter"), ("Amt 40", "Amt 50"), ("1", "2"))


class TestBlanks:
    def test_blank_in_a_column_that_is_always_filled(self) -> None:
        assert goes_on(("Ziel eins", "Mehr davon"), ("Amt 40", ""), ("Amt 50", ""), filled=(0, 1, 2))

    def test_blank_in_a_column_that_is_often_blank_tells_nothing(self) -> None:
        assert not goes_on(("Ziel eins", "Mehr davon"), ("Amt 40", ""), filled=())

    def test_blank_on_both_sides_tells_nothing(self) -> None:
        assert not goes_on(("Ziel eins", "Mehr davon"), ("", ""), ("", ""), filled=(0, 1, 2))

    def test_filled_column_tells_nothing_of_a_blank(self) -> None:
        assert not goes_on(("Ziel eins", "Mehr davon"), ("Amt 40", "Amt 50"), filled=(0, 1))

    def test_many_blanks_do_not_outweigh_a_new_mark(self) -> None:
        blanks = [("Amt 40", "")] * 4
        assert not goes_on(("Kurse", "Neu: Chöre"), *blanks, filled=(0, 1, 2, 3, 4))

    def test_blanks_outweigh_one_doubt(self) -> None:
        assert not goes_on(("Kurse", "Chöre"), ("Amt 40", "Amt 50"), ("", ""), filled=(0, 1, 2))
        assert goes_on(("Kurse", "Chöre"), ("Amt 40", ""), ("2014", ""), filled=(0, 1, 2))

    def test_column_missing_above_tells_nothing(self) -> None:
        assert not row_goes_on([cell("Ziel eins", 0)], [cell("und weiter", 1)], (1,))


class TestMergedCells:
    def test_merged_cell_printed_again_does_not_hinder(self) -> None:
        above = [cell("Mehr Sport", 0, row_span=3), cell("Kurse für Kinder und", 1)]
        below = [cell("Mehr Sport", 0), cell("Eltern", 1)]
        assert row_goes_on(above, below, ())

    def test_merged_cell_whose_text_flows_on_does_not_hinder(self) -> None:
        above = [cell("Die Ziele aller und", 0, row_span=3), cell("Kurse für Kinder und", 1)]
        below = [cell("jedes Einzelnen", 0, row_span=2), cell("Eltern", 1)]
        assert row_goes_on(above, below, ())

    def test_merged_cell_below_counts_too(self) -> None:
        above = [cell("Mehr Sport", 0), cell("Kurse für Kinder und", 1)]
        below = [cell("Mehr Musik", 0, row_span=2), cell("Eltern", 1)]
        assert not row_goes_on(above, below, ())

    def test_other_merged_cell_begins_a_row(self) -> None:
        above = [cell("Mehr Sport", 0, row_span=3), cell("Kurse für Kinder und", 1)]
        below = [cell("Mehr Musik", 0, row_span=2), cell("Eltern", 1)]
        assert not row_goes_on(above, below, ())


class TestFlowsOn:
    def test_surely(self) -> None:
        assert flows_on(cell("Kurse für Kinder und"), cell("Eltern"))

    def test_not_for_sure(self) -> None:
        assert not flows_on(cell(LONG), cell("Eltern werden eingeladen"))

    def test_not_into_nothing(self) -> None:
        assert not flows_on(cell("Kurse für Kinder und"), cell(""))
