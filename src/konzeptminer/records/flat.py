"""Flat rows: a record as plain texts under the keys that scores, tables and data frames use."""

from collections.abc import Iterable

from konzeptminer.records.actor import ActorRole
from konzeptminer.records.record import Record
from konzeptminer.records.span import TracedText

TEXT_COLUMNS = ("handlungsfeld", "goal", "title", "measure", "resources")
LIST_COLUMNS = ("implementation", "responsible", "responsible_names", "partners", "partner_names", "fields", "reasons")
FLAT_COLUMNS = (
    "doc",
    "row",
    "source",
    "page",
    "handlungsfeld",
    "goal",
    "title",
    "measure",
    "implementation",
    "responsible",
    "responsible_names",
    "partners",
    "partner_names",
    "resources",
    "is_new",
    "status",
    "fields",
    "field_probabilities",
    "extra",
    "confidence",
    "reasons",
)


def flat(record: Record) -> dict[str, object]:
    """Give a record's texts without their sources.

    Args:
        record: The record.

    Returns:
        One value for each of `FLAT_COLUMNS`, in that order: a text is None where it is empty, a list cell is a list
        of strings, `field_probabilities` has a number for each of `fields` (or is empty where none is known), `extra`
        maps each printed label to its text. `responsible_names` and `partner_names` hold each actor
        once, by the name it has in the whole document.
    """
    return {
        "doc": record.doc,
        "row": record.row,
        "source": record.source.value,
        "page": record.page,
        "handlungsfeld": _text(record.handlungsfeld),
        "goal": _text(record.goal),
        "title": _text(record.title),
        "measure": _text(record.measure),
        "implementation": _texts(record.implementation),
        "responsible": _texts(record.responsible),
        "responsible_names": actor_names(record, ActorRole.RESPONSIBLE),
        "partners": _texts(record.partners),
        "partner_names": actor_names(record, ActorRole.PARTNER),
        "resources": _text(record.resources),
        "is_new": record.is_new,
        "status": record.status.value if record.status else None,
        "fields": list(record.fields),
        "field_probabilities": [item.probability for item in record.assignments],
        "extra": {label: traced.text for label, traced in record.extra.items()},
        "confidence": record.confidence,
        "reasons": list(record.reasons),
    }


def _text(traced: TracedText | None) -> str | None:
    return traced.text or None if traced else None


def _texts(traced: Iterable[TracedText]) -> list[str]:
    return [item.text for item in traced if item.text]


def actor_names(record: Record, role: ActorRole) -> list[str]:
    """Give the names of a role's actors in a record, each once: a cell may name one actor in two ways."""
    return list(dict.fromkeys(actor.name for actor in record.actors if actor.role is role))
