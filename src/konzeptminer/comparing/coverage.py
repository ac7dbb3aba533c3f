"""What each plan holds in each field of action, and what it lacks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from konzeptminer.comparing.model import Coverage, Gap, GapKind, Plan
from konzeptminer.comparing.subjects import goal_key, goal_text, measure_text
from konzeptminer.records import Money, Record


def cover(plans: Sequence[Plan], taxonomy: Iterable[str]) -> Iterator[Coverage]:
    """Give what each plan holds by the records' first code: every code of the taxonomy, then those without a code.

    Args:
        plans: The plans.
        taxonomy: Its codes, in order; they stand even where no plan has them.
    """
    codes: list[str | None] = [*taxonomy]
    for plan in plans:
        by_code = _by_code(plan)
        for code in (*codes, *((None,) if None in by_code else ())):
            yield _coverage(plan, code, by_code.get(code, []))


def find_gaps(plans: Sequence[Plan], matched: Mapping[str, set[str]]) -> Iterator[Gap]:
    """Give what each plan lacks.

    Args:
        plans: The plans.
        matched: By the plan's key the ids of the records that have a partner in another plan.
    """
    held = {plan.key: {code for code in _by_code(plan) if code} for plan in plans}
    codes = dict.fromkeys(code for plan in plans for record in plan.records for code in record.fields[:1])
    for plan in plans:
        for record in plan.records:
            if not measure_text(record):
                if not _has_measure(plan, record):
                    yield Gap(plan=plan.key, kind=GapKind.GOAL_WITHOUT_MEASURE, record=record.id)
            else:
                if not record.responsible:
                    yield Gap(plan=plan.key, kind=GapKind.NO_RESPONSIBLE, record=record.id)
                if not record.resources:
                    yield Gap(plan=plan.key, kind=GapKind.NO_RESOURCES, record=record.id)
            if record.id not in matched.get(plan.key, set()):
                yield Gap(plan=plan.key, kind=GapKind.NO_PARTNER, record=record.id)
        for code in codes:
            others = tuple(other for other, own in held.items() if code in own)
            if code not in held[plan.key]:
                yield Gap(plan=plan.key, kind=GapKind.FIELD_MISSING, field=code, others=others)


def money_sum(money: Iterable[Money]) -> float:
    """Give what sums of money add up to, by their lower bounds, or the upper where there is none."""
    bounds = (item.minimum if item.minimum is not None else item.maximum for item in money)
    return float(sum(bound for bound in bounds if bound is not None))


def _by_code(plan: Plan) -> dict[str | None, list[Record]]:
    found: dict[str | None, list[Record]] = {}
    for record in plan.records:
        found.setdefault(record.fields[0] if record.fields else None, []).append(record)
    return found


def _coverage(plan: Plan, code: str | None, records: Sequence[Record]) -> Coverage:
    return Coverage(
        plan=plan.key,
        field=code,
        records=len(records),
        measures=sum(bool(measure_text(record)) for record in records),
        goals=len({goal_key(goal) for record in records if (goal := goal_text(record))}),
        share=len(records) / len(plan.records) if plan.records else 0.0,
        new=sum(record.is_new for record in records),
        priced=sum(bool(record.money) for record in records),
        money=money_sum(item for record in records for item in record.money),
    )


def _has_measure(plan: Plan, record: Record) -> bool:
    """Tell whether another record of the plan has the goal of this one and a measure."""
    key = goal_key(goal_text(record))
    return any(measure_text(other) and goal_key(goal_text(other)) == key for other in plan.records)
