"""Tables of text files, put into the form that the tables of pages have.

A text has no places. The grid's are made up so that they give the order: a line of text is one step down, a column one
to the right.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from konzeptminer.layout.furniture import PAGE_NUMBER
from konzeptminer.layout.grid import Box, Grid
from konzeptminer.layout.page import BoxText, PageLayout, PageTable, TextLine
from konzeptminer.layout.stacked import fold
from konzeptminer.layout.typed import HEIGHT, PITCH
from konzeptminer.layout.whole import WholeCell, WholeTable
from konzeptminer.reading.marked import MarkedCell, MarkedPage, MarkedTable
from konzeptminer.text.passage import PageText, Passage, Piece

WIDTH = 100.0
"""Points from one column to the next."""

_IDLE = re.compile(
    r"(?:<!--.*-->|[-*_= ]{3,}|\{\d+\}-*|!\[[^\]]*\]\([^)]*\)|</?\w[^<>]*>|\\(?:newpage|pagebreak)|```\w*)"
)
"""A line that prints nothing: a comment, a rule, the mark of a page, an image."""

_HEADING = re.compile(r"\s*(?:#{1,6}\s|(\*\*|__).*\1\s*:?\s*$)")


def lay_out_tables(layouts: Sequence[PageLayout], marks: Sequence[MarkedPage]) -> list[PageLayout]:
    """Put the tables of a text file into its pages.

    Args:
        layouts: The pages; their lines give the places of the tables that stand between them.
        marks: The tables of each page.

    Returns:
        The pages with their tables, without the lines that stand in tables.
    """
    told = _returning([layout.text.text for layout in layouts], marks)
    found: list[PageLayout] = []
    above: MarkedTable | None = None
    between: list[str] = []
    for layout, page in zip(layouts, marks, strict=True):
        text = replace(layout.text, shown=_shown(layout.text, page))
        tables = []
        place = 0
        for table in page.tables:
            between += text.text[place : table.start].split("\n")
            place = table.end
            continued = above is not None and above.columns == table.columns and _is_idle(between, told)
            if table.columns < 3 and not any(line.strip() for line in between):
                continued = False  # one sheet of labels and texts right below another
            tables.append(_table(text, table, _place(layout, table), continued=continued))
            above, between = table, []
        between += text.text[place:].split("\n")
        lines = [_weighed(line) for line in layout.lines if not _is_inside(line, page.tables)]
        found.append(replace(layout, text=text, tables=tables, lines=lines, characters=_visible(text.text)))
    return found


def table_places(page: MarkedPage) -> list[tuple[int, int]]:
    """Give the ranges of a page's text that are tables."""
    return [(table.start, table.end) for table in page.tables]


def ranges_of_tables(layout: PageLayout) -> list[tuple[int, int]]:
    """Give the ranges of a laid out page's text that are tables."""
    return [table.chars for table in layout.tables if table.chars is not None]


def without_tables(layout: PageLayout) -> PageText:
    """Give the text of a page of a text file with blanks in the place of its tables; `shown` still holds them."""
    letters = list(layout.text.text)
    for start, end in ranges_of_tables(layout):
        letters[start:end] = [letter if letter == "\n" else " " for letter in letters[start:end]]
    return replace(layout.text, text="".join(letters))


def merge_repeated(wholes: Sequence[WholeTable]) -> None:
    """Merge what merged cells were printed as: their text again in each row or column that they span.

    A cell is merged with the one above where it prints the same text and all that stands left of it is merged or
    blank; a row that prints one text in all its columns, or one bold text alone, is a band.
    """
    for whole in wholes:
        if whole.parts[0].chars is None:
            continue
        _merge_bands(whole)
        _merge_rows(whole)


def _shown(text: PageText, page: MarkedPage) -> str:
    """Give what a page shows: its tables as their cells are read, the rest as it was."""
    letters = list(text.shown or text.text)
    for table in page.tables:
        letters[table.start : table.end] = page.reading[table.start : table.end]
    return "".join(letters)


def _weighed(line: TextLine) -> TextLine:
    """Give a line of a text file; what is higher than running text is a heading and so is bold."""
    return replace(line, bold=line.bold or line.height > HEIGHT)


def _merge_bands(whole: WholeTable) -> None:
    kept: list[WholeCell] = []
    for row in range(whole.rows):
        cells = [cell for cell in whole.row_cells(row) if cell.row == row]
        texts = {fold(cell.passage.raw) for cell in cells}
        alike = len(cells) == whole.columns > 2 and len(texts) == 1 and len(texts.pop()) > 2
        if alike and all(cell.row_span == 1 for cell in cells):
            first = cells[0]
            first.column_span = whole.columns
            for cell in cells[1:]:
                first.pieces += [replace(piece, end=piece.start) for piece in cell.pieces]
            cells = [first]
        kept += cells
    whole.replace_cells(kept)


def _merge_rows(whole: WholeTable) -> None:
    gone: set[int] = set()
    owners: dict[int, WholeCell] = {}  # the cell that a column's last row belongs to
    for row in range(whole.head_rows, whole.rows):
        joined = True  # with all cells to the left
        for cell in whole.row_cells(row):
            if cell.row != row:
                joined = True
                owners.pop(cell.column, None)
                continue
            above = owners.get(cell.column)
            text = fold(cell.passage.raw)
            if above is not None and joined and text and _is_again(above, cell, text):
                above.pieces += [replace(piece, end=piece.start) for piece in cell.pieces]
                above.row_span, above.again = cell.end_row - above.row, True
                gone.add(id(cell))
                continue
            joined = joined and not text
            owners[cell.column] = cell
    whole.replace_cells([cell for cell in whole.cells if id(cell) not in gone])


def _is_again(above: WholeCell, cell: WholeCell, text: str) -> bool:
    return above.end_row == cell.row and above.column_span == cell.column_span and fold(above.passage.raw) == text


def _table(text: PageText, table: MarkedTable, ys: tuple[float, float], *, continued: bool) -> PageTable:
    top, bottom = ys
    step = (bottom - top) / table.rows
    grid = Grid(
        xs=[WIDTH * column for column in range(table.columns + 1)],
        ys=[top + step * row for row in range(table.rows + 1)],
        boxes=[_box(cell, top, step) for cell in table.cells],
    )
    texts = [_text(text, cell) for cell in table.cells]
    held = sum(_visible(box.passage.raw) for box in texts)
    lost = sum(_visible(text.text[start:end]) for start, end in table.lost)
    return PageTable(
        page=text.page,
        grid=grid,
        texts=texts,
        head_rows=table.head_rows,
        characters=held + lost,
        lost=lost,
        chars=(table.start, table.end),
        continued=continued,
    )


def _visible(text: str) -> int:
    return len("".join(text.split()))


def _box(cell: MarkedCell, top: float, step: float) -> Box:
    left, upper = WIDTH * cell.column, top + step * cell.row
    bbox = (left, upper, left + WIDTH * cell.column_span, upper + step * cell.row_span)
    return Box(cell.row, cell.column, cell.row_span, cell.column_span, bbox, open_bottom=False)


def _text(text: PageText, cell: MarkedCell) -> BoxText:
    passage = Passage(tuple(Piece(text, start, end) for start, end in cell.ranges))
    first = passage.raw.strip()[:1]
    # How much room a line had is not known: a word in lower case is taken for one that found none.
    return BoxText(passage, angle=0, first_word=2.0 if first.islower() else 0.0, left_over=1.0)


def _place(layout: PageLayout, table: MarkedTable) -> tuple[float, float]:
    """Give top and bottom of a table: below the line before it, above the one behind."""
    before = [line.bbox[3] for line in layout.lines if line.passage.pieces[0].start < table.start]
    behind = [line.bbox[1] for line in layout.lines if line.passage.pieces[0].start >= table.end]
    top = max(before, default=0.0) + PITCH
    return top, max(min(behind, default=top + 2 * PITCH) - PITCH, top + 1.0)


def _is_inside(line: TextLine, tables: Sequence[MarkedTable]) -> bool:
    start = line.passage.pieces[0].start
    return any(table.start <= start < table.end for table in tables)


def _returning(texts: Sequence[str], marks: Sequence[MarkedPage]) -> set[str]:
    """Give the lines outside of tables, folded, that are printed more than once: running heads, titles of parts."""
    counts: Counter[str] = Counter()
    for text, page in zip(texts, marks, strict=True):
        place = 0
        for table in (*page.tables, None):
            counts.update(map(_folded, text[place : table.start if table else len(text)].split("\n")))
            place = table.end if table else place
    return {line for line, count in counts.items() if count > 1 and line}


def _folded(line: str) -> str:
    """Reduce a line to its letters and digits, without the page number at its end if it is no heading."""
    if not _HEADING.match(line) and len(line.split()) > 2:
        line = re.sub(r"\W*\b\d{1,3}\W*$", "", line)
    return fold(line)


def _is_idle(lines: Sequence[str], told: set[str]) -> bool:
    """Tell whether lines between two tables say nothing that parts them."""
    return all(
        not line.strip()
        or _IDLE.fullmatch(line.strip())
        or PAGE_NUMBER.fullmatch(line.strip())
        or _folded(line) in told
        for line in lines
    )
