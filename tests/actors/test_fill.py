"""The actors of records: where they point to, and what the document's own abbreviations make of them."""

import json
from itertools import combinations
from pathlib import Path

import pytest
from handmade import make_record, make_result

import konzeptminer as km
from konzeptminer.actors import normalise_actors, with_actors
from konzeptminer.records import Abbreviation, ActorRole, District, Document, SourceSpan

GROUPS = Path(__file__).parents[2] / "corpus" / "language" / "actors.jsonl"

PLAN = """# Waldkonzept des Kreises Soest

| Ziel | Maßnahme | Zuständigkeit | Partner |
| --- | --- | --- | --- |
| Mehr Wald | Bäume pflanzen | SG 60-2 | ZAW, ka Städte |
| Mehr Licht | Wege lichten | 60-2, Kreisforstamt | Forstamt des Kreises |

## Abkürzungen

ZAW Zentrale Anlaufstelle Wald
ka = kreisangehörig
"""


def document(**changes: object) -> Document:
    return make_result().document.model_copy(update=changes)


def test_actors_point_to_the_texts_of_their_record() -> None:
    records = with_actors(
        [make_record(responsible=["60-2", "", "AWO"], partners=["Amt 60-2"]), make_record(row=2, partners=["AWO"])],
        document(),
    )
    for record in records:
        for actor in record.actors:
            cell = record.responsible if actor.role is ActorRole.RESPONSIBLE else record.partners
            assert cell[actor.index].text == actor.text
    assert [(actor.role, actor.index, actor.name) for actor in records[0].actors] == [
        (ActorRole.RESPONSIBLE, 0, "Amt 60-2"),
        (ActorRole.RESPONSIBLE, 2, "Arbeiterwohlfahrt"),
        (ActorRole.PARTNER, 0, "Amt 60-2"),
    ]
    assert records[1].actors[0].key == records[0].actors[1].key


def test_the_documents_abbreviations_and_district_are_used() -> None:
    span = SourceSpan(page=1, bbox=None, chars=(0, 4), text="Ziel")
    own = document(
        abbreviations=(Abbreviation(short="ZAW", long="Zentrale Anlaufstelle Wald", span=span),),
        district=District(name="Kreis Soest", ags="05974"),
    )
    (record,) = with_actors([make_record(responsible=["ZAW", "Kreis"])], own)
    assert [(actor.name, actor.ags) for actor in record.actors] == [
        ("Zentrale Anlaufstelle Wald", None),
        ("Kreis", "05974"),
    ]


def test_a_file_gives_records_with_actors(tmp_path: Path) -> None:
    path = tmp_path / "soest.md"
    path.write_text(PLAN, encoding="utf-8")
    result = km.extract(path)
    for item in result.document.abbreviations:
        page = result.document.pages[item.span.page - 1]
        assert page.text[item.span.chars[0] : item.span.chars[1]] == item.span.text
    assert {item.short: item.long for item in result.document.abbreviations} == {
        "ZAW": "Zentrale Anlaufstelle Wald",
        "ka": "kreisangehörig",
    }
    first, second = result.records
    assert [actor.name for actor in first.actors] == [
        "Sachgebiet 60-2",
        "Zentrale Anlaufstelle Wald",
        "kreisangehörige Städte",
    ]
    assert second.actors[0].key == first.actors[0].key
    assert second.actors[1].key == second.actors[2].key


@pytest.mark.parametrize("half", [0, 1])
def test_groups_of_names_come_out_as_before(half: int) -> None:
    rows = [json.loads(line) for line in GROUPS.read_text(encoding="utf-8").splitlines()]
    groups = [row for row in rows if "variants" in row][60 * half : 60 * half + 60]
    owners = [(number, name) for number, group in enumerate(groups) for name in group["variants"]]
    actors = normalise_actors([name for _, name in owners])
    pairs = [
        (first[0] == second[0], one.key == other.key)
        for (first, one), (second, other) in combinations(zip(owners, actors, strict=True), 2)
    ]
    assert (False, True) not in pairs
    assert pairs.count((True, True)) > 0.93 * sum(same for same, _ in pairs)
    kinds = [actor.kind == groups[owner]["type"] for (owner, _), actor in zip(owners, actors, strict=True)]
    assert sum(kinds) > 0.98 * len(kinds)


def test_near_misses_of_the_groups_stay_apart() -> None:
    rows = [json.loads(line) for line in GROUPS.read_text(encoding="utf-8").splitlines()]
    for pair in (row["different"] for row in rows if "different" in row):
        assert len({actor.key for actor in normalise_actors(pair)}) == 2, pair
