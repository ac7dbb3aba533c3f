"""Results to compare: files that are read anew, and results that `convert -f json` wrote."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from konzeptminer.errors import InputError

if TYPE_CHECKING:
    from konzeptminer.records import Result

CONVERTED = ".json"
"""Ending of a file with converted results."""


def load(path: Path) -> "list[tuple[Result, Path]]":
    """Give the results of a file, each with the file that it was read from.

    Args:
        path: A PDF, text or Markdown file, or the JSON file with one result or several that `convert` wrote.

    Raises:
        InputError: The file cannot be read, or holds no results.
    """
    if path.suffix.lower() == ".jsonl":
        raise InputError(
            f"{path}: records alone do not tell of which district they are; give the document, or its result as "
            "`konzeptminer convert -f json` writes it"
        )
    if path.suffix.lower() != CONVERTED:
        from konzeptminer.extraction import extract  # noqa: PLC0415 - the readers take long to load

        return [(extract(path), path)]
    return [(result, _origin(result, path)) for result in _converted(path)]


def sources(loaded: "Iterable[tuple[Result, Path]]") -> dict[str, Path]:
    """Give the files by the names of their documents; not those of a name that several documents share."""
    pairs = [(result.document, path) for result, path in loaded]
    names = Counter(document.name for document, _ in pairs)
    return {
        document.name: path
        for document, path in pairs
        if names[document.name] == 1 and _is_document(path, document.sha256)
    }


def _converted(path: Path) -> "list[Result]":
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - only few commands need it

    from konzeptminer.records import Result  # noqa: PLC0415

    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: the file cannot be opened ({error.strerror}); check its name and path") from error
    one_or_more: TypeAdapter[Result | list[Result]] = TypeAdapter(Result | list[Result])
    try:
        found = one_or_more.validate_json(content)
    except ValidationError as error:
        raise InputError(
            f"{path}: this is no result of this version; write it again with `konzeptminer convert -f json`"
        ) from error
    return [found] if isinstance(found, Result) else found


def _origin(result: "Result", path: Path) -> Path:
    """Give where the document of a converted result may lie: where it was read, or beside the result."""
    named = Path(result.document.path)
    return named if named.is_file() else path.parent / named.name


def _is_document(path: Path, sha256: str) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except OSError:
        return False
