"""What a label of a profile sheet means: the sheet's own words first, then the lexicon of heads."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from konzeptminer.rows.heads import matched_parts
from konzeptminer.rows.roles import Role, match_head

LONGEST_LABEL = 160
"""A label is no longer than this many characters."""

KNOWN = 0.6
"""From this score on a label's role counts once the table is known to be a sheet."""

SURE = 0.85
"""From this score on a text counts as a label where it is asked whether a table is a sheet."""

TITLE = "title"

RUNNING = re.compile(r"(?:\s+(?:nr|\d+|[a-zäöü]))+$")
"""The number of a measure, in a label that is the same for all sheets: `Maßnahme 3.1`."""

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label of a sheet.

    Attributes:
        text: The label, cleaned and in one line.
        key: The label without signs, years and the measure's number, the same for every sheet of a document.
        role: What stands behind it; `Role.OTHER` where nothing else is known.
        is_title: It names the measure's title.
        score: How sure the role is; 0 where it is not known.
        shared: It names the responsible, or beside a surer label the partners.
    """

    text: str
    key: str
    role: Role
    is_title: bool
    score: float
    shared: bool

    @property
    def is_known(self) -> bool:
        """Whether the label's role was found."""
        return self.score >= KNOWN

    def parts(self) -> tuple[tuple[str | None, Role], ...]:
        """Give the roles of the marks `a)`, `b)` in the label, or the one role with None."""
        marked = tuple((letter, match.role) for letter, match in matched_parts(self.text) if letter)
        return marked or ((None, self.role),)


@cache
def _own() -> dict[str, str]:
    data = tomllib.loads(files("konzeptminer.rows").joinpath("labels.toml").read_text(encoding="utf-8"))
    return {normalise(label): name for name, section in data.items() for label in section["labels"]}


def normalise(text: str) -> str:
    """Fold a label: lower case, without signs, years and what stands in parentheses."""
    text = re.sub(r"\([^)]*\)", " ", text.casefold())
    return " ".join(re.findall(r"[^\W_]+", YEAR.sub(" ", text)))


@cache
def read_label(text: str) -> Label | None:
    """Read a text as a label; None where it is too long for one or holds no letter.

    Args:
        text: The cleaned text of the cell or line.
    """
    text = " ".join(text.split())
    key = normalise(text)
    if len(text) > LONGEST_LABEL or not any(letter.isalpha() for letter in key):
        return None
    own = _own().get(key)
    if own is not None:
        role = Role.MEASURE if own == TITLE else Role(own)
        return Label(text, key, role, own == TITLE, 1.0, shared=False)
    match = match_head(text)
    if match is None or (match.role is Role.MEASURE and match.score < KNOWN):
        return Label(text, key, Role.OTHER, is_title=False, score=0.0, shared=False)
    if match.role is Role.MEASURE:
        key = RUNNING.sub("", key) or key
    return Label(text, key, match.role, is_title=False, score=match.score, shared=match.shared)
