"""Vectors of pieces from the company they keep."""

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from konzeptminer.embedding.error import EmbeddingError
from konzeptminer.embedding.settings import TrainingSettings
from konzeptminer.embedding.static import Floats


def train_skipgram(pieces: Path, tokenizer: Tokenizer, settings: TrainingSettings) -> Floats:
    """Train skip-gram vectors with negative sampling (Mikolov et al. 2013) and weigh them.

    Each vector is scaled by a / (a + the piece's share of the corpus), so that a plain sum over a text's pieces is the
    weighted mean of smooth inverse frequency (Arora, Liang and Ma 2017).

    Args:
        pieces: A file of pieces parted by blanks, a paragraph a line.
        tokenizer: The vocabulary.
        settings: Size, window and length of the training.

    Returns:
        An array of pieces by dimensions, the mean length of a vector 1; zeros for a piece that is too rare.

    Raises:
        EmbeddingError: gensim is not installed, or the corpus is too small.
    """
    try:
        model = require_gensim().Word2Vec(
            corpus_file=str(pieces),
            vector_size=settings.dimension,
            window=settings.window,
            epochs=settings.epochs,
            sg=1,
            negative=5,
            sample=1e-4,
            min_count=settings.min_count,
            workers=settings.workers,
            seed=settings.seed,
        )
    except RuntimeError as error:
        raise EmbeddingError(f"{pieces}: the corpus is too small ({error}); give more text") from error
    vocabulary = tokenizer.get_vocab()
    vectors = np.zeros((max(vocabulary.values()) + 1, settings.dimension), np.float32)
    counts = np.zeros(len(vectors))
    for piece, index in model.wv.key_to_index.items():
        if piece in vocabulary:  # what the vocabulary cannot spell stands in the file as it was
            vectors[vocabulary[piece]] = model.wv.vectors[index]
            counts[vocabulary[piece]] = model.wv.get_vecattr(piece, "count")
    weighted = vectors * (settings.weighting / (settings.weighting + counts / counts.sum()))[:, None]
    scaled: Floats = (weighted / np.linalg.norm(weighted, axis=1).mean()).astype(np.float32)
    return scaled


def require_gensim() -> Any:
    """Give the package gensim's models, which only the training needs.

    Raises:
        EmbeddingError: gensim is not installed.
    """
    try:
        return import_module("gensim.models")
    except ImportError as error:
        raise EmbeddingError(
            'gensim is not installed, and training an embedding needs it; run `pip install "konzeptminer[train]"`'
        ) from error
