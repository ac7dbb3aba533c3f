"""`konzeptminer compare`: the plans of districts compared, as a page, a workbook or JSON."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from konzeptminer.cli.inputs import SUFFIXES, find_inputs
from konzeptminer.cli.results import CONVERTED, load, sources
from konzeptminer.cli.terminal import make_progress, plain, report, reporting, say, stderr, stdout

if TYPE_CHECKING:
    from konzeptminer.comparing import Comparison
    from konzeptminer.records import Result


def compare(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="PDF, text and Markdown files, results written by `convert -f json`, or folders that are searched for "
            "PDF files and such results."
        ),
    ],
    out: Annotated[
        list[Path],
        typer.Option("--out", "-o", help="The .html, .xlsx or .json file to write; give it again for several."),
    ],
    *,
    taxonomy: Annotated[str, typer.Option(help="Taxonomy to map onto: a shipped one, or a file.")] = "integration",
    classifier: Annotated[Path | None, typer.Option(help="Folder written by `konzeptminer train classifier`.")] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Compare districts: what they have in common, what only one has, what is open, and who does it.

    Documents of one district and year are put together; years of one district are compared with each other, too. A
    file that cannot be read is reported and the others go on; the exit code is then 1.
    """
    console = stderr()
    _check_usage(out)
    files, errors = find_inputs(paths, (*SUFFIXES, CONVERTED))
    for path, error in errors:
        report(error, path, console, debug=debug)
    loaded, failed = _load_all(files, console, debug=debug)
    with reporting(Path(taxonomy), debug=debug):
        from konzeptminer.comparing import CompareSettings, compare  # noqa: PLC0415 - takes long to load
        from konzeptminer.report import write_report  # noqa: PLC0415

        settings = CompareSettings(taxonomy=taxonomy, classifier=classifier)
        comparison = compare([result for result, _ in loaded], settings=settings)
        files_by_name = sources(loaded)
        for target in dict.fromkeys(out):
            write_report(comparison, target, sources=files_by_name)
    _summarise(comparison, out)
    if errors or failed:
        raise typer.Exit(1)


def _check_usage(out: Sequence[Path]) -> None:
    from konzeptminer.errors import OutputError  # noqa: PLC0415 - beside what it guards
    from konzeptminer.report.write import check_suffix  # noqa: PLC0415 - takes long to load

    for target in out:
        if target.is_dir():
            raise typer.BadParameter(f"{target} is a folder; -o names a file")
        try:
            check_suffix(target)
        except OutputError as error:
            raise typer.BadParameter(str(error)) from error


def _load_all(files: Sequence[Path], console: Console, *, debug: bool) -> "tuple[list[tuple[Result, Path]], int]":
    """Give the results with their files, and how many files could not be read."""
    loaded: list[tuple[Result, Path]] = []
    failed = 0
    with make_progress(console) as progress:
        task = progress.add_task("", total=len(files))
        for file in files:
            progress.update(task, description=plain(file.name).plain)
            try:
                loaded += load(file)
            except Exception as error:
                failed += 1
                report(error, file, console, debug=debug)
            progress.advance(task)
    return loaded, failed


def _summarise(comparison: "Comparison", out: Sequence[Path]) -> None:
    pairs = Counter(match.relation.value for match in comparison.matches if match.subject == "measure")
    alone = Counter(gap.plan for gap in comparison.gaps if gap.kind.value == "no_partner")
    table = Table("plan", "documents")
    for head in ("records", "measures", "alone"):
        table.add_column(head, justify="right")
    for plan in comparison.plans:
        measures = sum(record.measure is not None for record in plan.records)
        counts = (len(plan.records), measures, alone[plan.key])
        table.add_row(plain(plan.name), plain(", ".join(plan.documents)), *map(str, counts))
    console = stdout()
    console.print(table)
    say(console, f"Pairs of measures: {pairs['same']} the same, {pairs['related']} related")
    for target in dict.fromkeys(out):
        say(console, f"Report in {target.resolve()}")
