"""Docs of many documents in one file, as spaCy keeps them."""

import os
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import DocBin

from konzeptminer.language.doc import to_doc
from konzeptminer.output import write_bytes
from konzeptminer.records import Result


def to_docbin(results: Result | Iterable[Result], nlp: Language | None = None) -> DocBin:
    """Give the Docs of one document or several as a DocBin, with all that `to_doc` puts into them.

    Args:
        results: What `extract` gave; they are taken one after the other.
        nlp: As in `to_doc`.
    """
    found = [results] if isinstance(results, Result) else results
    return DocBin(store_user_data=True, docs=(to_doc(result, nlp) for result in found))


def write_docbin(results: Result | Iterable[Result], path: str | os.PathLike[str], nlp: Language | None = None) -> Path:
    """Write the Docs of one document or several to a file that `DocBin().from_disk(path)` reads.

    Args:
        results: What `extract` gave.
        path: The file, by custom ending in `.spacy`; it is replaced if it is there. Folders on the way are made.
        nlp: As in `to_doc`.

    Returns:
        The path written.

    Raises:
        OutputError: The file cannot be written.
    """
    return write_bytes(to_docbin(results, nlp).to_bytes(), Path(path))
