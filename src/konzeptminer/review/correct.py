"""One cell of a record, corrected."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from konzeptminer.errors import KonzeptminerError
from konzeptminer.export.columns import CATEGORIES, PLAIN
from konzeptminer.export.folding import fold
from konzeptminer.records import Correction, Derived, FieldAssignment, Record
from konzeptminer.review.derive import ROLES, Home, derived_of, in_order, with_derived
from konzeptminer.review.edits import Edit

LISTED: Final = ("implementation", "responsible", "partners")
"""Columns with one item a line; what stands on several lines of another is one text."""


class CannotCorrectError(KonzeptminerError):
    """A cell holds what cannot stand there; the message says why."""


@dataclass(frozen=True)
class Given:
    """Who corrects, when, and with which codes, each by what it is shown as."""

    by: str
    at: datetime
    codes: Mapping[str, str]


def correct(record: Record, edit: Edit, given: Given, home: Home) -> Record:
    """Give a record with a person's text in one of its cells.

    Args:
        record: The record.
        edit: What the person put there.
        given: Who, when, and which codes there are.
        home: What is known of the document's actors.

    Returns:
        The record itself where it says so already. Where the new value is the machine's own, a record without the
        correction it had.

    Raises:
        CannotCorrectError: The text cannot stand in that cell.
    """
    new = _value(record, edit, given)
    old = record.correction(edit.key)
    machine = old.machine if old else _machine_value(record, edit.key)
    if new == (old.corrected if old else machine):
        return record
    derived = old.derived if old else derived_of(record, edit.key)
    others = tuple(item for item in record.corrections if item.column != edit.key)
    if _same(new, machine):
        return _set_back(record.model_copy(update={"corrections": others}), edit.key, machine, derived)
    correction = Correction(column=edit.key, machine=machine, corrected=new, by=given.by, at=given.at, derived=derived)
    # In the order of their columns, so that it does not matter in which order the cells were corrected.
    corrections = tuple(sorted((*others, correction), key=lambda item: item.column))
    changed = record.model_copy(update={"corrections": corrections})
    return _take_effect(changed, correction, given, home)


def _value(record: Record, edit: Edit, given: Given) -> tuple[str, ...]:
    lines = edit.lines
    if edit.key == "fields":
        codes = (_code(part.strip(), given) for line in lines for part in line.split(";") if part.strip())
        return (*dict.fromkeys(codes), *record.fields[len(CATEGORIES) :])
    if edit.key in PLAIN:
        word = " ".join(lines).casefold()
        if word and word not in PLAIN[edit.key]:
            raise CannotCorrectError(f"{word!r} was not taken over; choose {' or '.join(PLAIN[edit.key])}")
        return _word(edit.key, PLAIN[edit.key].get(word, Record.model_fields[edit.key].default))
    return lines if edit.key in LISTED or not lines else ("\n".join(lines),)


def _code(text: str, given: Given) -> str:
    """Give the code that is meant: `Wirtschaft und Arbeit (arbeit)`, `arbeit` or `Wirtschaft und Arbeit`."""
    wanted = text.casefold()
    for shown, code in given.codes.items():
        label = shown.removesuffix(f" ({code})")
        if wanted in (fold(shown).casefold(), code.casefold(), fold(label).casefold()):
            return code
    known = (
        f"choose one of {', '.join(given.codes.values())}" if given.codes else "the workbook was written without any"
    )
    raise CannotCorrectError(f"there is no code {text!r}, so the codes were left as they are; {known}")


def _machine_value(record: Record, key: str) -> tuple[str, ...]:
    if key == "fields":
        return record.fields
    return _word(key, getattr(record, key)) if key in PLAIN else record.texts(key)


def _word(key: str, value: object) -> tuple[str, ...]:
    return tuple(word for word, meant in PLAIN[key].items() if meant == value)


def _marked(record: Record, key: str, words: tuple[str, ...]) -> Record:
    return record.model_copy(update={key: PLAIN[key][words[0]] if words else Record.model_fields[key].default})


def _same(new: tuple[str, ...], machine: tuple[str, ...]) -> bool:
    return fold("\n".join(new)) == fold("\n".join(machine))


def _take_effect(record: Record, correction: Correction, given: Given, home: Home) -> Record:
    key, new = correction.column, correction.corrected
    if key == "fields":
        known = {item.code: item for item in correction.derived.assignments}
        labels = {code: shown.removesuffix(f" ({code})") for shown, code in given.codes.items() if shown != code}
        assignments = tuple(
            known.get(code, FieldAssignment(code=code, label=labels.get(code), probability=1)).model_copy(
                update={"probability": 1.0, "by": given.by}
            )
            for code in new
        )
        return record.model_copy(update={"fields": new, "assignments": assignments})
    if key in PLAIN:
        return _marked(record, key, new)
    return with_derived(record, key, home)


def _set_back(record: Record, key: str, machine: tuple[str, ...], derived: Derived) -> Record:
    if key in PLAIN:
        return _marked(record, key, machine)
    changes: dict[str, Any] = {}
    if key == "fields":
        changes = {"fields": machine, "assignments": derived.assignments}
    elif key == "resources":
        changes = {"money": derived.money, "staff": derived.staff, "funding": derived.funding}
    elif key in ROLES:
        changes = {"actors": in_order(record.actors, key, derived.actors)}
    return record.model_copy(update=changes)
