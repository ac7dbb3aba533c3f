"""The open headings above a list: which one says what the list holds, and which names the field of action."""

import re
from collections.abc import Sequence
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

PARAGRAPH_SIGN = re.compile(r"\s*(?:§|Art(?:ikel|\.)\s*\d)")
"""The number of a rule of law: `§ 1 Ziel der Satzung` stands over no goals."""

NAMED = re.compile(r"(?P<word>\w+)(?:\s+[\dA-Z.]{1,4})?\s*:\s+(?P<name>\S.{8,})", re.DOTALL)
"""A goal in a heading: `Ziel 2: Kurze Wege für alle`."""

BARE_REASON = "the heading over the list is told by its words alone"
EQUAL_REASON = "the headings of the field and of the list look alike"
BELOW_REASON = "the field is named by a heading below the one that names the list"
HINT_REASON = "the heading over the list only hints at what it holds"
INTRO_REASON = "a sentence before the list says what it holds, no heading does"
PARALLEL_REASON = "the heading names no measures, but one beside it does and the items read like measures"

HINTS = (
    "aufgaben",
    "unsere aufgaben",
    "wir wollen",
    "wir werden",
    "wir",
    "dafür",
    "handlungsbedarf",
    "handlungsbedarfe",
)
"""Headings over lists of measures, and over many others: the items must read like measures."""

ADJECTIVE = re.compile(r"\w+(?:e|en|er|es)|\d+")


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
        if self.match is None or self.match.score < CERTAIN:
            return True
        # `Pflege und Unterstützung`: the lexicon knows but the second of two things.
        first, *others = re.split(r"\bund\b|&", text)
        return bool(others) and match_head(first) is None

    @property
    def is_hint(self) -> bool:
        """Whether its words stand over lists of measures, but not only over them."""
        return " ".join(without_number(self.block.passage.raw).split()).casefold() in HINTS

    @property
    def opens_fields(self) -> bool:
        """Whether fields may stand below it: `Geplante Maßnahmen`, but not `Fachtag Maßnahmen`."""
        words = without_number(self.block.passage.raw).split()
        own = [match is not None and match.role is self.role for match in map(match_head, words)]
        before = words[: own.index(True)] if True in own else []
        return all(ADJECTIVE.fullmatch(word) for word in before)

    def looks_like(self, other: "Head") -> bool:
        """Tell whether the other heading is of the same rank by its number and its type."""
        is_alike = abs(self.block.height / other.block.height - 1) < 0.04 and self.block.bold == other.block.bold
        return is_alike and self.depth == other.depth

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
    needs_actions: bool = False
    """Whether the items must read like measures."""


class Outline:
    """The open headings, from the chapter down."""

    def __init__(self) -> None:
        self._heads: list[Head] = []

    @property
    def heads(self) -> tuple[Head, ...]:
        """The open headings."""
        return tuple(self._heads)

    def open(self, block: Block) -> None:
        """Open a heading and close those that do not hold it."""
        head = head_of(block)
        while self._heads and not _holds(self._heads, head):
            self._heads.pop()
        self._heads.append(head)


def place_below(heads: Sequence[Head]) -> Place | None:
    """Say where a list below open headings stands; None unless they say that it holds goals or measures."""
    number = next((i for i in reversed(range(len(heads))) if heads[i].is_label), None)
    if number is None:
        return None
    above, label, below = heads[:number], heads[number], heads[number + 1 :]
    if any(head.role not in (None, Role.HANDLUNGSFELD) for head in below) or (below and not label.opens_fields):
        return None
    chosen = _field(above) or next((head for head in below if head.is_field), None)
    if chosen is None:
        return None
    assert label.match is not None
    guessed = {
        BARE_REASON: label.block.bare,
        HINT_REASON: label.match.score < CERTAIN,
        EQUAL_REASON: chosen in above and not chosen.outranks(label),
        BELOW_REASON: chosen in below,
    }
    goals = [head.goal for head in above if head.goal is not None]
    goal = goals[-1] if goals and label.role is Role.MEASURE else None
    reasons = tuple(reason for reason, holds in guessed.items() if holds)
    return Place(label.role or Role.MEASURE, name_of(chosen), goal, reasons, needs_actions=label.is_hint)


def place_introduced(heads: Sequence[Head], role: Role) -> Place | None:
    """Say where a list stands of which a sentence tells what it holds; None outside of fields of action."""
    chosen = _field(heads)
    if chosen is None or any(NO_CHAPTER.search(head.block.passage.raw) for head in heads):
        return None
    goals = [head.goal for head in heads if head.goal is not None]
    goal = goals[-1] if goals and role is Role.MEASURE else None
    return Place(role, name_of(chosen), goal, (INTRO_REASON,))


def place_beside(heads: Sequence[Head], others: Sequence[Sequence[Head]]) -> Place | None:
    """Say where a list stands whose heading says nothing, by headings beside it that name measures over lists.

    Args:
        heads: The open headings over the list.
        others: The open headings over each list of measures that stands right below the heading which names them.
    """
    if not heads or heads[-1].match is not None or not heads[-1].is_field:
        return None
    for other in others:
        label = other[-1]
        if label.is_label and not label.is_bare and label.looks_like(heads[-1]) and other[:-1] == heads[:-1]:
            chosen = _field(heads[:-1])
            if chosen is not None:
                return Place(label.role or Role.MEASURE, name_of(chosen), None, (PARALLEL_REASON,), needs_actions=True)
    return None


def goal_below(heads: Sequence[Head]) -> Passage | None:
    """Give the goal that an open heading states: `Ziel 2: Kurze Wege`."""
    return next((head.goal for head in reversed(heads) if head.goal is not None), None)


def field_below(heads: Sequence[Head]) -> Passage | None:
    """Give the name of the field of action below open headings."""
    chosen = _field(heads)
    return name_of(chosen) if chosen else None


def _field(heads: Sequence[Head]) -> Head | None:
    """Give the heading that names the field of action: the lowest with a word for it, or else the lowest of all."""
    fields = [head for head in heads if head.is_field]
    named = [head for head in fields if head.names_field] or fields
    return named[-1] if named else None


def _holds(heads: Sequence[Head], head: Head) -> bool:
    """Tell whether a heading belongs below the last open one.

    A label in the type of a field still stands below the field: but where it says more (`Maßnahmen für Kinder`) and
    both are parts of another field, it is the next part.
    """
    above = heads[-1]
    if above.outranks(head):
        return True
    is_equal = not head.outranks(above) and not (above.depth and head.depth)
    if not (is_equal and head.is_label):
        return False
    if above.is_label:
        return head.is_bare and not above.is_bare
    return head.is_bare or above.names_field or not any(other.is_field for other in heads[:-1])


def head_of(block: Block) -> Head:
    """Give a heading with what its words say is below."""
    raw = block.passage.raw
    number = NUMBERING.match(raw)
    depth = number["number"].count(".") + 1 if number else 0
    text = " ".join(without_number(raw).split())
    named = NAMED.fullmatch(text)
    if named is not None:
        word = match_head(named["word"])
        if word is not None and word.role is Role.GOAL:
            return Head(block, depth, None, block.passage.cut(raw.index(":") + 1, len(raw)))
    match = None if PARAGRAPH_SIGN.match(raw) else match_head(text)
    if match is None and text.casefold().rstrip(" .:…") in HINTS:
        match = HeadMatch(Role.MEASURE, SURE)
    if _adds_measures(text, match):
        match = HeadMatch(Role.MEASURE, SURE)
    if match is not None and (match.score < SURE or _is_mixed(text, match)):
        match = None
    return Head(block, depth, match)


def _adds_measures(text: str, match: HeadMatch | None) -> bool:
    """Tell whether a heading names measures beside something else that is no goal: `Umsetzung und Maßnahmen`."""
    if match is not None and match.role is not Role.IMPLEMENTATION and match.role is not Role.OTHER:
        return False
    last = match_head(re.split(r"\bund\b|&", text)[-1]) if re.search(r"\bund\b|&", text) else None
    return last is not None and last.role is Role.MEASURE and last.score >= 1


def _is_mixed(text: str, match: HeadMatch) -> bool:
    """Tell whether a heading names goals and measures alike: `Ziele und Maßnahmen`."""
    if match.role not in LABELS:
        return False
    parts = [match_head(part) for part in re.split(r"\bund\b|&|/|,", text)]
    return len({part.role for part in parts if part and part.role in LABELS and part.score >= CERTAIN}) > 1


def name_of(head: Head) -> Passage:
    """Give the field's name: without `4.1` and `Handlungsfeld:`, but all of `Handlungsfeld A: Bildung`."""
    passage = head.block.passage
    raw = passage.raw
    match = HEADING.match(raw)
    word = match_head(match["word"]) if match else None
    if match and match["colon"] and word and word.role is Role.HANDLUNGSFELD:
        return passage.cut(match.start("label"), len(raw))
    number = NUMBERING.match(raw)
    return passage.cut(number.end() if number else 0, len(raw.rstrip().rstrip(":")))
