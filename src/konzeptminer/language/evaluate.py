"""How well a pipeline reads German: sentences, tags, lemmas, parse and names, on texts it was not trained on."""

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from konzeptminer.language.boundaries import find_sentences
from konzeptminer.language.train.names import LEGAL, make_legal_docs, read_legal, read_own
from konzeptminer.language.train.treebank import make_docs, read_treebank
from konzeptminer.records.base import Model


class Found(Model):
    """How many names were found.

    Attributes:
        gold: Names in the annotation.
        found: Names that the pipeline gave.
        right: Those with the same characters and label.
    """

    gold: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """Share of the found that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the annotated that are found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


def compare_spans(gold: Iterable[tuple[object, ...]], found: Iterable[tuple[object, ...]]) -> Found:
    """Count what two sets share."""
    gold, found = set(gold), set(found)
    return Found(gold=len(gold), found=len(found), right=len(gold & found))


def join_sentences(sentences: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Give the sentences joined by blanks, and where each stands."""
    spans, place = [], 0
    for sentence in sentences:
        spans.append((place, place + len(sentence)))
        place += len(sentence) + 1
    return " ".join(sentences), spans


def score_sentences(sentences: Sequence[str]) -> tuple[Found, Found]:
    """Give the score of whole sentences, and of their ends alone, in a text that the sentences are joined to."""
    text, gold = join_sentences(sentences)
    found = find_sentences(text)
    return compare_spans(gold, found), compare_spans([(end,) for _, end in gold], [(end,) for _, end in found])


def score_syntax(nlp: Language, treebank: Path) -> dict[str, float]:
    """Give the accuracy of tags, morphology, lemmas and parse, on the raw text of single sentences of a treebank."""
    reference = list(make_docs(list(read_treebank(treebank)), nlp.vocab, group=1))
    examples = [Example(nlp(doc.text), doc) for doc in reference]
    scores: dict[str, float] = {}
    for attribute in ("tag", "pos", "morph", "lemma"):
        scores |= Scorer.score_token_attr(
            examples, attribute, getter=lambda token, name: getattr(token, name if name == "morph" else f"{name}_")
        )
    scores |= Scorer.score_deps(examples, "dep", getter=lambda token, name: token.dep_, ignore_labels=("punct",))
    return {key: scores[key] for key in ("tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las")}


def score_own(nlp: Language, file: Path) -> dict[str, Found]:
    """Give the scores of names by label in our own sentences, exact characters."""
    rows = read_own(file)
    gold = [(place, *span) for place, (_, spans) in enumerate(rows) for span in spans]
    found = [
        (place, ent.start_char, ent.end_char, ent.label_)
        for place, doc in enumerate(nlp.pipe(text for text, _ in rows))
        for ent in doc.ents
    ]
    return _by_label(gold, found)


def score_legal(nlp: Language, file: Path) -> tuple[dict[str, Found], dict[str, tuple[int, int]]]:
    """Give the scores of names in court decisions by our label, and by fine label how many exist and were found."""
    sentences = list(read_legal(file))
    gold, found, fine, hits = [], [], Counter[str](), Counter[str]()
    for place, (words, spans) in enumerate(sentences):
        doc = next(iter(make_legal_docs([(words, [])], nlp.vocab)))
        doc = nlp(Doc(nlp.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc]))
        starts = {token.idx: index for index, token in enumerate(doc)}
        del starts
        ents = {
            (ent.start_char, ent.end_char, ent.label_)
            for ent in doc.ents
            if ent.label_ in ("ORG", "LAW", "PER", "PLACE")
        }
        places, at = [], 0
        for word, token in zip(words, next(iter(make_legal_docs([(words, [])], nlp.vocab))), strict=True):
            places.append((at, at + len(word)))
            at += len(word) + len(token.whitespace_)
        for a, b, label in spans:
            if label not in LEGAL:
                continue
            key = (places[a][0], places[b - 1][1], LEGAL[label])
            gold.append((place, *key))
            fine[label] += 1
            hits[label] += key in ents
        found.extend((place, *ent) for ent in ents)
    return _by_label(gold, found), {label: (fine[label], hits[label]) for label in sorted(fine)}


def measure_speed(nlp: Language, texts: Sequence[str]) -> float:
    """Give the words a second."""
    start = time.perf_counter()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.perf_counter() - start)


def _by_label(gold: list[tuple[int, int, int, str]], found: list[tuple[int, int, int, str]]) -> dict[str, Found]:
    labels = sorted({item[3] for item in gold})
    scores = {
        label: compare_spans([item for item in gold if item[3] == label], [item for item in found if item[3] == label])
        for label in labels
    }
    return {"all": compare_spans(gold, found), **scores}
