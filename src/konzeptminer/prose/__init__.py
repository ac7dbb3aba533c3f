"""Measures and goals in sentences: sentences told apart by a trained model, joined to measures, made into records."""

from konzeptminer.prose.gate import worth_reading
from konzeptminer.prose.paragraphs import find_paragraphs
from konzeptminer.records import Record
from konzeptminer.rows.material import Built, Material

__all__ = ["prose_records"]


def prose_records(material: Material, built: Built) -> list[Record]:
    """Make the records of what a document tells in sentences.

    Args:
        material: The document taken apart.
        built: The records of its tables, sheets, lists and slides, and the pages with what stands beside tables.

    Returns:
        The records in reading order, none where the document tells its measures otherwise. The pipeline and the model
        are loaded only where there are paragraphs worth reading.

    Raises:
        KonzeptminerError: The pipeline or the model is missing or damaged.
    """
    pages = material.pages if built.pages is None else built.pages
    paragraphs = worth_reading(find_paragraphs(pages, built.records), material.document, built.records)
    if not paragraphs:
        return []
    from konzeptminer.prose.read import read_paragraphs  # noqa: PLC0415 - loads spaCy and scikit-learn

    return read_paragraphs(paragraphs, material)
