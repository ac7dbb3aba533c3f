"""`konzeptminer schema`: the JSON Schemas of the results."""

from pathlib import Path
from typing import Annotated

import typer

from konzeptminer.cli.terminal import print_json, reporting, save, say, stderr
from konzeptminer.records.schema import json_schema, schema_files, table_json_schema


def schema(
    tables: Annotated[bool, typer.Option("--tables", help="The schema of `tables --json` instead.")] = False,
    comparison: Annotated[bool, typer.Option("--comparison", help="The schema of `compare -o report.json`.")] = False,
    folder: Annotated[
        Path | None, typer.Option("--write", metavar="DIR", help="Write all schema files into this folder instead.")
    ] = None,
) -> None:
    """Print the JSON Schema of a result, as `konzeptminer convert --format json` writes it."""
    from konzeptminer.report.schema import (  # noqa: PLC0415 - the comparison takes long to load
        comparison_json_schema,
        comparison_schema_file,
    )

    if tables and comparison:
        raise typer.BadParameter("--tables and --comparison are two schemas; give one of them")
    if folder is None:
        print_json(table_json_schema() if tables else comparison_json_schema() if comparison else json_schema())
        return
    with reporting(folder):
        for name, text in (schema_files() | comparison_schema_file()).items():
            save(text, folder / name)
            say(stderr(), f"written: {folder / name}")
