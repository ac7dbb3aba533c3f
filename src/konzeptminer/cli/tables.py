"""`konzeptminer tables`: the tables of one file as they stand on its pages."""

import io
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table as Grid

from konzeptminer.cli.terminal import json_text, plain, print_json, reporting, save, say, stderr, stdout
from konzeptminer.records import Document, Table


def tables(
    file: Annotated[Path, typer.Argument(help="A PDF, text or Markdown file.")],
    as_json: Annotated[bool, typer.Option("--json", help="Write a JSON list with every cell's box.")] = False,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.")] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Show all tables of a file, page by page; the JSON form follows `konzeptminer schema --tables`."""
    with reporting(file, debug=debug):
        from konzeptminer.extraction import read  # noqa: PLC0415 - the readers take long to load

        document = read(file)
        if as_json:
            _write_json(document, out)
        elif out:
            stream = io.StringIO()
            _draw(document, Console(file=stream, width=160))
            save(stream.getvalue(), out)
        else:
            _draw(document, stdout())
        for warning in document.warnings:
            place = f"page {warning.page}: " if warning.page else ""
            say(stderr(), f"warning: {file}: {place}{warning.message}")
        if not document.tables:
            say(stderr(), f"{file}: no tables found")


def _write_json(document: Document, out: Path | None) -> None:
    listing = [table.model_dump(mode="json") for table in document.tables]
    if out:
        save(json_text(listing), out)
    else:
        print_json(listing)


def _draw(document: Document, console: Console) -> None:
    for table in document.tables:
        console.print(_grid(table), "")


def _grid(table: Table) -> Grid:
    """Draw a table; a text that spans several places stands in the first of them."""
    follows = "" if table.continues is None else f", continues table {table.continues}"
    title = f"Table {table.index}, page {table.page}: {table.rows} rows, {table.columns} columns{follows}"
    grid = Grid(title=title, title_justify="left", show_header=False, show_lines=True)
    for _ in range(table.columns):
        grid.add_column(overflow="fold")
    texts = [[plain("")] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        text = plain(cell.text)
        text.stylize("bold" if cell.header else "")
        texts[cell.row][cell.column] = text
    for row in texts:
        grid.add_row(*row)
    return grid
