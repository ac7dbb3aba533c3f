"""Structured records with their exact source from the concepts and council reports of German districts.

    >>> import konzeptminer as km
    >>> result = km.extract("corpus/mettmann-2011.pdf")
    >>> len(result.records)
    39

The names below are loaded when they are first used, so that `import konzeptminer` stays quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from konzeptminer.actors import normalise_actors
    from konzeptminer.classifying import Taxonomy, classify, classify_result, load_taxonomy
    from konzeptminer.comparing import CompareSettings, Comparison, compare
    from konzeptminer.errors import KonzeptminerError
    from konzeptminer.evaluation import evaluate
    from konzeptminer.export import write
    from konzeptminer.extraction import extract, read
    from konzeptminer.language.doc import to_doc
    from konzeptminer.language.docbin import to_docbin, write_docbin
    from konzeptminer.language.extensions import register_extensions
    from konzeptminer.records import Actor, ActorKind, Cell, Document, Record, Result, SourceSpan, Table, TracedText
    from konzeptminer.review import apply_review

_HOME = {
    "CompareSettings": "comparing",
    "Comparison": "comparing",
    "Taxonomy": "classifying",
    "apply_review": "review",
    "classify": "classifying",
    "classify_result": "classifying",
    "compare": "comparing",
    "load_taxonomy": "classifying",
    "Actor": "records",
    "ActorKind": "records",
    "Cell": "records",
    "Document": "records",
    "KonzeptminerError": "errors",
    "Record": "records",
    "Result": "records",
    "SourceSpan": "records",
    "Table": "records",
    "TracedText": "records",
    "evaluate": "evaluation",
    "extract": "extraction",
    "normalise_actors": "actors",
    "read": "extraction",
    "register_extensions": "language.extensions",
    "to_doc": "language.doc",
    "to_docbin": "language.docbin",
    "write": "export",
    "write_docbin": "language.docbin",
}

__all__ = [
    "Actor",
    "ActorKind",
    "Cell",
    "CompareSettings",
    "Comparison",
    "Document",
    "KonzeptminerError",
    "Record",
    "Result",
    "SourceSpan",
    "Table",
    "Taxonomy",
    "TracedText",
    "__version__",
    "apply_review",
    "classify",
    "classify_result",
    "compare",
    "evaluate",
    "extract",
    "load_taxonomy",
    "normalise_actors",
    "read",
    "register_extensions",
    "to_doc",
    "to_docbin",
    "write",
    "write_docbin",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"konzeptminer.{_HOME[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
