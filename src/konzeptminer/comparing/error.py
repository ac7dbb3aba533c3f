"""What goes wrong when plans are compared."""

from konzeptminer.errors import KonzeptminerError


class CompareError(KonzeptminerError):
    """Plans cannot be compared, or the model that compares them is missing or damaged."""


class TooFewPlansError(CompareError):
    """There are fewer than two plans with records."""
