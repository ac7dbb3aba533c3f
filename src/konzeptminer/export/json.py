"""The two formats that keep everything a record knows: JSON and JSON Lines."""

from collections.abc import Sequence

from pydantic import TypeAdapter

from konzeptminer.records import Result

_RESULTS = TypeAdapter(list[Result])


def dump_json(results: Sequence[Result]) -> bytes:
    """Give one result as a JSON object, and any other number of them as a list."""
    if len(results) == 1:
        return results[0].model_dump_json(indent=2).encode() + b"\n"
    return _RESULTS.dump_json(list(results), indent=2) + b"\n"


def dump_jsonl(results: Sequence[Result]) -> bytes:
    """Give the records of all results, one JSON object a line."""
    return b"".join(record.model_dump_json().encode() + b"\n" for result in results for record in result.records)
