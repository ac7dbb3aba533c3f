"""What became of a district's measures from one plan to the next."""

from konzeptminer.comparing.model import Change, ChangeKind
from konzeptminer.export.columns import page_reference
from konzeptminer.report.blocks import folded, scrolled, table
from konzeptminer.report.elements import Html, element, join
from konzeptminer.report.figures import count
from konzeptminer.report.lookup import Lookup, heading_of
from konzeptminer.report.wording import CHANGES, LISTS


def changes(lookup: Lookup) -> Html:
    """Give for each plan and its next what was carried on, changed, dropped, and what is new."""
    return join(_step(lookup, before, after) for before, after in lookup.steps)


def _step(lookup: Lookup, before: str, after: str) -> Html:
    names = lookup.names[before], lookup.names[after]
    parts = [element("h3", LISTS["from_to"].format(before=names[0], after=names[1]))]
    own = [change for change in lookup.comparison.changes if (change.before, change.after) == (before, after)]
    for kind in ChangeKind:
        found = [change for change in own if change.kind is kind]
        if not found:
            continue
        label = f"{names[0]} – {names[1]}: {CHANGES[kind]}"
        both = kind in {ChangeKind.CARRIED_ON, ChangeKind.CHANGED}
        heads = names if both else (names[kind is ChangeKind.NEW], LISTS["place"])
        rows = [_row(lookup, change, both=both) for change in found]
        summary = f"{CHANGES[kind].capitalize()}: {count(len(found), 'Maßnahme', 'Maßnahmen')}"
        parts.append(folded(summary, scrolled(table(label, heads, rows), label)))
    return join(parts)


def _row(lookup: Lookup, change: Change, *, both: bool) -> list[str]:
    sides = ((change.before, change.record_before), (change.after, change.record_after))
    records = [lookup.records[plan, record] for plan, record in sides if record]
    if both:
        return [f"{heading_of(record)} ({page_reference(record)})" for record in records]
    return [heading_of(records[0]), f"{records[0].doc}, {page_reference(records[0])}"]
