"""Flat rows as they are scored, read from JSON Lines."""

import json
import os
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from konzeptminer.errors import GoldError

_ADVICE: Final = "name a file of `konzeptminer convert --rows`, or of annotated rows"


class Row(BaseModel):
    """A flat row as far as it is scored; other keys are allowed and ignored."""

    model_config = ConfigDict(frozen=True, strict=True)

    doc: str
    handlungsfeld: str | None
    goal: str | None
    measure: str | None
    implementation: list[str]
    responsible: list[str]
    partners: list[str]
    resources: str | None
    is_new: bool = False
    fields: list[str] | None = None
    field_probabilities: list[Annotated[float, Field(ge=0, le=1)]] | None = None

    @property
    def probabilities_fit(self) -> bool:
        """Whether there is a probability for each code, or none at all."""
        return not self.field_probabilities or len(self.field_probabilities) == len(self.fields or ())

    @property
    def first_probability(self) -> float | None:
        """The probability of the first code; None where it is not known."""
        return self.field_probabilities[0] if self.field_probabilities and self.probabilities_fit else None


def read_rows(path: str | os.PathLike[str]) -> list[Row]:
    """Read flat rows from a JSON Lines file.

    Raises:
        GoldError: As `evaluate` says.
    """
    file = Path(path)
    try:
        # Split at line feeds only: `splitlines` would also split at characters that JSON allows within a string.
        lines = file.read_bytes().decode("utf-8-sig").split("\n")
    except OSError as error:
        raise GoldError(f"{file}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise GoldError(f"{file}, line {line}: is not UTF-8; save the file as UTF-8") from error
    return [_row(line, f"{file}, line {number}") for number, line in enumerate(lines, start=1) if line.strip()]


def _row(line: str, place: str) -> Row:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise GoldError(f"{place}: is not JSON ({error}); {_ADVICE}") from error
    if isinstance(value, dict) and "schema_version" in value:
        raise GoldError(f"{place}: is a record with its sources; write flat rows with `konzeptminer convert --rows`")
    try:
        return Row.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        reason = f"{key}: {first['msg']}" if key else first["msg"]
        raise GoldError(f"{place}: is no flat row ({reason}); {_ADVICE}") from error
