from pathlib import Path

from typeset import ABOVE, Look, Rows, extracted, texts

import konzeptminer as km

HEAD = ["Ziel", "Maßnahme", "a) Zuständigkeit\nb) Zusammenarbeit mit", "Umsetzung", "Ressourcen"]


def split(folder: Path, measure: str, actors: str, *, steps: str = "", resources: str = "") -> km.Result:
    rows: Rows = [
        HEAD,
        ["Teilhabe A", measure, actors, steps, resources],
        ["Teilhabe B", "Ein Fest", "a) Amt 99", "", ""],
    ]
    return extracted(folder, [rows])


def test_second_mark_a_begins_a_row_of_its_own(tmp_path: Path) -> None:
    result = split(tmp_path, "Park bauen\nBad bauen", "a) Amt 10\na) Amt 20")
    assert texts(result, "measure") == ["Park bauen", "Bad bauen", "Ein Fest"]
    assert texts(result, "responsible") == [["Amt 10"], ["Amt 20"], ["Amt 99"]]


def test_third_block_is_a_row_too(tmp_path: Path) -> None:
    result = split(tmp_path, "Park bauen\nBad bauen\nWeg bauen", "a) Amt 10\na) Amt 20\na) Amt 30")
    assert texts(result, "measure")[:3] == ["Park bauen", "Bad bauen", "Weg bauen"]


def test_partners_stay_with_the_responsible_above_them(tmp_path: Path) -> None:
    result = split(tmp_path, "Park bauen\nmit Spielplatz\nBad bauen", "a) Amt 10\nb) Turnverein\na) Amt 20")
    assert texts(result, "measure")[:2] == ["Park bauen\nmit Spielplatz", "Bad bauen"]
    assert texts(result, "responsible")[:2] == [["Amt 10"], ["Amt 20"]]
    assert texts(result, "partners")[:2] == [["Turnverein"], []]


def test_split_rows_share_their_goal(tmp_path: Path) -> None:
    result = split(tmp_path, "Park bauen\nBad bauen", "a) Amt 10\na) Amt 20")
    assert texts(result, "goal") == ["Teilhabe A", "Teilhabe A", "Teilhabe B"]


def test_cell_that_does_not_begin_anew_beside_each_block_counts_for_all(tmp_path: Path) -> None:
    result = split(tmp_path, "Park bauen\nBad bauen", "a) Amt 10\na) Amt 20", resources="500 €")
    assert texts(result, "resources")[:2] == ["500 €", "500 €"]


def test_cell_that_begins_anew_beside_each_block_is_split_too(tmp_path: Path) -> None:
    result = split(
        tmp_path, "Park bauen\nBad bauen", "a) Amt 10\na) Amt 20", steps="• Planen\n• Graben", resources="500 €\n900 €"
    )
    assert texts(result, "implementation")[:2] == [["Planen"], ["Graben"]]
    assert texts(result, "resources")[:2] == ["500 €", "900 €"]


def test_paragraphs_that_share_their_actors_are_one_row(tmp_path: Path) -> None:
    result = split(tmp_path, "Park bauen\nBad bauen", "a) Amt 10\nb) Turnverein")
    assert texts(result, "measure") == ["Park bauen\nBad bauen", "Ein Fest"]


def test_measure_of_one_paragraph_is_one_row_with_all_its_actors(tmp_path: Path) -> None:
    result = split(tmp_path, "Park bauen", "a) Amt 10\na) Amt 20")
    assert texts(result, "measure") == ["Park bauen", "Ein Fest"]
    assert texts(result, "responsible")[0] == ["Amt 10", "Amt 20"]


def test_lines_of_a_paragraph_beside_the_next_block_stay_with_it(tmp_path: Path) -> None:
    long = "Der Park bekommt neue Wege, Bänke, Beete und einen Spielplatz für die Kinder der Siedlung"
    rows = [HEAD, ["Teilhabe A", f"{long}\nBad bauen", "a) Amt 10\na) Amt 20", "", ""]]
    result = extracted(tmp_path, [rows], look=Look(widths=(80.0, 120.0, 120.0, 60.0, 60.0)))
    assert texts(result, "measure") == [long, "Bad bauen"]


def test_block_that_begins_beside_its_paragraph_far_below_is_split(tmp_path: Path) -> None:
    long = "Der Park bekommt neue Wege, Bänke und Beete"
    partners = "b) Turnverein, Sportbund, Schulen, Vereine"
    rows = [HEAD, ["Teilhabe A", f"{long}\nBad bauen", f"a) Amt 10\n{partners}\na) Amt 20", "", ""]]
    result = extracted(tmp_path, [rows], look=Look(widths=(80.0, 110.0, 200.0, 60.0, 60.0)))
    assert texts(result, "measure") == [long, "Bad bauen"]


def test_measure_cells_of_their_own_beside_one_cell_of_actors_stay_as_they_are(tmp_path: Path) -> None:
    rows = [HEAD, ["Teilhabe A", "Park bauen", "a) Amt 10\na) Amt 20", "", ""], [ABOVE, "Bad bauen", ABOVE, "", ""]]
    assert texts(extracted(tmp_path, [rows]), "measure") == ["Park bauen", "Bad bauen"]


def test_rows_of_a_split_cell_name_their_own_part_as_source(tmp_path: Path) -> None:
    first, second, _ = split(tmp_path, "Park bauen\nBad bauen", "a) Amt 10\na) Amt 20").records
    assert first.measure is not None
    assert second.measure is not None
    assert [span.text for span in first.measure.spans] == ["Park bauen"]
    assert [span.text for span in second.measure.spans] == ["Bad bauen"]
    assert first.id != second.id


def test_split_in_a_cell_that_runs_over_the_page_break(tmp_path: Path) -> None:
    one = [
        HEAD,
        ["Teilhabe A", "Fest", "a) Amt 1", "", "5 €"],
        ["Teilhabe B", "Park bauen mit", "a) Amt 10", "", "9 €"],
    ]
    below = ["", "Teich und Spielplatz\nBad bauen", "b) Turnverein\na) Amt 20", "", ""]
    two = [HEAD, below, ["Teilhabe C", "Weg", "a) Amt 5", "", "7 €"]]
    result = extracted(tmp_path, [one], [two])
    assert texts(result, "responsible") == [["Amt 1"], ["Amt 10"], ["Amt 20"], ["Amt 5"]]
    assert texts(result, "partners")[1:3] == [["Turnverein"], []]
    assert texts(result, "measure")[1:3] == ["Park bauen mit Teich und Spielplatz", "Bad bauen"]
