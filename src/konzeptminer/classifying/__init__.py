"""Mapping records onto a taxonomy of fields of action."""

from konzeptminer.classifying.assign import Row, assign, classify, classify_result, get_classifier
from konzeptminer.classifying.taxonomy import Taxonomy, TaxonomyError, load_taxonomy, shipped_taxonomies

__all__ = [
    "Row",
    "Taxonomy",
    "TaxonomyError",
    "assign",
    "classify",
    "classify_result",
    "get_classifier",
    "load_taxonomy",
    "shipped_taxonomies",
]
