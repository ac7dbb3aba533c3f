"""What is missing: measures without a partner elsewhere, and what a plan leaves open."""

from collections.abc import Sequence

from konzeptminer.comparing.model import Gap, GapKind, Plan
from konzeptminer.export.columns import page_reference
from konzeptminer.records import Record
from konzeptminer.report.blocks import folded, scrolled, table
from konzeptminer.report.elements import Html, element, items, join
from konzeptminer.report.figures import enumeration, number
from konzeptminer.report.lookup import Lookup, heading_of, measures
from konzeptminer.report.wording import GAP_HEADS, GAP_HELP, GAPS, LISTS

_LISTED = (GapKind.FIELD_MISSING, GapKind.GOAL_WITHOUT_MEASURE, GapKind.NO_RESPONSIBLE, GapKind.NO_RESOURCES)


def unmatched(lookup: Lookup) -> Html:
    """Give each plan's measures that no other plan has."""
    parts: list[Html] = []
    for plan in lookup.comparison.plans:
        gaps = lookup.gaps.get((plan.key, GapKind.NO_PARTNER), [])
        if gaps:
            parts += [element("h3", plan.name), _list(lookup, plan, GapKind.NO_PARTNER, gaps)]
    return join(parts) if parts else element("p", LISTS["all_matched"])


def gaps(lookup: Lookup) -> Html:
    """Give what each plan leaves open: the figures first, then what they count."""
    plans = lookup.comparison.plans
    kinds = [kind for kind in _LISTED if any((plan.key, kind) in lookup.gaps for plan in plans)]
    if not kinds:
        return element("p", LISTS["no_gaps"])
    rows = [[plan.name, *(number(len(lookup.gaps.get((plan.key, kind), []))) for kind in kinds)] for plan in plans]
    heads = (LISTS["plan"], *(GAPS[kind] for kind in kinds))
    parts: list[Html] = [scrolled(table(LISTS["gaps"], heads, rows, figures=1), LISTS["gaps"])]
    for plan in plans:
        own = [(kind, lookup.gaps[plan.key, kind]) for kind in kinds if (plan.key, kind) in lookup.gaps]
        if own:
            parts += [element("h3", plan.name), *(_list(lookup, plan, kind, found) for kind, found in own)]
    return join(parts)


def _list(lookup: Lookup, plan: Plan, kind: GapKind, gaps: Sequence[Gap]) -> Html:
    summary = f"{GAPS[kind]} ({number(len(gaps))})"
    told = element("p", GAP_HELP[kind])
    if kind is GapKind.FIELD_MISSING:
        return folded(summary, told, items(_field(lookup, gap) for gap in gaps))
    if kind in {GapKind.NO_RESPONSIBLE, GapKind.NO_RESOURCES} and len(gaps) == measures(plan) > 1:
        return folded(summary, told, element("p", LISTS["all"]))
    records = [lookup.records[plan.key, gap.record] for gap in gaps if gap.record]
    label = f"{plan.name}: {GAPS[kind]}"
    rows = [_row(lookup, record) for record in records]
    return folded(summary, told, scrolled(table(label, GAP_HEADS, rows, class_="listed"), label))


def _field(lookup: Lookup, gap: Gap) -> str:
    others = enumeration([lookup.names[key] for key in gap.others])
    return lookup.label(gap.field) + (LISTS["others"].format(names=others) if others else "")


def _row(lookup: Lookup, record: Record) -> list[str]:
    responsible = ", ".join(record.texts("responsible"))
    goal = ", ".join(record.texts("goal")) if record.texts("measure") else "–"
    place = f"{record.doc}, {page_reference(record)}"
    return [heading_of(record), goal, lookup.field_of(record), responsible or "–", place]
