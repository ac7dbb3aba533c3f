"""From real files to records: the figures that must hold, and that every text is where it says it is."""

import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise
from pathlib import Path

import pytest

import konzeptminer as km
from konzeptminer.errors import NoTextError
from konzeptminer.evaluation import DocumentScores, Row, read_rows, score
from konzeptminer.records import FLAT_COLUMNS, SURE, BBox, DocumentKind, Page, SourceSpan, flat

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared"
NAMES = ["ennepe-ruhr-2013", "mettmann-2011"]

each_name = pytest.mark.parametrize("name", NAMES)
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(),
    reason=f"{SHARED} is not on this machine: documents without a licence are not in the repository",
)


@cache
def result_of(path: Path) -> km.Result:
    return km.extract(path)


def corpus(name: str) -> km.Result:
    return result_of(CORPUS / f"{name}.pdf")


def scores(path: Path) -> DocumentScores:
    rows = [Row.model_validate(flat(record)) for record in result_of(path).records]
    return score(read_rows(path.with_suffix(".jsonl")), rows).overall


def texts_of(record: km.Record) -> list[km.TracedText]:
    single = (record.handlungsfeld, record.goal, record.title, record.measure, record.resources, record.period)
    lists = chain(record.implementation, record.responsible, record.partners, record.extra.values())
    return [text for text in chain(single, lists) if text is not None]


def spans_of(result: km.Result) -> Iterator[SourceSpan]:
    for record in result.records:
        for text in texts_of(record):
            yield from text.spans
    for table in result.document.tables:
        yield from (cell.span for cell in table.cells)
    for page in result.document.pages:
        yield from page.furniture
    for warning in result.document.warnings:
        yield from warning.spans


# --- Gold ----------------------------------------------------------------------------------------------------------


@each_name
def test_sample_corpus_is_extracted_without_a_fault(name: str) -> None:
    found = scores(CORPUS / f"{name}.pdf")
    assert (found.row_f1, found.exact, found.is_new) == (1.0, 1.0, 1.0)


@each_name
def test_records_of_the_sample_corpus_stand_on_the_pages_of_the_gold(name: str) -> None:
    gold = [json.loads(line) for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [record.page for record in corpus(name).records] == [row["page"] for row in gold]


@each_name
def test_sample_corpus_gives_hardly_a_false_alarm(name: str) -> None:
    result = corpus(name)
    assert result.document.warnings == ()
    # A goal that is blank in one row of many is looked at, and may be so on purpose.
    assert sum(record.confidence < SURE for record in result.records) <= 0.03 * len(result.records)


def test_scores_tell_a_wrong_extraction() -> None:
    path = CORPUS / "mettmann-2011.pdf"
    rows = [Row.model_validate(flat(record)) for record in result_of(path).records]
    wrong = [rows[0].model_copy(update={"responsible": ["jemand"]}), *rows[1:-1]]
    found = score(read_rows(path.with_suffix(".jsonl")), wrong).overall
    assert found.row_f1 < 1
    assert found.exact == pytest.approx(1 - 2 / len(rows))


# --- Sources -------------------------------------------------------------------------------------------------------


@each_name
def test_every_span_quotes_its_page(name: str) -> None:
    result = corpus(name)
    pages = result.document.pages
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    wrong = [span for span in spans_of(result) if pages[span.page - 1].text[slice(*span.chars)] != span.text]
    assert wrong == []


@each_name
def test_every_box_lies_on_its_page(name: str) -> None:
    result = corpus(name)
    pages = result.document.pages
    wrong = [span for span in spans_of(result) if span.bbox is None or not lies_on(pages[span.page - 1], span.bbox)]
    assert wrong == []


def lies_on(page: Page, box: BBox) -> bool:
    x0, top, x1, bottom = box
    return 0 <= x0 < x1 <= page.width and 0 <= top < bottom <= page.height


@each_name
def test_every_character_is_traced_to_where_it_is_printed(name: str) -> None:
    result = corpus(name)
    pages = result.document.pages
    wrong = []
    for text in chain.from_iterable(map(texts_of, result.records)):
        for place, letter in enumerate(text.text):
            number, index = text.locate(place)
            if not stands_for(letter, pages[number - 1].text[index : index + 1]):
                wrong.append((text.text, place))
    assert wrong == []


def stands_for(letter: str, printed: str) -> bool:
    """Tell whether cleaning makes the letter of the printed character.

    White space stands for any other (a blank for the break of a line, a line feed for the end of a cell), a ligature
    gives its letters, hyphens become one, and the `A` of an `Amt` taken from `Ämter` is traced to its `Ä`.
    """
    if letter.isspace():
        return printed.isspace() or not printed
    return letter in unicodedata.normalize("NFKC", printed) or (letter, printed) == ("A", "Ä")


@each_name
def test_box_of_a_measure_lies_in_the_cell_it_is_from(name: str) -> None:
    result = corpus(name)
    cells = [(cell, table.page) for table in result.document.tables for cell in table.cells]
    for record in result.records:
        for span in record.measure.spans if record.measure else ():
            around = [
                cell.bbox
                for cell, page in cells
                if page == span.page and cell.span.chars[0] <= span.chars[0] and span.chars[1] <= cell.span.chars[1]
            ]
            assert len(around) == 1
            assert span.bbox is not None
            assert around[0][0] - 1 <= span.bbox[0] < span.bbox[2] <= around[0][2] + 1
            assert around[0][1] - 1 <= span.bbox[1] < span.bbox[3] <= around[0][3] + 1


def test_goal_merged_over_the_page_break_names_both_pages() -> None:
    goals = [record.goal for record in corpus("mettmann-2011").records if record.goal]
    merged = [goal for goal in goals if len(goal.pages) > 1]
    assert merged
    for goal in merged:
        assert all(after == before + 1 for before, after in pairwise(goal.pages))
        assert goal.spans[0].text


def test_measure_over_the_page_break_names_both_pages() -> None:
    broken = [r.measure for r in corpus("mettmann-2011").records if r.measure and len(r.measure.pages) == 2]
    assert broken
    assert all(all(span.text for span in measure.spans) for measure in broken)


@each_name
def test_rows_of_a_column_share_the_source_of_a_merged_goal(name: str) -> None:
    goals: dict[tuple[SourceSpan, ...], str] = {}
    for record in corpus(name).records:
        if record.goal:
            assert goals.setdefault(record.goal.spans, record.goal.text) == record.goal.text
    assert len(goals) < len(corpus(name).records)


# --- Furniture -----------------------------------------------------------------------------------------------------


def test_running_feet_are_set_aside_on_every_page() -> None:
    for page in corpus("mettmann-2011").document.pages:
        assert page.furniture
        assert all(span.page == page.number and span.text.strip() for span in page.furniture)


@each_name
def test_no_record_takes_furniture(name: str) -> None:
    result = corpus(name)
    hidden = {
        (page.number, place) for page in result.document.pages for s in page.furniture for place in range(*s.chars)
    }
    taken = {
        (span.page, place)
        for record in result.records
        for text in texts_of(record)
        for span in text.spans
        for place in range(*span.chars)
    }
    assert taken
    assert not hidden & taken


@each_name
def test_repeated_heads_are_in_no_record(name: str) -> None:
    result = corpus(name)
    heads = {(c.span.page, c.span.chars) for t in result.document.tables for c in t.cells if c.header and c.text}
    taken = {(span.page, span.chars) for record in result.records for text in texts_of(record) for span in text.spans}
    assert len({page for page, _ in heads}) > 1
    assert not heads & taken


@each_name
def test_every_cell_below_the_head_is_in_a_record(name: str) -> None:
    result = corpus(name)
    taken: set[tuple[int, int]] = set()
    for record in result.records:
        for text in texts_of(record):
            taken |= {text.locate(place) for place in range(len(text.text))}
    lost = [
        cell.text
        for table in result.document.tables
        for cell in table.cells
        if not cell.header
        and cell.text
        and not any((cell.span.page, place) in taken for place in range(*cell.span.chars))
        and not any(span.page == cell.span.page and span.text == "" for span in again(result, cell.bbox))
    ]
    assert lost == []


def again(result: km.Result, box: BBox) -> list[SourceSpan]:
    """Sources without text at a place: a merged cell whose text is printed again there."""
    texts = chain.from_iterable(map(texts_of, result.records))
    return [span for text in texts for span in text.spans if span.bbox == box]


# --- Tables and records --------------------------------------------------------------------------------------------


@each_name
def test_reading_gives_the_tables_without_the_records(name: str) -> None:
    document = km.read(CORPUS / f"{name}.pdf")
    assert document == corpus(name).document
    assert document.tables


@each_name
def test_cells_cover_every_place_of_their_table_once(name: str) -> None:
    for table in corpus(name).document.tables:
        places = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        ]
        assert sorted(places) == [(row, column) for row in range(table.rows) for column in range(table.columns)]


@each_name
def test_table_over_several_pages_is_tied_together(name: str) -> None:
    tables = corpus(name).document.tables
    assert [table.index for table in tables] == list(range(len(tables)))
    assert any(table.continues is not None for table in tables)
    for table in tables:
        if table.continues is not None:
            assert table.continues == table.index - 1
            assert tables[table.continues].page == table.page - 1


@each_name
def test_no_character_of_a_table_is_lost(name: str) -> None:
    for table in corpus(name).document.tables:
        assert table.characters
        assert table.lost == 0
        visible = sum(not letter.isspace() for cell in table.cells for letter in cell.span.text)
        assert visible == table.characters


@each_name
def test_records_are_numbered_in_reading_order_under_ids_of_their_own(name: str) -> None:
    records = corpus(name).records
    assert [record.row for record in records] == list(range(1, len(records) + 1))
    assert [record.page for record in records] == sorted(record.page for record in records)
    assert len({record.id for record in records}) == len(records)
    assert {record.doc for record in records} == {name}


def test_extracting_twice_gives_the_same() -> None:
    path = CORPUS / "mettmann-2011.pdf"
    assert km.extract(path) == result_of(path)


@each_name
def test_result_survives_being_written_and_read(name: str) -> None:
    assert km.Result.model_validate_json(corpus(name).model_dump_json()) == corpus(name)


def test_document_says_what_it_is() -> None:
    document = corpus("mettmann-2011").document
    assert document.district is not None
    assert (document.district.name, document.district.ags) == ("Kreis Mettmann", "05158")
    assert (document.year, document.name) == (2011, "mettmann-2011")
    assert document.kind in (DocumentKind.MEASURE_TABLE, DocumentKind.CONCEPT)
    assert document.title


# --- pandas --------------------------------------------------------------------------------------------------------


def test_data_frame_has_a_row_for_each_record() -> None:
    result = corpus("mettmann-2011")
    frame = result.to_pandas()
    assert tuple(frame.columns) == FLAT_COLUMNS
    assert list(frame["measure"].dropna()) == [record.measure.text for record in result.records if record.measure]
    assert frame["responsible"][0] == [actor.text for actor in result.records[0].responsible]


def test_data_frame_of_no_records_still_has_its_columns() -> None:
    result = km.Result(document=corpus("mettmann-2011").document)
    frame = result.to_pandas()
    assert tuple(frame.columns) == FLAT_COLUMNS
    assert len(frame) == 0


# --- Documents that are not in the repository ----------------------------------------------------------------------


@needs_shared
@pytest.mark.parametrize(
    "name",
    [
        "mettmann-2011.grid.weasyprint",
        "mettmann-2011.flow.weasyprint",
        "ennepe-ruhr-2013.rotated.weasyprint",
        "ennepe-ruhr-2013.grid.libreoffice",
    ],
)
def test_typeset_tables_of_several_programs_are_extracted(name: str) -> None:
    found = scores(SHARED / "pdfs" / f"{name}.pdf")
    assert found.row_f1 == 1.0
    assert found.exact >= 0.95


@needs_shared
def test_list_of_flood_works_gives_a_record_for_each_of_its_numbers() -> None:
    records = result_of(SHARED / "real" / "regensburg_hws_bauwerksverzeichnis.pdf").records
    assert len(records) == 126
    assert [record.row for record in records if not record.responsible] == []
    numbers = [tuple(map(int, record.extra["lfd. Nr."].text.split("."))) for record in records]
    assert numbers == sorted(set(numbers))


@needs_shared
@pytest.mark.parametrize("name", ["muenster_energie_klimabilanz_2011", "regensburg_baumkataster_tabelle"])
def test_tables_about_something_else_give_at_most_one_record(name: str) -> None:
    assert len(result_of(SHARED / "real" / "negatives" / f"{name}.pdf").records) <= 1


@needs_shared
def test_file_encrypted_with_an_empty_password_is_read() -> None:
    document = km.read(SHARED / "real" / "broken" / "encrypted_aes.pdf")
    assert any(letter.isalpha() for page in document.pages for letter in page.text)


@needs_shared
def test_text_layer_of_garbage_is_refused_with_what_to_do() -> None:
    with pytest.raises(NoTextError, match=r"garbage_text_layer\.pdf: .*OCR"):
        km.extract(SHARED / "real" / "broken" / "garbage_text_layer.pdf")
