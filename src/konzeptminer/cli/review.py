"""`konzeptminer review`: records corrected in a spreadsheet program."""

from pathlib import Path
from typing import Annotated

import typer

from konzeptminer.cli.terminal import reporting, save, say, stderr, stdout

review = typer.Typer(name="review", no_args_is_help=True)


@review.callback()
def _group() -> None:
    """Correct records in Excel or LibreOffice.

    Open the xlsx of `konzeptminer convert`, correct cells in place, choose codes from the lists, and say in the column
    `Prüfung` which records are right; then `review apply` writes that into the result. `review sheet` gives a fresh
    workbook of a result.
    """


@review.command(epilog="Example: konzeptminer review apply plan-corrected.xlsx out/plan.json --by 'A. Muster'")
def apply(
    workbook: Annotated[Path, typer.Argument(metavar="CORRECTED.xlsx", help="The workbook that was corrected.")],
    result: Annotated[
        Path, typer.Argument(metavar="RESULT", help="The result it was made with: .json, or .jsonl, of `convert`.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="File for the corrected result. Default: RESULT.reviewed.json.")
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who corrected. Default: who saved the workbook last."),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Write the corrections of a workbook into the result, with who and when; the machine's values are kept.

    Applying a workbook twice gives the same. What is not taken over is named by row and column. `konzeptminer train
    classifier --rows` learns from the records whose codes were accepted or corrected.
    """
    with reporting(workbook, debug=debug):
        from konzeptminer.records.stored import load_stored  # noqa: PLC0415 - loads pydantic
        from konzeptminer.review import apply_review  # noqa: PLC0415 - openpyxl takes long to load

        stored = load_stored(result)
        documents = [found.document for found in stored.results]
        applied = apply_review(workbook, stored.records, by=by, documents=documents)
        target = out or _beside(result)
        save(stored.dump(applied.records), target)
        for problem in applied.problems:
            say(stderr(), f"warning: {problem}")
        say(
            stdout(),
            f"{applied.corrected} cells corrected, {applied.reviewed} records judged, "
            f"{len(applied.problems)} warnings; written: {target}",
        )


@review.command(epilog="Example: konzeptminer review sheet out/plan.reviewed.json -o second-look.xlsx")
def sheet(
    result: Annotated[Path, typer.Argument(metavar="RESULT", help="A result of `convert` or `review apply` (.json).")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="The workbook. Default: RESULT.xlsx.")] = None,
    taxonomy: Annotated[
        str | None, typer.Option(help="Taxonomy of the codes to choose from. Default: the shipped one that fits.")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error happened.")] = False,
) -> None:
    """Write a result as a workbook to correct, with what was corrected before."""
    with reporting(result, debug=debug):
        from konzeptminer.cli.reader import category_labels  # noqa: PLC0415 - loads pydantic
        from konzeptminer.errors import InputError  # noqa: PLC0415
        from konzeptminer.export import Format, write  # noqa: PLC0415 - loads pydantic
        from konzeptminer.records.stored import load_stored  # noqa: PLC0415 - loads pydantic

        results = load_stored(result).results
        if not results:
            raise InputError(f"{result}: holds records without their document; give the json of `konzeptminer convert`")
        target = write(results, out or result.with_suffix(".xlsx"), Format.XLSX, categories=category_labels(taxonomy))
        say(stderr(), f"written: {target}")


def _beside(result: Path) -> Path:
    """Give the file for a corrected result: beside it, or itself where it is such a file."""
    return result if result.stem.endswith(".reviewed") else result.with_name(f"{result.stem}.reviewed{result.suffix}")
