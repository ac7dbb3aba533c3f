"""Tables that run over pages: their parts joined into one, cells that the break cut in two made whole.

A part continues the table on the page before if their columns agree and no text stands between them. Its head, if
printed again, is set aside. Whether the break fell into a row is told by the borders (a row cut by the break has none
there) and, where every part is framed, by the text: it goes on in lower case or after a hyphen.
"""

from collections import Counter
from collections.abc import Sequence

from konzeptminer.layout.breaks import flows_on, row_goes_on
from konzeptminer.layout.page import PageLayout, PageTable
from konzeptminer.layout.stacked import fold
from konzeptminer.layout.whole import WholeCell, WholeTable
from konzeptminer.text.passage import Piece

ALIGNED = 4.0
"""Points by which a column may shift from one page to the next."""

RAGGED = 16.0
"""Points by which it may where only text shows the columns."""

SELDOM = 0.1
"""Blank cells for a filled one in a column that is (nearly) always filled in."""

MOST_BLANK = 0.25
"""The same where no line shows whether a row is cut by a page break."""

DEEPEST_HEAD = 3
"""A head has no more rows than this, unless its type shows that it has."""

MARGIN = 0.05
"""Share of the page's height at top and bottom in which a line of text does not part a table from its continuation."""


def join_tables(pages: Sequence[PageLayout], furniture: Sequence[set[int]]) -> list[WholeTable]:
    """Join the tables of a document.

    Args:
        pages: The pages in order.
        furniture: For each page, the indices of its lines that are running heads or feet.
    """
    wholes: list[WholeTable] = []
    index = 0
    for number, page in enumerate(pages):
        for place, table in enumerate(page.tables):
            previous = pages[number - 1] if number and not place else None
            if (wholes and table.continued) or (
                previous is not None
                and previous.tables
                and wholes
                and previous.number + 1 == page.number
                and not _text_below(previous, furniture[number - 1])
                and not _text_above(page, furniture[number])
                and _columns_agree(wholes[-1].xs, table.grid.xs, ragged=_is_ragged(wholes[-1], table))
            ):
                _append(wholes[-1], table)
            else:
                whole = _whole(table, index)
                _count(whole, whole)
                wholes.append(whole)
            index += 1
    return wholes


def _whole(table: PageTable, index: int) -> WholeTable:
    cells = [
        WholeCell(
            row=box.row,
            column=box.column,
            row_span=box.row_span,
            column_span=box.column_span,
            pieces=list(text.passage.pieces),
            angle=text.angle,
            open_bottom=box.open_bottom,
            first_word=text.first_word,
            left_over=text.left_over,
        )
        for box, text in zip(table.grid.boxes, table.texts, strict=True)
    ]
    rows = len(table.grid.ys) - 1
    return WholeTable(index, [table], list(table.grid.xs), rows, table.head_rows, cells, tail=list(cells), repeated=[0])


def _text_below(page: PageLayout, furniture: set[int]) -> bool:
    bottom = max(table.grid.bbox[3] for table in page.tables)
    limit = page.height * (1 - MARGIN)
    return any(
        bottom - 2 <= line.bbox[1] and line.bbox[3] < limit
        for number, line in enumerate(page.lines)
        if number not in furniture
    )


def _text_above(page: PageLayout, furniture: set[int]) -> bool:
    top = page.tables[0].grid.bbox[1]
    limit = page.height * MARGIN
    return any(
        line.bbox[3] <= top + 2 and line.bbox[1] > limit
        for number, line in enumerate(page.lines)
        if number not in furniture
    )


def _is_ragged(whole: WholeTable, table: PageTable) -> bool:
    """Tell whether the right sides of both tables are no more than where their text ends."""
    return table.grid.ragged and whole.parts[-1].grid.ragged


def _columns_agree(left: Sequence[float], right: Sequence[float], *, ragged: bool) -> bool:
    """Compare column places, each from its table's left side: mirrored margins shift a whole table."""
    a = [x - left[0] for x in left]
    b = [x - right[0] for x in right]
    if ragged and len(a) == len(b):
        return all(abs(x - y) <= RAGGED for x, y in zip(a[:-1], b[:-1], strict=True))
    if abs(a[-1] - b[-1]) > ALIGNED:
        return False
    few, many = sorted((a, b), key=len)
    matched = sum(any(abs(x - y) <= ALIGNED for y in many) for x in few)
    # A page on which some column is never split off from its neighbour still continues the table.
    return matched == len(few) and len(few) >= min(3, len(many)) and len(few) * 2 >= len(many)


def _append(whole: WholeTable, table: PageTable) -> None:
    part = _whole(table, 0)
    _share_columns(whole, part)
    head = _repeated_head(whole, part)
    whole.head_rows = max(whole.head_rows, head)
    above = [cell for cell in whole.tail if cell.end_row == whole.rows]
    below = [cell for cell in part.cells if cell.row <= head < cell.end_row]
    split = _cells_agree(above, below) and row_goes_on(above, below, _often_filled(whole))
    _count(whole, part)
    shift = whole.rows - head - split
    spanning = {cell.column for cell in (*whole.tail, *part.cells) if cell.row_span > 1 and not _blank(cell)}
    upper = {cell.column: cell for cell in above}
    tail = []
    for cell in part.cells:
        if cell.end_row <= head:
            continue
        over = upper.get(cell.column) if cell.row <= head else None
        if (
            over is not None
            and over.column_span == cell.column_span
            and _cell_goes_on(over, cell, split=split, spanning=cell.column in spanning)
        ):
            _extend(over, cell, shift)
            tail.append(over)
        else:
            hidden = max(head - cell.row, 0)  # rows of the repeated head beside a merged cell
            cell.row += hidden + shift
            cell.row_span -= hidden
            whole.cells.append(cell)
            tail.append(cell)
    whole.tail = tail
    whole.rows += part.rows - head - split
    whole.parts.append(table)
    whole.repeated.append(head)


def _cells_agree(above: Sequence[WholeCell], below: Sequence[WholeCell]) -> bool:
    """Tell whether two rows are cut into the same columns: only then can one be the rest of the other."""
    return {(cell.column, cell.column_span) for cell in above} == {(cell.column, cell.column_span) for cell in below}


def _share_columns(whole: WholeTable, part: WholeTable) -> None:
    """Give both tables the finer of their two sets of columns."""
    if len(part.xs) > len(whole.xs):
        _renumber(whole, part.xs)
    elif len(whole.xs) > len(part.xs):
        _renumber(part, whole.xs)


def _renumber(table: WholeTable, xs: Sequence[float]) -> None:
    shift = table.xs[0] - xs[0]
    places = [min(range(len(xs)), key=lambda i, x=x: abs(xs[i] + shift - x)) for x in table.xs]  # type: ignore[misc]
    for cell in table.cells:
        left, right = places[cell.column], places[cell.end_column]
        cell.column, cell.column_span = left, right - left
    table.filled = Counter({places[column]: count for column, count in table.filled.items()})
    table.blank = Counter({places[column]: count for column, count in table.blank.items()})
    table.xs = [x + shift for x in xs]


def _repeated_head(whole: WholeTable, part: WholeTable) -> int:
    """Count the rows at the top of a part that repeat the head of the table."""
    # The cells of a head's first row may span further ones, which then belong to it.
    deepest = max(cell.end_row for cell in whole.cells if not cell.row)
    most = max(whole.head_rows, deepest if deepest <= DEEPEST_HEAD else 1)
    count = 0
    for row in range(min(part.rows - 1, most, whole.rows)):
        ours, theirs = (_texts(table, row) for table in (whole, part))
        if ours != theirs and len(ours) == len(theirs) and all(_has_label(table) for table in (whole, part)):
            ours, theirs = ours[1:], theirs[1:]
        if ours != theirs or sum(bool(text) for text in ours) < min(2, whole.columns):
            break
        count += 1
    if count and count < whole.head_rows:  # only part of the head matched: then its text decides nothing
        return whole.head_rows if part.head_rows == whole.head_rows else count
    return count


def _has_label(table: WholeTable) -> bool:
    """Tell whether the first cell goes on below the others of its row: a label beside head and rows."""
    top = [cell for cell in table.cells if not cell.row and cell.pieces[0].page is table.cells[0].pieces[0].page]
    first = min(top, key=lambda cell: cell.column)
    return first.column_span < table.columns and all(
        cell.row_span < first.row_span for cell in top if cell is not first
    )


def _texts(table: WholeTable, row: int) -> list[str]:
    first = table.cells[: len(table.parts[0].texts)]  # heads stand in the first part
    cells = sorted((cell for cell in first if cell.row <= row < cell.end_row), key=lambda cell: cell.column)
    return [fold(cell.passage.raw) for cell in cells]


def _blank(cell: WholeCell) -> bool:
    return cell.passage.is_blank


def _cell_goes_on(upper: WholeCell, cell: WholeCell, *, split: bool, spanning: bool) -> bool:
    if split or upper.open_bottom:
        return True
    if not spanning:
        return False
    return _blank(cell) or fold(upper.passage.raw) == fold(cell.passage.raw) or flows_on(upper, cell)


def _extend(upper: WholeCell, cell: WholeCell, shift: int) -> None:
    """Make `cell` a further part of `upper`; a text printed again is named as a place, but not read twice."""
    again = fold(upper.passage.raw) == fold(cell.passage.raw)
    for piece in cell.pieces:
        upper.pieces.append(Piece(piece.page, piece.start, piece.start, piece.place) if again else piece)
    upper.row_span = cell.end_row + shift - upper.row
    upper.open_bottom = cell.open_bottom
    if not _blank(cell):
        upper.left_over = cell.left_over


def _count(whole: WholeTable, part: WholeTable) -> None:
    """Note how often each column is filled in."""
    for cell in part.cells:
        if cell.row >= part.head_rows and cell.row_span == 1:
            (whole.blank if _blank(cell) else whole.filled)[cell.column] += 1


def _often_filled(whole: WholeTable) -> set[int]:
    """Give the columns that are (nearly) always filled in; without lines, blanks must tell more of where rows end."""
    share = MOST_BLANK if whole.parts[0].grid.ragged else SELDOM
    return {column for column, count in whole.filled.items() if count >= 4 and whole.blank[column] <= share * count}
