"""The summary in sentences, and the figures of each plan at a glance."""

from collections import Counter
from collections.abc import Iterator

from konzeptminer.compare.model import ChangeKind, GapKind, Plan, Relation
from konzeptminer.records import SURE
from konzeptminer.report.elements import Html, element, items
from konzeptminer.report.figures import count, enumeration, euro, number, percent
from konzeptminer.report.lookup import Lookup
from konzeptminer.report.wording import GLANCE, SUMMARY

_MOST = 3
"""So many fields or actors are named in a sentence."""


def sentences(lookup: Lookup) -> list[str]:
    """Give what the comparison says, the most important first."""
    found = [_subject(lookup), *_pairs(lookup)]
    for plan in lookup.comparison.plans:
        found += [*_focus(lookup, plan), *_missing(lookup, plan)]
    return [*found, *_changes(lookup), *_unsure(lookup)]


def summary(lookup: Lookup) -> Html:
    """Give the sentences as a list."""
    return items(sentences(lookup), class_="sentences")


def glance(lookup: Lookup) -> Html:
    """Give the figures of each plan as a table."""
    plans = lookup.comparison.plans
    heads = [element("th", GLANCE["head"], scope="col"), *(element("th", plan.name, scope="col") for plan in plans)]
    columns = [_figures(lookup, plan) for plan in plans]
    rows = [
        element("tr", element("th", name, scope="row"), *(element("td", column[name]) for column in columns))
        for name in columns[0]
    ]
    caption = element("caption", GLANCE["caption"])
    return element("table", caption, element("thead", element("tr", *heads)), element("tbody", *rows), class_="glance")


def measures(plan: Plan) -> int:
    """Count the measures of a plan."""
    return sum(record.measure is not None for record in plan.records)


def goals(plan: Plan) -> int:
    """Count the different goals of a plan."""
    return len({record.goal.text for record in plan.records if record.goal})


def _figures(lookup: Lookup, plan: Plan) -> dict[str, str]:
    total = measures(plan)
    named = total - len(lookup.gaps.get((plan.key, GapKind.NO_RESPONSIBLE), []))
    paid = total - len(lookup.gaps.get((plan.key, GapKind.NO_RESOURCES), []))
    cells = [cell for cell in lookup.comparison.coverage if cell.plan == plan.key]
    priced, money = sum(cell.priced for cell in cells), sum(cell.money for cell in cells)
    return {
        GLANCE["documents"]: ", ".join(plan.documents),
        GLANCE["measures"]: number(total),
        GLANCE["goals"]: number(goals(plan)),
        GLANCE["fields"]: number(sum(cell.records > 0 and cell.field is not None for cell in cells)),
        GLANCE["responsible"]: GLANCE["of"].format(part=number(named), whole=number(total)),
        GLANCE["resources"]: GLANCE["of"].format(part=number(paid), whole=number(total)),
        GLANCE["money"]: GLANCE["sum"].format(sum=euro(money), rows=count(priced, "Eintrag", "Einträgen"))
        if priced
        else GLANCE["none"],
        GLANCE["new"]: number(sum(record.is_new for record in plan.records)),
    }


def _subject(lookup: Lookup) -> str:
    plans = lookup.comparison.plans
    told = [f"{plan.name} mit {count(measures(plan), 'Maßnahme', 'Maßnahmen')}" for plan in plans]
    if len(plans) > 2 * _MOST:
        total = sum(measures(plan) for plan in plans)
        return SUMMARY["subject_many"].format(plans=number(len(plans)), measures=number(total))
    return SUMMARY["subject"].format(plans=enumeration(told))


def _pairs(lookup: Lookup) -> Iterator[str]:
    if len(lookup.districts) < 2:
        return
    same, related = (len(lookup.pairs("measure", relation)) for relation in (Relation.SAME, Relation.RELATED))
    if same + related == 0:
        yield SUMMARY["no_pairs"]
        return
    yield SUMMARY["pairs"].format(
        same=count(same, "Paar von Maßnahmen stimmt", "Paare von Maßnahmen stimmen"),
        related=count(related, "Paar ist", "Paare sind"),
    )
    for plan in lookup.comparison.plans[:_MOST]:
        alone = len(lookup.gaps.get((plan.key, GapKind.NO_PARTNER), []))
        if alone:
            whole = count(measures(plan), "Maßnahme", "Maßnahmen")
            yield SUMMARY["alone"].format(plan=plan.name, alone=number(alone), whole=whole)


def _focus(lookup: Lookup, plan: Plan) -> Iterator[str]:
    cells = [cell for cell in lookup.comparison.coverage if cell.plan == plan.key and cell.field and cell.records]
    cells.sort(key=lambda cell: -cell.records)
    if cells:
        named = [f"{lookup.label(cell.field)} ({percent(cell.share)})" for cell in cells[:_MOST]]
        yield SUMMARY["focus"].format(plan=plan.name, fields=enumeration(named))
    actors: Counter[str] = Counter()
    for share in lookup.comparison.actors:
        if share.plan == plan.key:
            actors[share.actor] += share.responsible
    top = [f"{name} ({number(times)})" for name, times in actors.most_common(_MOST) if times > 1]
    if top:
        yield SUMMARY["actors"].format(plan=plan.name, actors=enumeration(top))


def _missing(lookup: Lookup, plan: Plan) -> Iterator[str]:
    fields = [lookup.label(gap.field) for gap in lookup.gaps.get((plan.key, GapKind.FIELD_MISSING), [])]
    if fields:
        yield SUMMARY["missing"].format(plan=plan.name, fields=enumeration(fields))
    total = measures(plan)
    nobody = len(lookup.gaps.get((plan.key, GapKind.NO_RESPONSIBLE), []))
    nothing = len(lookup.gaps.get((plan.key, GapKind.NO_RESOURCES), []))
    if total and nobody + nothing:
        yield SUMMARY["open"].format(
            plan=plan.name, nobody=number(nobody), nothing=number(nothing), whole=number(total)
        )


def _changes(lookup: Lookup) -> Iterator[str]:
    by_plans: dict[tuple[str, str], Counter[ChangeKind]] = {}
    for change in lookup.comparison.changes:
        by_plans.setdefault((change.before, change.after), Counter())[change.kind] += 1
    for (before, after), kinds in by_plans.items():
        yield SUMMARY["changes"].format(
            before=lookup.names[before],
            after=lookup.names[after],
            kept=number(kinds[ChangeKind.CARRIED_ON] + kinds[ChangeKind.CHANGED]),
            changed=number(kinds[ChangeKind.CHANGED]),
            dropped=number(kinds[ChangeKind.DROPPED]),
            new=number(kinds[ChangeKind.NEW]),
        )


def _unsure(lookup: Lookup) -> Iterator[str]:
    records = [record for plan in lookup.comparison.plans for record in plan.records]
    unsure = sum(record.confidence < SURE for record in records)
    if unsure:
        yield SUMMARY["unsure"].format(
            unsure=number(unsure), records=count(len(records), "Eintrag", "Einträgen"),
            verb="ist" if unsure == 1 else "sind",
        )
