"""Texts with names to train on: our own sentences, and court decisions whose labels are mapped onto ours."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from konzeptminer.language.error import PipelineError
from konzeptminer.language.sentences import set_sentences
from konzeptminer.language.train.blocks import read_blocks

LEGAL = {
    "GS": "LAW", "VO": "LAW", "EUN": "LAW", "VS": "LAW", "VT": "LAW",
    "ORG": "ORG", "UN": "ORG", "INN": "ORG", "GRT": "ORG",
    "PER": "PER", "RR": "PER", "AN": "PER",
    "LD": "PLACE", "ST": "PLACE", "STR": "PLACE", "LDS": "PLACE",
}  # fmt: skip
"""The fine labels of Legal Entity Recognition; decisions (RS), literature (LIT) and marks (MRK) are none of ours."""

OTHER = "other"
"""Where a document keeps the names that have no label of ours."""
SENTENCES_A_DOC = 6
Sentence = tuple[list[str], list[tuple[int, int, str]]]
"""Words, and names as ranges of words with their fine label."""
Row = tuple[str, list[tuple[int, int, str]]]
"""A text, and its names as ranges of characters with their label."""


def read_legal(file: Path) -> Iterator[Sentence]:
    """Give the sentences of the corpus of court decisions: words, and names as ranges of words with their fine label.

    Raises:
        PipelineError: The file is missing or damaged.
    """
    for block in read_blocks(file, "corpus"):
        rows = [line.rsplit(" ", 1) for line in block.split("\n") if line.strip()]
        words, spans = [], []
        for place, (word, tag) in enumerate(rows):
            words.append(word)
            if tag.startswith("B-"):
                spans.append((place, place + 1, tag[2:]))
            elif tag.startswith("I-") and spans and spans[-1][1] == place:
                spans[-1] = (spans[-1][0], place + 1, spans[-1][2])
        yield words, spans


def make_legal_docs(sentences: Sequence[Sentence], vocab: Vocab) -> Iterator[Doc]:
    """Give documents of several sentences with our labels."""
    for start in range(0, len(sentences), SENTENCES_A_DOC):
        words: list[str] = []
        spans: list[tuple[int, int, str]] = []
        others: list[tuple[int, int, str]] = []
        starts: list[bool | int | None] = []
        for sentence, names in sentences[start : start + SENTENCES_A_DOC]:
            spans.extend((len(words) + a, len(words) + b, LEGAL[label]) for a, b, label in names if label in LEGAL)
            others.extend((len(words) + a, len(words) + b, label) for a, b, label in names if label not in LEGAL)
            words.extend(sentence)
            starts.extend([True] + [False] * (len(sentence) - 1))
        doc = Doc(vocab, words=words, spaces=_spaces(words), sent_starts=starts)
        doc.set_ents([Span(doc, a, b, label=label) for a, b, label in spans])
        doc.spans[OTHER] = [Span(doc, a, b, label=label) for a, b, label in others]
        yield doc


def _spaces(words: list[str]) -> list[bool]:
    following = [*words[1:], ""]
    return [
        word not in "([„" and after not in (".", ",", ";", ":", ")", "]", "“", "?", "!", "")
        for word, after in zip(words, following, strict=True)
    ]


def read_own(file: Path) -> list[Row]:
    """Give our own sentences: text, and names as ranges of characters.

    Raises:
        PipelineError: The file is missing or broken.
    """
    try:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [(row["text"], [(int(a), int(b), str(label)) for a, b, label in row["spans"]]) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PipelineError(f"{file}: the sentences cannot be read ({error})") from error


def make_own_docs(rows: Sequence[Row], nlp: Language) -> Iterator[Doc]:
    """Give a document for each text.

    A name that does not end where words end is widened to them. No sentence starts within a name: of such a one
    spaCy's recogniser cannot learn.
    """
    for text, names in rows:
        doc = set_sentences(nlp.make_doc(text))
        spans = [doc.char_span(a, b, label=label, alignment_mode="expand") for a, b, label in names]
        doc.set_ents(_apart([span for span in spans if span is not None]))
        for name in doc.ents:
            for token in name[1:]:
                token.is_sent_start = False
        yield doc


def _apart(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
