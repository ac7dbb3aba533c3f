import lzma
import random
import sys
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer
from typer.testing import CliRunner

from konzeptminer.cli import app
from konzeptminer.embedding import EmbeddingError
from konzeptminer.embedding.corpus import FILES, read_lines
from konzeptminer.embedding.held_out import measure_refinement
from konzeptminer.embedding.paraphrases import Triple, load_synonyms, load_triples
from konzeptminer.embedding.refine import refine
from konzeptminer.embedding.settings import QUICK, TrainingSettings
from konzeptminer.embedding.skipgram import train_skipgram
from konzeptminer.embedding.static import StaticEmbedder
from konzeptminer.embedding.train import train_embedding
from konzeptminer.embedding.vocabulary import train_vocabulary, write_pieces

TEXT = (
    "Sprachkurse mit Kinderbetreuung für Mütter, Wohnraum schaffen, Beratung im Bürgerhaus der Stadt, Schulen fördern, "
)
WORDS = (TEXT + "Frauen und Vereine, Pflege, Altenpflege im Pflegebereich").replace(",", "").split()


def write_corpus(folder: Path, lines: int = 200) -> Path:
    folder.mkdir()
    rng = random.Random(1)
    for name in FILES:
        with lzma.open(folder / name, "wt", encoding="utf-8") as file:
            file.write("\n\n".join(" ".join(rng.choices(WORDS, k=9)) for _ in range(lines)) + "\n")
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "data")


def test_empty_lines_are_left_out_and_a_limit_holds_for_each_file(data: Path) -> None:
    assert len(list(read_lines(data))) == 400
    assert all(line and line == line.strip() for line in read_lines(data))
    assert len(list(read_lines(data, 3))) == 6


def test_a_missing_or_cut_file_of_the_corpus_is_named(data: Path) -> None:
    cut = data / FILES[1]
    cut.write_bytes(cut.read_bytes()[:-40])
    with pytest.raises(EmbeddingError, match=r"protocols\.txt\.xz: the corpus cannot be read"):
        list(read_lines(data))
    cut.unlink()
    with pytest.raises(EmbeddingError, match=r"protocols\.txt\.xz: the corpus cannot be read"):
        list(read_lines(data))


def test_a_piece_is_the_same_wherever_it_stands_in_a_word(data: Path) -> None:
    tokenizer = train_vocabulary(["pflege", "altenpflege", "pflegebereich", "alten", "bereich"] * 50, 40)
    assert "pflege" in tokenizer.encode("Altenpflege").tokens
    assert "pflege" in tokenizer.encode("Pflegebereich").tokens


def test_pieces_are_written_line_by_line_without_lines_that_have_no_context(data: Path, tmp_path: Path) -> None:
    tokenizer = train_vocabulary(read_lines(data), 100)
    file = tmp_path / "pieces.txt"
    line = "Beratung für Mütter, Pflege und Wohnraum"
    count = write_pieces(tokenizer, [line, "Pflege", line], file)
    written = [row.split() for row in file.read_text(encoding="utf-8").splitlines()]
    assert written == [tokenizer.encode(line).tokens] * 2
    assert count == sum(map(len, written))


def test_the_shipped_paraphrases_are_complete() -> None:
    triples, synonyms = load_triples(), load_synonyms()
    assert len(triples) > 1000
    assert all(text.strip() for triple in triples for text in triple)
    assert all(triple.same != triple.other for triple in triples)
    assert all(len(set(group)) == len(group) for group in synonyms)


@pytest.mark.parametrize("line", ["nothing", '{"a": "x"}', "[]"])
def test_a_broken_line_of_paraphrases_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "paraphrases.jsonl"
    file.write_text('{"a": "x", "b": "y", "no": "z"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(EmbeddingError, match=r"paraphrases\.jsonl, line 2: is no paraphrase"):
        load_triples(file)


def test_a_lonely_synonym_is_named(tmp_path: Path) -> None:
    file = tmp_path / "synonyms.txt"
    file.write_text("Kita = Kindergarten\nSchule\n", encoding="utf-8")
    with pytest.raises(EmbeddingError, match=r"synonyms\.txt, line 2"):
        load_synonyms(file)


def test_refinement_brings_paraphrases_together_and_leaves_the_unknown_piece_at_zero(data: Path) -> None:
    tokenizer = train_vocabulary(read_lines(data), 100)
    vectors = np.random.default_rng(1).normal(size=(tokenizer.get_vocab_size(), 16)).astype(np.float32)
    vectors[0] = 0
    triples = [
        Triple("Kinderbetreuung", "Mütter", "Kinder"),
        Triple("Wohnraum", "Bürgerhaus", "Raum"),
        Triple("Altenpflege", "Frauen", "Pflege ж"),
    ]
    settings = TrainingSettings(refining_epochs=30, rate=0.01, folds=3)
    refined = refine(vectors, tokenizer, triples, [("Schulen", "Vereine")], settings)
    assert not refined[0].any()
    assert refined.shape == vectors.shape

    def right(weights: np.ndarray) -> float:
        before, _ = measure_refinement(weights, tokenizer, triples, [], TrainingSettings(refining_epochs=0, folds=2))
        return before

    assert right(refined) == 1
    assert right(vectors) < 1
    again = refine(vectors, tokenizer, triples, [("Schulen", "Vereine")], settings)
    assert again == pytest.approx(refined)


def test_without_gensim_the_message_says_what_to_install(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "gensim.models", None)
    with pytest.raises(EmbeddingError, match=r'pip install "konzeptminer\[train\]"'):
        train_embedding(data, tmp_path / "out", QUICK)
    assert not (tmp_path / "out").exists()


def test_a_trained_folder_is_read_alike_with_and_without_torch(data: Path, tmp_path: Path) -> None:
    pytest.importorskip("gensim")
    out = tmp_path / "out"
    out.mkdir()
    (out / "README.md").write_text("A model card.", encoding="utf-8")
    result = CliRunner().invoke(app, ["train", "embedding", str(data), "--out", str(out), "--quick", "--debug"])
    assert result.exit_code == 0, result.output
    assert "mean reciprocal rank" in result.output
    names = {"README.md", "config_sentence_transformers.json", "model.safetensors", "modules.json", "tokenizer.json"}
    assert {file.name for file in out.iterdir()} == names
    texts = ["Sprachkurse für Frauen", "Pflege im Bürgerhaus", "Wohnraum"]
    theirs = SentenceTransformer(str(out), device="cpu").encode(texts, normalize_embeddings=True)
    assert ((StaticEmbedder(out).encode(texts) * theirs).sum(axis=1) > 0.999).all()


def test_the_same_seed_gives_the_same_embedding(data: Path, tmp_path: Path) -> None:
    pytest.importorskip("gensim")
    reports = [train_embedding(data, tmp_path / name, QUICK) for name in "ab"]
    assert reports[0] == reports[1]
    first, second = (StaticEmbedder(tmp_path / name).weights for name in "ab")
    assert first == pytest.approx(second)


def test_frequent_pieces_weigh_less(data: Path, tmp_path: Path) -> None:
    pytest.importorskip("gensim")
    tokenizer = train_vocabulary(read_lines(data), 100)
    pieces = tmp_path / "pieces.txt"
    write_pieces(tokenizer, read_lines(data), pieces)
    plain, weighted = (
        np.linalg.norm(train_skipgram(pieces, tokenizer, QUICK.model_copy(update={"weighting": a})), axis=1)
        for a in (1e6, 1e-3)
    )
    counts = pieces.read_text(encoding="utf-8").split()
    often = tokenizer.token_to_id(max(set(counts), key=counts.count))
    assert weighted[often] < plain[often]
    assert not weighted[0].any()


def test_a_corpus_without_text_is_named(data: Path, tmp_path: Path) -> None:
    pytest.importorskip("gensim")
    for name in FILES:
        (data / name).write_bytes(lzma.compress(b"\n"))
    with pytest.raises(EmbeddingError, match="too small"):
        train_embedding(data, tmp_path / "out", QUICK)
