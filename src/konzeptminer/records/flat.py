"""Flat rows: a record as plain texts under the keys that scores, tables and data frames use."""

from konzeptminer.records.actor import ActorRole
from konzeptminer.records.record import EXTRA, Record

TEXT_COLUMNS = ("handlungsfeld", "goal", "title", "measure", "resources")
LIST_COLUMNS = (
    "implementation",
    "responsible",
    "responsible_names",
    "partners",
    "partner_names",
    "fields",
    "reasons",
    "corrected",
)
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
    "corrected",
    "review",
)


def flat(record: Record) -> dict[str, object]:
    """Give a record's texts without their sources.

    Args:
        record: The record.

    Returns:
        One value for each of `FLAT_COLUMNS`, in that order: a text is None where it is empty, a list cell is a list
        of strings, `field_probabilities` has a number for each of `fields` (or is empty where none is known), `extra`
        maps each printed label to its text. What a person corrected is given as corrected; `corrected` names those
        columns, and `review` is the person's `Verdict` on the record. `responsible_names` and `partner_names` hold
        each actor once, by the name it has in the whole document.
    """
    return {
        "doc": record.doc,
        "row": record.row,
        "source": record.source.value,
        "page": record.page,
        "handlungsfeld": _text(record, "handlungsfeld"),
        "goal": _text(record, "goal"),
        "title": _text(record, "title"),
        "measure": _text(record, "measure"),
        "implementation": list(record.texts("implementation")),
        "responsible": list(record.texts("responsible")),
        "responsible_names": actor_names(record, ActorRole.RESPONSIBLE),
        "partners": list(record.texts("partners")),
        "partner_names": actor_names(record, ActorRole.PARTNER),
        "resources": _text(record, "resources"),
        "is_new": record.is_new,
        "status": record.status.value if record.status else None,
        "fields": list(record.fields),
        "field_probabilities": [item.probability for item in record.assignments],
        "extra": extra_texts(record),
        "confidence": record.confidence,
        "reasons": list(record.reasons),
        "corrected": [item.column for item in record.corrections],
        "review": record.review.verdict.value if record.review else None,
    }


def _text(record: Record, column: str) -> str | None:
    return "\n".join(record.texts(column)) or None


def extra_texts(record: Record) -> dict[str, str]:
    """Give the text of each other column by its label; a label that a person emptied is left out."""
    texts = {label: record.texts(f"{EXTRA}{label}") for label in record.labels}
    return {label: "\n".join(found) for label, found in texts.items() if found or not record.correction(EXTRA + label)}


def actor_names(record: Record, role: ActorRole) -> list[str]:
    """Give the names of a role's actors in a record, each once: a cell may name one actor in two ways."""
    return list(dict.fromkeys(actor.name for actor in record.actors if actor.role is role))
