"""A document of four pages and its records, made by hand, for the tests of the page that shows them."""

import hashlib
from html.parser import HTMLParser
from pathlib import Path

from drawn import UPRIGHT, Draw, Sheet, draw

from konzeptminer.records import (
    Document,
    DocumentWarning,
    Page,
    Record,
    Result,
    SourceKind,
    SourceSpan,
    TracedText,
    WarningCode,
)

EVIL = '<script>alert("1")</script> & \'"><img src=x onerror=alert(2)> ${heading} $$style'
"""A text that would run, break out of an attribute or be filled in, were it not escaped."""

Place = tuple[int, float, float]
"""Page, left and baseline of a printed text."""


def traced(text: str, *places: Place, confidence: float = 1.0) -> TracedText:
    """Give a text that is printed at each place in turn, cut at its line feeds."""
    spans = tuple(
        SourceSpan(page=page, bbox=(x, y - 8, x + 5 * len(line), y + 2), chars=(0, len(line)), text=line)
        for (page, x, y), line in zip(places, text.split("\n"), strict=True)
    )
    return TracedText(text=text, offsets=((0, 0, len(text)),), spans=spans, confidence=confidence)


def record(row: int, page: int, **cells: object) -> Record:
    whole = {"id": f"id-{row}", "doc": "plan", "row": row, "source": SourceKind.TABLE, "page": page}
    return Record.model_validate(whole | cells)


FIELD = traced("Mobilität", (1, 40, 100))


def records() -> list[Record]:
    """Give three records: two that share a field, an unsure one, and one on the third page."""
    return [
        record(
            1,
            1,
            handlungsfeld=FIELD,
            goal=traced("Mehr Wege\nzu Fuß", (1, 140, 100), (1, 140, 112)),
            measure=traced("Zebrastreifen malen", (1, 260, 100)),
            responsible=(traced("Bauamt", (1, 420, 100)), traced("Ordnungsamt", (1, 420, 120))),
        ),
        record(
            2,
            1,
            handlungsfeld=FIELD,
            measure=traced("Bänke aufstellen", (1, 260, 700)),
            resources=traced("ca. 500 €", (1, 420, 700)),
            confidence=0.6,
            reasons=("the table has no head; its columns were told by their content",),
        ),
        record(
            3,
            3,
            measure=traced(EVIL, (3, 40, 400)),
            partners=(traced("Sportverein", (3, 40, 500), confidence=0.5),),
            extra={EVIL: traced("läuft", (3, 40, 600))},
            confidence=0.79,
            reasons=(EVIL,),
            is_new=True,
        ),
    ]


def warning(**changes: object) -> DocumentWarning:
    span = SourceSpan(page=3, bbox=(40, 192, 90, 202), chars=(0, 4), text="Rest")
    whole = {
        "code": WarningCode.UNASSIGNED_ROW,
        "page": 3,
        "message": f"the cell “{EVIL}” on page 3 belongs to no row; look it up there",
        "spans": (span,),
    }
    return DocumentWarning.model_validate(whole | changes)


def pdf(folder: Path) -> Path:
    def page(number: int) -> Draw:
        def print_page(sheet: Sheet) -> None:
            for item in records():
                for text in [item.handlungsfeld, item.goal, item.measure, *item.responsible]:
                    for span in text.spans if text else ():
                        if span.page == number and span.bbox:
                            sheet.text(span.bbox[0], span.bbox[3] - 2, span.text[:40])

        return print_page

    return draw(folder / "plan.pdf", *[page(number) for number in (1, 2, 3, 4)])


def result(path: Path, *items: Record, warnings: tuple[DocumentWarning, ...] = (), title: str | None = None) -> Result:
    width, height = UPRIGHT
    document = Document(
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        path=str(path),
        name=path.stem,
        title=title,
        reader="hand 1",
        pages=tuple(Page(number=number, width=width, height=height, text="") for number in (1, 2, 3, 4)),
        warnings=warnings,
    )
    return Result(document=document, records=items)


class Parsed(HTMLParser):
    """The elements of a page with their attributes, and the text inside them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        self._inside = tag

    def handle_data(self, data: str) -> None:
        if self._inside not in {"script", "style"}:
            self.text += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def of_class(self, name: str) -> list[dict[str, str]]:
        return [attributes for _, attributes in self.elements if name in attributes.get("class", "").split()]

    def tags(self, name: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.elements if tag == name]
