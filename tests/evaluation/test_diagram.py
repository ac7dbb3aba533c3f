from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konzeptminer.evaluation import reliability, reliability_diagram

SVG = "{http://www.w3.org/2000/svg}"
JUDGED = [(0.75, True), (0.75, False), (1.0, True)]


def drawn(judged: list[tuple[float, bool]]) -> ET.Element:
    return ET.fromstring(reliability_diagram(reliability(judged)))


def bars(svg: ET.Element) -> list[dict[str, float]]:
    """Give places and sizes of the bars, from left to right; the first box is the paper, the last the legend's."""
    boxes = svg.findall(f"{SVG}rect")[1:-1]
    return [{name: float(box.attrib[name]) for name in ("x", "y", "width", "height")} for box in boxes]


def test_it_is_svg_with_a_title_and_a_description_that_says_all() -> None:
    svg = drawn(JUDGED)
    assert (svg.tag, svg.attrib["role"]) == (f"{SVG}svg", "img")
    title, description = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert svg.attrib["aria-labelledby"].split() == [title.attrib["id"], description.attrib["id"]]
    assert description.text == (
        "Expected calibration error 0.167 over 3 rows. "
        "From 0.7 to 0.8: rows 2, mean probability 0.75, share right 0.50. "
        "From 0.9 to 1.0: rows 1, mean probability 1.00, share right 1.00."
    )


def test_bars_are_as_high_as_the_share_right() -> None:
    half, whole = bars(drawn(JUDGED))
    assert whole["height"] == 2 * half["height"]
    assert whole["y"] + whole["height"] == half["y"] + half["height"]
    assert whole["x"] - half["x"] == pytest.approx(2 * (half["width"] + 4))


def test_mean_probability_is_a_thick_line_over_its_bar() -> None:
    svg = drawn([(0.75, False), (1.0, True)])
    wrong, right = bars(svg)
    # Behind them stands the legend's.
    thick = [line.attrib for line in svg.findall(f"{SVG}line") if line.attrib["stroke-width"] == "3"][:-1]
    assert [float(line["x1"]) for line in thick] == [wrong["x"], right["x"]]
    assert float(thick[1]["y1"]) == right["y"]
    assert float(thick[0]["y1"]) == pytest.approx(right["y"] + right["height"] / 4)
    assert wrong["height"] == 0


def test_numbers_of_rows_stand_over_the_bars() -> None:
    svg = drawn(JUDGED)
    middle = [bar["x"] + bar["width"] / 2 for bar in bars(svg)]
    texts = {float(text.attrib["x"]): text.text for text in svg.findall(f"{SVG}text")}
    assert [texts[place] for place in middle] == ["2", "1"]


def test_without_judgements_only_the_axes_are_drawn() -> None:
    svg = drawn([])
    assert bars(svg) == []
    assert svg.findtext(f"{SVG}desc") == "No row has a probability."


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=20))
def test_nothing_is_drawn_outside_of_the_paper(judged: list[tuple[float, bool]]) -> None:
    svg = drawn(judged)
    _, _, width, height = map(float, svg.attrib["viewBox"].split())
    for bar in bars(svg):
        assert bar["x"] >= 0
        assert bar["y"] >= 0
        assert bar["x"] + bar["width"] <= width
        assert bar["y"] + bar["height"] <= height
