"""Training a classifier from files, with its scores on rows left out: what `konzeptminer train classifier` does."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from konzeptminer.classifying.examples import Example
from konzeptminer.classifying.fit import SEED, Fitted, fit
from konzeptminer.classifying.gather import gather_examples
from konzeptminer.classifying.store import save_classifier
from konzeptminer.classifying.taxonomy import Taxonomy, load_taxonomy, taxonomy_file
from konzeptminer.embedding import DEFAULT, load_embedding
from konzeptminer.evaluation import calibration_error, reliability
from konzeptminer.records.base import Model


class FieldReport(Model):
    """What a training gave, on rows that the model had not seen (five folds).

    Attributes:
        examples: Number of labelled rows.
        first: Share of rows whose main code is right; none counts as one.
        within: Share of rows with codes whose main code is one of them.
        by_code: The share of `first` for each code.
        calibration_error: Expected calibration error of the main code's probability in ten bins (Naeini et al. 2015).
    """

    examples: int
    first: float
    within: float
    by_code: dict[str, float]
    calibration_error: float


def train_classifier(
    taxonomy: str | Path,
    out: Path,
    *,
    rows: Sequence[Path] = (),
    embedding: str = DEFAULT,
    seed: int = SEED,
) -> FieldReport:
    """Train a classifier and write it.

    Args:
        taxonomy: Name of a shipped scheme, or path of one; its `examples.jsonl` is used, and its labels where a code
            has few rows.
        out: Folder to write to.
        rows: Files with further labelled rows, such as the corrected rows of your own documents.
        embedding: Name or path of the embedding.
        seed: Divides the examples into folds.

    Raises:
        KonzeptminerError: A file is missing or wrong, or a code has too few examples.
    """
    file = taxonomy_file(taxonomy)
    scheme = load_taxonomy(file)
    examples = gather_examples(scheme, file, rows)
    fitted = fit(scheme, examples, load_embedding(embedding), embedding=embedding, seed=seed)
    save_classifier(out, fitted.model.settings, fitted.parts, examples)
    return report(scheme, examples, fitted)


def report(taxonomy: Taxonomy, examples: Sequence[Example], fitted: Fitted) -> FieldReport:
    """Score the probabilities for rows left out.

    Args:
        taxonomy: The scheme.
        examples: The labelled rows.
        fitted: What `fit` made of them.
    """
    codes: list[str | None] = [*taxonomy.codes, None]
    chosen = [codes[place] for place in fitted.left_out.main.argmax(axis=1)]
    sure = fitted.left_out.main.max(axis=1)
    right = np.array([code == example.main for code, example in zip(chosen, examples, strict=True)])
    within = [code in example.fields for code, example in zip(chosen, examples, strict=True) if example.fields]
    by_code = {
        code: float(np.mean([hit for hit, example in zip(right, examples, strict=True) if example.main == code]))
        for code in taxonomy.codes
    }
    bins = reliability(zip(sure.tolist(), right.tolist(), strict=True))
    return FieldReport(
        examples=len(examples),
        first=float(right.mean()),
        within=float(np.mean(within)),
        by_code=by_code,
        calibration_error=calibration_error(bins) or 0.0,
    )
