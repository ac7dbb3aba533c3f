"""Training texts: tables of measures written out as text exports of PDFs write them, with the label of every line."""

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from konzeptminer.linear.labels import NOISE, OUT, begin, inside
from konzeptminer.linear.segments import Segment, segments_of
from konzeptminer.linear.stock import ACTORS, LAYOUTS, MONEY, NAMES, PERIODS, SURNAMES, TOWNS
from konzeptminer.reading.text import page_of
from konzeptminer.rows.roles import Role


@dataclass(slots=True)
class Style:
    """How one document is written out."""

    widths: dict[str, int]
    bullet: str
    goal: str
    """Where a merged goal is printed: `first`, `last` (before the last row), `after` (behind it)."""
    field: str
    trail: str
    blank: tuple[str, ...]
    together: float
    """How often a short cell follows on the line of the one before."""
    stutter: float
    """How often a blank line tears a cell."""
    pad: float
    spaced: float
    """How often a blank line stands between the items of a list."""
    tears: float
    """How often a blank line tears a cell of resources, which stand in the middle of their rows."""
    indent: str
    """What stands before the further lines of a marked actor."""


@dataclass(slots=True)
class Example:
    """The segments of one table with their labels."""

    segments: list[Segment]
    labels: list[str]
    roles: tuple[str, ...]


@dataclass(slots=True)
class _Sheet:
    style: Style
    rng: random.Random
    text: list[str] = field(default_factory=list)
    marks: list[tuple[int, int, str, int]] = field(default_factory=list)
    size: int = 0
    cells: int = 0

    def put(self, text: str, label: str | None = None) -> None:
        if label is not None and text.strip():
            self.marks.append((self.size, self.size + len(text), label, self.cells))
        self.text.append(text)
        self.size += len(text)


def load_rows(corpus: Path) -> list[dict[str, Any]]:
    """Read the rows of all annotated samples of a folder."""
    return [
        json.loads(line) for path in sorted(corpus.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]


def load_prose(corpus: Path) -> list[str]:
    """Read the paragraphs that stand around the samples' tables."""
    texts = [path.read_text("utf-8") for path in sorted((corpus / "sources").glob("*.toml"))]
    return [match for text in texts for match in re.findall(r'^  "(.{80,})",$', text, re.MULTILINE)]


def make_example(rows: Sequence[dict[str, Any]], prose: Sequence[str], rng: random.Random) -> Example:
    """Write a stretch of a table out in a style drawn by chance."""
    layout = rng.choice(LAYOUTS).split()
    style = _style(rng)
    sheet = _Sheet(style, rng)
    start = rng.randrange(len(rows))
    chosen = [rows[(start + i) % len(rows)] for i in range(rng.randint(5, 22))]
    sheet.put(rng.choice(("", " ", "\n", "\n\n")))
    for _, of_field in groupby(chosen, key=lambda row: row["handlungsfeld"]):
        _write_field(sheet, list(of_field), layout)
        if rng.random() < 0.15:
            _furniture(sheet)
    if rng.random() < 0.6:
        _write_end(sheet, prose)
    return _example(sheet, tuple("responsible" if name == "marked" else name for name in layout))


def _style(rng: random.Random) -> Style:
    widths = {
        "handlungsfeld": rng.randint(12, 22),
        "goal": rng.randint(16, 30),
        "measure": rng.randint(32, 62),
        "implementation": rng.randint(26, 48),
        "responsible": rng.randint(16, 34),
        "partners": rng.randint(16, 34),
        "marked": rng.randint(20, 36),
        "resources": rng.randint(12, 26),
        "period": rng.randint(10, 18),
    }
    return Style(
        widths=widths,
        bullet=rng.choice(("\ufffd ", "\ufffd  ", "- ", "• ", "", "\ufffd ", "\ufffd ", "– ")),
        goal=rng.choice(("first", "last", "last", "first", "after")),
        field=rng.choice(("first", "none", "turned", "first")),
        trail=rng.choice((" ", " ", "")),
        blank=rng.choice((("\n",), ("\n", "\n", " \n", "\n \n"), ("\n", "", ""), ("", "\n \n\n"), ("\n\n", "\n"))),
        together=rng.choice((0.0, 0.1, 0.25)),
        stutter=rng.choice((0.0, 0.02, 0.06)),
        pad=rng.choice((0.0, 0.3, 0.8)),
        spaced=rng.choice((0.0, 0.3, 1.0, 1.0)),
        tears=rng.choice((0.0, 0.0, 0.3)),
        indent=rng.choice(("", "", "   ", "    ")),
    )


def _write_field(sheet: _Sheet, rows: list[dict[str, Any]], layout: Sequence[str]) -> None:
    rng, style = sheet.rng, sheet.style
    label = rows[0]["handlungsfeld"]
    has_field = "handlungsfeld" in layout
    if has_field and style.field == "first" and label:
        number = f"{rng.randint(1, 12)}.{rng.choice(('', '1', '2', '5.', '7.'))}"
        labels = rng.choice(([label], [label], [f"{number} {label}"], [number, label], ["Handlungsfeld", label]))
        _cell(sheet, "handlungsfeld", labels, lead=" " if rng.random() < 0.5 else "")
    turned = rng.randrange(len(rows)) if has_field and style.field == "turned" else -1
    done = 0
    for goal, of_goal in groupby(rows, key=lambda row: row["goal"]):
        own = list(of_goal)
        place = {"first": 0, "last": len(own) - 1, "after": len(own)}[style.goal]
        if own[0]["measure"] is None:
            place = 0
        for i, row in enumerate(own):
            if done == turned and label:
                _turned(sheet, label)
            done += 1
            if i == place and "goal" in layout and goal:
                _cell(sheet, "goal", [goal], lead=rng.choice(("", " ", "")))
            _write_row(sheet, row, layout)
        if place == len(own) and "goal" in layout and goal:
            _cell(sheet, "goal", [goal], lead=rng.choice(("", " ", "")))


def _write_row(sheet: _Sheet, row: dict[str, Any], layout: Sequence[str]) -> None:
    rng = sheet.rng
    if not row["measure"]:
        return
    for name in layout:
        if name == "measure":
            text = row["measure"].split("\n")
            if "implementation" in layout and rng.random() < 0.85:
                text = text[:1]
            if rng.random() < 0.08:
                text = ["Neu:", *text]
            elif rng.random() < 0.1:
                text = [re.sub(r"\.$", "", text[0]), *text[1:]]
            _cell(sheet, name, [text[0], *(_bulleted(sheet, part) for part in text[1:])] if len(text) > 1 else text)
        elif name == "implementation":
            items = row["implementation"]
            if not items and rng.random() < 0.15:
                items = [rng.choice(_OTHER_STEPS)]
            _cell(sheet, name, [_bulleted(sheet, item) for item in items])
        elif name in ("responsible", "partners", "marked"):
            _write_actors(sheet, name, row)
        elif name == "resources":
            text = row["resources"] if row["resources"] and rng.random() < 0.6 else rng.choice(MONEY)
            _cell(sheet, name, [text] if rng.random() < 0.7 else [])
        elif name == "period":
            _cell(sheet, name, [rng.choice(PERIODS)] if rng.random() < 0.7 else [])


_OTHER_STEPS = (
    "Bedarf erheben",
    "Runden Tisch gründen und zweimal im Jahr einladen",
    "im Fachausschuss berichten",
    "Flyer in mehreren Sprachen drucken",
    "mit den Trägern abstimmen, wer welche Gruppe übernimmt",
    "gute Beispiele sammeln",
)


def _write_actors(sheet: _Sheet, name: str, row: dict[str, Any]) -> None:
    rng = sheet.rng
    responsible = row["responsible"] if rng.random() < 0.5 else rng.sample(ACTORS, rng.choice((0, 1, 1, 1, 2, 3)))
    partners = row["partners"] if rng.random() < 0.4 else rng.sample(ACTORS, rng.choice((0, 1, 2, 3, 4)))
    comma = rng.choice((", ", ", ", "; ", " / ", " + ", " sowie ", " und "))
    if name == "marked":
        parts = [f"{mark}) {comma.join(who)}" for mark, who in (("a", responsible), ("b", partners)) if who]
        _cell(sheet, name, parts)
    else:
        who = responsible if name == "responsible" else partners
        _cell(sheet, name, [comma.join(who)] if who else [])


def _bulleted(sheet: _Sheet, text: str) -> str:
    return sheet.style.bullet + text


def _cell(sheet: _Sheet, name: str, items: Sequence[str], lead: str = "") -> None:
    """Write a cell: its lines wrapped, blank lines behind it; an empty cell leaves blanks or nothing."""
    rng, style = sheet.rng, sheet.style
    role = Role("responsible" if name == "marked" else name)
    lines = [line for item in items for line in _wrap(item, style.widths[name], rng)]
    if not lines:
        sheet.put(rng.choice(("", "  ", " \n", "\n", "  \n\n")))
        return
    sheet.cells += 1
    at_start = not sheet.text or "".join(sheet.text[-2:]).rpartition("\n")[2].strip() == ""
    if at_start and lead:
        sheet.put(lead)
    elif at_start and rng.random() < style.pad * 0.2:
        sheet.put(rng.choice((" ", "  ")))
    for i, line in enumerate(lines):
        sheet.put(line, begin(role) if i == 0 else inside(role))
        if i == len(lines) - 1 and len(line) < 45 and rng.random() < style.together:
            sheet.put(rng.choice((" ", "  ", "   ")))
            return
        sheet.put(style.trail + "\n")
        if i == len(lines) - 1:
            break
        item_ends = style.bullet and lines[i + 1].startswith(style.bullet)
        odds = style.spaced if item_ends else style.tears if name in ("resources", "marked") else style.stutter
        if rng.random() < odds:
            sheet.put(rng.choice(("\n", " \n")))
        if name == "marked" and not re.match(r"[a-d]\)", lines[i + 1]):
            sheet.put(style.indent)
    sheet.put(rng.choice(style.blank))


def _wrap(text: str, width: int, rng: random.Random) -> list[str]:
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


def _turned(sheet: _Sheet, label: str) -> None:
    """Write a turned text as exports do: one or two letters a line."""
    text = label[: sheet.rng.choice((1, 3, 200))]
    while text:
        size = sheet.rng.choice((1, 2, 2))
        part, text = text[:size], text[size:]
        sheet.put(part, NOISE)
        sheet.put(sheet.rng.choice(("\n", " \n")))
    sheet.put("\n")


def _furniture(sheet: _Sheet) -> None:
    rng = sheet.rng
    number = rng.randint(2, 90)
    title = rng.choice(("INTEGRATIONSPLAN", "KONZEPT DES LANDKREISES", "Handlungskonzept 2012", "Seite"))
    sheet.put(rng.choice(("\n\n", "\n")))
    if rng.random() < 0.5:
        sheet.put(rng.choice(("MASSNAHMEN", "HANDLUNGSFELDER", "Stand: Mai 2012", "– Entwurf –")), NOISE)
        sheet.put(" \n\n \n")
    sheet.put(rng.choice((f"{number}", f"{title} {number}", f"- {number} -")), NOISE)
    sheet.put("\n \n\n")


def _write_end(sheet: _Sheet, prose: Sequence[str]) -> None:
    """Write what follows a table: a heading with prose, or a list of people and bodies."""
    rng = sheet.rng
    heading = rng.choice(
        ("5. Ausblick", "Anhang", "Mitglieder der Arbeitsgruppe", "Beteiligte", "6 Fazit und Dank", "Impressum")
    )
    sheet.put(rng.choice(("", " ", "\n", "\n\n")))
    sheet.put(heading, OUT)
    sheet.put(" \n\n")
    if rng.random() < 0.5:
        width = rng.randint(38, 95)
        for paragraph in rng.sample(list(prose), min(2, len(prose))):
            for line in _wrap(paragraph, width, rng):
                sheet.put(line, OUT)
                sheet.put(sheet.style.trail + "\n")
            sheet.put("\n")
        return
    with_names = rng.random() < 0.6
    if rng.random() < 0.6:
        sheet.put(rng.choice(("Name Organisation", "Name, Vorname Einrichtung", "Teilnehmende")), OUT)
        sheet.put(" \n\n")
    gaps = rng.choice((0.0, 0.05, 0.15))
    for _ in range(rng.randint(8, 45)):
        name = f"{rng.choice(SURNAMES)}, {rng.choice(NAMES)} " if with_names else ""
        body = f"{rng.choice(ACTORS)}{rng.choice(('', '', ' ' + rng.choice(TOWNS), ', ' + rng.choice(TOWNS), ' e.V.'))}"
        for line in _wrap(name + body, 40, rng):
            sheet.put(line, OUT)
            sheet.put(" \n")
        if rng.random() < gaps:
            sheet.put(rng.choice(("\n", " ")))
            sheet.put(rng.choice(("Arbeitsgruppe Bildung", "Gesundheit und Pflege", "Verwaltung", "Kultur")), OUT)
            sheet.put(" \n\n")


def _example(sheet: _Sheet, roles: tuple[str, ...]) -> Example:
    """Cut the written text into segments and give each the label of what was written there."""
    page = page_of("".join(sheet.text))
    segments = segments_of(page)
    labels: list[str] = []
    seen: set[int] = set()
    kept: list[Segment] = []
    for segment in segments:
        found = next((mark for mark in sheet.marks if mark[0] <= segment.start < mark[1]), None)
        if found is None:
            continue
        label, cell = found[2], found[3]
        if label[1] == "-":
            role = label[2:]
            label = inside(role) if cell in seen else begin(role)
            seen.add(cell)
        labels.append(label)
        kept.append(segment)
    return Example(kept, labels, roles)
