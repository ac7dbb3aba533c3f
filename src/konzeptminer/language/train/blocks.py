"""Corpora of blocks of lines, a sentence each, with an empty line between two."""

import lzma
from pathlib import Path

from konzeptminer.language.error import PipelineError


def read_blocks(file: Path, what: str) -> list[str]:
    """Give the blocks of a compressed corpus.

    Args:
        file: The corpus, as CoNLL-U or CoNLL-2002 writes it.
        what: What the message of an error calls it.

    Raises:
        PipelineError: The file is missing or damaged.
    """
    try:
        with lzma.open(file, "rt", encoding="utf-8") as stream:
            return stream.read().strip().split("\n\n")
    except (OSError, EOFError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise PipelineError(f"{file}: the {what} cannot be read ({error})") from error
