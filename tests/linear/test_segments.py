"""Lines cut into segments."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import lines

from konzeptminer.linear.segments import passage_of, segments_of, shared_openings
from konzeptminer.reading.text import page_of


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Flyer drucken   Stadt", ["Flyer drucken", "Stadt"]),
        ("\ufffd  Flyer drucken", ["\ufffd  Flyer drucken"]),
        ("Beratung ausbauen \ufffd Flyer drucken", ["Beratung ausbauen", "\ufffd Flyer drucken"]),
        ("a) Jugendamt b) Schulen", ["a) Jugendamt", "b) Schulen"]),
        ("Flyer verteilen Jugendamt", ["Flyer verteilen", "Jugendamt"]),
        ("Zusammenarbeit mit dem Jugendamt", ["Zusammenarbeit mit dem Jugendamt"]),
        ("Jugendamt ca. 500 €", ["Jugendamt", "ca. 500 €"]),
        ("alle B", ["alle", "B"]),
    ],
)
def test_a_line_is_cut_where_another_cell_may_begin(line: str, parts: list[str]) -> None:
    assert [segment.text for segment in lines(line)] == parts


def test_blank_lines_and_places_are_known() -> None:
    first, second = lines("eins\n\n \n  zwei\n")
    assert (first.blank_before, second.blank_before) == (0, 2)
    assert (second.lead, second.line, second.first, second.last) == (2, 3, True, True)


def test_what_several_lines_begin_with_may_be_a_cell_of_its_own() -> None:
    table = ["Ruhe im Haus Türen ölen", "Ruhe im Haus Teppich legen", "Ruhe im Haus"]
    assert shared_openings(table) == ["Ruhe im Haus"]
    page = page_of("\n".join(table))
    assert [segment.text for segment in segments_of(page, openings=["Ruhe im Haus"])] == [
        "Ruhe im Haus",
        "Türen ölen",
        "Ruhe im Haus",
        "Teppich legen",
        "Ruhe im Haus",
    ]


def test_an_opening_that_asks_for_a_noun_is_none() -> None:
    assert shared_openings(["Zusammenarbeit mit Schulen", "Zusammenarbeit mit Kitas"]) == []


@given(st.text("ab Ä€.,)\n\ufffd1-", max_size=120))
def test_no_character_is_lost_or_doubled(text: str) -> None:
    segments = lines(text)
    assert "".join("".join(segment.text.split()) for segment in segments) == "".join(text.split())
    assert all(left.end <= right.start for left, right in pairwise(segments))
    assert all(segment.text == text[segment.start : segment.end] for segment in segments)


def test_segments_with_nothing_between_are_one_piece() -> None:
    segments = lines("Flyer drucken\nund verteilen\nheute")
    assert [piece.text for piece in passage_of(segments[:2]).pieces] == ["Flyer drucken\nund verteilen"]
    assert len(passage_of([segments[0], segments[2]]).pieces) == 2
