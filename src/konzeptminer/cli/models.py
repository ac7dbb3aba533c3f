"""`konzeptminer models`: the language pipelines on this machine."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from konzeptminer.cli.terminal import plain, reporting, say, stderr, stdout

models = typer.Typer(name="models", help="List or install pipelines for German.", no_args_is_help=True)


@models.callback()
def _group() -> None:
    """List or install pipelines for German."""


@models.command("list", epilog="Example: konzeptminer models list")
def list_models(
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Say which pipelines are there, where they lie, and which one reads the text."""
    with reporting(Path("models"), debug=debug):
        from konzeptminer.language.load import default_pipeline, list_pipelines  # noqa: PLC0415 - loads spaCy

        taken = default_pipeline()
        table = Table(title="Pipelines for German", title_justify="left")
        for head in ("name", "where", "used"):
            table.add_column(head)
        for name, place in list_pipelines().items():
            table.add_row(name, plain(place or "not installed"), "yes" if name == taken else "")
        stdout().print(table)


@models.command(epilog="Example: konzeptminer models install")
def install(
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Install spaCy's large German pipeline, de_core_news_lg (570 MB, needs a network)."""
    with reporting(Path("de_core_news_lg"), debug=debug):
        from konzeptminer.language.download import install_large  # noqa: PLC0415 - loads spaCy

        say(stderr(), "fetching de_core_news_lg, 570 MB ...")
        install_large()
        say(stdout(), "installed: de_core_news_lg is used from now on")
