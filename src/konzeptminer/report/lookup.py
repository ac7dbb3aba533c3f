"""A comparison with its records, plans and pairs at hand."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from konzeptminer.comparing.model import Comparison, Coverage, Gap, GapKind, Match, Plan, Relation
from konzeptminer.records import Record
from konzeptminer.report.wording import NO_FIELD


@dataclass(frozen=True)
class Lookup:
    """What is looked up in a comparison."""

    comparison: Comparison

    @cached_property
    def plans(self) -> dict[str, Plan]:
        """The plans by their keys."""
        return {plan.key: plan for plan in self.comparison.plans}

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of the plans by their keys."""
        return {key: plan.name for key, plan in self.plans.items()}

    @cached_property
    def records(self) -> dict[tuple[str, str], Record]:
        """The records by the key of their plan and their id."""
        return {(plan.key, record.id): record for plan in self.comparison.plans for record in plan.records}

    @cached_property
    def coverage(self) -> dict[tuple[str, str | None], Coverage]:
        """What a plan holds in a field, by the plan's key and the field."""
        return {(cell.plan, cell.field): cell for cell in self.comparison.coverage}

    @cached_property
    def fields(self) -> list[str | None]:
        """The fields in which any plan has something, in the taxonomy's order; records without a field last."""
        used = {cell.field for cell in self.comparison.coverage if cell.records}
        known = [code for code in self.comparison.taxonomy if code in used]
        rest = sorted(code for code in used if code is not None and code not in self.comparison.taxonomy)
        return [*known, *rest, *([None] if None in used else [])]

    @cached_property
    def gaps(self) -> dict[tuple[str, GapKind], list[Gap]]:
        """The gaps by the key of the plan and their kind."""
        gaps: dict[tuple[str, GapKind], list[Gap]] = defaultdict(list)
        for gap in self.comparison.gaps:
            gaps[gap.plan, gap.kind].append(gap)
        return dict(gaps)

    @cached_property
    def steps(self) -> list[tuple[str, str]]:
        """The keys of each plan and the same district's next one."""
        return list(dict.fromkeys((change.before, change.after) for change in self.comparison.changes))

    @property
    def across(self) -> bool:
        """Tell whether plans of different districts were compared, and not only the years of one."""
        return len(self.steps) + 1 < len(self.comparison.plans)

    def label(self, field: str | None) -> str:
        """Give the label of a field."""
        return NO_FIELD if field is None else self.comparison.taxonomy.get(field, field)

    def field_of(self, record: Record) -> str:
        """Give the label of a record's main field."""
        return self.label(record.fields[0] if record.fields else None)

    def pairs(self, subject: str, relation: Relation) -> list[Match]:
        """Give the pairs of a relation, the surest first, those of one district's years left out.

        Further ones of a group stand behind those that come first.
        """
        return self._pairs.get((subject, relation), [])

    @cached_property
    def _pairs(self) -> dict[tuple[str, Relation], list[Match]]:
        steps = set(self.steps)
        pairs: dict[tuple[str, Relation], list[Match]] = defaultdict(list)
        for match in sorted(self.comparison.matches, key=lambda match: (match.group, -match.probability, -match.score)):
            if (match.a, match.b) not in steps:
                pairs[match.subject, match.relation].append(match)
        return dict(pairs)

    def sides(self, match: Match) -> tuple[Record, Record]:
        """Give the two records of a pair."""
        return self.records[match.a, match.record_a], self.records[match.b, match.record_b]


def heading_of(record: Record) -> str:
    """Give the text that stands for a record: its measure, else its title, else its goal."""
    for cell in ("measure", "title", "goal"):
        if texts := record.texts(cell):
            return texts[0]
    return ""


def measures(plan: Plan) -> int:
    """Count the measures of a plan."""
    return sum(bool(record.texts("measure")) for record in plan.records)


def goals(plan: Plan) -> int:
    """Count the different goals of a plan."""
    return len({text for record in plan.records for text in record.texts("goal")})
