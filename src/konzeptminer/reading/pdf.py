"""Reading PDF files with pdfplumber, page by page.

Each page is parsed once. Its characters are taken from `Page.layout`, one step before pdfplumber turns each of them
into a dictionary; the page is closed before the next one is parsed, so that memory does not grow with the pages.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pdfplumber
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTLine, LTRect
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from konzeptminer.errors import DamagedFileError, EncryptedFileError
from konzeptminer.reading.page import Glyphs, Mark, PageContent, Rule
from konzeptminer.reading.reader import BrokenPage, OpenFile
from konzeptminer.records import BBox

THIN = 3.0
"""A rectangle up to this many points thick is a drawn line. Word and Excel draw borders up to 2.25 pt as rectangles."""

MARK = (1.0, 9.0)
"""A shape whose sides have these many points may be a bullet: a third of small print up to large print's height."""

MOST_PAGES = 20_000
"""A file that says it has more pages than this has a broken page tree."""

# pdfminer reports every oddity of a font to the log; what matters to a user reaches them as a warning of the document.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


class PdfplumberReader:
    """The reference reader for PDF files."""

    @property
    def name(self) -> str:
        """Name and version of pdfplumber."""
        return f"pdfplumber {version('pdfplumber')}"

    @contextmanager
    def open(self, path: Path) -> Iterator[OpenFile]:
        """Open a PDF; an encrypted one is tried with an empty password.

        Raises:
            EncryptedFileError: The file needs a password.
            DamagedFileError: The file has no readable structure or no page.
        """
        try:
            pdf = pdfplumber.open(path, raise_unicode_errors=False)
        except PdfminerException as error:
            if any(isinstance(cause, PDFEncryptionError) for cause in error.args):
                raise EncryptedFileError(
                    f"{path}: the file is encrypted in a way that cannot be opened; save a copy without protection"
                ) from error
            if any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args):
                raise EncryptedFileError(
                    f"{path}: the file is encrypted and needs a password; save a copy without one and use that"
                ) from error
            raise _damaged(path, error) from error
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise _damaged(path, error) from error
        try:
            yield _OpenPdf(pdf, path)
        finally:
            # PDF.close() would make every page once more; they were closed one by one.
            pdf.flush_cache()
            pdf.stream.close()


def _damaged(path: Path, error: Exception) -> DamagedFileError:
    reason = next((str(cause) or type(cause).__name__ for cause in error.args if cause), type(error).__name__)
    return DamagedFileError(
        f"{path}: the file is truncated or damaged ({reason}); fetch it again, or repair it, for example with qpdf"
    )


class _OpenPdf:
    def __init__(self, pdf: Any, path: Path) -> None:
        self._pdf = pdf
        self._path = path

    @property
    def title(self) -> str | None:
        title = self._pdf.metadata.get("Title")
        return title.strip() or None if isinstance(title, str) else None

    @property
    def years(self) -> tuple[int, ...]:
        dates = [self._pdf.metadata.get(key) for key in ("CreationDate", "ModDate")]
        found = [re.match(r"(?:D:)?\s*((?:19|20)\d\d)", date) for date in dates if isinstance(date, str)]
        return tuple(int(match[1]) for match in found if match)

    def pages(self) -> Iterator[PageContent | BrokenPage]:
        # Pages are made here and not by `PDF.pages`, which makes all at once and fails with the first bad one.
        number = 0
        try:
            for number, object_ in enumerate(PDFPage.create_pages(self._pdf.doc), start=1):
                yield self._page(object_, number)
        except Exception as error:  # pdfminer raises whatever a broken page tree leads it to
            raise _damaged(self._path, error) from error
        declared = self._declared()
        if not number and not declared:
            raise DamagedFileError(f"{self._path}: the file has no page; fetch it again")
        for missing in range(number + 1, declared + 1):
            yield BrokenPage(missing, "it is missing from the file")

    def _page(self, object_: PDFPage, number: int) -> PageContent | BrokenPage:
        try:
            page = Page(self._pdf, object_, page_number=number)
            try:
                return _content(page)
            finally:
                page.close()
        except Exception as error:  # one page that pdfminer cannot parse must not lose the others
            return BrokenPage(number, str(error) or type(error).__name__)

    def _declared(self) -> int:
        """Give the number of pages that the file says it has, 0 where it does not say."""
        tree = resolve1(self._pdf.doc.catalog.get("Pages"))
        count = resolve1(tree.get("Count")) if isinstance(tree, dict) else None
        return count if isinstance(count, int) and count < MOST_PAGES else 0


def _content(page: Page) -> PageContent:
    view = _view(page)
    chars: list[LTChar] = []
    rules: list[Rule] = []
    fills: list[BBox] = []
    images: list[BBox] = []
    marks: list[Mark] = []
    for item in _walk(page.layout):
        if isinstance(item, LTChar):
            chars.append(item)
        elif isinstance(item, LTImage):
            images.append(view.box(item.bbox))
        elif isinstance(item, LTCurve):
            _collect_path(item, view, rules, fills)
            marks += _marks(item, view.box(item.bbox))
    return PageContent(
        number=page.page_number,
        width=view.width,
        height=view.height,
        glyphs=_glyphs(chars, view),
        rules=rules,
        fills=fills,
        images=images,
        marks=marks,
    )


def _view(page: Page) -> "_View":
    """Give the part of the page that a viewer shows: the crop box within the media box, turned as the page is."""
    media, crop = page.page_obj.mediabox, page.page_obj.cropbox
    # How far the crop box is inside the media box on its left, bottom, right and upper side, before turning.
    insets = [
        max(crop[0] - media[0], 0),
        max(crop[1] - media[1], 0),
        max(media[2] - crop[2], 0),
        max(media[3] - crop[3], 0),
    ]
    turns = page.rotation // 90
    left, bottom, right, top = insets[turns:] + insets[:turns]
    width, height = page.width - left - right, page.height - bottom - top
    if width < 1 or height < 1:
        return _View(left=0, bottom=page.height, width=page.width, height=page.height)
    return _View(left=left, bottom=page.height - top, width=width, height=height)


@dataclass(frozen=True, slots=True)
class _View:
    """Turns pdfminer's coordinates (from the bottom left of the media box) into those of the displayed page."""

    left: float
    bottom: float
    width: float
    height: float

    def box(self, bbox: BBox) -> BBox:
        x0, y0, x1, y1 = bbox
        return (x0 - self.left, self.bottom - y1, x1 - self.left, self.bottom - y0)


def _walk(container: Any) -> Iterator[Any]:
    for item in container:
        if isinstance(item, LTContainer) and not isinstance(item, LTChar):
            yield from _walk(item)
        else:
            yield item


def _glyphs(chars: list[LTChar], view: _View) -> Glyphs:
    raw = np.array([char.bbox for char in chars], dtype=np.float64).reshape(-1, 4)
    matrix = np.array([char.matrix[:2] for char in chars], dtype=np.float64).reshape(-1, 2)
    box = np.column_stack(
        (raw[:, 0] - view.left, view.bottom - raw[:, 3], raw[:, 2] - view.left, view.bottom - raw[:, 1])
    )
    across, up = matrix[:, 0], matrix[:, 1]
    angle = np.where(np.abs(up) > np.abs(across), np.where(up > 0, 90, 270), np.where(across < 0, 180, 0))
    upright = (angle == 0) | (angle == 180)
    size = np.where(upright, box[:, 3] - box[:, 1], box[:, 2] - box[:, 0])
    fonts: dict[str, int] = {}
    font = np.array([fonts.setdefault(str(char.fontname), len(fonts)) for char in chars], dtype=np.int64)
    text = [_decoded(char.get_text()) for char in chars]
    return Glyphs(text=text, box=box, size=size, angle=angle.astype(np.int64), font=font, fonts=list(fonts))


def _decoded(text: str) -> str:
    """Give a character that its font maps to no letter, which pdfminer writes `(cid:7)`, as U+FFFD.

    Lone surrogates, of a broken map, cannot be written in UTF-8 and are no letters either.
    """
    if text.startswith("(cid:") or any("\ud800" <= letter <= "\udfff" for letter in text):
        return "\ufffd"
    return text


def _collect_path(item: LTCurve, view: _View, rules: list[Rule], fills: list[BBox]) -> None:
    # A filled area without a stroke: what it is, a line or a shade, its box tells (Chromium draws dashes as polygons).
    if isinstance(item, LTRect) or not (item.stroke or isinstance(item, LTLine)):
        _collect_rectangle(view.box(item.bbox), item, rules, fills)
        return
    points = [(x - view.left, view.bottom - y) for x, y in item.pts]
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(y1 - y0) < 1 <= abs(x1 - x0):
            rules.append(Rule(horizontal=True, position=(y0 + y1) / 2, start=min(x0, x1), end=max(x0, x1)))
        elif abs(x1 - x0) < 1 <= abs(y1 - y0):
            rules.append(Rule(horizontal=False, position=(x0 + x1) / 2, start=min(y0, y1), end=max(y0, y1)))


def _marks(item: LTCurve, box: BBox) -> Iterator[Mark]:
    wide, high = box[2] - box[0], box[3] - box[1]
    is_small = all(MARK[0] <= side <= MARK[1] for side in (wide, high)) and 0.75 < wide / high < 1.33
    is_filled = bool(item.fill) and not _is_white(item.non_stroking_color)
    if is_small and (is_filled or item.stroke):
        yield Mark(box, round=not isinstance(item, LTRect), filled=is_filled)


def _collect_rectangle(box: BBox, item: LTCurve, rules: list[Rule], fills: list[BBox]) -> None:
    x0, top, x1, bottom = box
    wide, high = x1 - x0, bottom - top
    if wide <= THIN and high <= THIN:  # a dot or short dash of a broken line, of either direction
        rules.append(Rule(horizontal=True, position=(top + bottom) / 2, start=x0, end=x1))
        rules.append(Rule(horizontal=False, position=(x0 + x1) / 2, start=top, end=bottom))
    elif high <= THIN:
        rules.append(Rule(horizontal=True, position=(top + bottom) / 2, start=x0, end=x1))
    elif wide <= THIN:
        rules.append(Rule(horizontal=False, position=(x0 + x1) / 2, start=top, end=bottom))
    elif item.stroke:
        for position in (top, bottom):
            rules.append(Rule(horizontal=True, position=position, start=x0, end=x1))
        for position in (x0, x1):
            rules.append(Rule(horizontal=False, position=position, start=top, end=bottom))
    is_area = wide > THIN and high > THIN
    if is_area and item.fill and not _is_white(item.non_stroking_color):
        fills.append(box)


def _is_white(color: Any) -> bool:
    values = color if isinstance(color, tuple | list) else (color,)
    if not values or not all(isinstance(value, int | float) for value in values):
        return False
    return all(value <= 0.01 for value in values) if len(values) == 4 else all(value >= 0.99 for value in values)
