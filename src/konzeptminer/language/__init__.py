"""German for the machine: sentences, words and names in the text of concepts and council reports."""

from konzeptminer.language import lemmas as lemmas
from konzeptminer.language import matches as matches  # registers its component
from konzeptminer.language import vectors as vectors
from konzeptminer.language.error import PipelineError
from konzeptminer.language.labels import LABELS
from konzeptminer.language.load import default_pipeline, load_pipeline

__all__ = ["LABELS", "PipelineError", "default_pipeline", "load_pipeline"]
