"""The running text that an embedding is trained on, streamed from compressed files."""

import lzma
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from konzeptminer.embedding.error import EmbeddingError

FILES = ("laws.txt.xz", "protocols.txt.xz")
"""German federal laws and plenary protocols of the Bundestag, a paragraph a line."""


def read_lines(data: Path, limit: int | None = None) -> Iterator[str]:
    """Give the lines of the corpus that hold text; nothing is unpacked to the disk.

    Args:
        data: Folder of the files `FILES`.
        limit: Number of lines of a file to stop after.

    Raises:
        EmbeddingError: A file is missing or damaged.
    """
    for name in FILES:
        try:
            with lzma.open(data / name, "rt", encoding="utf-8") as file:
                yield from islice((line.strip() for line in file if line.strip()), limit)
        except (OSError, EOFError, lzma.LZMAError, UnicodeDecodeError) as error:
            raise EmbeddingError(
                f"{data / name}: the corpus cannot be read ({error}); give the folder of {' and '.join(FILES)}"
            ) from error
