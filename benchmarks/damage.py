"""Damaged documents: the pages that the reader gives, with lines, heads, letters or pages taken away or moved.

What is damaged here goes wrong in real papers: column lines that were never drawn, a head in words that nobody knows, a
font without a map to Unicode, a page that was not scanned. Every damage is the same on every run.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np

from konzeptminer.layout.page import lay_out
from konzeptminer.reading.page import Glyphs, PageContent, Rule
from konzeptminer.records import BBox

Pages = list[PageContent]
Damage = Callable[[Pages, Random], Pages]


class DamagedFile:
    """An opened file whose pages have been damaged."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self.title: str | None = None

    def pages(self) -> Iterator[PageContent]:
        """Give the pages in order."""
        return iter(self._pages)


class DamagedReader:
    """A reader that gives pages which were read and damaged before."""

    name = "damaged"

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    @contextmanager
    def open(self, path: Path) -> Iterator[DamagedFile]:
        """Give the pages, whatever the path is."""
        yield DamagedFile(self._pages)


def _ruled(keep: Callable[[Rule, Random], bool], *, fills: bool = True) -> Damage:
    def damage(pages: Pages, random: Random) -> Pages:
        return [
            replace(page, rules=[rule for rule in page.rules if keep(rule, random)], fills=page.fills if fills else [])
            for page in pages
        ]

    return damage


def _one_column_line(pages: Pages, random: Random) -> Pages:
    """Drop one column line of every page, always at the same place."""
    places = sorted({round(rule.position / 4) for page in pages for rule in page.rules if not rule.horizontal})
    if len(places) < 3:
        return pages
    gone = random.choice(places[1:-1])
    return _ruled(lambda rule, _: rule.horizontal or abs(rule.position / 4 - gone) > 1)(pages, random)


def _stray_rules(pages: Pages, random: Random) -> Pages:
    """Underline the text of every eighth line or so."""
    found = []
    for page in pages:
        lines = [line.bbox for table in lay_out(page).tables for line in _boxes(page, table.grid.bbox)]
        drawn = [Rule(True, box[3] + 0.5, box[0] - 3, box[2] + 3) for box in lines if random.random() < 0.12]
        found.append(replace(page, rules=[*page.rules, *drawn]))
    return found


class _LineBox:
    def __init__(self, bbox: BBox) -> None:
        self.bbox = bbox


def _boxes(page: PageContent, outer: BBox) -> list[_LineBox]:
    """Give the boxes of runs of characters that follow on one another in a table."""
    runs: list[list[float]] = []
    for box, text in zip(page.glyphs.box.tolist(), page.glyphs.text, strict=True):
        if not (outer[0] < box[0] < outer[2] and outer[1] < box[1] < outer[3]) or not text.strip():
            continue
        if runs and abs(runs[-1][1] - box[1]) < 2 and -2 < box[0] - runs[-1][2] < 6:
            runs[-1] = [runs[-1][0], runs[-1][1], box[2], max(runs[-1][3], box[3])]
        else:
            runs.append(box)
    return [_LineBox((run[0], run[1], run[2], run[3])) for run in runs if run[2] - run[0] > 25]


def _moved_columns(by: float) -> Damage:
    """Move all column lines but the outer ones: they then run through the text beside them."""

    def damage(pages: Pages, random: Random) -> Pages:
        found = []
        for page in pages:
            places = [rule.position for rule in page.rules if not rule.horizontal]
            outer = (min(places, default=0) + 2, max(places, default=0) - 2)
            rules = [
                rule
                if rule.horizontal or not outer[0] < rule.position < outer[1]
                else replace(rule, position=rule.position + by)
                for rule in page.rules
            ]
            found.append(replace(page, rules=rules))
        return found

    return damage


def _skewed(degrees: float) -> Damage:
    """Turn the text a little, as on a page that lay askew, under lines that stay straight."""

    def damage(pages: Pages, random: Random) -> Pages:
        slope = math.tan(math.radians(degrees))
        found = []
        for page in pages:
            box = page.glyphs.box.copy()
            box[:, [1, 3]] += ((box[:, 0] - page.width / 2) * slope)[:, None]
            found.append(replace(page, glyphs=replace(page.glyphs, box=box)))
        return found

    return damage


def _closer_rows(pages: Pages, random: Random) -> Pages:
    """Drop every line and shade, and take half of the space between two rows away."""
    found = []
    for page in _ruled(lambda rule, _: False, fills=False)(pages, random):
        box = page.glyphs.box.copy()
        order = np.argsort(box[:, 1])
        reach, shift = -1.0, 0.0
        for index in order:
            if box[index, 1] > reach >= 0:
                shift += 0.5 * (box[index, 1] - reach)
            reach = max(reach, box[index, 3])
            box[index, [1, 3]] -= shift
        found.append(replace(page, glyphs=replace(page.glyphs, box=box)))
    return found


def _head_letters(pages: Pages, change: Callable[[Glyphs, np.ndarray], Glyphs]) -> Pages:
    found = []
    for page in pages:
        inside = np.zeros(len(page.glyphs), dtype=bool)
        for table in lay_out(page).tables:
            for box in table.grid.boxes:
                if box.row < table.head_rows:
                    x0, top, x1, bottom = box.bbox
                    middle = (page.glyphs.box[:, :2] + page.glyphs.box[:, 2:]) / 2
                    inside |= (middle[:, 0] > x0) & (middle[:, 0] < x1) & (middle[:, 1] > top) & (middle[:, 1] < bottom)
        found.append(replace(page, glyphs=change(page.glyphs, inside)))
    return found


def _without_head(pages: Pages, random: Random) -> Pages:
    return _head_letters(pages, lambda glyphs, inside: _picked(glyphs, ~inside))


def _picked(glyphs: Glyphs, kept: np.ndarray) -> Glyphs:
    return replace(
        glyphs,
        text=[text for text, keep in zip(glyphs.text, kept, strict=True) if keep],
        box=glyphs.box[kept],
        size=glyphs.size[kept],
        angle=glyphs.angle[kept],
        font=glyphs.font[kept],
    )


def _unknown_heads(share: float) -> Damage:
    """Set some columns' heads in words of no language."""
    code = str.maketrans("aeioulnrstmzgkAEIOULNRSTMZGK", "oiuaezrlmgtsknOIUAEZRLMGTSKN")

    def damage(pages: Pages, random: Random) -> Pages:
        phase = random.random() * 7

        def change(glyphs: Glyphs, inside: np.ndarray) -> Glyphs:
            # A column keeps its luck on every page: the draw hangs on the place alone.
            columns = (np.sin(np.floor(glyphs.box[:, 0] / 70) * 12.9 + phase) + 1) / 2
            hit = inside & (columns < share)
            return replace(glyphs, text=[t.translate(code) if h else t for t, h in zip(glyphs.text, hit, strict=True)])

        return _head_letters(pages, change)

    return damage


def _lost_letters(letters: str) -> Damage:
    """Take the meaning of some letters away, as a font without a map to Unicode does."""
    code = str.maketrans(dict.fromkeys(letters, "\ufffd"))

    def damage(pages: Pages, random: Random) -> Pages:
        return [
            replace(page, glyphs=replace(page.glyphs, text=[text.translate(code) for text in page.glyphs.text]))
            for page in pages
        ]

    return damage


def _without_page(pages: Pages, random: Random) -> Pages:
    """Take a page out of the middle; the others keep their numbers' order."""
    gone = random.randrange(1, len(pages) - 1) if len(pages) > 2 else len(pages)
    return [replace(page, number=n) for n, page in enumerate(pages[:gone] + pages[gone + 1 :], 1)]


DAMAGES: dict[str, Damage] = {
    "none": lambda pages, random: pages,
    "no column lines": _ruled(lambda rule, _: rule.horizontal),
    "no row lines": _ruled(lambda rule, _: not rule.horizontal),
    "no lines": _ruled(lambda rule, _: False),
    "no lines or shades": _ruled(lambda rule, _: False, fills=False),
    "no shades": _ruled(lambda rule, _: True, fills=False),
    "some lines": _ruled(lambda rule, random: random.random() > 0.12),
    "some row lines": _ruled(lambda rule, random: not rule.horizontal or random.random() > 0.2),
    "a column line": _one_column_line,
    "stray lines": _stray_rules,
    "columns moved by 5": _moved_columns(5.0),
    "columns moved by -9": _moved_columns(-9.0),
    "askew by 0.4": _skewed(0.4),
    "askew by 0.8": _skewed(0.8),
    "closer rows": _closer_rows,
    "no head": _without_head,
    "some heads unknown": _unknown_heads(0.3),
    "most heads unknown": _unknown_heads(0.7),
    "letters without meaning": _lost_letters("äöüÄÖÜß"),
    "a page missing": _without_page,
}
"""Each damage by its name; it takes a file's pages and a source of chance."""


def missing_page(pages: Sequence[PageContent], name: str) -> int | None:
    """Give the number of the page that a damage takes away, None where it takes none."""
    left = damaged(pages, name)
    return (
        next((a.number for a, b in zip(pages, left, strict=False) if a.glyphs is not b.glyphs), None)
        if (len(left) < len(pages))
        else None
    )


def damaged(pages: Sequence[PageContent], name: str) -> Pages:
    """Give the pages of a file with a damage, the same ones on every call."""
    return DAMAGES[name](list(pages), Random(f"{name} {len(pages)}"))
