"""Scoring extracted rows, and the codes they were given, against rows annotated by hand."""

from konzeptminer.evaluation.calibration import Bin, calibration_error, reliability
from konzeptminer.evaluation.diagram import reliability_diagram
from konzeptminer.evaluation.fields import Coded, CodeScores, FieldScores, score_fields
from konzeptminer.evaluation.pairing import WEIGHTS, pair, wrong_columns
from konzeptminer.evaluation.prose import FoundScores, ProseScores, score_prose
from konzeptminer.evaluation.rows import Row, read_rows
from konzeptminer.evaluation.scores import DocumentScores, Scores, evaluate, score

__all__ = [
    "WEIGHTS",
    "Bin",
    "CodeScores",
    "Coded",
    "DocumentScores",
    "FieldScores",
    "FoundScores",
    "ProseScores",
    "Row",
    "Scores",
    "calibration_error",
    "evaluate",
    "pair",
    "read_rows",
    "reliability",
    "reliability_diagram",
    "score",
    "score_fields",
    "score_prose",
    "wrong_columns",
]
