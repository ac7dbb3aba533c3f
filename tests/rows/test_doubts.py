"""What a record's own text and the records beside it say of errors."""

import pytest
from handmade import make_record, make_traced

from konzeptminer.records import Record, SourceSpan, TracedText
from konzeptminer.rows.doubts import weigh

PLAIN = {
    "goal": "Mehr Grün in der Stadt",
    "measure": "Bäume an Straßen pflanzen",
    "responsible": ["Amt 67"],
    "resources": "4.000 €",
}


def beside_others(**changes: object) -> Record:
    """A record among five with nothing odd about them."""
    others = [make_record(row=n, **{**PLAIN, "measure": f"Bäume am Platz {n} pflanzen"}) for n in range(1, 6)]
    *rest, _, record = weigh([*others, make_record(row=6, **{**PLAIN, **changes})])
    assert {(other.confidence, other.reasons) for other in rest} == {(1.0, ())}
    return record


def over_pages(before: str, after: str) -> TracedText:
    text = f"{before} {after}"
    spans = tuple(
        SourceSpan(page=page, bbox=None, chars=(0, len(part)), text=part) for page, part in ((1, before), (2, after))
    )
    return TracedText(text=text, offsets=((0, 0, len(text)),), spans=spans)


def test_what_is_like_the_others_is_sure() -> None:
    record = beside_others()
    assert (record.confidence, record.reasons) == (1.0, ())


@pytest.mark.parametrize(
    ("changes", "cell", "reason"),
    [
        ({"goal": "und mehr Ruhe"}, "goal", "the goal: the text begins in lower case"),
        ({"goal": "Mehr Grün in der"}, "goal", "the goal: the text breaks off"),
        ({"measure": "Bäume an Stra-"}, "measure", "the measure: the text breaks off"),
        ({"measure": "B\ufffdume an Stra\ufffden pflanzen"}, "measure", "the measure: some letters have no meaning"),
        ({"measure": "4."}, "measure", "the measure: the text is very short"),
        ({"measure": "Maßnahme"}, "measure", "the measure: the text reads like a column head"),
        ({"goal": "Mehr Grün\nWeniger Lärm"}, "goal", "the goal: holds several paragraphs"),
        ({"goal": over_pages("Mehr Grün.", "Weniger Lärm.")}, "goal", "the goal: two parts were joined over a page"),
        ({"goal": "Mehr Grün"}, "goal", "the goal: the text is part of a longer one"),
        ({"partners": ["Amt 67"]}, "partners", "the partners: the same is named in another column"),
        ({"responsible": ["Amt 67", "und Straßen"]}, "responsible", "the responsible: the text begins in lower case"),
        ({"responsible": ["Amt für Grün-", "flächen"]}, "responsible", "the responsible: the text breaks off"),
    ],
)
def test_odd_cell_lowers_record_and_cell_and_is_named(changes: dict[str, object], cell: str, reason: str) -> None:
    record = beside_others(**changes)
    assert any(found.startswith(reason) for found in record.reasons), record.reasons
    assert record.confidence < 1
    assert max(part.confidence for part in record.parts(cell)) < 1
    assert {part.confidence for part in record.parts("resources")} == {1.0}


def test_cell_that_is_empty_against_the_others_has_nothing_to_lower_but_the_record() -> None:
    record = beside_others(goal=None)
    assert record.reasons == ("the goal: is empty, though it is filled in most other rows",)
    assert record.confidence < 1


def test_cells_without_a_measure_are_doubted_as_a_whole() -> None:
    record = beside_others(measure=None)
    assert any(reason.startswith("there is no measure, though other cells") for reason in record.reasons)
    assert {part.confidence < 1 for cell in ("goal", "responsible", "resources") for part in record.parts(cell)} == {
        True
    }


def test_goal_alone_may_have_no_measure() -> None:
    record = beside_others(measure=None, responsible=[], resources=None)
    assert not any("there is no measure" in reason for reason in record.reasons)


def test_same_measure_twice_is_doubted_in_both_rows() -> None:
    records = weigh([make_record(row=n, **PLAIN) for n in (1, 2)])
    assert [record.reasons for record in records] == [
        ("the same measure stands in another row; one of them may be too much",)
    ] * 2


def test_lower_case_is_nothing_odd_where_it_is_usual() -> None:
    records = weigh([make_record(row=n, measure=f"bäume am Platz {n} pflanzen") for n in range(1, 6)])
    assert {record.confidence for record in records} == {1.0}


def test_text_that_flows_over_a_page_is_no_reason() -> None:
    record = beside_others(measure=over_pages("Bäume an Straßen und", "an Plätzen pflanzen"))
    assert record.reasons == ()


def test_text_before_a_row_in_lower_case_may_go_on_there() -> None:
    rows = ["Wege am Fluss", "Bäume an Straßen", "und Plätzen pflanzen", *(f"Bank {n} setzen" for n in range(5))]
    found = [make_record(row=n, measure=text) for n, text in enumerate(rows, 1)]
    records = weigh(found)
    assert [bool(record.reasons) for record in records] == [False, True, True, *[False] * 5]
    assert records[1].reasons[0].startswith("the measure: the next row begins in lower case")
    assert records[2].reasons[0].startswith("the measure: the text begins in lower case")
    found[2] = make_record(row=3, measure=rows[2], responsible=["Amt 67"])
    assert not any(record.reasons for record in weigh(found))


def test_bullet_without_a_meaning_is_no_lost_letter() -> None:
    assert beside_others(measure="\uf0b7 Bäume an Straßen pflanzen").reasons == ()


def test_no_records_are_weighed_to_none() -> None:
    assert weigh([]) == []


def test_actors_among_the_steps_are_named_where_nobody_is_responsible() -> None:
    record = beside_others(responsible=[], implementation=["Jugendamt", "Gesundheitsamt"])
    assert "the implementation: reads like offices" in " ".join(record.reasons)
    assert not any("offices" in reason for reason in beside_others(implementation=["Jugendamt"]).reasons)


def test_column_without_a_head_is_named() -> None:
    record = beside_others(extra={"Spalte 4": "offen"})
    assert record.reasons == ("a column has no head; its text may belong to another column",)


def test_parts_of_a_cell_are_given_by_its_name() -> None:
    record = make_record(goal="Ruhe", partners=["A", "B"])
    assert record.parts("goal") == (make_traced("Ruhe"),)
    assert [part.text for part in record.parts("partners")] == ["A", "B"]
    assert record.parts("resources") == ()


@pytest.mark.parametrize(
    ("cell", "text", "is_head"),
    [
        ("handlungsfeld", "Handlungsfeld", True),
        ("handlungsfeld", "Handlungsfeld Sprache", False),
        ("resources", "Förderung KfW", False),
        ("resources", "Ressourcen", True),
    ],
)
def test_head_with_a_word_of_its_own_is_no_head(cell: str, text: str, is_head: bool) -> None:
    (record,) = weigh([make_record(row=1, **{**PLAIN, cell: text})])
    assert (f"the {cell}: the text reads like a column head" in record.reasons) == is_head
