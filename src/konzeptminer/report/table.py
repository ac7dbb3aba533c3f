"""All records as one table: complete without a script, searched, filtered and sorted with one."""

from collections.abc import Iterable

from konzeptminer.comparing.model import Plan
from konzeptminer.export.columns import page_reference
from konzeptminer.export.wording import SOURCES, sureness
from konzeptminer.records import SURE, Record
from konzeptminer.report.elements import Child, Html, element, items, join
from konzeptminer.report.figures import count
from konzeptminer.report.lookup import Lookup
from konzeptminer.report.wording import RECORD_HEADS, TABLE


def records_table(lookup: Lookup) -> Html:
    """Give the tools, which the script shows, and the table."""
    rows = [_row(lookup, plan, record) for plan in lookup.comparison.plans for record in plan.records]
    heads = [element("th", head, scope="col", role="columnheader", data_key=key) for key, head in RECORD_HEADS.items()]
    listing = element(
        "table",
        element("caption", TABLE["caption"], class_="unseen"),
        element("thead", element("tr", *heads, role="row"), role="rowgroup"),
        element("tbody", *rows, role="rowgroup"),
        id="records",
        role="table",
        class_="records",
    )
    empty = element("p", TABLE["empty"], id="no-hit", hidden=True)
    return join([_tools(lookup, len(rows)), listing, empty])


def _tools(lookup: Lookup, total: int) -> Html:
    plans = [(plan.key, plan.name) for plan in lookup.comparison.plans]
    fields = [(field or "", lookup.label(field)) for field in _used_fields(lookup)]
    records = [record for plan in lookup.comparison.plans for record in plan.records]
    kinds = [(kind.value, SOURCES[kind]) for kind in dict.fromkeys(record.source for record in records)]
    search = element(
        "label", TABLE["search"], element("input", type="search", id="search", autocomplete="off"), class_="wide"
    )
    return element(
        "div",
        search,
        _choice("plan", TABLE["plan"], plans),
        _choice("field", TABLE["field"], fields),
        _choice("kind", TABLE["kind"], kinds),
        _choice("sure", TABLE["sure"], [("1", TABLE["is_sure"]), ("0", TABLE["is_unsure"])]),
        element("button", TABLE["reset"], type="button", id="reset"),
        element("output", count(total, "Eintrag", "Einträge"), id="count", role="status", aria_live="polite"),
        class_="tools",
        role="search",
        aria_label=TABLE["tools"],
        data_total=total,
        hidden=True,
    )


def _choice(key: str, label: str, options: Iterable[tuple[str, str]]) -> Html:
    chosen = [element("option", TABLE["all"], value="*")]
    chosen += [element("option", name, value=value) for value, name in options]
    return element("label", label, element("select", *chosen, id=f"by-{key}", data_by=key))


def _used_fields(lookup: Lookup) -> list[str | None]:
    used = {field for plan in lookup.comparison.plans for record in plan.records for field in record.fields or (None,)}
    return [field for field in [*lookup.comparison.taxonomy, None] if field in used]


def _row(lookup: Lookup, plan: Plan, record: Record) -> Html:
    cells: dict[str, Child] = {
        "plan": plan.name,
        "field": _field(lookup, record),
        "goal": _texts(record, "goal"),
        "measure": _measure(record),
        "responsible": _texts(record, "responsible"),
        "partners": _texts(record, "partners"),
        "resources": _texts(record, "resources"),
        "source": _source(record),
    }
    sort = {"source": f"{record.doc} {record.page:05} {record.row:05}"}
    line = [
        element("td", value, role="cell", class_=key, data_label=RECORD_HEADS[key], data_sort=sort.get(key))
        for key, value in cells.items()
    ]
    return element(
        "tr",
        *line,
        role="row",
        data_plan=plan.key,
        data_field=" ".join(record.fields),
        data_kind=record.source.value,
        data_sure=int(record.confidence >= SURE),
    )


def _field(lookup: Lookup, record: Record) -> Html:
    codes: Iterable[str | None] = record.fields or (None,)
    first, *others = [lookup.label(code) for code in codes]
    return join([first, element("small", TABLE["also"].format(fields=", ".join(others))) if others else None])


def _source(record: Record) -> Html:
    place = f"{record.doc}, {page_reference(record)}"
    unsure = record.confidence < SURE
    sure = element(
        "small", sureness(record.confidence) if unsure else TABLE["read"], class_="unsure" if unsure else None
    )
    return join([place, element("small", SOURCES[record.source]), sure])


def _measure(record: Record) -> Html:
    title, text = (" ".join(record.texts(cell)) for cell in ("title", "measure"))
    head = element("b", title) if title and text and title != text else None
    shown = element("span", text or title) if text or title else "–"
    steps = record.texts("implementation")
    new = element("span", TABLE["new"], class_="tag") if record.is_new else None
    return join([head, shown, new, items(steps, class_="steps") if steps else None], " ")


def _texts(record: Record, cell: str) -> Child:
    found = record.texts(cell)
    return join(found) if len(found) == 1 else items(found) or "–"
