"""What speaks for or against two subjects being the same, for all pairs of two plans at once."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from konzeptminer.comparing.describe import Floats, Profile

FEATURES = (
    "text",
    "full",
    "words",
    "least_words",
    "parts",
    "goal",
    "no_goal",
    "heading",
    "no_heading",
    "codes",
    "main_code",
    "no_codes",
    "topics",
    "no_topics",
    "actors",
    "names",
    "no_names",
    "kinds",
    "no_kinds",
    "groups",
    "other_groups",
)
"""In this order along the last axis. Those that begin with `no_` tell that one side lacks what is compared."""

Pairs = NDArray[np.float32]

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
    there, back = soft_matches(a, b), soft_matches(b, a).T
    codes = _known(a.codes, b.codes)
    kinds = _known(a.kinds, b.kinds)
    shared = a.groups @ b.groups.T
    either = a.groups.sum(axis=1)[:, None] + b.groups.sum(axis=1)[None] - shared
    both_named = _known(a.groups, b.groups)
    values = {
        "text": a.text @ b.text.T,
        "full": a.full @ b.full.T,
        "words": (there + back) / 2,
        "least_words": np.minimum(there, back),
        "parts": _cosines(a.parts, b.parts),
        "goal": a.goal @ b.goal.T,
        "no_goal": ~_known(a.goal, b.goal),
        "heading": a.heading @ b.heading.T,
        "no_heading": ~_known(a.heading, b.heading),
        "codes": a.codes @ b.codes.T,
        "main_code": (a.main[:, None] == b.main[None]) & codes,
        "no_codes": ~codes,
        "topics": a.topics @ b.topics.T,
        "no_topics": ~_known(a.topics, b.topics),
        "actors": a.actors @ b.actors.T,
        "names": _cosines(a.names, b.names),
        "no_names": ~((a.names.getnnz(axis=1) > 0)[:, None] & (b.names.getnnz(axis=1) > 0)[None]),
        "kinds": _share(a.kinds, b.kinds),
        "no_kinds": ~kinds,
        "groups": shared / np.maximum(either, 1),
        "other_groups": both_named & (shared == 0),
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


def _known(a: Floats, b: Floats) -> NDArray[np.bool_]:
    return np.outer(np.any(a, axis=1), np.any(b, axis=1))


def _share(a: Floats, b: Floats) -> Floats:
    lengths = np.sqrt(np.outer(a.sum(axis=1), b.sum(axis=1)))
    return np.asarray((a @ b.T) / np.maximum(lengths, 1), dtype=np.float32)


def _cosines(a: csr_matrix, b: csr_matrix) -> Floats:
    found: Floats = (a @ b.T).toarray()
    return found
