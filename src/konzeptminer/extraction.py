"""The way from a file to its records: read, lay out, join, make rows."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from konzeptminer.errors import DamagedFileError, NoTextError
from konzeptminer.layout.facts import find_facts
from konzeptminer.layout.furniture import find_furniture
from konzeptminer.layout.join import join_tables
from konzeptminer.layout.marked import lay_out_tables, merge_repeated, ranges_of_tables, table_places, without_tables
from konzeptminer.layout.page import PageLayout, lay_out
from konzeptminer.layout.tables import table_records
from konzeptminer.layout.typed import typed_page
from konzeptminer.reading.marked import MarkedPage, read_marks
from konzeptminer.reading.reader import BrokenPage, Reader
from konzeptminer.reading.source import Source, locate
from konzeptminer.reading.text import read_text
from konzeptminer.records import Document, DocumentKind, DocumentWarning, Page, Result, Table, WarningCode
from konzeptminer.rows.document import build_outlined, build_records, build_tabled, in_reading_order
from konzeptminer.rows.heads import names_column
from konzeptminer.rows.material import Built, Material
from konzeptminer.rows.slides import find_slides
from konzeptminer.text.hyphen import HyphenJoiner

GARBLED = 0.3
"""Share of a page's characters without meaning from which its text layer is garbage."""


def read(path: str | Path) -> Document:
    """Read a file into pages and tables, whatever its tables hold.

    Args:
        path: A PDF file, or a text export of one (.txt, .md).

    Returns:
        The document with every table, page by page, and a warning for whatever could not be read.

    Raises:
        InputError: The file is missing, no PDF, damaged, encrypted or without text; the message says what to do.
    """
    return _material(locate(path)).document


def extract(path: str | Path) -> Result:
    """Read a file and give its measures and goals as records with their source.

    Args:
        path: A PDF file, or a text export of one (.txt, .md).

    Returns:
        The document and its records, in reading order.

    Raises:
        InputError: The file is missing, no PDF, damaged, encrypted or without text; the message says what to do.
    """
    return extract_source(locate(path))


def extract_source(source: Source) -> Result:
    """Give the records of a file that was found already, with the reader that it names.

    Args:
        source: The file and its reader.

    Returns:
        As `extract`.

    Raises:
        InputError: As `extract`.
    """
    material = _material(source)
    built = build_records(material) if source.reader is not None else _build_from_text(material)
    document = material.document.model_copy(update={"warnings": (*material.document.warnings, *built.warnings)})
    return Result(document=document, records=tuple(built.records))


def _material(source: Source) -> Material:
    return _read_text(source) if source.reader is None else _read(source, source.reader)


def _read_text(source: Source) -> Material:
    from konzeptminer.linear import begins_with_head, find_heads  # noqa: PLC0415 - loads scikit-learn, which no PDF needs

    texts = read_text(source.path, begins_with_head)
    marks = [read_marks(page.text) for page in texts]
    typed = [typed_page(page, table_places(mark)) for page, mark in zip(texts, marks, strict=True)]
    pages = lay_out_tables(typed, marks)
    material = _assemble(source, pages, reader="text", warnings=_damaged_tables(marks))
    # Headings of slides may read like the head of a table, but then they name two columns, or bullets part them.
    heads = [
        page.text.text[head.start : head.end]
        for page in pages
        for head in find_heads(page.text)
        if len(head.columns) > 2
    ]
    is_table = any(page.tables for page in pages) or any(
        not re.search(r"^\s*[-*•\ufffd]", head, re.MULTILINE) for head in heads
    )
    if not is_table and find_slides(replace(material, pages=[(page, set()) for page in typed])):
        return replace(material, document=material.document.model_copy(update={"kind": DocumentKind.SLIDES}))
    return material


def _build_from_text(material: Material) -> Built:
    """Make the records of a text file: of its marked tables, of tables in running lines, of the lines beside them."""
    from konzeptminer.linear import linear_records, table_ranges  # noqa: PLC0415 - loads scikit-learn, which no PDF needs

    document = material.document
    pages = [page for page, _ in material.pages]
    texts = [without_tables(page) for page in pages]
    if document.kind is DocumentKind.SLIDES:
        linear = Built()
        taken: list[list[tuple[int, int]]] = [[] for _ in texts]
    else:
        linear = Built(linear_records(texts, document.name, document.sha256, material.joiner))
        taken = table_ranges(texts)
    beside = [
        (typed_page(page.text, [*ranges, *ranges_of_tables(page)]), set[int]())
        for page, ranges in zip(pages, taken, strict=True)
    ]
    return in_reading_order([build_tabled(material), linear, build_outlined(replace(material, pages=beside))])


def _read(source: Source, reader: Reader) -> Material:
    pages: list[PageLayout] = []
    warnings: list[DocumentWarning] = []
    with reader.open(source.path) as file:
        title = file.title
        for page in file.pages():
            if isinstance(page, BrokenPage):
                warnings.append(_broken_page(page))
            else:
                pages.append(lay_out(page, names_column, pages[-1] if pages else None))
    warnings += _unreadable(source.path, pages)
    return _assemble(source, pages, reader=reader.name, title=title, warnings=warnings)


def _assemble(
    source: Source,
    pages: Sequence[PageLayout],
    *,
    reader: str,
    title: str | None = None,
    warnings: Sequence[DocumentWarning] = (),
) -> Material:
    """Put together what the pages say as a whole."""
    # A text file has no places by which its furniture could be told, and no sizes of print.
    printed = any(page.text.printed for page in pages)
    furniture = find_furniture(pages) if printed else [set() for _ in pages]
    joiner = HyphenJoiner.from_text("\n".join(page.text.text for page in pages))
    wholes = join_tables(pages, furniture)
    merge_repeated(wholes)
    sized = pages if printed else [replace(page, lines=[], width=0.0, height=0.0) for page in pages]
    facts = find_facts(sized, name=source.path.stem, metadata_title=title)
    tables = table_records(wholes, joiner)
    document = Document(
        sha256=source.sha256,
        path=str(source.path),
        name=source.path.stem,
        title=facts.title,
        district=facts.district,
        kind=facts.kind,
        year=facts.year,
        reader=reader,
        pages=tuple(_page(page, hidden) for page, hidden in zip(pages, furniture, strict=True)),
        tables=tables,
        warnings=(*warnings, *_lost(tables)),
    )
    return Material(document, list(zip(pages, furniture, strict=True)), wholes, joiner)


def _page(page: PageLayout, furniture: set[int]) -> Page:
    return Page(
        number=page.number,
        width=round(page.width, 2) if page.text.printed else 0.0,
        height=round(page.height, 2) if page.text.printed else 0.0,
        text=page.text.text,
        furniture=tuple(page.lines[index].passage.pieces[0].span() for index in sorted(furniture)),
        images=len(page.images),
    )


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


def _broken_page(page: BrokenPage) -> DocumentWarning:
    return DocumentWarning(
        code=WarningCode.BROKEN_PAGE,
        page=page.number,
        message=f"page {page.number} cannot be parsed ({page.reason}) and was left out; "
        "repair the file, for example with qpdf",
    )


def _unreadable(path: Path, pages: Sequence[PageLayout]) -> list[DocumentWarning]:
    """Warn of scanned pages; a file without any text is an error."""
    if not pages:
        raise DamagedFileError(
            f"{path}: no page can be parsed; fetch the file again, or repair it, for example with qpdf"
        )
    if not any(page.characters for page in pages):
        scanned = sum(bool(page.images) for page in pages)
        what = f"{scanned} of its {len(pages)} pages are images" if scanned else f"its {len(pages)} pages are blank"
        raise NoTextError(
            f"{path}: the file has no text layer, {what}; "
            f"run text recognition (OCR) first, for example `ocrmypdf -l deu IN.pdf OUT.pdf`"
        )
    garbled = [page for page in pages if page.characters and _is_garbled(page)]
    if 2 * sum(page.characters for page in garbled) > sum(page.characters for page in pages):
        raise NoTextError(
            f"{path}: the text layer is garbage, its fonts do not say which letters they draw; "
            f"run text recognition (OCR) first, for example `ocrmypdf --force-ocr -l deu IN.pdf OUT.pdf`"
        )
    return [_unreadable_page(page) for page in pages if page in garbled or (not page.characters and page.images)]


def _is_garbled(page: PageLayout) -> bool:
    """Tell whether more characters than bullets could account for have no meaning: U+FFFD or private use."""
    odd = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in page.text.text)
    return odd > GARBLED * page.characters


def _unreadable_page(page: PageLayout) -> DocumentWarning:
    code = WarningCode.UNREADABLE_TEXT if page.characters else WarningCode.NO_TEXT
    what = "has a text layer without meaning" if page.characters else "is an image without text and was not read"
    return DocumentWarning(
        code=code, page=page.number, message=f"page {page.number} {what}; run text recognition (OCR) first"
    )


def _lost(tables: Sequence[Table]) -> list[DocumentWarning]:
    return [
        DocumentWarning(
            code=WarningCode.LOST_CHARACTERS,
            page=table.page,
            table=table.index,
            message=f"{table.lost} of {table.characters} characters in the table on page {table.page} "
            "belong to no cell; compare its records with the page",
        )
        for table in tables
        if table.lost
    ]
