"""The summary in sentences, and the figures of each plan at a glance."""

from collections import Counter
from collections.abc import Iterator

from konzeptminer.comparing.model import ChangeKind, GapKind, Plan, Relation
from konzeptminer.records import SURE
from konzeptminer.report.blocks import scrolled
from konzeptminer.report.elements import Html, element, items, join
from konzeptminer.report.figures import count, enumeration, euro, number, percent
from konzeptminer.report.lookup import Lookup, goals, measures
from konzeptminer.report.wording import GLANCE, SUMMARY

_MOST = 3
"""So many fields or actors are named in a sentence."""

_PLANS = 6
"""So many plans are spoken of one by one; the tables have them all."""


def summary(lookup: Lookup) -> Html:
    """Give what the comparison says in sentences: of all plans together, then of each."""
    whole = items([*overall(lookup), *_unsure(lookup)], class_="sentences")
    own = [
        element("div", element("h3", plan.name), items(of_plan(lookup, plan), class_="sentences"))
        for plan in lookup.comparison.plans[:_PLANS]
    ]
    return join([whole, element("div", *own, class_="columns")])


def overall(lookup: Lookup) -> list[str]:
    """Give the sentences about all plans together, the most important first."""
    return [_subject(lookup), *_pairs(lookup), *_changes(lookup)]


def of_plan(lookup: Lookup, plan: Plan) -> list[str]:
    """Give the sentences about one plan."""
    return [*_focus(lookup, plan), *_missing(lookup, plan), *_alone(lookup, plan), *_open(lookup, plan)]


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
    whole = element("table", caption, element("thead", element("tr", *heads)), element("tbody", *rows), class_="glance")
    return scrolled(whole, GLANCE["caption"])


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
    if len(plans) > _PLANS:
        total = sum(measures(plan) for plan in plans)
        return SUMMARY["subject_many"].format(plans=number(len(plans)), measures=number(total))
    return SUMMARY["subject"].format(plans=enumeration(told))


def _pairs(lookup: Lookup) -> Iterator[str]:
    same, related = (len(lookup.pairs("measure", relation)) for relation in (Relation.SAME, Relation.RELATED))
    if same:
        yield SUMMARY["same"].format(pairs=count(same, "Paar", "Paare"), verb="ist" if same == 1 else "sind")
    if related:
        key = "related_too" if same else "related"
        yield SUMMARY[key].format(pairs=count(related, "Paar", "Paare"), verb="ist" if related == 1 else "sind")
    if not same + related and lookup.across:
        yield SUMMARY["no_pairs"]


def _focus(lookup: Lookup, plan: Plan) -> Iterator[str]:
    cells = [cell for cell in lookup.comparison.coverage if cell.plan == plan.key and cell.field and cell.records]
    cells.sort(key=lambda cell: -cell.records)
    if cells:
        named = [f"{lookup.label(cell.field)} ({percent(cell.share)})" for cell in cells[:_MOST]]
        yield SUMMARY["focus"].format(fields=enumeration(named))
    actors: Counter[str] = Counter()
    for share in lookup.comparison.actors:
        if share.plan == plan.key:
            actors[share.actor] += share.responsible
    top = [f"{name} ({number(times)})" for name, times in actors.most_common(_MOST) if times > 1]
    if top:
        yield SUMMARY["actors"].format(actors=enumeration(top))


def _missing(lookup: Lookup, plan: Plan) -> Iterator[str]:
    fields = [lookup.label(gap.field) for gap in lookup.gaps.get((plan.key, GapKind.FIELD_MISSING), [])]
    if fields:
        yield SUMMARY["missing"].format(fields=enumeration(fields))


def _alone(lookup: Lookup, plan: Plan) -> Iterator[str]:
    gaps = lookup.gaps.get((plan.key, GapKind.NO_PARTNER), [])
    alone = sum(bool(lookup.records[plan.key, gap.record].texts("measure")) for gap in gaps if gap.record)
    if alone and lookup.across:
        yield SUMMARY["alone"].format(part=_part(alone, measures(plan)), verb="hat" if alone == 1 else "haben")


def _open(lookup: Lookup, plan: Plan) -> Iterator[str]:
    total = measures(plan)
    nobody = len(lookup.gaps.get((plan.key, GapKind.NO_RESPONSIBLE), []))
    nothing = len(lookup.gaps.get((plan.key, GapKind.NO_RESOURCES), []))
    for key, missing in (("nobody", nobody), ("nothing", nothing)):
        if missing and missing == total:
            yield SUMMARY[f"all_{key}"]
        elif missing:
            yield SUMMARY[key].format(part=_part(missing, total), verb="nennt" if missing == 1 else "nennen")


def _part(part: int, whole: int) -> str:
    return f"{number(part)} von {count(whole, 'Maßnahme', 'Maßnahmen')}"


def _changes(lookup: Lookup) -> Iterator[str]:
    for before, after in lookup.steps:
        own = (change for change in lookup.comparison.changes if (change.before, change.after) == (before, after))
        kinds = Counter(change.kind for change in own)
        kept = kinds[ChangeKind.CARRIED_ON] + kinds[ChangeKind.CHANGED]
        yield SUMMARY["changes"].format(
            before=lookup.names[before],
            after=lookup.names[after],
            kept=_kept(kept, kinds[ChangeKind.CHANGED]),
            dropped=number(kinds[ChangeKind.DROPPED]),
            new=number(kinds[ChangeKind.NEW]),
        )


def _kept(kept: int, changed: int) -> str:
    if not kept:
        return SUMMARY["none_kept"]
    told = SUMMARY["kept"].format(kept=count(kept, "Maßnahme", "Maßnahmen"))
    return told + (SUMMARY["changed"].format(changed=number(changed)) if changed else "")


def _unsure(lookup: Lookup) -> Iterator[str]:
    records = [record for plan in lookup.comparison.plans for record in plan.records]
    unsure = sum(record.confidence < SURE for record in records)
    if unsure:
        yield SUMMARY["unsure"].format(
            unsure=number(unsure),
            records=count(len(records), "Eintrag", "Einträgen"),
            verb="ist" if unsure == 1 else "sind",
        )
