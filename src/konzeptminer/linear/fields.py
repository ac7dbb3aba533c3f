"""The field of action of rows whose table does not print it in plain lines.

A turned label is often lost in an export. The document may still say which field a goal belongs to: a chapter that is
headed by the field lists its goals, too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from rapidfuzz import fuzz

from konzeptminer.linear.captions import named_headings
from konzeptminer.linear.heads import find_heads
from konzeptminer.linear.rows import LinearRow
from konzeptminer.linear.segments import passage_of
from konzeptminer.linear.stretches import Stretch
from konzeptminer.records import TracedText
from konzeptminer.text.bullets import CLASS
from konzeptminer.text.hyphen import HyphenJoiner
from konzeptminer.text.passage import PageText, Passage, Piece

ALIKE = 0.85
"""Two wordings from this similarity on (0 to 1) are the same goal."""

LOOSE = 0.6
"""Less alike than this says nothing."""

MOST = 0.5
"""Share of the goals that chapters must list for them to be believed at all."""

FORWARD, BACK = 0.15, 0.6
"""Cost of a change to a later and to an earlier chapter, as a similarity."""

LONGEST_GOAL = 200

TOLD, GUESSED = 0.9, 0.6
"""Confidence of a field that is told by a heading, and of one that is carried on or told by a similar goal."""

TOLD_REASON = "the field is told by the chapter that lists the goal"
CARRIED_REASON = "the field is that of the rows before"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter under the heading of a field: the field's name and the paragraphs and items below."""

    name: Piece
    items: tuple[str, ...]


def find_chapters(pages: Sequence[PageText]) -> list[Chapter]:
    """Find the chapters that are headed by a field, up to the first table of measures behind each."""
    names = [(i, name) for i, page in enumerate(pages) for name in named_headings(page)]
    tables = [(i, head.start) for i, page in enumerate(pages) for head in find_heads(page)]
    last = (len(pages) - 1, len(pages[-1].text)) if pages else (0, 0)
    chapters = []
    for (i, name), following in pairwise([*names, (last[0], None)]):
        assert name is not None
        bounds = [(following[0], following[1].start) if following[1] else last]
        bounds += [table for table in tables if table > (i, name.end)]
        end = min(bounds)
        text = "\n\n".join(
            page.text[name.end if n == i else 0 : end[1] if n == end[0] else None]
            for n, page in enumerate(pages[: end[0] + 1])
            if n >= i
        )
        chapters.append(Chapter(name, tuple(_items(text))))
    return chapters


def _items(text: str) -> list[str]:
    """Give the paragraphs and items of a text that are short enough for a goal, folded."""
    parts = re.split(rf"\n\s*\n|\n(?=\s*(?:{CLASS}|[–-])\s)", text)
    return [folded for part in parts if 0 < len(folded := _fold(part)) <= LONGEST_GOAL]


def _fold(text: str) -> str:
    text = re.sub(r"(?<=\w)-\s*\n\s*(?=[a-zäöüß])", "", text)
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def assign_chapters(goals: Sequence[str], chapters: Sequence[Chapter]) -> list[tuple[int, float] | None]:
    """Tell for each goal the chapter that lists it, in one way through the chapters with few turns back.

    Args:
        goals: The goals of the rows, in reading order.
        chapters: The chapters.

    Returns:
        For each goal the number of its chapter and how alike the goals are (0 to 1); None where no chapter can be
        told. A goal that several chapters list stays in the chapter of its neighbours.
    """
    if not goals or not chapters:
        return [None] * len(goals)
    known: dict[str, list[float]] = {}
    for goal in goals:
        if goal not in known:
            folded = _fold(goal)
            known[goal] = [_likeness(folded, chapter) for chapter in chapters]
    scores = np.array([known[goal] for goal in goals])
    if np.mean(scores.max(axis=1) >= ALIKE) < MOST:
        return [None] * len(goals)
    count = len(chapters)
    steps = np.array([[0 if a == b else FORWARD if b > a else BACK for b in range(count)] for a in range(count)])
    best, back = scores[0], []
    for row in scores[1:]:
        reached = best[:, None] - steps
        back.append(reached.argmax(axis=0))
        best = reached.max(axis=0) + row
    path = [int(best.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return [(chapter, float(scores[i, chapter])) for i, chapter in enumerate(reversed(path))]


def _likeness(goal: str, chapter: Chapter) -> float:
    score = max((fuzz.token_sort_ratio(goal, item) / 100 for item in chapter.items), default=0.0)
    return score if score >= LOOSE else 0.0


@dataclass(frozen=True, slots=True)
class FoundField:
    """A field of action that is not printed in a cell of the row, and in words where it is from."""

    text: TracedText
    reason: str | None


def find_fields(
    rows: Sequence[LinearRow], stretches: Sequence[Stretch], pages: Sequence[PageText], joiner: HyphenJoiner
) -> list[FoundField | None]:
    """Give the fields of rows that have none in a cell: turned beside them, over their table, or told by their goal."""
    found = [_beside(row, stretches, joiner) for row in rows]
    open_rows = [i for i, row in enumerate(rows) if row.band is None and found[i] is None and row.goal]
    chapters = find_chapters(pages) if open_rows else []
    goals = [passage_of(cell.segments).clean(joiner).text for i in open_rows if (cell := rows[i].goal) is not None]
    for i, place in zip(open_rows, assign_chapters(goals, chapters), strict=True):
        if place is not None:
            sure = TOLD if place[1] >= ALIKE else GUESSED
            text = Passage((chapters[place[0]].name,)).trace(joiner, confidence=sure)
            found[i] = FoundField(text, TOLD_REASON)
    return _carried(rows, found)


def _beside(row: LinearRow, stretches: Sequence[Stretch], joiner: HyphenJoiner) -> FoundField | None:
    if row.turned is not None:
        return FoundField(row.turned, None)
    caption = next((s.caption for s in reversed(stretches[: row.stretch + 1]) if s.caption is not None), None)
    return FoundField(Passage((caption,)).trace(joiner, confidence=TOLD), None) if caption is not None else None


def _carried(rows: Sequence[LinearRow], found: Sequence[FoundField | None]) -> list[FoundField | None]:
    """Carry fields down over rows that have none."""
    carried: list[FoundField | None] = []
    last: FoundField | None = None
    for row, field in zip(rows, found, strict=True):
        if field is not None:
            last = field
        elif row.band is not None:
            last = None
        elif last is not None:
            field = FoundField(last.text.model_copy(update={"confidence": GUESSED}), CARRIED_REASON)  # noqa: PLW2901
        carried.append(field)
    return carried
