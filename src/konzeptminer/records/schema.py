"""The JSON Schemas of what konzeptminer writes."""

import json
from typing import Any, Final

from pydantic import TypeAdapter

from konzeptminer.records.base import SCHEMA_VERSION
from konzeptminer.records.record import Result
from konzeptminer.records.table import Table

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

RESULT_FILE: Final = "konzeptminer-result.schema.json"
TABLE_FILE: Final = "konzeptminer-table.schema.json"


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a `Result`: what `konzeptminer convert --format json` writes for one file."""
    return framed("result", "A document and its records", Result.model_json_schema(mode="serialization"))


def table_json_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a list of tables: what `konzeptminer tables --json` writes."""
    return framed("table", "The tables of a document", TypeAdapter(list[Table]).json_schema(mode="serialization"))


def schema_files() -> dict[str, str]:
    """Give the text of each schema file by its name."""
    schemas = {RESULT_FILE: json_schema(), TABLE_FILE: table_json_schema()}
    return {name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for name, schema in schemas.items()}


def framed(name: str, title: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Give a schema with its dialect, a name of its own (`table` for one of tables) and a title."""
    frame = {"$schema": _DIALECT, "$id": f"urn:konzeptminer:schema:{name}:{SCHEMA_VERSION}", "title": title}
    return frame | {key: value for key, value in schema.items() if key != "title"}
