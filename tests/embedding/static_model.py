"""A static embedding of a few made-up vectors."""

from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

PIECES = ("<unk>", "sprach", "kurs", "e", "wohn", "raum", "schaffen")


def write_static_model(folder: Path) -> Path:
    """Write the model as sentence-transformers does; the vector of the unknown piece is zero."""
    tokenizer = Tokenizer(models.Unigram([(piece, -float(i)) for i, piece in enumerate(PIECES)], unk_id=0))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    weights = torch.randn(len(PIECES), 8, generator=torch.Generator().manual_seed(1))
    weights[0] = 0
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights)], device="cpu")
    model.save(str(folder), create_model_card=False)
    return folder
