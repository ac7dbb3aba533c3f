"""Flat rows as JSON Lines: what `konzeptminer evaluate` scores."""

import json
from collections.abc import Sequence

from konzeptminer.records import Result
from konzeptminer.records.flat import flat


def dump_rows(results: Sequence[Result]) -> bytes:
    """Give the flat rows of all results, one JSON object a line."""
    rows = (flat(record) for result in results for record in result.records)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
