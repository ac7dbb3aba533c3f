"""Vectors of words, half as large on the disk as spaCy's own."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from spacy.util import registry
from spacy.vectors import Vectors
from spacy.vocab import Vocab

NAME = "konzeptminer.HalfVectors.v1"
REMEMBERED = 20_000
"""Vectors of words that are kept: the same words come again and again, and several components ask for each."""


class HalfVectors(Vectors):
    """Vectors that are stored as float16 and reckoned with as float32."""

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the vectors to a folder."""
        super().to_disk(path, exclude=exclude)
        if "vectors" not in exclude:
            with (Path(path) / "vectors").open("wb") as file:
                np.save(file, np.asarray(self.data).astype("<f2"), allow_pickle=False)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "HalfVectors":
        """Read the vectors from a folder."""
        super().from_disk(path, exclude=exclude)
        self.data = self.data.astype(np.float32)
        return self


@registry.vectors(NAME)
def create_half_vectors() -> Callable[[Vocab], HalfVectors]:
    """Make the vectors of a vocabulary."""

    def make(vocab: Vocab) -> HalfVectors:
        return HalfVectors(strings=vocab.strings)

    return make


def as_half(vectors: Any) -> HalfVectors:
    """Give floret vectors of spaCy as ours, rounded as they will be when read again."""
    return HalfVectors(
        strings=vectors.strings,
        name=vectors.name,
        data=vectors.data.astype(np.float16).astype(np.float32),
        mode=vectors.mode,
        minn=vectors.minn,
        maxn=vectors.maxn,
        hash_count=vectors.hash_count,
        hash_seed=vectors.hash_seed,
        bow=vectors.bow,
        eow=vectors.eow,
    )
