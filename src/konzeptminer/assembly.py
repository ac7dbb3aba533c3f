"""Putting a document together from its pages, whatever kind of file they come from."""

from collections.abc import Sequence

from konzeptminer.actors.definitions import find_abbreviations
from konzeptminer.facts.find import find_facts
from konzeptminer.facts.paper import Metadata, Paper
from konzeptminer.layout.furniture import find_furniture
from konzeptminer.layout.join import join_tables
from konzeptminer.layout.marked import merge_repeated
from konzeptminer.layout.page import PageLayout
from konzeptminer.layout.tables import table_records
from konzeptminer.reading.source import Source
from konzeptminer.records import Document, DocumentWarning, Page, PageBlock, Table, WarningCode
from konzeptminer.rows.material import Material
from konzeptminer.rows.page_blocks import page_blocks
from konzeptminer.text.hyphen import HyphenJoiner

NOTHING_KNOWN = Metadata()


def assemble(
    source: Source,
    pages: Sequence[PageLayout],
    *,
    reader: str,
    metadata: Metadata = NOTHING_KNOWN,
    warnings: Sequence[DocumentWarning] = (),
    running: Sequence[Sequence[tuple[int, int]]] = (),
) -> Material:
    """Put together what the pages say as a whole.

    Args:
        source: The file.
        pages: Its pages, laid out.
        reader: Name of the reader.
        metadata: What the file says of itself beside its pages.
        warnings: What could not be read.
        running: For each page of a text file the characters of its running head and foot; empty for other files.
    """
    # A text file has no places by which its furniture could be told, and no sizes of print.
    furniture = list(map(_lines_in, pages, running)) if running else find_furniture(pages)
    joiner = HyphenJoiner.from_text("\n".join(page.text.text for page in pages))
    wholes = join_tables(pages, furniture)
    merge_repeated(wholes)
    facts = find_facts(Paper(pages, source.path.stem, metadata, furniture))
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
        pages=tuple(map(_page, pages, furniture, page_blocks(list(zip(pages, furniture, strict=True))))),
        tables=tables,
        abbreviations=find_abbreviations([page.text for page in pages], joiner),
        warnings=(*warnings, *_lost(tables)),
    )
    return Material(document, list(zip(pages, furniture, strict=True)), wholes, joiner)


def _lines_in(page: PageLayout, ranges: Sequence[tuple[int, int]]) -> set[int]:
    """Give the indices of the lines that lie in some ranges of the page's text."""
    places = [line.passage.pieces[0] for line in page.lines]
    return {
        index
        for index, piece in enumerate(places)
        if any(start <= piece.start and piece.end <= end for start, end in ranges)
    }


def _page(page: PageLayout, furniture: set[int], blocks: tuple[PageBlock, ...]) -> Page:
    return Page(
        number=page.number,
        width=round(page.width, 2) if page.text.printed else 0.0,
        height=round(page.height, 2) if page.text.printed else 0.0,
        text=page.text.text,
        furniture=tuple(page.lines[index].passage.pieces[0].span() for index in sorted(furniture)),
        blocks=blocks,
        images=len(page.images),
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
