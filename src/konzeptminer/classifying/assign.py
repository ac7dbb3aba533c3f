"""Giving records their codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from konzeptminer.classifying.examples import Example
from konzeptminer.classifying.fit import fit
from konzeptminer.classifying.gather import examples_file, gather_examples
from konzeptminer.classifying.model import FieldModel, Scores
from konzeptminer.classifying.store import FieldClassifier, FileVersion, load_classifier, version_of
from konzeptminer.classifying.taxonomy import load_taxonomy, shipped_taxonomies, taxonomy_file
from konzeptminer.embedding import DEFAULT, load_embedding
from konzeptminer.records import FieldAssignment, Record, Result
from konzeptminer.shipped import find_model

MOST = 3
"""Codes a record is given at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """The texts that say what a row is about."""

    measure: str | None = None
    goal: str | None = None
    heading: str | None = None


def classify(
    records: Sequence[Record], taxonomy: str | Path = "integration", *, classifier: str | Path | None = None
) -> tuple[Record, ...]:
    """Give records the codes of a taxonomy.

    Args:
        records: The records; what `fields` they have is replaced, unless a person accepted or corrected them.
        taxonomy: Name of a scheme that konzeptminer ships, or path of a YAML file. A scheme of your own is learned from
            its labels and from `examples.jsonl` beside it, in a few seconds.
        classifier: Folder that `konzeptminer train classifier` wrote, in place of the shipped one.

    Returns:
        The records with `fields`, the main code first, and `assignments`; both are empty where no code is likely.

    Raises:
        KonzeptminerError: The scheme or the classifier is missing or damaged.
    """
    chosen = get_classifier(taxonomy, classifier)
    rows = [Row(*(_text(record, cell) for cell in ("measure", "goal", "handlungsfeld"))) for record in records]
    found = assign(rows, chosen)
    return tuple(
        record
        if record.codes_checked
        else record.model_copy(update={"fields": tuple(item.code for item in items), "assignments": items})
        for record, items in zip(records, found, strict=True)
    )


def classify_result(
    result: Result, taxonomy: str | Path = "integration", *, classifier: str | Path | None = None
) -> Result:
    """Give the records of a result the codes of a taxonomy, as `classify` does."""
    return result.model_copy(update={"records": classify(result.records, taxonomy, classifier=classifier)})


def get_classifier(taxonomy: str | Path, classifier: str | Path | None = None) -> FieldClassifier:
    """Load the classifier of a scheme, or learn it where none is shipped.

    Args:
        taxonomy: Name of a scheme that konzeptminer ships, or path of one.
        classifier: Folder that `konzeptminer train classifier` wrote.

    Raises:
        KonzeptminerError: A file is missing or damaged, or there is too little to learn from.
    """
    if classifier is not None:
        return load_classifier(Path(classifier), taxonomy)
    if str(taxonomy) in shipped_taxonomies():
        return load_classifier(find_model(f"fields_{taxonomy}"))
    file = taxonomy_file(taxonomy)
    return _learn(file, (version_of(file), version_of(examples_file(file))))


@lru_cache(maxsize=8)
def _learn(file: Path, _versions: tuple[FileVersion, ...]) -> FieldClassifier:
    taxonomy = load_taxonomy(file)
    examples = gather_examples(taxonomy, file)
    return FieldClassifier(fit(taxonomy, examples, load_embedding(), embedding=DEFAULT).model, examples)


def assign(rows: Sequence[Row | Example], classifier: FieldClassifier) -> list[tuple[FieldAssignment, ...]]:
    """Give rows their codes, the main one first, and why.

    Args:
        rows: The rows.
        classifier: What `get_classifier` gives.

    Returns:
        For each row at most three codes, none where it is likely about something else or has no text.
    """
    if not rows:
        return []
    scores = classifier.model.scores(rows)
    chosen = [_codes(scores, i, classifier.model) for i in range(len(rows))]
    explainer = classifier.explainer
    words = explainer.words(rows, chosen)
    nearest = explainer.nearest(rows, chosen)
    concepts = classifier.taxonomy.concepts
    return [
        tuple(
            FieldAssignment(
                code=concepts[place].code,
                label=concepts[place].label(),
                probability=round(probability, 3),
                words=said,
                example=example,
                similarity=similarity,
            )
            for (place, probability), said, (example, similarity) in zip(chosen[i], words[i], nearest[i], strict=True)
        )
        for i in range(len(rows))
    ]


def _codes(scores: Scores, row: int, model: FieldModel) -> list[tuple[int, float]]:
    """Choose a row's codes: the main one with the probability of being the main one, others with that of belonging."""
    main = scores.main[row, :-1]
    first = int(main.argmax())
    settings = model.settings
    if main[first] < max(settings.unknown, scores.main[row, -1]):
        return []
    limits = np.array([settings.thresholds[code] for code in model.taxonomy.codes])
    also = scores.also[row]
    others = sorted((int(i) for i in np.flatnonzero(also >= limits) if i != first), key=lambda i: -also[i])
    return [(first, float(main[first])), *((i, float(also[i])) for i in others[: MOST - 1])]


def _text(record: Record, column: str) -> str | None:
    return "\n".join(record.texts(column)) or None
