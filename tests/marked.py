"""Documents with tables as text: pipe tables, grid tables and tables of HTML, typeset from rows of texts for tests."""

import textwrap
from collections.abc import Sequence
from html import escape
from pathlib import Path

import konzeptminer as km

ABOVE = "↑"
"""A place that the cell above covers."""

Rows = Sequence[Sequence[str]]

WIDTH = 34
"""Characters in a column of a grid table."""


def pipe(rows: Rows, *, above: str | None = "", feed: str = "<br>") -> str:
    """Write a pipe table; `above` stands in a covered place, None repeats the text there."""
    told: list[list[str]] = []
    for row in rows:
        told.append(
            [(told[-1][x] if above is None else above) if text == ABOVE else text for x, text in enumerate(row)]
        )
    lines = ["| " + " | ".join(_pipe_text(text, feed) for text in row) + " |" for row in told]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]) + "\n"


def _pipe_text(text: str, feed: str) -> str:
    for mark in "\\|*_`[<&":
        text = text.replace(mark, "\\" + mark)
    return text.replace("\n", feed)


def html(rows: Rows) -> str:
    """Write a table of HTML with merged cells."""
    parts = []
    for y, row in enumerate(rows):
        cells = []
        for x, text in enumerate(row):
            if text == ABOVE:
                continue
            span = next((n for n in range(y + 1, len(rows)) if rows[n][x] != ABOVE), len(rows)) - y
            mark = f' rowspan="{span}"' if span > 1 else ""
            name = "td" if y else "th"
            cells.append(f"<{name}{mark}>{escape(text).replace(chr(10), '<br>')}</{name}>")
        parts.append("<tr>" + "".join(cells) + "</tr>")
    return "<table>\n" + "\n".join(parts) + "\n</table>\n"


def grid(rows: Rows) -> str:
    """Write a grid table with merged cells, as pandoc does; a line feed begins a paragraph."""
    columns = len(rows[0])
    blocks = [[_wrapped(text) for text in row] for row in rows]
    heights = [
        max([1, *(len(blocks[y][x]) for x in range(columns) if rows[y][x] != ABOVE and not _spans(rows, y, x))])
        for y in range(len(rows))
    ]
    for x in range(columns):  # what spans rows needs room in the last of them
        for y in range(len(rows)):
            if rows[y][x] != ABOVE and _spans(rows, y, x):
                end = y + _spans(rows, y, x)
                room = sum(heights[y : end + 1]) + end - y
                heights[end] += max(0, len(blocks[y][x]) - room)
    tops = [sum(heights[:y]) + y for y in range(len(rows) + 1)]
    canvas = [[" "] * (columns * (WIDTH + 1) + 1) for _ in range(tops[-1] + 1)]
    for y in range(len(rows) + 1):
        for x in range(columns):
            if y < len(rows) and rows[y][x] == ABOVE:
                continue
            left = x * (WIDTH + 1)
            canvas[tops[y]][left : left + WIDTH + 2] = "+" + ("=" if y == 1 else "-") * WIDTH + "+"
    for line in canvas:
        for x in range(columns + 1):
            if line[x * (WIDTH + 1)] == " ":
                line[x * (WIDTH + 1)] = "|"
    for y in range(len(rows)):
        for x in range(columns):
            if rows[y][x] == ABOVE:
                continue
            for n, text in enumerate(blocks[y][x]):
                left = x * (WIDTH + 1) + 2
                canvas[tops[y] + 1 + n][left : left + len(text)] = text
    return "\n".join("".join(line).rstrip() for line in canvas) + "\n"


def _spans(rows: Rows, y: int, x: int) -> int:
    """Give how many rows further down a cell covers."""
    return next((n for n in range(y + 1, len(rows)) if rows[n][x] != ABOVE), len(rows)) - y - 1


def _wrapped(text: str) -> list[str]:
    lines: list[str] = []
    for part in text.split("\n"):
        lines += [
            *([""] if lines else []),
            *(textwrap.wrap(part, WIDTH - 2, break_on_hyphens=False, break_long_words=False) or [""]),
        ]
    return lines


def extracted(folder: Path, text: str, name: str = "plan.md") -> km.Result:
    """Write a text file and extract it."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return km.extract(path)
