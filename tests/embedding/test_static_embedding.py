from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer
from static_model import write_static_model

from konzeptminer.embedding import EmbeddingError, load_embedding
from konzeptminer.embedding.static import StaticEmbedder
from konzeptminer.shipped import find_model

TEXTS = ["Sprachkurse", "Wohnraum schaffen", "Sprachkurs, Wohnraum, Sprachkurs"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_static_model(tmp_path / "model")


def test_the_shipped_embedding_gives_what_sentence_transformers_gives() -> None:
    model = SentenceTransformer(str(find_model("embedding")), device="cpu")
    texts = ["Sprachförderung in der Kita", "Altenpflege und Pflegebereich", "§ 12: 5.000 € für 2026", "Œuvre ﬁnden"]
    theirs = model.encode(texts, normalize_embeddings=True).astype(np.float32)
    assert (load_embedding().encode(texts) * theirs).sum(axis=1) == pytest.approx(1, abs=1e-3)


def test_the_shipped_embedding_tells_a_paraphrase_from_another_text() -> None:
    text, same, other = load_embedding().encode(["Deutschkurse", "Sprachunterricht", "Wohnungsbau"])
    assert text @ same > text @ other + 0.2


def test_the_shipped_folder_holds_only_what_is_needed_and_stays_small() -> None:
    files = list(find_model("embedding").iterdir())
    names = {"README.md", "config_sentence_transformers.json", "model.safetensors", "modules.json", "tokenizer.json"}
    assert {file.name for file in files} == names
    assert sum(file.stat().st_size for file in files) < 25_000_000


def test_vectors_have_length_1_and_do_not_depend_on_the_other_texts(folder: Path) -> None:
    embedder = StaticEmbedder(folder)
    vectors = embedder.encode(TEXTS)
    assert vectors.shape == (3, embedder.dimension)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1)
    assert embedder.encode(TEXTS[1:2])[0] == pytest.approx(vectors[1], abs=1e-6)


def test_a_text_of_no_known_piece_gets_zeros(folder: Path) -> None:
    vectors = StaticEmbedder(folder).encode(["", "???", "жж", "Kurs"])
    assert not vectors[:3].any()
    assert vectors[3].any()


def test_no_texts_give_no_vectors(folder: Path) -> None:
    assert StaticEmbedder(folder).encode([]).shape == (0, 8)


@pytest.mark.parametrize("name", ["tokenizer.json", "model.safetensors"])
def test_a_damaged_or_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"{")
    with pytest.raises(EmbeddingError, match=r"model: the embedding cannot be read .* install konzeptminer again"):
        StaticEmbedder(folder)
    (folder / name).unlink()
    with pytest.raises(EmbeddingError, match="cannot be read"):
        StaticEmbedder(folder)


def test_weights_under_another_name_are_damage(folder: Path) -> None:

    save_file({"other": np.zeros((7, 8), np.float32)}, folder / "model.safetensors")
    with pytest.raises(EmbeddingError, match=r"embedding\.weight"):
        StaticEmbedder(folder)


def test_a_path_opens_any_model_of_sentence_transformers(folder: Path) -> None:
    assert load_embedding(folder).encode(TEXTS) == pytest.approx(StaticEmbedder(folder).encode(TEXTS), abs=1e-6)


def test_a_path_without_a_model_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(EmbeddingError, match=r"nowhere: the embedding cannot be loaded"):
        load_embedding(tmp_path / "nowhere")
