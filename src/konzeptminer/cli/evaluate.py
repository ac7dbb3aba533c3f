"""`konzeptminer evaluate`: extracted rows against annotated ones."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from konzeptminer.cli.terminal import plain, print_json, reporting, stdout

if TYPE_CHECKING:
    from konzeptminer.evaluation import DocumentScores, Scores


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Annotated rows, JSON Lines.")],
    predicted: Annotated[Path, typer.Argument(metavar="PRED", help="Rows written by `konzeptminer convert --rows`.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Score extracted rows against annotated rows, by document and overall."""
    with reporting(gold, debug=debug):
        from konzeptminer import evaluation  # noqa: PLC0415 - scipy takes long to load

        scores = evaluation.evaluate(gold, predicted)
        if as_json:
            print_json(scores.model_dump(mode="json"))
        else:
            _draw(scores)


def _draw(scores: "Scores") -> None:
    several = len(scores.documents) > 1
    lines = [*scores.documents, scores.overall] if several else list(scores.documents)
    console = stdout()
    heads = ("gold", "extracted", "row P", "row R", "row F1", "cell F1", "exact", "is_new", "main field")
    console.print(_table("Rows", heads, [(line.doc, _figures(line)) for line in lines]))
    columns = tuple(scores.overall.cell_f1_by_column)
    by_column = [(line.doc, [_figure(line.cell_f1_by_column.get(column)) for column in columns]) for line in lines]
    console.print(_table("Cell F1 by column", columns, by_column))


def _figures(line: "DocumentScores") -> list[str]:
    shares = (line.row_precision, line.row_recall, line.row_f1, line.cell_f1, line.exact, line.is_new, line.main_field)
    return [str(line.gold), str(line.predicted), *(_figure(share) for share in shares)]


def _figure(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


def _table(title: str, heads: tuple[str, ...], lines: list[tuple[str, list[str]]]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("document", overflow="fold")
    for head in heads:
        table.add_column(head, justify="right")
    for name, figures in lines:
        table.add_row(plain(name), *figures)
    return table
