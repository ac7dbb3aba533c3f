"""What the makers of rows get, and what they give: a document taken apart, and its records."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from konzeptminer.layout.page import PageLayout
from konzeptminer.layout.whole import WholeTable
from konzeptminer.records import Document, DocumentWarning, Record
from konzeptminer.text.hyphen import HyphenJoiner


@dataclass(frozen=True, slots=True)
class Material:
    """A document taken apart, as far as rows need it."""

    document: Document
    pages: Sequence[tuple[PageLayout, set[int]]]
    """Each page with the indices of its lines that are furniture."""
    wholes: Sequence[WholeTable]
    joiner: HyphenJoiner


@dataclass(slots=True)
class Built:
    """Records, not yet numbered, and warnings."""

    records: list[Record] = field(default_factory=list)
    warnings: list[DocumentWarning] = field(default_factory=list)
    pages: Sequence[tuple[PageLayout, set[int]]] | None = None
    """The pages with the lines that stand in no table, where they are not those of the material."""
