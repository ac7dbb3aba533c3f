"""The whole page, from its parts and the files beside this module."""

import base64
import hashlib
from importlib.resources import files
from pathlib import Path
from string import Template

from konzeptminer.errors import InputError, UnsupportedFileError
from konzeptminer.reading.source import locate
from konzeptminer.records import Result
from konzeptminer.show import markup
from konzeptminer.show.boxes import boxes_by_page, has_place
from konzeptminer.show.images import open_pictures


def render(result: Result, path: str | Path) -> str:
    """Give a page that shows each record beside its places in the PDF file.

    The page is one HTML document in German that needs no network. Pages of the file are drawn at 110 dpi where they
    carry records or a warning about a place on them; the others are listed.

    Args:
        result: What `konzeptminer.extract` gave for the file.
        path: The PDF file itself.

    Returns:
        The HTML document, to be written in UTF-8.

    Raises:
        InputError: The file is missing or damaged, or it is not the one that the result was read from.
        UnsupportedFileError: The file has no pages that can be drawn.
    """
    path = Path(path)
    document = result.document
    if locate(path).sha256 != document.sha256:
        raise InputError(f"{path}: this is not the file that the result was read from; extract it again")
    if any(page.width <= 0 or page.height <= 0 for page in document.pages):
        raise UnsupportedFileError(f"{path}: only the pages of a PDF file can be shown; name a PDF file")
    boxes = boxes_by_page(result)
    warned = {warning.page for warning in document.warnings if has_place(warning)}
    with open_pictures(path) as pictures:
        shown = {
            page.number: pictures.page(page.number)
            for page in document.pages
            if page.number in boxes or page.number in warned
        }
    style, script = _resource("show.css"), _resource("show.js")
    return Template(_resource("show.html")).substitute(
        policy=_policy(style, script),
        style=style,
        script=script,
        heading=markup.heading(document),
        facts=markup.facts(document, result.records),
        warnings=markup.warnings(document, shown),
        legend=markup.legend(result),
        pages=markup.pages(document, boxes, shown),
        records=markup.records(result),
    )


def _resource(name: str) -> str:
    return (files("konzeptminer.show") / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Allow our own style and script and the pictures, and nothing that a document's text could bring in."""
    return f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
