"""Vectors of words, half as large on the disk as spaCy's own."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from spacy.util import registry
from spacy.vectors import Vectors  # type: ignore[import-not-found]
from spacy.vocab import Vocab

NAME = "konzeptminer.HalfVectors.v1"


class HalfVectors(Vectors):  # type: ignore[misc]  # a class of Cython without types
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
        self.data: Any = np.asarray(self.data, dtype=np.float32)
        return self


@registry.vectors(NAME)  # type: ignore[untyped-decorator]
def create_half_vectors() -> Callable[[Vocab], HalfVectors]:
    """Make the vectors of a vocabulary."""

    def make(vocab: Vocab) -> HalfVectors:
        return HalfVectors(strings=vocab.strings)

    return make
