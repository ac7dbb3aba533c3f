"""What a Doc knows of its document: `Doc._.km`, `Span._.km` and `Token._.km`.

spaCy's extension attributes are global: two packages that register one name are in each other's way, and `page` or
`record` are anyone's names. So there is but one name, that of `import konzeptminer as km`, and behind it an object. The
data lie in `Doc.user_data["konzeptminer"]` as plain values, which a DocBin keeps and which can be read without this
package. spaCy's own values by span are no place for them, for they are shared by all spans over the same tokens.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import Any, TypedDict, cast

from spacy.tokens import Doc, Span, Token

from konzeptminer.errors import ExtensionError
from konzeptminer.language.running_text import Run
from konzeptminer.records import BBox, Document, Record

NAME = "km"
"""Name of the attribute."""

KEY = "konzeptminer"
"""Key of the data in `Doc.user_data`."""

RECORDS = "records"
"""Key in `Doc.spans` of the cells of records: a cell that several records share is a span of each of them."""

PLACES = "cells"
"""Key in `Doc.spans` of the same cells, each printed place once a label: to show them, and to learn from them."""


class CellData(TypedDict):
    """What is known of the place of a cell beyond its characters."""

    column: str
    bbox: BBox | None
    confidence: float


CellKey = tuple[int, int, str, str]
"""First and last character of a span, end excluded, its label and the id of its record, empty in the group `PLACES`."""


class DocData(TypedDict):
    """The data of a Doc as they are kept."""

    document: dict[str, Any]
    records: dict[str, dict[str, Any]]
    runs: tuple[Run, ...]
    cells: dict[CellKey, CellData]


class DocSource:
    """What `Doc._.km` gives: the document that a Doc was made from, and its records."""

    __slots__ = ("_data",)

    def __init__(self, data: DocData) -> None:
        self._data = data

    @property
    def document(self) -> Document:
        """The document with the raw text of its pages; its tables are left out."""
        return Document.model_validate(self._data["document"])

    @property
    def records(self) -> dict[str, Record]:
        """The records by their id, in reading order. The spans in `Doc.spans["records"]` have it as their `id_`."""
        return {key: Record.model_validate(record) for key, record in self._data["records"].items()}


class SpanSource:
    """What `Span._.km` and `Token._.km` give: where the text is printed, and of which cell of a record it is."""

    __slots__ = ("_cell", "_data", "_end", "_record", "_start")

    def __init__(self, data: DocData, start: int, end: int, record: str = "", label: str = "") -> None:
        self._data = data
        self._start = start
        self._end = end
        self._record = record
        self._cell = data["cells"].get((start, end, label, record))

    @property
    def page(self) -> int:
        """The page the text begins on, from 1."""
        return self._first()[1]

    @property
    def pages(self) -> tuple[int, ...]:
        """All pages the text stands on, in order."""
        return tuple(dict.fromkeys(run[1] for run in self._runs()))

    @property
    def chars(self) -> tuple[int, int]:
        """The range in the raw text of `page` from the first to the last character that stands there."""
        _, page, first, _ = self._first()
        last = max(raw + length for _, number, raw, length in self._runs() if number == page)
        return first, last

    @property
    def raw(self) -> str:
        """What is printed in that range: with hyphens at the ends of lines, and line feeds."""
        start, end = self.chars
        pages: Mapping[int, str] = {page["number"]: page["text"] for page in self._data["document"]["pages"]}
        return pages[self.page][start:end]

    @property
    def bbox(self) -> BBox | None:
        """The box of a record's cell in PDF points, as `SourceSpan.bbox`; None of other spans and of tokens."""
        return self._cell["bbox"] if self._cell else None

    @property
    def confidence(self) -> float | None:
        """How sure a record's cell is, from 0 to 1; None of other spans and of tokens."""
        return self._cell["confidence"] if self._cell else None

    @property
    def column(self) -> str | None:
        """The column of a record's cell: its label, or of the label `extra` the printed head; None of other spans."""
        return self._cell["column"] if self._cell else None

    @property
    def record(self) -> Record | None:
        """The record that a cell belongs to; None of other spans and of tokens."""
        found = self._data["records"].get(self._record)
        return Record.model_validate(found) if found else None

    def _first(self) -> Run:
        return self._runs()[0]

    def _runs(self) -> list[Run]:
        """Give the printed characters, cut to the text; those before it where it is a line feed between paragraphs."""
        runs = self._data["runs"]
        number = max(bisect_right(runs, self._start, key=_start_of) - 1, 0)
        found: list[Run] = []
        for start, page, raw, length in runs[number:]:
            low, high = max(start, self._start), min(start + length, self._end)
            if start >= self._end:
                break
            if low < high:
                found.append((low, page, raw + low - start, high - low))
        if not found:
            start, page, raw, length = runs[number]
            found.append((start + length, page, raw + length, 0))
        return found


def _start_of(run: Run) -> int:
    return run[0]


def register_extensions() -> None:
    """Register `Doc._.km`, `Span._.km` and `Token._.km`; again does no harm.

    `to_doc` does it. It is needed before the attributes of a Doc that was loaded from a file are used. They are None
    where a Doc was not made by konzeptminer.

    Raises:
        ExtensionError: Another package has registered an attribute of that name.
    """
    if _is_free(Doc, _of_doc):
        Doc.set_extension(NAME, getter=_of_doc)
    if _is_free(Span, _of_span):
        Span.set_extension(NAME, getter=_of_span)
    if _is_free(Token, _of_token):
        Token.set_extension(NAME, getter=_of_token)


def _is_free(owner: type[Doc] | type[Span] | type[Token], getter: Callable[[Any], object]) -> bool:
    """Tell whether the name is not yet taken; by another getter it must not be."""
    if not owner.has_extension(NAME):
        return True
    if owner.get_extension(NAME)[2] is not getter:
        raise ExtensionError(
            f"another package has registered {owner.__name__}._.{NAME}; call "
            f"{owner.__name__}.remove_extension({NAME!r}) first, or read Doc.user_data[{KEY!r}]"
        )
    return False


def _of_doc(doc: Doc) -> DocSource | None:
    data = _data(doc)
    return DocSource(data) if data else None


def _of_span(span: Span) -> SpanSource | None:
    data = _data(span.doc)
    return SpanSource(data, span.start_char, span.end_char, span.id_, span.label_) if data else None


def _of_token(token: Token) -> SpanSource | None:
    data = _data(token.doc)
    return SpanSource(data, token.idx, token.idx + len(token)) if data else None


def _data(doc: Doc) -> DocData | None:
    return cast("DocData | None", doc.user_data.get(KEY))
