"""What a printed head means: the maintained lexicon of heads, and the match of a text against it."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz, process


class Role(StrEnum):
    """What a column holds."""

    HANDLUNGSFELD = "handlungsfeld"
    GOAL = "goal"
    MEASURE = "measure"
    DESCRIPTION = "description"
    IMPLEMENTATION = "implementation"
    RESPONSIBLE = "responsible"
    PARTNERS = "partners"
    RESOURCES = "resources"
    PERIOD = "period"
    NUMBER = "number"
    OTHER = "other"


FUZZY = 88.0
"""Least similarity (0 to 100) of a word to one of the lexicon: one wrong letter in eight."""

LONGEST_HEAD = 160
"""A head is no longer than this many characters."""

MARKER = re.compile(r"(?:^|(?<=\s))([a-d])\)\s*")


@dataclass(frozen=True, slots=True)
class HeadMatch:
    """A role found in a head. `score` is 1 for a phrase of the lexicon down to 0.6 for a mere hint."""

    role: Role
    score: float
    shared: bool = False
    """The word names the responsible, or beside such a column the partners."""


@dataclass(frozen=True, slots=True)
class _Entry:
    role: Role
    weak: bool = False
    shared: bool = False
    whole: bool = False
    """Not the end of a compound that would mean the same: `Sprachförderung` is no money."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    words: dict[str, _Entry]
    phrases: dict[str, _Entry]


@cache
def _lexicon() -> _Lexicon:
    data = tomllib.loads(files("konzeptminer.rows").joinpath("lexicon.toml").read_text(encoding="utf-8"))
    words: dict[str, _Entry] = {}
    phrases: dict[str, _Entry] = {}
    for name, section in data.items():
        role = Role(name)
        shared, whole = set(section.get("shared", ())), set(section.get("whole", ()))
        words |= {
            word.casefold(): _Entry(role, shared=word in shared, whole=word in whole)
            for word in section.get("words", ())
        }
        words |= {word.casefold(): _Entry(role, weak=True) for word in section.get("weak", ())}
        phrases |= {phrase.casefold(): _Entry(role) for phrase in section.get("phrases", ())}
    return _Lexicon(words, phrases)


def split_markers(text: str) -> list[tuple[str | None, str]]:
    """Split a head such as `a) Zuständigkeit b) Zusammenarbeit mit` into its marked parts.

    Returns:
        Pairs of the letter and the text behind it; a single pair with None where nothing is marked.
    """
    marks = list(MARKER.finditer(text))
    if not marks:
        return [(None, text)]
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    parts: list[tuple[str | None, str]] = [
        (mark[1], text[mark.end() : end].strip()) for mark, end in zip(marks, ends, strict=True)
    ]
    before = text[: marks[0].start()].strip()
    return [(None, before), *parts] if before else parts


def match_head(text: str) -> HeadMatch | None:
    """Give the role that a head without markers names, None where it names none."""
    return _match(_normalise(text)) if len(text) <= LONGEST_HEAD else None


def _normalise(text: str) -> str:
    text = re.sub(r"\([^)]*\)", " ", text.casefold())
    return " ".join(re.findall(r"[^\W_]+", text))


@cache
def _match(text: str) -> HeadMatch | None:
    lexicon = _lexicon()
    if text in lexicon.phrases:
        return HeadMatch(lexicon.phrases[text].role, 1.0)
    tokens = text.split()
    if tokens and tokens[-1] in ("nr", "nummer") and len(tokens) <= 3:
        return HeadMatch(Role.NUMBER, 1.0)  # `Maßnahmen-Nr.` is a number, not a measure
    # A word says less in a longer text: a row of sentences must not read like a head.
    certainty = 1.0 if len(tokens) <= 2 else 0.85 if len(tokens) <= 5 else 0.6
    found: list[tuple[int, HeadMatch]] = []
    for phrase, entry in lexicon.phrases.items():
        place = f" {text} ".find(f" {phrase} ")
        if place >= 0 and " " in phrase:
            found.append((text[:place].count(" "), HeadMatch(entry.role, 0.95)))
    for place, token in enumerate(tokens):
        match = _match_word(token)
        if match is not None:
            found.append((place, HeadMatch(match.role, match.score * certainty, match.shared)))
    # The first match decides; of those at one place the surer, which is the phrase.
    if found:
        return min(found, key=lambda item: (item[0], -item[1].score))[1]
    # A narrow column breaks a word anywhere, without a hyphen: `Handl ungsf eld`.
    return _match_word("".join(tokens)) if 1 < len(tokens) <= 4 else None


@cache
def _match_word(token: str) -> HeadMatch | None:
    words = _lexicon().words
    entry = words.get(token)
    if entry is not None:
        return HeadMatch(entry.role, 0.6 if entry.weak else 1.0, entry.shared)
    for cut in range(3, len(token) - 3):
        entry = words.get(token[cut:])
        if entry is not None and not entry.weak and not entry.whole:
            return HeadMatch(entry.role, 0.8, entry.shared)
    best = process.extractOne(token, list(words), scorer=fuzz.ratio, score_cutoff=FUZZY) if len(token) >= 6 else None
    if best is None or len(best[0]) < 6:
        return None
    entry = words[best[0]]
    return HeadMatch(entry.role, 0.75, entry.shared)
