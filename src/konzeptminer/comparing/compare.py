"""Plans compared: the way through the parts."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from konzeptminer.classifying import get_classifier
from konzeptminer.comparing.changes import find_changes
from konzeptminer.comparing.coverage import cover, find_gaps
from konzeptminer.comparing.describe import describe
from konzeptminer.comparing.differences import Judge
from konzeptminer.comparing.matching import Matcher, Side
from konzeptminer.comparing.model import Change, Comparison, Difference, Match
from konzeptminer.comparing.network import link_actors, share_actors
from konzeptminer.comparing.plans import OwnedPlan, labels, make_plans
from konzeptminer.comparing.relations import load_model
from konzeptminer.comparing.settings import CompareSettings
from konzeptminer.comparing.subjects import goal_key, goal_text, goals, measure_text, measures
from konzeptminer.embedding import load_embedding
from konzeptminer.records import Record, Result

DEFAULTS = CompareSettings()


def compare(results: Sequence[Result], *, settings: CompareSettings = DEFAULTS) -> Comparison:
    """Compare the plans of districts.

    Documents of one district and year make a plan; several years of one district are plans of their own. Plans of
    different districts are matched measure by measure and goal by goal, and so is a plan with its district's next.

    Args:
        results: The documents, as `extract` or `classify_result` gave them.
        settings: How to compare.

    Returns:
        Plans, matches, coverage, gaps, changes over time, actors and their links. A record without any match has a gap
        of the kind `no_partner`.

    Raises:
        TooFewPlansError: Fewer than two plans have records.
        CompareError: A document was given twice, or the shipped model is damaged.
        KonzeptminerError: The taxonomy or the classifier is missing or damaged.
    """
    owned = make_plans(results, settings)
    plans = tuple(one.plan for one in owned)
    taxonomy = labels(plans, settings)
    matches = _match(owned, settings)
    return Comparison(
        taxonomy=taxonomy,
        plans=plans,
        matches=tuple(matches),
        coverage=tuple(cover(plans, taxonomy)),
        gaps=tuple(find_gaps(plans, _matched(owned, matches))),
        changes=tuple(_changes(owned, matches)),
        actors=tuple(share for plan in plans for share in share_actors(plan)),
        links=tuple(link for plan in plans for link in link_actors(plan)),
    )


def _match(owned: Sequence[OwnedPlan], settings: CompareSettings) -> list[Match]:
    """Match the measures of each two plans, then their goals."""
    plans = [one.plan for one in owned]
    records = {record.id: record for plan in plans for record in plan.records}
    judge, model = Judge(records.values()), load_model()
    classifier = get_classifier(settings.taxonomy, settings.classifier).model

    def differ(a: str, b: str) -> tuple[Difference, ...]:
        return judge(records[a], records[b])

    found = []
    for subject, of, told in (("measure", measures, differ), ("goal", goals, None)):
        matcher = Matcher(subject, model, settings, told)
        profiles = describe([of(plan) for plan in plans], classifier)
        sides = [Side(plan.key, profile) for plan, profile in zip(plans, profiles, strict=True)]
        for i, j in _to_compare(owned):
            found += matcher.match(sides[i], sides[j])
    return found


def _to_compare(owned: Sequence[OwnedPlan]) -> Iterator[tuple[int, int]]:
    """Give the places of plans of different districts, and of a district's plan and its next."""
    for i, j in combinations(range(len(owned)), 2):
        if owned[i].district != owned[j].district or (i, j) in _successive(owned):
            yield i, j


def _successive(owned: Sequence[OwnedPlan]) -> set[tuple[int, int]]:
    """Give the places of each plan of a year and the same district's next one."""
    found: set[tuple[int, int]] = set()
    last: dict[str, int] = {}
    for place, one in enumerate(owned):
        if one.plan.year is not None:
            if one.district in last:
                found.add((last[one.district], place))
            last[one.district] = place
    return found


def _matched(owned: Sequence[OwnedPlan], matches: Sequence[Match]) -> dict[str, set[str]]:
    """Give the records of each plan that have a partner: in another district where there are several."""
    owner = {one.plan.key: one.district for one in owned}
    several = len(set(owner.values())) > 1
    found: dict[str, dict[str, set[str]]] = {one.plan.key: {"measure": set(), "goal": set()} for one in owned}
    for match in matches:
        if not several or owner[match.a] != owner[match.b]:
            found[match.a][match.subject].add(match.record_a)
            found[match.b][match.subject].add(match.record_b)
    return {one.plan.key: set(_with_partner(one.plan.records, **found[one.plan.key])) for one in owned}


def _with_partner(records: Sequence[Record], measure: set[str], goal: set[str]) -> Iterator[str]:
    """Give the records whose measure has a partner, or without a measure whose goal has."""
    matched_goals = {goal_key(goal_text(record)) for record in records if record.id in goal}
    for record in records:
        if record.id in measure or (not measure_text(record) and goal_key(goal_text(record)) in matched_goals):
            yield record.id


def _changes(owned: Sequence[OwnedPlan], matches: Sequence[Match]) -> Iterator[Change]:
    for i, j in sorted(_successive(owned)):
        before, after = owned[i].plan, owned[j].plan
        own = [
            match for match in matches if match.subject == "measure" and (match.a, match.b) == (before.key, after.key)
        ]
        text = {record.id: measure_text(record) for plan in (before, after) for record in plan.records}
        left, right = (load_embedding().encode([text[key] for key in keys]) for keys in _ends(own))
        alike = {
            (match.record_a, match.record_b): float(np.dot(a, b)) for match, a, b in zip(own, left, right, strict=True)
        }
        yield from find_changes(before, after, own, alike)


def _ends(matches: Sequence[Match]) -> tuple[list[str], list[str]]:
    return [match.record_a for match in matches], [match.record_b for match in matches]
