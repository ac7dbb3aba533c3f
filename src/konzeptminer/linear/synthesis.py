"""Training texts: tables of measures written out as text exports of PDFs write them, with the label of every line."""

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from konzeptminer.linear.inventing import invent_rows, phrases
from konzeptminer.linear.labels import OUT, begin, inside
from konzeptminer.linear.segments import Segment, segments_of, shared_openings
from konzeptminer.linear.writing import Sheet, draw_style, wrap, write_cell, write_furniture, write_turned
from konzeptminer.reading.text import page_of

INVENTED = 0.6
"""Share of the texts whose rows are invented; the others take those of the samples."""

IN_MEASURE = 0.05
"""How often a list stays in the measure though the table has a column for steps."""


@dataclass(slots=True)
class Example:
    """The segments of one table with their labels."""

    segments: list[Segment]
    labels: list[str]
    roles: tuple[str, ...]


def load_rows(corpus: Path) -> dict[str, list[dict[str, Any]]]:
    """Read the rows of the annotated samples of a folder, by the name of the file."""
    return {
        path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for path in sorted(corpus.glob("*.jsonl"))
    }


def load_prose(corpus: Path) -> list[str]:
    """Read the paragraphs that stand around the samples' tables."""
    texts = [path.read_text("utf-8") for path in sorted((corpus / "sources").glob("*.toml"))]
    return [match for text in texts for match in re.findall(r'^  "(.{80,})",$', text, re.MULTILINE)]


def make_example(
    rows: Sequence[dict[str, Any]], prose: Sequence[str], rng: random.Random, *, invented: float = INVENTED
) -> Example:
    """Write a stretch of a table out in a style drawn by chance.

    Args:
        rows: Rows of the samples; without any, all are invented.
        prose: Paragraphs for what stands behind the table.
        rng: Draws the style and the rows.
        invented: How often the rows are invented ones.
    """
    layout = rng.choice(phrases()["layouts"]).split()
    sheet = Sheet(draw_style(rng), rng)
    count = rng.randint(5, 22)
    if rows and rng.random() >= invented:
        start = rng.randrange(len(rows))
        chosen = [rows[(start + i) % len(rows)] for i in range(count)]
    else:
        chosen = invent_rows(count, rng)
    sheet.put(rng.choice(("", " ", "\n", "\n\n")))
    has_bands = "handlungsfeld" not in layout and rng.random() < 0.25
    for _, of_field in groupby(chosen, key=lambda row: row["handlungsfeld"]):
        _write_field(sheet, list(of_field), layout, has_bands=has_bands)
        if rng.random() < 0.15:
            write_furniture(sheet)
    if rng.random() < 0.6:
        _write_end(sheet, prose)
    return _example(sheet, tuple("responsible" if name == "marked" else name for name in layout))


def _write_field(sheet: Sheet, rows: list[dict[str, Any]], layout: Sequence[str], *, has_bands: bool) -> None:
    rng, style = sheet.rng, sheet.style
    label = rows[0]["handlungsfeld"]
    has_field = "handlungsfeld" in layout
    number = f"{rng.randint(1, 12)}.{rng.choice(('', '1', '2', '5.', '7.'))}"
    if has_field and style.field == "first" and label:
        labels = rng.choice(
            (
                [label],
                [label],
                [f"{number} {label}"],
                [number, label],
                ["Handlungsfeld", label],
                [f"Kombination: {label} +", rng.choice(phrases()["fields"]), f"Abschnitte {number}+{number[0]}.8."],
            )
        )
        write_cell(sheet, "handlungsfeld", labels, lead=" " if rng.random() < 0.5 else "")
    elif has_bands and label:
        text = rng.choice((f"Handlungsfeld: {label}", f"Handlungsfeld {number[0]}: {label}", f"{number} {label}"))
        write_cell(sheet, "band", [text])
    turned = rng.randrange(len(rows)) if has_field and style.field == "turned" else -1
    done = 0
    for goal, of_goal in groupby(rows, key=lambda row: row["goal"]):
        own = list(of_goal)
        place = {"last": len(own) - 1, "after": len(own)}.get(style.goal, 0)
        if own[0]["measure"] is None:
            place = 0
        for i, row in enumerate(own):
            if done == turned and label:
                write_turned(sheet, label)
            done += 1
            if (i == place or style.goal == "each") and "goal" in layout and goal:
                write_cell(sheet, "goal", [goal], lead=rng.choice(("", " ", "")))
            _write_row(sheet, row, layout)
            if rng.random() < style.breaks and sheet.at_line_start:
                if rng.random() < 0.3:
                    write_furniture(sheet)
                sheet.breaks.append(sheet.size)
        if place == len(own) and "goal" in layout and goal:
            write_cell(sheet, "goal", [goal], lead=rng.choice(("", " ", "")))


def _write_row(sheet: Sheet, row: dict[str, Any], layout: Sequence[str]) -> None:
    rng = sheet.rng
    if not row["measure"]:
        return
    for name in layout:
        if name == "measure":
            _write_measure(sheet, row["measure"].split("\n"), has_steps="implementation" in layout)
        elif name == "implementation":
            items = row["implementation"]
            if not items and rng.random() < 0.15:
                items = [rng.choice(phrases()["steps"])]
            write_cell(sheet, name, [sheet.style.bullet + item for item in items])
        elif name in ("responsible", "partners", "marked"):
            _write_actors(sheet, name, row)
        elif name == "resources":
            text = row["resources"] if row["resources"] and rng.random() < 0.6 else rng.choice(phrases()["money"])
            write_cell(sheet, name, [text] if rng.random() < 0.7 else [])
        elif name == "period":
            write_cell(sheet, name, [rng.choice(phrases()["periods"])] if rng.random() < 0.7 else [])


def _write_measure(sheet: Sheet, text: list[str], *, has_steps: bool) -> None:
    rng = sheet.rng
    if has_steps and rng.random() >= IN_MEASURE:
        text = text[:1]
    first, *further = text
    if rng.random() < 0.1:
        first = first.removesuffix(".")
    items = [first, *(sheet.style.bullet + part for part in further)]
    write_cell(sheet, "measure", ["Neu:", *items] if rng.random() < 0.08 else items)


def _write_actors(sheet: Sheet, name: str, row: dict[str, Any]) -> None:
    rng, stock = sheet.rng, phrases()["actors"]
    responsible = row["responsible"] if rng.random() < 0.5 else rng.sample(stock, rng.choice((0, 1, 1, 1, 2, 3)))
    partners = row["partners"] if rng.random() < 0.4 else rng.sample(stock, rng.choice((0, 1, 2, 3, 4)))
    comma = rng.choice((", ", ", ", "; ", " / ", " + ", " sowie ", " und "))
    if name == "marked":
        parts = [f"{mark}) {comma.join(who)}" for mark, who in (("a", responsible), ("b", partners)) if who]
        write_cell(sheet, name, parts)
    else:
        who = responsible if name == "responsible" else partners
        write_cell(sheet, name, [comma.join(who)] if who else [])


def _write_end(sheet: Sheet, prose: Sequence[str]) -> None:
    """Write what follows a table: a heading with prose, or a list of people and bodies."""
    rng, stock = sheet.rng, phrases()
    heading = rng.choice(
        ("5. Ausblick", "Anhang", "Mitglieder der Arbeitsgruppe", "Beteiligte", "6 Fazit und Dank", "Impressum")
    )
    sheet.put(rng.choice(("", " ", "\n", "\n\n")))
    sheet.put(heading, OUT)
    sheet.put(" \n\n")
    if rng.random() < 0.5 and prose:
        width = rng.randint(38, 95)
        for paragraph in rng.sample(list(prose), min(2, len(prose))):
            for line in wrap(paragraph, width, rng):
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
        name = f"{rng.choice(stock['surnames'])}, {rng.choice(stock['names'])} " if with_names else ""
        town = rng.choice(stock["towns"])
        for line in wrap(f"{name}{rng.choice(stock['actors'])}{rng.choice(('', '', f' {town}', ' e.V.'))}", 40, rng):
            sheet.put(line, OUT)
            sheet.put(" \n")
        if rng.random() < gaps:
            sheet.put(rng.choice(("\n", " ")))
            sheet.put(rng.choice(("Arbeitsgruppe Bildung", "Gesundheit und Pflege", "Verwaltung", "Kultur")), OUT)
            sheet.put(" \n\n")


def _example(sheet: Sheet, roles: tuple[str, ...]) -> Example:
    """Cut the written text into pages and segments and give each segment the label of what was written there."""
    text = sheet.text
    bounds = [0, *sheet.breaks, len(text)]
    example = Example([], [], roles)
    seen: set[int] = set()
    openings = shared_openings(text.split("\n"))
    for number, (start, end) in enumerate(pairwise(bounds), start=1):
        for segment in segments_of(page_of(text[start:end], number), openings=openings):
            place = start + segment.start
            found = next((mark for mark in sheet.marks if mark[0] <= place < mark[1]), None)
            if found is None:
                continue
            label, cell = found[2], found[3]
            if label[1] == "-":
                label = inside(label[2:]) if cell in seen else begin(label[2:])
                seen.add(cell)
            example.labels.append(label)
            example.segments.append(segment)
    return example
