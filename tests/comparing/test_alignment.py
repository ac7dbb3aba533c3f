"""The parts of the alignment: assignment, shares, features, differences, words of groups."""

import numpy as np
import pytest
from handmade import make_record
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from plans_made import POOL

from konzeptminer.comparing.assign import Partners, assign
from konzeptminer.comparing.context import shares
from konzeptminer.comparing.describe import describe, lemma_of, parts_of
from konzeptminer.comparing.differences import Judge
from konzeptminer.comparing.features import FEATURES, features, rest
from konzeptminer.comparing.groups import groups_in
from konzeptminer.comparing.model import Difference
from konzeptminer.comparing.relations import Likeness, load_model
from konzeptminer.comparing.subjects import Subject


def likeness(scores: list[list[float]]) -> Likeness:
    same = np.array(scores)
    return Likeness(same, same, same >= 0.8)


def subjects(*texts: str) -> list[Subject]:
    return [Subject(record=f"{number}-{text}", text=text) for number, text in enumerate(texts)]


def test_the_sum_of_the_scores_decides_and_not_the_best_pair() -> None:
    found = assign(likeness([[0.75, 0.7], [0.7, 0.0]]), no_partner=0.3, group=0.9)
    assert found == [Partners(0, 1), Partners(1, 0)]


def test_a_pair_below_the_cost_of_having_no_partner_is_not_made() -> None:
    assert assign(likeness([[0.29]]), no_partner=0.3, group=0.9) == []


def test_a_further_partner_is_of_a_group() -> None:
    assert assign(likeness([[0.95, 0.93]]), no_partner=0.3, group=0.9) == [Partners(0, 0), Partners(0, 1, group=True)]


def test_a_plan_of_nothing_has_no_partners() -> None:
    a, b = describe([subjects("Schwimmkurse"), []])
    assert assign(load_model().likeness(a, b), no_partner=0.3, group=0.9) == []


@given(arrays(np.float32, array_shapes(min_dims=2, max_dims=2, max_side=8), elements=st.floats(-40, 40, width=32)))
def test_no_row_or_column_is_dealt_out_more_than_once(evidence: np.ndarray) -> None:
    dealt = shares(evidence, 0.0)
    assert np.isfinite(dealt).all()
    assert dealt.sum(axis=0).max() <= 1 + 1e-5


def test_rest_tells_texts_that_share_words_and_not_the_purpose() -> None:
    texts = (f"{what} für Jugendliche aus Gemeinschaftsunterkünften" for what in ("Tanzabend", "Rechtsberatung"))
    a, b = describe([subjects(text) for text in texts])
    whole, left = features(a, b)[0, 0, FEATURES.index("text")], rest(a, b)[0, 0]
    assert left < 0.4
    assert whole > left + 0.2


def test_rest_of_equal_texts_is_whole() -> None:
    a, b = describe([subjects(POOL[0]), subjects(POOL[0])])
    assert rest(a, b)[0, 0] == pytest.approx(1, abs=1e-5)


def test_features_are_the_same_both_ways() -> None:
    a, b = describe([subjects(*POOL[:5]), subjects(*POOL[5:])])
    np.testing.assert_allclose(features(a, b), features(b, a).transpose(1, 0, 2), atol=1e-5)


def test_compounds_have_two_parts() -> None:
    assert parts_of("Bildungsgutscheine") == ("bildung", "gutschein")
    assert parts_of("Beratung") == (lemma_of("Beratung"),)


def test_groups_of_people_are_told() -> None:
    assert groups_in("Schwimmkurse für Mütter aus Unterkünften") == {"Frauen", "Eltern", "Geflüchtete"}
    assert groups_in("Grillplatz am See") == frozenset()


def differences(a: dict[str, object], b: dict[str, object]) -> set[Difference]:
    left, right = make_record(row=1, **a), make_record(row=2, **b)
    return set(Judge([left, right])(left, right))


def test_what_is_empty_on_one_side_does_not_differ() -> None:
    full = {
        "measure": "Kurse für Frauen",
        "responsible": ["Caritas"],
        "resources": "keine",
        "implementation": ["Räume suchen"],
    }
    assert differences(full, {"measure": "Kurse"}) == set()


def test_differences_are_named() -> None:
    found = differences(
        {
            "measure": "Kurse für Frauen",
            "responsible": ["Caritas"],
            "resources": "Landesmittel",
            "implementation": ["Räume suchen"],
        },
        {
            "measure": "Kurse für Betriebe",
            "responsible": ["Landratsamt"],
            "resources": "0,5 Stelle",
            "implementation": ["Plakate drucken und aufhängen"],
        },
    )
    assert found == set(Difference)
