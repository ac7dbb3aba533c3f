"""How well an embedding finds paraphrases that it did not see."""

from collections.abc import Sequence

import numpy as np
from sklearn.model_selection import KFold
from tokenizers import Tokenizer

from konzeptminer.embedding.paraphrases import Triple
from konzeptminer.embedding.refine import refine
from konzeptminer.embedding.settings import TrainingSettings
from konzeptminer.embedding.static import Floats, encode_static


def measure_refinement(
    vectors: Floats,
    tokenizer: Tokenizer,
    triples: Sequence[Triple],
    synonyms: Sequence[tuple[str, ...]],
    settings: TrainingSettings,
) -> tuple[float, float]:
    """Measure the refinement on paraphrases held out part by part.

    A text's paraphrase is sought among all paraphrases of its part and the texts that only share words.

    Args:
        vectors: Pieces by dimensions, not refined.
        tokenizer: The vocabulary.
        triples: Paraphrases, at least as many as there are parts.
        synonyms: Groups of words that mean the same, seen each time.
        settings: The refinement and the number of parts.

    Returns:
        The mean reciprocal rank before and after the refinement.
    """
    before, after = [], []
    for seen, unseen in KFold(settings.folds, shuffle=True, random_state=settings.seed).split(triples):
        part = [triples[i] for i in unseen]
        refined = refine(vectors, tokenizer, [triples[i] for i in seen], synonyms, settings)
        before += _reciprocal_ranks(vectors, tokenizer, part)
        after += _reciprocal_ranks(refined, tokenizer, part)
    return float(np.mean(before)), float(np.mean(after))


def _reciprocal_ranks(vectors: Floats, tokenizer: Tokenizer, triples: Sequence[Triple]) -> list[float]:
    texts = encode_static(tokenizer, vectors, [triple.text for triple in triples])
    candidates = [triple.same for triple in triples] + [triple.other for triple in triples]
    similarities = texts @ encode_static(tokenizer, vectors, candidates).T
    right = np.diagonal(similarities)
    ranks: list[float] = (1 / (1 + (similarities > right[:, None]).sum(axis=1))).tolist()
    return ranks
