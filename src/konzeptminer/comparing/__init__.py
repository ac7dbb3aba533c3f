"""Districts compared: which measures answer each other, what is covered, what is missing, who does it."""

from konzeptminer.comparing.compare import compare
from konzeptminer.comparing.error import CompareError, TooFewPlansError
from konzeptminer.comparing.model import Comparison
from konzeptminer.comparing.settings import CompareSettings

__all__ = ["CompareError", "CompareSettings", "Comparison", "TooFewPlansError", "compare"]
