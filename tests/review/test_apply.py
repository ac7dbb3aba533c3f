"""What a person does in a workbook, and what becomes of it in the records."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from given import LATER, Desk, corrected, only, plan
from openpyxl import Workbook

from konzeptminer.records import FLAT_COLUMNS, Result, Verdict, flat
from konzeptminer.review import Applied, ReviewError, apply_review, read_review


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "a.xlsx", plan())


def told(applied: Applied) -> list[str]:
    return [str(problem) for problem in applied.problems]


def test_a_text_corrected_in_place_stands_beside_the_machines(desk: Desk) -> None:
    record = desk.put(1, "Ziel", " Viel  Licht ").apply(plan()).records[0]
    correction = only(record)
    assert (correction.column, correction.machine, correction.corrected) == ("goal", ("Mehr Licht",), ("Viel Licht",))
    assert (correction.by, correction.at) == ("A. Muster", LATER)
    assert record.goal == plan().records[0].goal
    row = flat(record)
    assert (row["goal"], row["corrected"]) == ("Viel Licht", ["goal"])
    assert tuple(row) == FLAT_COLUMNS


def test_codes_of_a_person_are_sure_and_marked_and_the_machines_are_kept(desk: Desk) -> None:
    desk.put(1, "Kategorie", "Wirtschaft, Arbeit (arbeit)").put(1, "2. Kategorie", None).put(
        1, "3. Kategorie", "wohnen"
    )
    record = desk.apply(plan()).records[0]
    assert record.fields == ("arbeit", "wohnen")
    assert [(item.label, item.probability, item.by) for item in record.assignments] == [
        ("Wirtschaft, Arbeit", 1, "A. Muster"),
        ("Wohnen", 1, "A. Muster"),
    ]
    assert only(record).machine == ("wohnen", "sport")
    assert only(record).derived.assignments == plan().records[0].assignments


@pytest.mark.parametrize("typed", ["arbeit", "Wirtschaft, Arbeit", "WIRTSCHAFT, ARBEIT (arbeit)"])
def test_a_code_is_known_by_its_label_too(typed: str, desk: Desk) -> None:
    assert desk.put(2, "Kategorie", typed).apply(plan()).records[1].fields == ("arbeit",)


def test_an_unknown_code_leaves_the_codes_and_is_told(desk: Desk) -> None:
    applied = desk.put(1, "Kategorie", "Verkehr").put(1, "Ziel", "Viel Licht").apply(plan())
    assert applied.records[0].fields == ("wohnen", "sport")
    assert only(applied.records[0]).column == "goal"
    assert told(applied) == [
        "row 2, column “Kategorie”: there is no code 'Verkehr', so the codes were left as they are; "
        "choose one of wohnen, sport, arbeit"
    ]


def test_actors_and_amounts_follow_the_corrected_text(desk: Desk) -> None:
    desk.put(1, "Zuständig", "Sozialamt\nBauamt").put(1, "Ressourcen", "7.000 € im Jahr")
    record = desk.apply(plan()).records[0]
    assert [actor.name for actor in record.actors] == ["Sozialamt", "Bauamt", "Anwohner"]
    assert [actor.index for actor in record.actors] == [0, 1, 0]
    assert [money.maximum for money in record.money] == [7000]
    assert flat(record)["responsible_names"] == ["Sozialamt", "Bauamt"]


def test_a_correction_set_back_leaves_the_record_as_it_was(desk: Desk, tmp_path: Path) -> None:
    desk.put(1, "Zuständig", "Sozialamt").put(1, "Ressourcen", "keine").put(1, "Kategorie", "arbeit").put(
        1, "Neu", "ja"
    )
    once = corrected(plan(), desk.apply(plan()))
    assert len(once.records[0].corrections) == 4
    back = Desk(tmp_path / "b.xlsx", once)
    back.put(1, "Zuständig", "Bauamt").put(1, "Ressourcen", "5.000 €").put(1, "Kategorie", "wohnen").put(
        1, "Neu", "nein"
    )
    assert back.apply(once).records == plan().records


@pytest.mark.parametrize(
    ("head", "value", "key", "text"),
    [
        ("Neu", "ja", "is_new", ("ja",)),
        ("Umsetzungsstand", "umgesetzt", "status", ("umgesetzt",)),
        ("Umsetzung", "Plan\n\n Bau \nPflege", "implementation", ("Plan", "Bau", "Pflege")),
        ("Maßnahme", "Wege\nBänke", "measure", ("Wege\nBänke",)),
        ("Stand", None, "extra.Stand", ()),
        ("Zeitraum", 3.5, "period", ("3,5",)),
    ],
)
def test_cells_of_each_sort(head: str, value: Any, key: str, text: tuple[str, ...], desk: Desk) -> None:
    correction = only(desk.put(1, head, value).apply(plan()).records[0])
    assert (correction.column, correction.corrected) == (key, text)


def test_an_other_column_is_filled_where_the_document_has_none(desk: Desk) -> None:
    record = desk.put(2, "Stand", "neu").apply(plan()).records[1]
    assert flat(record)["extra"] == {"Stand": "neu"}


def test_a_text_is_given_for_a_column_by_name(desk: Desk) -> None:
    record = desk.put(1, "Spalte", "Partner").put(1, "Korrektur", "Beirat\nVerein").apply(plan()).records[0]
    assert record.texts("partners") == ("Beirat", "Verein")


@pytest.mark.parametrize(
    ("which", "instead", "message"),
    [
        (None, "Beirat", "row 2, column “Korrektur”: 'Beirat' was not taken over; choose in 'Spalte' the column"),
        ("Partner", None, "row 2, column “Korrektur”: there is no text for 'Partner'; to empty a cell, empty the cell"),
        ("Farbe", "rot", "row 2, column “Spalte”: 'Farbe' is no column"),
    ],
)
def test_half_a_correction_by_name_is_told(which: str | None, instead: str | None, message: str, desk: Desk) -> None:
    applied = desk.put(1, "Spalte", which).put(1, "Korrektur", instead).apply(plan())
    assert applied.records == plan().records
    assert told(applied)[0].startswith(message)


@pytest.mark.parametrize(
    ("word", "verdict"),
    [("richtig", Verdict.ACCEPTED), ("Richtig ", Verdict.ACCEPTED), ("falsch", Verdict.WRONG)],
)
def test_a_verdict_has_who_and_when(word: str, verdict: Verdict, desk: Desk) -> None:
    applied = desk.put(1, "Prüfung", word).apply(plan())
    review = applied.records[0].review
    assert review is not None
    assert (review.verdict, review.by, review.at, applied.reviewed) == (verdict, "A. Muster", LATER, 1)
    assert len(applied.records) == 3
    assert flat(applied.records[0])["review"] == verdict.value


@pytest.mark.parametrize("word", ["richtig", "korrigiert"])
def test_an_accepted_record_with_corrections_is_corrected(word: str, desk: Desk) -> None:
    review = desk.put(1, "Prüfung", word).put(1, "Ziel", "Viel Licht").apply(plan()).records[0].review
    assert review is not None
    assert review.verdict is Verdict.CORRECTED


def test_corrected_without_a_correction_is_accepted_and_told(desk: Desk) -> None:
    applied = desk.put(1, "Prüfung", "korrigiert").apply(plan())
    assert applied.records[0].review is not None
    assert applied.records[0].review.verdict is Verdict.ACCEPTED
    assert told(applied) == ["row 2, column “Prüfung”: nothing in the row was corrected; taken as `richtig`"]


def test_a_note_is_kept_without_a_verdict_and_a_verdict_can_be_taken_back(desk: Desk, tmp_path: Path) -> None:
    once = corrected(plan(), desk.put(1, "Bemerkung", "siehe S. 4").put(2, "Prüfung", "falsch").apply(plan()))
    assert once.records[0].review is not None
    assert (once.records[0].review.verdict, once.records[0].review.note) == (Verdict.OPEN, "siehe S. 4")
    back = Desk(tmp_path / "b.xlsx", once).put(1, "Bemerkung", None).put(2, "Prüfung", "offen").apply(once)
    assert back.records == plan().records


@pytest.mark.parametrize(
    ("head", "value", "message"),
    [
        ("Prüfung", "vielleicht", "'vielleicht' was not taken over; choose one of offen, richtig, korrigiert, falsch"),
        ("Betrag min", 5, "is told from other cells and was not taken over; correct those"),
        ("Ziel", "=A1", "holds a formula and was not taken over; type the text itself"),
        ("Neu", "vielleicht", "'vielleicht' was not taken over; choose ja or nein"),
    ],
)
def test_what_cannot_be_taken_over_is_told(head: str, value: Any, message: str, desk: Desk) -> None:
    applied = desk.put(1, head, value).apply(plan())
    assert applied.records == plan().records
    assert told(applied) == [f"row 2, column “{head}”: {message}"]


def test_a_date_is_taken_as_a_german_one_and_told(desk: Desk) -> None:
    applied = desk.put(1, "Zeitraum", datetime.datetime(2025, 3, 1)).apply(plan())
    assert applied.records[0].texts("period") == ("01.03.2025",)
    assert told(applied) == ["row 2, column “Zeitraum”: a date, taken as '01.03.2025'"]


def test_a_record_is_not_emptied(desk: Desk) -> None:
    applied = desk.put(1, "Ziel", None).put(1, "Maßnahme", None).put(3, "Ziel", None).apply(plan())
    assert applied.records == plan().records
    assert len(applied.problems) == 3


def test_a_goal_is_moved_to_the_measure(desk: Desk) -> None:
    record = desk.put(3, "Ziel", None).put(3, "Maßnahme", "Ruhe").apply(plan()).records[2]
    assert (record.texts("goal"), record.texts("measure")) == ((), ("Ruhe",))


def test_two_people_correct_copies_of_one_workbook(tmp_path: Path) -> None:
    one = Desk(tmp_path / "a.xlsx", plan()).put(1, "Ziel", "Viel Licht").put(1, "Partner", "Beirat")
    two = Desk(tmp_path / "b.xlsx", plan()).put(1, "Titel", "W 1").put(1, "Partner", "Verein")
    after_one = corrected(plan(), one.apply(plan(), by="Eins"))
    applied = two.apply(after_one, by="Zwei")
    assert {item.column: (item.corrected, item.by) for item in applied.records[0].corrections} == {
        "goal": (("Viel Licht",), "Eins"),
        "title": (("W 1",), "Zwei"),
        "partners": (("Verein",), "Zwei"),
    }
    assert told(applied) == ["row 2, column “Partner”: replaces what Eins put there: 'Beirat'"]


def test_the_workbook_says_who_saved_it(desk: Desk) -> None:
    desk.put(1, "Ziel", "Viel Licht").save(author="B. Beispiel")
    assert only(apply_review(desk.path, plan()).records[0]).by == "B. Beispiel"
    with pytest.raises(ReviewError, match="does not say who saved it"):
        desk.apply(plan(), by=None)


def test_rows_of_another_document_are_told_with_their_corrections(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "a.xlsx", plan(), plan("zwei")).put(1, "Ziel", "A").put(4, "Ziel", "B")
    applied = desk.apply(plan())
    assert [record.texts("goal") for record in applied.records] == [("A",), (), ("Ruhe",)]
    assert told(applied) == [
        "row 5: 3 rows of zwei belong to no record of this result and were not taken over "
        "(1 of them with corrections); apply the workbook to the result of that document, too"
    ]
    assert desk.apply(plan("zwei")).records[0].texts("goal") == ("B",)


def test_a_workbook_of_another_result_is_refused(desk: Desk) -> None:
    with pytest.raises(ReviewError, match=r"no row belongs to this result.*from plan"):
        desk.apply(plan("zwei"))


def test_rows_without_a_known_id_are_told(desk: Desk) -> None:
    desk.put(4, "Ziel", "Neues Ziel").put(2, "Kennung", "x")
    applied = desk.apply(plan())
    assert applied.records == plan().records
    assert told(applied) == [
        "row 3, column “Kennung”: 'x' is no record of this workbook; the row was not taken over",
        "row 5, column “Kennung”: the row has no id; records cannot be added, the row was not taken over",
    ]


@pytest.mark.parametrize(("second", "refused"), [("Viel Licht", False), ("Kein Licht", True), ("Mehr Licht", False)])
def test_a_row_copied_in_the_workbook(second: str, refused: bool, desk: Desk) -> None:
    desk.put(1, "Ziel", "Viel Licht")
    for column in range(1, desk.sheet.max_column + 1):
        desk.sheet.cell(5, column).value = desk.sheet.cell(2, column).value
    desk.put(4, "Ziel", second)
    if refused:
        with pytest.raises(ReviewError, match=r"rows 2 and 5, column 'Ziel': two different corrections of one cell"):
            desk.apply(plan())
    else:
        assert desk.apply(plan()).records[0].texts("goal") == ("Viel Licht",)


def test_a_renamed_head_is_refused_and_an_own_column_told(desk: Desk) -> None:
    desk.sheet.cell(1, desk.sheet.max_column + 1).value = "Meine Notiz"
    assert told(desk.apply(plan())) == [
        "row 1, column “Meine Notiz”: not one of konzeptminer's columns; not taken over"
    ]
    desk.put(0, "Ziel", "Goal")
    with pytest.raises(ReviewError, match="no longer has the heads 'Ziel', but 'Goal', 'Meine Notiz'"):
        desk.apply(plan())


def test_a_deleted_column_is_told_and_the_others_are_read(desk: Desk) -> None:
    desk.put(1, "Titel", "W 1")
    desk.sheet.delete_cols(desk.heads["Ziel"])
    applied = desk.apply(plan())
    assert only(applied.records[0]).column == "title"
    assert told(applied) == ["row 1, column “Ziel”: the column is gone; nothing of it was compared"]


def test_merged_cells_are_refused(desk: Desk) -> None:
    desk.sheet.merge_cells("D2:E2")
    with pytest.raises(ReviewError, match="D2:E2 are merged"):
        desk.apply(plan())


def test_a_workbook_of_other_make_is_refused(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "a.xlsx")
    (tmp_path / "b.xlsx").write_text("no workbook")
    with pytest.raises(ReviewError, match="has no sheets 'Listen' and 'Geschrieben'"):
        read_review(tmp_path / "a.xlsx")
    for name in ("b.xlsx", "missing.xlsx"):
        with pytest.raises(ReviewError, match="cannot be read"):
            read_review(tmp_path / name)


def test_a_shortened_text_is_not_taken_for_the_whole(tmp_path: Path) -> None:
    first, *others = plan().records
    long = first.model_copy(update={"measure": plan().records[1].measure})
    assert long.measure is not None
    text = "a" * 40_000
    span = long.measure.spans[0].model_copy(update={"text": text, "chars": (0, len(text))})
    traced = long.measure.model_copy(update={"text": text, "offsets": ((0, 0, len(text)),), "spans": (span,)})
    result = Result(document=plan().document, records=(long.model_copy(update={"measure": traced}), *others))
    desk = Desk(tmp_path / "a.xlsx", result)
    written = str(desk.sheet.cell(2, desk.heads["Maßnahme"]).value)
    applied = desk.put(1, "Maßnahme", f"b{written}").apply(result)
    assert applied.records == result.records
    assert told(applied) == [
        "row 2, column “Maßnahme”: was written shortened; what was changed in it was not taken over"
    ]
