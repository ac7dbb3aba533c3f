"""How an embedding is trained."""

from pydantic import Field

from konzeptminer.records.base import Model


class TrainingSettings(Model):
    """How an embedding is trained; the defaults made the one that konzeptminer ships.

    Attributes:
        pieces: Number of pieces in the vocabulary at most.
        vocabulary_step: The vocabulary is trained on every so many lines.
        lines: Number of lines of a file of the corpus to stop after; none for all.
        dimension: Length of a vector.
        window: Pieces on each side that are a piece's company.
        epochs: Times that skip-gram goes through the corpus.
        min_count: Pieces that occur less often get no vector of their own.
        weighting: The a in a / (a + share of the corpus), by which frequent pieces weigh less.
        paraphrases: Number of paraphrases, and of groups of synonyms, to refine on; none for all.
        refining_epochs: Times that the refinement goes through the paraphrases.
        batch: Paraphrases compared with each other at once.
        rate: Step size of the refinement.
        temperature: Divides the similarities in the refinement; the lower, the more the hardest ones count.
        folds: Parts of the paraphrases that are held out in turn to measure the refinement.
        workers: Threads of skip-gram; with more than one the same seed gives slightly different vectors.
        seed: Start of all that is drawn by chance.
    """

    pieces: int = Field(default=32_000, ge=16)
    vocabulary_step: int = Field(default=4, ge=1)
    lines: int | None = Field(default=None, ge=1)
    dimension: int = Field(default=256, ge=2)
    window: int = Field(default=8, ge=1)
    epochs: int = Field(default=3, ge=1)
    min_count: int = Field(default=5, ge=1)
    weighting: float = Field(default=1e-3, gt=0)
    paraphrases: int | None = Field(default=None, ge=16)
    refining_epochs: int = Field(default=8, ge=0)
    batch: int = Field(default=64, ge=2)
    rate: float = Field(default=1e-3, gt=0)
    temperature: float = Field(default=0.3, gt=0)
    folds: int = Field(default=5, ge=2)
    workers: int = Field(default=2, ge=1)
    seed: int = 7


QUICK = TrainingSettings(
    pieces=2000,
    vocabulary_step=1,
    lines=2000,
    dimension=32,
    epochs=1,
    min_count=1,
    paraphrases=100,
    refining_epochs=1,
    folds=2,
    workers=1,
)
"""A small embedding in seconds, to see that all works."""
