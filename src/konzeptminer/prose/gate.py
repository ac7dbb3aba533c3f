"""Which paragraphs of a document are read for measures, and how sure a sentence of them must be.

A document that has its measures in profile sheets or on slides tells in sentences what stands around them; one that has
them in tables or lists does so outside of chapters whose headings announce measures or look ahead. Chapters of other
documents are read where a heading names a field of action, or where sentences that state measures are frequent enough.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from konzeptminer.prose.kinds import SentenceKind, Statement
from konzeptminer.prose.paragraphs import Paragraph
from konzeptminer.records import Document, DocumentKind, Record, SourceKind

LEAST_SHARE = 0.25
"""Share of sentences that state measures below which chapters without such a heading are left alone.

Of our passages half of the sentences do; of a climate balance at hand one in twelve, of the introduction of a concept
one in five.
"""

LEAST_WORDS = 60
"""Words of chapters without such a heading from which on the share of measures can be told."""

ROUNDS = 30
STRENGTH = 10.0
"""As many sentences of the training's shares are added to those of a document."""


def worth_reading(paragraphs: Sequence[Paragraph], document: Document, records: Sequence[Record]) -> list[Paragraph]:
    """Give the paragraphs that may tell of measures, by the document's other records and by headings.

    Args:
        paragraphs: Those that no record was made of.
        document: The document.
        records: The records of its tables, sheets, lists and slides.
    """
    sources = {record.source for record in records}
    if document.kind is DocumentKind.SLIDES or sources & {SourceKind.SHEET, SourceKind.SLIDE}:
        return []
    has_measures = any(record.measure is not None for record in records)
    told = [
        paragraph
        for paragraph in paragraphs
        if paragraph.chapter.announces
        or paragraph.chapter.looks_ahead
        or not (has_measures or paragraph.chapter.is_background)
    ]
    words = sum(len(paragraph.passage.raw.split()) for paragraph in told if not is_named(paragraph))
    return told if words >= LEAST_WORDS else [paragraph for paragraph in told if is_named(paragraph)]


def is_named(paragraph: Paragraph) -> bool:
    """Tell whether a heading says that measures stand here: it announces them, or names a field of action."""
    return paragraph.chapter.announces or paragraph.chapter.is_marked


def adjusted(statements: Sequence[Statement], usual: dict[SentenceKind, float]) -> list[Statement]:
    """Adjust probabilities to how frequent each kind is among the sentences of a text.

    The frequencies are estimated by expectation and maximisation: Saerens, Latinne and Decaestecker (2002), Adjusting
    the Outputs of a Classifier to New a Priori Probabilities. Neural Computation 14.

    Args:
        statements: What the sentences state, by a model that expects the usual frequencies.
        usual: The share of each kind among the sentences that the model has learned from.
    """
    if not statements:
        return []
    expected = np.array([usual[kind] for kind in SentenceKind])
    told = np.array([[one.probabilities[kind] for kind in SentenceKind] for one in statements])
    share, shares = expected, told
    for _ in range(ROUNDS):
        shares = _normalised(told * share / expected)
        share = (shares.sum(axis=0) + STRENGTH * expected) / (len(shares) + STRENGTH)
    return [
        Statement(dict(zip(SentenceKind, map(float, row), strict=True)), one.goes_on)
        for row, one in zip(shares, statements, strict=True)
    ]


def share_of_measures(statements: Sequence[Statement]) -> float:
    """Give the expected share of sentences that state a measure."""
    return sum(one.measure for one in statements) / len(statements) if statements else 0.0


def _normalised(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    scaled: NDArray[np.float64] = rows / rows.sum(axis=1, keepdims=True)
    return scaled
