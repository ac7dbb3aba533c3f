"""Labelled segments as cells, and what stands beside and over a table."""

import pytest
from made import HEAD, TABLE, lines, stretch

from konzeptminer.linear.captions import find_caption, named_headings
from konzeptminer.linear.heads import find_heads
from konzeptminer.linear.labels import NOISE, OUT
from konzeptminer.linear.model import load_model
from konzeptminer.linear.rows import build_rows
from konzeptminer.linear.stretches import cells_of, find_stretches
from konzeptminer.linear.turned import turned_texts
from konzeptminer.reading.text import page_of


def test_segments_become_cells_up_to_the_end_of_the_table() -> None:
    segments = lines("eins\nzwei\n7\ndrei\nvier\nAnhang\n")
    labels = ["B-measure", "I-measure", NOISE, "I-measure", "B-responsible", OUT]
    cells = cells_of(segments, labels, [0.9, 0.8, 0.1, 0.95, 0.7, 0.6])
    assert [(cell.role, [s.text for s in cell.segments]) for cell in cells] == [
        ("measure", ["eins", "zwei", "drei"]),
        ("responsible", ["vier"]),
    ]
    # The label behind a cell says that it ends.
    assert [cell.sure for cell in cells] == [0.7, 0.6]


def test_a_stretch_ends_where_the_next_head_begins() -> None:
    first, second = find_stretches([page_of(TABLE + TABLE)], load_model())
    assert [cell.role for cell in first.cells] == [cell.role for cell in second.cells]
    assert first.head.start == 0
    assert second.head.start == len(TABLE)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("4.1 Handlungsfeld: Wohnen und \nVerkehr \n\n", "Wohnen und \nVerkehr"),
        ("Handlungsfeld 3: Wohnen\n", "Handlungsfeld 3: Wohnen"),
        ("Davon später mehr.\n3.2 Wohnen und Verkehr\n", "3.2 Wohnen und Verkehr"),
        ("Davon handelt die folgende Tabelle.\n\n", None),
        ("5. Maßnahmenplan\n\n", None),
        ("", None),
    ],
)
def test_a_heading_over_a_head_names_the_field(heading: str, name: str | None) -> None:
    page = page_of(heading + HEAD)
    found = find_caption(page, find_heads(page)[-1])
    assert (found.text if found else None) == name


def test_headings_of_chapters_name_fields() -> None:
    page = page_of("Das Handlungsfeld ist weit.\n\n4.2 Handlungsfeld: Sport \n\nZiele\n\nHandlungsfelder: viele\n")
    assert [piece.text for piece in named_headings(page)] == ["Sport"]


def test_a_turned_label_holds_for_the_rows_up_to_it_and_the_last_for_the_rest() -> None:
    one, two = turned_texts(lines("W\noh\nnb\nau\nte\nn\nEin Satz\nVe\nrk\neh\nrs\nwe\nge\n"))
    table = stretch([("measure", "eins"), ("measure", "zwei"), ("measure", "drei")], [(1, one), (2, two)])
    rows = build_rows([table])
    assert [row.turned.text if row.turned else None for row in rows] == ["Wohnbauten", "Verkehrswege", "Verkehrswege"]


def test_parts_of_a_field_with_nothing_between_are_one() -> None:
    table = stretch([("handlungsfeld", "Wohnen +"), ("handlungsfeld", "Verkehr"), ("measure", "eins")])
    (row,) = build_rows([table])
    assert row.band is not None
    assert [segment.text for segment in row.band.segments] == ["Wohnen +", "Verkehr"]


def test_a_lone_mark_of_what_is_new_belongs_to_the_next_measure() -> None:
    (row,) = build_rows([stretch([("measure", "Neu:"), ("measure", "eins")])])
    assert row.measure is not None
    assert [segment.text for segment in row.measure.segments] == ["Neu:", "eins"]
