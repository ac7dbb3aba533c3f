"""Documents that tell their measures in sentences, through the public functions."""

from pathlib import Path

import pytest
from reports import CONCEPT, REPORT, TABLE, written
from typeset import typeset

import konzeptminer as km
from konzeptminer.records import Record, SourceKind, Status


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> km.Result:
    return km.extract(written(tmp_path_factory.mktemp("report"), REPORT))


def one(result: km.Result, words: str) -> Record:
    found = [r for r in result.records if words in ((r.measure and r.measure.text) or (r.goal and r.goal.text) or "")]
    assert len(found) == 1, [(r.measure or r.goal) for r in result.records]
    return found[0]


def test_sentences_that_state_measures_are_records(report: km.Result) -> None:
    record = one(report, "Elterncafés eröffnet")
    assert record.source is SourceKind.PROSE
    assert record.status is Status.DONE
    assert record.handlungsfeld is not None
    assert record.handlungsfeld.text == "Baustein 1: Sprache"
    assert 0.5 < record.confidence <= 1
    assert one(report, "zwei weitere Elterncafés").status is Status.PLANNED


def test_a_sentence_that_goes_on_is_joined_with_a_blank(report: km.Result) -> None:
    record = one(report, "Elterncafés eröffnet")
    assert record.measure is not None
    assert record.measure.text.endswith(
        "gemeinsam Deutsch üben. Sie finden jede Woche statt und werden vom Verein Brücke geleitet."
    )


def test_occasion_figures_and_introductions_of_lists_are_no_measures(report: km.Result) -> None:
    texts = " ".join(r.measure.text for r in report.records if r.measure)
    for words in ("Sozialausschuss", "30 %", "am Abend", "seltener als andere"):
        assert words not in texts


def test_a_goal_beside_a_measure_is_its_goal(report: km.Result) -> None:
    record = one(report, "Vorträgen in fünf Sprachen")
    assert record.goal is not None
    assert record.goal.text == "Ziel ist es, dass alle Familien die Vorsorge für ihre Kinder kennen."
    assert record.handlungsfeld is not None
    assert record.handlungsfeld.text == "Baustein 2: Gesundheit"


def test_roles_of_the_sentence_are_cells_of_the_record(report: km.Result) -> None:
    record = one(report, "Vorträgen in fünf Sprachen")
    assert [actor.text for actor in record.responsible] == ["Gesundheitsamt"]
    assert [actor.text for actor in record.partners] == ["Volkshochschule"]


def test_every_span_cites_the_page(report: km.Result) -> None:
    for record in report.records:
        cells = [
            record.handlungsfeld,
            record.goal,
            record.measure,
            record.period,
            *record.responsible,
            *record.partners,
        ]
        for cell in filter(None, cells):
            for span in cell.spans:
                assert report.document.pages[span.page - 1].text[slice(*span.chars)] == span.text
            assert "".join(cell.raw.replace("-\n", "").split()) == "".join(cell.text.split())


def test_records_are_numbered_in_reading_order(tmp_path: Path) -> None:
    result = km.extract(written(tmp_path, CONCEPT))
    assert [record.row for record in result.records] == list(range(1, len(result.records) + 1))
    assert [record.source.value for record in result.records] == ["section", "section", "prose", "prose"]


def test_a_chapter_that_announces_measures_is_read_and_its_introduction_is_not(tmp_path: Path) -> None:
    measures = [record.measure.text for record in km.extract(written(tmp_path, CONCEPT)).records if record.measure]
    assert len(measures) == 2
    assert measures[0].startswith("Der Leerstand soll")
    assert measures[1].startswith("Zudem sollen")


def test_text_beside_a_table_of_measures_is_left_alone(tmp_path: Path) -> None:
    result = km.extract(written(tmp_path, TABLE))
    assert {record.source for record in result.records} == {SourceKind.TABLE}


def test_language_can_be_left_out(tmp_path: Path) -> None:
    assert km.extract(written(tmp_path, REPORT), language=False).records == ()


def test_sentences_of_a_pdf_have_boxes(tmp_path: Path) -> None:
    path = typeset(
        tmp_path / "bericht.pdf",
        [
            "# Baustein 1: Sprache",
            "Im Jahr 2021 wurden in vier Familienzentren Elterncafés eröffnet, in denen Eltern gemeinsam Deutsch üben.",
            "# Baustein 2: Gesundheit",
            "Im kommenden Jahr sollen die Vorträge zur Vorsorge auch in den Grundschulen angeboten werden.",
        ],
    )
    records = km.extract(path).records
    assert [record.status for record in records] == [Status.DONE, Status.PLANNED]
    assert all(span.bbox for record in records for span in record.measure.spans if record.measure)
