"""What reads a file for a command: with the codes of a taxonomy, or without."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from konzeptminer.records import Result


def make_reader(taxonomy: str | None, classifier: Path | None, *, language: bool = True) -> "Callable[[Path], Result]":
    """Give what reads a file; its records get the codes of a taxonomy where one is named.

    Args:
        taxonomy: Name of a shipped taxonomy or path of one; None leaves the codes out.
        classifier: Folder that `konzeptminer train classifier` wrote.
        language: Whether sentences are read, too.

    Raises:
        KonzeptminerError: Taxonomy or classifier are missing or damaged.
    """
    from konzeptminer.extraction import extract  # noqa: PLC0415 - the readers take long to load

    if taxonomy is None:
        return lambda file: extract(file, language=language)
    from konzeptminer.classifying import classify_result, get_classifier  # noqa: PLC0415 - scikit-learn takes long, too

    get_classifier(taxonomy, classifier)  # what is wrong with it is told before the first file is read
    return lambda file: classify_result(extract(file, language=language), taxonomy, classifier=classifier)


def category_labels(taxonomy: str | None) -> dict[str, str] | None:
    """Give the label of each code of a taxonomy, None where none is named.

    Raises:
        KonzeptminerError: The taxonomy is missing or damaged.
    """
    if taxonomy is None:
        return None
    from konzeptminer.classifying import load_taxonomy  # noqa: PLC0415 - scikit-learn takes long to load

    return {concept.code: concept.label() for concept in load_taxonomy(taxonomy).concepts}
