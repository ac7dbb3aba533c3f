"""Ruled tables as PDF files, typeset from rows of texts: documents for tests, as small as the case they show."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table

import konzeptminer as km
from konzeptminer.layout.furniture import find_furniture
from konzeptminer.layout.join import join_tables
from konzeptminer.layout.page import PageLayout, lay_out
from konzeptminer.layout.whole import WholeTable
from konzeptminer.reading.page import PageContent
from konzeptminer.reading.pdf import PdfplumberReader
from konzeptminer.records import flat

ABOVE = "↑"
"""A place that the cell above covers."""

LEFT = "←"
"""A place that the cell to the left covers."""

MARGIN = 40.0
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9, leading=11, spaceAfter=6)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold")

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Look:
    """How all tables of a file are drawn.

    Attributes:
        head: Rows at the top of each table that are set in bold type.
        widths: Widths of the columns in points; without them all are equal and fill the page.
        furniture: A running head; with it every page has a number at its foot, too.
    """

    head: int = 1
    widths: tuple[float, ...] | None = None
    furniture: str | None = None


def typeset(path: Path, *pages: Sequence[str | Rows], look: Look | None = None) -> Path:
    """Write a PDF in landscape A4.

    Args:
        path: The file to write.
        pages: For each page its parts from the top down: a paragraph (`# ` before it sets it in bold type), or the
            rows of a table. A line feed in a cell begins a paragraph there; `ABOVE` and `LEFT` merge cells.
        look: How tables are drawn.
    """
    look = look or Look()
    width, height = landscape(A4)
    canvas = Canvas(str(path), pagesize=(width, height), invariant=1)
    for number, parts in enumerate(pages, 1):
        if look.furniture:
            canvas.setFont("Helvetica", 8)
            canvas.drawString(MARGIN, height - 25, look.furniture)
            canvas.drawString(width / 2, 20, f"Seite {number} von {len(pages)}")
        top = height - MARGIN
        for part in parts:
            flowable = _line(part) if isinstance(part, str) else _table(part, look, width)
            _, tall = flowable.wrapOn(canvas, width - 2 * MARGIN, height)
            top -= tall
            assert top > MARGIN, f"page {number} of {path.name} is too full"
            flowable.drawOn(canvas, MARGIN, top)
            top -= 12
        canvas.showPage()
    canvas.save()
    return path


def extracted(folder: Path, *pages: Sequence[str | Rows], look: Look | None = None) -> km.Result:
    """Typeset pages into `plan.pdf` and extract it."""
    return km.extract(typeset(folder / "plan.pdf", *pages, look=look))


def whole_tables(folder: Path, *pages: Sequence[str | Rows], look: Look | None = None) -> list[WholeTable]:
    """Typeset pages into `plan.pdf` and give its tables as the rows are made of them."""
    layouts = lay_out_all(typeset(folder / "plan.pdf", *pages, look=look))
    return join_tables(layouts, find_furniture(layouts))


def lay_out_all(path: Path) -> list[PageLayout]:
    """Take the pages of a PDF apart."""
    with PdfplumberReader().open(path) as file:
        return [lay_out(page) for page in file.pages() if isinstance(page, PageContent)]


def texts(result: km.Result, column: str) -> list[object]:
    """Give a column of the flat rows: texts, lists of texts, or None."""
    return [flat(record)[column] for record in result.records]


def _line(text: str) -> Flowable:
    return Paragraph(escape(text.removeprefix("# ")), BOLD if text.startswith("# ") else BODY)


def _table(rows: Rows, look: Look, page_width: float) -> Flowable:
    columns = len(rows[0])
    widths = look.widths or ((page_width - 2 * MARGIN) / columns,) * columns
    style: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.75, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    cells: list[list[list[Flowable]]] = []
    for y, row in enumerate(rows):
        assert len(row) == columns, f"row {y} has {len(row)} cells, not {columns}"
        style += [("SPAN", (x, y), _corner(rows, x, y)) for x, text in enumerate(row) if text not in (ABOVE, LEFT)]
        cells.append([_paragraphs(text, BOLD if y < look.head else BODY) for text in row])
    return Table(cells, colWidths=widths, style=style)


def _corner(rows: Rows, x: int, y: int) -> tuple[int, int]:
    """Give column and row of the last place that a cell covers."""
    right, bottom = x, y
    while right + 1 < len(rows[y]) and rows[y][right + 1] == LEFT:
        right += 1
    while bottom + 1 < len(rows) and rows[bottom + 1][x] == ABOVE:
        bottom += 1
    return right, bottom


def _paragraphs(text: str, style: ParagraphStyle) -> list[Flowable]:
    return [] if text in (ABOVE, LEFT) else [Paragraph(escape(part), style) for part in text.split("\n") if part]
