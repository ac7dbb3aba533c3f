"""Which tables are profile sheets, and where each sheet begins and ends: in a table, or over several of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from konzeptminer.layout.whole import WholeTable
from konzeptminer.rows.heads import matched_parts
from konzeptminer.rows.sheet_heading import Headings
from konzeptminer.rows.sheet_labels import SURE
from konzeptminer.rows.sheet_strips import Strip, goes_on, join_strips, strips_of
from konzeptminer.text.hyphen import HyphenJoiner

LABELS = 3
"""A profile sheet has labels of as many roles as this."""

SEARCHED = 6
"""A head over columns begins within this many rows of a table's top."""

ALIGNED = 4.0
"""Points by which the borders of a sheet may differ from one page to the next."""


@dataclass(slots=True)
class Sheet:
    """A profile sheet: its strips, and what its first label is."""

    strips: list[Strip] = field(default_factory=list)
    begins_table: bool = True
    """Whether it is the first sheet of its table, so that headings above the table are its own."""

    @property
    def whole(self) -> WholeTable:
        """The table it begins in."""
        return self.strips[0].whole

    @property
    def wholes(self) -> list[WholeTable]:
        """All its tables, each once."""
        return list({id(strip.whole): strip.whole for strip in self.strips}.values())

    @property
    def opening(self) -> str | None:
        """The first label."""
        return next((strip.key for strip in self.strips if strip.label and strip.label.is_known), None)

    @property
    def keys(self) -> set[str | None]:
        """The labels whose meaning is known."""
        return {strip.key for strip in self.strips if strip.label and strip.label.is_known}


def _reads_as_sheet(table: WholeTable, strips: Sequence[Strip], joiner: HyphenJoiner) -> bool:
    """Tell whether a table alone shows that it is a profile sheet: labels such as `Ziel` below one another."""
    labels = [strip.label for strip in strips if strip.label and not strip.is_nested]
    sure = [label for label in labels if label.score >= SURE]
    if len({label.role for label in sure}) < LABELS or len(sure) < 0.4 * len(labels):
        return False
    # The goals of a plan may begin with such words too, but it has a head over all its columns.
    return not any(_is_head(table, row, joiner) for row in range(min(SEARCHED, table.rows)))


def _is_head(table: WholeTable, row: int, joiner: HyphenJoiner) -> bool:
    cells = [cell for cell in table.row_cells(row) if cell.row == row and not cell.passage.is_blank]
    sure = [any(m.score >= 0.75 for _, m in matched_parts(cell.passage.clean(joiner).text)) for cell in cells]
    # In a row of pairs, labels and texts take turns.
    return sum(sure) > 2 and not (len(sure) % 2 == 0 and sum(sure[1::2]) * 2 < len(sure[1::2]))


def find_sheets(wholes: Sequence[WholeTable], headings: Headings, joiner: HyphenJoiner) -> list[Sheet]:
    """Find the sheets of a document.

    A sheet begins where the label stands that most sheets begin with. A table that begins with another label goes on
    with the sheet before it, unless it repeats what that one has, or has a heading of its own.
    """
    read = [(whole, strips_of(whole, joiner)) for whole in wholes]
    strict = {whole.first for whole, strips in read if _reads_as_sheet(whole, strips, joiner)}
    sure = [Sheet(strips) for whole, strips in read if whole.first in strict]
    if not sure:
        return []
    opening = Counter(sheet.opening for sheet in sure).most_common(1)[0][0]
    known = {key for sheet in sure for key in sheet.keys}
    finder = _Finder(opening, known, headings, joiner)
    for whole, strips in read:
        finder.take(whole, strips, is_sure=whole.first in strict)
    return finder.sheets


class _Finder:
    def __init__(self, opening: str | None, known: set[str | None], headings: Headings, joiner: HyphenJoiner) -> None:
        self.sheets: list[Sheet] = []
        self._opening = opening
        self._known = known
        self._headings = headings
        self._joiner = joiner
        self._current: Sheet | None = None

    def take(self, whole: WholeTable, strips: Sequence[Strip], *, is_sure: bool) -> None:
        """Add a table to the sheet before it, begin new ones with it, or pass it over."""
        if not strips:
            return
        first = Sheet(list(strips)).opening
        if self._current is not None and self._continues(self._current, whole, strips):
            self._add(strips)
        elif is_sure or (first is not None and first == self._opening):
            self._begin(begins_table=True)
            self._add(strips)
        else:
            self._current = None

    def _begin(self, *, begins_table: bool) -> Sheet:
        self._current = Sheet(begins_table=begins_table)
        self.sheets.append(self._current)
        return self._current

    def _continues(self, sheet: Sheet, whole: WholeTable, strips: Sequence[Strip]) -> bool:
        last = sheet.wholes[-1]
        if whole.parts[0].page - last.parts[-1].page > 1 or self._headings.above(whole):
            return False
        first = strips[0]
        if first.is_band or first.key in (sheet.opening, self._opening):
            return False
        own = Sheet(list(strips))
        upto = next((i for i, strip in enumerate(strips) if strip.key in (sheet.opening, self._opening)), len(strips))
        keys = {strip.key for strip in strips[:upto] if strip.label and strip.label.is_known}
        flows = goes_on(sheet.strips[-1], first)
        if flows:
            keys.discard(first.key)
        if keys & sheet.keys:
            return False
        return bool(own.keys & self._known) or (flows and _aligned(last, whole))

    def _add(self, strips: Sequence[Strip]) -> None:
        sheet = self._current
        assert sheet is not None
        held: list[Strip] = []  # what may be the title over the next sheet
        for strip in strips:
            if sheet.opening is not None and strip.key in (sheet.opening, self._opening) and strip.key is not None:
                if not (len(sheet.strips) == 1 and not held and sheet.strips[0].key == strip.key):
                    sheet = self._begin(begins_table=False)
            elif strip.is_open and sheet.opening is not None:
                held.append(strip)
                continue
            for waiting in (*held, strip):
                _put(sheet, waiting, self._joiner)
            held = []
        for waiting in held:
            _put(sheet, waiting, self._joiner)


def _put(sheet: Sheet, strip: Strip, joiner: HyphenJoiner) -> None:
    last = sheet.strips[-1] if sheet.strips else None
    if last is not None and strip.is_nested and not last.is_nested and strip.printed is None:
        sheet.strips.append(strip)  # the head of a table inside the sheet
    elif last is not None and strip.is_nested and last.is_nested and last.printed is None:
        strip.values = [*last.values, *strip.values]
        sheet.strips[-1] = strip
    elif last is None or last.is_open or not (strip.is_band or goes_on(last, strip)) or sheet.opening is None:
        sheet.strips.append(strip)
    else:
        join_strips(last, strip, joiner)


def _aligned(left: WholeTable, right: WholeTable) -> bool:
    ends = ((left.xs[0], right.xs[0]), (left.xs[-1], right.xs[-1]))
    column = min(abs(left.xs[1] - x) for x in right.xs[1:])
    return all(abs(a - b) <= ALIGNED for a, b in ends) and column <= ALIGNED
