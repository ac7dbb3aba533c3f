"""The boxes to draw on each page: one for every printed place of a column, whichever records share it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from konzeptminer.records import BBox, Document, DocumentWarning, Result, SourceSpan
from konzeptminer.show.columns import WARNING, Column, cells


@dataclass(frozen=True, slots=True)
class Box:
    """A box in points from the top left of its page, and the ids of the cells whose text stands in it.

    `tagged` tells that the letters of its column are drawn beside it: at the last box of a cell on a page,
    so that the letters of a list of names do not hide the names.
    """

    bbox: BBox
    column: Column
    owners: tuple[str, ...]
    tagged: bool


def boxes_by_page(result: Result) -> dict[int, list[Box]]:
    """Give each page's boxes, large ones first, so that the small ones in front of them can be pointed at."""
    owners: dict[tuple[int, BBox, Column], dict[str, None]] = defaultdict(dict)
    for span, column, owner in record_spans(result):
        if span.bbox:
            owners[span.page, span.bbox, column][owner] = None
    for number, warning in enumerate(result.document.warnings, start=1):
        for page, bbox in _warned(warning, result.document):
            owners[page, bbox, WARNING][f"w{number}"] = None
    return _arranged(owners)


def record_spans(result: Result) -> Iterator[tuple[SourceSpan, Column, str]]:
    """Give each place where a text of a record is printed, with its column and the id of its cell."""
    for record in result.records:
        for cell in cells(record):
            for span in printed(span for text in cell.texts for span in text.spans):
                yield span, cell.column, cell.id


def has_place(warning: DocumentWarning) -> bool:
    """Tell whether a warning is about a place on a page, and not about a whole page."""
    return warning.table is not None or bool(warning.spans)


def printed(spans: Iterable[SourceSpan]) -> list[SourceSpan]:
    """Give the places where something is printed: not the further parts of a merged cell, and no blanks."""
    return [span for span in spans if span.text.strip()]


def _warned(warning: DocumentWarning, document: Document) -> list[tuple[int, BBox]]:
    places = [(span.page, span.bbox) for span in printed(warning.spans) if span.bbox]
    if places or warning.table is None:
        return places
    return [(table.page, table.bbox) for table in document.tables if table.index == warning.table and table.bbox]


def _arranged(owners: Mapping[tuple[int, BBox, Column], Mapping[str, None]]) -> dict[int, list[Box]]:
    pages: dict[int, list[Box]] = defaultdict(list)
    last = {(page, tuple(ids)): bbox for (page, bbox, _), ids in owners.items()}
    for (page, bbox, column), ids in owners.items():
        cells_here = tuple(ids)
        pages[page].append(Box(bbox, column, cells_here, tagged=last[page, cells_here] == bbox))
    for boxes in pages.values():
        boxes.sort(key=lambda box: (box.bbox[0] - box.bbox[2]) * (box.bbox[3] - box.bbox[1]))
    return dict(pages)
