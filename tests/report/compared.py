"""Comparisons made by hand, for the tests of what is written of them."""

from collections.abc import Sequence
from pathlib import Path

from drawn import Sheet, draw
from handmade import make_record

from konzeptminer.comparing.model import (
    ActorLink,
    ActorShare,
    Change,
    ChangeKind,
    Comparison,
    Coverage,
    Difference,
    Gap,
    GapKind,
    Match,
    Plan,
    Relation,
)
from konzeptminer.records import Money, Record, SourceKind, SourceSpan, TracedText

SCRIPT = "<script>alert(1)</script>"
ATTRIBUTE = '"><img src=x onerror=alert(2)>'
FORMULA = "=cmd|' /C calc'!A0"
EVIL = f"{SCRIPT} {ATTRIBUTE} ${{title}}"
"""A text that would run, break out of an attribute or be filled in, were it not escaped."""


def placed(text: str, page: int, bbox: tuple[float, float, float, float]) -> TracedText:
    """Give a text that is printed in a box."""
    span = SourceSpan(page=page, bbox=bbox, chars=(0, len(text)), text=text)
    return TracedText(text=text, offsets=((0, 0, len(text)),), spans=(span,))


def north() -> Plan:
    """Give a plan of four records, the last of them only a goal."""
    records = (
        make_record(
            doc="nord",
            row=1,
            goal="Sicher zu Fuß",
            measure=placed("Zebrastreifen vor Schulen malen", 1, (100, 200, 260, 214)),
            responsible=["Tiefbauamt"],
            partners=["Polizei"],
            resources="rund 5.000 €",
            money=(Money(text="rund 5.000 €", minimum=5000, maximum=5000),),
            fields=("verkehr", "schule"),
        ),
        make_record(
            doc="nord", row=2, page=2, measure="Bänke aufstellen", responsible=["Tiefbauamt"], fields=("verkehr",)
        ),
        make_record(
            doc="nord",
            row=3,
            page=2,
            measure="Älteren vorlesen",
            fields=("kultur",),
            confidence=0.6,
            reasons=("the table has no head; its columns were told by their content",),
        ).model_copy(update={"source": SourceKind.SECTION}),
        make_record(doc="nord", row=4, page=3, goal="Kultur für alle"),
    )
    return Plan(key="n", name="Nordkreis", documents=("nord",), records=records)


def south() -> Plan:
    """Give a plan of three records, with texts that would do harm."""
    records = (
        make_record(
            doc="süd",
            row=1,
            goal="Wege für Kinder",
            measure="Fußwege vor Schulen sichern",
            implementation=["zählen", "bauen"],
            responsible=["Schulamt"],
            fields=("verkehr",),
            is_new=True,
        ),
        make_record(doc="süd", row=2, measure=EVIL, responsible=[EVIL], fields=("schule",), extra={FORMULA: FORMULA}),
        make_record(doc="süd", row=3, measure=FORMULA, partners=[FORMULA], resources=FORMULA, fields=("schule",)),
    )
    return Plan(key="s", name="Südkreis", documents=("süd",), records=records)


def match(relation: Relation = Relation.SAME, **changes: object) -> Match:
    whole = {
        "a": "n",
        "b": "s",
        "record_a": "nord-001",
        "record_b": "süd-001",
        "subject": "measure",
        "relation": relation,
        "probability": 0.93,
        "score": 0.8,
        "words": (("Schulen", "Schulen"), ("Fuß", "Fußwege")),
        "differs": (Difference.RESPONSIBLE,),
    }
    return Match.model_validate(whole | changes)


def comparison(**changes: object) -> Comparison:
    """Give two plans compared: one pair, a further one of it, gaps of every kind, actors and a link."""
    whole = {
        "taxonomy": {"verkehr": "Verkehr", "schule": "Schule", "kultur": "Kultur", "leer": "Leeres"},
        "plans": (north(), south()),
        "matches": (
            match(),
            match(Relation.RELATED, record_a="nord-002", probability=0.6, score=0.5, group=True, words=(), differs=()),
            match(subject="goal", words=(("Fuß", "Wege"),), differs=()),
        ),
        "coverage": (
            coverage("n", "verkehr", 2, share=0.5, priced=1, money=5000),
            coverage("n", "kultur", 1, share=0.25),
            coverage("n", None, 1, share=0.25, measures=0),
            coverage("s", "verkehr", 1, share=1 / 3, new=1),
            coverage("s", "schule", 2, share=2 / 3),
            coverage("s", "kultur", 0, share=0),
        ),
        "gaps": (
            Gap(plan="n", kind=GapKind.FIELD_MISSING, field="schule", others=("s",)),
            Gap(plan="n", kind=GapKind.GOAL_WITHOUT_MEASURE, record="nord-004"),
            Gap(plan="n", kind=GapKind.NO_RESPONSIBLE, record="nord-003"),
            Gap(plan="n", kind=GapKind.NO_PARTNER, record="nord-003"),
            Gap(plan="n", kind=GapKind.NO_PARTNER, record="nord-004"),
            Gap(plan="s", kind=GapKind.NO_RESOURCES, record="süd-001"),
            Gap(plan="s", kind=GapKind.NO_PARTNER, record="süd-002"),
        ),
        "actors": (
            ActorShare(plan="n", actor="Tiefbauamt", kind="Kreis", field="verkehr", responsible=2, partner=0),
            ActorShare(plan="n", actor="Polizei", kind="Land", field="verkehr", responsible=0, partner=1),
            ActorShare(plan="s", actor=EVIL, kind="sonstige", field="schule", responsible=1, partner=0),
        ),
        "links": (ActorLink(plan="n", source="Tiefbauamt", target=EVIL, records=1),),
    }
    return Comparison.model_validate(whole | changes)


def coverage(plan: str, field: str | None, records: int, *, share: float, **more: object) -> Coverage:
    whole = {"plan": plan, "field": field, "records": records, "measures": records, "goals": 1, "share": share}
    return Coverage.model_validate(whole | more)


def years() -> Comparison:
    """Give two years of one district compared."""

    def plan(year: int, texts: Sequence[str]) -> Plan:
        records: list[Record] = [
            make_record(doc=f"plan-{year}", row=row, measure=text) for row, text in enumerate(texts, start=1)
        ]
        return Plan(
            key=f"n-{year}", name=f"Nordkreis {year}", year=year, documents=(f"plan-{year}",), records=tuple(records)
        )

    old, new = "n-2010", "n-2015"
    changes = (
        Change(
            before=old, after=new, kind=ChangeKind.CHANGED, record_before="plan-2010-001", record_after="plan-2015-001"
        ),
        Change(before=old, after=new, kind=ChangeKind.DROPPED, record_before="plan-2010-002"),
        Change(before=old, after=new, kind=ChangeKind.NEW, record_after="plan-2015-002"),
    )
    return Comparison(
        taxonomy={},
        plans=(plan(2010, ["Wege bauen", "Brücke bauen"]), plan(2015, ["Radwege bauen", "Bus fahren lassen"])),
        matches=(match(a=old, b=new, record_a="plan-2010-001", record_b="plan-2015-001"),),
        changes=changes,
    )


def pdf(folder: Path) -> Path:
    """Draw the first page of the plan of the north."""

    def page(sheet: Sheet) -> None:
        sheet.text(100, 212, "Zebrastreifen vor Schulen malen")

    return draw(folder / "nord.pdf", page)
