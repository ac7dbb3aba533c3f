"""Words that are written small within a sentence: written large, they open one."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

WORD = re.compile(r"(?<![\w.\-/])[A-Za-zÄÖÜäöüß][a-zäöüß]+(?![\w\-/*])")
WITHIN = re.compile(r"(?<=[a-zäöüß,] )[A-ZÄÖÜ][a-zäöüß]+(?![\w\-/*])")
"""A word written large behind a small letter or a comma: not at the start of a sentence."""
OFTEN = 150
RARELY_LARGE = 0.02


def count_openers(lines: Iterable[str]) -> list[str]:
    """Give the words that are mostly written small, in the order of the alphabet.

    After the orthographic heuristic of Kiss and Strunk (2006): a word that is large only behind a stop tells of a
    sentence's end.

    Args:
        lines: Running text.
    """
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for line in lines:
        small.update(word for word in WORD.findall(line) if word[0].islower())
        large.update(word.lower() for word in WITHIN.findall(line))
    return sorted(
        word for word, count in small.items() if count >= OFTEN and large[word] < RARELY_LARGE * (count + large[word])
    )


def write_openers(lines: Iterable[str], file: Path) -> int:
    """Write the words, one a line, and give their number."""
    words = count_openers(lines)
    file.write_text("\n".join(words) + "\n", encoding="utf-8")
    return len(words)
