"""What each plan holds in each field of action: a table whose cells are shaded by their share."""

from konzeptminer.report.blocks import folded, scrolled, table
from konzeptminer.report.elements import Html, element, join
from konzeptminer.report.figures import euro, number, percent
from konzeptminer.report.lookup import Lookup
from konzeptminer.report.wording import COVERAGE, COVERAGE_HEADS

SHADES = (0.0, 0.05, 0.1, 0.2, 0.3)
"""Shares of a plan above which a cell is one shade darker."""


def coverage(lookup: Lookup) -> Html:
    """Give the fields by plans, and below it, folded, all figures."""
    return join([scrolled(_heat_map(lookup), COVERAGE["head"]), folded(COVERAGE["details"], _details(lookup))])


def shade(share: float) -> int:
    """Give the shade of a share, 0 for nothing up to 5."""
    return sum(share > limit for limit in SHADES)


def _heat_map(lookup: Lookup) -> Html:
    plans = lookup.comparison.plans
    heads = [element("th", COVERAGE["head"], scope="col"), *(element("th", plan.name, scope="col") for plan in plans)]
    rows = [
        element(
            "tr",
            element("th", lookup.label(field), scope="row"),
            *(_cell(lookup, plan.key, field) for plan in plans),
        )
        for field in lookup.fields
    ]
    totals = [element("td", element("b", number(len(plan.records))), " ", element("span")) for plan in plans]
    return element(
        "table",
        element("caption", COVERAGE["caption"]),
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
        element("tfoot", element("tr", element("th", COVERAGE["total"], scope="row"), *totals)),
        class_="heat",
    )


def _cell(lookup: Lookup, plan: str, field: str | None) -> Html:
    cell = lookup.coverage.get((plan, field))
    if cell is None or not cell.records:
        return element("td", COVERAGE["empty"], class_="shade0")
    return element(
        "td",
        element("b", number(cell.records)),
        " ",
        element("span", percent(cell.share)),
        class_=f"shade{shade(cell.share)}",
    )


def _details(lookup: Lookup) -> Html:
    rows: list[list[Html | str]] = []
    for field in lookup.fields:
        for plan in lookup.comparison.plans:
            cell = lookup.coverage.get((plan.key, field))
            if cell is None or not cell.records:
                continue
            counts = (cell.records, cell.measures, cell.goals, cell.new, cell.priced)
            money = euro(cell.money) if cell.priced else "–"
            rows.append([lookup.label(field), plan.name, *(number(value) for value in counts), money])
    return scrolled(table(COVERAGE["details_caption"], COVERAGE_HEADS, rows, figures=2), COVERAGE["details"])
