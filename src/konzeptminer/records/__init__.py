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
from konzeptminer.records.record import SURE, FieldAssignment, Money, Period, Record, Result, SourceKind, Staff, Status
from konzeptminer.records.schema import json_schema, table_json_schema
from konzeptminer.records.span import BBox, OffsetMap, SourceSpan, TracedText
from konzeptminer.records.table import Cell, Table

__all__ = [
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
    "SourceKind",
    "SourceSpan",
    "Staff",
    "Status",
    "Table",
    "TracedText",
    "WarningCode",
    "flat",
    "json_schema",
    "table_json_schema",
]
