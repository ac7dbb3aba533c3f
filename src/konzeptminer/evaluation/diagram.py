"""The reliability diagram of Guo et al. (2017) as SVG: what was said beside what proved right."""

from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

from konzeptminer.evaluation.calibration import Bin, calibration_error

_WIDTH: Final = 480
_LEFT: Final = 60
_TOP: Final = 48
_SIDE: Final = 360
_HEIGHT: Final = 500


def reliability_diagram(bins: Sequence[Bin]) -> str:
    """Draw how often judgements are right against the probability they were given.

    Every bin that holds anything is a bar as high as its share that is right, with its number of rows above; a short
    thick line stands at its mean probability. Bar and line meet where probabilities can be taken at their word. All
    that the picture shows also stands in its description, for those who have it read to them.

    Args:
        bins: What `reliability` gave.

    Returns:
        An SVG document, which ends in a line feed.
    """
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH} {_HEIGHT}",
            "role": "img",
            "aria-labelledby": "reliability-title reliability-desc",
            "font-family": "sans-serif",
            "font-size": "12",
            "fill": "#111",
        },
    )
    ET.SubElement(svg, "title", id="reliability-title").text = "Reliability of the first code's probability"
    ET.SubElement(svg, "desc", id="reliability-desc").text = _described(bins)
    _rectangle(svg, (0, 0, _WIDTH, _HEIGHT), fill="#fff")
    _text(svg, (_LEFT, 24), _summary(bins), size=14)
    _axes(svg)
    for one in bins:
        _draw_bin(svg, one)
    _line(svg, (_x(0), _y(0), _x(1), _y(1)), stroke="#555", dash="6 4")
    _legend(svg)
    ET.indent(svg)
    return ET.tostring(svg, encoding="unicode") + "\n"


def _summary(bins: Sequence[Bin]) -> str:
    error = calibration_error(bins)
    rows = sum(one.rows for one in bins)
    return "No row has a probability" if error is None else f"Expected calibration error {error:.3f} over {rows} rows"


def _described(bins: Sequence[Bin]) -> str:
    parts = [
        f"From {one.low:.1f} to {one.high:.1f}: rows {one.rows}, mean probability {one.probability:.2f}, "
        f"share right {one.right:.2f}."
        for one in bins
        if one.probability is not None and one.right is not None
    ]
    return " ".join([f"{_summary(bins)}.", *parts])


def _axes(svg: ET.Element) -> None:
    for tenth in range(0, 11, 2):
        share = tenth / 10
        _line(svg, (_x(0), _y(share), _x(1), _y(share)), stroke="#ddd")
        _text(svg, (_x(0) - 8, _y(share) + 4), f"{share:.1f}", anchor="end")
        _text(svg, (_x(share), _y(0) + 18), f"{share:.1f}", anchor="middle")
    _line(svg, (_x(0), _y(0), _x(1), _y(0)), stroke="#111")
    _line(svg, (_x(0), _y(0), _x(0), _y(1)), stroke="#111")
    _text(svg, (_x(0.5), _y(0) + 38), "probability of the first code", anchor="middle")
    label = _text(svg, (18, _y(0.5)), "share that is right", anchor="middle")
    label.set("transform", f"rotate(-90 18 {_y(0.5):g})")


def _draw_bin(svg: ET.Element, one: Bin) -> None:
    if one.probability is None or one.right is None:
        return
    left, width = _x(one.low) + 2, _x(one.high) - _x(one.low) - 4
    _rectangle(svg, (left, _y(one.right), width, _y(0) - _y(one.right)), fill="#9ecae1", stroke="#1f4e79")
    level = _y(one.probability)
    _line(svg, (left, level, left + width, level), stroke="#111", width=3)
    _text(svg, (left + width / 2, _y(1) - 6), str(one.rows), anchor="middle")


def _legend(svg: ET.Element) -> None:
    top = _HEIGHT - 34
    _rectangle(svg, (_LEFT, top, 14, 14), fill="#9ecae1", stroke="#1f4e79")
    _text(svg, (_LEFT + 20, top + 11), "share right (above: rows)")
    _line(svg, (_LEFT + 190, top + 7, _LEFT + 212, top + 7), stroke="#111", width=3)
    _text(svg, (_LEFT + 218, top + 11), "mean probability")
    _line(svg, (_LEFT, top + 25, _LEFT + 22, top + 25), stroke="#555", dash="6 4")
    _text(svg, (_LEFT + 28, top + 29), "right as often as was said")


def _x(share: float) -> float:
    return _LEFT + share * _SIDE


def _y(share: float) -> float:
    return _TOP + (1 - share) * _SIDE


def _rectangle(svg: ET.Element, box: tuple[float, float, float, float], *, fill: str, stroke: str = "none") -> None:
    x, y, width, height = (f"{value:g}" for value in box)
    ET.SubElement(svg, "rect", x=x, y=y, width=width, height=height, fill=fill, stroke=stroke)


def _line(
    svg: ET.Element, ends: tuple[float, float, float, float], *, stroke: str, width: int = 1, dash: str = "none"
) -> None:
    x1, y1, x2, y2 = (f"{value:g}" for value in ends)
    attributes = {"stroke": stroke, "stroke-width": str(width), "stroke-dasharray": dash}
    ET.SubElement(svg, "line", attributes, x1=x1, y1=y1, x2=x2, y2=y2)


def _text(
    svg: ET.Element, place: tuple[float, float], text: str, *, anchor: str = "start", size: int = 12
) -> ET.Element:
    attributes = {"x": f"{place[0]:g}", "y": f"{place[1]:g}", "text-anchor": anchor, "font-size": str(size)}
    element = ET.SubElement(svg, "text", attributes)
    element.text = text
    return element
