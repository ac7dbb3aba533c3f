"""A spaCy Doc of a document: its running text, what a pipeline finds in it, and the cells of its records as spans."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from konzeptminer.language.cells import RecordCell, record_cells
from konzeptminer.language.extensions import KEY, PLACES, RECORDS, CellData, CellKey, DocData, register_extensions
from konzeptminer.language.running_text import Paragraph, RunningText, running_text
from konzeptminer.records import Result

_LONGEST = 50_000
"""So many characters a pipeline is given at once, more than a paragraph of a real paper has; memory grows with them."""


def to_doc(result: Result, nlp: Language | None = None) -> Doc:
    """Give a document as a spaCy Doc.

    Its text is cleaned: words broken at the ends of lines are whole, bullets, running heads and page numbers are left
    out, tables stand cell by cell. The pipeline gets each paragraph on its own, so that no sentence and no entity runs
    over the end of a cell, and the length of a document is not bound by `nlp.max_length`.

    `Doc.spans["records"]` holds the cells of the records, one span a printed place: `label_` is the column (`measure`,
    `goal`, …, `extra`), `id_` the record's id. `Doc.spans["cells"]` holds the same places, each once a label, for one
    goal may stand for many records. Tokens are split where a cell begins or ends within one. `Doc._.km`, `Span._.km`
    and `Token._.km` tell of the document, and where the text is printed: see `DocSource` and `SpanSource`.

    Args:
        result: What `extract` gave.
        nlp: The pipeline for sentences, tags and entities; `load_pipeline()` where none is given.

    Raises:
        ExtensionError: Another package has taken the name `km` of the extension attributes.
    """
    register_extensions()
    if nlp is None:
        from konzeptminer.language import load_pipeline  # noqa: PLC0415 - a model, which a pipeline given does not need

        nlp = load_pipeline()
    cells = record_cells(result)
    text = running_text(result.document, cells)
    places = [(cell, text.ranges(cell.page, cell.chars)) for cell in cells]
    bounds = sorted({bound for _, ranges in places for both in ranges for bound in both})
    doc = _processed(text, bounds, nlp)
    records, once = _spans(doc, places), _spans(doc, places, of_records=False)
    for name, found in ((RECORDS, records), (PLACES, once)):
        doc.spans[name] = SpanGroup(doc, name=name, spans=[span for span, _ in found])
    doc.user_data[KEY] = _data(result, text, [*records, *once])
    return doc


def _processed(text: RunningText, bounds: Sequence[int], nlp: Language) -> Doc:
    """Run the pipeline over each paragraph, and join the Docs with the line feeds between them."""
    parts = [part for paragraph in text.paragraphs for part in _parts(paragraph)]
    joined: list[Doc] = []
    feeds: list[int] = []
    length = 0
    for doc, part in zip(nlp.pipe(_tokens(part, bounds, nlp) for part in parts), parts, strict=True):
        joined.append(doc)
        length += len(doc)
        if part.gap:
            joined.append(_feed(part.gap, doc))
            feeds.append(length)
            length += 1
    # A tensor has a row a token, and line feeds have none.
    whole = Doc.from_docs(joined, ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg] # missing in its stub
    return Doc(nlp.vocab) if whole is None else _with_feeds(whole, feeds)


def _parts(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Cut a paragraph too long for a pipeline at blanks."""
    start, length = 0, len(paragraph.text)
    while length - start > _LONGEST:
        end = paragraph.text.rfind(" ", start, start + _LONGEST) + 1 or start + _LONGEST
        yield Paragraph(paragraph.text[start:end], paragraph.start + start, "")
        start = end
    yield Paragraph(paragraph.text[start:], paragraph.start + start, paragraph.gap)


def _tokens(part: Paragraph, bounds: Sequence[int], nlp: Language) -> Doc:
    """Give the tokens of a paragraph, split where a cell begins or ends within one."""
    doc = nlp.make_doc(part.text)
    starts = [token.idx for token in doc]
    within: dict[int, list[int]] = {}
    first, last = bisect_left(bounds, part.start), bisect_right(bounds, part.start + len(part.text))
    for bound in bounds[first:last]:
        at = bound - part.start
        number = bisect_right(starts, at) - 1
        if starts[number] < at < starts[number] + len(doc[number]):
            within.setdefault(number, []).append(at - starts[number])
    with doc.retokenize() as retokenizer:
        for number, cuts in within.items():
            token = doc[number]
            words = [token.text[a:b] for a, b in pairwise([0, *cuts, len(token)])]
            retokenizer.split(token, words, heads=[(token, place) for place in range(len(words))])
    return doc


def _feed(gap: str, before: Doc) -> Doc:
    """Give a Doc of line feeds, annotated as spaCy does white space."""
    outside = ["O"] if before.has_annotation("ENT_IOB") else None
    return Doc(before.vocab, words=[gap], spaces=[False], tags=["_SP"], pos=["SPACE"], ents=outside)


def _with_feeds(doc: Doc, feeds: Sequence[int]) -> Doc:
    """Put line feeds to the sentence before them, as children of its last token where there is a parse."""
    is_parsed = doc.has_annotation("DEP")
    attributes: list[int | str] = ["HEAD", "DEP"] if is_parsed else ["SENT_START"]
    array = doc.to_array(attributes).reshape(len(doc), -1)
    array[feeds, 0] = np.array(-1).astype(np.uint64)  # one token to the left; no start of a sentence
    if is_parsed:
        array[feeds, 1] = doc.vocab.strings.add("dep")
        for start, end in pairwise([0, *(feed + 1 for feed in feeds), len(doc)]):
            # A sentence begins where a root has its first word. A component that parts tokens may leave a text without.
            if start < end and not np.any((array[start:end, 0] == 0) & (array[start:end, 1] != 0)):
                array[start] = 0, doc.vocab.strings.add("ROOT")
    return doc.from_array(attributes, array)  # type: ignore[arg-type] # a stub of thinc's


def _spans(
    doc: Doc, places: Sequence[tuple[RecordCell, Sequence[tuple[int, int]]]], *, of_records: bool = True
) -> list[tuple[Span, RecordCell]]:
    """Give the span of each place of a cell, once a record or once for all of them."""
    found: dict[CellKey, tuple[Span, RecordCell]] = {}
    for cell, ranges in places:
        record = cell.record if of_records else ""
        for start, end in ranges:
            span = doc.char_span(start, end, label=cell.label, span_id=record)
            assert span is not None  # tokens end where cells do
            found.setdefault((start, end, cell.label, record), (span, cell))
    return list(found.values())


def _data(result: Result, text: RunningText, spans: Sequence[tuple[Span, RecordCell]]) -> DocData:
    document = result.document.model_copy(update={"tables": ()}).model_dump(mode="json")
    return {
        "document": document,
        "records": {record.id: record.model_dump(mode="json") for record in result.records},
        "runs": text.runs,
        "cells": {
            (span.start_char, span.end_char, span.label_, span.id_): CellData(
                column=cell.column, bbox=cell.bbox, confidence=cell.confidence
            )
            for span, cell in spans
        },
    }
