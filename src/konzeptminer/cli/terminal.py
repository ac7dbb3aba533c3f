"""What every command shares: consoles, error lines, and output to a file or to the terminal."""

import json
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from konzeptminer.errors import KonzeptminerError, OutputError

# Text from a document or a file name must not steer the terminal.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WIDTH_OF_A_FILE = 160


def stdout() -> Console:
    """Give the console for results."""
    return _console(sys.stdout)


def stderr() -> Console:
    """Give the console for progress, errors and warnings."""
    return _console(sys.stderr)


def plain(text: object) -> Text:
    """Give a text as it is, without markup and without control characters."""
    return Text(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(text)), overflow="fold")


def make_progress(console: Console) -> Progress:
    """Give a bar that counts files; it is drawn on a terminal only, and wiped away at the end."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def say(console: Console, text: str) -> None:
    """Print a text as one line."""
    console.print(plain(" ".join(text.split())), soft_wrap=True)


def report(error: Exception, file: Path, console: Console, *, debug: bool) -> None:
    """Print why a file failed, in one line; a traceback only of a defect, and only on demand."""
    if isinstance(error, KonzeptminerError):
        say(console, f"error: {error}")
        return
    say(console, f"defect: {file}: {type(error).__name__}: {error} (please report it; --debug shows where)")
    if debug:
        console.print(plain("".join(traceback.format_exception(error))), soft_wrap=True)


@contextmanager
def reporting(file: Path, *, debug: bool = False) -> Iterator[None]:
    """Turn any error about a file into its line on stderr and exit code 1."""
    try:
        yield
    except Exception as error:
        report(error, file, stderr(), debug=debug)
        raise typer.Exit(1) from error


def save(text: str, path: Path) -> None:
    """Write a text file in UTF-8.

    Raises:
        OutputError: The file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); choose another place") from error


def json_text(value: object, *, ascii_only: bool = False) -> str:
    """Give a value as indented JSON that ends in a line feed."""
    return json.dumps(value, ensure_ascii=ascii_only, indent=2) + "\n"


def print_json(value: object) -> None:
    """Print a value as JSON, with escapes where the terminal cannot show every character."""
    encoding = (sys.stdout.encoding or "").lower()
    sys.stdout.write(json_text(value, ascii_only=encoding not in {"utf-8", "utf8"}))


def _console(stream: IO[str]) -> Console:
    return Console(file=stream, highlight=False, width=None if stream.isatty() else _WIDTH_OF_A_FILE)
