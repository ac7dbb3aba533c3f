from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from handmade import make_result
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

import konzeptminer as km
from konzeptminer.errors import ExtensionError
from konzeptminer.records import (
    BlockKind,
    Document,
    Page,
    PageBlock,
    Record,
    Result,
    SourceKind,
    SourceSpan,
    TracedText,
)

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("de")
    made.add_pipe("sentencizer")
    return made


@pytest.fixture(scope="module", params=["ennepe-ruhr-2013", "mettmann-2011"])
def read(request: pytest.FixtureRequest) -> Result:
    return km.extract(CORPUS / f"{request.param}.pdf")


def result(text: str, **parts: str) -> Result:
    """One page of one paragraph, and a record with the parts of it."""
    values = {}
    for column, part in parts.items():
        start = text.index(part)
        span = SourceSpan(page=1, bbox=(1.0, 2.0, 3.0, 4.0), chars=(start, start + len(part)), text=part)
        traced = TracedText(text=part, offsets=((0, 0, len(part)),), spans=(span,), confidence=0.5)
        values[column] = (traced,) if column in ("responsible", "partners") else traced
    block = PageBlock(kind=BlockKind.TEXT, chars=((0, len(text)),))
    pages = (Page(number=1, width=595, height=842, text=text, blocks=(block,)),)
    document = Document(sha256="0" * 64, path="a.pdf", name="a", reader="hand 1", pages=pages)
    record = Record.model_validate({"id": "a1", "doc": "a", "row": 1, "source": SourceKind.PROSE, "page": 1} | values)
    return Result(document=document, records=(record,))


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_spans_hold_all_texts_of_the_records(read: Result, nlp: Language) -> None:
    doc = km.to_doc(read, nlp)
    for record in read.records:
        spans = [span for span in doc.spans["records"] if span.id_ == record.id]
        for column in ("handlungsfeld", "goal", "measure", "implementation", "responsible", "resources"):
            held = "".join(span.text for span in spans if span.label_ == column)
            assert letters(held) == letters("".join(text.text for text in record.parts(column)))


def test_spans_know_what_is_printed(read: Result, nlp: Language) -> None:
    doc = km.to_doc(read, nlp)
    for span in doc.spans["records"]:
        source = span._.km
        start, end = source.chars
        assert read.document.pages[source.page - 1].text[start:end] == source.raw
        assert letters(source.raw) == letters(span.text)
        assert source.record.id == span.id_


def test_every_token_has_its_page_and_its_characters(read: Result, nlp: Language) -> None:
    doc = km.to_doc(read, nlp)
    pages = [token._.km.page for token in doc]
    assert pages == sorted(pages)
    for token in doc:
        assert letters(token._.km.raw) == letters(token.text)


def test_no_sentence_runs_over_the_end_of_a_cell(read: Result, nlp: Language) -> None:
    doc = km.to_doc(read, nlp)
    assert all("\n" not in sentence.text.strip() for sentence in doc.sents)
    assert not any(sentence.text.isspace() for sentence in doc.sents)


def test_shared_place_is_one_span_of_each_record_and_one_in_cells(read: Result, nlp: Language) -> None:
    doc = km.to_doc(read, nlp)
    records = [(span.label_, span.start, span.end) for span in doc.spans["records"]]
    cells = [(span.label_, span.start, span.end) for span in doc.spans["cells"]]
    assert len(set(cells)) == len(cells) < len(records)
    assert set(cells) == set(records)
    assert all(span._.km.bbox and span._.km.record is None for span in doc.spans["cells"])


def test_hyphen_at_the_end_of_a_line_is_gone_from_the_text_and_kept_in_raw(nlp: Language) -> None:
    doc = km.to_doc(result("Alle Rad-\nwege pflegen", measure="Rad-\nwege pflegen"), nlp)
    (span,) = doc.spans["records"]
    assert (span.text, span._.km.raw, span._.km.chars) == ("Radwege pflegen", "Rad-\nwege pflegen", (5, 22))


def test_token_is_split_where_a_cell_begins_or_ends_within_it(nlp: Language) -> None:
    doc = km.to_doc(result("Amt 40-JobcenterXY hilft", responsible="40", partners="Jobcenter"), nlp)
    assert [(span.label_, span.text) for span in doc.spans["records"]] == [
        ("responsible", "40"),
        ("partners", "Jobcenter"),
    ]
    assert doc.text == "Amt 40-JobcenterXY hilft"


def test_cell_tells_column_confidence_box_and_record(nlp: Language) -> None:
    doc = km.to_doc(result("Radwege bauen", measure="Radwege bauen"), nlp)
    source = doc.spans["records"][0]._.km
    assert (source.column, source.confidence, source.bbox, source.record.measure.text) == (
        "measure",
        0.5,
        (1.0, 2.0, 3.0, 4.0),
        "Radwege bauen",
    )
    other = doc[0:1]._.km
    assert (other.page, other.raw, other.bbox, other.confidence, other.column, other.record) == (
        1,
        "Radwege",
        None,
        None,
        None,
        None,
    )


def test_doc_knows_its_document_and_its_records(read: Result, nlp: Language) -> None:
    source = km.to_doc(read, nlp)._.km
    assert source.document == read.document.model_copy(update={"tables": ()})
    assert list(source.records.values()) == list(read.records)


def test_paragraph_longer_than_the_pipeline_takes_is_read_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    short = spacy.blank("de")
    short.max_length = 60_000
    text = "Radwege bauen " * 10_000
    doc = km.to_doc(result(text, measure="Radwege bauen"), short)
    assert doc.text == text.strip()


def parser(root: str) -> Language:
    """A pipeline that makes the first token of a text its root, with a label, and an entity."""

    def parse(doc: Doc) -> Doc:
        return Doc(
            doc.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            heads=[0] * len(doc),
            deps=[root, *["dep"] * (len(doc) - 1)],
            ents=["B-ORG", *["O"] * (len(doc) - 1)],
        )

    Language.component(f"parse_{root}", func=parse)
    made = spacy.blank("de")
    made.add_pipe(f"parse_{root}")
    return made


@pytest.mark.parametrize("root", ["ROOT", ""])
def test_parse_and_entities_of_the_pipeline_are_kept(root: str) -> None:
    doc = km.to_doc(result("Kreis baut\n\nStadt hilft dabei", measure="Kreis baut"), parser(root))
    assert [sentence.text for sentence in doc.sents] == ["Kreis baut\n", "Stadt hilft dabei"]
    assert [entity.text for entity in doc.ents] == ["Kreis", "Stadt"]
    assert [token.head.text for token in doc] == ["Kreis", "Kreis", "baut", "Stadt", "Stadt", "Stadt"]


def test_document_without_text_is_an_empty_doc(nlp: Language) -> None:
    empty = make_result()
    pages = tuple(page.model_copy(update={"text": ""}) for page in empty.document.pages)
    doc = km.to_doc(Result(document=empty.document.model_copy(update={"pages": pages})), nlp)
    assert (len(doc), len(doc.spans["records"]), doc._.km.document.name) == (0, 0, "plan")


def test_attribute_of_any_other_doc_is_none(nlp: Language) -> None:
    km.register_extensions()
    doc = nlp("Guten Tag")
    assert (doc._.km, doc[0:1]._.km, doc[0]._.km) == (None, None, None)


@pytest.mark.parametrize("owner", [Doc, Span, Token])
def test_name_taken_by_another_package_is_told(owner: type[Doc] | type[Span] | type[Token]) -> None:
    km.register_extensions()
    ours: Callable[[object], object] = owner.remove_extension("km")[2]
    owner.set_extension("km", default=1)
    try:
        with pytest.raises(ExtensionError, match=rf"{owner.__name__}\._\.km"):
            km.register_extensions()
    finally:
        owner.set_extension("km", getter=ours, force=True)
