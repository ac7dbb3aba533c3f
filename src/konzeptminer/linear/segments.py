"""Segments: the lines of a text export, cut where one line may hold more than one cell."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from konzeptminer.rows.actors import is_actor
from konzeptminer.text.bullets import TRAINED
from konzeptminer.text.passage import PageText, Passage, Piece

BULLET = re.compile(rf"[{TRAINED}](?=\s|\w)")
GAP = re.compile(rf"(?<=[^\s{TRAINED}-])[ \t\xa0]{{2,}}(?=\S)")
LETTER = re.compile(r"(?:^|(?<=\s))[a-d]\)\s*\S")
VERB = re.compile(r"(?:en|ern|eln|t)\W*$")
ADJECTIVE = re.compile(r"(?:enen|lichen|ischen|igen|enden|ierten|baren|sten|anten|ellen|iven|enen)$")
LONE = re.compile(r"(?<=\S )[A-ZÄÖÜ]\s*$")
"""A capital letter at the end of a line: the first of a turned text beside it, it may be."""

SUM = re.compile(
    r"(?<=\s)(?:[Vv]orhandene[sn]?\s|(?:max\.|ca\.|bis zu|[Rr]und)\s+\d|\d[\d.]*(?:,\d+)?\s?(?:€|EUR\b|Euro\b))"
)
"""Where an amount or staff may begin, behind another cell on the line."""

WORD = re.compile(r"\S+")
ROOM = 0.7
"""Space between two lines, in heights of a line, from which it is a blank line."""

LEAST_WORDS = 2
"""Words that lines must have in common at their start for them to be a cell of their own."""

LONGEST_SUFFIX = 6
"""An actor at the end of a line is looked for in its last words, this many at most."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one line that belongs to one cell.

    Attributes:
        page: The page it stands on.
        start: Index of its first character in the page's text.
        end: Index behind its last character; blanks at both ends are left out.
        line: Number of its line on the page.
        blank_before: Blank lines above its line.
        lead: Blanks at the start of its line, or before it within the line.
        first: Whether it begins its line.
        last: Whether it ends its line.
    """

    page: PageText
    start: int
    end: int
    line: int
    blank_before: int
    lead: int
    first: bool
    last: bool

    @property
    def text(self) -> str:
        """The raw text."""
        return self.page.text[self.start : self.end]


def segments_of(
    page: PageText, start: int = 0, end: int | None = None, *, openings: Sequence[str] = ()
) -> list[Segment]:
    """Cut the lines between two indices of a page's text into segments, in reading order.

    Args:
        page: The page.
        start: Where to begin.
        end: Where to end; the end of the page without one.
        openings: Texts behind which a line that begins with one of them is cut, see `shared_openings`.
    """
    end = len(page.text) if end is None else end
    found: list[Segment] = []
    blank = 0
    number = page.text.count("\n", 0, start)
    place = start
    above: tuple[int, int] | None = None
    for line in page.text[start:end].split("\n"):
        if line.strip():
            blank = blank or blank_above(page, above, place, len(line))
            above = (place, place + len(line))
            cuts = list(_cuts(line, openings))
            for i, (left, right) in enumerate(cuts):
                lead = left if i == 0 else left - cuts[i - 1][1]
                found.append(
                    Segment(
                        page=page,
                        start=place + left,
                        end=place + right,
                        line=number,
                        blank_before=blank,
                        lead=lead,
                        first=i == 0,
                        last=i == len(cuts) - 1,
                    )
                )
            blank = 0
        else:
            blank += 1
        number += 1
        place += len(line) + 1
    return found


def blank_above(page: PageText, above: tuple[int, int] | None, start: int, length: int) -> int:
    """Tell (0 or 1) whether a PDF page leaves room for a blank line above a line; a text file prints it as such.

    Args:
        page: The page.
        above: Where the line above begins and ends in its text; None for the first line.
        start: Where the line begins.
        length: Characters in it.
    """
    upper = page.box(*above) if above else None
    lower = page.box(start, start + length)
    if upper is None or lower is None:
        return 0
    return int(lower[1] - upper[3] > ROOM * (lower[3] - lower[1]))


def passage_of(segments: Sequence[Segment]) -> Passage:
    """Give segments as one passage; those that follow on one another with nothing between are one piece."""
    pieces: list[Piece] = []
    for segment in segments:
        last = pieces[-1] if pieces else None
        page = segment.page
        # Where the page's text leaves a table out, its shown form still holds it.
        if last and last.page is page and not (page.shown or page.text)[last.end : segment.start].strip():
            pieces[-1] = Piece(page, last.start, segment.end)
        else:
            pieces.append(Piece(page, segment.start, segment.end))
    return Passage(tuple(pieces))


def shared_openings(lines: Iterable[str]) -> list[str]:
    """Give the texts with which several lines begin that go on in different ways: a goal printed beside each measure.

    Args:
        lines: The lines of a table.
    """
    words = sorted({tuple(line.split()) for line in lines if line[:1].isupper()})
    shared: dict[tuple[str, ...], bool] = {}
    for above, below in pairwise(words):
        same = next((i for i, (a, b) in enumerate(zip(above, below, strict=False)) if a != b), None)
        if same is None:
            continue
        opening = above[:same]
        if same >= LEAST_WORDS and above[same][:1].isupper() and below[same][:1].isupper() and not _binds(opening[-1]):
            shared[opening] = True
    return [" ".join(opening) for opening in shared]


def _cuts(line: str, openings: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the ranges of a line's segments: cut at wide gaps, before bullets, and before actors at its end."""
    places = {gap.end() for gap in GAP.finditer(line)}
    places |= {len(opening) + 1 for opening in openings if line.startswith(f"{opening} ")}
    places |= {bullet.start() for bullet in BULLET.finditer(line)}
    places |= {mark.start() for mark in LETTER.finditer(line)}
    places |= {amount.start() for amount in SUM.finditer(line)}
    places |= {letter.start() for letter in LONE.finditer(line)}
    for place in sorted({*places, len(line)}):
        # A lone bullet at the end of a line is no segment of its own kind, but stays one: what follows is its text.
        actor = _actor_suffix(line[max((p for p in places if p < place), default=0) : place])
        if actor:
            places = {*places, place - actor}
    bounds = [0, *sorted(place for place in places if line[:place].strip()), len(line)]
    for left, right in pairwise(bounds):
        text = line[left:right]
        if text.strip():
            yield left + len(text) - len(text.lstrip()), left + len(text.rstrip())


@cache
def _actor_suffix(text: str) -> int:
    """Give the length of the shortest end of a text that names an actor, 0 where all of it does or none."""
    words = list(WORD.finditer(text))
    for word in reversed(words[max(1, len(words) - LONGEST_SUFFIX) :]):
        before = text[: word.start()].rstrip()
        suffix = text[word.start() :]
        # Within a sentence an actor follows an article or a preposition, in lists a comma or a conjunction.
        if not before[-1].isalnum() and not before.endswith((".", "!", "?", "“", '"')):
            continue
        if _binds(before.split()[-1]):
            continue
        if (suffix[0].isupper() or suffix.strip().casefold() == "alle") and is_actor(suffix.strip(" ,;")):
            return len(text) - word.start()
    return 0


def _binds(word: str) -> bool:
    """Tell whether a word asks for a noun behind it: any small one but a verb that may end a sentence."""
    return word[:1].islower() and (word.casefold() in _BINDING or not VERB.search(word) or bool(ADJECTIVE.search(word)))


_BINDING = frozenset(
    [
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "ein",
        "eine",
        "einer",
        "eines",
        "einem",
        "einen",
        "und",
        "oder",
        "sowie",
        "mit",
        "von",
        "vom",
        "zu",
        "zur",
        "zum",
        "für",
        "in",
        "im",
        "an",
        "am",
        "auf",
        "bei",
        "beim",
        "durch",
        "über",
        "unter",
        "aus",
        "nach",
        "als",
        "wie",
        "um",
        "ohne",
        "gegen",
        "zwischen",
        "alle",
        "aller",
        "allen",
        "kein",
        "keine",
        "bzw",
        "ihre",
        "ihrer",
    ]
)
