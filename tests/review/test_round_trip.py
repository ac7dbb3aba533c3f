"""What comes back from a workbook: what a person changed, and nothing else."""

import shutil
import subprocess
from pathlib import Path

import pytest
from given import CATEGORIES, Desk, corrected, plan
from handmade import make_record, make_result
from hypothesis import given, settings
from hypothesis import strategies as st

from konzeptminer.export import write
from konzeptminer.review import apply_review, read_review

SOFFICE = shutil.which("soffice")

TEXTS = [
    "=cmd|' /C calc'!A0",
    "+49 2104 99",
    "-5",
    "@x",
    "'quoted",
    "2024",
    "3.50",
    "1,5",
    "007",
    "1.3.2024",
    "01/02",
    "1E5",
    "WAHR",
    "#N/A",
    "a_x000D_b _x0041_",
    " two  blanks ",
    "tab\tin it",
    "line\r\nend\n\nand more\n",
    "no\u00a0break, soft\u00adhyphen",
    "Cafe\u0301",
    "\x00\x0b controls",
    "<b>&amp;</b>",
    "😀 „quoted“",
    "a" * 40_000,
]


def test_nothing_changed_gives_the_same_records(tmp_path: Path) -> None:
    result = plan()
    applied = Desk(tmp_path / "a.xlsx", result).apply(result)
    assert applied.records == result.records
    assert (applied.corrected, applied.reviewed, applied.problems) == (0, 0, ())


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_that_a_spreadsheet_may_change_is_not_taken_for_corrected(text: str, tmp_path: Path) -> None:
    result = make_result([make_record(measure=text, period=text, partners=[text, "b"], extra={"Stand": text})])
    assert Desk(tmp_path / "a.xlsx", result).apply(result).records == result.records


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=20), min_size=4, max_size=4))
def test_any_texts_come_back_untouched(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    result = make_result(
        [make_record(measure=texts[0], goal=texts[1], partners=[texts[2]], extra={texts[3]: texts[0]})]
    )
    applied = Desk(tmp_path_factory.mktemp("any") / "a.xlsx", result).apply(result)
    assert applied.records == result.records
    assert applied.problems == ()


def test_only_the_corrected_cell_of_the_result_changes(tmp_path: Path) -> None:
    result = plan()
    applied = Desk(tmp_path / "a.xlsx", result).put(1, "Ziel", "Viel Licht").apply(result)
    first, *others = applied.records
    assert first.model_copy(update={"corrections": ()}) == result.records[0]
    assert tuple(others) == result.records[1:]


def test_applying_twice_gives_the_same(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "a.xlsx", plan())
    desk.put(1, "Ziel", "Viel Licht").put(1, "Kategorie", "Wirtschaft, Arbeit (arbeit)").put(1, "Partner", "Beirat")
    desk.put(2, "Prüfung", "richtig").put(3, "Spalte", "Maßnahme").put(3, "Korrektur", "Lärm mindern")
    once = desk.apply(plan())
    twice = desk.apply(corrected(plan(), once), by="Someone else")
    assert twice.records == once.records
    assert (twice.corrected, twice.reviewed) == (0, 0)


def test_a_workbook_of_the_corrected_result_shows_it_and_changes_nothing(tmp_path: Path) -> None:
    once = Desk(tmp_path / "a.xlsx", plan()).put(1, "Ziel", "Viel Licht").put(1, "Prüfung", "korrigiert").apply(plan())
    again = Desk(tmp_path / "b.xlsx", corrected(plan(), once))
    shown = {head: again.sheet.cell(2, column).value for head, column in again.heads.items()}
    assert (shown["Ziel"], shown["Prüfung"]) == ("Viel Licht", "korrigiert")
    assert shown["Korrigiert"] == "Ziel: „Mehr Licht“ (A. Muster, 02.05.2030)"
    assert again.apply(corrected(plan(), once)).records == once.records


def test_rows_may_be_sorted_and_deleted_and_columns_moved(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "a.xlsx", plan()).put(3, "Ziel", "Stille")
    desk.sheet.delete_rows(3)
    values = [[cell.value for cell in line] for line in desk.sheet.iter_rows()]
    order = [values[0], *reversed(values[1:])]
    for row, line in enumerate(order, start=1):
        for column, value in enumerate(reversed(line), start=1):
            desk.sheet.cell(row, column).value = value
            if isinstance(value, str):
                desk.sheet.cell(row, column).data_type = "s"
    applied = desk.apply(plan())
    assert applied.problems == ()
    assert [record.texts("goal") for record in applied.records] == [("Mehr Licht",), (), ("Stille",)]
    assert applied.corrected == 1


@pytest.mark.parametrize(("typed", "found"), [(2024, 0), (2025, 1), (2024.0, 0)])
def test_a_year_that_became_a_number_is_the_same_text(typed: float, found: int, tmp_path: Path) -> None:
    assert Desk(tmp_path / "a.xlsx", plan()).put(1, "Zeitraum", typed).apply(plan()).corrected == found


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_changes_nothing_and_keeps_corrections(tmp_path: Path) -> None:
    texts = [text for text in TEXTS if "\x00" not in text]
    records = [
        make_record(row=row, measure=text, period=text, extra={"Stand": text}) for row, text in enumerate(texts, 1)
    ]
    result = make_result([*records, *plan("zwei").records])
    write(result, tmp_path / "plain.xlsx", "xlsx", categories=CATEGORIES)
    Desk(tmp_path / "edited.xlsx", result).put(len(texts) + 1, "Ziel", "Viel Licht").save()
    out = tmp_path / "out"
    command = [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    files = [str(tmp_path / name) for name in ("plain.xlsx", "edited.xlsx")]
    subprocess.run([*command, "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), *files], check=True, timeout=180)
    assert read_review(out / "plain.xlsx").edits == ()
    assert apply_review(out / "plain.xlsx", result, by="A").records == result.records
    applied = apply_review(out / "edited.xlsx", result, by="A")
    changed = [record.id for old, record in zip(result.records, applied.records, strict=True) if old != record]
    assert changed == ["zwei-001"]
