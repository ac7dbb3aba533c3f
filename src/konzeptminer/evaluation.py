"""Scoring extracted rows against hand-annotated ones.

Both are JSON Lines with the flat rows that `konzeptminer convert --rows` writes. Rows are paired one to one within each
document so that the sum of their weighted token F1 is greatest (Hungarian method); a row and a cell are then scored on
the pairs, and what has no pair counts in full as missing or as too much.
"""

import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from scipy.optimize import linear_sum_assignment

from konzeptminer.errors import GoldError
from konzeptminer.records.base import Model

WEIGHTS: Final = {
    "handlungsfeld": 0.2,
    "goal": 1.0,
    "measure": 3.0,
    "implementation": 1.0,
    "responsible": 0.7,
    "partners": 0.5,
    "resources": 0.5,
}
"""The columns that are scored, with their weight in the pairing of rows."""

# Rows less alike than this have nothing to do with each other, even where the pairing leaves no better partner.
_MIN_SIMILARITY: Final = 0.1
_ROW_FOUND: Final = 0.8

_ADVICE: Final = "name a file of `konzeptminer convert --rows`, or of annotated rows"

_WORD = re.compile(r"[^\W_]+")

Tokens = Counter[str]


class Row(BaseModel):
    """A flat row as far as it is scored; other keys are allowed and ignored."""

    model_config = ConfigDict(frozen=True, strict=True)

    doc: str
    handlungsfeld: str | None
    goal: str | None
    measure: str | None
    implementation: list[str]
    responsible: list[str]
    partners: list[str]
    resources: str | None
    is_new: bool = False
    fields: list[str] | None = None


class DocumentScores(Model):
    """The figures of one document, or of several together."""

    doc: str
    gold: Annotated[int, Field(description="Annotated rows.")]
    predicted: Annotated[int, Field(description="Extracted rows.")]
    pairs: Annotated[int, Field(description="Rows of the one that have a partner in the other.")]
    row_precision: float
    row_recall: float
    row_f1: Annotated[float, Field(description="A pair counts where measure (else goal) have a token F1 of 0.8.")]
    cell_f1: Annotated[float, Field(description="Token F1 of all cells, summed over rows and columns.")]
    cell_f1_by_column: Annotated[dict[str, float], Field(description="Columns that are empty throughout are left out.")]
    exact: Annotated[float, Field(description="Share of annotated rows extracted right in every scored column.")]
    is_new: Annotated[float, Field(description="Share of pairs whose `is_new` agrees.")]
    main_field: Annotated[
        float | None, Field(description="Share of pairs with the right first code; None where no row has codes.")
    ] = None


class Scores(Model):
    """The figures of every document and of all of them together."""

    overall: DocumentScores
    documents: tuple[DocumentScores, ...]


def evaluate(gold: str | os.PathLike[str], predicted: str | os.PathLike[str]) -> Scores:
    """Score a file of extracted rows against a file of annotated rows.

    Args:
        gold: The annotated rows, JSON Lines.
        predicted: The extracted rows, JSON Lines.

    Returns:
        The figures by document and overall.

    Raises:
        GoldError: A file is missing, is no JSON Lines, or has a line without the keys of a flat row; the message names
            file and line. Or the gold file has no rows.
    """
    gold_rows = read_rows(gold)
    if not gold_rows:
        raise GoldError(f"{Path(gold)}: holds no rows to score against; check that it is the annotated file")
    return score(gold_rows, read_rows(predicted))


def read_rows(path: str | os.PathLike[str]) -> list[Row]:
    """Read flat rows from a JSON Lines file.

    Raises:
        GoldError: As `evaluate` says.
    """
    file = Path(path)
    try:
        # Split at line feeds only: `splitlines` would also split at characters that JSON allows within a string.
        lines = file.read_bytes().decode("utf-8-sig").split("\n")
    except OSError as error:
        raise GoldError(f"{file}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise GoldError(f"{file}, line {line}: is not UTF-8; save the file as UTF-8") from error
    return [_row(line, f"{file}, line {number}") for number, line in enumerate(lines, start=1) if line.strip()]


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Score extracted rows against annotated ones, document by document.

    Where both hold one document, its name may differ: the same text is often printed in several files.
    """
    gold_docs, predicted_docs = _by_document(gold), _by_document(predicted)
    if len(gold_docs) == len(predicted_docs) == 1:
        predicted_docs = dict(zip(gold_docs, predicted_docs.values(), strict=True))
    tallies = {
        doc: _tally(gold_docs.get(doc, []), predicted_docs.get(doc, [])) for doc in [*gold_docs, *predicted_docs]
    }
    return Scores(
        overall=_scores("overall", sum(tallies.values(), start=_Tally())),
        documents=tuple(_scores(doc, tally) for doc, tally in tallies.items()),
    )


def pair(gold: Sequence[Row], predicted: Sequence[Row]) -> list[tuple[int, int]]:
    """Pair the rows of one document as the figures do: (place in `gold`, place in `predicted`)."""
    return _pairs([_tokens(row) for row in gold], [_tokens(row) for row in predicted])


def wrong_columns(gold: Row, predicted: Row) -> set[str]:
    """Give the scored columns in which two rows differ, as the exact rate counts it."""
    left, right = _folded(gold), _folded(predicted)
    return {column for column in WEIGHTS if left[column] != right[column]}


def _row(line: str, place: str) -> Row:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise GoldError(f"{place}: is not JSON ({error}); {_ADVICE}") from error
    if isinstance(value, dict) and "schema_version" in value:
        raise GoldError(f"{place}: is a record with its sources; write flat rows with `konzeptminer convert --rows`")
    try:
        return Row.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        reason = f"{key}: {first['msg']}" if key else first["msg"]
        raise GoldError(f"{place}: is no flat row ({reason}); {_ADVICE}") from error


def _by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    documents: dict[str, list[Row]] = {}
    for row in rows:
        documents.setdefault(row.doc, []).append(row)
    return documents


@dataclass(frozen=True)
class _Tally:
    """Counts of one document, from which every figure follows; tallies of several documents add up."""

    counts: Counter[str] = field(default_factory=Counter)
    matched: Counter[str] = field(default_factory=Counter)
    tokens: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: "_Tally") -> "_Tally":
        return _Tally(self.counts + other.counts, self.matched + other.matched, self.tokens + other.tokens)


def _tally(gold: Sequence[Row], predicted: Sequence[Row]) -> _Tally:
    tally = _Tally()
    gold_tokens = [_tokens(row) for row in gold]
    predicted_tokens = [_tokens(row) for row in predicted]
    for cells in [*gold_tokens, *predicted_tokens]:
        tally.tokens.update({column: tokens.total() for column, tokens in cells.items()})
    pairs = _pairs(gold_tokens, predicted_tokens)
    tally.counts.update(gold=len(gold), predicted=len(predicted), pairs=len(pairs))
    for i, j in pairs:
        shared = {column: (gold_tokens[i][column] & predicted_tokens[j][column]).total() for column in WEIGHTS}
        tally.matched.update(shared)
        key = "measure" if gold_tokens[i]["measure"] else "goal"
        tally.counts.update(
            found=(_f1(gold_tokens[i][key], predicted_tokens[j][key]) or 0) >= _ROW_FOUND,
            exact=_folded(gold[i]) == _folded(predicted[j]),
            is_new=gold[i].is_new == predicted[j].is_new,
        )
        codes, guesses = gold[i].fields, predicted[j].fields
        if codes and guesses is not None:
            tally.counts.update(with_field=1, main_field=guesses[:1] == codes[:1])
    return tally


def _pairs(gold: Sequence[dict[str, Tokens]], predicted: Sequence[dict[str, Tokens]]) -> list[tuple[int, int]]:
    if not gold or not predicted:
        return []
    similarity = np.array([[_similarity(left, right) for right in predicted] for left in gold])
    chosen = zip(*linear_sum_assignment(similarity, maximize=True), strict=True)
    return [(int(i), int(j)) for i, j in chosen if similarity[i, j] > _MIN_SIMILARITY]


def _similarity(left: dict[str, Tokens], right: dict[str, Tokens]) -> float:
    """Weighted mean of the columns' token F1; columns that are empty in both rows have no say."""
    total = weight = 0.0
    for column, column_weight in WEIGHTS.items():
        value = _f1(left[column], right[column])
        if value is not None:
            total += column_weight * value
            weight += column_weight
    return total / weight if weight else 0.0


def _f1(left: Tokens, right: Tokens) -> float | None:
    size = left.total() + right.total()
    return 2 * (left & right).total() / size if size else None


def _tokens(row: Row) -> dict[str, Tokens]:
    return {column: Counter(_words(_text(getattr(row, column)))) for column in WEIGHTS}


def _folded(row: Row) -> dict[str, str | list[str]]:
    """The scored cells without case, white space, punctuation and order."""
    cells: dict[str, str | list[str]] = {}
    for column in WEIGHTS:
        value = getattr(row, column)
        if isinstance(value, list):
            cells[column] = sorted(" ".join(_words(item)) for item in value if item.strip())
        else:
            cells[column] = " ".join(_words(value or ""))
    return cells


def _text(value: str | list[str] | None) -> str:
    return " ".join(value) if isinstance(value, list) else value or ""


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _scores(doc: str, tally: _Tally) -> DocumentScores:
    counts, matched, tokens = tally.counts, tally.matched, tally.tokens
    columns = [column for column in WEIGHTS if tokens[column]]
    return DocumentScores(
        doc=doc,
        gold=counts["gold"],
        predicted=counts["predicted"],
        pairs=counts["pairs"],
        row_precision=_share(counts["found"], counts["predicted"]),
        row_recall=_share(counts["found"], counts["gold"]),
        row_f1=_share(2 * counts["found"], counts["gold"] + counts["predicted"]),
        cell_f1=_share(2 * matched.total(), tokens.total()),
        cell_f1_by_column={column: _share(2 * matched[column], tokens[column]) for column in columns},
        exact=_share(counts["exact"], counts["gold"]),
        is_new=_share(counts["is_new"], counts["pairs"]),
        main_field=_share(counts["main_field"], counts["with_field"]) if counts["with_field"] else None,
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
