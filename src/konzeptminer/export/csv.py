"""CSV as German Excel opens it: semicolons, decimal commas, a byte order mark."""

import csv
import io
from collections.abc import Iterable, Sequence

from konzeptminer.export.formula import looks_like_formula
from konzeptminer.records import Result
from konzeptminer.records.flat import FLAT_COLUMNS, extra_texts, flat

_COLUMNS = tuple(column for column in FLAT_COLUMNS if column != "extra")


def dump_csv(results: Sequence[Result]) -> bytes:
    """Give the flat rows of all results.

    List cells are joined by line feeds. Every label of `extra` is a column `extra.<label>` at the end. A text that a
    spreadsheet would run as a formula gets an apostrophe in front.
    """
    records = [record for result in results for record in result.records]
    labels = list(dict.fromkeys(label for record in records for label in record.labels))
    lines: list[list[object]] = []
    for record in records:
        row = flat(record)
        extra = extra_texts(record)
        lines.append([*(row[key] for key in _COLUMNS), *(extra.get(label) for label in labels)])
    return write_lines([*_COLUMNS, *(f"extra.{label}" for label in labels)], lines)


def write_lines(heads: Iterable[str], lines: Iterable[Iterable[object]]) -> bytes:
    """Give lines below their heads as CSV; no text in them runs as a formula."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";")
    writer.writerow([_cell(head) for head in heads])
    for line in lines:
        writer.writerow([_cell(value) for value in line])
    return stream.getvalue().encode("utf-8-sig", errors="replace")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    text = "\n".join(map(_item, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if looks_like_formula(text) else text


def _item(value: object) -> str:
    return _number(value) if isinstance(value, float) else str(value)


def _number(value: float) -> str:
    return str(value).replace(".", ",")
