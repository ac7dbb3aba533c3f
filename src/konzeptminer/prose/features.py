"""Sentences described by numbers: their words, parts of their words, their neighbours' words and their embedding."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from konzeptminer.embedding import Embedder
from konzeptminer.prose.kinds import Context, beside, links, tokens

VIEWS = ("words", "parts", "beside", "grammar", "embedding")
"""What a sentence can be described by."""


class Describer:
    """Describes sentences.

    Args:
        embedder: Gives the sentences' embeddings.
        vectorizers: The fitted vectorizer of each view but the embedding, in the order of `VIEWS`.
        uses_embedding: Whether the embedding is among the views.
    """

    def __init__(self, embedder: Embedder, vectorizers: dict[str, Any], *, uses_embedding: bool = True) -> None:
        self._embedder = embedder
        self.vectorizers = vectorizers
        self._uses_embedding = uses_embedding

    @classmethod
    def fitted(cls, contexts: Sequence[Context], embedder: Embedder, views: Sequence[str] = VIEWS) -> "Describer":
        """Give a describer with the vocabulary of some sentences."""
        vectorizers = {view: _new_vectorizer(view).fit(_texts(view, contexts)) for view in views if view != "embedding"}
        return cls(embedder, vectorizers, uses_embedding="embedding" in views)

    def __call__(self, contexts: Sequence[Context]) -> csr_matrix:
        """Give a row for each sentence."""
        found = [vectorizer.transform(_texts(view, contexts)) for view, vectorizer in self.vectorizers.items()]
        if self._uses_embedding:
            found.append(csr_matrix(self._embedder.encode([context.text for context in contexts])))
        return hstack(found, format="csr", dtype=np.float64)


def new_link_vectorizer() -> Any:
    """Give the description of whether a sentence goes on with the one before, not yet fitted."""
    return TfidfVectorizer(token_pattern=r"\S+", lowercase=False, binary=True, min_df=2, dtype=np.float32)


def link_texts(contexts: Sequence[Context]) -> list[str]:
    """Give what tells whether each sentence goes on with the one before, as words to be counted."""
    return [" ".join(links(context)) for context in contexts]


def _new_vectorizer(view: str) -> Any:
    if view == "parts":
        return TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=3, dtype=np.float32)
    return TfidfVectorizer(token_pattern=r"\S+", lowercase=False, sublinear_tf=True, min_df=2, dtype=np.float32)


def _texts(view: str, contexts: Sequence[Context]) -> list[str]:
    if view == "parts":
        return [context.text for context in contexts]
    if view == "grammar":
        return [context.grammar for context in contexts]
    if view == "words":
        return [" ".join(tokens(context.text)) for context in contexts]
    return [" ".join([*beside(context.before, "before-"), *beside(context.behind, "behind-")]) for context in contexts]
