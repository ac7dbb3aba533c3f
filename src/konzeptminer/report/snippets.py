"""Cuttings of source pages with the cell marked: what a pair of measures is shown with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from konzeptminer.errors import DamagedFileError
from konzeptminer.records import BBox, Record, SourceSpan
from konzeptminer.show.images import Drawing, data_uri, open_pictures

DPI = 130
"""Resolution of a cutting: letters of 9 points can be read on a phone."""

NARROWEST, TALLEST = 330.0, 230.0
"""A cutting is at least so wide and at most so tall, in points."""

MARGIN_X, MARGIN_Y = 36.0, 16.0
"""Points around the cell, so that its row can be recognised."""

PADDING = 3.0
"""Points between the text and the line around it."""

COLOURS = 24
"""Colours of a cutting: print on paper, some tints and the mark."""

BUDGET = 5_500_000
"""Characters that all cuttings take together, so that the page can be mailed; those of later pairs are left out."""

_MARK = (179, 38, 30)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A cutting as a data URI, with its size in pixels and the page it is of."""

    uri: str
    width: int
    height: int
    page: int


def cut(records: Iterable[Record], sources: Mapping[str, Path]) -> dict[str, Snippet]:
    """Cut the places of records out of their pages.

    Args:
        records: The records, the most important first.
        sources: The files by the names of their documents.

    Returns:
        The cuttings by the ids of the records; none for a record of a text file, of a file that is not among the
        sources or cannot be drawn, and for those that come when the budget is spent.
    """
    order = list({record.id: record for record in records}.values())
    wanted: dict[str, dict[int, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for record in order:
        spans = places(record)
        if spans and record.doc in sources and sources[record.doc].is_file():
            wanted[record.doc][spans[0].page].append(record)
    found: dict[str, Snippet] = {}
    for doc, pages in wanted.items():
        found |= _cut_file(sources[doc], pages)
    return _within_budget(found, order)


def places(record: Record) -> list[SourceSpan]:
    """Give where the measure of a record, else its goal, is printed first: the places on that page."""
    text = record.measure or record.title or record.goal
    spans = [span for span in text.spans if span.bbox and span.text.strip()] if text else []
    return [span for span in spans if span.page == spans[0].page]


def _cut_file(path: Path, pages: Mapping[int, list[Record]]) -> dict[str, Snippet]:
    found: dict[str, Snippet] = {}
    try:
        with open_pictures(path) as pictures:
            for number, records in pages.items():
                drawing = pictures.draw(number, dpi=DPI)
                if drawing is None:
                    continue
                found |= {record.id: _cut(drawing, places(record)) for record in records}
    except DamagedFileError:  # its records are shown with their text alone, as those of a text file are
        return found
    return found


def _cut(drawing: Drawing, spans: list[SourceSpan]) -> Snippet:
    boxes = [span.bbox for span in spans if span.bbox]
    scale = drawing.image.width / drawing.width
    left, top, right, bottom = (value * scale for value in window(boxes, drawing.width, drawing.height))
    image = drawing.image.crop((round(left), round(top), round(right), round(bottom)))
    pen = ImageDraw.Draw(image)
    for box in boxes:
        x0, upper = (box[0] - PADDING) * scale - left, (box[1] - PADDING) * scale - top
        x1, lower = (box[2] + PADDING) * scale - left, (box[3] + PADDING) * scale - top
        pen.rectangle((x0, upper, x1, lower), outline=_MARK, width=3)
    return Snippet(_uri(image), image.width, image.height, spans[0].page)


def window(boxes: list[BBox], width: float, height: float) -> BBox:
    """Give what is cut out around boxes of a page of a size, all in points."""
    x0, x1 = min(box[0] for box in boxes) - MARGIN_X, max(box[2] for box in boxes) + MARGIN_X
    missing = max(0.0, NARROWEST - (x1 - x0))
    x0, x1 = x0 - missing / 2, x1 + missing / 2
    # What stands out on one side is given to the other.
    x0, x1 = x0 - max(0.0, x1 - width), x1 - min(0.0, x0)
    top = max(0.0, min(box[1] for box in boxes) - MARGIN_Y)
    bottom = min(height, max(box[3] for box in boxes) + MARGIN_Y, top + TALLEST)
    return max(0.0, x0), min(top, height - 1), min(width, x1), max(bottom, top + 1)


def _uri(image: Image.Image) -> str:
    return data_uri(image, colours=COLOURS)


def _within_budget(found: Mapping[str, Snippet], order: Iterable[Record]) -> dict[str, Snippet]:
    kept: dict[str, Snippet] = {}
    left = BUDGET
    for record in order:
        snippet = found.get(record.id)
        if snippet is not None and len(snippet.uri) <= left:
            kept[record.id] = snippet
            left -= len(snippet.uri)
    return kept
