"""Which paragraphs are read, and how probabilities follow how frequent measures are."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konzeptminer.prose.fields import Chapter
from konzeptminer.prose.gate import adjusted, share_of_measures, worth_reading
from konzeptminer.prose.kinds import SentenceKind, Statement
from konzeptminer.prose.paragraphs import Paragraph
from konzeptminer.reading.text import page_of
from konzeptminer.records import Document, DocumentKind, OffsetMap, Record, SourceKind, SourceSpan, TracedText
from konzeptminer.text.passage import Passage, Piece

USUAL = {SentenceKind.GOAL: 0.1, SentenceKind.PLANNED: 0.25, SentenceKind.DONE: 0.25, SentenceKind.NONE: 0.4}
PLAIN, MARKED = Chapter(), Chapter(is_marked=True)
ANNOUNCED, FOREWORD = Chapter(announces=True), Chapter(is_background=True)
OUTLOOK = Chapter(looks_ahead=True)


def document(kind: DocumentKind = DocumentKind.OTHER) -> Document:
    return Document(sha256="0", path="p", name="p", reader="text", kind=kind)


def record(source: SourceKind, *, goal: bool = False) -> Record:
    offsets: OffsetMap = ((0, 0, 4),)
    text = TracedText(text="Text", offsets=offsets, spans=(SourceSpan(page=1, bbox=None, chars=(0, 4), text="Text"),))
    cells = {"goal": text} if goal else {"measure": text}
    return Record.model_validate({"id": "1", "doc": "p", "row": 1, "source": source, "page": 1, **cells})


def read(*records: Record, kind: DocumentKind = DocumentKind.OTHER, words: int = 80) -> list[Chapter]:
    text = " ".join(["Wort"] * words)
    passage = Passage((Piece(page_of(text, 1), 0, len(text)),))
    paragraphs = [
        Paragraph([], chapter, 0, False, [passage]) for chapter in (PLAIN, MARKED, ANNOUNCED, FOREWORD, OUTLOOK)
    ]
    return [paragraph.chapter for paragraph in worth_reading(paragraphs, document(kind), records)]


def test_without_other_measures_all_but_the_background_is_read() -> None:
    assert read() == [PLAIN, MARKED, ANNOUNCED, OUTLOOK]
    assert read(record(SourceKind.SECTION, goal=True)) == [PLAIN, MARKED, ANNOUNCED, OUTLOOK]


def test_a_few_words_are_read_below_telling_headings_only() -> None:
    assert read(words=20) == [MARKED, ANNOUNCED]


@pytest.mark.parametrize("source", [SourceKind.TABLE, SourceKind.SECTION])
def test_beside_tables_and_lists_only_what_is_announced_or_ahead_is_read(source: SourceKind) -> None:
    assert read(record(source)) == [ANNOUNCED, OUTLOOK]
    assert read(record(source), words=20) == [ANNOUNCED]


@pytest.mark.parametrize("source", [SourceKind.SHEET, SourceKind.SLIDE])
def test_beside_sheets_and_slides_nothing_is_read(source: SourceKind) -> None:
    assert read(record(source)) == []
    assert read(kind=DocumentKind.SLIDES) == []


def statements(rows: Sequence[Sequence[float]]) -> list[Statement]:
    return [
        Statement({kind: value / sum(row) for kind, value in zip(SentenceKind, row, strict=True)}, 0.5) for row in rows
    ]


@given(st.lists(st.tuples(*[st.floats(0.01, 1.0)] * 4), min_size=1, max_size=30))
def test_adjusted_probabilities_are_probabilities(rows: list[tuple[float, float, float, float]]) -> None:
    for one in adjusted(statements(rows), USUAL):
        assert sum(one.probabilities.values()) == pytest.approx(1)
        assert all(0 <= value <= 1 for value in one.probabilities.values())
        assert one.goes_on == 0.5


def test_a_doubtful_sentence_is_less_likely_a_measure_where_measures_are_rare() -> None:
    doubtful = (0.1, 0.3, 0.2, 0.4)
    among_others = adjusted(statements([doubtful, *[(0.02, 0.02, 0.01, 0.95)] * 40]), USUAL)
    among_measures = adjusted(statements([doubtful, *[(0.02, 0.6, 0.33, 0.05)] * 40]), USUAL)
    assert among_others[0].measure < 0.35
    assert among_measures[0].measure > 0.65
    assert share_of_measures(among_others) < 0.1
    assert share_of_measures(among_measures) > 0.9


def test_nothing_is_no_share() -> None:
    assert adjusted([], USUAL) == []
    assert share_of_measures([]) == 0
