"""The open headings above a list: which one says what the list holds, and which names the field of action."""

import re
from dataclasses import dataclass

from konzeptminer.rows.headings import HEADING, NO_FIELD, PLURAL
from konzeptminer.rows.roles import HeadMatch, Role, match_head
from konzeptminer.rows.section_blocks import NUMBERING, Block, without_number
from konzeptminer.text.passage import Passage

SURE = 0.6
"""Least score of a heading's words for them to say what is below."""

CERTAIN = 0.8
"""From this score on, a heading's words are no name of a field of action."""

LABELS = (Role.GOAL, Role.MEASURE)

NO_CHAPTER = re.compile(
    r"\b(?:inhalt|inhaltsverzeichnis|verzeichnis|vorwort|grußworte?|einleitung|einführung|fazit|ausblick|glossar|präambel"
    r"|zusammenfassung|impressum|anhang|literatur|literaturverzeichnis|quellen|teilnehmer\w*|teilnehmende\w*|mitglieder"
    r"|abkürzungen)\b",
    re.IGNORECASE,
)
"""Headings of chapters that are no field of action."""

NAMED = re.compile(r"(?P<word>\w+)(?:\s+[\dA-Z.]{1,4})?\s*:\s+(?P<name>\S.{8,})", re.DOTALL)
"""A goal in a heading: `Ziel 2: Kurze Wege für alle`."""

BARE_REASON = "the heading over the list is told by its words alone"
EQUAL_REASON = "the headings of the field and of the list look alike"
BELOW_REASON = "the field is named by a heading below the one that names the list"
HINT_REASON = "the heading over the list only hints at what it holds"


@dataclass(frozen=True, slots=True)
class Head:
    """An open heading; the chapter it opens goes on until one of the same rank. `depth` is 0 without a number."""

    block: Block
    depth: int
    match: HeadMatch | None
    goal: Passage | None = None

    @property
    def role(self) -> Role | None:
        """What the heading's words say is below."""
        return self.match.role if self.match else None

    @property
    def is_label(self) -> bool:
        """Whether it says that lists below hold goals or measures."""
        return self.role in LABELS

    @property
    def is_bare(self) -> bool:
        """Whether it says so in a word or two: `Grundlegende Maßnahmen der Schulen` may be a field of action, too."""
        return self.is_label and len(without_number(self.block.passage.raw).split()) <= 2

    @property
    def is_field(self) -> bool:
        """Whether it can name a field of action."""
        if self.names_field:
            return True
        text = without_number(self.block.passage.raw)
        if self.is_label:
            return not self.is_bare and self.goal is None
        if NO_FIELD.search(text) or NO_CHAPTER.search(text) or self.goal is not None:
            return False
        return self.match is None or self.match.score < CERTAIN

    @property
    def names_field(self) -> bool:
        """Whether it has a word such as `Handlungsfeld`; `Handlungsfelder` stands over all of them."""
        return self.role is Role.HANDLUNGSFELD and not PLURAL.search(without_number(self.block.passage.raw))

    def outranks(self, other: "Head") -> bool:
        """Tell whether the other heading belongs below this one by number, size and weight."""
        if self.depth and other.depth:
            return self.depth < other.depth
        ratio = self.block.height / other.block.height
        return ratio > 1.04 or (ratio > 0.96 and self.block.bold and not other.block.bold)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list stands: what it holds, in which field of action, below which goal, and what of it is guessed."""

    role: Role
    field: Passage
    goal: Passage | None
    reasons: tuple[str, ...]


class Outline:
    """The open headings, from the chapter down."""

    def __init__(self) -> None:
        self._heads: list[Head] = []

    def open(self, block: Block) -> None:
        """Open a heading and close those that do not hold it."""
        head = _head(block)
        while self._heads and not _holds(self._heads[-1], head):
            self._heads.pop()
        self._heads.append(head)

    def place(self) -> Place | None:
        """Say where a list stands that comes next; None unless headings say that it holds goals or measures."""
        number = next((i for i in reversed(range(len(self._heads))) if self._heads[i].is_label), None)
        if number is None:
            return None
        above, label, below = self._heads[:number], self._heads[number], self._heads[number + 1 :]
        if any(head.role not in (None, Role.HANDLUNGSFELD) for head in below):
            return None
        fields = [head for head in above if head.is_field]
        named = [head for head in fields if head.names_field] or fields or [head for head in below if head.is_field][:1]
        if not named:
            return None
        chosen = named[-1]
        assert label.match is not None
        guessed = {
            BARE_REASON: label.block.bare,
            HINT_REASON: label.match.score < CERTAIN,
            EQUAL_REASON: chosen in above and not chosen.outranks(label),
            BELOW_REASON: chosen in below,
        }
        goals = [head.goal for head in above if head.goal is not None]
        goal = goals[-1] if goals and label.role is Role.MEASURE else None
        return Place(label.match.role, _name(chosen), goal, tuple(reason for reason, holds in guessed.items() if holds))


def _holds(above: Head, head: Head) -> bool:
    """Tell whether a heading belongs below an open one; a label in the type of a field still stands below the field."""
    if above.outranks(head):
        return True
    is_equal = not head.outranks(above) and not (above.depth and head.depth)
    return is_equal and head.is_label and (not above.is_label or (head.is_bare and not above.is_bare))


def _head(block: Block) -> Head:
    raw = block.passage.raw
    number = NUMBERING.match(raw)
    depth = number["number"].count(".") + 1 if number else 0
    text = " ".join(without_number(raw).split())
    named = NAMED.fullmatch(text)
    if named is not None:
        word = match_head(named["word"])
        if word is not None and word.role is Role.GOAL:
            return Head(block, depth, None, block.passage.cut(raw.index(":") + 1, len(raw)))
    match = match_head(text)
    if match is not None and (match.score < SURE or _is_mixed(text, match)):
        match = None
    return Head(block, depth, match)


def _is_mixed(text: str, match: HeadMatch) -> bool:
    """Tell whether a heading names goals and measures alike: `Ziele und Maßnahmen`."""
    if match.role not in LABELS:
        return False
    parts = [match_head(part) for part in re.split(r"\bund\b|&|/|,", text)]
    return len({part.role for part in parts if part and part.role in LABELS and part.score >= CERTAIN}) > 1


def _name(head: Head) -> Passage:
    """Give the field's name: without `4.1` and `Handlungsfeld:`, but all of `Handlungsfeld A: Bildung`."""
    passage = head.block.passage
    raw = passage.raw
    match = HEADING.match(raw)
    word = match_head(match["word"]) if match else None
    if match and match["colon"] and word and word.role is Role.HANDLUNGSFELD:
        return passage.cut(match.start("label"), len(raw))
    number = NUMBERING.match(raw)
    return passage.cut(number.end() if number else 0, len(raw.rstrip().rstrip(":")))
