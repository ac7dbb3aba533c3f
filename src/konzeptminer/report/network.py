"""A network of those responsible, on the left, and of whom they work with, on the right."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from konzeptminer.comparing.model import ActorLink
from konzeptminer.report.drawing import WIDTH, drawing, shortened
from konzeptminer.report.elements import Html, element
from konzeptminer.report.wording import DRAWINGS

MOST = 12
"""So many actors are drawn on each side."""

_STEP, _TOP = 26.0, 26.0
_LABEL = 152.0
"""Room for the names on each side."""

_LETTERS = 22
_THINNEST, _THICKEST = 1.2, 7.0
_SWEEPS = 4

Links = dict[tuple[str, str], int]


def network(plan: str, links: Sequence[ActorLink], *, key: str) -> Html | None:
    """Draw who works with whom; a line is the thicker the more records name both.

    Args:
        plan: The name of the plan.
        links: Its links.
        key: What the ids inside begin with.

    Returns:
        The drawing, None where there is no link.
    """
    counts = strongest(links)
    if not counts:
        return None
    left, right = arrange(counts)
    rows = max(len(left), len(right))
    height = _TOP + rows * _STEP
    places = [{name: _place(index, len(side), rows) for index, name in enumerate(side)} for side in (left, right)]
    most = max(counts.values())
    lines = [_line(places[0][a], places[1][b], times / most) for (a, b), times in sorted(counts.items())]
    heads = [
        element("text", DRAWINGS["left"], x=_LABEL, y=12, class_="head end"),
        element("text", DRAWINGS["right"], x=WIDTH - _LABEL, y=12, class_="head"),
    ]
    names = [_name(name, y, end=True) for name, y in places[0].items()]
    names += [_name(name, y, end=False) for name, y in places[1].items()]
    told = [f"{a} mit {b} ({times})" for (a, b), times in sorted(counts.items(), key=lambda link: (-link[1], link[0]))]
    title = DRAWINGS["network"].format(plan=plan)
    return drawing(key, title, "; ".join(told) + ".", height, *heads, *lines, *names)


def strongest(links: Sequence[ActorLink]) -> Links:
    """Give the links among the actors that stand in most records, with the number of records."""
    counts: Counter[tuple[str, str]] = Counter()
    for link in links:
        counts[link.source, link.target] += link.records
    sides: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for (source, target), times in counts.items():
        sides[0][source] += times
        sides[1][target] += times
    kept = [{name for name, _ in sorted(side.items(), key=lambda item: (-item[1], item[0]))[:MOST]} for side in sides]
    return {link: times for link, times in counts.items() if link[0] in kept[0] and link[1] in kept[1]}


def arrange(links: Links) -> tuple[list[str], list[str]]:
    """Give both sides in an order with few crossings: each actor at the mean place of those it works with.

    The method is the barycentre heuristic of Sugiyama, Tagawa and Toda (1981).
    """
    left, right = (sorted({link[side] for link in links}) for side in (0, 1))
    for _ in range(_SWEEPS):
        right = _ordered(right, left, {(b, a): times for (a, b), times in links.items()})
        left = _ordered(left, right, links)
    return left, right


def _ordered(side: list[str], other: list[str], links: Links) -> list[str]:
    place = {name: (index + 0.5) / len(other) for index, name in enumerate(other)}
    weights: dict[str, list[tuple[float, int]]] = defaultdict(list)
    # In one order always: sums of floats differ with theirs, and equal means would then be told apart.
    for (own, partner), times in sorted(links.items()):
        weights[own].append((place[partner], times))
    means = {
        name: sum(at * times for at, times in found) / sum(times for _, times in found)
        for name, found in weights.items()
    }
    return sorted(side, key=lambda name: (means[name], name))


def _place(index: int, size: int, rows: int) -> float:
    """Give the height of a name: a short side stands in the middle of a long one."""
    return _TOP + _STEP * (index + 0.5 + (rows - size) / 2)


def _line(y0: float, y1: float, share: float) -> Html:
    x0, x1 = _LABEL + 6, WIDTH - _LABEL - 6
    middle = (x0 + x1) / 2
    width = _THINNEST + (_THICKEST - _THINNEST) * share
    path = f"M{x0:g} {y0:.1f}C{middle:g} {y0:.1f} {middle:g} {y1:.1f} {x1:g} {y1:.1f}"
    return element("path", d=path, stroke_width=f"{width:.1f}", class_="link")


def _name(name: str, y: float, *, end: bool) -> Html:
    x = _LABEL if end else WIDTH - _LABEL
    return element("text", shortened(name, _LETTERS), x=x, y=f"{y + 4:.1f}", class_="label end" if end else "label")
