"""What became of the measures of a plan in the same district's next one."""

from collections.abc import Iterator, Sequence

from konzeptminer.comparing.model import Change, ChangeKind, Match, Plan
from konzeptminer.comparing.subjects import measure_text

KEPT = 0.5
"""Score from which on two measures count as one that went on.

Lower than for calling measures of two districts the same: what a district planned before is likely to be there again.
"""

UNCHANGED = 0.7
"""Likeness of two wordings from which on a measure is carried on and not changed."""


def find_changes(
    before: Plan, after: Plan, matches: Sequence[Match], likeness: dict[tuple[str, str], float]
) -> Iterator[Change]:
    """Give what became of each measure, and which are new.

    Args:
        before: The earlier plan.
        after: The next one.
        matches: The measures matched one to one, earlier ones as `a`.
        likeness: How alike the words of matched measures are, by their records.
    """
    partner = {match.record_a: match for match in matches if match.score >= KEPT and not match.group}
    kept = {match.record_b for match in partner.values()}
    for record in before.records:
        match = partner.get(record.id)
        if match:
            same = likeness[match.record_a, match.record_b] >= UNCHANGED
            yield Change(
                before=before.key,
                after=after.key,
                kind=ChangeKind.CARRIED_ON if same else ChangeKind.CHANGED,
                record_before=record.id,
                record_after=match.record_b,
                probability=match.probability,
            )
        elif measure_text(record):
            yield Change(before=before.key, after=after.key, kind=ChangeKind.DROPPED, record_before=record.id)
    for record in after.records:
        if measure_text(record) and record.id not in kept:
            yield Change(before=before.key, after=after.key, kind=ChangeKind.NEW, record_after=record.id)
