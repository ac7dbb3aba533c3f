"""The pipeline put together and trained: what `konzeptminer train pipeline` does."""

from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example

from konzeptminer.language.sentences import NAME as SENTENCES
from konzeptminer.language.train.loop import Log, train_components
from konzeptminer.language.train.names import make_legal_docs, make_own_docs, read_legal, read_own
from konzeptminer.language.train.tagset import map_tags
from konzeptminer.language.train.treebank import make_docs, read_treebank
from konzeptminer.language.vectors import NAME as VECTORS
from konzeptminer.language.vectors import as_half


def blank(vectors: Path | None) -> Language:
    """Give a German pipeline with boundaries of sentences and floret vectors."""
    nlp = spacy.blank("de", config={"nlp": {"vectors": {"@vectors": VECTORS}}})
    nlp.add_pipe(SENTENCES)
    if vectors:
        add_floret(nlp, vectors)
    return nlp


def add_floret(nlp: Language, file: Path) -> None:
    """Read the vectors that floret wrote."""
    from spacy.training.initialize import convert_vectors  # noqa: PLC0415

    convert_vectors(nlp, file, truncate=0, prune=-1, mode="floret")
    nlp.vocab.vectors = as_half(nlp.vocab.vectors)


def tok2vec(*, width: int, depth: int, rows: int, vectors: bool) -> dict[str, Any]:
    """Give the settings of the layers that read words in their context."""
    return {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "width": width,
        "depth": depth,
        "embed_size": rows,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
        "pretrained_vectors": vectors or None,
    }


LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}


def add_syntax(nlp: Language, *, vectors: bool, lemmatizer: bool = True) -> None:
    """Add the components that tag and parse."""
    nlp.add_pipe("tok2vec", config={"model": tok2vec(width=96, depth=4, rows=2000, vectors=vectors)})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}})
    nlp.add_pipe("morphologizer", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}})
    nlp.add_pipe(
        "parser",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "parser",
                "extra_state_tokens": False,
                "hidden_width": 64,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": LISTENER,
            }
        },
    )
    if lemmatizer:
        nlp.add_pipe(
            "trainable_lemmatizer",
            name="lemmatizer",
            config={
                "model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER},
                "min_tree_freq": 2,
                "top_k": 3,
            },
        )


def add_names(nlp: Language, *, vectors: bool) -> None:
    """Add the component that finds names; it has layers of its own."""
    nlp.add_pipe(
        "ner",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "ner",
                "extra_state_tokens": False,
                "hidden_width": 64,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": tok2vec(width=96, depth=4, rows=2000, vectors=vectors),
            }
        },
    )


def as_examples(docs: list[Any]) -> list[Example]:
    """Give examples whose words are those of the annotation."""
    return [
        Example(
            spacy.tokens.Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc]), doc
        )
        for doc in docs
    ]


def train_syntax(data: Path, vectors: Path | None, *, epochs: int, seed: int, log: Log) -> Language:
    """Train tags, morphology, parse and lemmas on the treebanks."""
    nlp = blank(vectors)
    add_syntax(nlp, vectors=vectors is not None)
    tagged = list(read_treebank(data / "ud-gsd-dev.conllu.xz"))
    words = [word for _, sentence in tagged for word in sentence]
    others = [(text, map_tags(words, sentence)) for text, sentence in read_treebank(data / "ud-pud-test.conllu.xz")]
    sentences = [*tagged, *others]
    docs = list(make_docs(sentences, nlp.vocab, group=3))
    train_components(nlp, as_examples(docs), epochs=epochs, seed=seed, log=log)
    return nlp


def train_names(data: Path, corpus: Path, vectors: Path | None, *, epochs: int, seed: int, log: Log) -> Language:
    """Train the recogniser of names."""
    nlp = blank(vectors)
    add_names(nlp, vectors=vectors is not None)
    own = list(make_own_docs(read_own(corpus / "language" / "entities_train.jsonl"), nlp))
    legal = list(make_legal_docs(list(read_legal(data / "ler-dev.conll.xz")), nlp.vocab))
    train_components(nlp, as_examples([*own * 3, *legal]), epochs=epochs, seed=seed, log=log)
    return nlp
