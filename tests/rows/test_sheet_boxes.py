from collections.abc import Callable
from pathlib import Path

from drawn import Sheet, draw
from typeset import texts

import konzeptminer as km
from konzeptminer.records import SourceKind
from konzeptminer.rows.section_sheets import SHEET_REASON

TREES = ["Linden am Markt", "Eichen am See", "Buchen am Berg", "Weiden am Bach"]
OWNERS = ["Amt 67", "Forstamt", "Gartenamt", "Bauhof"]


def page(number: int, *, beside: bool = True) -> Callable[[Sheet], None]:
    """Draw a sheet: what and how below one another, goal and responsible side by side."""

    def put(sheet: Sheet) -> None:
        right = 320 if beside else 60
        down = 0 if beside else 140
        sheet.text(60, 50, "Handlungsfeld: Grün", size=11)
        sheet.text(60, 66, f"Maßnahme B{number + 1}", size=11)
        sheet.text(60, 82, TREES[number], size=11, bold=True)
        sheet.text(60, 130, "Was & Warum?", size=11, bold=True)
        sheet.text(60, 144, "Worum geht es bei diesem Vorhaben?")
        sheet.lines(60, 160, [f"Wir pflanzen {TREES[number]} und hegen", f"sie {number + 2} Jahre lang."])
        sheet.text(60, 230, "Wie & Wann?", size=11, bold=True)
        sheet.lines(60, 246, [f"Gruben ausheben in Woche {number + 5}", "", f"Pflanzen setzen in Woche {number + 9}"])
        sheet.text(60, 330, "Ziel", size=11, bold=True)
        sheet.text(60, 346, f"Schatten für {number + 3} Plätze")
        sheet.text(right, 330 + down, "Wer?", size=11, bold=True)
        sheet.text(right, 344 + down, "Welche a) Akteure und b) Partner helfen?")
        sheet.text(right, 360 + down, f"a) {OWNERS[number]}")
        sheet.text(right, 372 + down, f"b) Verein Nummer {number + 1}")

    return put


def extracted(folder: Path, *pages: Callable[[Sheet], None]) -> km.Result:
    """Give what the sheets hold, without what other readings find on the same pages."""
    result = km.extract(draw(folder / "boxes.pdf", *pages))
    records = tuple(
        record for record in result.records if record.source is SourceKind.SHEET and record.reasons != (SHEET_REASON,)
    )
    return result.model_copy(update={"records": records})


def test_sheets_in_boxes_are_records(tmp_path: Path) -> None:
    result = extracted(tmp_path, *map(page, range(4)))
    assert texts(result, "title") == [f"B{number} {tree}" for number, tree in enumerate(TREES, 1)]
    assert texts(result, "measure")[0] == "B1 Linden am Markt\nWir pflanzen Linden am Markt und hegen sie 2 Jahre lang."
    assert texts(result, "handlungsfeld") == ["Grün"] * 4


def test_texts_side_by_side_are_told_apart(tmp_path: Path) -> None:
    result = extracted(tmp_path, *map(page, range(4)))
    assert texts(result, "goal") == [f"Schatten für {number} Plätze" for number in range(3, 7)]
    assert texts(result, "responsible") == [[owner] for owner in OWNERS]
    assert texts(result, "partners") == [[f"Verein Nummer {number}"] for number in range(1, 5)]


def test_paragraphs_of_steps_are_one_entry_each(tmp_path: Path) -> None:
    result = extracted(tmp_path, *map(page, range(4)))
    assert texts(result, "implementation")[1] == ["Gruben ausheben in Woche 6", "Pflanzen setzen in Woche 10"]


def test_page_with_the_same_head_goes_on_with_the_sheet(tmp_path: Path) -> None:
    def rest(head: str) -> Callable[[Sheet], None]:
        def put(sheet: Sheet) -> None:
            sheet.text(60, 82, head, size=11, bold=True)
            sheet.text(60, 146, "Sand streuen")

        return put

    drawn = [*map(page, range(4)), rest(TREES[3]), rest("Anhang")]
    assert "Sand streuen" in str(extracted(tmp_path, *drawn).records[3])
    assert "Sand streuen" not in str(extracted(tmp_path, *drawn[:4], drawn[5]).records)


def test_two_sheets_show_no_template(tmp_path: Path) -> None:
    assert extracted(tmp_path, page(0), page(1)).records == ()


def test_labels_only_below_one_another_are_headings_of_chapters(tmp_path: Path) -> None:
    assert extracted(tmp_path, *(page(number, beside=False) for number in range(4))).records == ()


def test_heads_of_a_plan_on_every_page_are_no_sheets(tmp_path: Path) -> None:
    def plan(sheet: Sheet) -> None:
        rows = [["Beschreibung", "Ziel", "Wer?", "Kosten"], ["Linden pflanzen", "Schatten", "Amt 67", "70 €"]]
        sheet.table([50, 180, 310, 440, 560], [100, 120, 150], rows)

    assert extracted(tmp_path, *[plan] * 4).records == ()


def test_a_sheet_that_is_but_a_title_is_a_record(tmp_path: Path) -> None:
    def empty(sheet: Sheet) -> None:
        sheet.text(60, 50, "Handlungsfeld: Grün", size=11)
        sheet.text(60, 66, "Maßnahme B9", size=11)
        sheet.text(60, 82, "Hecken am Ring", size=11, bold=True)
        sheet.text(60, 130, "Wird noch bearbeitet.")

    result = extracted(tmp_path, *map(page, range(3)), empty, page(3))
    assert texts(result, "title")[3] == "B9 Hecken am Ring"
    assert texts(result, "measure")[3] == "B9 Hecken am Ring"
    assert "title" in result.records[3].reasons[0]


def test_a_page_that_goes_on_with_a_sheet_is_no_empty_sheet(tmp_path: Path) -> None:
    def second(sheet: Sheet) -> None:
        sheet.text(60, 50, "Handlungsfeld: Grün", size=11)
        sheet.text(60, 66, "Maßnahme B3", size=11)
        sheet.text(60, 82, "Buchen am Berg", size=11, bold=True)
        sheet.text(60, 130, "Und noch ein Satz.")

    result = extracted(tmp_path, *map(page, range(3)), second, page(3))
    assert len(result.records) == 4


def test_a_line_that_ended_early_ends_an_actor_and_a_mark_goes_on_below(tmp_path: Path) -> None:
    def more(number: int) -> Callable[[Sheet], None]:
        def put(sheet: Sheet) -> None:
            page(number)(sheet)
            sheet.text(320, 384, f"Heimatverein {number}")
            sheet.text(320, 396, f"Gesellschaft der Freunde alter und neuer Alleen {number}")

        return put

    result = extracted(tmp_path, *map(more, range(4)))
    assert texts(result, "responsible")[0] == ["Amt 67"]
    assert texts(result, "partners")[0] == [
        "Verein Nummer 1",
        "Heimatverein 0",
        "Gesellschaft der Freunde alter und neuer Alleen 0",
    ]
