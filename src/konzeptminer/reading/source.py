"""The file itself: is it there, can it be read, what is its content hash, and which reader takes it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from konzeptminer.errors import DamagedFileError, InputError, NotFoundError, UnsupportedFileError
from konzeptminer.reading.pdf import PdfplumberReader
from konzeptminer.reading.reader import Reader
from konzeptminer.reading.text import SUFFIXES

HEAD = 1024
"""A PDF's mark may stand behind other bytes, within the first 1024 (PDF 1.7 reference, implementation note 13)."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that a reader can take."""

    path: Path
    sha256: str
    reader: Reader | None
    """None for a text file, which needs none."""


def locate(path: str | Path) -> Source:
    """Find a file and the reader for it.

    Raises:
        NotFoundError: There is no such file, or it is a folder.
        DamagedFileError: The file is empty.
        UnsupportedFileError: The file is neither a PDF nor a text file.
        InputError: The file may not be read.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise NotFoundError(
                f"{path}: this is a folder; name a file in it, or use `konzeptminer convert` for the folder"
            )
        with path.open("rb") as file:
            head = file.read(HEAD)
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise NotFoundError(f"{path}: there is no such file; check the path") from error
    except (OSError, ValueError) as error:  # ValueError: a null byte in the name
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: the file cannot be opened ({reason}); check its name and permissions") from error
    if not head:
        raise DamagedFileError(f"{path}: the file is empty; fetch it again")
    if path.suffix.casefold() in SUFFIXES and not head.startswith(b"%PDF-"):
        return Source(path=path, sha256=digest, reader=None)
    if b"%PDF-" not in head:
        raise UnsupportedFileError(f"{path}: this is no PDF file; konzeptminer reads PDF, and text files (.txt, .md)")
    return Source(path=path, sha256=digest, reader=PdfplumberReader())
