"""Boxes: one for every printed place, and letters that hide no other box."""

from pathlib import Path

import pytest
from handmade import make_table
from hypothesis import given
from hypothesis import strategies as st
from shown import FIELD, pdf, record, records, result, traced, warning

import konzeptminer as km
from konzeptminer.records import BBox, SourceSpan, TracedText
from konzeptminer.show.boxes import Box, boxes_by_page
from konzeptminer.show.columns import COLUMNS, WARNING, cells
from konzeptminer.show.tags import tag_place

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pdf(tmp_path_factory.mktemp("boxes"))


def test_every_printed_span_has_one_box_that_names_its_cell() -> None:
    extracted = km.extract(CORPUS / "mettmann-2011.pdf")
    boxes = [(page, box) for page, found in boxes_by_page(extracted).items() for box in found]
    spans = 0
    for item in extracted.records:
        for cell in cells(item):
            for span in (span for text in cell.texts for span in text.spans if span.text.strip()):
                spans += 1
                own = [
                    box for page, box in boxes if (page, box.bbox, box.column) == (span.page, span.bbox, cell.column)
                ]
                assert len(own) == 1
                assert cell.id in own[0].owners
    assert spans > 200
    places = [(page, box.bbox, box.column) for page, box in boxes]
    assert len(places) == len(set(places))


def test_place_that_records_share_is_one_box(path: Path) -> None:
    boxes = [box for box in boxes_by_page(result(path, *records()))[1] if box.column.key == "handlungsfeld"]
    assert [(box.bbox, box.owners) for box in boxes] == [
        (FIELD.spans[0].bbox, ("r1-handlungsfeld", "r2-handlungsfeld"))
    ]


def test_further_part_of_a_merged_cell_and_a_blank_have_no_box(path: Path) -> None:
    empty = SourceSpan(page=2, bbox=(40, 40, 200, 700), chars=(0, 0), text="")
    blank = SourceSpan(page=1, bbox=(0, 0, 300, 300), chars=(3, 4), text=" ")
    text = TracedText(text=FIELD.text, offsets=FIELD.offsets, spans=(*FIELD.spans, blank, empty))
    found = boxes_by_page(result(path, record(1, 1, handlungsfeld=text)))
    assert {page: [box.bbox for box in boxes] for page, boxes in found.items()} == {1: [FIELD.spans[0].bbox]}


def test_letters_stand_once_at_a_list(path: Path) -> None:
    names = [box for box in boxes_by_page(result(path, *records()))[1] if box.column.key == "responsible"]
    assert sorted((box.bbox[1], box.tagged) for box in names) == [(92, False), (112, True)]


def test_large_boxes_lie_behind_small_ones(path: Path) -> None:
    large = traced("ein sehr langer Text", (1, 40, 40))
    small = traced("kurz", (1, 45, 40))
    found = boxes_by_page(result(path, record(1, 1, measure=small, resources=large)))[1]
    assert [box.column.key for box in found] == ["resources", "measure"]


def test_warning_about_a_table_without_text_frames_the_table(path: Path) -> None:
    whole = result(path, warnings=(warning(spans=(), table=0),))
    document = whole.document.model_copy(update={"tables": (make_table(0, page=3),)})
    found = boxes_by_page(whole.model_copy(update={"document": document}))
    assert [(box.bbox, box.column, box.owners) for box in found[3]] == [((0, 0, 20, 30), WARNING, ("w1",))]


def box_at(bbox: BBox) -> Box:
    return Box(bbox, COLUMNS[0], ("r1-handlungsfeld",), tagged=True)


@pytest.mark.parametrize(
    ("neighbours", "expected"),
    [
        ([], "right"),
        ([(151, 95, 200, 120)], "left"),
        ([(151, 95, 200, 120), (50, 95, 99, 120)], "above"),
        ([(151, 95, 200, 120), (50, 95, 99, 120), (100, 80, 150, 98)], "below"),
    ],
)
def test_letters_stand_where_no_other_box_is(neighbours: list[BBox], expected: str) -> None:
    own = box_at((100, 100, 150, 110))
    left, top, right, bottom = tag_place(own, [own, *map(box_at, neighbours)], 600)
    sides = {"right": left == 150, "left": right == 100, "above": bottom == 100, "below": top == 110}
    assert [side for side, holds in sides.items() if holds] == [expected]


@given(x=st.floats(0, 590), y=st.floats(0, 790), wide=st.floats(1, 600), column=st.sampled_from([*COLUMNS, WARNING]))
def test_letters_stay_on_the_page(x: float, y: float, wide: float, column: object) -> None:
    assert isinstance(column, type(WARNING))
    own = Box((x, y, min(x + wide, 600), y + 8), column, (), tagged=True)
    left, top, right, _ = tag_place(own, [own], 600)
    assert left >= 0
    assert top >= 0
    assert right <= 600 + 1e-9
