"""What speaks for or against two subjects being the same, for all pairs of two plans at once."""

import numpy as np
from numpy.typing import NDArray

from konzeptminer.comparing.describe import Floats, Profile

FEATURES = (
    "text",
    "full",
    "words",
    "rest",
    "goal",
    "no_goal",
    "heading",
    "no_heading",
    "codes",
    "no_codes",
    "topics",
    "actors",
    "no_actors",
    "groups",
    "other_groups",
)
"""In this order along the last axis. Those that begin with `no_` tell that one side lacks what is compared."""

Pairs = NDArray[np.float32]

_TINY = 1e-9

_LEFT = 0.05
"""Share of a text's squared length below which nothing is left of it."""

ALIKE = 0.6
"""Cosine from which on two words count as the same: a word printed on both sides says no more than a synonym."""


def features(a: Profile, b: Profile) -> Pairs:
    """Describe all pairs of the subjects of two plans.

    Args:
        a: The subjects of one plan.
        b: Those of the other.

    Returns:
        An array of subjects of `a` by subjects of `b` by `FEATURES`, all within -1 and 1.
    """
    shared = a.groups @ b.groups.T
    either = a.groups.sum(axis=1)[:, None] + b.groups.sum(axis=1)[None] - shared
    values = {
        "text": a.text @ b.text.T,
        "full": a.full @ b.full.T,
        "words": (soft_matches(a, b) + soft_matches(b, a).T) / 2,
        "rest": rest(a, b),
        "goal": a.goal @ b.goal.T,
        "no_goal": ~_known(a.goal, b.goal),
        "heading": a.heading @ b.heading.T,
        "no_heading": ~_known(a.heading, b.heading),
        "codes": a.codes @ b.codes.T,
        "no_codes": ~_known(a.codes, b.codes),
        "topics": a.topics @ b.topics.T,
        "actors": a.actors @ b.actors.T,
        "no_actors": ~_known(a.actors, b.actors),
        "groups": shared / np.maximum(either, 1),
        "other_groups": _known(a.groups, b.groups) & (shared == 0),
    }
    return np.stack([np.asarray(values[name], dtype=np.float32) for name in FEATURES], axis=-1)


def soft_matches(a: Profile, b: Profile) -> Floats:
    """Give how well the words of each text of `a` are met by words of each text of `b`.

    Each word takes its most similar word of the other text, and rare words count more: the recall of BERTScore
    (Zhang et al. 2020) on embeddings of words.
    """
    if not len(a) or not len(b):
        return np.zeros((len(a), len(b)), np.float32)
    similar = np.minimum(a.vocabulary @ b.vocabulary.T, ALIKE)
    starts = np.cumsum([0, *(len(words) for words in b.words[:-1])])
    # Words by rows: reduceat along the first axis works on whole rows.
    best = np.maximum.reduceat(similar.T[np.concatenate(b.words)], starts, axis=0)
    found: Floats = a.weights @ best.T
    return found


def rest(a: Profile, b: Profile) -> Floats:
    """Give the cosine of what is left of two texts without the words that both have.

    Two measures that share their words but not their purpose (`Gründung einer Theatergruppe für Migranten`,
    `Gründungsberatung für Migranten`) come out unlike. Where next to nothing is left, the whole texts are compared.
    """
    bag_a, bag_b = a.lemmas @ a.lemma_vectors, b.lemmas @ b.lemma_vectors
    dot, length_a, length_b = bag_a @ bag_b.T, np.square(bag_a).sum(axis=1), np.square(bag_b).sum(axis=1)
    cosines = dot / np.sqrt(np.maximum(np.outer(length_a, length_b), _TINY))
    rows, columns = (a.lemmas @ b.lemmas.T).nonzero()
    shared = a.lemmas[rows].multiply(b.lemmas[columns]).tocsr() @ a.lemma_vectors
    left_a, left_b = bag_a[rows] - shared, bag_b[columns] - shared
    size_a, size_b = np.square(left_a).sum(axis=1), np.square(left_b).sum(axis=1)
    without = np.einsum("ij,ij->i", left_a, left_b) / np.sqrt(np.maximum(size_a * size_b, _TINY))
    something = (size_a > _LEFT * length_a[rows]) & (size_b > _LEFT * length_b[columns])
    cosines[rows[something], columns[something]] = without[something]
    return np.asarray(np.clip(cosines, -1, 1), dtype=np.float32)


def _known(a: Floats, b: Floats) -> NDArray[np.bool_]:
    return np.outer(np.any(a, axis=1), np.any(b, axis=1))
