"""What a comparison of districts says: their plans, pairs of measures, coverage, gaps, changes and actors."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from konzeptminer.records.base import SCHEMA_VERSION, Model
from konzeptminer.records.record import Record

if TYPE_CHECKING:
    import pandas as pd

Probability = Annotated[float, Field(ge=0, le=1)]


class Relation(StrEnum):
    """What two measures (or two goals) of different plans are to each other.

    `related` says at least that: they may also be the same.
    """

    SAME = "same"
    RELATED = "related"
    DIFFERENT = "different"


class Difference(StrEnum):
    """In what two measures that belong together differ."""

    RESPONSIBLE = "responsible"
    RESOURCES = "resources"
    STEPS = "steps"
    TARGET_GROUP = "target_group"


class Plan(Model):
    """What one district has written down: the records of all its documents of one year."""

    key: Annotated[str, Field(description="Short and unique in the comparison: `05158` or `05158-2011`.")]
    name: Annotated[
        str, Field(description="For people: `Kreis Mettmann`, `Kreis Mettmann 2011` where years are told apart.")
    ]
    ags: str | None = None
    year: int | None = None
    documents: Annotated[tuple[str, ...], Field(description="Names of the documents (`Document.name`).")]
    records: Annotated[tuple[Record, ...], Field(description="In reading order, document by document.")]


class Match(Model):
    """A pair of records of two plans."""

    a: Annotated[str, Field(description="Key of the plan that comes first.")]
    b: Annotated[str, Field(description="Key of the other plan.")]
    record_a: Annotated[str, Field(description="`Record.id`.")]
    record_b: str
    subject: Annotated[str, Field(pattern="^(measure|goal)$", description="Whether measures or goals were compared.")]
    relation: Relation
    probability: Annotated[Probability, Field(description="Calibrated: that the relation is right.")]
    score: Annotated[Probability, Field(description="How alike the two are; orders pairs.")]
    group: Annotated[bool, Field(description="One of the two has a better partner: a further one of several.")] = False
    words: Annotated[tuple[tuple[str, str], ...], Field(description="Words that matched: (of `a`, of `b`).")] = ()
    differs: tuple[Difference, ...] = ()


class Coverage(Model):
    """What a plan holds in one field of action."""

    plan: str
    field: Annotated[str | None, Field(description="Code of the taxonomy (a record's first); None: no code.")]
    records: int
    measures: int
    goals: Annotated[int, Field(description="Different goals, those with measures included.")]
    share: Annotated[Probability, Field(description="Of the plan's records.")]
    new: Annotated[int, Field(description="Records marked `Neu`.")] = 0
    priced: Annotated[int, Field(description="Records that name a sum of money.")] = 0
    money: Annotated[float, Field(description="Euro: their lower bounds (upper where there is none) added up.")] = 0.0


class GapKind(StrEnum):
    """What is missing."""

    GOAL_WITHOUT_MEASURE = "goal_without_measure"
    NO_RESPONSIBLE = "no_responsible"
    NO_RESOURCES = "no_resources"
    FIELD_MISSING = "field_missing"
    NO_PARTNER = "no_partner"


class Gap(Model):
    """Something that a plan lacks; `record` or `field` says where."""

    plan: str
    kind: GapKind
    record: str | None = None
    field: str | None = None
    others: Annotated[tuple[str, ...], Field(description="Keys of the plans that have the field.")] = ()


class ChangeKind(StrEnum):
    """What became of a measure in the same district's next plan."""

    CARRIED_ON = "carried_on"
    CHANGED = "changed"
    DROPPED = "dropped"
    NEW = "new"


class Change(Model):
    """A measure from one plan of a district to its next."""

    before: Annotated[str, Field(description="Key of the earlier plan.")]
    after: Annotated[str, Field(description="Key of the later plan.")]
    kind: ChangeKind
    record_before: str | None = None
    record_after: str | None = None
    probability: Probability = 1.0


class ActorShare(Model):
    """How much an actor does in one field of a plan."""

    plan: str
    actor: Annotated[str, Field(description="The actor's normalised name.")]
    kind: str
    field: str | None
    responsible: int
    partner: int


class ActorLink(Model):
    """Two actors of a plan that stand in the same records."""

    plan: str
    source: Annotated[str, Field(description="The one responsible.")]
    target: Annotated[str, Field(description="Its partner, or another one responsible.")]
    records: int


class Comparison(Model):
    """Districts compared."""

    schema_version: str = SCHEMA_VERSION
    taxonomy: Annotated[dict[str, str], Field(description="Label of each code, in the taxonomy's order.")]
    plans: tuple[Plan, ...]
    matches: tuple[Match, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    gaps: tuple[Gap, ...] = ()
    changes: tuple[Change, ...] = ()
    actors: tuple[ActorShare, ...] = ()
    links: tuple[ActorLink, ...] = ()

    def to_pandas(self) -> "dict[str, pd.DataFrame]":
        """Give each part as a data frame: `matches`, `coverage`, `gaps`, `changes`, `actors`, `links`, `records`."""
        from konzeptminer.comparing.frames import frames  # noqa: PLC0415 - loads pandas, which few need

        return frames(self)
