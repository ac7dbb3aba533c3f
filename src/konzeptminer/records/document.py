"""A document: what it is, its pages' raw text, its tables, and what could not be read."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from konzeptminer.records.actor import Abbreviation
from konzeptminer.records.base import SCHEMA_VERSION, Model
from konzeptminer.records.span import SourceSpan
from konzeptminer.records.table import Table


class DocumentKind(StrEnum):
    """What sort of paper a document is."""

    CONCEPT = "concept"
    COUNCIL_REPORT = "council_report"
    MEASURE_TABLE = "measure_table"
    SLIDES = "slides"
    OTHER = "other"


class District(Model):
    """A Kreis, a town or a municipality with its official key."""

    name: str
    ags: Annotated[str | None, Field(description="Amtlicher Gemeindeschlüssel: 5 digits a Kreis, 8 a Gemeinde.")] = None


class BlockKind(StrEnum):
    """What a block of running text is."""

    HEADING = "heading"
    ITEM = "item"
    TEXT = "text"


class PageBlock(Model):
    """A paragraph, a heading or an item of a list, without its bullet, beside the tables of a page."""

    kind: BlockKind
    chars: Annotated[
        tuple[tuple[int, int], ...],
        Field(description="Character ranges in the page's raw text; read one after the other they are the text."),
    ]


class Page(Model):
    """One page: its size and its raw text, to which every `SourceSpan` points."""

    number: Annotated[int, Field(ge=1)]
    width: Annotated[float, Field(description="Width in PDF points as displayed; 0 for a text file.")]
    height: float
    text: Annotated[str, Field(description="Raw text: lines end in a line feed, cells of tables stand one by one.")]
    furniture: Annotated[
        tuple[SourceSpan, ...], Field(description="Running heads, feet and page numbers, set aside.")
    ] = ()
    blocks: Annotated[
        tuple[PageBlock, ...] | None,
        Field(description="What stands beside tables and furniture, in reading order; null where it is not known."),
    ] = None
    images: Annotated[int, Field(ge=0, description="Number of images on the page.")] = 0


class WarningCode(StrEnum):
    """What a warning is about."""

    NO_TEXT = "no_text"
    UNREADABLE_TEXT = "unreadable_text"
    LOST_CHARACTERS = "lost_characters"
    UNCERTAIN_COLUMNS = "uncertain_columns"
    UNASSIGNED_ROW = "unassigned_row"
    UNREAD_SHEET = "unread_sheet"
    BROKEN_PAGE = "broken_page"


class DocumentWarning(Model):
    """Something that could not be read or assigned; nothing is dropped without one."""

    code: WarningCode
    message: Annotated[str, Field(description="What, where, and what to do, in a sentence.")]
    page: Annotated[int | None, Field(ge=1)] = None
    table: Annotated[int | None, Field(ge=0)] = None
    spans: Annotated[tuple[SourceSpan, ...], Field(description="The text concerned.")] = ()


class Document(Model):
    """A document as read: pages, tables and warnings, before any row is made of it."""

    schema_version: str = SCHEMA_VERSION
    sha256: Annotated[str, Field(description="SHA-256 of the file's bytes, in hexadecimal.")]
    path: Annotated[str, Field(description="The file's path as it was given.")]
    name: Annotated[str, Field(description="The file's name without its ending: the `doc` of a flat row.")]
    title: str | None = None
    district: District | None = None
    kind: DocumentKind = DocumentKind.OTHER
    year: Annotated[int | None, Field(ge=1900, le=2100)] = None
    reader: Annotated[str, Field(description="Name and version of what read the file.")]
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    abbreviations: Annotated[
        tuple[Abbreviation, ...], Field(description="Short forms that the document defines, in reading order.")
    ] = ()
    warnings: tuple[DocumentWarning, ...] = ()
