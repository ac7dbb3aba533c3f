"""How what is doubtful lowers a record and its cells, and where a table gives cause for doubt."""

from pathlib import Path

import pytest
from drawn import Sheet, draw
from handmade import make_record
from typeset import LEFT, Rows, extracted

import konzeptminer as km
from konzeptminer.rows.confidence import WEIGHTS, Doubt, Finding, lower

HEAD = ["Ziel", "Maßnahme", "Zuständigkeit", "Ressourcen"]
FULL = ["Teilhabe A", "Fest", "Amt 10", "50 €"]


def test_every_doubt_has_a_weight_that_lowers() -> None:
    weighed = {key if isinstance(key, Doubt) else key[0] for key in WEIGHTS}
    assert weighed == set(Doubt) - {Doubt.LOST}
    assert all(0 < weight.record < 1 and 0 < weight.cell <= 1 for weight in WEIGHTS.values())


def test_doubt_about_a_cell_leaves_the_others_sure() -> None:
    record = lower(make_record(goal="Ruhe", measure="Wege"), [Finding(Doubt.ENDS_OPEN, "goal")])
    assert record.goal is not None
    assert record.measure is not None
    weight = WEIGHTS[Doubt.ENDS_OPEN]
    assert (record.confidence, record.goal.confidence, record.measure.confidence) == (weight.record, weight.cell, 1.0)


def test_doubt_about_a_row_lowers_all_its_cells() -> None:
    record = lower(make_record(goal="Ruhe", partners=["A", "B"]), [Finding(Doubt.GAP)])
    cells = {part.confidence for cell in ("goal", "partners") for part in record.parts(cell)}
    assert cells == {WEIGHTS[Doubt.GAP].cell}


def test_doubts_multiply_and_each_reason_stands_once() -> None:
    record = lower(make_record(goal="Ruhe"), [Finding(Doubt.SPANS), Finding(Doubt.SPANS), Finding(Doubt.CLOSE)])
    assert record.confidence == round(WEIGHTS[Doubt.SPANS].record ** 2 * WEIGHTS[Doubt.CLOSE].record, 3)
    assert record.reasons == (Doubt.SPANS, Doubt.CLOSE)


def test_lost_characters_count_by_their_share() -> None:
    record = lower(make_record(goal="Ruhe"), [Finding(Doubt.LOST, what="1 of 4", share=0.75)])
    assert (record.confidence, record.reasons) == (0.75, ("1 of 4 characters of the table belong to no cell",))


# --- Tables --------------------------------------------------------------------------------------------------------


def reasons(folder: Path, rows: Rows) -> list[tuple[str, ...]]:
    return [record.reasons for record in extracted(folder, [rows]).records]


def test_column_of_unknown_head_that_reads_like_actors_is_named(tmp_path: Path) -> None:
    rows = [["Ziel", "Maßnahme", "Xyqua", "Ressourcen"], FULL, ["Teilhabe B", "Bad", "Amt 40", "70 €"]]
    (first, _) = reasons(tmp_path, rows)
    assert first == ("the column head “Xyqua” is unknown; its text may belong to another column",)


@pytest.mark.parametrize("content", ["offen", "12", ""])
def test_column_of_unknown_head_with_other_content_is_no_doubt(tmp_path: Path, content: str) -> None:
    rows = [[*HEAD, "Xyqua"], [*FULL, content], ["Teilhabe B", "Bad", "Amt 40", "70 €", content]]
    assert reasons(tmp_path, rows) == [(), ()]


def test_cell_across_columns_is_doubted(tmp_path: Path) -> None:
    rows = [HEAD, FULL, ["Teilhabe B", "Bad", "Amt 40, 70 €", LEFT], ["Teilhabe C", "Weg", "Amt 60", "20 €"]]
    assert reasons(tmp_path, rows) == [(), (Doubt.SPANS,), ()]


def test_row_beside_text_of_no_row_is_doubted(tmp_path: Path) -> None:
    rows = [HEAD, ["", "", "Amt 30", ""], FULL, ["Teilhabe B", "Bad", "Amt 40", "70 €"]]
    assert reasons(tmp_path, rows) == [(Doubt.LEFT_OVER,), ()]


def plan(folder: Path, *rows: tuple[float, list[str]], lines: tuple[float, ...]) -> km.Result:
    """A table with drawn columns; texts stand at heights and lines are drawn where they are asked for."""

    def page(sheet: Sheet) -> None:
        xs = (40.0, 170.0, 330.0, 460.0, 560.0)
        sheet.cells(xs, (100.0,), [HEAD], bold=1)
        for top, texts in rows:
            sheet.cells(xs, (top,), [texts])
        sheet.grid(xs, lines)

    return km.extract(draw(folder / "plan.pdf", page))


def test_row_with_a_gap_through_it_is_doubted(tmp_path: Path) -> None:
    one, two, three = (
        [f"Teilhabe {letter}", f"Feste und\nBäder {letter}", "Amt 10\nAmt 20", "5 €"] for letter in "ABC"
    )
    result = plan(tmp_path, (120, one), (170, two), (220, three), lines=(100, 120, 220, 260))
    assert [Doubt.GAP in record.reasons for record in result.records] == [True, False]


def test_text_of_two_columns_in_one_cell_is_doubted(tmp_path: Path) -> None:
    measure = "Wege am         Amt 10\nFluss neu         Amt 20\nanlegen         Amt 30"
    result = plan(tmp_path, (120, ["Teilhabe A", measure, "Amt 66", "5 €"]), lines=(100, 120, 170))
    assert Finding(Doubt.GUTTER, "measure").reason in result.records[0].reasons
