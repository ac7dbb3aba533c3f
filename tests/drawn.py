"""PDFs drawn for tests: text, rules, boxes and tables at known places, counted in points from the top left corner."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from konzeptminer.layout.furniture import find_furniture
from konzeptminer.layout.join import join_tables
from konzeptminer.layout.page import PageLayout, lay_out
from konzeptminer.layout.whole import WholeTable
from konzeptminer.reading.page import PageContent
from konzeptminer.reading.pdf import PdfplumberReader
from konzeptminer.reading.reader import BrokenPage
from konzeptminer.text.hyphen import HyphenJoiner

UPRIGHT = (600.0, 800.0)
"""Width and height of a page unless another is asked for: round figures, so that places are easy to check."""

JOINER = HyphenJoiner.from_text("")


class Sheet:
    """A page being drawn."""

    def __init__(self, canvas: Canvas, size: tuple[float, float]) -> None:
        self.canvas = canvas
        self.width, self.height = size

    def text(self, x: float, y: float, text: str, *, size: float = 10, bold: bool = False, angle: int = 0) -> None:
        """Print a text whose baseline begins at a place and is turned counter-clockwise."""
        self.canvas.saveState()
        self.canvas.translate(x, self.height - y)
        self.canvas.rotate(angle)
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()

    def words(self, x: float, y: float, text: str, *, size: float = 10) -> None:
        """Print a text as some programs do: word for word, without a blank."""
        for word in text.split():
            self.text(x, y, word, size=size)
            x += self.wide(word + " ", size)

    def wide(self, text: str, size: float = 10) -> float:
        """Give the width that a text takes."""
        return float(self.canvas.stringWidth(text, "Helvetica", size))

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def box(
        self, x0: float, top: float, x1: float, bottom: float, *, fill: float | None = None, stroke: bool = False
    ) -> None:
        """Draw a rectangle; `fill` is a grey from 0 for black to 1 for white."""
        if fill is not None:
            self.canvas.setFillGray(fill)
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=stroke, fill=fill is not None)
        self.canvas.setFillGray(0)

    def lines(self, x: float, y: float, texts: Sequence[str], *, size: float = 10, bold: bool = False) -> None:
        """Print lines one below the other."""
        for number, text in enumerate(texts):
            self.text(x, y + 1.2 * size * number, text, size=size, bold=bold)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Draw every line of a grid."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])

    def cells(self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], *, bold: int = 0) -> None:
        """Print texts into cells; the first `bold` rows are bold, a line feed in a text begins a new line."""
        for number, (top, texts) in enumerate(zip(ys, rows, strict=False)):
            for left, text in zip(xs, texts, strict=False):
                self.lines(left + 4, top + 13, text.split("\n"), bold=number < bold)

    def table(self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], *, bold: int = 1) -> None:
        """Draw a grid with texts in its cells, its first row bold."""
        self.grid(xs, ys)
        self.cells(xs, ys, rows, bold=bold)

    def image(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Put a small grey picture over a place, as a scan is."""
        picture = ImageReader(Image.new("L", (8, 8), 200))
        self.canvas.drawImage(picture, x0, self.height - bottom, x1 - x0, bottom - top)


Draw = Callable[[Sheet], None]


def draw(
    path: Path,
    *pages: Draw,
    size: tuple[float, float] = UPRIGHT,
    title: str | None = None,
    encrypt: StandardEncryption | None = None,
) -> Path:
    """Write a PDF with one page for each function, and give its path."""
    canvas = Canvas(str(path), pagesize=size, encrypt=encrypt, pageCompression=1, invariant=True)
    canvas.setTitle(title or "")
    for page in pages:
        page(Sheet(canvas, size))
        canvas.showPage()
    canvas.save()
    return path


def read_pages(path: Path) -> list[PageContent | BrokenPage]:
    """Give what the reader gives for a file."""
    with PdfplumberReader().open(path) as file:
        return list(file.pages())


def contents(*pages: Draw, size: tuple[float, float] = UPRIGHT) -> list[PageContent]:
    """Draw pages and read them again."""
    with tempfile.TemporaryDirectory() as folder:
        read = read_pages(draw(Path(folder, "drawn.pdf"), *pages, size=size))
    assert all(isinstance(page, PageContent) for page in read)
    return [page for page in read if isinstance(page, PageContent)]


def layouts(*pages: Draw, size: tuple[float, float] = UPRIGHT) -> list[PageLayout]:
    """Draw pages and lay them out."""
    return [lay_out(page) for page in contents(*pages, size=size)]


def cell_texts(page: PageLayout, table: int = 0) -> list[str]:
    """Give the raw texts of a table's cells in reading order."""
    return [text.passage.raw for text in page.tables[table].texts]


def joined(*pages: Draw, size: tuple[float, float] = UPRIGHT) -> list[WholeTable]:
    """Draw pages, lay them out and join their tables."""
    laid_out = layouts(*pages, size=size)
    return join_tables(laid_out, find_furniture(laid_out))
