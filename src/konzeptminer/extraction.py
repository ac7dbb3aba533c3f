"""The way from a file to its records: read, lay out, join, make rows."""

from pathlib import Path

from konzeptminer.actors import with_actors
from konzeptminer.from_pdf import build_from_pdf, read_pdf
from konzeptminer.from_text import build_from_text, read_text_file
from konzeptminer.prose import prose_records
from konzeptminer.reading.source import Source, locate
from konzeptminer.records import Document, Result
from konzeptminer.rows.document import in_reading_order
from konzeptminer.rows.material import Material


def read(path: str | Path) -> Document:
    """Read a file into pages and tables, whatever its tables hold.

    Args:
        path: A PDF file, or a text export of one (.txt, .md).

    Returns:
        The document with every table, page by page, and a warning for whatever could not be read.

    Raises:
        InputError: The file is missing, no PDF, damaged, encrypted or without text; the message says what to do.
    """
    return _material(locate(path)).document


def extract(path: str | Path, *, language: bool = True) -> Result:
    """Read a file and give its measures and goals as records with their source.

    Args:
        path: A PDF file, or a text export of one (.txt, .md).
        language: Whether to read sentences, too; without it neither spaCy nor a model of sentences is loaded.

    Returns:
        The document and its records, in reading order.

    Raises:
        InputError: The file is missing, no PDF, damaged, encrypted or without text; the message says what to do.
    """
    return extract_source(locate(path), language=language)


def extract_source(source: Source, *, language: bool = True) -> Result:
    """Give the records of a file that was found already, with the reader that it names.

    Args:
        source: The file and its reader.
        language: As for `extract`.

    Returns:
        As `extract`.

    Raises:
        InputError: As `extract`.
    """
    material = _material(source)
    built = build_from_text(material) if source.reader is None else build_from_pdf(material)
    document = material.document.model_copy(update={"warnings": (*material.document.warnings, *built.warnings)})
    records = built.records
    if language and (told := prose_records(material, built)):
        records = in_reading_order([records, told])
    return Result(document=document, records=with_actors(records, document))


def _material(source: Source) -> Material:
    return read_text_file(source) if source.reader is None else read_pdf(source, source.reader)
