"""Embeddings of short German texts: the one konzeptminer ships, or any model of sentence-transformers."""

from konzeptminer.embedding.error import EmbeddingError
from konzeptminer.embedding.load import DEFAULT, Embedder, load_embedding

__all__ = ["DEFAULT", "Embedder", "EmbeddingError", "load_embedding"]
