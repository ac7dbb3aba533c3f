"""The command line: `konzeptminer convert`, `tables`, `show` and the other commands."""

import sys
from importlib.metadata import version
from io import TextIOWrapper
from typing import Annotated

import typer

from konzeptminer.cli.classify import classify
from konzeptminer.cli.compare import compare
from konzeptminer.cli.convert import convert
from konzeptminer.cli.evaluate import evaluate
from konzeptminer.cli.models import models
from konzeptminer.cli.review import review
from konzeptminer.cli.schema import schema
from konzeptminer.cli.show import show
from konzeptminer.cli.tables import tables
from konzeptminer.cli.taxonomy import taxonomy
from konzeptminer.cli.train import train

app = typer.Typer(
    name="konzeptminer",
    help="Structured records with their exact source from the concepts and council reports of German districts.",
    epilog="Example: konzeptminer convert reports/ -o out",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command(epilog="Example: konzeptminer convert reports/ plan.pdf -o out -f json -f csv")(convert)
app.command(epilog="Example: konzeptminer compare mettmann.pdf ennepe-ruhr.pdf -o report.html")(compare)
app.command(epilog="Example: konzeptminer tables plan.pdf --json -o tables.json")(tables)
app.command(epilog="Example: konzeptminer show plan.pdf -o check.html")(show)
app.command(epilog="Example: konzeptminer schema --write schemas")(schema)
app.command(epilog="Example: konzeptminer evaluate gold.jsonl rows.jsonl --json")(evaluate)
app.command(epilog="Example: konzeptminer classify out/plan.jsonl --taxonomy klimaschutz")(classify)
app.command(epilog="Example: konzeptminer taxonomy my.yaml --skos turtle -o my.ttl")(taxonomy)
app.add_typer(review)
app.add_typer(train)
app.add_typer(models)


def main() -> None:
    """Run the command line: what the `konzeptminer` script calls."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that cannot show a character gets a question mark instead of a crash.
            stream.reconfigure(errors="replace")
    app(prog_name="konzeptminer")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"konzeptminer {version('konzeptminer')}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Structured records with their exact source from the concepts and council reports of German districts."""
