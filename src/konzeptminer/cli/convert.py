"""`konzeptminer convert`: records of many files, in one file a format or all in one file."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from konzeptminer.cli.inputs import find_inputs, output_names
from konzeptminer.cli.reader import category_labels, make_reader
from konzeptminer.cli.terminal import make_progress, plain, report, reporting, say, stderr, stdout
from konzeptminer.export import Format, write
from konzeptminer.records import SURE

if TYPE_CHECKING:
    from konzeptminer.records import Result

_REASONS = 5
"""So many reasons are told in the summary, the most frequent first."""

_DEFAULT_FORMATS = (Format.JSONL, Format.XLSX)


@dataclass
class _Run:
    """What a run has done so far."""

    console: Console
    debug: bool
    categories: dict[str, str] | None = None
    done: list[tuple[Path, "Result", list[Path]]] = field(default_factory=list)
    failed: int = 0

    def fail(self, file: Path, error: Exception) -> None:
        self.failed += 1
        report(error, file, self.console, debug=self.debug)


def convert(  # noqa: PLR0913 - each is an option
    paths: Annotated[
        list[Path], typer.Argument(help="PDF, text and Markdown files, or folders that are searched for PDF files.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the results; with --rows a file.")],
    formats: Annotated[
        list[Format] | None,
        typer.Option("--format", "-f", help="What to write; give it again for several. Default: jsonl and xlsx."),
    ] = None,
    rows: Annotated[
        bool, typer.Option("--rows", help="Write flat rows of all inputs into one JSON Lines file.")
    ] = False,
    *,
    taxonomy: Annotated[str, typer.Option(help="Taxonomy to map onto: a shipped one, or a file.")] = "integration",
    classifier: Annotated[Path | None, typer.Option(help="Folder written by `konzeptminer train classifier`.")] = None,
    no_classify: Annotated[bool, typer.Option("--no-classify", help="Leave the codes of the taxonomy out.")] = False,
    no_language: Annotated[bool, typer.Option("--no-language", help="Leave out what stands in sentences.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Read measures and goals from documents and write them as records.

    A file that cannot be read is reported and the others go on; the exit code is then 1.
    """
    _check_usage(out, formats, rows=rows)
    run = _Run(console=stderr(), debug=debug)
    files, errors = find_inputs(paths)
    for path, error in errors:
        run.fail(path, error)
    chosen = () if rows else tuple(dict.fromkeys(formats or _DEFAULT_FORMATS))
    with reporting(Path(taxonomy), debug=debug):
        read = make_reader(None if no_classify else taxonomy, classifier, language=not no_language)
        run.categories = category_labels(None if no_classify else taxonomy)
    _convert_all(run, read, files, out, chosen)
    if rows and run.done:
        try:
            write([result for _, result, _ in run.done], out, Format.ROWS)
        except Exception as error:
            run.fail(out, error)
    _summarise(run, out)
    if run.failed:
        raise typer.Exit(1)


def _check_usage(out: Path, formats: Sequence[Format] | None, *, rows: bool) -> None:
    if rows and formats:
        raise typer.BadParameter("--rows writes one JSON Lines file; leave out --format")
    if rows and out.is_dir():
        raise typer.BadParameter(f"{out} is a folder; with --rows, -o names a file")
    if not rows and out.exists() and not out.is_dir():
        raise typer.BadParameter(f"{out} is a file; without --rows, -o names a folder")


def _convert_all(
    run: _Run, read: Callable[[Path], "Result"], files: Sequence[Path], out: Path, formats: Sequence[Format]
) -> None:
    names = output_names(files)
    with make_progress(run.console) as progress:
        task = progress.add_task("", total=len(files))
        for file in files:
            progress.update(task, description=plain(file.name).plain)
            try:
                result = read(file)
                written = [
                    write(result, out / f"{names[file]}{format.suffix}", format, categories=run.categories)
                    for format in formats
                ]
                run.done.append((file, result, written))
            except Exception as error:
                run.fail(file, error)
            progress.advance(task)


def _summarise(run: _Run, out: Path) -> None:
    if not run.done:
        return
    table = Table("file")
    for head in ("pages", "tables", "records", "warnings"):
        table.add_column(head, justify="right")
    table.add_column("output")
    for file, result, written in run.done:
        document = result.document
        counts = (document.pages, document.tables, result.records, document.warnings)
        output = ", ".join(path.name for path in written) or out.name
        table.add_row(plain(file), *(str(len(items)) for items in counts), plain(output))
    console = stdout()
    console.print(table)
    say(console, f"Results in {out.resolve()}")
    _say_what_to_look_at(run, console)
    if any(result.document.warnings for _, result, _ in run.done):
        say(console, "The warnings' texts stand in the formats json and xlsx.")


def _say_what_to_look_at(run: _Run, console: Console) -> None:
    """Say how many records are unsure, and the most frequent reasons with the files that they are found in."""
    records = sum(len(result.records) for _, result, _ in run.done)
    unsure = [(file, record) for file, result, _ in run.done for record in result.records if record.confidence < SURE]
    if not unsure:
        return
    say(
        console,
        f"Look at {len(unsure)} of {records} records first, they are unsure: `konzeptminer show FILE -o check.html`",
    )
    places: dict[str, Counter[Path]] = defaultdict(Counter)
    for file, record in unsure:
        for reason in record.reasons:
            places[reason][file] += 1
    ordered = sorted(places.items(), key=lambda place: -place[1].total())
    for reason, files in ordered[:_REASONS]:
        (first, _), more = files.most_common(1)[0], len(files) - 1
        say(console, f"{files.total()} × {reason} ({first.name}{f' and {more} more' if more else ''})")
    if len(ordered) > _REASONS:
        say(console, f"and {len(ordered) - _REASONS} more reasons")
