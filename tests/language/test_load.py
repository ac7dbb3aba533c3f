"""Which pipeline reads the text."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc
from stand_in import make_package

from konzeptminer.language import LABELS, PipelineError, default_pipeline, load_pipeline
from konzeptminer.language.load import LARGE, SHIPPED, _load
from konzeptminer.shipped import find_model

TEXT = "Der Kreis Kleve stellt nach § 16 Abs. 2 AufenthG z. B. 5.000 € bereit. Die Caritas berät seit 2010. Sie hilft."


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """No test takes a pipeline that another one opened, but for the shipped one."""
    yield
    sys.modules.pop(LARGE, None)
    if LARGE in _opened:
        _load.cache_clear()
        _opened.clear()


_opened: set[str] = set()


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    _opened.add(LARGE)
    _load.cache_clear()
    return make_package(tmp_path)


def same_on_both_routes(doc: Doc) -> None:
    assert [sent.text for sent in doc.sents] == [
        "Der Kreis Kleve stellt nach § 16 Abs. 2 AufenthG z. B. 5.000 € bereit.",
        "Die Caritas berät seit 2010.",
        "Sie hilft.",
    ]
    found = {(ent.text, ent.label_) for ent in doc.ents}
    assert {("5.000 €", "MONEY"), ("2010", "DATE"), ("§ 16 Abs. 2 AufenthG", "LAW")} <= found
    assert {label for _, label in found} <= set(LABELS)


def test_without_the_large_pipeline_the_shipped_one_reads() -> None:
    assert default_pipeline() == SHIPPED
    nlp = load_pipeline()
    assert nlp.meta["name"] == "konzept"
    doc = nlp(TEXT)
    same_on_both_routes(doc)
    assert all(token.tag_ and token.pos_ and token.lemma_ and token.dep_ for token in doc)
    assert load_pipeline() is nlp


def test_where_the_large_pipeline_is_installed_it_reads_with_our_sentences_and_names(large: Path) -> None:
    assert default_pipeline() == LARGE
    nlp = load_pipeline()
    assert nlp.meta["name"] == "core_news_lg"
    doc = nlp(TEXT)
    same_on_both_routes(doc)
    assert not {"entity_ruler", "sentencizer"} & set(nlp.pipe_names)
    ours = load_pipeline(SHIPPED)(TEXT)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [(ent.text, ent.label_) for ent in ours.ents]


def test_a_folder_of_a_pipeline_is_opened(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "mine")
    same_on_both_routes(load_pipeline(str(tmp_path / "mine"))(TEXT))


def test_a_pipeline_that_is_not_there_is_named() -> None:
    with pytest.raises(
        PipelineError, match=r"de_nowhere: there is no such folder or installed pipeline.*models install"
    ):
        load_pipeline("de_nowhere")


def test_a_damaged_folder_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "cut"
    shutil.copytree(find_model(SHIPPED), folder)
    model = folder / "ner" / "model"
    model.write_bytes(model.read_bytes()[:1000])
    with pytest.raises(PipelineError, match="cut: the pipeline cannot be loaded"):
        load_pipeline(str(folder))


def test_a_folder_without_a_pipeline_is_named(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="the pipeline cannot be loaded"):
        load_pipeline(str(tmp_path))


def test_a_pipeline_for_another_spacy_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    spacy.blank("de").to_disk(folder)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    meta["spacy_version"] = ">=2.3.0,<2.4.0"
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    with pytest.raises(PipelineError, match=r"made for spaCy >=2\.3\.0,<2\.4\.0, installed is"):
        load_pipeline(str(folder))


def test_a_broken_large_package_is_not_passed_over(large: Path) -> None:
    shutil.rmtree(large / f"{LARGE}-3.8.0")
    with pytest.raises(PipelineError, match="de_core_news_lg: the installed pipeline cannot be loaded"):
        load_pipeline()


def test_the_shipped_folder_opens_with_spacy_alone() -> None:
    doc = spacy.load(find_model(SHIPPED))(TEXT)
    same_on_both_routes(doc)
