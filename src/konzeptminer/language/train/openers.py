"""Words that are written small within a sentence: written large, they open one."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from konzeptminer.errors import OutputError
from konzeptminer.language.train.floret import LAWS, PROTOCOLS, read_lines

WORD = re.compile(r"(?<![\w.\-/])[A-Za-zÄÖÜäöüß][a-zäöüß]+(?![\w\-/*])")
WITHIN = re.compile(r"(?<=[a-zäöüß,] )[A-ZÄÖÜ][a-zäöüß]+(?![\w\-/*])")
"""A word written large behind a small letter or a comma: not at the start of a sentence."""
OFTEN = 150
RARELY_LARGE = 0.02
LAWS_STEP, PROTOCOLS_STEP = 4, 2
"""Every so many lines of the texts are counted."""


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


def write_openers(data: Path, file: Path, *, limit: int | None = None) -> int:
    """Write the words of laws and protocols, one a line, and give their number.

    Args:
        data: Folder of the two texts.
        file: File to write to; konzeptminer reads its own from `konzeptminer/data/language/openers.txt`.
        limit: Number of lines of a text to stop after; none for all.

    Raises:
        PipelineError: A text is missing or damaged.
        OutputError: The file cannot be written.
    """
    steps = ((LAWS, LAWS_STEP), (PROTOCOLS, PROTOCOLS_STEP))
    words = count_openers(chain.from_iterable(read_lines(data / name, step=step, limit=limit) for name, step in steps))
    try:
        file.write_text("\n".join(words) + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{file}: cannot be written ({error.strerror}); choose another place") from error
    return len(words)
