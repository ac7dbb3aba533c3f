"""PDF pages whose tables have lost their columns."""

from pathlib import Path

from drawn import Sheet, draw, layouts

import konzeptminer as km
from konzeptminer.linear.untabled import untabled_pages

HEAD = "Ziele Maßnahmen Umsetzung Zuständigkeit"
PARTS = (
    ("Neue Nachbarn willkom-", "men heißen"),
    ("Eine Gruppe von Patinnen und Paten aufbauen und", "bei ihrer Arbeit begleiten"),
    ("• Aufruf in der Zeitung",),
    ("• Treffen im Rathaus",),
    ("Kreisverwaltung, Städte",),
    ("Stadtführungen in leichter Sprache anbieten",),
    ("• Rundgänge mit dem Heimatverein planen",),
    ("Volkshochschule",),
)


def table(sheet: Sheet) -> None:
    """Print cells one below the other, as an export of a table that was set again."""
    sheet.text(50, 60, HEAD)
    y = 90.0
    for part in PARTS:
        for line in part:
            sheet.text(50, y, line)
            y += 12
        y += 14


def prose(sheet: Sheet) -> None:
    for i in range(20):
        sheet.text(50, 60 + 12 * i, "Ziele und Maßnahmen des Kreises beschreibt der Bericht, zuständig ist das Amt.")


def test_a_table_without_columns_gives_records_with_boxes(tmp_path: Path) -> None:
    result = km.extract(draw(tmp_path / "probe.pdf", prose, table))
    first, second = result.records
    assert first.measure is not None
    assert first.measure.text == "Eine Gruppe von Patinnen und Paten aufbauen und bei ihrer Arbeit begleiten"
    assert [item.text for item in first.implementation] == ["Aufruf in der Zeitung", "Treffen im Rathaus"]
    assert [actor.text for actor in second.responsible] == ["Volkshochschule"]
    assert second.goal is not None
    assert second.goal.text == "Neue Nachbarn willkommen heißen"
    assert [record.page for record in result.records] == [2, 2]
    for span in first.measure.spans:
        assert span.bbox is not None
        assert result.document.pages[span.page - 1].text[slice(*span.chars)] == span.text


def test_prose_gives_no_records(tmp_path: Path) -> None:
    assert km.extract(draw(tmp_path / "probe.pdf", prose)).records == ()


def test_pages_with_records_and_pages_before_the_head_are_left_alone() -> None:
    pages = layouts(prose, table, prose)
    assert [[page.page for page in run] for run in untabled_pages(pages, set())] == [[2, 3]]
    assert [[page.page for page in run] for run in untabled_pages(pages, {3})] == [[2]]
    assert untabled_pages(pages, {2}) == []
