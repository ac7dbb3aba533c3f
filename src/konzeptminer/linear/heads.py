"""Heads of tables in running lines: the words that name columns, one after another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from konzeptminer.reading.text import page_of
from konzeptminer.rows.heads import Column
from konzeptminer.rows.roles import Role, match_head
from konzeptminer.text.passage import PageText

TORN = re.compile(r"([^\W\d_]{3,})-\s*\n\s*([a-zäöüß]+)")
NO_NAME = re.compile(r"[,:.;]|\s+[\dA-Z]{1,3}\s*:")
"""What follows on a word in a sentence, or in a heading such as `Handlungsfeld 3: Wohnen`."""

MARK = re.compile(r"(?:^|\s)([a-d])\)\s*$")
PLAIN = 0.95
FAR = 90
"""Characters between two names of columns at most; longer, and they stand in running text."""

NEAR = 200
"""Characters of a line around a word that are looked at: a file may be one line."""

MOST_WORDS = 4
"""Words between two names of columns at most, what stands in brackets not counted."""

LEAST_SHARE = 0.25
"""Share of the words of a head that name columns."""

_PLAN = {Role.GOAL, Role.MEASURE}
_BESIDE = {Role.RESPONSIBLE, Role.PARTNERS, Role.RESOURCES, Role.IMPLEMENTATION, Role.PERIOD, Role.HANDLUNGSFELD}


@dataclass(frozen=True, slots=True)
class Head:
    """A head of a table: the range of its characters on the page, and the columns it names from left to right."""

    page: int
    start: int
    end: int
    columns: tuple[Column, ...]

    @property
    def roles(self) -> tuple[Role, ...]:
        """What the columns hold."""
        return tuple(column.role for column in self.columns)


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    role: Role
    label: str
    letter: str | None


def find_heads(page: PageText) -> list[Head]:
    """Find the heads of tables on a page, from the top."""
    heads: list[Head] = []
    chain: list[_Name] = []
    for name in [*_names(page.text), None]:
        joins = name is not None and chain and _is_near(page.text[chain[-1].end : name.start])
        # The same name again begins another head.
        if joins and name is not None and name.role not in {other.role for other in chain}:
            chain.append(name)
            continue
        heads += _head(page, chain)
        chain = [name] if name is not None else []
    return heads


def head_places(text: str) -> list[int]:
    """Give the places in a text where heads of tables begin."""
    return [head.start for head in find_heads(page_of(text))]


def _names(text: str) -> list[_Name]:
    """Give the words and phrases that name a column plainly, where a cell may begin."""
    found: list[_Name] = []
    for match in re.finditer(r"(?<![\w-])[A-ZÄÖÜ][\w-]*[\w](?:-\s*\n\s*[a-zäöüß]+)?(?![\w-])", text):
        word = re.sub(r"-\s*\n\s*", "", match[0])
        role = match_head(word)
        if role is None or role.score < PLAIN or role.role is Role.OTHER:
            continue
        line = text[text.rfind("\n", max(0, match.start() - NEAR), match.start()) + 1 : match.start()]
        mark = MARK.search(line)
        before = line[: mark.start()] if mark else line
        behind = text[match.end() : match.end() + NEAR].split("\n", 1)[0].split()
        if NO_NAME.match(text, match.end()) or _running(behind[:3]):
            continue
        if not _may_begin_cell(before, found, match.start()):
            continue
        found.append(_Name(match.start(), match.end(), role.role, word, mark[1] if mark else None))
    return found


def _running(words: Sequence[str]) -> bool:
    """Tell whether a sentence goes on with these words; `a)` is no word."""
    return sum(word[0].islower() and not word.endswith(")") for word in words) > 1


def _is_near(between: str) -> bool:
    """Tell whether only the rest of a head stands between two names of columns."""
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"\([^)]*\)", " ", re.sub(r"-\s*\n\s*", "", between)))
    return len(between) <= FAR and len(words) <= MOST_WORDS


def _may_begin_cell(before: str, found: Sequence[_Name], start: int) -> bool:
    """Tell whether a cell may begin behind the text of its line: at the start, behind a wide gap or another name."""
    if not before.strip() or before.endswith("  "):
        return True
    words = before.split()
    near = found and start - found[-1].end <= 12
    return bool(near) or (len(words) <= 2 and all(word[0].isalpha() for word in words))


def _head(page: PageText, chain: Sequence[_Name]) -> list[Head]:
    roles = {name.role for name in chain}
    if len(roles) < 2 or not roles & _PLAN or not roles & _BESIDE:
        return []
    start, end = chain[0].start, chain[-1].end
    rest = page.text[end:].split("\n", 1)[0]
    if len(rest.split()) <= 3:
        end += len(rest.rstrip())
    block = page.text[start:end]
    words = re.findall(r"[^\W\d_]{2,}", re.sub(TORN, r"\1\2", block))
    if len(chain) < LEAST_SHARE * len(words) or re.search(r"[a-zäöü]{3}[.!?]\s", block):
        return []
    if len(chain) < 3 and len(chain) < 0.6 * len(words):
        return []
    return [Head(page.page, start, end, _columns(chain))]


def _columns(chain: Sequence[_Name]) -> tuple[Column, ...]:
    """Give the columns; names with letters (`a) Zuständigkeit b) Zusammenarbeit`) are one column together."""
    columns: list[Column] = []
    lettered = [name for name in chain if name.letter]
    for name in chain:
        place = len(columns)
        if not name.letter or len(lettered) < 2:
            columns.append(Column(place, place + 1, name.label, ((None, name.role),), 1.0))
        elif name is lettered[0]:
            label = " ".join(f"{other.letter}) {other.label}" for other in lettered)
            parts = tuple((other.letter, other.role) for other in lettered)
            columns.append(Column(place, place + 1, label, parts, 1.0))
    return tuple(columns)
