"""The sentences of paragraphs, each traced to its place on the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from konzeptminer.prose.paragraphs import Paragraph
from konzeptminer.records import OffsetMap, TracedText
from konzeptminer.text.clean import Cleaned
from konzeptminer.text.hyphen import HyphenJoiner
from konzeptminer.text.passage import Passage

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

ENDS = (".", "!", "?", "…")
CLOSING = ")]“”\"'‘’»«*0123456789 "
"""What may stand behind the stop of a sentence; a number is the mark of a note."""

FEWEST = 4
"""Words of a sentence."""


@dataclass(frozen=True, slots=True)
class Text:
    """The cleaned text of a paragraph in one line, which knows its places."""

    passage: Passage
    cleaned: Cleaned

    @classmethod
    def of(cls, paragraph: Paragraph, joiner: HyphenJoiner) -> "Text":
        """Clean a paragraph."""
        passage = paragraph.passage
        cleaned = passage.clean(joiner)
        return cls(passage, Cleaned(cleaned.text.replace("\n", " "), cleaned.offsets))

    def cut(self, start: int, end: int, *, confidence: float = 1.0) -> TracedText:
        """Give the characters `start … end` of the cleaned text with their sources."""
        runs = list(_within(self.cleaned.offsets, start, end))
        low = min(place for _, place, _ in runs)
        high = max(place + length for _, place, length in runs)
        pieces = [piece for piece in self.passage.cut(low, high).pieces if piece.start < piece.end]
        return TracedText(
            text=self.cleaned.text[start:end],
            offsets=tuple((at, place - low, length) for at, place, length in runs),
            spans=tuple(piece.span() for piece in pieces),
            confidence=confidence,
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its range in the text of its paragraph, and what the pipeline says of it."""

    paragraph: Paragraph
    source: Text
    start: int
    end: int
    span: "Span"

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.source.cleaned.text[self.start : self.end]


def find_sentences(paragraphs: Sequence[Paragraph], joiner: HyphenJoiner, nlp: "Language") -> list[list[Sentence]]:
    """Give the whole sentences of each paragraph; headings, lists of words and introductions of lists are none.

    Args:
        paragraphs: The paragraphs.
        joiner: Decides on hyphens at the end of a line.
        nlp: The pipeline.
    """
    texts = [Text.of(paragraph, joiner) for paragraph in paragraphs]
    docs = nlp.pipe(text.cleaned.text for text in texts)
    return [
        [
            Sentence(paragraph, text, span.start_char, span.end_char, span)
            for span in map(_trimmed, _unbroken(doc))
            if span is not None and _is_whole(span.text)
        ]
        for paragraph, text, doc in zip(paragraphs, texts, docs, strict=True)
    ]


def _unbroken(doc: "Doc") -> "Iterator[Span]":
    """Give the sentences; those within brackets belong to the one around: `(Wer lädt ein? Wer zahlt?)`."""
    start, depth = 0, 0
    for span in doc.sents:
        depth = max(0, depth + span.text.count("(") - span.text.count(")"))
        if not depth or span.end == len(doc):
            yield doc[start : span.end]
            start, depth = span.end, 0


def _trimmed(span: "Span") -> "Span | None":
    """Leave out the blanks around a sentence."""
    tokens = [token for token in span if not token.is_space]
    return span.doc[tokens[0].i : tokens[-1].i + 1] if tokens else None


def _is_whole(text: str) -> bool:
    stripped = text.rstrip(CLOSING)
    begins = text.lstrip("„“\"'»«(–- ")[:1]
    return stripped.endswith(ENDS) and len(text.split()) >= FEWEST and (begins.isupper() or begins.isdigit())


def _within(offsets: OffsetMap, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Give the runs of a stretch of the cleaned text, counted from its start."""
    for at, place, length in offsets:
        low, high = max(at, start), min(at + length, end)
        if low < high:
            yield low - start, place + low - at, high - low
