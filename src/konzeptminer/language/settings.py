"""How the German pipeline is trained."""

from pydantic import Field

from konzeptminer.records.base import Model


class PipelineSettings(Model):
    """How a pipeline is trained; the defaults made the one that konzeptminer ships.

    Attributes:
        laws_step: The vectors are trained on every so many lines of the laws.
        protocols_step: The same of the protocols.
        lines: Number of lines of a file to stop after; none for all.
        dimension: Length of a vector.
        buckets: Number of vectors; every word and part of a word is the sum of two of them.
        vector_epochs: Times that floret goes through the text.
        min_count: Words that occur less often are left out there.
        syntax_epochs: Times that the tagger and parser go through the treebanks.
        name_epochs: Times that the recogniser goes through the texts with names.
        teacher_epochs: The same for the recogniser that tells what the court decisions leave unlabelled.
        sentences: Number of sentences of a corpus to stop after; none for all.
        others: Number of sentences of court decisions without a name of ours that are learned from, too.
        copies: How often our own sentences are shown, once as they are, else with names swapped.
        swapped: Share of the names that are swapped in these copies.
        syntax_dropout: Share of what is hidden from the tagger and the parser while they learn.
        name_dropout: The same for the recogniser.
        width: Length of a word's vector in its context.
        depth: Number of layers that look at the neighbours.
        rows: Number of rows in the largest table of features of words.
        seed: Start of all that is drawn by chance.
    """

    laws_step: int = Field(default=3, ge=1)
    protocols_step: int = Field(default=2, ge=1)
    lines: int | None = Field(default=None, ge=1)
    dimension: int = Field(default=96, ge=2)
    buckets: int = Field(default=40_000, ge=100)
    vector_epochs: int = Field(default=3, ge=1)
    min_count: int = Field(default=5, ge=1)
    syntax_epochs: int = Field(default=14, ge=1)
    name_epochs: int = Field(default=5, ge=1)
    teacher_epochs: int = Field(default=8, ge=1)
    sentences: int | None = Field(default=None, ge=8)
    others: int = Field(default=2000, ge=0)
    copies: int = Field(default=5, ge=1)
    swapped: float = Field(default=0.5, ge=0, le=1)
    syntax_dropout: float = Field(default=0.2, ge=0, lt=1)
    name_dropout: float = Field(default=0.1, ge=0, lt=1)
    width: int = Field(default=96, ge=8)
    depth: int = Field(default=4, ge=1)
    rows: int = Field(default=2000, ge=100)
    seed: int = 1


QUICK_PIPELINE = PipelineSettings(
    laws_step=1,
    protocols_step=1,
    lines=2000,
    dimension=16,
    buckets=1000,
    vector_epochs=1,
    min_count=1,
    syntax_epochs=1,
    name_epochs=1,
    teacher_epochs=1,
    sentences=40,
    others=10,
    copies=1,
    width=32,
    depth=1,
    rows=200,
)
"""A small pipeline in seconds, to see that all works."""
