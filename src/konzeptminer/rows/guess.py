"""Tables without a head: what the columns hold, told by their content or by the table before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from konzeptminer.layout.whole import WholeTable
from konzeptminer.rows.actors import is_actor
from konzeptminer.rows.build import Origin
from konzeptminer.rows.confidence import Doubt, Finding
from konzeptminer.rows.heads import Column, Section, cells_in
from konzeptminer.rows.resources import parse_money, parse_staff
from konzeptminer.rows.roles import Role
from konzeptminer.text.hyphen import HyphenJoiner

PERIOD = re.compile(
    r"\b(?:ab|bis|seit|ende|anfang|mitte|laufend|fortlaufend|dauerhaft|jährlich|\d{1,2}/\d{4}|20\d\d)\b", re.I
)
LONG_AS_A_GOAL = 20.0
"""Mean length in characters from which texts are more than the names of persons or places."""

ALIGNED = 4.0
"""Points within which two tables' columns count as the same."""

LONG_TEXT = 25.0
"""Mean length in characters from which the texts of a column say more than a name or a date does."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A section whose columns were told without a head, and what that makes doubtful."""

    section: Section
    doubt: Doubt

    def lower(self, origin: Origin) -> Origin:
        """Give the origin with the doubt."""
        return replace(origin, findings=(*origin.findings, Finding(self.doubt)))


@dataclass(frozen=True, slots=True)
class _Profile:
    """Shares of a column's cells that look like something, and the mean length of its texts in characters."""

    filled: int
    actors: float
    resources: float
    period: float
    length: float
    marked: float
    merged: bool


def guess_section(table: WholeTable, joiner: HyphenJoiner, known: tuple[WholeTable, Section] | None) -> Guess | None:
    """Tell the columns of a table without a head; None where they look like anything but a plan of measures."""
    if known is not None and not table.head_rows and _same_columns(table, known[0]):
        section = Section(0, 0, table.rows, known[1].columns)
        return Guess(section, Doubt.HEAD_BEFORE)
    profiles = [_profile(table, column, joiner) for column in range(table.columns)]
    roles = _roles(profiles)
    if roles is None:
        return None
    columns = tuple(Column(i, i + 1, "", ((None, role),), 0.7) for i, role in enumerate(roles))
    return Guess(Section(0, 0, table.rows, columns), Doubt.HEAD_GUESSED)


def may_hold(table: WholeTable, column: int, joiner: HyphenJoiner) -> set[Role]:
    """Give the roles that the content of a column would suit: actors, sums, or texts as goals and steps are."""
    profile = _profile(table, column, joiner)
    if profile.filled and profile.actors >= 0.6:
        return {Role.RESPONSIBLE}
    if profile.resources >= 0.4:
        return {Role.RESOURCES}
    return {Role.GOAL, Role.IMPLEMENTATION} if profile.length >= LONG_TEXT and profile.period < 0.6 else set()


def _same_columns(left: WholeTable, right: WholeTable) -> bool:
    return len(left.xs) == len(right.xs) and all(
        abs((a - left.xs[0]) - (b - right.xs[0])) <= ALIGNED for a, b in zip(left.xs, right.xs, strict=True)
    )


def _profile(table: WholeTable, column: int, joiner: HyphenJoiner) -> _Profile:
    place = Column(column, column + 1, "", ((None, Role.OTHER),), 0.0)
    cells = [
        cell for cell in cells_in(table, place, (0, table.rows)) if cell.column_span == 1 and not cell.passage.is_blank
    ]
    texts = [cell.passage.clean(joiner).text for cell in cells]
    count = len(texts)
    if not count:
        return _Profile(0, 0, 0, 0, 0, 0, merged=False)
    return _Profile(
        filled=count,
        actors=sum(is_actor(re.sub(r"\b[a-c]\)\s*", "", text)) for text in texts) / count,
        resources=sum(bool(parse_money(text) or parse_staff(text)) for text in texts) / count,
        period=sum(len(text) <= 40 and bool(PERIOD.search(text)) for text in texts) / count,
        length=sum(map(len, texts)) / count,
        marked=sum(bool(re.match(r"a\)", text)) for text in texts) / count,
        merged=any(cell.row_span > 1 for cell in cells),
    )


def _roles(profiles: Sequence[_Profile]) -> list[Role] | None:
    """Give each column a role: the measure is the longest text, actors and money stand right of it, goals left."""
    roles = [Role.OTHER] * len(profiles)
    actor = _best(profiles, [max(p.actors, p.marked) if p.filled > 1 else 0.0 for p in profiles], least=0.6)
    if actor is None or len(profiles) < 3:
        return None
    texts = [p.length if i != actor and p.filled > 1 and p.resources < 0.5 else 0.0 for i, p in enumerate(profiles)]
    before = [length if i < actor else 0.0 for i, length in enumerate(texts)]
    measure = _best(profiles, before, least=LONG_TEXT)
    if measure is None:
        return None
    roles[actor], roles[measure] = Role.RESPONSIBLE, Role.MEASURE
    for i, profile in enumerate(profiles):
        if roles[i] is not Role.OTHER or not profile.filled:
            continue
        if profile.resources >= 0.4:
            roles[i] = Role.RESOURCES
        elif profile.period >= 0.6:
            roles[i] = Role.PERIOD
        elif measure < i < actor:
            roles[i] = Role.IMPLEMENTATION
    left = [i for i in range(measure) if roles[i] is Role.OTHER and profiles[i].filled and profiles[i].length > 8]
    if left:
        roles[left[-1]] = Role.GOAL
    if len(left) > 1:
        roles[left[0]] = Role.HANDLUNGSFELD
    # Without goals, steps or money it may be any list of names, and short texts that alone may be goals are names, too.
    goal = next((profile for profile, role in zip(profiles, roles, strict=True) if role is Role.GOAL), None)
    is_goal = goal is not None and (goal.merged or goal.length >= LONG_AS_A_GOAL)
    return roles if is_goal or {Role.IMPLEMENTATION, Role.RESOURCES} & set(roles) else None


def _best(profiles: Sequence[_Profile], values: Sequence[float], *, least: float) -> int | None:
    best = max(range(len(profiles)), key=lambda i: values[i])
    return best if values[best] >= least else None
