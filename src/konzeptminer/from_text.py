"""The way from a text or Markdown file to its records."""

import re
from collections.abc import Sequence
from dataclasses import replace

from konzeptminer.assembly import assemble
from konzeptminer.layout.marked import lay_out_tables, ranges_of_tables, table_places, without_tables
from konzeptminer.layout.page import PageLayout
from konzeptminer.layout.running import find_running
from konzeptminer.layout.typed import typed_page
from konzeptminer.linear import LinearTables, find_heads, head_places, linear_tables
from konzeptminer.reading.marked import MarkedPage, read_marks
from konzeptminer.reading.source import Source
from konzeptminer.reading.text import read_text
from konzeptminer.records import DocumentKind, DocumentWarning, WarningCode
from konzeptminer.rows.document import build_outlined, build_tabled, in_reading_order
from konzeptminer.rows.material import Built, Material
from konzeptminer.rows.sections import holds_sheets
from konzeptminer.rows.slides import find_slides
from konzeptminer.text.bullets import CLASS

BULLETED = re.compile(rf"^\s*(?:{CLASS}|[-*])", re.MULTILINE)


def read_text_file(source: Source) -> Material:
    """Take a text or Markdown file apart."""
    texts = read_text(source.path, head_places)
    marks = [read_marks(page.text) for page in texts]
    typed = [typed_page(page, table_places(mark)) for page, mark in zip(texts, marks, strict=True)]
    pages = lay_out_tables(typed, marks)
    material = assemble(source, pages, reader="text", warnings=_damaged_tables(marks), running=_running(pages))
    if not _holds_table(pages) and find_slides(replace(material, pages=[(page, set()) for page in typed])):
        return replace(material, document=material.document.model_copy(update={"kind": DocumentKind.SLIDES}))
    return material


def build_from_text(material: Material) -> Built:
    """Make the records of a text file: of its marked tables, of tables in running lines, of the lines beside them."""
    document = material.document
    pages = [page for page, _ in material.pages]
    linear = LinearTables([], [[] for _ in pages])
    # The labels of profile sheets, one below the other, read like the head of a table.
    whole = [(typed_page(page.text, ranges_of_tables(page)), set[int]()) for page in pages]
    if document.kind is not DocumentKind.SLIDES and not holds_sheets(whole):
        texts = [without_tables(page) for page in pages]
        linear = linear_tables(texts, document.name, document.sha256, material.joiner)
    running = [[span.chars for span in page.furniture] for page in document.pages]
    beside = [
        (typed_page(page.text, [*ranges, *ranges_of_tables(page), *furniture]), set[int]())
        for page, ranges, furniture in zip(pages, linear.ranges, running, strict=True)
    ]
    tabled, outlined = build_tabled(material), build_outlined(replace(material, pages=beside))
    records = in_reading_order([tabled.records, linear.records, outlined.records])
    return Built(records, [*tabled.warnings, *outlined.warnings], beside)


def _running(pages: Sequence[PageLayout]) -> list[list[tuple[int, int]]]:
    """Give the running heads and feet of the pages; the heads of their tables return, too."""
    heads = [[(head.start, head.end) for head in find_heads(page.text)] for page in pages]
    kept = [[*ranges, *ranges_of_tables(page)] for page, ranges in zip(pages, heads, strict=True)]
    return find_running([page.text.text for page in pages], kept)


def _holds_table(pages: Sequence[PageLayout]) -> bool:
    """Tell whether there is a table; slides may read like its head, but then they name two columns, or have bullets."""
    if any(page.tables for page in pages):
        return True
    heads = [(page.text.text, head) for page in pages for head in find_heads(page.text) if len(head.columns) > 2]
    return any(not BULLETED.search(text[head.start : head.end]) for text, head in heads)


def _damaged_tables(marks: Sequence[MarkedPage]) -> list[DocumentWarning]:
    """Warn of tables of a text file whose marks are wrong; they are counted as the document counts its tables."""
    tables = [(page, table) for page, mark in enumerate(marks, start=1) for table in mark.tables]
    return [
        DocumentWarning(
            code=WarningCode.UNCERTAIN_COLUMNS,
            page=page,
            table=index,
            message=f"the marks of the table on page {page} are wrong: {fault}; compare its records with the file",
        )
        for index, (page, table) in enumerate(tables)
        for fault in table.faults
    ]
