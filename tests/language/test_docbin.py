import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from handmade import make_record, make_result
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import konzeptminer as km
from konzeptminer.errors import OutputError
from konzeptminer.export import write

SOURCE = ("page", "pages", "chars", "raw", "bbox", "confidence", "column", "record")
PLAN = Path(__file__).parents[2] / "corpus" / "mettmann-2011.pdf"


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("de")
    made.add_pipe("sentencizer")
    made.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Jobcenter"}])  # type: ignore[attr-defined]
    return made


def told(doc: Doc) -> list[tuple[object, ...]]:
    """Everything that the spans of a Doc tell."""
    spans = [(group, span) for group in ("records", "cells") for span in doc.spans[group]]
    return [
        (group, span.text, span.label_, span.id_, *(getattr(span._.km, name) for name in SOURCE))
        for group, span in spans
    ]


def test_docs_come_back_from_a_file_as_they_were(tmp_path: Path, nlp: Language) -> None:
    results = [km.extract(PLAN), make_result([make_record(goal="Ziel")])]
    path = km.write_docbin(results, tmp_path / "new" / "all.spacy", nlp)
    docs = list(DocBin().from_disk(path).get_docs(spacy.blank("de").vocab))
    for result, doc in zip(results, docs, strict=True):
        made = km.to_doc(result, nlp)
        assert told(doc) == told(made)
        assert told(doc)
        assert doc._.km.document == made._.km.document
        assert doc._.km.records == made._.km.records
        assert [sentence.text for sentence in doc.sents] == [sentence.text for sentence in made.sents]
        assert [(entity.text, entity.label_) for entity in doc.ents] == [(e.text, e.label_) for e in made.ents]
        assert [token._.km.chars for token in doc] == [token._.km.chars for token in made]
    assert docs[0].ents


def test_file_is_read_by_a_process_that_made_none_of_it(tmp_path: Path, nlp: Language) -> None:
    path = km.write_docbin(km.extract(PLAN), tmp_path / "plan.spacy", nlp)
    code = (
        "import json, sys, spacy, konzeptminer as km\nfrom spacy.tokens import DocBin\n"
        "doc, = DocBin().from_disk(sys.argv[1]).get_docs(spacy.blank('de').vocab)\n"
        "km.register_extensions()\n"
        "print(json.dumps([[s.text, s.label_, s.id_, s._.km.page] for s in doc.spans['records']]))"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    made = km.to_doc(km.extract(PLAN), nlp)
    assert json.loads(run.stdout) == [[s.text, s.label_, s.id_, s._.km.page] for s in made.spans["records"]]


def test_export_gives_one_doc_a_result(tmp_path: Path) -> None:
    path = write([make_result(name="a"), make_result(name="b")], tmp_path / "all.spacy", "spacy")
    docs = DocBin().from_disk(path).get_docs(spacy.blank("de").vocab)
    assert [doc._.km.document.name for doc in docs] == ["a", "b"]


def test_place_that_cannot_be_written_is_named(tmp_path: Path, nlp: Language) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=r"plan\.spacy"):
        km.write_docbin(make_result(), tmp_path / "file" / "plan.spacy", nlp)
