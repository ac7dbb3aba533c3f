import json
from pathlib import Path

import pytest
from handmade import make_record, make_result, make_table
from jsonschema import Draft202012Validator, ValidationError

from konzeptminer.records import Money, json_schema, table_json_schema
from konzeptminer.records.schema import schema_files
from konzeptminer.report.schema import COMPARISON_FILE

SCHEMAS = Path(__file__).parents[2] / "schemas"


@pytest.mark.parametrize("name", sorted(schema_files()))
def test_committed_schema_is_current(name: str) -> None:
    committed = (SCHEMAS / name).read_text(encoding="utf-8")
    assert committed == schema_files()[name], "run `konzeptminer schema --write schemas`"


def test_no_other_schema_is_committed() -> None:
    assert {path.name for path in SCHEMAS.glob("*.json")} == {*schema_files(), COMPARISON_FILE}


@pytest.mark.parametrize("schema", [json_schema(), table_json_schema()])
def test_schema_is_one_of_2020_12_with_a_name(schema: dict[str, object]) -> None:
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert str(schema["$id"]).startswith("urn:konzeptminer:schema:")
    assert schema["title"]


def test_dumped_result_is_valid() -> None:
    full = make_record(
        goal="Ruhe",
        measure="Tempo 30",
        partners=["Polizei"],
        extra={"Stand": "offen"},
        money=(Money(text="bis 5 €", maximum=5),),
    )
    dumped = make_result([full], tables=[make_table()], warn="eine Zeile ohne Spalte").model_dump_json()
    Draft202012Validator(json_schema()).validate(json.loads(dumped))


def test_result_with_an_unknown_key_is_not() -> None:
    dumped = json.loads(make_result().model_dump_json()) | {"surprise": 1}
    with pytest.raises(ValidationError, match="surprise"):
        Draft202012Validator(json_schema()).validate(dumped)


def test_list_of_tables_is_valid_and_a_single_table_is_not() -> None:
    validator = Draft202012Validator(table_json_schema())
    table = make_table().model_dump(mode="json")
    validator.validate([table])
    assert not validator.is_valid(table)
