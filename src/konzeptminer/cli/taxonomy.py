"""`konzeptminer taxonomy`: a taxonomy checked, listed, or exported as SKOS."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from konzeptminer.cli.terminal import plain, reporting, save, stdout


class Notation(StrEnum):
    """The notations of SKOS."""

    TURTLE = "turtle"
    JSON_LD = "json-ld"


def taxonomy(
    name: Annotated[str, typer.Argument(help="Name of a shipped taxonomy, or path of your own.")] = "integration",
    notation: Annotated[Notation | None, typer.Option("--skos", help="Export as SKOS in this notation.")] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.")] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Check a taxonomy and list its codes, or export it as SKOS."""
    with reporting(Path(name), debug=debug):
        from konzeptminer.classifying import load_taxonomy  # noqa: PLC0415 - scikit-learn takes long to load

        scheme = load_taxonomy(name)
        if notation is None and out is None:
            table = Table(title=f"{scheme.name} {scheme.version}", title_justify="left")
            for head in ("code", "label", "below", "other labels"):
                table.add_column(head)
            for concept in scheme.concepts:
                table.add_row(
                    concept.code, plain(concept.label()), concept.broader, plain(", ".join(concept.alt_labels))
                )
            stdout().print(table)
            return
        from konzeptminer.classifying.skos import export_skos  # noqa: PLC0415 - rdflib takes long to load

        text = export_skos(scheme, (notation or Notation.TURTLE).value)
        if out is None:
            typer.echo(text)
        else:
            save(text, out)
