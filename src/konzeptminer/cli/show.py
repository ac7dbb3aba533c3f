"""`konzeptminer show`: a page to check the records of one file with."""

from pathlib import Path
from typing import Annotated

import typer

from konzeptminer.cli.terminal import reporting, save, say, stderr


def show(
    file: Annotated[Path, typer.Argument(help="A PDF, text or Markdown file.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The HTML file to write.")],
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Write an HTML page that shows each record beside its places in the file; it opens in any browser, offline."""
    if out.is_dir():
        raise typer.BadParameter(f"{out} is a folder; -o names a file")
    with reporting(file, debug=debug):
        from konzeptminer.extraction import extract  # noqa: PLC0415 - the readers take long to load
        from konzeptminer.show import render  # noqa: PLC0415 - the same

        result = extract(file)
        save(render(result, file), out)
        records, warnings = len(result.records), len(result.document.warnings)
        say(stderr(), f"written: {out} (records: {records}, warnings: {warnings}); open it in a browser")
