"""Tables in running lines, from text to records."""

from pathlib import Path

import pytest
from made import HEAD, TABLE

from konzeptminer.linear import head_places, linear_tables
from konzeptminer.linear.heads import find_heads
from konzeptminer.reading.text import page_of, read_text
from konzeptminer.records import Record
from konzeptminer.text.hyphen import HyphenJoiner


def records_of(*pages: str) -> list[Record]:
    texts = [page_of(text, number) for number, text in enumerate(pages, start=1)]
    return linear_tables(texts, "probe", "0" * 64, HyphenJoiner.from_text("\n".join(pages))).records


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


@pytest.mark.parametrize(
    "text",
    [
        "Ziele Maßnahmen Zuständigkeit\n",
        " Handlungs-\nfeld \nZiele Maßnahmen Umsetzung\n",
        "Handlungsfeld Ziele Maßnahmen a) Zuständigkeit b) Zusammen-\narbeit mit\nRessourcen\n",
    ],
)
def test_a_head_is_recognised(text: str) -> None:
    assert head_places(text) == [len(text) - len(text.lstrip())]


def test_marked_columns_of_a_head_are_one() -> None:
    (head,) = find_heads(page_of("Ziele Maßnahmen a) Zuständigkeit b) Zusammenarbeit mit Ressourcen\n"))
    assert head.roles == ("goal", "measure", "responsible", "resources")
    assert [letter for letter, _ in head.columns[2].parts] == ["a", "b"]


def test_a_word_of_the_first_row_is_no_column() -> None:
    (head,) = find_heads(page_of("Ziele Maßnahmen Ressourcen\nFrüh und in jedem Alter lernen\nZusammenarbeit\n"))
    assert head.roles == ("goal", "measure", "resources")


def test_pages_end_where_the_head_is_repeated(tmp_path: Path) -> None:
    path = tmp_path / "probe.txt"
    path.write_text(f"{TABLE} {TABLE}", encoding="utf-8")
    assert len(read_text(path, head_places)) == 2


def test_confidence_is_that_of_the_lines_and_lower_for_the_whole_record() -> None:
    for record in records_of(TABLE):
        assert record.measure is not None
        parts = [record.measure, *record.implementation, *record.responsible]
        assert all(0 < part.confidence < 1 for part in parts)
        assert 0 < record.confidence < min(part.confidence for part in parts)


def test_a_heading_over_the_head_names_the_field_of_all_rows() -> None:
    records = records_of(f"Handlungsfeld 3: Wohnen\n\n{TABLE}", TABLE)
    assert len(records) == 4
    assert {record.handlungsfeld.text for record in records if record.handlungsfeld} == {"Handlungsfeld 3: Wohnen"}
    assert all(record.handlungsfeld for record in records)


def test_a_chapter_that_lists_the_goal_names_the_field() -> None:
    text = f"4.1 Handlungsfeld: Wohnen \n\nZiele \n\n\ufffd Neue Nachbarn willkommen heißen \n\n{TABLE}"
    for record in records_of(text):
        assert record.handlungsfeld is not None
        assert record.handlungsfeld.text == "Wohnen"
        assert any("chapter" in reason for reason in record.reasons)
