"""`konzeptminer evaluate`: extracted rows, and the codes they were given, against annotated ones."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from konzeptminer.cli.terminal import plain, print_json, reporting, save, say, stderr, stdout
from konzeptminer.errors import GoldError

if TYPE_CHECKING:
    from konzeptminer.evaluation import CodeScores, DocumentScores, FieldScores, Scores

_FIELD_HEADS = ("document", "rows", "uncoded", "first right", "first within", "micro F1", "macro F1", "judged", "ECE")
_CODE_HEADS = ("code", "gold", "given", "precision", "recall", "F1")


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Annotated rows, JSON Lines.")],
    predicted: Annotated[Path, typer.Argument(metavar="PRED", help="Rows written by `konzeptminer convert --rows`.")],
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE.svg", help="Draw how often codes are right, by their probability.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Score extracted rows, and the codes they were given, against annotated rows, by document and overall.

    Codes are scored on the pairs of rows whose annotated row has any: how often the first code is the annotated first
    one, or within the annotated ones; F1 of all codes (micro) and of each code annotated at least 4 times (macro); and
    ECE, the calibration error of the first code's probability.
    """
    with reporting(gold, debug=debug):
        from konzeptminer import evaluation  # noqa: PLC0415 - scipy takes long to load

        scores = evaluation.evaluate(gold, predicted)
        if as_json:
            print_json(scores.model_dump(mode="json"))
        else:
            _draw(scores)
        if plot is not None:
            fields = scores.overall.fields
            if fields is None or not fields.judged:
                raise GoldError(
                    f"{predicted}: nothing to draw, for no row with annotated codes has `field_probabilities`; "
                    "convert the documents again, or leave out --plot"
                )
            save(evaluation.reliability_diagram(fields.bins), plot)
            say(stderr(), f"written: {plot}")


def _draw(scores: "Scores") -> None:
    several = len(scores.documents) > 1
    lines = [*scores.documents, scores.overall] if several else list(scores.documents)
    console = stdout()
    heads = ("document", "gold", "extracted", "row P", "row R", "row F1", "cell F1", "exact", "is_new")
    console.print(_table("Rows", heads, [(line.doc, _figures(line)) for line in lines]))
    columns = tuple(scores.overall.cell_f1_by_column)
    by_column = [(line.doc, [_figure(line.cell_f1_by_column.get(column)) for column in columns]) for line in lines]
    console.print(_table("Cell F1 by column", ("document", *columns), by_column))
    if scores.overall.fields:
        by_document = [(line.doc, _field_figures(line.fields)) for line in lines if line.fields]
        console.print(_table("Codes", _FIELD_HEADS, by_document))
        by_code = [(line.code, _code_figures(line)) for line in scores.overall.fields.codes]
        console.print(_table("Codes, each by itself", _CODE_HEADS, by_code))


def _figures(line: "DocumentScores") -> list[str]:
    shares = (line.row_precision, line.row_recall, line.row_f1, line.cell_f1, line.exact, line.is_new)
    return [str(line.gold), str(line.predicted), *(_figure(share) for share in shares)]


def _field_figures(line: "FieldScores") -> list[str]:
    shares = (_figure(share) for share in (line.first, line.within, line.micro_f1, line.macro_f1))
    return [str(line.rows), str(line.uncoded), *shares, str(line.judged), _figure(line.ece)]


def _code_figures(line: "CodeScores") -> list[str]:
    return [str(line.gold), str(line.given), *(_figure(share) for share in (line.precision, line.recall, line.f1))]


def _figure(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


def _table(title: str, heads: tuple[str, ...], lines: list[tuple[str, list[str]]]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column(heads[0], overflow="fold")
    for head in heads[1:]:
        table.add_column(head, justify="right")
    for name, figures in lines:
        table.add_row(plain(name), *figures)
    return table
