"""The sample corpus: its gold follows the guideline, agrees with its PDFs and can be made again."""

import importlib.util
import json
import re
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pdfplumber
import pytest

CORPUS = Path(__file__).parents[1] / "corpus"
NOTICE = "Nachbildung zu Testzwecken, kein amtliches Dokument"
KEYS = ["doc", "row", "source", "page", "handlungsfeld", "goal", "measure", "implementation"]
KEYS += ["responsible", "partners", "resources", "is_new", "fields"]
CODES = {"sprache", "bildung", "arbeit", "gesundheit", "wohnen", "kultur", "sport"}
CODES |= {"teilhabe", "sicherheit", "oeffnung", "vernetzung"}

each_name = pytest.mark.parametrize("name", ["ennepe-ruhr-2013", "mettmann-2011"])


@cache
def gold(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@cache
def printed(name: str) -> list[dict[str, str]]:
    """For every page the letters of each column below its head, from left to right, under the column's head."""
    pages = []
    with pdfplumber.open(CORPUS / f"{name}.pdf") as pdf:
        for page in pdf.pages:
            columns = {}
            if table := page.find_table():
                for x0, _, x1, bottom in filter(None, table.rows[0].cells):
                    head = page.crop((x0, table.bbox[1], x1, bottom)).extract_text()
                    body = page.crop((x0, bottom, x1, table.bbox[3])).extract_text()
                    columns[squash(head)] = squash(body)
            pages.append(columns)
    return pages


def squash(text: str) -> str:
    """Letters and digits alone: hyphens, bullets and line breaks leave no trace."""
    return re.sub(r"[\W_]", "", text.replace("Neu:", "")).lower()


def column(page: dict[str, str], head: str) -> str:
    """Text of the column with that head; empty behind the last page alone."""
    found = [text for label, text in page.items() if head in label]
    assert len(found) == bool(page), f"no single column {head!r} in {list(page)}"
    return "".join(found)


@pytest.fixture(scope="module")
def typeset() -> ModuleType:
    spec = importlib.util.spec_from_file_location("typeset", CORPUS / "typeset.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except (ImportError, OSError) as error:  # OSError: WeasyPrint is there, Pango is not
        pytest.skip(f"WeasyPrint cannot be used: {error}".splitlines()[0])
    return module


@each_name
def test_gold_has_the_guidelines_keys_and_codes(name: str) -> None:
    with pdfplumber.open(CORPUS / f"{name}.pdf") as pdf:
        last = len(pdf.pages)
    for number, row in enumerate(gold(name), 1):
        assert list(row) == KEYS
        assert (row["doc"], row["row"], row["source"]) == (name, number, "table")
        assert 1 <= row["page"] <= last
        assert 1 <= len(row["fields"]) <= 3
        assert set(row["fields"]) <= CODES
        assert row["measure"] or row["goal"]
        assert not re.search(r"(?m)^(Neu:|[abc]\)|[-•–]) ", "\n".join([row["measure"] or "", *row["implementation"]]))


@each_name
def test_gold_pages_never_go_back(name: str) -> None:
    pages = [row["page"] for row in gold(name)]
    assert pages == sorted(pages)


@each_name
def test_measures_begin_on_the_page_that_the_gold_names(name: str) -> None:
    pages = [*printed(name), {}]
    for row in gold(name):
        here, after = (column(page, "maßnahmen") for page in pages[row["page"] - 1 : row["page"] + 1])
        wanted = squash(row["measure"] or "")
        assert wanted in here + after, row
        assert wanted[:20] in here, row


@each_name
def test_goals_stand_beside_their_first_measure(name: str) -> None:
    above = None
    for row in gold(name):
        if row["goal"] and (row["handlungsfeld"], row["goal"]) != above:
            assert squash(row["goal"]) in column(printed(name)[row["page"] - 1], "ziele"), row
        above = row["handlungsfeld"], row["goal"]


def test_some_rows_run_over_the_end_of_a_page() -> None:
    pages = printed("mettmann-2011")
    split = [
        row["row"]
        for row in gold("mettmann-2011")
        if squash(row["measure"] or "") not in column(pages[row["page"] - 1], "maßnahmen")
    ]
    assert len(split) >= 3


@each_name
def test_every_word_lies_inside_the_margins(name: str) -> None:
    with pdfplumber.open(CORPUS / f"{name}.pdf") as pdf:
        for page in pdf.pages:
            right = page.width - min(word["x0"] for word in page.extract_words())
            assert all(char["x1"] <= right + 1 for char in page.chars)
            for table in page.find_tables():
                assert table.bbox[2] <= right + 1
                below = page.crop((0, table.bbox[3], page.width, page.height)).extract_text().splitlines()
                assert len(below) == 1, "nothing but the foot stands below a table"


@each_name
def test_pdf_says_that_it_is_a_recreation(name: str) -> None:
    with pdfplumber.open(CORPUS / f"{name}.pdf") as pdf:
        assert NOTICE in (pdf.pages[0].extract_text() or "")
        assert pdf.metadata["Subject"] == NOTICE
        assert pdf.metadata["Title"]
        assert pdf.metadata["Author"]


@each_name
def test_typesetting_again_gives_the_same_gold(name: str, typeset: ModuleType, tmp_path: Path) -> None:
    try:
        typeset.typeset(name, tmp_path)
    except typeset.FontError as error:
        pytest.skip(str(error))
    assert (tmp_path / f"{name}.jsonl").read_bytes() == (CORPUS / f"{name}.jsonl").read_bytes()
