"""Saving and loading a classifier: `config.json`, `head.skops` and the examples it learned from."""

import json
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from konzeptminer.classifying.examples import Example, load_examples
from konzeptminer.classifying.explain import Explainer
from konzeptminer.classifying.features import Describer
from konzeptminer.classifying.model import FieldModel, Settings
from konzeptminer.classifying.taxonomy import Taxonomy, load_taxonomy, taxonomy_file
from konzeptminer.embedding import load_embedding
from konzeptminer.errors import KonzeptminerError
from konzeptminer.shipped import load_skops

TRUSTED = ("sklearn.multiclass._ConstantPredictor",)
"""What a classifier may be made of beside the types that skops trusts by itself."""


PARTS = ("vectorizer", "main", "also")
FILES = ("config.json", "head.skops", "examples.jsonl")

FileVersion = tuple[int, int] | None


class ClassifierError(KonzeptminerError):
    """A classifier is missing or damaged, or does not fit its taxonomy."""


class FieldClassifier:
    """A classifier with the examples it learned from.

    Args:
        model: Gives probabilities.
        examples: The labelled rows; one of them explains each assignment.
    """

    def __init__(self, model: FieldModel, examples: list[Example]) -> None:
        self.model = model
        self.examples = examples

    @cached_property
    def explainer(self) -> Explainer:
        """Explains assignments."""
        return Explainer(self.model, self.examples)

    @property
    def taxonomy(self) -> Taxonomy:
        """The scheme."""
        return self.model.taxonomy


def save_classifier(folder: Path, settings: Settings, parts: tuple[Any, Any, Any], examples: list[Example]) -> None:
    """Write a fitted classifier.

    Args:
        folder: Where to; made if it is missing.
        settings: Weights and thresholds.
        parts: Vectorizer, model of the main code, model of each code.
        examples: The labelled rows.
    """
    import skops.io  # noqa: PLC0415 - loads torch

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(settings.model_dump_json(indent=2) + "\n", encoding="utf-8")
    skops.io.dump(dict(zip(PARTS, parts, strict=True)), folder / "head.skops", compression=8)
    lines = [json.dumps(example.model_dump(exclude_none=True), ensure_ascii=False) for example in examples]
    (folder / "examples.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def load_classifier(folder: Path, taxonomy: str | Path | None = None) -> FieldClassifier:
    """Read a classifier; one that was read before is given again, unless its files have changed.

    Args:
        folder: The folder that `konzeptminer train classifier` wrote.
        taxonomy: The scheme, if it is none of those that konzeptminer ships.

    Raises:
        ClassifierError: A file is missing or damaged, or the scheme is another one.
        KonzeptminerError: The scheme, the embedding or the labelled rows are missing or damaged.
    """
    try:
        settings = Settings.model_validate_json((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _damaged(folder, error) from error
    scheme = taxonomy_file(taxonomy or settings.taxonomy)
    files = (*(folder / name for name in FILES), scheme)
    return _load(folder, scheme, tuple(map(version_of, files)))


@lru_cache(maxsize=8)
def _load(folder: Path, scheme: Path, _versions: tuple[FileVersion, ...]) -> FieldClassifier:
    try:
        settings = Settings.model_validate_json((folder / "config.json").read_text(encoding="utf-8"))
        parts = load_skops(folder / "head.skops", TRUSTED)
        vectorizer, main, also = (parts[name] for name in PARTS)
    except Exception as error:  # skops raises whatever its reader meets in a damaged file
        raise _damaged(folder, error) from error
    taxonomy = load_taxonomy(scheme)
    # The order counts, too: it is that of the coefficients.
    if taxonomy.codes != tuple(settings.thresholds):
        raise ClassifierError(
            f"{folder}: the classifier was trained for the taxonomy {settings.taxonomy} and its codes "
            f"{', '.join(settings.thresholds)}, not for those of {scheme}; name its taxonomy, or train it again with "
            "`konzeptminer train classifier`"
        )
    describe = Describer(vectorizer, load_embedding(settings.embedding), settings.embedding_weight)
    examples = load_examples(folder / "examples.jsonl", taxonomy.codes)
    return FieldClassifier(FieldModel(taxonomy, describe, main, also, settings), examples)


def version_of(file: Path) -> FileVersion:
    """Give what changes with a file's content: its time and size, None where there is no such file."""
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


def _damaged(folder: Path, error: Exception) -> ClassifierError:
    return ClassifierError(
        f"{folder}: the classifier cannot be read ({error}); install konzeptminer again, "
        "or train it with `konzeptminer train classifier`"
    )
