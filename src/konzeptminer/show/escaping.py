"""Texts of a document as HTML: nothing in them is markup, and nothing in them breaks the page."""

import re
from html import escape

_ILLEGIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def content(text: str) -> str:
    """Give a text as the content of an element."""
    return escape(_legible(text), quote=False)


def attribute(text: str) -> str:
    """Give a text as the value of an attribute in double quotes."""
    return escape(_legible(text), quote=True)


def _legible(text: str) -> str:
    """Give a text without characters that HTML does not allow, and without those that UTF-8 cannot write."""
    return _ILLEGIBLE.sub("\ufffd", text)
