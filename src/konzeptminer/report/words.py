"""Words marked in a text."""

import re
from collections.abc import Iterable

from konzeptminer.report.elements import Html, element, join


def marked(text: str, words: Iterable[str]) -> Html:
    """Give a text in which whole words are marked, whatever their case."""
    known = sorted({word for word in words if word.strip()}, key=len, reverse=True)
    if not known:
        return join([text])
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, known))})(?!\w)", re.IGNORECASE)
    pieces = pattern.split(text)
    return join(element("mark", piece) if index % 2 else piece for index, piece in enumerate(pieces))
