"""What holds for every comparison, and what a small one says."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans_made import POOL, plan

import konzeptminer as km
from konzeptminer.comparing.model import ChangeKind, Comparison, GapKind, Match, Relation
from konzeptminer.comparing.subjects import goal_key, goal_text, measure_text
from konzeptminer.records import Result

ROWS = st.fixed_dictionaries(
    {"measure": st.sampled_from(POOL)},
    optional={
        "goal": st.sampled_from(("Frauen lernen Deutsch", "Alle treiben Sport", "Deutsch für Frauen")),
        "responsible": st.sampled_from((["Sozialamt"], ["VHS", "Jugendamt"])),
    },
)
PLANS = st.lists(ROWS, min_size=1, max_size=4)
FEW = settings(max_examples=15, deadline=None)


def three(measures: list[list[dict[str, object]]]) -> list[Result]:
    names = ("Kreis Auenland", "Kreis Bruchtal", "Kreis Düsterwald")
    return [plan(rows, name=name, doc=name) for rows, name in zip(measures, names, strict=False)]


def as_set(comparison: Comparison) -> set[tuple[object, ...]]:
    return {
        (frozenset(((match.a, match.record_a), (match.b, match.record_b))), match.subject, match.relation, match.score)
        for match in comparison.matches
    }


@given(st.lists(PLANS, min_size=2, max_size=3))
@FEW
def test_the_order_of_the_plans_does_not_matter(measures: list[list[dict[str, object]]]) -> None:
    results = three(measures)
    assert as_set(km.compare(results)) == as_set(km.compare(results[::-1]))


@given(PLANS, PLANS)
@FEW
def test_partners_are_one_to_one_but_for_groups(a: list[dict[str, object]], b: list[dict[str, object]]) -> None:
    matches = [match for match in km.compare(three([a, b])).matches if not match.group]
    for side in ("record_a", "record_b"):
        counts = Counter((match.subject, getattr(match, side)) for match in matches)
        assert not counts or max(counts.values()) == 1


@given(st.lists(PLANS, min_size=2, max_size=3))
@FEW
def test_every_record_has_a_partner_or_a_gap(measures: list[list[dict[str, object]]]) -> None:
    comparison = km.compare(three(measures))
    alone = {gap.record for gap in comparison.gaps if gap.kind is GapKind.NO_PARTNER}
    for one in comparison.plans:
        ends = [
            (match.subject, record)
            for match in comparison.matches
            for key, record in ((match.a, match.record_a), (match.b, match.record_b))
            if key == one.key
        ]
        goals = {goal_key(goal_text(record)) for record in one.records if ("goal", record.id) in ends}
        for record in one.records:
            matched = ("measure", record.id) in ends
            if not measure_text(record):
                matched = goal_key(goal_text(record)) in goals
            assert matched != (record.id in alone)


@pytest.fixture(scope="module")
def small() -> Comparison:
    """Two plans: one measure that both have, one that is worded anew, and some that one has alone."""
    a = [
        {"goal": "Alle treiben Sport", "measure": POOL[4], "responsible": ["Kreissportbund"], "resources": "500 €"},
        {"goal": "Deutsch lernen", "measure": POOL[0], "responsible": ["Volkshochschule"], "partners": ["Jugendamt"]},
        {"goal": "Vielfalt leben", "measure": POOL[7]},
        {"goal": "Wohnungen für alle"},
    ]
    b = [
        {"goal": "Alle treiben Sport", "measure": POOL[4], "responsible": ["Gleichstellungsstelle"]},
        {"goal": "Frauen lernen Deutsch", "measure": POOL[1], "responsible": ["Caritasverband"]},
        {"goal": "Gäste willkommen heißen", "measure": POOL[12], "is_new": True},
    ]
    return km.compare([plan(a, ags="05158", doc="a"), plan(b, name="Kreis Bruchtal", ags="05162", doc="b")])


def pairs(comparison: Comparison, subject: str = "measure") -> dict[tuple[str, str], Match]:
    return {(match.record_a, match.record_b): match for match in comparison.matches if match.subject == subject}


def test_a_measure_finds_its_partner_in_the_same_and_in_other_words(small: Comparison) -> None:
    found = pairs(small)
    assert {("a-1", "b-1"), ("a-2", "b-2")} <= set(found)
    assert found["a-1", "b-1"].relation is Relation.SAME
    assert not any(match.record_b == "b-3" for match in found.values())


def test_a_match_says_what_matched(small: Comparison) -> None:
    words = dict(pairs(small)["a-2", "b-2"].words)
    assert words["Mütter"] == "Frauen"


def test_goals_are_matched_too(small: Comparison) -> None:
    assert pairs(small, "goal")["a-1", "b-1"].relation is Relation.SAME


def test_gaps_say_what_is_missing(small: Comparison) -> None:
    gaps = {(gap.plan, gap.kind, gap.record) for gap in small.gaps}
    assert ("05158", GapKind.GOAL_WITHOUT_MEASURE, "a-4") in gaps
    assert ("05158", GapKind.NO_RESPONSIBLE, "a-3") in gaps
    assert ("05158", GapKind.NO_RESOURCES, "a-2") in gaps
    assert ("05158", GapKind.NO_RESOURCES, "a-1") not in gaps
    assert ("05158", GapKind.NO_RESPONSIBLE, "a-4") not in gaps
    assert ("05162", GapKind.NO_PARTNER, "b-3") in gaps


def test_a_field_that_only_the_other_has_is_missing(small: Comparison) -> None:
    missing = {(gap.plan, gap.field): gap.others for gap in small.gaps if gap.kind is GapKind.FIELD_MISSING}
    codes = {one.key: {record.fields[0] for record in one.records if record.fields} for one in small.plans}
    assert codes["05158"] != codes["05162"]
    assert set(missing) == {
        *(("05158", code) for code in codes["05162"] - codes["05158"]),
        *(("05162", code) for code in codes["05158"] - codes["05162"]),
    }
    assert all(others == ({"05158": "05162", "05162": "05158"}[key],) for (key, _), others in missing.items())


def test_plans_of_one_year_have_no_changes(small: Comparison) -> None:
    assert small.changes == ()


def test_the_same_district_over_time() -> None:
    before = plan([POOL[4], POOL[6], POOL[7]], year=2011, doc="early")
    after = plan([POOL[6], POOL[4], POOL[2]], year=2015, doc="late")
    comparison = km.compare([after, before])
    found = {(change.kind, change.record_before, change.record_after) for change in comparison.changes}
    assert found == {
        (ChangeKind.CARRIED_ON, "early-1", "late-2"),
        (ChangeKind.CARRIED_ON, "early-2", "late-1"),
        (ChangeKind.DROPPED, "early-3", None),
        (ChangeKind.NEW, None, "late-3"),
    }


def test_a_partner_in_the_own_district_is_none_where_there_are_others() -> None:
    years = [plan([POOL[4]], year=year, doc=f"y{year}") for year in (2011, 2015)]
    comparison = km.compare([*years, plan([POOL[12]], name="Kreis Bruchtal")])
    alone = {gap.record for gap in comparison.gaps if gap.kind is GapKind.NO_PARTNER}
    assert {"y2011-1", "y2015-1"} <= alone
    assert any({match.record_a, match.record_b} == {"y2011-1", "y2015-1"} for match in comparison.matches)


def test_frames_have_their_columns_even_when_empty(small: Comparison) -> None:
    frames = small.to_pandas()
    assert list(frames) == ["matches", "coverage", "gaps", "changes", "actors", "links", "records"]
    assert frames["changes"].empty
    assert list(frames["changes"])[:3] == ["before", "after", "kind"]
    assert list(frames["records"])[:3] == ["plan", "id", "doc"]
    assert len(frames["records"]) == 7
    assert set(frames["matches"]["relation"]) <= {"same", "related"}


def test_a_comparison_survives_json(small: Comparison) -> None:
    assert Comparison.model_validate_json(small.model_dump_json()) == small
