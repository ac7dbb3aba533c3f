"""Training of the embedding that konzeptminer ships: what `konzeptminer train embedding` does."""

import json
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from safetensors.numpy import save
from tokenizers import Tokenizer

from konzeptminer.embedding.corpus import read_lines
from konzeptminer.embedding.held_out import measure_refinement
from konzeptminer.embedding.paraphrases import load_synonyms, load_triples
from konzeptminer.embedding.refine import refine
from konzeptminer.embedding.settings import TrainingSettings
from konzeptminer.embedding.skipgram import require_gensim, train_skipgram
from konzeptminer.embedding.static import Floats
from konzeptminer.embedding.vocabulary import train_vocabulary, write_pieces
from konzeptminer.errors import OutputError
from konzeptminer.records.base import Model


class EmbeddingReport(Model):
    """What a training gave.

    Attributes:
        pieces: Number of pieces in the vocabulary.
        corpus: Number of pieces in the corpus.
        before: Mean reciprocal rank of held-out paraphrases before the refinement.
        after: The same after it.
    """

    pieces: int
    corpus: int
    before: float
    after: float


def train_embedding(data: Path, out: Path, settings: TrainingSettings | None = None) -> EmbeddingReport:
    """Train the embedding and write it as a folder that `SentenceTransformer(path)` opens.

    In order: a vocabulary of pieces of words, skip-gram vectors of the pieces, weights of smooth inverse frequency, and
    a refinement on paraphrases and synonyms of our own. The corpus cut into pieces lies in a temporary folder meanwhile
    (335 MB for the whole corpus). A `README.md` in the folder to write to stays as it is.

    Args:
        data: Folder of the corpus, see `read_lines`.
        out: Folder to write to.
        settings: How to train; as the shipped embedding was when left out.

    Raises:
        EmbeddingError: The corpus is missing, damaged or too small, or gensim is not installed.
        OutputError: The folder cannot be written.
    """
    settings = settings or TrainingSettings()
    require_gensim()
    triples, synonyms = load_triples()[: settings.paraphrases], load_synonyms()[: settings.paraphrases]
    sample = islice(read_lines(data, settings.lines), 0, None, settings.vocabulary_step)
    tokenizer = train_vocabulary(sample, settings.pieces)
    with TemporaryDirectory() as folder:
        pieces = Path(folder) / "pieces.txt"
        count = write_pieces(tokenizer, read_lines(data, settings.lines), pieces)
        vectors = train_skipgram(pieces, tokenizer, settings)
    before, after = measure_refinement(vectors, tokenizer, triples, synonyms, settings)
    _write(out, tokenizer, refine(vectors, tokenizer, triples, synonyms, settings))
    return EmbeddingReport(pieces=len(vectors), corpus=count, before=before, after=after)


def _write(out: Path, tokenizer: Tokenizer, vectors: Floats) -> None:
    """Write what sentence-transformers 5 reads; its own writer names a class that its first versions do not know."""
    scaled = vectors / np.linalg.norm(vectors, axis=1).mean()
    module = {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"}
    config = {"model_type": "SentenceTransformer", "prompts": {}, "similarity_fn_name": "cosine"}
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / "tokenizer.json").write_text(tokenizer.to_str(pretty=True), encoding="utf-8")
        (out / "model.safetensors").write_bytes(save({"embedding.weight": scaled.astype(np.float16)}))
        (out / "modules.json").write_text(json.dumps([module], indent=2) + "\n", encoding="utf-8")
        (out / "config_sentence_transformers.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{out}: cannot be written ({error.strerror}); choose another place") from error
