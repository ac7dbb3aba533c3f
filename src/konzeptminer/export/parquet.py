"""Parquet for data frames: flat rows with a schema that does not depend on what the rows hold."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from konzeptminer.records import Result
from konzeptminer.records.flat import FLAT_COLUMNS, LIST_COLUMNS, flat

_TYPES = (
    {column: pa.string() for column in FLAT_COLUMNS}
    | {column: pa.list_(pa.string()) for column in LIST_COLUMNS}
    | {
        "row": pa.int64(),
        "page": pa.int64(),
        "is_new": pa.bool_(),
        "field_probabilities": pa.list_(pa.float64()),
        "extra": pa.map_(pa.string(), pa.string()),
        "confidence": pa.float64(),
    }
)
_SCHEMA = pa.schema([(column, _TYPES[column]) for column in FLAT_COLUMNS])


def dump_parquet(results: Sequence[Result]) -> bytes:
    """Give the flat rows of all results; `extra` is a map from label to text."""
    rows = [flat(record) for result in results for record in result.records]
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(rows, schema=_SCHEMA), sink)
    return bytes(sink.getvalue())
