from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
from handmade import make_record, make_result

from konzeptminer.export import write
from konzeptminer.records import FLAT_COLUMNS, FieldAssignment


def test_data_frame_reads_it(tmp_path: Path) -> None:
    records = [
        make_record(measure="Wege", partners=["A", "B"], extra={"Stand": "läuft"}),
        make_record(row=2, goal="Ruhe", assignments=(FieldAssignment(code="sport", probability=0.25),)),
    ]
    frame = pd.read_parquet(write(make_result(records), tmp_path / "a.parquet", "parquet"))
    assert list(frame.columns) == list(FLAT_COLUMNS)
    assert list(frame["partners"][0]) == ["A", "B"]
    assert list(frame["extra"][0]) == [("Stand", "läuft")]
    assert list(frame["row"]) == [1, 2]
    assert [list(numbers) for numbers in frame["field_probabilities"]] == [[], [0.25]]
    assert pd.isna(frame["measure"][1])


def test_schema_is_the_same_without_records(tmp_path: Path) -> None:
    full = write(make_result([make_record(measure="Wege")]), tmp_path / "a.parquet", "parquet")
    empty = write(make_result(), tmp_path / "b.parquet", "parquet")
    assert pq.read_schema(empty) == pq.read_schema(full)
