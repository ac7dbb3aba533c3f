from handmade import make_actor, make_record, make_result

from konzeptminer.records import FLAT_COLUMNS, ActorRole, FieldAssignment, Status, TracedText, flat

GUIDELINE_KEYS = {
    "doc",
    "row",
    "source",
    "page",
    "handlungsfeld",
    "goal",
    "measure",
    "implementation",
    "responsible",
    "partners",
    "resources",
    "is_new",
    "fields",
}


def test_keys_are_the_guidelines_and_ten_more() -> None:
    row = flat(make_record(measure="Wege beleuchten"))
    own = {"title", "responsible_names", "partner_names", "field_probabilities", "extra", "confidence", "reasons"}
    own |= {"status", "corrected", "review"}
    assert set(row) == GUIDELINE_KEYS | own
    assert tuple(row) == FLAT_COLUMNS


def test_cells_become_plain_texts() -> None:
    row = flat(
        make_record(
            row=4,
            page=7,
            handlungsfeld="Wohnen",
            goal="Mehr Licht",
            title="W 1",
            measure="Wege beleuchten",
            implementation=["Plan", "Bau"],
            responsible=["Amt 66"],
            partners=["Anwohner", "Beirat"],
            resources="500 €",
            is_new=True,
            status=Status.DONE,
            fields=("wohnen", "sport"),
            assignments=(
                FieldAssignment(code="wohnen", probability=0.9),
                FieldAssignment(code="sport", probability=0.25),
            ),
            actors=(
                make_actor("Amt 66", name="Tiefbauamt"),
                make_actor("Anwohner", role=ActorRole.PARTNER),
                make_actor("die Anwohner", role=ActorRole.PARTNER, name="Anwohner"),
            ),
            extra={"Stand": "läuft"},
            confidence=0.5,
            reasons=("Spalte geraten",),
        )
    )
    assert row == {
        "doc": "plan",
        "row": 4,
        "source": "table",
        "page": 7,
        "handlungsfeld": "Wohnen",
        "goal": "Mehr Licht",
        "title": "W 1",
        "measure": "Wege beleuchten",
        "implementation": ["Plan", "Bau"],
        "responsible": ["Amt 66"],
        "responsible_names": ["Tiefbauamt"],
        "partners": ["Anwohner", "Beirat"],
        "partner_names": ["Anwohner"],
        "resources": "500 €",
        "is_new": True,
        "status": "done",
        "fields": ["wohnen", "sport"],
        "field_probabilities": [0.9, 0.25],
        "extra": {"Stand": "läuft"},
        "confidence": 0.5,
        "reasons": ["Spalte geraten"],
        "corrected": [],
        "review": None,
    }


def test_empty_cells_are_null_or_empty_lists() -> None:
    blank = TracedText(text="", offsets=(), spans=())
    row = flat(make_record(measure=blank, implementation=[""]))
    assert row["goal"] is None
    assert row["measure"] is None
    assert row["implementation"] == row["partners"] == []
    assert row["extra"] == {}
    assert row["fields"] == row["field_probabilities"] == []


def test_data_frame_has_a_line_for_each_record() -> None:
    frame = make_result(
        [make_record(measure="Wege"), make_record(row=2, measure="Bänke", partners=["A", "B"])]
    ).to_pandas()
    assert list(frame["measure"]) == ["Wege", "Bänke"]
    assert frame["partners"][1] == ["A", "B"]


def test_data_frame_keeps_its_columns_without_records() -> None:
    frame = make_result().to_pandas()
    assert list(frame.columns) == list(FLAT_COLUMNS)
    assert frame.empty
