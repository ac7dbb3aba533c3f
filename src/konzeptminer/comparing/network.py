"""Who is responsible for how much in which field, and who works with whom."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from konzeptminer.comparing.model import ActorLink, ActorShare, Plan
from konzeptminer.records import ActorKind, ActorRole, Record

UNKNOWN_KIND = ActorKind.SONSTIGE.value

Actor = tuple[str, str]
"""Name and kind."""


def share_actors(plan: Plan) -> Iterator[ActorShare]:
    """Give how many records of each field each actor is responsible for or a partner in, the busiest first."""
    counts: dict[tuple[Actor, str | None], list[int]] = {}
    total: Counter[Actor] = Counter()
    for record in plan.records:
        field = record.fields[0] if record.fields else None
        for place, actors in enumerate(_roles(record)):
            for actor in actors:
                counts.setdefault((actor, field), [0, 0])[place] += 1
                total[actor] += 1
    order = {actor: i for i, (actor, _) in enumerate(total.most_common())}
    for ((name, kind), field), (responsible, partner) in sorted(
        counts.items(), key=lambda item: (order[item[0][0]], item[0][1] or "~")
    ):
        yield ActorShare(plan=plan.key, actor=name, kind=kind, field=field, responsible=responsible, partner=partner)


def link_actors(plan: Plan) -> Iterator[ActorLink]:
    """Give in how many records two actors stand together, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    for record in plan.records:
        responsible, partners = ([name for name, _ in actors] for actors in _roles(record))
        links = [(one, other) for one in responsible for other in partners if one != other]
        counts.update({*links, *combinations(responsible, 2)})
    for (source, target), records in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield ActorLink(plan=plan.key, source=source, target=target, records=records)


def _roles(record: Record) -> tuple[list[Actor], list[Actor]]:
    """Give those responsible and the partners, each once; by the printed name where no other is known."""
    cells = {ActorRole.RESPONSIBLE: record.responsible, ActorRole.PARTNER: record.partners}
    responsible, partners = (
        list(dict.fromkeys(_named(record, role) or [(part.text, UNKNOWN_KIND) for part in cell if part.text]))
        for role, cell in cells.items()
    )
    return responsible, partners


def _named(record: Record, role: ActorRole) -> list[Actor]:
    return [(actor.name, actor.kind.value) for actor in record.actors if actor.role is role]
