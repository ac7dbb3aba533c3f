"""What is aligned: the measures of a plan, and its different goals."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from konzeptminer.comparing.groups import groups_in
from konzeptminer.comparing.model import Plan
from konzeptminer.records import Record


@dataclass(frozen=True, slots=True)
class Subject:
    """A measure, or a goal, with what else is known of it.

    Attributes:
        record: The record's id; of a goal the first record that has it.
        text: What is compared.
        steps: How it is done.
        goal: What a measure is for.
        heading: The field of action as printed.
        codes: Weight of each code of the taxonomy.
        actors: Names of those responsible and of partners.
        groups: Whom it is for.
    """

    record: str
    text: str
    steps: str = ""
    goal: str = ""
    heading: str = ""
    codes: dict[str, float] = field(default_factory=dict)
    actors: tuple[str, ...] = ()
    groups: frozenset[str] = frozenset()


def measures(plan: Plan) -> tuple[Subject, ...]:
    """Give the measures of a plan, in order."""
    return tuple(measure_subject(record) for record in plan.records if measure_text(record))


def goals(plan: Plan) -> tuple[Subject, ...]:
    """Give the different goals of a plan, each by the first record that has it."""
    records: dict[str, list[Record]] = {}
    for record in plan.records:
        if goal := goal_text(record):
            records.setdefault(goal_key(goal), []).append(record)
    return tuple(
        Subject(
            record=own[0].id,
            text=goal_text(own[0]),
            heading=_heading(own[0]),
            codes=_mean([_codes(record) for record in own]),
            groups=groups_in(goal_text(own[0])),
        )
        for own in records.values()
    )


def measure_text(record: Record) -> str:
    """Give a record's measure with its title, empty where it has none."""
    parts = [part.text for part in (record.title, record.measure) if part and part.text]
    return ": ".join(dict.fromkeys(parts))


def goal_text(record: Record) -> str:
    """Give a record's goal, empty where it has none."""
    return record.goal.text if record.goal else ""


def _heading(record: Record) -> str:
    return record.handlungsfeld.text if record.handlungsfeld else ""


def goal_key(goal: str) -> str:
    """Give what is equal for two goals that differ in case, blanks and punctuation only."""
    return re.sub(r"[\W_]+", " ", goal).strip().casefold() or goal


def measure_subject(record: Record) -> Subject:
    """Give the measure of a record that has one."""
    text = measure_text(record)
    # Records of earlier versions have no actors, but the texts of the cells.
    names = [actor.name for actor in record.actors] or [part.text for part in (*record.responsible, *record.partners)]
    return Subject(
        record=record.id,
        text=text,
        steps=" ".join(part.text for part in record.implementation),
        goal=goal_text(record),
        heading=_heading(record),
        codes=_codes(record),
        actors=tuple(dict.fromkeys(name for name in names if name)),
        groups=groups_in(f"{text} {goal_text(record)}"),
    )


def _codes(record: Record) -> dict[str, float]:
    """Give the weight of each code: the probability it was assigned with, 1 where a person gave it."""
    known = {item.code: item.probability for item in record.assignments}
    return {code: known.get(code, 1.0) for code in record.fields}


def _mean(weights: Iterable[dict[str, float]]) -> dict[str, float]:
    rows = list(weights)
    codes = dict.fromkeys(code for row in rows for code in row)
    return {code: sum(row.get(code, 0.0) for row in rows) / len(rows) for code in codes}
