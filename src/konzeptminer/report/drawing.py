"""Pieces of drawings, and bars: SVG that says in words what it shows."""

from collections.abc import Sequence

from konzeptminer.report.elements import Child, Html, element
from konzeptminer.report.figures import count, number
from konzeptminer.report.wording import DRAWINGS

WIDTH = 400
"""Width of a drawing in units of its own: about as many pixels on a phone, so that its letters stay legible."""

_STEP, _BAR, _HEAD = 38, 12, 15
_ROOM = 64
"""Room for the figures behind the longest bar."""


def drawing(key: str, title: str, description: str, height: float, *shapes: Child) -> Html:
    """Give a drawing with its title and what it shows in words."""
    return element(
        "svg",
        element("title", title, id=f"{key}-t"),
        element("desc", description, id=f"{key}-d"),
        *shapes,
        viewBox=f"0 0 {WIDTH} {height:g}",
        role="img",
        aria_labelledby=f"{key}-t {key}-d",
        class_="drawing",
    )


def shortened(text: str, length: int) -> str:
    """Cut a text to a length at a blank where there is one."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > length // 2 else head).rstrip(" ,;-–/(") + "…"


def bars(plan: str, values: Sequence[tuple[str, int, int]], *, key: str) -> Html:
    """Draw how often actors are responsible and how often partners, one bar each.

    Args:
        plan: The name of the plan.
        values: Name of the actor, records for which it is responsible, and those in which it is a partner.
        key: What the ids inside begin with.
    """
    unit = (WIDTH - _ROOM) / max(responsible + partner for _, responsible, partner in values)
    shapes: list[Html] = []
    for index, (name, responsible, partner) in enumerate(values):
        top = index * _STEP
        first, second = responsible * unit, partner * unit
        shapes += [
            element("text", shortened(name, 58), x=0, y=top + 11, class_="label"),
            element("rect", x=0, y=top + _HEAD, width=f"{first:.1f}", height=_BAR, class_="bar"),
            element("rect", x=f"{first:.1f}", y=top + _HEAD, width=f"{second:.1f}", height=_BAR, class_="bar second"),
            element(
                "text",
                f"{number(responsible)} + {number(partner)}" if partner else number(responsible),
                x=f"{first + second + 6:.1f}",
                y=top + _HEAD + 10,
                class_="value",
            ),
        ]
    told = [
        f"{name}: {count(responsible, 'Mal', 'Mal')} zuständig, {count(partner, 'Mal', 'Mal')} Partner"
        for name, responsible, partner in values
    ]
    title = DRAWINGS["bars"].format(plan=plan)
    return drawing(key, title, "; ".join(told) + ".", len(values) * _STEP, *shapes)
