"""Pictures of a PDF file's pages, as data URIs."""

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image

from konzeptminer.errors import DamagedFileError

DPI = 110
LONGEST = 2200
"""Pixels that the longer side of a picture has at most: what an A2 poster has at `DPI`."""

COLOURS = 64
"""Colours of a PNG: enough for smooth letters on tinted cells, and a third of the bytes of all colours."""

QUALITY = 72
"""Quality of a JPEG, which is taken where it is smaller: pages with photographs."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as displayed: crop box and rotation applied. Sizes are in points."""

    uri: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page as displayed, not yet encoded. Sizes are in points."""

    image: Image.Image
    width: float
    height: float


class Pictures:
    """The pages of an open PDF file."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

    def page(self, number: int) -> Picture | None:
        """Give the picture of a page, counted from 1; None where the page cannot be drawn."""
        drawing = self.draw(number)
        if drawing is None:
            return None
        return Picture(uri=data_uri(drawing.image), width=drawing.width, height=drawing.height)

    def draw(self, number: int, *, dpi: float = DPI) -> Drawing | None:
        """Draw a page, counted from 1; None where it cannot be drawn."""
        try:
            page = self._document[number - 1]
        except (IndexError, pypdfium2.PdfiumError):
            return None
        try:
            width, height = page.get_size()
            scale = min(dpi / 72, LONGEST / max(width, height))
            image = page.render(scale=scale).to_pil().convert("RGB")
        except (pypdfium2.PdfiumError, ZeroDivisionError, ValueError):  # a page without extent, or without content
            return None
        finally:
            page.close()
        return Drawing(image=image, width=width, height=height)


@contextmanager
def open_pictures(path: Path) -> Iterator[Pictures]:
    """Open a PDF file to draw its pages.

    Raises:
        DamagedFileError: pdfium cannot open the file.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise DamagedFileError(
            f"{path}: its pages cannot be drawn ({error}); repair the file, for example with qpdf"
        ) from error
    try:
        yield Pictures(document)
    finally:
        document.close()


def data_uri(image: Image.Image, *, colours: int = COLOURS) -> str:
    """Encode as PNG and as JPEG and take the smaller one."""
    png, jpeg = io.BytesIO(), io.BytesIO()
    image.quantize(colours, dither=Image.Dither.NONE).save(png, "PNG", optimize=True)
    image.save(jpeg, "JPEG", quality=QUALITY, optimize=True)
    kind, data = min(("png", png.getvalue()), ("jpeg", jpeg.getvalue()), key=lambda pair: len(pair[1]))
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"
