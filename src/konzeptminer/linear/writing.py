"""Writing a table out as text exports of PDFs do: cells one after another, wrapped, torn and joined by chance."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from konzeptminer.linear.labels import NOISE, begin, inside
from konzeptminer.rows.roles import Role

TORN = ("resources", "marked", "handlungsfeld")
"""Columns whose cells stand in the middle of their rows, so that blank lines tear them."""

JOINED = 45
"""Only a line shorter than this has room for the next cell beside it."""


@dataclass(slots=True)
class Style:
    """How one document is written out; shares are between 0 and 1."""

    widths: dict[str, int]
    bullet: str
    goal: str
    """Where a merged goal is printed: `first`, `last` (before the last row), `after` (behind it) or with `each`."""
    field: str
    """How a field is printed: `first` (a cell before its rows), `turned`, or `none`."""
    trail: str
    blank: tuple[str, ...]
    """What may stand between two cells."""
    together: float
    """How often a short cell follows on the line of the one before."""
    torn: float
    """How often a blank line follows such a line, which two cells share."""
    stutter: float
    """How often a blank line tears a cell."""
    pad: float
    wide: float
    """How often a double blank stands within a line."""
    spaced: float
    """How often a blank line stands between the items of a list."""
    tears: float
    """How often a blank line tears a cell of actors, resources or a field, which stand in the middle of their rows."""
    indent: str
    """What stands before the further lines of a marked actor."""
    breaks: float
    """How often a page ends behind a row."""


def draw_style(rng: random.Random) -> Style:
    """Draw the style of a document."""
    widths = {
        "handlungsfeld": rng.randint(12, 22),
        "goal": rng.randint(16, 34),
        "measure": rng.randint(28, 66),
        "implementation": rng.randint(22, 50),
        "responsible": rng.randint(14, 34),
        "partners": rng.randint(14, 34),
        "marked": rng.randint(20, 36),
        "resources": rng.randint(12, 26),
        "period": rng.randint(10, 18),
        "band": 90,
    }
    return Style(
        widths=widths,
        bullet=rng.choice(("\ufffd ", "\ufffd  ", "- ", "• ", "", "\ufffd ", "\ufffd ", "– ")),
        goal=rng.choice(("first", "last", "last", "first", "after", "each")),
        field=rng.choice(("first", "none", "turned", "first")),
        trail=rng.choice((" ", " ", "")),
        blank=rng.choice(
            (
                ("\n",),
                ("\n", "\n", " \n", "\n \n"),
                ("\n", "", ""),
                ("\n", "\n", "\n", ""),
                ("", "\n \n\n"),
                ("\n\n", "\n"),
                ("",),
                ("",),
            )
        ),
        together=rng.choice((0.0, 0.1, 0.25)),
        torn=rng.choice((0.0, 0.5)),
        stutter=rng.choice((0.0, 0.02, 0.06)),
        pad=rng.choice((0.0, 0.3, 0.8)),
        wide=rng.choice((0.0, 0.02, 0.04)),
        spaced=rng.choice((0.0, 0.3, 1.0, 1.0)),
        tears=rng.choice((0.0, 0.0, 0.3)),
        indent=rng.choice(("", "", "   ", "    ")),
        breaks=rng.choice((0.0, 0.0, 0.15)),
    )


@dataclass(slots=True)
class Sheet:
    """The text written so far, with the label of every stretch of it.

    Attributes:
        marks: Start, end, label and number of the cell of each stretch that has a label.
        breaks: Where pages end, as indices into the text.
    """

    style: Style
    rng: random.Random
    parts: list[str] = field(default_factory=list)
    marks: list[tuple[int, int, str, int]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    size: int = 0
    cells: int = 0

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.parts)

    def put(self, text: str, label: str | None = None) -> None:
        """Write a text; what has no label, blank lines for example, is no part of the training."""
        if label is not None and text.strip():
            self.marks.append((self.size, self.size + len(text), label, self.cells))
        self.parts.append(text)
        self.size += len(text)

    @property
    def at_line_start(self) -> bool:
        """Whether nothing stands on the line yet."""
        return not "".join(self.parts[-3:]).rpartition("\n")[2].strip()


def write_cell(sheet: Sheet, name: str, items: Sequence[str], lead: str = "") -> None:
    """Write a cell: its lines wrapped, blank lines behind it; an empty cell leaves blanks or nothing.

    Args:
        sheet: Where to.
        name: The column: a role, `marked` for actors with letters, `band` for a field across all columns.
        items: Its paragraphs.
        lead: Blanks before its first line.
    """
    rng, style = sheet.rng, sheet.style
    role = {"marked": Role.RESPONSIBLE, "band": Role.HANDLUNGSFELD}.get(name) or Role(name)
    lines = [line for item in items for line in wrap(item, style.widths[name], rng)]
    if not lines:
        sheet.put(rng.choice(("", "  ", " \n", "\n", "  \n\n")))
        return
    sheet.cells += 1
    shares_line = not sheet.at_line_start
    if not shares_line and lead:
        sheet.put(lead)
    elif not shares_line and rng.random() < style.pad * 0.2:
        sheet.put(rng.choice((" ", "  ")))
    for i, line in enumerate(lines):
        if rng.random() < style.wide:
            line = re.sub(r"(?<=\w) (?=\w)", "  ", line, count=1)  # noqa: PLW2901 - the same line, set wider
        sheet.put(line, begin(role) if i == 0 else inside(role))
        last = i == len(lines) - 1
        beside = 0.7 if name == "goal" and style.goal == "each" else style.together
        if last and len(line) < JOINED and rng.random() < beside:
            sheet.put(rng.choice((" ", "  ", "   ")))
            return
        sheet.put(style.trail + "\n")
        if last:
            break
        item_ends = style.bullet and lines[i + 1].startswith(style.bullet)
        odds = (
            style.spaced
            if item_ends
            else style.tears
            if name in ("resources", "marked", "handlungsfeld")
            else style.stutter
        )
        if rng.random() < max(odds, style.torn if shares_line and i == 0 else 0):
            sheet.put(rng.choice(("\n", " \n")))
        if name == "marked" and not re.match(r"[a-d]\)", lines[i + 1]):
            sheet.put(style.indent)
    sheet.put(rng.choice(style.blank))


def wrap(text: str, width: int, rng: random.Random) -> list[str]:
    """Wrap a text, words torn at a hyphen where one does not fit."""
    lines, line = [], ""
    for word in text.split(" "):
        rest = word
        while len(line) + len(rest) + 1 > width and line:
            room = width - len(line) - 2
            cuts = [
                m.end()
                for m in re.finditer(r"(?<=[a-zäöü])[aeiouäöü]+(?=[b-zß][a-zäöü]{2})", rest)
                if 2 < m.end() <= room
            ]
            if cuts and rest.isalpha() and len(rest) > 6 and rng.random() < 0.85:
                lines.append(f"{line} {rest[: cuts[-1]]}-")
                rest = rest[cuts[-1] :]
            else:
                lines.append(line)
            line = ""
        line = f"{line} {rest}" if line else rest
    return [*lines, line] if line.strip() else lines


def write_turned(sheet: Sheet, label: str) -> None:
    """Write a turned text as exports do: one or two letters a line, the first at times on the line of a cell."""
    rng = sheet.rng
    gap = rng.choice(("\n", "\n\n"))
    if sheet.parts and rng.random() < 0.2 and sheet.parts[-1].strip("\n ") == "" and not label[1:2].isupper():
        ends = sheet.parts.pop()
        sheet.size -= len(ends)
        if not sheet.at_line_start:
            sheet.put(" ")
            sheet.put(label[0], NOISE)
            sheet.put("\n\n")
            return
        sheet.put(ends)
    text = label[: rng.choice((1, 3, 200, 200))]
    number = 0
    while text:
        size = rng.choice((1, 2, 2, 3))
        part, text = text[:size], text[size:]
        sheet.put(part, NOISE)
        number += 1
        sheet.put(rng.choice(("\n", " \n")) if number % 2 else gap)
    sheet.put("\n")


def write_furniture(sheet: Sheet) -> None:
    """Write a running title or a page number."""
    rng = sheet.rng
    number = rng.randint(2, 90)
    title = rng.choice(("INTEGRATIONSPLAN", "KONZEPT DES LANDKREISES SEEBURG", "Handlungskonzept 2012", "Seite"))
    sheet.put(rng.choice(("\n\n", "\n")))
    if rng.random() < 0.5:
        sheet.put(rng.choice(("MASSNAHMEN", "HANDLUNGSFELDER", "Stand: Mai 2012", "– Entwurf –")), NOISE)
        sheet.put(" \n\n \n")
    sheet.put(rng.choice((f"{number}", f"{title} {number}", f"- {number} -")), NOISE)
    sheet.put("\n \n\n")
