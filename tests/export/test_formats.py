import json
from pathlib import Path

import pytest
from handmade import make_record, make_result

from konzeptminer.errors import OutputError
from konzeptminer.export import Format, write
from konzeptminer.records import Record, Result, flat


@pytest.mark.parametrize("format", list(Format))
def test_every_format_is_written_where_it_was_asked_for(format: Format, tmp_path: Path) -> None:
    target = tmp_path / "new" / f"plan{format.suffix}"
    assert write(make_result([make_record(measure="Wege")]), target, format.value) == target
    assert target.stat().st_size > 0


@pytest.mark.parametrize("format", list(Format))
def test_every_format_takes_a_result_without_records(format: Format, tmp_path: Path) -> None:
    assert write(make_result(), tmp_path / "empty", format).exists()


def test_older_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "plan.jsonl"
    target.write_text("old " * 1000)
    write(make_result(), target, "jsonl")
    assert target.read_text() == ""


def test_unknown_format_is_named_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"'docx'.*jsonl, json, csv"):
        write(make_result(), tmp_path / "plan.docx", "docx")


def test_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=r"plan\.csv"):
        write(make_result(), tmp_path / "file" / "plan.csv", "csv")


def test_jsonl_holds_whole_records(tmp_path: Path) -> None:
    records = [make_record(measure="Wege\nund Straßen", extra={"Stand": "läuft"}), make_record(row=2, goal="Ruhe")]
    lines = (
        write([make_result(records[:1]), make_result(records[1:])], tmp_path / "a.jsonl", "jsonl")
        .read_bytes()
        .splitlines()
    )
    assert [Record.model_validate_json(line) for line in lines] == records


def test_json_holds_one_whole_result(tmp_path: Path) -> None:
    whole = make_result([make_record(measure="Wege")], warn="Rest")
    assert Result.model_validate_json(write(whole, tmp_path / "a.json", "json").read_bytes()) == whole


def test_json_of_several_results_is_a_list(tmp_path: Path) -> None:
    several = [make_result(name="a"), make_result(name="b")]
    listed = json.loads(write(several, tmp_path / "a.json", "json").read_bytes())
    assert [Result.model_validate_json(json.dumps(item)) for item in listed] == several


def test_rows_are_the_flat_rows_of_all_results(tmp_path: Path) -> None:
    records = [make_record(measure="Übergänge\u2028"), make_record(doc="b", goal="Ruhe", partners=["Ä"])]
    written = write([make_result(records[:1]), make_result(records[1:])], tmp_path / "a", "rows").read_text(
        encoding="utf-8"
    )
    assert [json.loads(line) for line in written.split("\n") if line] == [flat(item) for item in records]
    assert "Übergänge" in written
