"""The sample corpus as text files: its rows written as tables of Markdown and HTML give the gold rows again."""

import importlib.util
import json
import re
import sys
import tomllib
from collections.abc import Callable
from functools import cache, partial
from html import unescape
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from marked import ABOVE, Rows, extracted, grid, html, pipe

import konzeptminer as km
from konzeptminer.records import TracedText, flat

CORPUS = Path(__file__).parents[1] / "corpus"
NAMES = ["ennepe-ruhr-2013", "mettmann-2011"]
FORMS = {
    "pipe, merged cells blank": partial(pipe, above=""),
    "pipe, merged cells repeated": partial(pipe, above=None),
    "grid": grid,
    "html": html,
}
KEYS = ["handlungsfeld", "goal", "measure", "implementation", "responsible", "partners", "resources", "is_new"]

Form = Callable[[Rows], str]


@cache
def _typesetter() -> ModuleType:
    spec = importlib.util.spec_from_file_location("typeset_corpus", CORPUS / "typeset.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["typeset_corpus"] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


@cache
def _source(name: str) -> dict[str, Any]:
    return tomllib.loads((CORPUS / "sources" / f"{name}.toml").read_text(encoding="utf-8"))


def _cell(row: Any, kind: str) -> str:
    """Give what stands in a cell, paragraphs parted by line feeds."""
    body = _typesetter().cell_html(row, kind)
    text = re.sub(r"</p>\s*<p[^>]*>|<br>", "\n", body)
    text = re.sub(r"<span>(.*?)</span>", r"\1 ", text)
    return re.sub(r"\n+", "\n", unescape(re.sub(r"<[^>]*>", "\n", text))).strip()


def _tables(name: str, *, merged: tuple[str, ...]) -> list[tuple[str, list[list[str]]]]:
    """Give the tables of a document with the heading over each; cells of the `merged` columns are."""
    source = _source(name)
    columns = source["document"]["columns"]
    repeat = source["document"].get("repeat_field", False)
    kinds = [column["cell"] for column in columns if not (repeat and column["cell"] == "field")]
    head = [column["head"].replace("-\n", "").replace("\n", " ") for column in columns if column["cell"] in kinds]
    tables: list[tuple[str, list[list[str]]]] = []
    for row in _typesetter().rows(source):
        label = row.label.replace("\n", " ")
        if not tables or (repeat and tables[-1][0] != f"Handlungsfeld: {label}"):
            tables.append((f"Handlungsfeld: {label}" if repeat else "Maßnahmen", [head]))
        cells = []
        for kind in kinds:
            covered = {
                "field": not row.label_rows,
                "goal": not row.goal_rows,
                "resources": row.resources_covered,
            }.get(kind, False)
            cells.append(ABOVE if covered and kind in merged else label if kind == "field" else _cell(row, kind))
        tables[-1][1].append(cells)
    return tables


def _document(name: str, form: Form) -> str:
    source = _source(name)
    title = source["document"]["heading"].replace("\n", " ")
    # That a blank cell was merged can be told of fields and goals alone: other cells may have nothing to say.
    merged = ("field", "goal") if form is FORMS["pipe, merged cells blank"] else ("field", "goal", "resources")
    tables = _tables(name, merged=merged)
    parts = [f"# {title}\n", *(f"## {label}\n\n{form(rows)}" for label, rows in tables)]
    return "\n".join(parts)


def _gold(name: str) -> list[dict[str, Any]]:
    lines = (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_rows_are_the_gold_rows(tmp_path: Path, name: str, form: Form) -> None:
    result = extracted(tmp_path, _document(name, form))
    found = [flat(record) for record in result.records]
    assert [[row[key] for key in KEYS] for row in found] == [[row.get(key) for key in KEYS] for row in _gold(name)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_span_is_the_text_of_its_page(tmp_path: Path, name: str, form: Form) -> None:
    result = extracted(tmp_path, _document(name, form))
    values = [value for record in result.records for value in _values(record)]
    assert values
    for value in values:
        for span in value.spans:
            assert result.document.pages[span.page - 1].text[slice(*span.chars)] == span.text
            assert span.bbox is None
    letters = [value for record in result.records for value in (record.goal, record.measure, *record.implementation)]
    for value in filter(None, letters):
        for place, letter in enumerate(value.text):
            page, index = value.locate(place)
            printed = result.document.pages[page - 1].text[index : index + 1]
            assert letter in {printed, " ", "\n"} or printed == "&"


def _values(record: km.Record) -> list[TracedText]:
    single = [record.handlungsfeld, record.goal, record.title, record.measure, record.resources, record.period]
    lists = [*record.implementation, *record.responsible, *record.partners, *record.extra.values()]
    return [value for value in (*single, *lists) if value is not None]
