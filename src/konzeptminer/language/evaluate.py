"""How well a pipeline reads German: sentences, tags, lemmas, parse and names, on texts it was not trained on."""

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.training import Example

from konzeptminer.language.boundaries import find_sentences
from konzeptminer.language.entities import FINDERS
from konzeptminer.language.sentences import NAME as SENTENCES
from konzeptminer.language.train.names import LEGAL, make_legal_docs, read_legal, read_own
from konzeptminer.language.train.treebank import TreebankSentence, make_docs, read_treebank
from konzeptminer.records.base import Model

TREEBANK = "ud-gsd-test.conllu.xz"
COURTS = "ler-test.conll.xz"
OWN = "entities_test.jsonl"
OTHERS = "entities_train.jsonl"
"""Read for the speed alone."""
CLOSERS = "\"'“”»«)]"
STOPS = ".!?…"

Name = tuple[int, int, int, str]
"""A name: the number of the text, its characters, its label."""


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


class LegalScores(Model):
    """Names in court decisions.

    Attributes:
        by_label: Scores by our label.
        fine: By the corpus's own label, how many exist and how many were found.
    """

    by_label: dict[str, Found]
    fine: dict[str, tuple[int, int]]


class PipelineScores(Model):
    """How well a pipeline reads.

    Attributes:
        sentences: Whole sentences.
        sentence_ends: Ends of sentences.
        without_stop: Number of sentences that end without a stop.
        syntax: Accuracy of tags, parts of speech, morphology, lemmas, heads, and heads with relations.
        own: Names in our own sentences, by label.
        legal: Names in court decisions, by our label.
        fine: The same by the corpus's own label: how many exist and how many were found.
        words_a_second: Speed with all components on one core.
    """

    sentences: Found
    sentence_ends: Found
    without_stop: int
    syntax: dict[str, float]
    own: dict[str, Found]
    legal: dict[str, Found]
    fine: dict[str, tuple[int, int]]
    words_a_second: float

    def flat(self) -> dict[str, float]:
        """Give the figures by name, as spaCy's `meta.json` holds them."""
        figures = {"sents_f": self.sentences.f1, "sent_ends_f": self.sentence_ends.f1, **self.syntax}
        for where, scores in (("own", self.own), ("legal", self.legal)):
            figures |= {f"ents_{where}_{label}_f": found.f1 for label, found in scores.items()}
        return {name: round(value, 4) for name, value in (figures | {"speed": self.words_a_second}).items()}


def score_pipeline(nlp: Language, data: Path, corpus: Path, *, limit: int | None = None) -> PipelineScores:
    """Score a pipeline on what no part of it was trained on.

    Args:
        nlp: The pipeline.
        data: Folder of `ud-gsd-test.conllu.xz` and `ler-test.conll.xz`.
        corpus: Folder of our own sentences, `corpus/language`.
        limit: Number of sentences of a corpus to stop after; none for all.
    """
    treebank = list(read_treebank(data / TREEBANK))[:limit]
    texts = [text for text, _ in treebank]
    whole, ends = score_sentences(texts)
    legal = score_legal(nlp, data / COURTS, limit=limit)
    words = [text for text, _ in read_own(corpus / OTHERS)]
    return PipelineScores(
        sentences=whole,
        sentence_ends=ends,
        without_stop=sum(text.rstrip(CLOSERS)[-1:] not in STOPS for text in texts),
        syntax=score_syntax(nlp, treebank),
        own=score_own(nlp, corpus / OWN),
        legal=legal.by_label,
        fine=legal.fine,
        words_a_second=measure_speed(nlp, [" ".join(words[place : place + 8]) for place in range(0, len(words), 8)]),
    )


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


def score_syntax(nlp: Language, treebank: list[TreebankSentence]) -> dict[str, float]:
    """Give the accuracy of tags, morphology, lemmas and parse, on the raw text of single sentences of a treebank."""
    reference = list(make_docs(treebank, nlp.vocab, group=1))
    examples = [
        Example(doc, gold) for doc, gold in zip(nlp.pipe(doc.text for doc in reference), reference, strict=True)
    ]
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


def score_legal(nlp: Language, file: Path, *, limit: int | None = None) -> LegalScores:
    """Give the scores of names in court decisions by our label, and how many of each fine label were found."""
    sentences = list(read_legal(file))[:limit]
    gold: list[Name] = []
    found: list[Name] = []
    fine, hits = Counter[str](), Counter[str]()
    texts = [next(make_legal_docs([(words, [])], nlp.vocab)) for words, _ in sentences]
    with nlp.select_pipes(enable=[name for name in nlp.pipe_names if name in (SENTENCES, *FINDERS)]):
        read = nlp.pipe(texts)
        for place, ((_, spans), doc) in enumerate(zip(sentences, read, strict=True)):
            ents = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents if ent.label_ in LEGAL.values()}
            found.extend((place, *ent) for ent in ents)
            for start, end, label in spans:
                if label not in LEGAL:
                    continue
                key = (*texts_range(sentences[place][0], doc.text, start, end), LEGAL[label])
                gold.append((place, *key))
                fine[label] += 1
                hits[label] += key in ents
    return LegalScores(
        by_label=_by_label(gold, found), fine={label: (fine[label], hits[label]) for label in sorted(fine)}
    )


def texts_range(words: Sequence[str], text: str, start: int, end: int) -> tuple[int, int]:
    """Give the characters of a range of words."""
    place, places = 0, []
    for word in words[:end]:
        place = text.index(word, place)
        places.append((place, place + len(word)))
        place += len(word)
    return places[start][0], places[end - 1][1]


def measure_speed(nlp: Language, texts: Sequence[str]) -> float:
    """Give the words a second of one core: by the time of the processor, which others' work does not change."""
    nlp(texts[0])
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - start)


def _by_label(gold: list[tuple[int, int, int, str]], found: list[tuple[int, int, int, str]]) -> dict[str, Found]:
    labels = sorted({item[3] for item in gold})
    scores = {
        label: compare_spans([item for item in gold if item[3] == label], [item for item in found if item[3] == label])
        for label in labels
    }
    return {"all": compare_spans(gold, found), **scores}
