"""Corrections that people made in a workbook, brought back into the records."""

from konzeptminer.review.apply import Applied, apply_review
from konzeptminer.review.edits import Problem
from konzeptminer.review.error import ReviewError
from konzeptminer.review.workbook import Reviewed, read_review

__all__ = ["Applied", "Problem", "ReviewError", "Reviewed", "apply_review", "read_review"]
