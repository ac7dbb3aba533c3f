"""Typeset the sample corpus: a PDF and its gold rows for every TOML source in `sources/`.

Usage: `python corpus/typeset.py [--out FOLDER]`; see README.md beside this file for what it needs. The gold is written
from the very data that is printed, and the page of a row is where WeasyPrint put it, so the two cannot disagree.
"""

import argparse
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from weasyprint import HTML  # type: ignore[import-untyped]

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
NAMES = tuple(sorted(source.stem for source in SOURCES.glob("*.toml")))
FONT = "Liberation Sans"
NOTICE = "Nachbildung zu Testzwecken, kein amtliches Dokument"


class FontError(Exception):
    """The font of the style sheets is not installed, so lines and pages would end elsewhere."""


@dataclass(frozen=True)
class Row:
    """One row of the table: what is printed, and what the guideline makes of it."""

    number: int
    data: dict[str, Any]
    label: str
    goal: dict[str, Any]
    label_rows: int
    """Rows that the merged cell of the label covers where it begins with this row, otherwise 0; so in `goal_rows`."""
    goal_rows: int
    resources: str | None
    resources_covered: bool
    """The resources stand in a merged cell that began in a row above."""
    continued: bool
    """No rule divides the cells of this row from those of the next."""

    def gold(self, doc: str, page: int) -> dict[str, Any]:
        """Give the row as GUIDELINE.md wants it, with the page on which it begins."""
        return {
            "doc": doc,
            "row": self.number,
            "source": "table",
            "page": page,
            "handlungsfeld": self.label.replace("\n", " "),
            "goal": self.goal.get("text"),
            "measure": "\n".join(text for _, text in lines(self.data)) or None,
            "implementation": self.data.get("implementation", []),
            "responsible": self.data.get("responsible", []),
            "partners": self.data.get("partners", []),
            "resources": self.resources,
            "is_new": self.data.get("new", False) or self.goal.get("new", False),
            "fields": self.data["fields"],
        }


def lines(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the lines of a row's measure as (list mark or empty string, text)."""
    for line in data.get("measure", "").strip().splitlines():
        mark, text = (line[0], line[2:]) if line[:2] in {"- ", "• "} else ("", line)
        yield mark, text


def rows(source: dict[str, Any]) -> list[Row]:
    """Give all rows of a source in reading order, merged cells counted out."""
    found: list[Row] = []
    resources, left = None, 0
    for field in source["field"]:
        label_rows = sum(len(goal["row"]) for goal in field["goal"])
        for goal in field["goal"]:
            goal_rows = len(goal["row"])
            for data in goal["row"]:
                if covered := left > 0:
                    left -= 1
                else:
                    resources, left = data.get("resources"), data.get("resources_rows", 1) - 1
                if data.get("joined"):
                    found[-1] = replace(found[-1], continued=True)
                number = len(found) + 1
                found.append(Row(number, data, field["label"], goal, label_rows, goal_rows, resources, covered, False))
                label_rows = goal_rows = 0
    return found


def cell_html(row: Row, kind: str) -> str:
    """Give the content of one cell of a row."""
    data = row.data
    new = "<p>Neu:</p>"
    if kind == "goal":
        return (new if row.goal.get("new") else "") + f"<p>{escape(row.goal.get('text', ''))}</p>"
    if kind == "measure":
        body = "".join(
            f'<p class="item"><span>{mark}</span>{escape(text)}</p>' if mark else f"<p>{escape(text)}</p>"
            for mark, text in lines(data)
        )
        return (new if data.get("new") else "") + f'<div id="row-{row.number}">{body or "<p></p>"}</div>'
    if kind == "implementation":
        return "".join(f'<p class="item"><span>•</span>{escape(text)}</p>' for text in data.get(kind, []))
    if kind == "resources":
        return f"<p>{escape(row.resources or '')}</p>"
    responsible = data.get("print_responsible", ", ".join(data.get("responsible", [])))
    if kind == "responsible":
        return f"<p>{escape(responsible)}</p>"
    partners = data.get("print_partners", ", ".join(data.get("partners", [])))
    printed = [f"a) {responsible}"] * bool(responsible) + [f"b) {partners}"] * bool(partners)
    return "".join(f'<p class="actor">{broken(text)}</p>' for text in re.split(r"\n(?=[bc]\) )", "\n".join(printed)))


def row_html(row: Row, kinds: list[str], *, label: str) -> str:
    """Give one `<tr>`; `label` is printed where the merged cell of the Handlungsfeld begins."""
    spans = {"field": row.label_rows, "goal": row.goal_rows, "resources": row.data.get("resources_rows", 1)}
    if row.resources_covered:
        spans["resources"] = 0
    cells = []
    for kind in kinds:
        span = spans.get(kind, 1)
        if span:
            style = f"{kind} continued" if row.continued and span == 1 else kind
            body = label if kind == "field" else cell_html(row, kind)
            cells.append(f'<td class="{style}" rowspan="{span}">{body}</td>')
    return f'<tr class="{"divisible" if row.data.get("divisible") else "whole"}">{"".join(cells)}</tr>'


def table_html(found: list[Row], document: dict[str, Any]) -> str:
    """Give one table; with `repeat_field` its label stands in the head, which is printed anew on every page."""
    columns = document["columns"]
    repeat = document.get("repeat_field", False)
    turned = f'<div class="turned">{escape(found[0].label)}</div>' if repeat else ""
    head = "".join(
        f'<th class="{column["cell"]}">{broken(column["head"])}{turned if column["cell"] == "field" else ""}</th>'
        for column in columns
    )
    kinds = [column["cell"] for column in columns]
    body = "".join(row_html(row, kinds, label="" if repeat else f"<p>{broken(row.label)}</p>") for row in found)
    # WeasyPrint leaves merged cells open at the end of a page; the rule of an empty foot closes them.
    foot = f'<td class="end" colspan="{len(columns)}"></td>'
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody><tfoot><tr>{foot}</tr></tfoot></table>"


def broken(text: str) -> str:
    """Give a text as HTML with its line feeds kept."""
    return escape(text).replace("\n", "<br>")


def page_html(source: dict[str, Any], found: list[Row]) -> str:
    """Give the whole document as HTML."""
    document = source["document"]
    title, author = escape(document["title"]), escape(document["author"])
    intro = "".join(
        f"<h2>{escape(part['heading'])}</h2>" + "".join(f"<p>{escape(text)}</p>" for text in part["paragraphs"])
        for part in source.get("intro", [])
    )
    parts = [found]
    if document.get("repeat_field"):
        parts = [[row for row in found if row.label == field["label"]] for field in source["field"]]
    return (
        f'<html lang="de"><head><meta charset="utf-8"><title>{title}</title><meta name="author" content="{author}">'
        f'<meta name="description" content="{NOTICE}"></head><body><header><h1>{broken(document["heading"])}</h1>'
        f'<p class="subheading">{escape(document["subheading"])}</p><p class="notice">{NOTICE}</p></header>'
        + (f"<section>{intro}</section>" if intro else "")
        + (f"<h2>{escape(document['table_heading'])}</h2>" if "table_heading" in document else "")
        + "".join(table_html(part, document) for part in parts)
        + "</body></html>"
    )


def typeset(name: str, out: Path) -> None:
    """Write `NAME.pdf` and `NAME.jsonl` of one source to a folder.

    Args:
        name: File name of the source, without its ending.
        out: The folder, which must exist.

    Raises:
        FontError: Another font stood in for the one that the style sheets name.
        OSError: There is no such source, or the folder cannot be written to.
    """
    source = tomllib.loads((SOURCES / f"{name}.toml").read_text(encoding="utf-8"))
    found = rows(source)
    pages = HTML(string=page_html(source, found)).render(stylesheets=[str(SOURCES / f"{name}.css")])
    first = {anchor: number for number, page in reversed(list(enumerate(pages.pages, 1))) for anchor in page.anchors}
    pdf = pages.write_pdf()
    if others := {font.family for font in pages.fonts.values()} - {FONT}:
        raise FontError(f"{name}: set in {', '.join(sorted(others))}; install {FONT} (Debian: fonts-liberation)")
    (out / f"{name}.pdf").write_bytes(pdf)
    gold = [row.gold(name, first[f"row-{row.number}"]) for row in found]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in gold)
    (out / f"{name}.jsonl").write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Typeset every source."""
    parser = argparse.ArgumentParser(description="Typeset the sample corpus and write its gold rows.")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to (default: the corpus itself)")
    out = parser.parse_args().out
    for name in NAMES:
        typeset(name, out)
        print(f"{out / name}: .pdf and .jsonl written")


if __name__ == "__main__":
    main()
