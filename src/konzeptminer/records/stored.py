"""Results and records that were written before, read again."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from konzeptminer.errors import InputError
from konzeptminer.records.record import Record, Result

_RESULTS: TypeAdapter[Result | list[Result]] = TypeAdapter(Result | list[Result])


@dataclass(frozen=True)
class Stored:
    """What a file holds.

    Attributes:
        records: All records, in the file's order.
        results: The results that they belong to; none where the file holds records alone.
    """

    records: tuple[Record, ...]
    results: tuple[Result, ...]

    def dump(self, records: Sequence[Record]) -> str:
        """Give the text of such a file with other records in place of its own, one for each."""
        if not self.results:
            return "".join(f"{record.model_dump_json()}\n" for record in records)
        left = iter(records)
        changed = [
            result.model_copy(update={"records": tuple(next(left) for _ in result.records)}) for result in self.results
        ]
        found = changed[0] if len(changed) == 1 else changed
        return _RESULTS.dump_json(found, indent=2).decode() + "\n"


def load_stored(path: str | Path) -> Stored:
    """Read the results or records of a file that `konzeptminer convert` wrote as json or jsonl.

    Raises:
        InputError: The file is missing, or holds something else.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix == ".jsonl":
            lines = [line for line in text.split("\n") if line.strip()]
            return Stored(tuple(Record.model_validate_json(line) for line in lines), ())
        found = _RESULTS.validate_json(text)
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise InputError(
            f"{path}: holds no records ({error}); give a file that `konzeptminer convert` wrote as json or jsonl"
        ) from error
    results = tuple(found) if isinstance(found, list) else (found,)
    return Stored(tuple(record for result in results for record in result.records), results)
