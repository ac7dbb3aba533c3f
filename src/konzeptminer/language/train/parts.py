"""The components of the pipeline before they are trained."""

from typing import Any

import spacy
from spacy.language import Language

from konzeptminer.language.lemmas import NAME as LEMMAS
from konzeptminer.language.sentences import NAME as SENTENCES
from konzeptminer.language.settings import PipelineSettings
from konzeptminer.language.train.floret import set_vectors
from konzeptminer.language.vectors import NAME as VECTORS
from konzeptminer.language.vectors import HalfVectors


def make_blank(vectors: HalfVectors) -> Language:
    """Give a German pipeline with boundaries of sentences and vectors."""
    nlp = spacy.blank("de", config={"nlp": {"vectors": {"@vectors": VECTORS}}})
    set_vectors(nlp.vocab, vectors)
    nlp.add_pipe(SENTENCES)
    return nlp


def add_syntax(nlp: Language, settings: PipelineSettings) -> None:
    """Add the components that tag and parse; they share the layers that read words in their context."""
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": settings.width, "upstream": "tok2vec"}
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    nlp.add_pipe("tok2vec", config={"model": _context(settings)})
    nlp.add_pipe("tagger", config={"model": tagger})
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe("parser", config={"model": _transitions("parser", listener)})
    nlp.add_pipe(LEMMAS)


def add_recogniser(nlp: Language, settings: PipelineSettings) -> None:
    """Add the recogniser of names; it has layers of its own, so that it works in another pipeline, too."""
    nlp.add_pipe("ner", config={"model": _transitions("ner", _context(settings))})


def _context(settings: PipelineSettings) -> dict[str, Any]:
    return {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "width": settings.width,
        "depth": settings.depth,
        "embed_size": settings.rows,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
        "pretrained_vectors": True,
    }


def _transitions(kind: str, context: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": context,
    }
