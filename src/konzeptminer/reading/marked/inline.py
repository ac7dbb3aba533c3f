"""Marks inside a cell: what they hide, and what they print in their place."""

import re
from html import unescape

from konzeptminer.text.markdown import INVISIBLE

_MARK = "\0"

_TOKEN = re.compile(
    r"""
    (?P<gone><!--.*?(?:-->|\Z)|<(?P<raw>script|style)\b.*?(?:</(?P=raw)\s*>|\Z))
    |(?P<tag></?(?P<name>[a-z][a-z0-9]*)(?:\s(?:"[^"]*"|'[^']*'|[^'"<>])*)?/?>)
    |(?P<entity>&(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_MARKDOWN = re.compile(
    r"""
    (?P<escape>\\(?=[!-/:-@\[-`{-~]))
    |(?P<ticks>`+)(?P<code>[^`].*?)(?<!`)(?P=ticks)(?!`)
    |(?P<image>!\[[^\]]*\]\([^()\s]*(?:\s"[^"]*")?\))
    |(?P<open>\[)(?P<label>[^\[\]]+)(?P<target>\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s"[^"]*")?\))
    |(?P<auto><(?:https?://|mailto:)[^\s<>]+>)
    """,
    re.DOTALL | re.VERBOSE,
)
_EMPHASIS = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r"(\*{3})(?=[^*\s])[^*]+?(\*{3})",
        r"(\*\*)(?=[^*])(?:(?!\*\*).)*?\w(?:(?!\*\*).)*?(\*\*)",
        r"(?<!\w)(__)(?=[^_])(?:(?!__).)*?\w(?:(?!__).)*?(__)(?!\w)",
        r"(~~)(?=[^~\s])(?:(?!~~).)+?(~~)",
        # Inside a word a star is no mark: `Bürger*innen und Einwohner*innen`.
        r"(?<![\w*])(\*)(?=[^*\s])[^*]*?(?<=[^*\s])(\*)(?![\w*])",
        r"(?<![\w_])(_)(?=[^_\s])[^_]*?(?<=[^_\s])(_)(?![\w_])",
    )
)

BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
"""A forced line break."""

_BLOCKS = {"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "blockquote", "hr"}
_BLOCKS |= {f"h{level}" for level in range(1, 7)}


def shown(text: str, *, html: bool = False) -> str:
    """Give what a text prints, one character for each of its own, so that places in both are the same.

    Args:
        text: The text of a cell.
        html: Its marks are those of HTML alone, and its line feeds are blanks.

    Returns:
        The text with blanks, or `INVISIBLE` inside a word, in the place of marks. A forced break gives a line feed, a
        block's tag a blank line.
    """
    letters = list(text)
    fixed: set[int] = set()  # characters that are no marks, whatever they look like
    if html:
        letters = [" " if letter in "\n\r\t\f" else letter for letter in letters]
    else:
        _take_markdown(text, letters, fixed)
    for token in _TOKEN.finditer(text):
        if token.start() not in fixed and letters[token.start()] != _MARK:
            _put(letters, token.start(), token.end(), _printed(token))
    if not html:
        _take_emphasis(letters, fixed)
    return re.sub(f"{_MARK}+", _filler, "".join(letters))


def _take_markdown(text: str, letters: list[str], fixed: set[int]) -> None:
    place = 0
    while (token := _MARKDOWN.search(text, place)) is not None:
        place = token.end()
        if token["escape"]:
            letters[token.start()] = _MARK
            fixed.add(token.end())
            place += 1
        elif token["ticks"]:
            size = len(token["ticks"])
            _put(letters, token.start(), token.start() + size)
            _put(letters, token.end() - size, token.end())
            fixed.update(range(token.start("code"), token.end("code")))
        elif token["image"]:
            _put(letters, *token.span())
        elif token["auto"]:
            letters[token.start()] = letters[token.end() - 1] = _MARK
            fixed.update(range(*token.span()))
        else:
            letters[token.start()] = _MARK
            _put(letters, *token.span("target"))
            place = token.start("label")


def _printed(token: re.Match[str]) -> str:
    """Give what a tag or an entity prints, no longer than it is itself."""
    if token["entity"]:
        return unescape(token["entity"])
    name = (token["name"] or "").lower()
    if name == "br":
        return "\n"
    if name in _BLOCKS:
        return "\n\n"
    return " " if name in {"td", "th"} else ""


def _put(letters: list[str], start: int, end: int, text: str = "") -> None:
    letters[start:end] = [*text, *_MARK * (end - start - len(text))]


def _take_emphasis(letters: list[str], fixed: set[int]) -> None:
    for pattern in _EMPHASIS:
        text = "".join("x" if place in fixed else letter for place, letter in enumerate(letters))
        for found in pattern.finditer(text):
            _put(letters, *found.span(1))
            _put(letters, *found.span(2))


def _filler(marks: re.Match[str]) -> str:
    text = marks.string
    before, behind = text[: marks.start()][-1:], text[marks.end() : marks.end() + 1]
    inside = before and behind and not before.isspace() and not behind.isspace()
    return (INVISIBLE if inside else " ") * len(marks[0])
