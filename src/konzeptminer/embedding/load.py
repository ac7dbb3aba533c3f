"""Loading an embedding by its name or path."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from konzeptminer.embedding.error import EmbeddingError
from konzeptminer.embedding.static import Floats, StaticEmbedder
from konzeptminer.shipped import find_model

DEFAULT = "embedding"
"""The embedding that konzeptminer ships."""


class Embedder(Protocol):
    """Gives texts vectors of length 1."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """Give an array of texts by dimensions."""
        ...


class _SentenceTransformer:
    """A model of sentence-transformers."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def encode(self, texts: Sequence[str]) -> Floats:
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


@cache
def load_embedding(name: str | Path = DEFAULT) -> Embedder:
    """Load an embedding.

    The one that konzeptminer ships is read without torch. Any other is opened by sentence-transformers, which looks on
    the disk first and may fetch it from the Hugging Face hub where there is a network.

    Args:
        name: `embedding` for the shipped one; else the path or the hub's name of a sentence-transformers model.

    Raises:
        EmbeddingError: There is no such model; the message says what to do.
    """
    if str(name) == DEFAULT:
        return StaticEmbedder(find_model(DEFAULT))
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - loads torch

    try:
        return _SentenceTransformer(SentenceTransformer(str(name), device="cpu"))
    except Exception as error:  # whatever the many loaders below raise
        raise EmbeddingError(
            f"{name}: the embedding cannot be loaded ({error}); give the folder of a sentence-transformers model, "
            f"or leave the option out to use the shipped one"
        ) from error
