"""The strips of a profile sheet: a label and what stands beside or below it, from the top of a table down."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from konzeptminer.layout.whole import WholeCell, WholeTable
from konzeptminer.rows.roles import Role
from konzeptminer.rows.sheet_labels import SURE, Label, read_label
from konzeptminer.text.hyphen import HyphenJoiner
from konzeptminer.text.passage import Passage, Piece

NESTED = 3
"""From this many cells beside a label on, they are rows of a table inside the sheet."""

CODE = re.compile(r"(?:(?:Maßnahmen?|Projekt|Steckbrief|Nr\.?)\s*)?[A-ZÄÖÜ]{0,3}[ .-]?\d{1,3}(?:[.-]\d+)*[a-z]?[.:]?")
"""A running number or code, as it stands before a title: `M 3`, `A1.2`, `Maßnahme 7`."""


@dataclass(slots=True)
class Strip:
    """A label and its texts.

    Attributes:
        whole: The table it stands in.
        printed: The label as printed; None for a cell over the whole width and for a blank label.
        label: What the label means; None where there is none.
        values: The texts behind the label.
        is_band: A cell over the whole width without a label of its own.
        is_nested: The texts are a row of a table inside the sheet.
    """

    whole: WholeTable
    printed: Passage | None
    label: Label | None
    values: list[Passage] = field(default_factory=list)
    is_band: bool = False
    is_nested: bool = False

    @property
    def key(self) -> str | None:
        """The folded label."""
        return self.label.key if self.label else None

    @property
    def is_code(self) -> bool:
        """Whether a running number stands in place of a label."""
        known = self.label is not None and self.label.is_known and self.label.role is not Role.MEASURE
        return self.printed is not None and not known and bool(CODE.fullmatch(" ".join(self.printed.raw.split())))

    @property
    def is_open(self) -> bool:
        """Whether it may stand over the first label of a sheet: a title, or a number and a title."""
        return self.is_band or self.is_code


def strips_of(table: WholeTable, joiner: HyphenJoiner) -> list[Strip]:
    """Read a table as strips, whether it is a sheet or not."""
    strips: list[Strip] = []
    pending: WholeCell | None = None
    for cell in sorted((cell for cell in table.cells if cell.column == 0), key=lambda cell: cell.row):
        if cell.end_column < table.columns:
            if pending is not None:  # no text stands below it, so it is none's label
                strips.append(_band(table, pending.passage, joiner))
            pending = None
            strips += _row(table, cell, joiner)
        elif cell.passage.is_blank:
            continue
        elif pending is not None and not _is_label(cell.passage, joiner):
            strips.append(_labelled(table, pending.passage, [cell.passage], joiner))
            pending = None
        elif _is_label(cell.passage, joiner):
            if pending is not None:
                strips.append(_band(table, pending.passage, joiner))
            pending = cell
        else:
            strips.append(_band(table, cell.passage, joiner))
    if pending is not None:
        strips.append(_band(table, pending.passage, joiner))
    return strips


def _is_label(passage: Passage, joiner: HyphenJoiner) -> bool:
    text = passage.clean(joiner).text
    label = read_label(text) if not text.partition(":")[2].strip() else None
    return label is not None and label.score >= SURE


def _labelled(table: WholeTable, printed: Passage, values: Sequence[Passage], joiner: HyphenJoiner) -> Strip:
    label = None if printed.is_blank else read_label(printed.clean(joiner).text)
    kept = [value for value in values if not value.is_blank]
    return Strip(table, None if printed.is_blank else printed, label, kept)


def _band(table: WholeTable, passage: Passage, joiner: HyphenJoiner) -> Strip:
    """Read a cell over the whole width; its first line may be the label of the rest: `Ziel: …`."""
    raw = passage.raw
    for mark in (raw.find("\n"), raw.find(":")):
        if 0 < mark < len(raw) - 1 and _is_label(passage.cut(0, mark), joiner):
            return _labelled(table, passage.cut(0, mark), [passage.cut(mark + 1, len(raw))], joiner)
    parted = _part(passage, _label_edge(table))
    if parted is not None and _is_known(parted[0], joiner):
        return _labelled(table, parted[0], [parted[1]], joiner)
    return Strip(table, None, None, [passage], is_band=True)


def _label_edge(table: WholeTable) -> float | None:
    """Give the right border of the column of labels, None where all cells run over the whole width."""
    ends = Counter(cell.end_column for cell in table.cells if cell.column == 0 and cell.end_column < table.columns)
    return table.xs[ends.most_common(1)[0][0]] if ends else None


def _part(passage: Passage, edge: float | None) -> tuple[Passage, Passage] | None:
    """Part a cell between whose label and text no line is drawn; None where a word crosses the edge of the labels."""
    if edge is None:
        return None
    label, text = [], []
    for piece in passage.pieces:
        for line in re.finditer(r"[^\n]+", piece.text):
            start, end = piece.start + line.start(), piece.start + line.end()
            left = [index for index in range(start, end) if piece.page.boxes[index, 0] < edge]
            middle = left[-1] + 1 if left else start
            if start < middle < end and not piece.page.text[middle].isspace():
                return None
            label.append(Piece(piece.page, start, middle, piece.place))
            text.append(Piece(piece.page, middle, end, piece.place))
    kept = [Passage(tuple(part for part in parts if part.text.strip())) for parts in (label, text)]
    return (kept[0], kept[1]) if all(part.pieces for part in kept) else None


def _is_known(passage: Passage, joiner: HyphenJoiner) -> bool:
    label = read_label(passage.clean(joiner).text)
    return label is not None and label.is_known


def _row(table: WholeTable, label: WholeCell, joiner: HyphenJoiner) -> Iterator[Strip]:
    beside = [
        cell
        for cell in sorted(table.covering(label.row, label.end_row), key=lambda cell: (cell.row, cell.column))
        if cell is not label and cell.row >= label.row and cell.column >= label.end_column
    ]
    cells = [label, *beside]
    if len(cells) > NESTED and len(cells) % 2 == 0 and all(_is_label(c.passage, joiner) for c in cells[::2]):
        for left, right in zip(cells[::2], cells[1::2], strict=True):
            yield _labelled(table, left.passage, [right.passage], joiner)
        return
    strip = _labelled(table, label.passage, [cell.passage for cell in beside], joiner)
    strip.is_nested = len(beside) >= NESTED
    yield strip


def join_strips(upper: Strip, lower: Strip, joiner: HyphenJoiner) -> None:
    """Add a strip to the one it goes on from: its text, and the rest of a label that a page break cut."""
    if lower.printed is not None and upper.printed is not None and lower.key != upper.key:
        upper.printed = upper.printed.then(lower.printed)
        upper.label = read_label(upper.printed.clean(joiner).text)
    values = list(lower.values)
    if upper.values and values and not upper.is_nested and not _ends(upper.values[-1]):
        upper.values[-1] = upper.values[-1].then(values.pop(0))
    upper.values += values


def goes_on(upper: Strip, lower: Strip) -> bool:
    """Tell whether a strip's label is blank, the same or the rest of the one before: then its text goes on, too."""
    if lower.is_band:
        return False
    if lower.printed is None or (lower.key == upper.key and lower.key is not None):
        return True
    before, text = (upper.printed.raw.rstrip() if upper.printed else ""), lower.printed.raw.lstrip()
    return before.endswith("-") and text[0].islower()


def _ends(passage: Passage) -> bool:
    return passage.raw.rstrip().endswith((".", "!", "?", ":"))
