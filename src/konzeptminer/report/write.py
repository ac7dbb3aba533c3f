"""Writing a comparison to a file: HTML, a workbook or JSON."""

import os
from collections.abc import Mapping
from pathlib import Path

from konzeptminer.comparing.model import Comparison
from konzeptminer.errors import OutputError
from konzeptminer.output import write_bytes

SUFFIXES = (".html", ".xlsx", ".json")
"""Endings of the files that a comparison is written to."""


def write_report(
    comparison: Comparison, path: str | os.PathLike[str], *, sources: Mapping[str, Path] | None = None
) -> Path:
    """Write a comparison to a file, in the format that its ending names.

    Args:
        comparison: What `konzeptminer.compare` gave.
        path: A file that ends in `.html` (one page for a browser, offline), `.xlsx` or `.json`. It is replaced if it is
            there; folders on the way are made.
        sources: The files by the names of their documents. Measures of a PDF file among them are shown in the page
            with a cutting of where they stand, all others with their text.

    Returns:
        The path written.

    Raises:
        OutputError: The ending is none of these, or the file cannot be written.
    """
    target = Path(path)
    return write_bytes(_dump(comparison, target, sources or {}), target)


def check_suffix(path: Path) -> None:
    """Check that a comparison can be written to a file of this name.

    Raises:
        OutputError: The ending is not known.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise OutputError(f"{path}: its ending names no format of a report; choose one of {', '.join(SUFFIXES)}")


def _dump(comparison: Comparison, path: Path, sources: Mapping[str, Path]) -> bytes:
    check_suffix(path)
    match path.suffix.lower():
        case ".json":
            return comparison.model_dump_json(indent=2).encode() + b"\n"
        # The libraries behind these take longer to load than the rest of the command line.
        case ".xlsx":
            from konzeptminer.report.sheets import dump_sheets  # noqa: PLC0415

            return dump_sheets(comparison)
        case _:
            from konzeptminer.report.page import render  # noqa: PLC0415

            return render(comparison, sources).encode("utf-8")
