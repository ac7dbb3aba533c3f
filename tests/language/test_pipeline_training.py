"""`konzeptminer train pipeline`, and what it learns from."""

import json
import lzma
import sys
from pathlib import Path

import pytest
import spacy
from made_data import OWN, write_data, write_own, write_treebank
from typer.testing import CliRunner

from konzeptminer.cli import app
from konzeptminer.language import LABELS, PipelineError
from konzeptminer.language.settings import QUICK_PIPELINE
from konzeptminer.language.train.floret import read_table, train_vectors
from konzeptminer.language.train.mixing import join_rows, leave_open, swap_names
from konzeptminer.language.train.names import OTHER, make_legal_docs, make_own_docs, read_legal, read_own
from konzeptminer.language.train.openers import write_openers
from konzeptminer.language.train.pipeline import train_pipeline
from konzeptminer.language.train.recogniser import read_all_own
from konzeptminer.language.train.tagset import align_features, map_tags
from konzeptminer.language.train.treebank import Word, make_docs, read_treebank


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_data(tmp_path / "data")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return write_own(tmp_path / "own")


def test_the_command_writes_a_pipeline_with_its_card_that_spacy_opens(data: Path, own: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    options = ["--corpus", str(own), "--out", str(out), "--table", str(data / "table.txt"), "--quick", "--debug"]
    result = CliRunner().invoke(app, ["train", "pipeline", str(data), *options])
    assert result.exit_code == 0, result.output
    nlp = spacy.load(out)
    doc = nlp("Die Caritas hilft. Im Jahr 2010 gab es 5.000 €.")
    assert [sent.text for sent in doc.sents] == ["Die Caritas hilft.", "Im Jahr 2010 gab es 5.000 €."]
    assert {ent.label_ for ent in doc.ents} <= set(LABELS)
    card = (out / "README.md").read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in card
    assert "words a second" in card
    assert nlp.meta["performance"]["sents_f"] == 1.0
    assert not list(out.rglob("*.pkl"))
    assert "Caritas" not in json.loads((out / "vocab" / "strings.json").read_text(encoding="utf-8"))


def test_the_same_seed_gives_the_same_pipeline(data: Path, own: Path, tmp_path: Path) -> None:
    for name in "ab":
        train_pipeline(data, own, tmp_path / name, QUICK_PIPELINE, table=data / "table.txt")
    for part in ("ner/model", "tok2vec/model", "parser/model", "tagger/model", "vocab/vectors"):
        assert (tmp_path / "a" / part).read_bytes() == (tmp_path / "b" / part).read_bytes(), part


def test_without_floret_the_message_says_what_to_install(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "floret", None)
    with pytest.raises(PipelineError, match=r'pip install "konzeptminer\[train\]"'):
        train_vectors(data, QUICK_PIPELINE)


@pytest.mark.parametrize("name", ["ud-gsd-dev.conllu.xz", "ler-dev.conll.xz", "gemeinden.csv"])
def test_a_missing_corpus_is_named(data: Path, own: Path, name: str, tmp_path: Path) -> None:
    (data / name).unlink()
    with pytest.raises(PipelineError, match=name):
        train_pipeline(data, own, tmp_path / "out", QUICK_PIPELINE, table=data / "table.txt")
    assert not (tmp_path / "out").exists()


def test_a_broken_row_of_our_own_is_named(own: Path) -> None:
    (own / "entities_train.jsonl").write_text('{"text": "x"}\n', encoding="utf-8")
    with pytest.raises(PipelineError, match=r"entities_train\.jsonl"):
        read_own(own / "entities_train.jsonl")


def test_all_files_of_our_own_are_read_but_not_the_test(own: Path) -> None:
    (own / "entities_train_2.jsonl").write_text('{"text": "Neu.", "spans": []}\n', encoding="utf-8")
    rows = read_all_own(own)
    assert len(rows) == 13
    assert rows[-1] == ("Neu.", [])


def test_where_none_of_our_own_lies_the_message_says_so(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"entities_train\*\.jsonl"):
        read_all_own(tmp_path)


def test_words_mostly_written_small_open_a_sentence(tmp_path: Path) -> None:
    for name, word in (("laws", "hierbei"), ("protocols", "Hierbei")):
        text = f"Wir haben {word} alle Kreise gefördert.\n" * 1000
        (tmp_path / f"{name}.txt.xz").write_bytes(lzma.compress(text.encode()))
    assert write_openers(tmp_path, tmp_path / "words.txt", limit=800) == 3
    assert (tmp_path / "words.txt").read_text(encoding="utf-8").split() == ["alle", "gefördert", "haben"]
    (tmp_path / "protocols.txt.xz").write_bytes(lzma.compress(b"Wir haben alle Kreise.\n" * 1000))
    write_openers(tmp_path, tmp_path / "words.txt")
    assert "hierbei" in (tmp_path / "words.txt").read_text(encoding="utf-8").split()


def test_a_contraction_is_one_word_with_the_tag_of_stts(tmp_path: Path) -> None:
    sentences = list(read_treebank(write_treebank(tmp_path / "t.xz", 2)))
    doc = next(iter(make_docs(sentences, spacy.blank("de").vocab, group=2)))
    assert doc.text.strip() == "Der Kreis fördert gute Kurse. Er geht zum Amt."
    (contraction,) = (token for token in doc if token.text == "zum")
    assert (contraction.tag_, contraction.pos_, contraction.lemma_) == ("APPRART", "ADP", "zu")
    assert str(contraction.morph) == "Case=Dat|Gender=Neut"
    assert contraction.head.text == "Amt"
    assert [sent.root.text for sent in doc.sents] == ["fördert", "geht"]


def word(form: str, upos: str, tag: str, *, feats: str = "", lemma: str = "") -> Word:
    return Word(form, upos, tag, feats, lemma or form, 0, "ROOT", blank=True)


def test_verbs_of_the_other_treebank_get_the_form_their_tag_tells() -> None:
    assert align_features(word("ging", "VERB", "VBC", feats="Tense=Past")).feats == "Tense=Past|VerbForm=Fin"
    assert align_features(word("gegangen", "VERB", "VBN", feats="Tense=Past")).feats == "VerbForm=Part"


def test_a_tag_is_given_only_where_there_is_no_doubt() -> None:
    tagged = [word("das", "DET", "ART")] * 9 + [word("so", "ADV", "ADV"), word("so", "ADV", "KOUS")] * 5
    others = [word("das", "DET", "DT"), word("so", "ADV", "RB"), word("wird", "AUX", "VBC", lemma="werden")]
    mapped = map_tags(tagged, others)
    assert [item.tag for item in mapped] == ["ART", "", "VAFIN"]


def test_what_a_corpus_does_not_label_is_left_open_but_not_its_other_names(data: Path, own: Path) -> None:
    nlp = spacy.blank("de")
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns([{"label": "ORG", "pattern": name} for name in ("Gericht", "BGH")])  # type: ignore[attr-defined]
    (sentence, *_) = read_legal(data / "ler-dev.conll.xz")
    (doc,) = make_legal_docs([sentence], nlp.vocab)
    assert [span.label_ for span in doc.spans[OTHER]] == ["RS"]
    leave_open([doc], nlp, ("ORG",))
    states = {token.text: token.ent_iob_ for token in doc}
    assert states["Gericht"] == ""
    assert states["BGH"] == "O"
    assert [ent.text for ent in doc.ents] == ["§ 3 AufenthG"]


def test_swapped_names_keep_their_place_and_label() -> None:
    rows = [(str(OWN["text"]), [(4, 11, "ORG"), (18, 25, "GROUP"), (29, 34, "PLACE")])]
    swapped = swap_names(rows, {"ORG": ["AWO"], "PLACE": ["Bedburg-Hau"]}, share=1, seed=3)
    ((text, spans),) = swapped
    names = {text[start:end]: label for start, end, label in spans}
    assert set(names.values()) == {"ORG", "GROUP", "PLACE"}
    assert all(label != "ORG" or name in ("AWO", "Caritas") for name, label in names.items())
    assert text.startswith("Die ")
    assert text.endswith(".")


def test_joined_rows_keep_their_names() -> None:
    rows = [(f"Nr {number} hilft.", [(0, 4, "ORG")]) for number in range(1, 8)]
    joined = join_rows(rows, most=3, seed=1)
    assert sum(len(spans) for _, spans in joined) == 7
    assert all(text[start:end].startswith("Nr ") for text, spans in joined for start, end, _ in spans)
    assert len(joined) < 7


def test_no_sentence_starts_within_a_name() -> None:
    text = "Gäste der Landeszentrale für pol. Bildung kamen. Sie blieben."
    (doc,) = make_own_docs([(text, [(10, 41, "ORG")])], spacy.blank("de"))
    assert [ent.text for ent in doc.ents] == ["Landeszentrale für pol. Bildung"]
    assert [sent.text for sent in doc.sents] == ["Gäste der Landeszentrale für pol. Bildung kamen.", "Sie blieben."]


def test_a_table_of_floret_is_read(data: Path) -> None:
    vectors = read_table(data / "table.txt")
    assert vectors.shape == (100, 8)
    assert vectors["Kreis"].shape == (8,)
    assert json.dumps(float(vectors["Kreis"][0])) != "0.0"
