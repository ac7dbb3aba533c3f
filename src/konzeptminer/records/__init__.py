"""The data model: documents, tables and records with their exact source."""

from konzeptminer.records.actor import Abbreviation, Actor, ActorKind, ActorRole
from konzeptminer.records.base import SCHEMA_VERSION, Model
from konzeptminer.records.document import (
    BlockKind,
    District,
    Document,
    DocumentKind,
    DocumentWarning,
    Page,
    PageBlock,
    WarningCode,
)
from konzeptminer.records.flat import FLAT_COLUMNS, flat
from konzeptminer.records.record import (
    CELLS,
    EXTRA,
    SURE,
    Correction,
    Derived,
    FieldAssignment,
    Money,
    Period,
    Record,
    Result,
    Review,
    SourceKind,
    Staff,
    Status,
    Verdict,
)
from konzeptminer.records.schema import json_schema, table_json_schema
from konzeptminer.records.span import BBox, OffsetMap, SourceSpan, TracedText
from konzeptminer.records.table import Cell, Table

__all__ = [
    "CELLS",
    "EXTRA",
    "FLAT_COLUMNS",
    "SCHEMA_VERSION",
    "SURE",
    "Abbreviation",
    "Actor",
    "ActorKind",
    "ActorRole",
    "BBox",
    "BlockKind",
    "Cell",
    "Correction",
    "Derived",
    "District",
    "Document",
    "DocumentKind",
    "DocumentWarning",
    "FieldAssignment",
    "Model",
    "Money",
    "OffsetMap",
    "Page",
    "PageBlock",
    "Period",
    "Record",
    "Result",
    "Review",
    "SourceKind",
    "SourceSpan",
    "Staff",
    "Status",
    "Table",
    "TracedText",
    "Verdict",
    "WarningCode",
    "flat",
    "json_schema",
    "table_json_schema",
]
