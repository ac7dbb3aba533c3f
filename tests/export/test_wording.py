"""German words for what the extraction says in English and in figures."""

import pytest

from konzeptminer.export.wording import CELLS, KINDS, SOURCES, WARNINGS, german, money, staff, sureness
from konzeptminer.linear import certainty, fields
from konzeptminer.reading.marked import read_marks
from konzeptminer.records import CELLS as DOUBTED
from konzeptminer.records import DocumentKind, Money, Period, SourceKind, Staff, WarningCode
from konzeptminer.rows import section_outline, section_reader, section_sheets, slides
from konzeptminer.rows.confidence import Doubt, Finding


def test_every_code_has_a_german_name() -> None:
    assert (set(KINDS), set(SOURCES), set(WARNINGS)) == (set(DocumentKind), set(SourceKind), set(WarningCode))


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        (
            "3 of 40 characters of the table belong to no cell",
            "3 von 40 Zeichen der Tabelle gehören zu keiner Zelle",
        ),
        (
            "the cell “{0} \\1\nMehr” on page 7 belongs to no row; look it up there",
            "die Zelle „{0} \\1\nMehr“ auf Seite 7 gehört zu keinem Eintrag; bitte dort nachsehen",
        ),
        (
            "page 2: the table has no head; its columns were told by their content; compare its records with the page",
            "Seite 2: die Tabelle hat keinen Kopf; ihre Spalten wurden aus dem Inhalt erschlossen; "
            "bitte mit der Seite vergleichen",
        ),
        ("something new", None),
    ],
)
def test_sentences_are_german_where_their_form_is_known(english: str, expected: str | None) -> None:
    assert german(english) == expected


@pytest.mark.parametrize("reason", [value for name, value in vars(slides).items() if name.endswith("_REASON")])
def test_every_reason_of_a_slide_has_a_german_form(reason: str) -> None:
    assert german(reason) is not None


@pytest.mark.parametrize("doubt", Doubt)
@pytest.mark.parametrize("cell", CELLS)
def test_every_reason_has_a_german_form(doubt: Doubt, cell: str) -> None:
    reason = Finding(doubt, cell, what="3 of 40").reason
    form = german(reason)
    assert form is not None
    assert "the " not in form
    assert form.startswith(f"{CELLS[cell]}: ") == reason.startswith(f"the {cell}: ")


def test_every_cell_with_a_confidence_has_a_german_name() -> None:
    assert set(CELLS) == set(DOUBTED)


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [
        (1.0, "sicher, 100 %"),
        (0.999, "sicher, 99 %"),
        (0.8, "sicher, 80 %"),
        (0.799, "unsicher, 79 %"),
        (0.29, "unsicher, 29 %"),
    ],
)
def test_sureness_is_never_rounded_up(confidence: float, expected: str) -> None:
    assert sureness(confidence) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (Money(text="x", minimum=10000, maximum=12500.5), "10.000 bis 12.500,50 EUR"),
        (Money(text="x", maximum=10000, period=Period.YEAR), "bis 10.000 EUR je Jahr"),
        (Money(text="x", minimum=500, period=Period.MONTH, approximate=True), "etwa ab 500 EUR je Monat"),
        (Money(text="x", minimum=0, maximum=0), "0 EUR"),
        (Money(text="nach Bedarf"), "nach Bedarf"),
    ],
)
def test_money_is_told_as_understood(amount: Money, expected: str) -> None:
    assert money(amount) == expected


def test_staff_is_told_as_understood() -> None:
    assert staff(Staff(text="halbe Stelle", fte=0.5)) == "0,50 Vollzeitstellen"
    assert staff(Staff(text="1 VZÄ vorhanden", fte=1, existing=True)) == "1 Vollzeitstellen, vorhanden"
    assert staff(Staff(text="Vorhandenes Personal", existing=True)) == "Vorhandenes Personal"


def test_reasons_of_chapters_are_german() -> None:
    modules = (section_outline, section_reader, section_sheets)
    reasons = [text for module in modules for name, text in vars(module).items() if name.endswith("_REASON")]
    assert len(reasons) > 8
    assert [reason for reason in reasons if german(reason) is None] == []


def test_reasons_of_tables_in_running_lines_are_german() -> None:
    reasons = [certainty.REASON, fields.TOLD_REASON, fields.CARRIED_REASON]
    assert [reason for reason in reasons if german(reason) is None] == []
    for cell, name in CELLS.items():
        assert german(certainty.LITTLE_REASON.format(cell=cell)) == f"{name}: die Zeilen sind unsicher zugeordnet"


@pytest.mark.parametrize(
    "text", ["| Ziel | Maßnahme |\n|---|---|\n| a | b |\n| a | b | c |\n", "<table><tr><td>Ziel</td><td>b</td></tr>"]
)
def test_faults_of_marked_tables_are_german(text: str) -> None:
    (fault,) = (fault for table in read_marks(text).tables for fault in table.faults)
    whole = f"the marks of the table on page 1 are wrong: {fault}; compare its records with the file"
    assert german(fault) is not None
    assert german(whole) == f"die Tabelle auf Seite 1 ist falsch ausgezeichnet: {german(fault)}; " + (
        "bitte mit der Datei vergleichen"
    )
