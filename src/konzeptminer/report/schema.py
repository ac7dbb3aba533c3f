"""The JSON Schema of a comparison as `konzeptminer compare -o report.json` writes it."""

import json
from typing import Any, Final

from konzeptminer.comparing.model import Comparison
from konzeptminer.records.schema import framed

COMPARISON_FILE: Final = "konzeptminer-comparison.schema.json"


def comparison_json_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a `Comparison`."""
    return framed("comparison", "Districts compared", Comparison.model_json_schema(mode="serialization"))


def comparison_schema_file() -> dict[str, str]:
    """Give the text of the schema file by its name."""
    return {COMPARISON_FILE: json.dumps(comparison_json_schema(), indent=2, ensure_ascii=False) + "\n"}
