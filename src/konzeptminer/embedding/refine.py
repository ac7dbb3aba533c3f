"""Refinement of piece vectors on paraphrases, so that texts that say the same lie close together."""

import random
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from konzeptminer.embedding.paraphrases import Triple
from konzeptminer.embedding.settings import TrainingSettings
from konzeptminer.embedding.static import Floats

if TYPE_CHECKING:
    import torch

Pair = tuple[str, str, str | None]
"""A text, one that says the same, and maybe one that says something else."""


def refine(
    vectors: Floats,
    tokenizer: Tokenizer,
    triples: Sequence[Triple],
    synonyms: Sequence[tuple[str, ...]],
    settings: TrainingSettings,
) -> Floats:
    """Move the vectors of pieces, and turn the space as a whole, so that paraphrases lie close together.

    The loss is the multiple negatives ranking loss (Henderson et al. 2017): within a batch, each text must be closer to
    its paraphrase than to those of the others and to texts that only share its words. A linear map that all pieces
    share carries what is learned over to pieces that no paraphrase holds; it is folded into the vectors.

    Args:
        vectors: Pieces by dimensions; the first row is zero.
        tokenizer: The vocabulary.
        triples: Paraphrases.
        synonyms: Groups of words that mean the same.
        settings: Length and step size of the refinement.

    Returns:
        An array like `vectors`.
    """
    import torch  # noqa: PLC0415 - takes long to load

    torch.manual_seed(settings.seed)
    rng = random.Random(settings.seed)
    texts = sorted({text for triple in triples for text in triple} | {word for group in synonyms for word in group})
    encodings = tokenizer.encode_batch(texts, add_special_tokens=False)
    # Pieces that no text holds get no gradient: leaving them out changes nothing and is many times faster.
    used = np.unique([0, *(piece for encoding in encodings for piece in encoding.ids)])
    ids = {text: np.searchsorted(used, encoding.ids) for text, encoding in zip(texts, encodings, strict=True)}
    bag = torch.nn.EmbeddingBag.from_pretrained(
        torch.from_numpy(vectors[used].copy()), freeze=False, mode="sum", padding_idx=0
    )
    turn = torch.nn.Linear(vectors.shape[1], vectors.shape[1], bias=False)
    torch.nn.init.eye_(turn.weight)

    def encode(batch: Sequence[str]) -> "torch.Tensor":
        rows = [ids[text] for text in batch]
        starts = list(accumulate((len(row) for row in rows[:-1]), initial=0))
        summed = bag(torch.from_numpy(np.concatenate(rows).astype(np.int64)), torch.tensor(starts))
        return torch.nn.functional.normalize(turn(summed), dim=1)

    optimizer = torch.optim.Adam([*bag.parameters(), *turn.parameters()], lr=settings.rate)
    for _ in range(settings.refining_epochs):
        pairs = _pairs(triples, synonyms, rng)
        for start in range(0, len(pairs), settings.batch):
            batch = pairs[start : start + settings.batch]
            others = [other for _, _, other in batch if other]
            candidates = encode([same for _, same, _ in batch] + others)
            similarities = encode([text for text, _, _ in batch]) @ candidates.T
            loss = torch.nn.functional.cross_entropy(similarities / settings.temperature, torch.arange(len(batch)))
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            optimizer.step()
    refined = vectors.copy()
    refined[used] = bag.weight.detach().numpy()
    turned: Floats = refined @ turn.weight.detach().numpy().T
    return turned


def _pairs(triples: Sequence[Triple], synonyms: Sequence[tuple[str, ...]], rng: random.Random) -> list[Pair]:
    """Give what one round goes through: paraphrases both ways and two words of each group, in a new order."""
    pairs: list[Pair] = [(triple.text, triple.same, triple.other) for triple in triples]
    pairs += [(triple.same, triple.text, None) for triple in triples]
    for group in synonyms:
        first, second = rng.sample(group, 2)
        pairs.append((first, second, None))
    rng.shuffle(pairs)
    return pairs
