"""Plans as arrays: what their measures, or goals, are compared by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from konzeptminer.classifying import Row
from konzeptminer.classifying.explain import function_words
from konzeptminer.classifying.model import FieldModel
from konzeptminer.comparing.groups import group_names
from konzeptminer.comparing.subjects import Subject
from konzeptminer.embedding import Embedder, load_embedding

Floats = NDArray[np.float32]

WORD = re.compile(r"[^\W\d_]{2,}")
_RARE = re.compile(r"[^\W\d_]{2,}|\d{2,}")
_MOST_WORDS = 40
"""Words of a text that are compared one by one: a measure of several sentences has said by then what it is."""


@dataclass(frozen=True, eq=False)
class Profile:
    """Subjects of one plan as arrays, a row each.

    Attributes:
        text: Embedding of the text; `full` of text and steps, `goal` of the goal (zeros where there is none).
        heading: Embedding of the field of action as printed (zeros where there is none).
        parts: Parts of words of four and five letters and numbers, weighed by how rare they are.
        codes: Weights of the taxonomy's codes, of length 1 (zeros where there are none).
        topics: Square roots of the chances of each code being the main one, by all that the subject says (zeros where
            no classifier was asked).
        main: Index of the main code, -1 where there is none.
        actors: Embedding of the actors' names (zeros where there are none).
        names: Parts of the actors' names, as `parts`.
        kinds: Whether the actors are of a kind.
        groups: Whether the text names a group of people.
        vocabulary: Embeddings of the different words of all texts.
        words: For each text the places of its words in the vocabulary, at least one.
        weights: Texts by vocabulary: how much each word counts; rows sum to 1 or, without words, to 0.
    """

    subjects: tuple[Subject, ...]
    text: Floats
    full: Floats
    goal: Floats
    heading: Floats
    parts: csr_matrix
    codes: Floats
    topics: Floats
    main: NDArray[np.int64]
    actors: Floats
    names: csr_matrix
    kinds: Floats
    groups: Floats
    vocabulary: Floats
    words: tuple[NDArray[np.int64], ...]
    weights: Floats

    def __len__(self) -> int:
        return len(self.subjects)


def describe(
    plans: Sequence[Sequence[Subject]], classifier: FieldModel | None = None, embedder: Embedder | None = None
) -> list[Profile]:
    """Describe the subjects of plans by arrays; how rare a word is, is counted over all of them.

    Args:
        plans: The subjects of each plan.
        classifier: Tells the fields of action.
        embedder: Gives embeddings; the shipped one by default.
    """
    embedder = embedder or load_embedding()
    # In an order of their own: nothing may depend on which plan was named first.
    everything = sorted((subject for plan in plans for subject in plan), key=lambda one: (one.text, one.record))
    texts = [subject.text for subject in everything]
    parts = _fit(texts)
    names = _fit(["; ".join(subject.actors) for subject in everything])
    codes = sorted({code for subject in everything for code in subject.codes})
    kinds = sorted({kind for subject in everything for kind in subject.kinds})
    rarity = _rarity(texts)
    topics = _topics(everything, classifier)
    return [_profile(plan, embedder, (parts, names), (codes, kinds), (rarity, topics)) for plan in plans]


def content_words(text: str) -> list[str]:
    """Give the words of a text that are no function words, in order."""
    return [word for word in WORD.findall(text) if word.casefold() not in function_words()]


def _profile(
    plan: Sequence[Subject],
    embedder: Embedder,
    vectorizers: tuple[TfidfVectorizer | None, TfidfVectorizer | None],
    scales: tuple[list[str], list[str]],
    known: tuple[dict[str, float], dict[str, Floats]],
) -> Profile:
    rarity, topics = known
    texts = [subject.text for subject in plan]
    codes = _table([subject.codes for subject in plan], scales[0])
    lengths = np.linalg.norm(codes, axis=1, keepdims=True)
    word_lists = [content_words(text)[:_MOST_WORDS] for text in texts]
    vocabulary = sorted({word for words in word_lists for word in words}) or [""]
    place = {word: i for i, word in enumerate(vocabulary)}
    weights = np.zeros((len(plan), len(vocabulary)), np.float32)
    for row, words in enumerate(word_lists):
        for word in words:
            weights[row, place[word]] += rarity.get(word.casefold(), 1.0)
    return Profile(
        subjects=tuple(plan),
        text=embedder.encode(texts),
        full=embedder.encode([f"{subject.text} {subject.steps}".strip() for subject in plan]),
        goal=embedder.encode([subject.goal for subject in plan]),
        heading=embedder.encode([subject.heading for subject in plan]),
        parts=_transform(vectorizers[0], texts),
        codes=codes / np.where(lengths > 0, lengths, 1).astype(np.float32),
        topics=np.array([topics[subject.record] for subject in plan], dtype=np.float32).reshape(len(plan), -1),
        main=np.where(codes.any(axis=1), codes.argmax(axis=1), -1),
        actors=embedder.encode(["; ".join(subject.actors) for subject in plan]),
        names=_transform(vectorizers[1], ["; ".join(subject.actors) for subject in plan]),
        kinds=_table([dict.fromkeys(subject.kinds, 1.0) for subject in plan], scales[1]),
        groups=_table([dict.fromkeys(subject.groups, 1.0) for subject in plan], group_names()),
        vocabulary=embedder.encode(vocabulary),
        words=tuple(np.array([place[word] for word in words] or [0], dtype=np.int64) for words in word_lists),
        weights=weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9),
    )


def _topics(subjects: Sequence[Subject], classifier: FieldModel | None) -> dict[str, Floats]:
    if classifier is None:
        return {subject.record: np.zeros(1, np.float32) for subject in subjects}
    rows = [Row(subject.text, subject.goal or None, subject.heading or None) for subject in subjects]
    chances = classifier.scores(rows).main if rows else []
    return {subject.record: np.sqrt(own, dtype=np.float32) for subject, own in zip(subjects, chances, strict=True)}


def _table(rows: Sequence[dict[str, float]], columns: Sequence[str]) -> Floats:
    table = np.zeros((len(rows), max(len(columns), 1)), np.float32)
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            table[i, j] = row.get(column, 0.0)
    return table


def _analyse(text: str) -> list[str]:
    found = []
    for word in _RARE.findall(text.casefold()):
        if word in function_words():
            continue
        framed = f" {word} "
        found += (
            [word] if word[0].isdigit() else [framed[i : i + n] for n in (4, 5) for i in range(len(framed) - n + 1)]
        )
    return found


def _fit(texts: Sequence[str]) -> TfidfVectorizer | None:
    """Give the rarity of words' parts in texts, None where no text has any."""
    if not any(_analyse(text) for text in texts):
        return None
    return TfidfVectorizer(analyzer=_analyse, sublinear_tf=True, dtype=np.float32).fit(texts)


def _transform(vectorizer: TfidfVectorizer | None, texts: Sequence[str]) -> csr_matrix:
    return csr_matrix((len(texts), 1), dtype=np.float32) if vectorizer is None else vectorizer.transform(texts)


def _rarity(texts: Sequence[str]) -> dict[str, float]:
    """Give the inverse document frequency of each word (Robertson and Spärck Jones 1976, smoothed)."""
    count: dict[str, int] = {}
    for text in texts:
        for word in {word.casefold() for word in content_words(text)}:
            count[word] = count.get(word, 0) + 1
    return {word: float(np.log1p(len(texts) / times)) for word, times in count.items()}
