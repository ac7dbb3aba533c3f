"""The pieces of words that an embedding has vectors for."""

import json
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "<unk>"
"""The piece for what the vocabulary cannot spell; its vector is zero. It is the first one."""

_LONGEST = 14
_BATCH = 5000
_DIGITS = 9


def train_vocabulary(lines: Iterable[str], size: int) -> Tokenizer:
    """Train a Unigram vocabulary (Kudo 2018) without marks of where a word starts.

    So `pflege` is the same piece in `Pflegebereich` and in `Altenpflege`, which suits a language of compounds.

    Args:
        lines: Running text.
        size: Number of pieces at most.
    """
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"[^\p{L}\p{M}\d]+"), behavior="removed")
    trainer = trainers.UnigramTrainer(
        vocab_size=size,
        special_tokens=[UNKNOWN],
        unk_token=UNKNOWN,
        max_piece_length=_LONGEST,
        shrinking_factor=0.75,
        n_sub_iterations=2,
        show_progress=False,
    )
    tokenizer.train_from_iterator(lines, trainer)
    # The trainer leaves pieces that are equally likely in an order of chance, and with it their numbers.
    first, *rest = json.loads(tokenizer.to_str())["model"]["vocab"]
    scored = sorted(((piece, round(score, _DIGITS)) for piece, score in rest), key=lambda entry: (-entry[1], entry[0]))
    tokenizer.model = models.Unigram([tuple(first), *scored], unk_id=0)
    return tokenizer


def write_pieces(tokenizer: Tokenizer, lines: Iterable[str], path: Path) -> int:
    """Write the pieces of each line, parted by blanks; lines of one or two pieces have no context and are left out.

    Args:
        tokenizer: The vocabulary.
        lines: Running text.
        path: The file to write.

    Returns:
        The number of pieces written.
    """
    rest, count = iter(lines), 0
    with path.open("w", encoding="utf-8") as file:
        while batch := list(islice(rest, _BATCH)):
            for encoding in tokenizer.encode_batch(batch, add_special_tokens=False):
                if len(encoding.tokens) > 2:
                    file.write(" ".join(encoding.tokens) + "\n")
                    count += len(encoding.tokens)
    return count
