"""A record: one measure (or one goal) with everything the document says about it."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import AwareDatetime, Field

from konzeptminer.records.actor import Actor
from konzeptminer.records.base import SCHEMA_VERSION, Model
from konzeptminer.records.document import Document
from konzeptminer.records.span import TracedText

if TYPE_CHECKING:
    import pandas as pd


SURE = 0.8
"""Confidence below which a person should compare a record with the page first."""


EXTRA = "extra."
"""What the name of a column begins with that is one of `Record.extra`; its label follows."""


CELLS = (
    "handlungsfeld",
    "goal",
    "title",
    "measure",
    "implementation",
    "responsible",
    "partners",
    "resources",
    "period",
)
"""The texts of a record by name; its other columns stand in `extra`."""


class SourceKind(StrEnum):
    """The kind of layout a record was read from."""

    TABLE = "table"
    SHEET = "sheet"
    SECTION = "section"
    SLIDE = "slide"
    PROSE = "prose"


class Status(StrEnum):
    """How far a measure told in a sentence is."""

    PLANNED = "planned"
    DONE = "done"


class Period(StrEnum):
    """What an amount is paid for each of."""

    YEAR = "year"
    MONTH = "month"


class Money(Model):
    """An amount of money as a range; one of the bounds is missing where only the other is printed."""

    text: Annotated[str, Field(description="The amount as printed.")]
    minimum: Annotated[float | None, Field(ge=0, description="Lower bound; None for `bis zu`, `max.`.")] = None
    maximum: Annotated[float | None, Field(ge=0, description="Upper bound; None for `ab`, `mindestens`.")] = None
    approximate: Annotated[bool, Field(description="Printed with `ca.`, `rund`, `etwa` or the like.")] = False
    period: Annotated[Period | None, Field(description="`€ / Jahr` gives year; None where none is printed.")] = None
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$", description="ISO 4217 code.")] = "EUR"


class Staff(Model):
    """Working time or staff as printed, with full-time equivalents where they are."""

    text: str
    fte: Annotated[float | None, Field(ge=0, description="Full-time equivalents (VZÄ).")] = None
    existing: Annotated[bool, Field(description="Staff that is there already: `Vorhandenes Personal`.")] = False


class FieldAssignment(Model):
    """A code of the taxonomy that a record was given, and why."""

    code: str
    label: Annotated[str | None, Field(description="The code's preferred label in the taxonomy, in German.")] = None
    probability: Annotated[
        float,
        Field(
            ge=0,
            le=1,
            description="Of the first: that it is the record's main code; of the others: that they belong to the "
            "record. Calibrated: of those at 0.8, four in five are right.",
        ),
    ]
    words: Annotated[tuple[str, ...], Field(description="Words of the record that speak for the code.")] = ()
    example: Annotated[str | None, Field(description="The most similar labelled row with this code.")] = None
    similarity: Annotated[float | None, Field(ge=-1, le=1, description="Cosine of record and example.")] = None
    by: Annotated[str | None, Field(description="The person who gave the code; null: the classifier.")] = None


class Verdict(StrEnum):
    """What a person who looked at a record says of it."""

    OPEN = "open"
    """Not decided yet; there is a note."""
    ACCEPTED = "accepted"
    """Right as the machine gave it, codes included."""
    CORRECTED = "corrected"
    """Right as it stands now, with its corrections, codes included."""
    WRONG = "wrong"
    """Not to be used: no measure and no goal, or beyond repair. It stays in the result."""


class Review(Model):
    """Who looked at a record as a whole, and what they found."""

    verdict: Verdict
    by: str
    at: AwareDatetime
    note: str | None = None


class Derived(Model):
    """What the machine had made of a cell's text: what of it hangs on the cell that was corrected, nothing else."""

    assignments: tuple[FieldAssignment, ...] = ()
    actors: tuple[Actor, ...] = ()
    money: tuple[Money, ...] = ()
    staff: tuple[Staff, ...] = ()
    funding: tuple[str, ...] = ()


class Correction(Model):
    """What a person put in place of what the machine gave for a cell; the machine's value stays in it.

    `fields`, `is_new` and `status` of the record and what is derived from a cell (actors, money) take the corrected
    value. Its `TracedText`s never do, for they hold what is printed; `Record.texts` gives what stands for it.
    """

    column: Annotated[
        str, Field(description="`goal`, `partners`, `fields`, `is_new`, `status`, or `extra.` and a label.")
    ]
    machine: Annotated[
        tuple[str, ...],
        Field(description="One text, or one an item, a code; a word such as `ja`; none where it was empty."),
    ]
    corrected: Annotated[tuple[str, ...], Field(description="As `machine`.")]
    by: str
    at: AwareDatetime
    derived: Annotated[Derived, Field(description="What the machine had derived from its value.")] = Derived()


class Record(Model):
    """One row: a measure, or a goal that has none, with its exact source in every cell."""

    schema_version: str = SCHEMA_VERSION
    id: Annotated[str, Field(description="Hash of the document's content and the record's cells and places: stable.")]
    doc: Annotated[str, Field(description="Name of the document.")]
    row: Annotated[int, Field(ge=1, description="Running number in the document, in reading order.")]
    source: SourceKind
    page: Annotated[int, Field(ge=1, description="The page on which the record begins.")]
    handlungsfeld: TracedText | None = None
    goal: TracedText | None = None
    title: TracedText | None = None
    measure: TracedText | None = None
    implementation: tuple[TracedText, ...] = ()
    responsible: tuple[TracedText, ...] = ()
    partners: tuple[TracedText, ...] = ()
    actors: Annotated[
        tuple[Actor, ...], Field(description="Each of `responsible`, then each of `partners`, under one name and kind.")
    ] = ()
    resources: TracedText | None = None
    period: TracedText | None = None
    is_new: Annotated[bool, Field(description="The row is marked `Neu`.")] = False
    status: Annotated[
        Status | None,
        Field(description="Of a measure told in a sentence: planned, or done and going on; None where not told."),
    ] = None
    extra: Annotated[
        dict[str, TracedText], Field(default_factory=dict, description="Other columns under their printed label.")
    ]
    money: tuple[Money, ...] = ()
    staff: tuple[Staff, ...] = ()
    funding: Annotated[tuple[str, ...], Field(description="Funding lines and programmes named in the resources.")] = ()
    fields: Annotated[tuple[str, ...], Field(description="Codes of the taxonomy, the main one first.")] = ()
    assignments: Annotated[
        tuple[FieldAssignment, ...], Field(description="How sure each of `fields` is, and why; in the same order.")
    ] = ()
    confidence: Annotated[float, Field(ge=0, le=1)] = 1.0
    reasons: Annotated[tuple[str, ...], Field(description="Why the confidence is below 1, in words.")] = ()
    corrections: Annotated[tuple[Correction, ...], Field(description="At most one a column.")] = ()
    review: Annotated[Review | None, Field(description="None where no person has looked at the whole record.")] = None

    def parts(self, cell: str) -> tuple[TracedText, ...]:
        """Give the texts of the cell of a name (`goal`, `partners`), none where it is empty."""
        value: TracedText | tuple[TracedText, ...] | None = getattr(self, cell)
        return value if isinstance(value, tuple) else (value,) if value else ()

    def correction(self, column: str) -> Correction | None:
        """Give a person's correction of a column, None where there is none."""
        return next((item for item in self.corrections if item.column == column), None)

    def texts(self, column: str) -> tuple[str, ...]:
        """Give the texts of a cell, as a person corrected them or else as they are printed.

        Args:
            column: `goal`, `partners` and so on, or `extra.` and a label.

        Returns:
            One text, or one an item; none where the cell is empty.
        """
        correction = self.correction(column)
        if correction:
            return correction.corrected
        if column.startswith(EXTRA):
            traced = self.extra.get(column.removeprefix(EXTRA))
            return (traced.text,) if traced and traced.text else ()
        return tuple(part.text for part in self.parts(column) if part.text)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of other columns: those printed, and those that a person filled."""
        filled = (item.column.removeprefix(EXTRA) for item in self.corrections if item.column.startswith(EXTRA))
        return tuple(dict.fromkeys((*self.extra, *filled)))

    @property
    def codes_checked(self) -> bool:
        """Whether a person said that `fields` are right, by accepting or by correcting them."""
        if self.review and self.review.verdict is Verdict.WRONG:
            return False
        accepted = self.review is not None and self.review.verdict in (Verdict.ACCEPTED, Verdict.CORRECTED)
        return accepted or self.correction("fields") is not None


class Result(Model):
    """What `extract` gives for one file: the document and its records."""

    schema_version: str = SCHEMA_VERSION
    document: Document
    records: tuple[Record, ...] = ()

    def to_pandas(self) -> "pd.DataFrame":
        """Give the records as flat rows in a data frame with the columns of `FLAT_COLUMNS`, even without records."""
        import pandas as pd  # noqa: PLC0415 - takes long to load, and few need it

        from konzeptminer.records.flat import FLAT_COLUMNS, flat  # noqa: PLC0415 - builds on this module

        return pd.DataFrame([flat(record) for record in self.records], columns=list(FLAT_COLUMNS), dtype=object)
