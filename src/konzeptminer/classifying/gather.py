"""What a scheme is learned from: the labelled rows beside it, those of the user, and its labels."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from konzeptminer.classifying.examples import Example, load_examples
from konzeptminer.classifying.taxonomy import Taxonomy

FEW = 5
"""With fewer labelled rows than this a code is learned from its labels, too."""


def examples_file(scheme: Path) -> Path:
    """Give the place of the labelled rows of a scheme's file: beside it."""
    return scheme.with_name("examples.jsonl")


def gather_examples(taxonomy: Taxonomy, scheme: Path, rows: Sequence[Path] = ()) -> list[Example]:
    """Read what a classifier is to learn from.

    Args:
        taxonomy: The scheme.
        scheme: Its file; an `examples.jsonl` beside it is used.
        rows: Files with further labelled rows.

    Returns:
        The labelled rows, and as rows the labels of those codes that have few.

    Raises:
        ExamplesError: A file is missing or wrong.
    """
    beside = examples_file(scheme)
    files = [*([beside] if beside.is_file() else []), *rows]
    examples = [example for file in files for example in load_examples(file, taxonomy.codes)]
    counts = Counter(example.main for example in examples)
    labels = [
        Example(measure=label, fields=(concept.code,))
        for concept in taxonomy.concepts
        if counts[concept.code] < FEW
        for label in concept.labels
    ]
    return [*examples, *labels]
