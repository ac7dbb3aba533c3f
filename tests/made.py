"""Pieces that the parts of `konzeptminer.linear` are tested with: pages, segments, cells and stretches made by hand."""

from collections.abc import Sequence

from konzeptminer.linear.heads import Head, find_heads
from konzeptminer.linear.segments import Segment, segments_of
from konzeptminer.linear.stretches import Cell, Stretch
from konzeptminer.reading.text import page_of
from konzeptminer.records import TracedText

HEAD = "Ziele Maßnahmen Umsetzung Zuständigkeit \n\n"

TABLE = (
    HEAD + "Neue Nachbarn willkom-\n"
    "men heißen \n\n"
    "Eine Gruppe von Patinnen und Paten aufbauen und \n"
    "bei ihrer Arbeit begleiten \n\n"
    "\ufffd Aufruf in der Zeitung \n\n"
    "\ufffd Treffen im Rathaus \n\n"
    "Kreisverwaltung, Städte \n\n"
    "Stadtführungen in leichter Sprache anbieten \n\n"
    "\ufffd Rundgänge mit dem Heimatverein planen \n\n"
    "Volkshochschule \n\n"
)


def lines(text: str, page: int = 1) -> list[Segment]:
    return segments_of(page_of(text, page))


def head() -> Head:
    return find_heads(page_of(HEAD))[0]


def stretch(cells: Sequence[tuple[str, str]], turned: Sequence[tuple[int, TracedText]] = ()) -> Stretch:
    """Give a stretch with cells of a role and a text each."""
    return Stretch(head(), tuple(Cell(role, lines(text)) for role, text in cells), tuple(turned))
