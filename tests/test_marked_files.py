"""Files with marked tables through the public functions."""

from pathlib import Path

import pytest
from marked import ABOVE, extracted, grid, html, pipe

import konzeptminer as km
from konzeptminer.records import WarningCode, flat

HEAD = ["Ziel", "Maßnahme", "Zuständigkeit"]
FIELD_HEAD = ["Handlungsfeld", *HEAD]


def column(result: km.Result, name: str) -> list[object]:
    return [flat(record)[name] for record in result.records]


def test_table_is_given_cell_by_cell_without_boxes(tmp_path: Path) -> None:
    result = extracted(tmp_path, pipe([HEAD, ["Teilhabe", "**Fest**", "Amt 1"]]).replace("\\*", "*"))
    (table,) = result.document.tables
    assert (table.rows, table.columns, table.bbox, table.lost) == (2, 3, None, 0)
    assert table.grid() == [HEAD, ["Teilhabe", "Fest", "Amt 1"]]
    assert [cell.header for cell in table.cells] == [True] * 3 + [False] * 3
    assert {cell.bbox for cell in table.cells} == {None}
    assert [cell.span.text for cell in table.cells][4] == "**Fest**"
    (page,) = result.document.pages
    assert (page.width, page.height) == (0, 0)


def test_lines_of_a_grid_cell_are_spans_of_their_own(tmp_path: Path) -> None:
    rule = "+------+--------+\n"
    text = f"{rule}| Ziel | Fest   |\n|      | feiern |\n{rule}| a    | b      |\n{rule}"
    cell = extracted(tmp_path, text).document.tables[0].cells[1]
    assert (cell.text, [span.text for span in (cell.span, *cell.further)]) == ("Fest feiern", ["Fest", "feiern"])


@pytest.mark.parametrize("above", ["", None], ids=["blank", "repeated"])
def test_merged_field_and_goal_hold_for_all_their_rows(tmp_path: Path, above: str | None) -> None:
    rows = [
        FIELD_HEAD,
        ["Sport", "Teilhabe", "Turnier", "Amt 1"],
        [ABOVE, ABOVE, "Lauf", "Amt 2"],
        [ABOVE, "Gesundheit", "Kurse", "Amt 3"],
        ["Kultur", "Nähe", "Fest", "Amt 4"],
    ]
    result = extracted(tmp_path, pipe(rows, above=above))
    assert column(result, "handlungsfeld") == ["Sport", "Sport", "Sport", "Kultur"]
    assert column(result, "goal") == ["Teilhabe", "Teilhabe", "Gesundheit", "Nähe"]


def test_measure_repeated_beside_further_actors_is_one_row(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe", "Ein Fest feiern", "Amt 1"], [ABOVE, ABOVE, "Amt 2"]]
    result = extracted(tmp_path, pipe(rows, above=None))
    assert column(result, "measure") == ["Ein Fest feiern"]
    assert column(result, "responsible") == [["Amt 1", "Amt 2"]]


def test_text_over_all_columns_is_a_band(tmp_path: Path) -> None:
    rows = [HEAD, ["Handlungsfeld: Sport"] * 3, ["Teilhabe", "Turnier", "Amt 1"]]
    result = extracted(tmp_path, pipe(rows))
    assert column(result, "handlungsfeld") == ["Handlungsfeld: Sport"]
    assert column(result, "measure") == ["Turnier"]


@pytest.mark.parametrize("heading", ["## Handlungsfeld: Sport", "## Sport", "## **Sport**", "**Sport**"])
def test_heading_over_a_table_is_its_field(tmp_path: Path, heading: str) -> None:
    text = f"# Konzept des Kreises\n\nWorum es geht.\n\n{heading}\n\n" + pipe([HEAD, ["Teilhabe", "Turnier", "Amt 1"]])
    assert column(extracted(tmp_path, text), "handlungsfeld") == ["Sport"]


def test_each_table_has_the_field_above_it(tmp_path: Path) -> None:
    first, second = (pipe([HEAD, [goal, f"{goal} stärken", "Amt 1"]]) for goal in ("Teilhabe", "Nähe"))
    result = extracted(tmp_path, f"## Sport\n\n{first}\n## Kultur\n\n{second}")
    assert column(result, "handlungsfeld") == ["Sport", "Kultur"]


@pytest.mark.parametrize(
    "between",
    ["\n", "\n<!-- Seite 2 -->\n\n", "\n---\n\n", "\n7\n\n", "\n\f", "\n{2}----------\n\n", "\n![](bild.png)\n\n"],
)
def test_table_goes_on_behind_a_page_break(tmp_path: Path, between: str) -> None:
    upper = pipe([HEAD, ["Teilhabe", "Turnier", "Amt 1"]])
    lower = pipe([HEAD, ["", "Lauf", "Amt 2"]])
    result = extracted(tmp_path, upper + between + lower)
    assert column(result, "goal") == ["Teilhabe", "Teilhabe"]
    assert column(result, "measure") == ["Turnier", "Lauf"]
    assert [table.continues for table in result.document.tables] == [None, 0]


def test_row_set_as_the_head_of_a_continued_table_is_a_row(tmp_path: Path) -> None:
    upper = pipe([HEAD, ["Teilhabe", "Turnier", "Amt 1"]])
    lower = pipe([["Nähe", "Lauf", "Amt 2"], ["", "Fest", "Amt 3"]])
    result = extracted(tmp_path, upper + "\n" + lower)
    assert column(result, "measure") == ["Turnier", "Lauf", "Fest"]
    assert column(result, "goal") == ["Teilhabe", "Nähe", "Nähe"]


def test_running_head_between_parts_does_not_part_them(tmp_path: Path) -> None:
    parts = [pipe([HEAD, [goal, f"Fest {number}", "Amt 1"]]) for number, goal in enumerate(["Teilhabe", "", ""])]
    text = "".join(f"Plan des Kreises {number}\n\n{part}\n" for number, part in enumerate(parts, start=1))
    assert column(extracted(tmp_path, text), "goal") == ["Teilhabe"] * 3


def test_tables_are_not_read_as_running_lines_too(tmp_path: Path) -> None:
    result = extracted(tmp_path, html([HEAD, ["Teilhabe", "Turnier", "Amt 1"], ["Nähe", "Lauf", "Amt 2"]]))
    assert column(result, "measure") == ["Turnier", "Lauf"]
    assert result.records[0].confidence == 1


def test_damaged_tables_are_read_and_warned_of(tmp_path: Path) -> None:
    ragged = (
        "| Ziel | Maßnahme | Wer |\n|---|---|---|\n| Teilhabe | Turnier | Amt 1 |\n| Nähe | Lauf | Amt 2 | Rest |\n"
    )
    result = extracted(tmp_path, f"{ragged}\n# Weiter\n\n<table><tr><td>a<td>b")
    assert column(result, "measure") == ["Turnier", "Lauf"]
    codes = [(warning.code, warning.table) for warning in result.document.warnings]
    assert codes == [(WarningCode.UNCERTAIN_COLUMNS, 0), (WarningCode.UNCERTAIN_COLUMNS, 1)]


def test_text_in_no_cell_is_warned_of(tmp_path: Path) -> None:
    text = html([HEAD, ["Teilhabe", "Turnier", "Amt 1"]]).replace("<tr>", "verirrt<tr>", 1)
    result = extracted(tmp_path, text)
    assert [warning.code for warning in result.document.warnings] == [WarningCode.LOST_CHARACTERS]
    assert result.records[0].confidence < 1


def test_table_of_many_rows(tmp_path: Path) -> None:
    rows = [HEAD, *([f"Ziel {n // 3}", f"Kurs {n} anbieten", f"Amt {n % 90}"] for n in range(2_000))]
    assert len(extracted(tmp_path, pipe(rows)).records) == 2_000


def test_sheets_of_labels_and_texts_are_a_record_each(tmp_path: Path) -> None:
    sheets = [
        pipe([["Maßnahme", name], ["Ziel", f"{name} stärken"], ["Zuständigkeit", "Amt 61"], ["Kosten", "9.000 €"]])
        for name in ("Lastenräder verleihen", "Radwege räumen")
    ]
    result = extracted(tmp_path, "\n".join(sheets))
    assert column(result, "source") == ["sheet", "sheet"]
    assert column(result, "measure") == ["Lastenräder verleihen", "Radwege räumen"]


def test_grid_cells_of_several_lines_beside_no_plan(tmp_path: Path) -> None:
    text = grid([["Name", "Ort"], ["Ada\nMuster", "Haan\nSüd"]])
    assert extracted(tmp_path, text).records == ()


def test_statistic_gives_no_record(tmp_path: Path) -> None:
    rows = [["Jahr", "Einwohner", "Anteil"], ["2010", "45.000", "5,1 %"], ["2011", "46.000", "5,3 %"]]
    assert extracted(tmp_path, pipe(rows)).records == ()
