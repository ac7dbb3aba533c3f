"""Training of tags, morphology, parse and lemmas on treebanks."""

from pathlib import Path
from typing import Any

from spacy.language import Language

from konzeptminer.language.lemmas import NAME as LEMMAS
from konzeptminer.language.lemmas import make_table
from konzeptminer.language.settings import PipelineSettings
from konzeptminer.language.train.loop import Log, as_examples, train_components
from konzeptminer.language.train.parts import add_syntax, make_blank
from konzeptminer.language.train.tagset import align_features, map_tags
from konzeptminer.language.train.treebank import make_docs, read_treebank
from konzeptminer.language.vectors import HalfVectors

TAGGED = "ud-gsd-dev.conllu.xz"
OTHER = "ud-pud-test.conllu.xz"
SENTENCES_A_DOC = 3


def train_syntax(data: Path, vectors: HalfVectors, settings: PipelineSettings, log: Log) -> Language:
    """Train the components on the treebanks GSD (its part `dev`) and PUD.

    Args:
        data: Folder of the treebanks.
        vectors: Vectors of words.
        settings: How to train.
        log: Called with a line after each epoch.
    """
    nlp = make_blank(vectors)
    add_syntax(nlp, settings)
    tagged = list(read_treebank(data / TAGGED))[: settings.sentences]
    words = [word for _, sentence in tagged for word in sentence]
    others = [
        (text, map_tags(words, [align_features(word) for word in sentence]))
        for text, sentence in list(read_treebank(data / OTHER))[: settings.sentences]
    ]
    sentences = [*tagged, *others]
    docs = list(make_docs(sentences, nlp.vocab, group=SENTENCES_A_DOC))
    train_components(
        nlp,
        as_examples(docs),
        epochs=settings.syntax_epochs,
        seed=settings.seed,
        dropout=settings.syntax_dropout,
        log=log,
    )
    lemmatizer: Any = nlp.get_pipe(LEMMAS)
    lemmatizer.table = make_table(word for _, sentence in sentences for word in sentence)
    return nlp
