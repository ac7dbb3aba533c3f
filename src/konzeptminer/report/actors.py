"""Who does what: bars of the most frequent actors, their network, and a table of all."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from konzeptminer.report.blocks import folded, scrolled, table
from konzeptminer.report.drawing import bars
from konzeptminer.report.elements import Html, element, join
from konzeptminer.report.figures import number
from konzeptminer.report.lookup import Lookup
from konzeptminer.report.network import network
from konzeptminer.report.wording import ACTOR_HEADS, ACTORS

MOST = 10
"""So many actors of a plan are drawn."""

_PLANS = 8
"""So many plans are drawn; the table has them all."""


@dataclass
class Actor:
    """An actor of a plan with the number of its records."""

    name: str
    kind: str
    responsible: int = 0
    partner: int = 0
    fields: Counter[str] = field(default_factory=Counter)

    @property
    def records(self) -> int:
        """In how many records it stands."""
        return self.responsible + self.partner


def actors_by_plan(lookup: Lookup) -> dict[str, list[Actor]]:
    """Give the actors of each plan, those with most records first."""
    plans: dict[str, dict[str, Actor]] = defaultdict(dict)
    for share in lookup.comparison.actors:
        actor = plans[share.plan].setdefault(share.actor, Actor(share.actor, share.kind))
        actor.responsible += share.responsible
        actor.partner += share.partner
        actor.fields[lookup.label(share.field)] += share.responsible + share.partner
    return {
        plan: sorted(found.values(), key=lambda actor: (-actor.responsible, -actor.partner, actor.name))
        for plan, found in plans.items()
    }


def actors(lookup: Lookup) -> Html:
    """Give bars and network of each plan, and the table of all actors."""
    by_plan = actors_by_plan(lookup)
    if not by_plan:
        return element("p", ACTORS["none"])
    figures = []
    for index, plan in enumerate(lookup.comparison.plans[:_PLANS]):
        found = by_plan.get(plan.key, [])[:MOST]
        if found:
            values = [(actor.name, actor.responsible, actor.partner) for actor in found]
            links = [link for link in lookup.comparison.links if link.plan == plan.key]
            drawn = [bars(plan.name, values, key=f"bars{index}"), network(plan.name, links, key=f"net{index}")]
            figures.append(element("div", element("h3", plan.name), *drawn, class_="actors"))
    legend = element("p", ACTORS["legend"], class_="note")
    return join([legend, element("div", *figures, class_="columns"), folded(ACTORS["open"], _table(lookup, by_plan))])


def _table(lookup: Lookup, by_plan: dict[str, list[Actor]]) -> Html:
    rows = [
        [actor.name, lookup.names[plan], actor.kind, number(actor.responsible), number(actor.partner), fields_of(actor)]
        for plan, found in by_plan.items()
        for actor in found
    ]
    return scrolled(table(ACTORS["caption"], ACTOR_HEADS, rows), ACTORS["caption"])


def fields_of(actor: Actor) -> str:
    """Give the fields of an actor with the number of its records in each: `Sprache (3), Bildung (1)`."""
    return ", ".join(f"{name} ({number(times)})" for name, times in actor.fields.most_common())
