"""Plans as arrays: what their measures, or goals, are compared by."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from simplemma import lemmatize

from konzeptminer.classifying import Row
from konzeptminer.classifying.explain import function_words
from konzeptminer.classifying.model import FieldModel
from konzeptminer.comparing.groups import group_names
from konzeptminer.comparing.subjects import Subject
from konzeptminer.embedding import Embedder, load_embedding
from konzeptminer.text.words import GERMAN

Floats = NDArray[np.float32]

WORD = re.compile(r"[^\W\d_]{2,}")
_SHORTEST_BEGINNING, _SHORTEST_END = 4, 4
"""Letters that the parts of a compound have at least."""

_MOST_WORDS = 40
"""Words of a text that are compared one by one: a measure of several sentences has said by then what it is."""


@dataclass(frozen=True, eq=False)
class Profile:
    """Subjects of one plan as arrays, a row each.

    Attributes:
        text: Embedding of the text; `full` of text and steps, `goal` of the goal (zeros where there is none).
        heading: Embedding of the field of action as printed (zeros where there is none).
        codes: Weights of the taxonomy's codes, of length 1 (zeros where there are none).
        topics: Square roots of the chances of each code being the main one, by all that the subject says (zeros where
            no classifier was asked).
        actors: Embedding of the actors' names (zeros where there are none).
        groups: Whether the text names a group of people.
        vocabulary: Embeddings of the different words of all texts.
        words: For each text the places of its words in the vocabulary, at least one.
        lemmas: Whether a text has a word of a lemma.
        lemma_vectors: The lemmas' embeddings, by how rare they are; those of all plans.
        weights: Texts by vocabulary: how much each word counts; rows sum to 1 or, without words, to 0.
    """

    subjects: tuple[Subject, ...]
    text: Floats
    full: Floats
    goal: Floats
    heading: Floats
    codes: Floats
    topics: Floats
    actors: Floats
    groups: Floats
    vocabulary: Floats
    words: tuple[NDArray[np.int64], ...]
    weights: Floats
    lemmas: csr_matrix
    lemma_vectors: Floats

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
    codes = sorted({code for subject in everything for code in subject.codes})
    rarity = _rarity([[lemma_of(word) for word in content_words(text)] for text in texts])
    lemmas = _rarity([[part for word in content_words(text) for part in parts_of(word)] for text in texts]) or {"": 0.0}
    vectors = embedder.encode(list(lemmas)) * np.array(list(lemmas.values()), dtype=np.float32)[:, None]
    topics = _topics(everything, classifier)
    return [_profile(plan, embedder, (codes, topics), (rarity, list(lemmas), vectors)) for plan in plans]


def content_words(text: str) -> list[str]:
    """Give the words of a text that are no function words, in order."""
    return [word for word in WORD.findall(text) if word.casefold() not in function_words()]


@lru_cache(maxsize=1 << 16)
def lemma_of(word: str) -> str:
    """Give what is equal for the forms of one word."""
    return str(lemmatize(word, lang="de")).casefold()


@lru_cache(maxsize=1 << 16)
def parts_of(word: str) -> tuple[str, ...]:
    """Give the lemmas of a compound's two parts (`Bildungsgutschein`: `bildung`, `gutschein`), else the word's own."""
    small = word.casefold()
    for cut in range(_SHORTEST_BEGINNING, len(small) - _SHORTEST_END + 1):
        first, last = small[:cut], small[cut:]
        if GERMAN.is_known(last) and GERMAN.is_first_part(first):
            stem = next((stem for stem in (first, first.removesuffix("s")) if GERMAN.is_known(stem)), first)
            return lemma_of(stem), lemma_of(last)
    return (lemma_of(word),)


def _profile(
    plan: Sequence[Subject],
    embedder: Embedder,
    fields: tuple[Sequence[str], dict[str, Floats]],
    words: tuple[dict[str, float], list[str], Floats],
) -> Profile:
    (scale, topics), (rarity, lemmas, lemma_vectors) = fields, words
    width = len(next(iter(topics.values()), ()))
    texts = [subject.text for subject in plan]
    codes = _table([subject.codes for subject in plan], scale)
    lengths = np.linalg.norm(codes, axis=1, keepdims=True)
    word_lists = [content_words(text)[:_MOST_WORDS] for text in texts]
    vocabulary = sorted({word for words in word_lists for word in words}) or [""]
    place = {word: i for i, word in enumerate(vocabulary)}
    weights = np.zeros((len(plan), len(vocabulary)), np.float32)
    for row, own in enumerate(word_lists):
        for word in own:
            weights[row, place[word]] += rarity[lemma_of(word)]
    return Profile(
        subjects=tuple(plan),
        text=embedder.encode(texts),
        full=embedder.encode([f"{subject.text} {subject.steps}".strip() for subject in plan]),
        goal=embedder.encode([subject.goal for subject in plan]),
        heading=embedder.encode([subject.heading for subject in plan]),
        codes=np.asarray(codes / np.where(lengths > 0, lengths, 1), dtype=np.float32),
        topics=np.stack([topics[subject.record] for subject in plan]) if plan else np.zeros((0, width), np.float32),
        actors=embedder.encode(["; ".join(subject.actors) for subject in plan]),
        groups=_table([dict.fromkeys(subject.groups, 1.0) for subject in plan], group_names()),
        vocabulary=embedder.encode(vocabulary),
        words=tuple(np.array([place[word] for word in words] or [0], dtype=np.int64) for words in word_lists),
        weights=weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9),
        lemmas=_presence(word_lists, {lemma: i for i, lemma in enumerate(lemmas)}),
        lemma_vectors=lemma_vectors,
    )


def _topics(subjects: Sequence[Subject], classifier: FieldModel | None) -> dict[str, Floats]:
    if classifier is None:
        return {subject.record: np.zeros(1, np.float32) for subject in subjects}
    rows = [Row(subject.text, subject.goal or None, subject.heading or None) for subject in subjects]
    roots = np.sqrt(classifier.scores(rows).main).astype(np.float32) if rows else ()
    return {subject.record: own for subject, own in zip(subjects, roots, strict=True)}


def _table(rows: Sequence[dict[str, float]], columns: Sequence[str]) -> Floats:
    table = np.zeros((len(rows), max(len(columns), 1)), np.float32)
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            table[i, j] = row.get(column, 0.0)
    return table


def _presence(texts: Sequence[Sequence[str]], place: dict[str, int]) -> csr_matrix:
    """Give texts by lemmas: 1 where the text has a word or a part of one of the lemma."""
    columns = [sorted({place[part] for word in words for part in parts_of(word)}) for words in texts]
    ends = np.cumsum([0, *map(len, columns)])
    found = [column for row in columns for column in row]
    return csr_matrix((np.ones(len(found), np.float32), found, ends), shape=(len(texts), max(len(place), 1)))


def _rarity(texts: Sequence[Sequence[str]]) -> dict[str, float]:
    """Give the inverse document frequency of each lemma (Spärck Jones 1972, smoothed), in alphabetical order."""
    count = Counter(lemma for text in texts for lemma in set(text))
    return {lemma: float(np.log1p(len(texts) / count[lemma])) for lemma in sorted(count)}
