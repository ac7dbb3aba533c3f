"""Front pages in our own words, as a text file and as a PDF, with what is to be read from them."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from drawn import Draw, Sheet, draw

from konzeptminer.from_pdf import read_pdf
from konzeptminer.from_text import read_text_file
from konzeptminer.reading.pdf import PdfplumberReader
from konzeptminer.reading.source import locate
from konzeptminer.records import Document

NEW_PAGE = "=====\n"
LARGE = "^"


@dataclass(frozen=True)
class Front:
    """The front of a paper: its pages' lines, and the facts."""

    pages: Sequence[Sequence[str]]
    wide: bool
    facts: dict[str, object]

    def as_text(self) -> Document:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "a.txt")
            page_end = "\f" if self.wide else "\n\n\n"
            path.write_text(page_end.join("\n".join(_typed(page)) for page in self.pages), encoding="utf-8")
            return read_text_file(locate(path)).document

    def as_pdf(self) -> Document:
        with tempfile.TemporaryDirectory() as folder:
            size = (842, 595) if self.wide else (595, 842)
            path = draw(Path(folder, "a.pdf"), *[_drawn(page) for page in self.pages], size=size)
            # Without the date of the file, which would tell the year.
            path.write_bytes(path.read_bytes().replace(b"Date", b"Plan"))
            return read_pdf(locate(path), PdfplumberReader()).document


def fronts(name: str) -> list[Front]:
    """Give the fronts of a file beside this one."""
    papers = yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return [
        Front(
            [page.rstrip("\n").split("\n") for page in paper["text"].split(NEW_PAGE)],
            paper.get("wide", False),
            {key: paper[key] for key in ("district", "kind", "year", "title") if key in paper},
        )
        for paper in papers
    ]


def read(document: Document) -> dict[str, object]:
    """Give the facts of a document."""
    district = document.district.ags if document.district else None
    return {"district": district, "kind": document.kind.value, "year": document.year, "title": document.title}


def _typed(lines: Sequence[str]) -> list[str]:
    """Put a blank line around large print, as exports do."""
    typed: list[str] = []
    was_large = False
    for line in lines:
        if typed and typed[-1] and line.startswith(LARGE) != was_large:
            typed.append("")
        was_large = line.startswith(LARGE)
        typed.append(line.lstrip(LARGE))
    return typed


def _drawn(lines: Sequence[str]) -> Draw:
    def page(sheet: Sheet) -> None:
        place = 80.0
        for line in lines:
            size = 20 if line.startswith(LARGE) else 10
            sheet.text(50, place, line.lstrip(LARGE), size=size)
            place += 1.3 * size

    return page
