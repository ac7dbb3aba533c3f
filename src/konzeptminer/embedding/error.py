"""What goes wrong with embeddings."""

from konzeptminer.errors import KonzeptminerError


class EmbeddingError(KonzeptminerError):
    """An embedding is missing or damaged, or cannot be trained."""
