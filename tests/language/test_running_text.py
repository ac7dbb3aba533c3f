import re

import pytest
from handmade import make_record, make_result
from hypothesis import given
from hypothesis import strategies as st

from konzeptminer.language.cells import RecordCell, record_cells
from konzeptminer.language.running_text import RunningText, running_text
from konzeptminer.records import BlockKind, Cell, Document, Page, PageBlock, SourceKind, SourceSpan, Table


def span(page: int, text: str, part: str) -> SourceSpan:
    start = text.index(part)
    return SourceSpan(page=page, bbox=None, chars=(start, start + len(part)), text=part)


def page(number: int, text: str, *blocks: tuple[BlockKind, str], furniture: str = "") -> Page:
    return Page(
        number=number,
        width=595,
        height=842,
        text=text,
        blocks=tuple(PageBlock(kind=kind, chars=(span(number, text, part).chars,)) for kind, part in blocks),
        furniture=(span(number, text, furniture),) if furniture else (),
    )


def document(*pages: Page, tables: tuple[Table, ...] = (), reader: str = "hand 1") -> Document:
    return Document(sha256="0" * 64, path="plan.pdf", name="plan", reader=reader, pages=pages, tables=tables)


def table(number: int, text: str, *parts: str) -> Table:
    cells = tuple(
        Cell(row=0, column=column, bbox=None, text=part, span=span(number, text, part))
        for column, part in enumerate(parts)
    )
    return Table(index=0, page=number, bbox=None, rows=1, columns=len(parts), cells=cells)


def cell(number: int, chars: tuple[int, int], **changes: object) -> RecordCell:
    values: dict[str, object] = {"record": "a", "label": "measure", "column": "measure", "bbox": None}
    return RecordCell(page=number, chars=chars, **(values | {"confidence": 1.0, "in_sentence": False} | changes))


def lines(text: RunningText) -> list[str]:
    return [paragraph.text for paragraph in text.paragraphs]


TEXT, ITEM, HEADING = BlockKind.TEXT, BlockKind.ITEM, BlockKind.HEADING


def test_cells_and_blocks_are_paragraphs_of_their_own_in_reading_order() -> None:
    raw = "Ziele\nMehr Rad-\nwege\nDer Kreis\nEnde der Seite."
    read = running_text(
        document(
            page(1, raw, (HEADING, "Ziele"), (TEXT, "Ende der Seite.")),
            tables=(table(1, raw, "Mehr Rad-\nwege", "Der Kreis"),),
        )
    )
    assert read.text == "Ziele\n\nMehr Radwege\n\nDer Kreis\n\nEnde der Seite."


def test_columns_side_by_side_are_read_one_after_the_other() -> None:
    raw = "links oben rechts oben\nlinks unten rechts unten"
    left = PageBlock(kind=TEXT, chars=(span(1, raw, "links oben").chars, span(1, raw, "links unten").chars))
    right = PageBlock(kind=ITEM, chars=(span(1, raw, "rechts oben").chars, span(1, raw, "rechts unten").chars))
    read = running_text(document(Page(number=1, width=1, height=1, text=raw, blocks=(left, right))))
    assert lines(read) == ["links oben links unten", "rechts oben rechts unten"]
    # Their blanks are no one's place: a range over one line has both columns' words and nothing else.
    assert [read.text[a:b] for a, b in read.ranges(1, (0, raw.index("\n")))] == ["links oben", "rechts oben"]


def test_sentence_that_a_page_breaks_is_one_paragraph() -> None:
    first, second = "Die Gemein-", "de hilft.\n7"
    read = running_text(document(page(1, first, (TEXT, first)), page(2, second, (TEXT, "de hilft."), furniture="7")))
    assert lines(read) == ["Die Gemeinde hilft."]
    assert read.ranges(2, (0, 2)) == [(len("Die Gemein"), len("Die Gemeinde"))]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ((TEXT, "Ein Satz endet."), (TEXT, "auch ohne großen Anfang")),
        ((TEXT, "Ein Satz endet nicht"), (TEXT, "Großer Anfang")),
        ((TEXT, "Ein Satz endet nicht"), (ITEM, "ein Punkt der Liste")),
        ((HEADING, "Eine Überschrift"), (TEXT, "ein Text darunter")),
    ],
)
def test_what_does_not_go_on_stays_apart(above: tuple[BlockKind, str], below: tuple[BlockKind, str]) -> None:
    read = running_text(document(page(1, f"{above[1]}\n{below[1]}", above, below)))
    assert lines(read) == [above[1], below[1]]


def test_paragraph_ends_where_a_cell_of_a_record_does() -> None:
    raw = "Radwege bauen\nund streichen\nalle Ämter"
    parts = [span(1, raw, "Radwege bauen\nund streichen").chars, span(1, raw, "alle Ämter").chars]
    cells = [cell(1, parts[0]), cell(1, parts[1], column="responsible")]
    assert lines(running_text(document(page(1, raw, (TEXT, raw))), cells)) == [
        "Radwege bauen und streichen",
        "alle Ämter",
    ]


def test_cell_found_within_a_sentence_ends_no_paragraph() -> None:
    raw = "Im Jahr 2012 will der Kreis\nRadwege bauen\nund sie pflegen."
    found = cell(1, span(1, raw, "Radwege bauen").chars, in_sentence=True)
    assert len(lines(running_text(document(page(1, raw, (TEXT, raw))), [found]))) == 1


def test_cell_in_the_other_column_cuts_nothing() -> None:
    raw = "Das ist ein Radwege\nlanger Satz. bauen\nUnd noch einer. Ende"
    rows = [(low, low + length) for low, length in ((0, 11), (20, 12), (39, 15))]
    left = PageBlock(kind=TEXT, chars=tuple(rows))
    right = PageBlock(kind=TEXT, chars=(span(1, raw, "Radwege").chars, span(1, raw, "bauen").chars))
    cells = [cell(1, chars) for chars in right.chars]
    whole = document(Page(number=1, width=1, height=1, text=raw, blocks=(left, right)))
    assert lines(running_text(whole, cells)) == ["Das ist ein langer Satz. Und noch einer.", "Radwege bauen"]


def test_running_head_is_left_out_unless_a_record_has_it() -> None:
    raw = "Feld 1: Verkehr\nRadwege bauen"
    whole = document(page(1, raw, (TEXT, "Radwege bauen"), furniture="Feld 1: Verkehr"))
    assert lines(running_text(whole)) == ["Radwege bauen"]
    head = cell(1, span(1, raw, "Feld 1: Verkehr").chars, column="handlungsfeld")
    assert lines(running_text(whole, [head, head])) == ["Feld 1: Verkehr", "Radwege bauen"]


def test_marks_of_markdown_are_no_text_but_those_of_a_pdf_are() -> None:
    raw = "Wir **bauen** Wege"
    assert running_text(document(page(1, raw, (TEXT, raw)), reader="text")).text == "Wir bauen Wege"
    assert running_text(document(page(1, raw, (TEXT, raw)))).text == raw


def test_without_known_blocks_all_that_is_left_is_text() -> None:
    raw = "Kopf\nErster Absatz.\n\nZweiter Absatz.\nIn der Zelle\nDritter."
    known = page(1, raw, furniture="Kopf").model_copy(update={"blocks": None})
    read = running_text(document(known, tables=(table(1, raw, "In der Zelle"),)))
    assert lines(read) == ["Erster Absatz.", "Zweiter Absatz.", "In der Zelle", "Dritter."]


def test_document_without_text_has_no_paragraphs() -> None:
    assert running_text(document(page(1, " \n"))) == RunningText((), ())


def test_every_place_of_a_record_is_a_cell_but_blank_ones() -> None:
    record = make_record(goal="Ruhe", measure=" ", responsible=["Amt 1", "Amt 2"], extra={"Stand": "läuft"})
    cells = record_cells(make_result([record, record.model_copy(update={"source": SourceKind.PROSE})]))
    assert [(found.label, found.column) for found in cells[:4]] == [
        ("goal", "goal"),
        ("responsible", "responsible"),
        ("responsible", "responsible"),
        ("extra", "Stand"),
    ]
    assert [found.in_sentence for found in cells] == [False] * 4 + [True] * 4


WORDS = st.text(alphabet="aäbß-‐ \u00ad•.1\u0308ﬁ\n", min_size=1, max_size=40)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_runs_lead_from_every_character_to_the_printed_one(parts: list[str]) -> None:
    raw = "\n".join(parts)
    blocks, at = [], 0
    for part in parts:
        blocks.append(PageBlock(kind=TEXT, chars=((at, at + len(part)),)))
        at += len(part) + 1
    read = running_text(document(Page(number=1, width=1, height=1, text=raw, blocks=tuple(blocks))))
    end = 0
    for start, _, place, length in read.runs:
        assert start >= end
        end = start + length
        for index in range(length):
            made, printed = read.text[start + index], raw[place + index]
            assert made == printed or printed in "\n\u00ad‐ﬁ" or not re.match(r"\w", made) or made in "äöü"
    assert end <= len(read.text)
