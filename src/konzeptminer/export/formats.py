"""The formats, and writing results to a file in one of them."""

import os
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from konzeptminer.errors import OutputError
from konzeptminer.export.csv import dump_csv
from konzeptminer.export.json import dump_json, dump_jsonl
from konzeptminer.export.rows import dump_rows
from konzeptminer.output import write_bytes
from konzeptminer.records import Result


class Format(StrEnum):
    """The formats results are written in."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    ROWS = "rows"
    SPACY = "spacy"

    @property
    def suffix(self) -> str:
        """What a file of this format ends in."""
        return ".rows.jsonl" if self is Format.ROWS else f".{self.value}"


def write(
    results: Result | Sequence[Result],
    path: str | os.PathLike[str],
    format: Format | str,
    *,
    categories: Mapping[str, str] | None = None,
) -> Path:
    """Write one result or several to one file.

    Args:
        results: What `extract` gave; several results stand one after the other.
        path: The file, which is replaced if it is there. Folders on the way are made.
        format: One of `Format` or its value: `jsonl` (records with their sources), `json` (the whole result; a list of
            them where there are several), `csv`, `xlsx`, `parquet` (flat rows), `rows` (flat rows as JSON Lines) or
            `spacy` (a DocBin of what `to_doc` gives).
        categories: Label of each code of the taxonomy: what `xlsx` offers beside the codes that the records have.

    Returns:
        The path written.

    Raises:
        OutputError: The format is unknown or the file cannot be written.
    """
    target = Path(path)
    if format not in list(Format):
        raise OutputError(f"{target}: there is no format {format!r}; choose one of {', '.join(Format)}")
    return write_bytes(_dump([results] if isinstance(results, Result) else results, Format(format), categories), target)


def _dump(results: Sequence[Result], format: Format, categories: Mapping[str, str] | None) -> bytes:
    match format:
        case Format.JSONL:
            return dump_jsonl(results)
        case Format.JSON:
            return dump_json(results)
        case Format.CSV:
            return dump_csv(results)
        case Format.ROWS:
            return dump_rows(results)
        # The libraries behind these take longer to load than the rest of the command line.
        case Format.XLSX:
            from konzeptminer.export.xlsx import dump_xlsx  # noqa: PLC0415

            return dump_xlsx(results, categories)
        case Format.PARQUET:
            from konzeptminer.export.parquet import dump_parquet  # noqa: PLC0415

            return dump_parquet(results)
        case Format.SPACY:
            from konzeptminer.language.docbin import to_docbin  # noqa: PLC0415

            return to_docbin(results).to_bytes()
