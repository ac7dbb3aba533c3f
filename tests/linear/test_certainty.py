"""The confidence of records by that of their cells."""

import pytest
from made import lines, stretch

from konzeptminer.linear.certainty import REASON, Certainty, values_of
from konzeptminer.linear.fields import FoundField
from konzeptminer.linear.rows import build_rows, raw_rows
from konzeptminer.linear.segments import passage_of
from konzeptminer.linear.stretches import Stretch
from konzeptminer.records import Record
from konzeptminer.rows.build import Origin, build_record
from konzeptminer.text.hyphen import HyphenJoiner

JOINER = HyphenJoiner.from_text("")


def made(measure: float, actors: float) -> tuple[Stretch, Record]:
    """Give a table of one row whose cells stand on pages of their own, as sure as given."""
    table = stretch([("measure", "Beete anlegen"), ("responsible", "Bauamt, Schulen")])
    table.cells[1].segments[:] = lines("Bauamt, Schulen", 2)
    table.cells[0].sure, table.cells[1].sure = measure, actors
    (row,) = build_rows([table])
    record = build_record(raw_rows(row)[0], Origin("0" * 64, "probe", JOINER))
    assert record is not None
    return table, record


def test_values_have_the_confidence_of_their_cell_and_the_record_the_product() -> None:
    table, record = made(0.9, 0.5)
    weighed = Certainty([table]).weigh(record)
    assert weighed.measure is not None
    assert weighed.measure.confidence == 0.9
    assert [actor.confidence for actor in weighed.responsible] == [0.5, 0.5]
    assert weighed.confidence == pytest.approx(0.45)
    assert "responsible" in weighed.reasons[-1]
    assert "measure" not in weighed.reasons[-1]


def test_a_sure_row_has_the_reason_of_all_such_rows_only() -> None:
    table, record = made(1.0, 1.0)
    assert Certainty([table]).weigh(record).reasons == (REASON,)


def test_doubts_from_places_on_the_page_do_not_count() -> None:
    table, record = made(1.0, 1.0)
    doubted = record.model_copy(update={"confidence": 0.2, "reasons": ("a gap",)})
    assert Certainty([table]).weigh(doubted).confidence == 1.0


def test_a_field_from_elsewhere_keeps_its_own_confidence() -> None:
    table, record = made(1.0, 1.0)
    text = passage_of(lines("Wohnen", 3)).trace(JOINER, confidence=0.6)
    weighed = Certainty([table]).weigh(record, FoundField(text, "told by a chapter"))
    assert weighed.handlungsfeld == text
    assert weighed.confidence == 0.6
    assert "told by a chapter" in weighed.reasons


def test_values_of_a_record_are_all_its_texts() -> None:
    _, record = made(1.0, 1.0)
    assert [value.text for value in values_of(record)] == ["Beete anlegen", "Bauamt", "Schulen"]
