"""What goes wrong with the German pipeline."""

from konzeptminer.errors import KonzeptminerError


class PipelineError(KonzeptminerError):
    """A pipeline is missing, damaged or of another version of spaCy, or cannot be trained."""
