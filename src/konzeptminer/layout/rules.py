"""Drawn lines made tidy: those within a hair's breadth are one, and touching ones belong to one frame."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from konzeptminer.reading.page import Rule
from konzeptminer.records import BBox

TOLERANCE = 3.0
"""Points within which lines are one, or touch: what pdfplumber and camelot use, about the thickness of a border."""

SAME = 1.0
"""Points within which lines are on one place, even where they do not run side by side."""

NEAR = 60
"""Lines before a line, in order of place, that are looked at for its double: as many as rows fit side by side."""

SHORTEST = 4.0
"""Shorter lines, in points, are strokes of drawn letters or marks."""

SAME_HEIGHT = 0.9
"""Share of its height that a line and a frame have in common where the line is the frame's border."""

WIDEST_STUB = 150.0
"""Points by which such a border may stand off: about a quarter of a page's width."""

MOST = 4000
"""A page with more lines than this is a drawing or a map."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Lines that touch one another, directly or through others."""

    horizontal: list[Rule]
    vertical: list[Rule]

    @property
    def bbox(self) -> BBox:
        """The box around all lines."""
        xs = [rule.position for rule in self.vertical] + [x for rule in self.horizontal for x in (rule.start, rule.end)]
        ys = [rule.position for rule in self.horizontal] + [y for rule in self.vertical for y in (rule.start, rule.end)]
        return (min(xs), min(ys), max(xs), max(ys))


def tidy(rules: Iterable[Rule]) -> list[Rule]:
    """Make one line of those that go on from one another, and of the two strokes of a double line."""
    tidied: list[Rule] = []
    everything = list(rules)
    for horizontal in (True, False):
        same = sorted((rule for rule in everything if rule.horizontal is horizontal), key=lambda rule: rule.position)
        joined = []
        for group in _clusters(same):
            position = float(np.median([rule.position for rule in group]))
            joined += [Rule(horizontal=horizontal, position=position, start=a, end=b) for a, b in _joined(group)]
        tidied += _without_doubles([rule for rule in joined if rule.end - rule.start >= SHORTEST])
    return tidied


def _clusters(rules: list[Rule]) -> Iterable[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        # Measured from the group's first line, so that close lines cannot chain into a wide band.
        if group and rule.position - group[0].position > SAME:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _without_doubles(rules: list[Rule]) -> list[Rule]:
    """Drop a line that runs close beside a longer one.

    Lines that merely follow on one another, as those of two tables set one below the other, stay apart, else the
    columns of both would shift.
    """
    kept: list[Rule] = []
    for rule in rules:  # sorted by position, so that only the last ones kept can be near
        near = [other for other in kept[-NEAR:] if rule.position - other.position <= TOLERANCE and _beside(rule, other)]
        if not near:
            kept.append(rule)
            continue
        longest = max([*near, rule], key=lambda one: one.end - one.start)
        merged = Rule(
            horizontal=rule.horizontal,
            position=longest.position,
            start=min(rule.start, *(one.start for one in near)),
            end=max(rule.end, *(one.end for one in near)),
        )
        kept = [one for one in kept if not any(one is other for other in near)]
        kept.append(merged)
        kept.sort(key=lambda one: one.position)
    return kept


def _beside(left: Rule, right: Rule) -> bool:
    overlap = min(left.end, right.end) - max(left.start, right.start)
    return overlap > 0.5 * min(left.end - left.start, right.end - right.start)


def _joined(group: list[Rule]) -> Iterable[tuple[float, float]]:
    ordered = sorted(group, key=lambda rule: rule.start)
    start, end = ordered[0].start, ordered[0].end
    for rule in ordered[1:]:
        if rule.start > end + TOLERANCE:
            yield start, end
            start, end = rule.start, rule.end
        else:
            end = max(end, rule.end)
    yield start, end


def frames(rules: list[Rule]) -> list[Frame]:
    """Group tidy lines into frames; a page that is a drawing gives none."""
    horizontal = [rule for rule in rules if rule.horizontal]
    vertical = [rule for rule in rules if not rule.horizontal]
    if not horizontal or not vertical or len(rules) > MOST:
        return []
    h = np.array([(rule.position, rule.start, rule.end) for rule in horizontal])
    v = np.array([(rule.position, rule.start, rule.end) for rule in vertical])
    touch = (
        (v[None, :, 0] >= h[:, None, 1] - TOLERANCE)
        & (v[None, :, 0] <= h[:, None, 2] + TOLERANCE)
        & (h[:, None, 0] >= v[None, :, 1] - TOLERANCE)
        & (h[:, None, 0] <= v[None, :, 2] + TOLERANCE)
    )
    rows, columns = np.nonzero(touch)
    size = len(rules)
    graph = coo_array((np.ones(len(rows)), (rows, columns + len(horizontal))), shape=(size, size))
    _, label = connected_components(graph, directed=False)
    groups: dict[int, Frame] = {}
    for number, rule in zip(label.tolist(), horizontal + vertical, strict=True):
        frame = groups.setdefault(number, Frame([], []))
        (frame.horizontal if rule.horizontal else frame.vertical).append(rule)
    whole = [frame for frame in groups.values() if frame.horizontal and frame.vertical]
    for rule in (frame.vertical[0] for frame in groups.values() if not frame.horizontal):
        _attach(rule, whole)
    return whole


def _attach(border: Rule, wholes: Sequence[Frame]) -> None:
    """Give a vertical line that touches no other to the frame beside it whose height it has.

    It is the outer border of a merged cell that fills the frame's side and is open at its top and bottom.
    """
    beside = []
    for frame in wholes:
        x0, top, x1, bottom = frame.bbox
        overlap = min(border.end, bottom) - max(border.start, top)
        fits = overlap >= SAME_HEIGHT * max(border.end - border.start, bottom - top)
        distance = max(x0 - border.position, border.position - x1)
        if fits and 0 < distance <= WIDEST_STUB:
            beside.append((distance, frame))
    if beside:
        min(beside, key=lambda item: item[0])[1].vertical.append(border)
