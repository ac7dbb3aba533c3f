"""The whole page, from its parts and the files beside this module."""

from importlib.resources import files
from pathlib import Path
from string import Template

from konzeptminer.errors import InputError
from konzeptminer.reading.source import locate
from konzeptminer.records import Result
from konzeptminer.show import markup
from konzeptminer.show.boxes import boxes_by_page, has_place
from konzeptminer.show.images import open_pictures
from konzeptminer.show.marks import marks_by_page
from konzeptminer.show.policy import policy
from konzeptminer.show.written import written_page


def render(result: Result, path: str | Path) -> str:
    """Give a page that shows each record beside its places in the file.

    The page is one HTML document in German that needs no network. Pages of a PDF file are drawn at 110 dpi where they
    carry records or a warning about a place on them, those of a text file are written out; the others are listed.

    Args:
        result: What `konzeptminer.extract` gave for the file.
        path: The file itself.

    Returns:
        The HTML document, to be written in UTF-8.

    Raises:
        InputError: The file is missing or damaged, or it is not the one that the result was read from.
    """
    path = Path(path)
    document = result.document
    source = locate(path)
    if source.sha256 != document.sha256:
        raise InputError(f"{path}: this is not the file that the result was read from; extract it again")
    shown = _written(result) if source.reader is None else _drawn(result, path)
    style, script = _resource("show.css"), _resource("show.js")
    return Template(_resource("show.html")).substitute(
        policy=policy(style, script),
        style=style,
        script=script,
        heading=markup.heading(document),
        facts=markup.facts(document, result.records),
        warnings=markup.warnings(document, shown),
        legend=markup.legend(result),
        pages=markup.pages(document, shown),
        records=markup.records(result),
    )


def _written(result: Result) -> dict[int, str]:
    """Give the figures of a text file's pages that are shown, by number."""
    marks = marks_by_page(result)
    return {
        page.number: written_page(page, marks[page.number]) for page in result.document.pages if page.number in marks
    }


def _drawn(result: Result, path: Path) -> dict[int, str]:
    """Give the figures of a PDF file's pages that are shown, by number."""
    document = result.document
    boxes = boxes_by_page(result)
    warned = {warning.page for warning in document.warnings if has_place(warning)}
    with open_pictures(path) as pictures:
        return {
            page.number: markup.drawn_page(page, boxes.get(page.number, ()), pictures.page(page.number))
            for page in document.pages
            if page.number in boxes or page.number in warned
        }


def _resource(name: str) -> str:
    return (files("konzeptminer.show") / name).read_text(encoding="utf-8")
