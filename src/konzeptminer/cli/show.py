"""`konzeptminer show`: a page to check the records of one file with."""

from pathlib import Path
from typing import Annotated

import typer

from konzeptminer.cli.reader import make_reader
from konzeptminer.cli.terminal import reporting, save, say, stderr


def show(
    file: Annotated[Path, typer.Argument(help="A PDF, text or Markdown file.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The HTML file to write.")],
    *,
    taxonomy: Annotated[str, typer.Option(help="Taxonomy to map onto: a shipped one, or a file.")] = "integration",
    classifier: Annotated[Path | None, typer.Option(help="Folder written by `konzeptminer train classifier`.")] = None,
    no_classify: Annotated[bool, typer.Option("--no-classify", help="Leave the codes of the taxonomy out.")] = False,
    no_language: Annotated[bool, typer.Option("--no-language", help="Leave out what stands in sentences.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Write an HTML page that shows each record beside its places in the file; it opens in any browser, offline."""
    if out.is_dir():
        raise typer.BadParameter(f"{out} is a folder; -o names a file")
    with reporting(file, debug=debug):
        from konzeptminer.show import render  # noqa: PLC0415 - takes long to load

        result = make_reader(None if no_classify else taxonomy, classifier, language=not no_language)(file)
        save(render(result, file), out)
        records, warnings = len(result.records), len(result.document.warnings)
        say(stderr(), f"written: {out} (records: {records}, warnings: {warnings}); open it in a browser")
