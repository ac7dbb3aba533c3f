"""Sentences that begin without a stop before them: behind a heading, a headline, or a line that a PDF has glued on."""

import re
from collections.abc import Iterator

from konzeptminer.language.words import Words

TOKEN = re.compile(r"\S+")
MARKS = '.,;:!?()"“”„'
QUOTES = (("„", "“”"), ("»", "«"), ("(", ")"))
SHORTEST = 2
"""Words between two such beginnings."""


def find_unmarked(text: str, words: Words) -> Iterator[int]:
    """Give the places in a sentence where another one begins: at an article, pronoun or the like that is written large.

    Not within quotes and brackets, nor where a name may begin.

    Args:
        text: A sentence as its stops tell it.
        words: Which words are mostly written small.
    """
    tokens = list(TOKEN.finditer(text))
    last = 0
    for index in range(SHORTEST, len(tokens)):
        word, before = tokens[index].group(), tokens[index - 1].group()
        if index - last < SHORTEST or not words.begins(word) or not _may_end(before, words):
            continue
        if not _is_open(text[: tokens[index].start()]):
            yield tokens[index].start()
            last = index


def _may_end(word: str, words: Words) -> bool:
    bare = word.strip(MARKS).lower()
    ended = word[-1].isalnum() or word[-1] in ')“”"'
    return ended and len(bare) > 1 and bare not in words.naming and bare not in words.closed


def _is_open(text: str) -> bool:
    """Tell whether a quote or bracket is still open."""
    if text.count('"') % 2:
        return True
    return any(text.count(opener) > sum(text.count(closer) for closer in closers) for opener, closers in QUOTES)
