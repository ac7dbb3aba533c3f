"""The embedding that konzeptminer ships, read without torch: the mean of the vectors of a text's pieces."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from scipy.sparse import csr_matrix
from tokenizers import Tokenizer

from konzeptminer.embedding.error import EmbeddingError

Floats = NDArray[np.float32]


class StaticEmbedder:
    """A static embedding: a vector for each piece of a word.

    The folder is one that `SentenceTransformer(path)` opens, too; both give the same vectors.

    Args:
        folder: Holds `tokenizer.json` and `model.safetensors`.

    Raises:
        EmbeddingError: A file is missing or damaged.
    """

    def __init__(self, folder: str | Path) -> None:
        folder = Path(folder)
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            weights = load_file(folder / "model.safetensors")["embedding.weight"]
        except Exception as error:  # tokenizers raises bare exceptions
            raise EmbeddingError(
                f"{folder}: the embedding cannot be read ({error}); install konzeptminer again, "
                "or train it with `konzeptminer train embedding`"
            ) from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.weights: Floats = weights.astype(np.float32)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self.weights.shape[1])

    def encode(self, texts: Sequence[str]) -> Floats:
        """Give a vector of length 1 for each text; a text of no known piece gets zeros.

        Args:
            texts: The texts.

        Returns:
            An array of texts by dimensions.
        """
        return encode_static(self._tokenizer, self.weights, texts)


def encode_static(tokenizer: Tokenizer, weights: Floats, texts: Sequence[str]) -> Floats:
    """Give the sum of the vectors of each text's pieces, scaled to length 1; zeros for a text of no known piece.

    Args:
        tokenizer: Cuts texts into pieces.
        weights: The vectors of the pieces.
        texts: The texts.
    """
    encodings = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    counts = [len(encoding.ids) for encoding in encodings]
    pieces = np.fromiter((piece for encoding in encodings for piece in encoding.ids), np.int32, sum(counts))
    ends = np.concatenate(([0], np.cumsum(counts)))
    shape = (len(encodings), len(weights))
    summed = csr_matrix((np.ones(len(pieces), np.float32), pieces, ends), shape=shape) @ weights
    lengths = np.linalg.norm(summed, axis=1, keepdims=True)
    vectors: Floats = summed / np.where(lengths > 0, lengths, 1)
    return vectors
