"""Markdown's marks within a line: they are made invisible, so that every character keeps its place."""

import re

INVISIBLE = "\u2060"
"""Stands for a mark; cleaning leaves it out."""

_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)")
_LINK = re.compile(r"(?<!!)(\[)([^\[\]\n]+)(\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\))")
_ADDRESS = re.compile(r"(<)([a-z]+://[^\s<>]+|[^\s<>@]+@[^\s<>@]+)(>)", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_CODE = re.compile(r"(?<!`)(`)([^`\n]+)(`)(?!`)")
_TEXT = r"((?:(?!\n[ \t]*\n).)+?)"
_EMPHASIS = (
    re.compile(rf"(?<!\\)(\*\*)(?=\S){_TEXT}(?<=\S)(\*\*)", re.DOTALL),
    re.compile(rf"(?<![\w\\])(__)(?=\S){_TEXT}(?<=\S)(__)(?!\w)", re.DOTALL),
    # A star within a word is no mark: `Bürger*innen`.
    re.compile(rf"(?<![\w*\\])(\*)(?=[^\s*]){_TEXT}(?<=[^\s*\\])(\*)(?![\w*])", re.DOTALL),
    re.compile(rf"(?<![\w\\])(_)(?=[^\s_]){_TEXT}(?<=[^\s_])(_)(?!\w)", re.DOTALL),
)


def without_marks(text: str) -> str:
    """Give a text whose marks of emphasis, links, images, code and escapes are invisible characters.

    Args:
        text: Text with or without Markdown.

    Returns:
        As many characters as in `text`: what a reader of the rendered page sees stays as it is, a line break `<br>`
        becomes blanks, and every other character of a mark becomes `INVISIBLE`.
    """
    text = _IMAGE.sub(lambda match: INVISIBLE * len(match[0]), text)
    text = _BREAK.sub(lambda match: " " * len(match[0]), text)
    for pattern in (_LINK, _ADDRESS, _CODE, *_EMPHASIS):
        text = pattern.sub(_hide_ends, text)
    return _ESCAPE.sub(INVISIBLE, text)


def _hide_ends(match: re.Match[str]) -> str:
    return INVISIBLE * len(match[1]) + match[2] + INVISIBLE * len(match[3])
