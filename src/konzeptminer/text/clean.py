"""Cleaning of raw text: lines become paragraphs and list items, and every character remembers where it stood."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from konzeptminer.records.span import OffsetMap
from konzeptminer.text.bullets import GLYPHS
from konzeptminer.text.hyphen import HyphenJoiner, Join

_SOFT_HYPHEN = "\u00ad"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff" + "".join(map(chr, (*range(9), *range(0x0E, 0x1C), 0x7F)))
"""Zero-width characters, and control characters, which some writers set behind their bullets."""

_SPACES = "".join(map(chr, (*range(9, 14), *range(0x1C, 0x21), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B))))
_SPACES += "\u2028\u2029\u202f\u205f\u3000"
_EDGE = _SPACES + _INVISIBLE + _SOFT_HYPHEN
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = "\u2010\u2011"
_DASHES = "-–—‐‑‒―−"

_ENCODED = f"{GLYPHS}\ue000-\uf8ff"
_TICKS = frozenset("■□●○✓✔")
"""Bullets that alone in a cell are its content: the tick in a table of who does what."""

_GAP = f"[{_EDGE}]"
_DROPPED = f"{_INVISIBLE}{_SOFT_HYPHEN}"
_ODD = re.compile(f"{_GAP}{{2,}}|[^\\S ]|[{_DROPPED}{_HYPHENS}{''.join(_LIGATURES)}\u0300-\u036f]")
"""What cannot be taken over as it stands: everything else of a line is copied in one piece."""

_FIRST_WORD = re.compile(r"\S+")
_SOFT_END = re.compile(f"[{_INVISIBLE}]*{_SOFT_HYPHEN}")
_SENTENCE_END = re.compile(r"[.:;!?…][)\]“”\"'‘’»«]*$")

_BLANK = f"[{_DROPPED}]*\\s{_GAP}*"
# Glyphs in a row (`●●○`) rate something. U+FFFD is a bullet that was not encoded, or the first letter of `�ffnung`.
_BULLET = re.compile(f"(?:[{_ENCODED}](?![{_ENCODED}])|\ufffd(?![a-zäöüß])|[→*](?={_BLANK})){_GAP}*")
_WEAK_BULLET = re.compile(f"[{_DASHES}o](?:{_BLANK}|$)")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text and where its characters stood in the raw one.

    Attributes:
        text: Paragraphs and list items, each in one line, separated by line feeds.
        offsets: Runs (start, raw start, length) that cover the text without a gap. Two characters of a ligature
            point to the same raw one; the blank or line feed between two lines points to the line feed there.
    """

    text: str
    offsets: OffsetMap


def clean(raw: str, joiner: HyphenJoiner) -> Cleaned:
    """Clean a raw text: resolve line breaks, hyphens, bullets, ligatures and white space.

    Args:
        raw: Visual lines ended by line feeds; a blank line parts paragraphs.
        joiner: Decides on hyphens at the end of a line.

    Returns:
        The cleaned text with its offsets; both are empty where nothing is printed.
    """
    output, _ = _assemble(raw, joiner)
    return Cleaned("".join(output.parts), tuple((start, at, length) for start, at, length in output.runs))


def items(raw: str, joiner: HyphenJoiner) -> list[tuple[int, int]]:
    """Find the paragraphs and list items of a raw text.

    Args:
        raw: Visual lines ended by line feeds; a blank line parts paragraphs.
        joiner: Decides whether a hyphen before a blank line breaks a word, which then is no end of a paragraph.

    Returns:
        The range of each item in `raw` without its bullet, so that `clean(raw[start:end], joiner)` gives its text.
    """
    _, ranges = _assemble(raw, joiner)
    return ranges


@dataclass(slots=True)
class _Line:
    """The visible part of a line: its range in the raw text and how it stands to the line before."""

    start: int
    end: int
    feed: int
    after_gap: bool
    is_item: bool = False
    ends_softly: bool = False

    def is_one_word(self, raw: str) -> bool:
        """Tell whether no white space stands in the line."""
        return len(raw[self.start : self.end].split(maxsplit=1)) == 1


class _Output:
    """The cleaned text as it grows."""

    __slots__ = ("length", "parts", "runs")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.runs: list[list[int]] = []
        self.length = 0

    def add(self, text: str, at: int) -> None:
        """Append characters that stand in the raw text from `at` on, one for one."""
        size = len(text)
        last = self.runs[-1] if self.runs else None
        if last and last[1] + last[2] == at:
            last[2] += size
        else:
            self.runs.append([self.length, at, size])
        self.parts.append(text)
        self.length += size

    def add_line(self, raw: str, start: int, end: int) -> None:
        """Append a line without white space at its ends."""
        copied = start
        for match in _ODD.finditer(raw, start, end):
            at = match.start()
            if at > copied:
                self.add(raw[copied:at], copied)
            copied = match.end()
            self._add_odd(match[0], at)
        if copied < end:
            self.add(raw[copied:end], copied)

    def _add_odd(self, found: str, at: int) -> None:
        if found in _LIGATURES:
            for letter in _LIGATURES[found]:
                self.add(letter, at)
        elif found in _HYPHENS:
            self.add("-", at)
        elif "\u0300" <= found[0] <= "\u036f":
            self._add_accent(found, at)
        else:
            visible_from = len(found) - len(found.lstrip(_DROPPED))
            if visible_from < len(found):
                self.add(" ", at + visible_from)

    def _add_accent(self, accent: str, at: int) -> None:
        """Put an accent on the letter before it, or take it over where no letter has such a one."""
        composed = unicodedata.normalize("NFC", self.parts[-1][-1] + accent) if self.parts else accent
        if self.parts and len(composed) == 1:
            self.parts[-1] = self.parts[-1][:-1] + composed
        else:
            self.add(accent, at)

    def drop_last(self) -> None:
        """Take the last character back."""
        self.parts[-1] = self.parts[-1][:-1]
        self.runs[-1][2] -= 1
        self.length -= 1
        if not self.parts[-1]:
            self.parts.pop()
        if not self.runs[-1][2]:
            self.runs.pop()

    def last_word(self) -> str:
        """Give what stands behind the last white space."""
        word = ""
        for part in reversed(self.parts):
            cut = max(part.rfind(" "), part.rfind("\n"))
            word = part[cut + 1 :] + word
            if cut >= 0:
                break
        return word


def _assemble(raw: str, joiner: HyphenJoiner) -> tuple[_Output, list[tuple[int, int]]]:
    output = _Output()
    ranges: list[tuple[int, int]] = []
    before: _Line | None = None
    for line in _item_lines(raw):
        glue = "\n" if before is None or line.is_item else _glue(raw, output, before, line, joiner)
        if before and glue:
            output.add(glue, before.feed)
        if glue == "\n":
            ranges.append((line.start, line.end))
        else:
            ranges[-1] = (ranges[-1][0], line.end)
        output.add_line(raw, line.start, line.end)
        before = line
    return output, ranges


def _glue(raw: str, output: _Output, before: _Line, line: _Line, joiner: HyphenJoiner) -> str:
    """Give what stands between two lines that no bullet parts; a hyphen that breaks a word is taken back."""
    if before.ends_softly:
        return ""
    glue = "\n" if line.after_gap else " "
    word = output.last_word()
    if len(word) > 1 and word[-1] == "-" and word[-2] not in _DASHES:
        join = joiner.decide(word[:-1], _first_word(raw, line))
        if join is Join.JOIN:
            output.drop_last()
            return ""
        return "" if join is Join.KEEP and not line.after_gap else glue
    if not line.after_gap and before.is_one_word(raw) and joiner.is_torn(word, _first_word(raw, line)):
        return ""
    is_range = word[-1] == "–" and word[-2:-1].isdigit() and raw[line.start].isdigit()
    return "" if is_range and not line.after_gap else glue


def _first_word(raw: str, line: _Line) -> str:
    match = _FIRST_WORD.match(raw, line.start, line.end)
    assert match  # a line begins with a visible character
    output = _Output()
    output.add_line(raw, *match.span())
    return "".join(output.parts)


def _item_lines(raw: str) -> Iterator[_Line]:
    """Give the lines that have something to say, without their bullets; a bullet alone opens the line after it."""
    lines = list(_visible_lines(raw))
    while _strip_bullets(raw, lines):
        pass  # one bullet may stand behind another
    opened = False
    for line in lines:
        opened = opened or line.is_item
        if line.start < line.end:
            line.is_item, opened = opened, False
            yield line
    if len(lines) == 1 and raw[lines[0].end - 1] in _TICKS and lines[0].start == lines[0].end:
        yield replace(lines[0], start=lines[0].end - 1)


def _strip_bullets(raw: str, lines: list[_Line]) -> bool:
    """Take at most one bullet from each line, and tell whether there was any.

    A dash and a blank are a bullet where a paragraph begins, after the end of a sentence, and where another line of the
    text begins likewise. Elsewhere they are a dash in running text that happens to stand at the start of a line.
    """
    starts = Counter(raw[line.start] for line in lines if _WEAK_BULLET.match(raw, line.start, line.end))
    found = False
    for before, line, following in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        match = _BULLET.match(raw, line.start, line.end)
        if not match and starts and (match := _WEAK_BULLET.match(raw, line.start, line.end)):
            is_alone = match.end() == line.end and (following is None or following.after_gap)
            repeated = starts[raw[line.start]] > 1
            opens = _begins(raw, before, line) if raw[line.start] in _DASHES else _is_wide(match[0])
            match = match if (repeated or opens) and not is_alone else None
        if match:
            line.start, line.is_item, found = match.end(), True, True
    return found


def _begins(raw: str, before: _Line | None, line: _Line) -> bool:
    """Tell whether a paragraph, an item or a sentence begins with the line."""
    if before is None or before.start == before.end or line.is_item or line.after_gap:
        return True
    return bool(_SENTENCE_END.search(raw, max(before.start, before.end - 4), before.end))


def _is_wide(bullet: str) -> bool:
    """Tell whether more than a blank follows the letter `o`, as after a bullet and not after a word."""
    return len(bullet) > 2 or bullet.endswith("\t")


def _visible_lines(raw: str) -> Iterator[_Line]:
    """Give the lines with anything visible in them, without the white space around it."""
    start = 0
    after_gap = False
    for text in raw.split("\n"):
        feed = start + len(text)
        content = text.lstrip(_EDGE)
        margin = text[: len(text) - len(content)]
        content = content.rstrip(_EDGE)
        if content:
            begin = start + len(margin)
            end = begin + len(content)
            # Fonts that draw hyphen and soft hyphen alike give soft hyphens for dashes that serve as bullets.
            _, soft, behind = margin.rpartition(_SOFT_HYPHEN)
            is_item = bool(soft and behind.strip(_INVISIBLE))
            yield _Line(begin, end, feed, after_gap, is_item, bool(_SOFT_END.match(raw, end, feed)))
        after_gap = not content
        start = feed + 1
