import pytest
from plans_made import POOL, plan

import konzeptminer as km
from konzeptminer.comparing.error import CompareError, TooFewPlansError
from konzeptminer.comparing.plans import make_plans
from konzeptminer.comparing.settings import CompareSettings
from konzeptminer.records import Result

PLAIN = CompareSettings(classify=False)


def keys(*results: Result) -> list[tuple[str, str, int]]:
    return [(one.plan.key, one.plan.name, len(one.plan.records)) for one in make_plans(results, PLAIN)]


def test_documents_of_a_district_and_year_are_one_plan() -> None:
    found = keys(
        plan(POOL[:2], name="Kreis Auenland", ags="05158", year=2011),
        plan(POOL[2:3], name="Kreis Bruchtal"),
        plan(POOL[3:6], name="Kreis Auenland", ags="05158", year=2011),
    )
    assert found == [("05158", "Kreis Auenland", 5), ("kreis-bruchtal", "Kreis Bruchtal", 1)]


def test_years_of_a_district_are_plans_of_their_own_in_order() -> None:
    found = keys(
        plan(POOL[:1], ags="05158", year=2015),
        plan(POOL[1:2], ags="05158", year=2011),
        plan(POOL[2:3], name="Kreis Bruchtal", year=2012),
    )
    assert [key for key, _, _ in found] == ["05158-2011", "05158-2015", "kreis-bruchtal"]
    assert found[0][1] == "Kreis Auenland 2011"


def test_a_document_without_a_year_belongs_to_the_only_year() -> None:
    found = keys(plan(POOL[:1], year=2015), plan(POOL[1:2]), plan(POOL[2:3], name="Kreis Bruchtal"))
    assert found[0] == ("kreis-auenland", "Kreis Auenland", 2)


def test_a_document_without_a_year_is_alone_where_there_are_several() -> None:
    found = keys(plan(POOL[:1], year=2015), plan(POOL[1:2]), plan(POOL[2:3], year=2011))
    assert [key for key, _, _ in found] == ["kreis-auenland-2011", "kreis-auenland-2015", "kreis-auenland"]


def test_a_name_has_the_official_key_that_it_has_elsewhere() -> None:
    found = keys(plan(POOL[:1]), plan(POOL[1:2], ags="05158"), plan(POOL[2:3], name="Kreis Bruchtal"))
    assert [(key, records) for key, _, records in found] == [("05158", 2), ("kreis-bruchtal", 1)]


def test_documents_without_a_district_are_plans_under_their_own_names() -> None:
    found = keys(
        plan(POOL[:1], name=None, doc="Konzept 2020"),
        plan(POOL[1:2], name=None, doc="konzept-2020"),
    )
    assert [key for key, _, _ in found] == ["konzept-2020", "konzept-2020-2"]


@pytest.mark.parametrize("results", [[], [plan(POOL[:2])], [plan(POOL[:2]), plan([], name="Kreis Bruchtal")]])
def test_fewer_than_two_plans_with_records_cannot_be_compared(results: list[Result]) -> None:
    with pytest.raises(TooFewPlansError, match="two are needed"):
        km.compare(results)


def test_a_document_given_twice_is_named() -> None:
    one = plan(POOL[:2], doc="auenland")
    with pytest.raises(CompareError, match=r"auenland\.pdf.*once"):
        km.compare([one, one])


def test_records_get_codes_only_where_they_have_none() -> None:
    given = plan([{"measure": "Schwimmkurse für Frauen", "fields": ("wohnen",)}, "Schwimmkurse für Frauen"])
    owned = make_plans([given, plan(POOL[:1], name="Kreis Bruchtal")], CompareSettings())
    fields = [record.fields[:1] for record in owned[0].plan.records]
    assert fields == [("wohnen",), ("sport",)]


def test_records_are_left_without_codes_if_that_is_asked_for() -> None:
    owned = make_plans([plan(POOL[:1]), plan(POOL[:1], name="Kreis Bruchtal")], PLAIN)
    assert owned[0].plan.records[0].fields == ()
