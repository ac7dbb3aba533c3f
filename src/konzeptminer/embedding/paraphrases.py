"""Texts of our own that say the same in other words: what an embedding is refined on."""

import json
from pathlib import Path
from typing import NamedTuple

from konzeptminer.embedding.error import EmbeddingError

FOLDER = Path(__file__).parents[1] / "data" / "embedding"
"""Where the texts lie that konzeptminer ships."""


class Triple(NamedTuple):
    """A text, one that says the same in other words, and one that shares words but says something else."""

    text: str
    same: str
    other: str


def load_triples(path: Path = FOLDER / "paraphrases.jsonl") -> list[Triple]:
    """Read paraphrases from a JSON Lines file with the keys `a` (text), `b` (same) and `no` (other).

    Raises:
        EmbeddingError: The file is missing, or a line is no such object.
    """
    lines = _read(path)
    triples = []
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
            triples.append(Triple(str(row["a"]), str(row["b"]), str(row["no"])))
        except (ValueError, KeyError, TypeError) as error:
            raise EmbeddingError(
                f"{path}, line {number}: is no paraphrase ({error!r}); it needs a JSON object with a, b and no"
            ) from error
    return triples


def load_synonyms(path: Path = FOLDER / "synonyms.txt") -> list[tuple[str, ...]]:
    """Read groups of words that mean the same, a group a line, the words parted by ` = `.

    Raises:
        EmbeddingError: The file is missing, or a line holds fewer than two words.
    """
    groups = [tuple(word.strip() for word in line.split(" = ") if word.strip()) for line in _read(path)]
    for number, group in enumerate(groups, start=1):
        if len(group) < 2:
            raise EmbeddingError(f"{path}, line {number}: is no group of synonyms; write `word = other word`")
    return groups


def _read(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EmbeddingError(f"{path}: the texts cannot be read ({error}); install konzeptminer again") from error
