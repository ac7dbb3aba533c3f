"""Labelled rows: what a classifier of fields of action is trained on."""

import json
from collections.abc import Iterable
from pathlib import Path

from pydantic import Field, ValidationError

from konzeptminer.errors import InputError, KonzeptminerError
from konzeptminer.records import flat
from konzeptminer.records.base import Model
from konzeptminer.records.stored import load_stored


class ExamplesError(KonzeptminerError):
    """A file of labelled rows cannot be used; the message names the file and the line."""


class Example(Model):
    """A row with its codes, the main one first; none for a row about something else."""

    measure: str | None = None
    goal: str | None = None
    heading: str | None = None
    fields: tuple[str, ...] = Field(default=(), max_length=3)

    @property
    def main(self) -> str | None:
        """The main code."""
        return self.fields[0] if self.fields else None


def load_examples(path: str | Path, codes: Iterable[str]) -> list[Example]:
    """Read labelled rows from a JSON Lines file, or from a result that a person corrected.

    Args:
        path: The file; keys `measure`, `goal`, `heading` (or `handlungsfeld`) and `fields`, others are ignored, so that
            the flat rows of `konzeptminer convert --rows` can be corrected and used. Of a result (`.json`), as
            `konzeptminer review apply` writes it, the records are taken whose codes a person accepted or corrected.
        codes: The codes that are allowed.

    Raises:
        ExamplesError: The file is missing or of another kind, or a row has no text or an unknown code, or nobody has
            looked at any record's codes.
    """
    path = Path(path)
    if path.suffix == ".json":
        return _reviewed_examples(path, set(codes))
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ExamplesError(f"{path}: cannot be read ({error}); give a JSON Lines file in UTF-8") from error
    known = set(codes)
    return [_example(line, f"{path}, line {i}", known) for i, line in enumerate(lines, start=1) if line.strip()]


def _reviewed_examples(path: Path, codes: set[str]) -> list[Example]:
    try:
        records = load_stored(path).records
    except InputError as error:
        raise ExamplesError(str(error)) from error
    rows = [
        (f"{path}, record {record.row} of {record.doc}", flat(record)) for record in records if record.codes_checked
    ]
    if not rows:
        raise ExamplesError(
            f"{path}: has no record whose codes a person accepted or corrected; "
            "give what `konzeptminer review apply` wrote"
        )
    return [_example(json.dumps(row), place, codes) for place, row in rows]


def _example(line: str, place: str, codes: set[str]) -> Example:
    try:
        row = json.loads(line)
        heading = row.get("heading") or row.get("handlungsfeld")
        example = Example(
            measure=row.get("measure") or None, goal=row.get("goal") or None, heading=heading, fields=row["fields"]
        )
    except (ValueError, KeyError, AttributeError, ValidationError) as error:
        raise ExamplesError(
            f"{place}: is no labelled row ({error}); it needs a JSON object with measure or goal, and fields"
        ) from error
    if not example.measure and not example.goal:
        raise ExamplesError(f"{place}: has neither measure nor goal; give one of them")
    unknown = [code for code in example.fields if code not in codes]
    if unknown:
        raise ExamplesError(
            f"{place}: the code {unknown[0]!r} is not in the taxonomy; use one of {', '.join(sorted(codes))}"
        )
    return example
