"""Finding the files to convert, and naming what is written for each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from konzeptminer.errors import InputError, NotFoundError

SUFFIXES = (".pdf",)
"""Endings of the files that are looked for in folders, in lower case."""


def find_inputs(
    paths: Iterable[Path], suffixes: Sequence[str] = SUFFIXES
) -> tuple[list[Path], list[tuple[Path, InputError]]]:
    """Give the files among and below the paths, each once, and the folders in which there is nothing to read.

    In folders, files with one of the suffixes are looked for.

    A path that is no folder is taken as it is: whether it can be read is for the reader to say.
    """
    files: dict[Path, Path] = {}
    errors: list[tuple[Path, InputError]] = []
    for path in paths:
        found = _below(path, suffixes) if path.is_dir() else [path]
        if not found:
            kinds = ", ".join(f"*{suffix}" for suffix in suffixes)
            what = f"there is no file {kinds} in this folder; name another one, or text files (.txt, .md) one by one"
            errors.append((path, NotFoundError(f"{path}: {what}")))
        for file in found:
            files.setdefault(file.resolve(), file)
    return list(files.values()), errors


def output_names(files: Sequence[Path]) -> dict[Path, str]:
    """Give each file a name of its own: its stem, with a number where several files share it.

    Names that differ in case only count as the same, as they do on Windows and macOS.
    """
    stems = Counter(file.stem.casefold() for file in files)
    names: dict[Path, str] = {}
    used: set[str] = set()
    for file in files:
        name, number = file.stem, 1
        # A number must not give the name that another file has by right.
        while name.casefold() in used or (number > 1 and name.casefold() in stems):
            number += 1
            name = f"{file.stem}-{number}"
        used.add(name.casefold())
        names[file] = name
    return names


def _below(folder: Path, suffixes: Sequence[str]) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in suffixes and path.is_file())
