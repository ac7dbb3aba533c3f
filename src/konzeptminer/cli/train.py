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


@train.command(epilog="Example: konzeptminer train classifier --rows my-corrected-rows.jsonl --out my-classifier")
def classifier(
    taxonomy: Annotated[str, typer.Option(help="Name of a shipped taxonomy, or path of your own.")] = "integration",
    rows: Annotated[
        list[Path] | None,
        typer.Option(help="Labelled rows (.jsonl), or a result of `review apply` (.json); may be repeated."),
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder to write the classifier to.")] = Path("my-classifier"),
    *,
    embedding: Annotated[str, typer.Option(help="Name or path of a sentence-transformers model.")] = "embedding",
    seed: Annotated[int, typer.Option(help="Divides the rows into folds.")] = 7,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Train the classifier of fields of action, and print its scores on rows left out."""
    with reporting(Path(taxonomy), debug=debug):
        from konzeptminer.classifying.train import train_classifier  # noqa: PLC0415 - scikit-learn takes long to load

        report = train_classifier(taxonomy, out, rows=rows or (), embedding=embedding, seed=seed)
        say(stderr(), f"written: {out}")
        if as_json:
            print_json(report.model_dump(mode="json"))
            return
        table = Table(title=f"{report.examples} labelled rows, each left out once", title_justify="left")
        table.add_column("measure")
        table.add_column("value", justify="right")
        figures = {
            "main code right": report.first,
            "main code among the right ones": report.within,
            "calibration error": report.calibration_error,
            **{f"right of {code}": share for code, share in report.by_code.items()},
        }
        for name, value in figures.items():
            table.add_row(name, f"{value:.3f}")
        stdout().print(table)


@train.command(epilog="Example: konzeptminer train embedding data --out models/embedding")
def embedding(
    data: Annotated[Path, typer.Argument(help="Folder of laws.txt.xz and protocols.txt.xz.")],
    out: Annotated[Path, typer.Option(help="Folder to write the embedding to.")] = Path("models/embedding"),
    *,
    quick: Annotated[bool, typer.Option("--quick", help="A small one in seconds, to see that all works.")] = False,
    workers: Annotated[int, typer.Option(min=1, help="Threads; only with one the vectors are always the same.")] = 2,
    seed: Annotated[int, typer.Option(help="Start of all that is drawn by chance.")] = 7,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Train the embedding of short German texts, and print how well it finds paraphrases held out."""
    with reporting(data, debug=debug):
        from konzeptminer.embedding.settings import QUICK, TrainingSettings  # noqa: PLC0415 - loads pydantic
        from konzeptminer.embedding.train import train_embedding  # noqa: PLC0415 - scikit-learn takes long to load

        settings = QUICK if quick else TrainingSettings(workers=workers)
        report = train_embedding(data, out, settings.model_copy(update={"seed": seed}))
        say(stderr(), f"written: {out}")
        if as_json:
            print_json(report.model_dump(mode="json"))
            return
        say(stdout(), f"paraphrases held out: mean reciprocal rank {report.after:.3f}, not refined {report.before:.3f}")


@train.command(epilog="Example: konzeptminer train pipeline data --out models/de_konzept")
def pipeline(
    data: Annotated[Path, typer.Argument(help="Folder of treebanks, court decisions, laws and protocols.")],
    corpus: Annotated[Path, typer.Option(help="Folder of our own sentences.")] = Path("corpus/language"),
    out: Annotated[Path, typer.Option(help="Folder to write the pipeline to.")] = Path("models/de_konzept"),
    *,
    table: Annotated[
        Path | None, typer.Option(help="Vectors that floret wrote before, to save their training.")
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help="A small one in a minute, to see that all works.")] = False,
    seed: Annotated[int, typer.Option(help="Start of all that is drawn by chance.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Train the German pipeline, write its card, and print its scores on texts held out."""
    with reporting(data, debug=debug):
        from konzeptminer.language.settings import QUICK_PIPELINE, PipelineSettings  # noqa: PLC0415 - loads spaCy
        from konzeptminer.language.train.pipeline import train_pipeline  # noqa: PLC0415

        settings = (QUICK_PIPELINE if quick else PipelineSettings()).model_copy(update={"seed": seed})
        scores = train_pipeline(data, corpus, out, settings, table=table, log=lambda line: say(stderr(), line))
        say(stderr(), f"written: {out}")
        if as_json:
            print_json(scores.model_dump(mode="json"))
            return
        figures = Table(title="Texts held out", title_justify="left")
        figures.add_column("measure")
        figures.add_column("value", justify="right")
        for name, value in scores.flat().items():
            figures.add_row(name, f"{value:.3f}")
        stdout().print(figures)


@train.command(epilog="Example: konzeptminer train prose --corpus corpus --out models/prose")
def prose(
    corpus: Annotated[Path, typer.Option(help="Folder with language/sentences.jsonl and passages.")] = Path("corpus"),
    out: Annotated[Path, typer.Option(help="Folder to write the model to.")] = Path("models/prose"),
    *,
    embedding: Annotated[str, typer.Option(help="Name or path of a sentence-transformers model.")] = "embedding",
    seed: Annotated[int, typer.Option(help="Start of all that is drawn by chance.")] = 20131,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Train the model that tells goals and measures in sentences, and print its scores on sentences left out."""
    with reporting(corpus, debug=debug):
        from konzeptminer.prose.train import train_prose  # noqa: PLC0415 - scikit-learn takes long to load

        report = train_prose(corpus, out, embedding=embedding, seed=seed)
        say(stderr(), f"written: {out}")
        if as_json:
            print_json(report.model_dump(mode="json"))
            return
        table = Table(title=f"{report.sentences} labelled sentences, left out block by block", title_justify="left")
        for head in ("described by", "macro F1", "F1 of measures"):
            table.add_column(head, justify="left" if head == "described by" else "right")
        for name, scores in report.views.items():
            table.add_row(name, f"{scores.macro_f1:.3f}", f"{scores.measure_f1:.3f}")
        stdout().print(table)
        joined, error = report.measures_f1, report.calibration_error
        say(stdout(), f"joined to measures within passages: F1 {joined:.3f}; calibration error {error:.3f}")


@train.command(epilog="Example: konzeptminer train alignment --corpus corpus/comparison --out models/alignment")
def alignment(
    corpus: Annotated[Path, typer.Option(help="Folder of the labelled pairs.")] = Path("corpus/comparison"),
    out: Annotated[Path, typer.Option(help="Folder to write the model to.")] = Path("models/alignment"),
    *,
    seed: Annotated[int, typer.Option(help="Divides the rows into folds.")] = 7,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Train the model that compares measures, and print its scores on rows left out."""
    with reporting(corpus, debug=debug):
        from konzeptminer.comparing.train import train_alignment  # noqa: PLC0415 - scikit-learn takes long to load

        report = train_alignment(corpus, out, seed=seed)
        say(stderr(), f"written: {out}")
        if as_json:
            print_json(report.model_dump(mode="json"))
            return
        say(
            stdout(),
            f"partners left out: {report.called_same} called the same, {report.precision:.3f} of them are; "
            f"calibration error {report.calibration_error:.3f}",
        )


@train.command(epilog="Example: konzeptminer train openers data --out src/konzeptminer/data/language/openers.txt")
def openers(
    data: Annotated[Path, typer.Argument(help="Folder of laws.txt.xz and protocols.txt.xz.")],
    out: Annotated[Path, typer.Option(help="File to write the words to.")] = Path("openers.txt"),
    *,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Count the words that open a sentence where they are written large, as the splitting of sentences reads them."""
    with reporting(data, debug=debug):
        from konzeptminer.language.train.openers import write_openers  # noqa: PLC0415 - loads spaCy

        say(stderr(), f"written: {out} ({write_openers(data, out)} words)")


def _unsure(scores: "LineScores") -> str:
    unsure = [part for part in scores.bins if part.low < 0.8]
    count = sum(part.segments for part in unsure)
    return f"{sum(part.right * part.segments for part in unsure) / count:.3f} of {count}" if count else "-"
