"""How well rows were extracted: by row, by cell, and by the codes they were given.

Both files are JSON Lines with the flat rows that `konzeptminer convert --rows` writes. A row and a cell are scored on
the pairs of rows, and what has no pair counts in full as missing or as too much; codes are scored on the pairs alone,
and there on those whose annotated row has codes.
"""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from konzeptminer.errors import GoldError
from konzeptminer.evaluation.fields import Coded, FieldScores, score_fields
from konzeptminer.evaluation.pairing import WEIGHTS, Tokens, f1, folded, pair_tokens, tokens
from konzeptminer.evaluation.rows import Row, read_rows
from konzeptminer.records.base import Model

_ROW_FOUND: Final = 0.8


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
    fields: Annotated[
        FieldScores | None, Field(description="How well the codes were assigned; None where no row has codes.")
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
            file and line. Or the gold file has no rows, or an extracted row has not one probability for each code.
    """
    gold_rows = read_rows(gold)
    if not gold_rows:
        raise GoldError(f"{Path(gold)}: holds no rows to score against; check that it is the annotated file")
    predicted_rows = read_rows(predicted)
    for number, row in enumerate(predicted_rows, start=1):
        if not row.probabilities_fit:
            raise GoldError(
                f"{Path(predicted)}, row {number}: `field_probabilities` must have one number for each of `fields`; "
                "convert the document again, or leave the key out"
            )
    return score(gold_rows, predicted_rows)


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
    coded: tuple[Coded, ...] = ()

    def __add__(self, other: "_Tally") -> "_Tally":
        return _Tally(
            self.counts + other.counts,
            self.matched + other.matched,
            self.tokens + other.tokens,
            self.coded + other.coded,
        )


def _tally(gold: Sequence[Row], predicted: Sequence[Row]) -> _Tally:
    gold_tokens = [tokens(row) for row in gold]
    predicted_tokens = [tokens(row) for row in predicted]
    pairs = pair_tokens(gold_tokens, predicted_tokens)
    tally = _Tally(coded=tuple(_coded(gold[i], predicted[j]) for i, j in pairs if predicted[j].fields is not None))
    for cells in [*gold_tokens, *predicted_tokens]:
        tally.tokens.update({column: words.total() for column, words in cells.items()})
    tally.counts.update(gold=len(gold), predicted=len(predicted), pairs=len(pairs))
    for i, j in pairs:
        tally.matched.update(_shared(gold_tokens[i], predicted_tokens[j]))
        key = "measure" if gold_tokens[i]["measure"] else "goal"
        tally.counts.update(
            found=(f1(gold_tokens[i][key], predicted_tokens[j][key]) or 0) >= _ROW_FOUND,
            exact=folded(gold[i]) == folded(predicted[j]),
            is_new=gold[i].is_new == predicted[j].is_new,
        )
    return tally


def _shared(left: dict[str, Tokens], right: dict[str, Tokens]) -> dict[str, int]:
    return {column: (left[column] & right[column]).total() for column in WEIGHTS}


def _coded(gold: Row, predicted: Row) -> Coded:
    return Coded(tuple(gold.fields or ()), tuple(predicted.fields or ()), predicted.first_probability)


def _scores(doc: str, tally: _Tally) -> DocumentScores:
    counts, matched, words = tally.counts, tally.matched, tally.tokens
    columns = [column for column in WEIGHTS if words[column]]
    fields = score_fields(tally.coded)
    return DocumentScores(
        doc=doc,
        gold=counts["gold"],
        predicted=counts["predicted"],
        pairs=counts["pairs"],
        row_precision=_share(counts["found"], counts["predicted"]),
        row_recall=_share(counts["found"], counts["gold"]),
        row_f1=_share(2 * counts["found"], counts["gold"] + counts["predicted"]),
        cell_f1=_share(2 * matched.total(), words.total()),
        cell_f1_by_column={column: _share(2 * matched[column], words[column]) for column in columns},
        exact=_share(counts["exact"], counts["gold"]),
        is_new=_share(counts["is_new"], counts["pairs"]),
        main_field=fields.first if fields else None,
        fields=fields,
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
