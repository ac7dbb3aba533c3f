"""Tables in running lines, from text to records."""

from pathlib import Path

import pytest

from konzeptminer.linear import begins_with_head, linear_records
from konzeptminer.reading.text import page_of, read_text
from konzeptminer.records import Record
from konzeptminer.text.hyphen import HyphenJoiner

HEAD = "Ziele Maßnahmen Umsetzung Zuständigkeit \n\n"

TABLE = (
    HEAD + "Neue Nachbarn willkom-\n"
    "men heißen \n\n"
    "Eine Gruppe von Patinnen und Paten aufbauen und \n"
    "bei ihrer Arbeit begleiten \n\n"
    "\ufffd Aufruf in der Zeitung \n\n"
    "\ufffd Treffen im Rathaus \n\n"
    "Kreisverwaltung, Städte \n\n"
    "Stadtführungen in leichter Sprache anbieten \n\n"
    "\ufffd Rundgänge mit dem Heimatverein planen \n\n"
    "Volkshochschule \n\n"
)


def records_of(*pages: str) -> list[Record]:
    texts = [page_of(text, number) for number, text in enumerate(pages, start=1)]
    return linear_records(texts, "probe", "0" * 64, HyphenJoiner.from_text("\n".join(pages)))


def test_rows_under_a_head_become_records() -> None:
    first, second = records_of(TABLE)
    assert first.measure is not None
    assert first.measure.text.startswith("Eine Gruppe von Patinnen")
    assert [item.text for item in first.implementation] == ["Aufruf in der Zeitung", "Treffen im Rathaus"]
    assert [actor.text for actor in first.responsible] == ["Kreisverwaltung", "Städte"]
    assert first.goal is not None
    assert second.goal is not None
    assert first.goal.text == second.goal.text == "Neue Nachbarn willkommen heißen"
    assert [record.row for record in (first, second)] == [1, 2]


def test_every_source_is_the_text_of_its_page_and_has_no_box() -> None:
    text = f"Vorwort\n\n{TABLE}"
    for record in records_of(text):
        assert record.measure is not None
        for value in (record.measure, *record.implementation, *record.responsible):
            for span in value.spans:
                assert text[slice(*span.chars)] == span.text
                assert span.bbox is None


def test_running_text_gives_no_records() -> None:
    assert (
        records_of("Die Ziele und Maßnahmen des Kreises beschreibt der Bericht. Die Zuständigkeit liegt beim Amt.")
        == []
    )


def test_a_head_alone_gives_no_records() -> None:
    assert records_of(HEAD) == []


def test_a_table_without_measures_or_goals_gives_no_records() -> None:
    assert records_of("Name Organisation\n\nAdler, Anna Stadt Seeburg\nBrandt, Bernd Verein Waldau\n") == []


@pytest.mark.parametrize("text", ["Ziele Maßnahmen Zuständigkeit\n", " Handlungs-\nfeld \nZiele Maßnahmen Umsetzung\n"])
def test_a_head_is_recognised(text: str) -> None:
    assert begins_with_head(text)


def test_pages_end_where_the_head_is_repeated(tmp_path: Path) -> None:
    path = tmp_path / "probe.txt"
    path.write_text(f"{TABLE} {TABLE}", encoding="utf-8")
    assert len(read_text(path, begins_with_head)) == 2
