import pytest
from plans_made import plan

from konzeptminer.comparing.coverage import cover, money_sum
from konzeptminer.comparing.model import Coverage, Plan
from konzeptminer.comparing.network import link_actors, share_actors
from konzeptminer.comparing.plans import make_plans
from konzeptminer.comparing.settings import CompareSettings
from konzeptminer.records import Money


def made(*rows: dict[str, object]) -> Plan:
    other = plan(["Grillplatz am Baggersee"], name="Kreis Bruchtal")
    return make_plans([plan(rows), other], CompareSettings(classify=False))[0].plan


def test_coverage_counts_by_the_first_code() -> None:
    one = made(
        {"measure": "a", "goal": "Ziel 1", "fields": ("sport", "kultur"), "is_new": True},
        {"measure": "b", "goal": "ziel 1!", "fields": ("sport",), "money": (Money(text="5 €", minimum=5.0),)},
        {"goal": "Ziel 2", "fields": ("sport",)},
        {"measure": "c"},
    )
    found = {row.field: row for row in cover([one], ["sport", "kultur"])}
    assert found["sport"] == Coverage(
        plan=one.key, field="sport", records=3, measures=2, goals=2, share=0.75, new=1, priced=1, money=5.0
    )
    assert found["kultur"].records == 0
    assert found[None].measures == 1


def test_sums_take_the_lower_bound_else_the_upper() -> None:
    money = [
        Money(text="5 bis 9 €", minimum=5.0, maximum=9.0),
        Money(text="bis 3 €", maximum=3.0),
        Money(text="0 bis 7 €", minimum=0.0, maximum=7.0),
    ]
    assert money_sum(money) == pytest.approx(8.0)


def test_actors_are_counted_once_a_record_by_role_and_field() -> None:
    one = made(
        {"measure": "a", "fields": ("sport",), "responsible": ["Sozialamt", "Sozialamt"], "partners": ["AWO"]},
        {"measure": "b", "fields": ("sport",), "responsible": ["AWO"], "partners": ["Sozialamt"]},
        {"measure": "c", "responsible": ["Sozialamt"]},
    )
    found = {(row.actor, row.field): (row.responsible, row.partner) for row in share_actors(one)}
    assert found["Sozialamt", "sport"] == (1, 1)
    assert found["Sozialamt", None] == (1, 0)
    assert len({actor for actor, _ in found}) == 2


def test_links_run_from_those_responsible() -> None:
    one = made(
        {"measure": "a", "responsible": ["Sozialamt", "Jugendamt"], "partners": ["Sportverein Bach"]},
        {"measure": "b", "responsible": ["Sozialamt"], "partners": ["Jugendamt"]},
    )
    found = {(link.source, link.target): link.records for link in link_actors(one)}
    assert found == {
        ("Sozialamt", "Jugendamt"): 2,
        ("Sozialamt", "Sportverein Bach"): 1,
        ("Jugendamt", "Sportverein Bach"): 1,
    }
