"""The seam between a file and everything behind it: a reader opens a file and gives its pages one by one."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from konzeptminer.reading.page import PageContent


class OpenFile(Protocol):
    """An opened file. Pages come one at a time, and a page given is no longer held by the file."""

    @property
    def title(self) -> str | None:
        """The title in the file's metadata."""

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which the file was made and changed, as far as its metadata says so."""

    def pages(self) -> "Iterator[PageContent | BrokenPage]":
        """Give the pages in order; one that cannot be parsed comes as a `BrokenPage`."""


class Reader(Protocol):
    """Opens files of one kind."""

    @property
    def name(self) -> str:
        """Name and version, as it is written into `Document.reader`."""

    def open(self, path: Path) -> AbstractContextManager[OpenFile]:
        """Open a file.

        Raises:
            InputError: The file cannot be read; the message says why and what to do.
        """


class BrokenPage:
    """A page that could not be parsed, with the reason."""

    def __init__(self, number: int, reason: str) -> None:
        self.number = number
        self.reason = reason
