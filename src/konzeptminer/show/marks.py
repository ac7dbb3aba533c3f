"""The marks in the pages of a text file: which characters stand in which cells."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from konzeptminer.records import DocumentWarning, Result, SourceSpan
from konzeptminer.show.boxes import printed, record_spans
from konzeptminer.show.columns import WARNING, Column

_Owners = Mapping[tuple[int, int, Column], Mapping[str, None]]
"""Ids of the cells, without repetition and in order, by start, end and column."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a page that stand in the same cells.

    Attributes:
        start: The first character.
        end: The one behind the last.
        column: The column of the shortest text that they stand in.
        owners: The ids of all cells whose text they stand in, those of the shortest texts first.
        warned: Tells whether a warning is about them.
        tagged: Tells that the letters of the column are shown behind them: they end a text.
    """

    start: int
    end: int
    column: Column
    owners: tuple[str, ...]
    warned: bool
    tagged: bool


def marks_by_page(result: Result) -> dict[int, list[Mark]]:
    """Give each page's marks from its start to its end; none of them overlap."""
    owners: dict[int, dict[tuple[int, int, Column], dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for span, column, owner in _spans(result):
        start = span.chars[0] + len(span.text) - len(span.text.lstrip())
        end = span.chars[1] - len(span.text) + len(span.text.rstrip())
        owners[span.page][start, end, column][owner] = None
    return {page: list(_marks(ranges)) for page, ranges in owners.items()}


def _spans(result: Result) -> Iterator[tuple[SourceSpan, Column, str]]:
    yield from record_spans(result)
    for number, warning in enumerate(result.document.warnings, start=1):
        for span in _warned(warning, result):
            yield span, WARNING, f"w{number}"


def _warned(warning: DocumentWarning, result: Result) -> list[SourceSpan]:
    if warning.spans or warning.table is None:
        return printed(warning.spans)
    tables = (table for table in result.document.tables if table.index == warning.table)
    return printed(span for table in tables for cell in table.cells for span in (cell.span, *cell.further))


def _marks(owners: _Owners) -> Iterator[Mark]:
    """Cut overlapping ranges where one of them begins or ends."""
    ranges = sorted(owners, key=lambda place: place[:2])
    edges = sorted({edge for start, end, _ in ranges for edge in (start, end)})
    begun, open_ranges = 0, list[tuple[int, int, Column]]()
    for start, end in pairwise(edges):
        while begun < len(ranges) and ranges[begun][0] <= start:
            open_ranges.append(ranges[begun])
            begun += 1
        open_ranges = sorted(
            (place for place in open_ranges if place[1] > start), key=lambda place: place[1] - place[0]
        )
        if not open_ranges:
            continue
        texts = [place for place in open_ranges if place[2] is not WARNING] or open_ranges
        ids = dict.fromkeys(owner for place in [*texts, *open_ranges] for owner in owners[place])
        warned = any(place[2] is WARNING for place in open_ranges)
        yield Mark(start, end, texts[0][2], tuple(ids), warned, tagged=texts[0][1] == end)
