"""`konzeptminer train`: the shipped models, trained again."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from konzeptminer.cli.terminal import print_json, reporting, say, stderr, stdout

if TYPE_CHECKING:
    from konzeptminer.linear.train import LineScores

train = typer.Typer(name="train", help="Train a shipped model again.", no_args_is_help=True)


@train.callback()
def _group() -> None:
    """Train a shipped model again; the same seed gives the same model."""


@train.command(epilog="Example: konzeptminer train lines --corpus corpus --out models/line_roles")
def lines(
    corpus: Annotated[Path, typer.Option(help="Folder of the annotated samples.")] = Path("corpus"),
    out: Annotated[Path, typer.Option(help="Folder to write the model to.")] = Path("models/line_roles"),
    *,
    texts: Annotated[int, typer.Option(min=8, help="Number of texts to train on.")] = 450,
    rounds: Annotated[int, typer.Option(min=1, help="Number of rounds of boosting.")] = 100,
    seed: Annotated[int, typer.Option(help="Start of all that is drawn by chance.")] = 20130,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Train the model that tells the cells of tables in text exports, and print its scores on texts held out."""
    with reporting(corpus, debug=debug):
        from konzeptminer.linear.train import train_lines  # noqa: PLC0415 - scikit-learn takes long to load

        report = train_lines(corpus, out, texts=texts, rounds=rounds, seed=seed)
        say(stderr(), f"written: {out}")
        if as_json:
            print_json(report.model_dump(mode="json"))
            return
        table = Table(title="Lines of held-out texts", title_justify="left")
        for head in ("rows of", "texts", "lines right", "cells right", "right where sure below 0.8"):
            table.add_column(head, justify="left" if head == "rows of" else "right")
        for name, scores in {"all samples, drawn anew": report.drawn_anew, **report.held_out}.items():
            figures = (f"{scores.accuracy:.3f}", f"{scores.cells:.3f}", _unsure(scores))
            table.add_row(name, str(scores.texts), *figures)
        stdout().print(table)


def _unsure(scores: "LineScores") -> str:
    unsure = [part for part in scores.bins if part.low < 0.8]
    count = sum(part.segments for part in unsure)
    return f"{sum(part.right * part.segments for part in unsure) / count:.3f} of {count}" if count else "-"
