"""`konzeptminer classify`: the codes of a taxonomy for records that were converted before, or for a text."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from konzeptminer.cli.terminal import plain, reporting, save, say, stderr, stdout

if TYPE_CHECKING:
    from konzeptminer.records import FieldAssignment


def classify(
    source: Annotated[
        str, typer.Argument(metavar="FILE|TEXT", help="Records of `konzeptminer convert` (.json, .jsonl), or a text.")
    ],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="File for the records with their codes.")] = None,
    taxonomy: Annotated[str, typer.Option(help="Name of a shipped taxonomy, or path of your own.")] = "integration",
    classifier: Annotated[Path | None, typer.Option(help="Folder written by `konzeptminer train classifier`.")] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Map records onto a taxonomy: each gets its codes, with their probabilities and the reasons."""
    path = Path(source)
    with reporting(path, debug=debug):
        if path.suffix in (".json", ".jsonl"):
            _classify_file(path, out, taxonomy, classifier)
        else:
            _classify_text(source, taxonomy, classifier)


def _classify_text(text: str, taxonomy: str, classifier: Path | None) -> None:
    from konzeptminer.classifying import Row, assign, get_classifier  # noqa: PLC0415 - scikit-learn takes long to load

    chosen = get_classifier(taxonomy, classifier)
    (found,) = assign([Row(measure=text)], chosen)
    if not found:
        say(stdout(), f"no code of {chosen.taxonomy.name} is likely")
        return
    _draw(found, {code: chosen.taxonomy[code].label() for code in chosen.taxonomy.codes})


def _classify_file(path: Path, out: Path | None, taxonomy: str, classifier: Path | None) -> None:
    from konzeptminer.classifying import classify as give_codes  # noqa: PLC0415 - scikit-learn takes long to load
    from konzeptminer.records.stored import load_stored  # noqa: PLC0415

    target = out or path.with_name(f"{path.stem}.classified{path.suffix}")
    stored = load_stored(path)
    records = give_codes(stored.records, taxonomy, classifier=classifier)
    content = stored.dump(records)
    save(content, target)
    unknown = sum(not record.fields for record in records)
    say(stderr(), f"{len(records)} records, {unknown} without a likely code; written: {target}")


def _draw(found: "tuple[FieldAssignment, ...]", labels: dict[str, str]) -> None:
    table = Table()
    for head in ("code", "field of action", "probability", "words", "most similar labelled row"):
        table.add_column(head)
    for item in found:
        words = ", ".join(item.words)
        table.add_row(item.code, plain(labels[item.code]), f"{item.probability:.2f}", plain(words), item.example)
    stdout().print(table)
