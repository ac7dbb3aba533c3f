"""What a text is described by: its words, parts of its words, and its embedding."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion

from konzeptminer.embedding import Embedder

WORDS_WEIGHT = 0.7
"""Whole words count less than parts of words: a compound shares no word with its head."""


FEW_TEXTS = 500
"""Of fewer texts, words and parts that occur but once are kept: most do."""


def new_vectorizer(texts: int) -> Any:
    """Give the description by words and by parts of three to five letters, not yet fitted, for a number of texts."""
    in_words, in_parts = (1, 1) if texts < FEW_TEXTS else (2, 3)
    words = TfidfVectorizer(sublinear_tf=True, min_df=in_words, token_pattern=r"[^\W\d_]{2,}", dtype=np.float32)
    parts = TfidfVectorizer(
        sublinear_tf=True, min_df=in_parts, analyzer="char_wb", ngram_range=(3, 5), dtype=np.float32
    )
    return FeatureUnion([("words", words), ("parts", parts)], transformer_weights={"words": WORDS_WEIGHT})


class Describer:
    """Describes texts by numbers.

    Args:
        vectorizer: The fitted description by words and their parts.
        embedder: Gives the texts' embeddings.
        weight: Weight of the embedding beside the words.
    """

    def __init__(self, vectorizer: Any, embedder: Embedder, weight: float) -> None:
        self._vectorizer = vectorizer
        self._embedder = embedder
        self._weight = weight

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give the texts' embeddings alone."""
        return self._embedder.encode(texts)

    def __call__(self, texts: Sequence[str]) -> csr_matrix:
        """Give a row for each text."""
        vectors = csr_matrix(self._embedder.encode(texts) * np.float32(self._weight))
        return hstack([self._vectorizer.transform(texts), vectors], format="csr", dtype=np.float32)
