"""Matched measures side by side, with their source pages, and matched goals as a table."""

from collections.abc import Mapping, Sequence

from konzeptminer.comparing.model import Difference, Match, Relation
from konzeptminer.export.columns import page_reference
from konzeptminer.export.wording import CELLS
from konzeptminer.records import Record
from konzeptminer.report.blocks import folded, scrolled, table
from konzeptminer.report.elements import Child, Html, element, items, join
from konzeptminer.report.figures import count, percent
from konzeptminer.report.lookup import Lookup, heading_of
from konzeptminer.report.snippets import Snippet
from konzeptminer.report.wording import (
    DIFFERENCE_CELLS,
    DIFFERENCES,
    DIFFERENT,
    DIFFERS,
    FURTHER,
    NOTHING,
    PAIRS,
    SURE_THAT,
    WORDS,
)
from konzeptminer.report.words import marked

MOST = 250
"""So many pairs are shown on the page; all of them stand in the workbook."""

_CELLS = ("measure", "goal", "responsible", "partners", "implementation", "resources")
_RELATIONS = (Relation.SAME, Relation.RELATED)


def shown(lookup: Lookup) -> list[Match]:
    """Give the pairs of measures that the page shows: the same ones, then related ones."""
    return [match for relation in _RELATIONS for match in lookup.pairs("measure", relation)][:MOST]


def pairs(lookup: Lookup, snippets: Mapping[str, Snippet]) -> Html:
    """Give the pairs of measures as cards, and those of goals as a table."""
    matches = shown(lookup)
    drawn: set[str] = set()
    parts: list[Html] = []
    for relation in _RELATIONS:
        cards = [
            _card(lookup, match, place, snippets=snippets, drawn=drawn)
            for place, match in enumerate(matches, start=1)
            if match.relation is relation
        ]
        if cards:
            heading = PAIRS[relation.value].format(count=len(lookup.pairs("measure", relation)))
            parts += [element("h3", heading), element("p", PAIRS[f"{relation.value}_help"]), *cards]
    left_out = sum(len(lookup.pairs("measure", relation)) for relation in _RELATIONS) - len(matches)
    if left_out:
        parts.append(element("p", PAIRS["more"].format(count=count(left_out, "Paar", "Paare")), class_="note"))
    if not parts:
        parts.append(element("p", PAIRS["none"]))
    return join([*parts, _goals(lookup)])


def _card(lookup: Lookup, match: Match, place: int, *, snippets: Mapping[str, Snippet], drawn: set[str]) -> Html:
    a, b = lookup.sides(match)
    fields = list(dict.fromkeys([lookup.field_of(a), lookup.field_of(b)]))
    share = percent(match.probability)
    further = element("span", FURTHER, class_="tag") if match.group else None
    head = element(
        "header",
        element("h4", f"{place}. {' / '.join(fields)}"),
        element("span", SURE_THAT[match.relation].format(share=share), class_=f"tag {match.relation.value}"),
        further,
    )
    used = [cell for cell in _CELLS if a.texts(cell) or b.texts(cell)]
    marks = [[pair[side] for pair in match.words] for side in (0, 1)]
    sides = [
        _side(
            lookup.names[key],
            record,
            used,
            words=words,
            differs=match.differs,
            source=_source(record, snippets, drawn),
        )
        for key, record, words in ((match.a, a, marks[0]), (match.b, b, marks[1]))
    ]
    return element(
        "article", head, element("div", *sides, class_=f"sides rows{len(used) + 2}"), _why(match), class_="pair"
    )


def _side(
    name: str,
    record: Record,
    used: Sequence[str],
    *,
    words: Sequence[str],
    differs: Sequence[Difference],
    source: Html,
) -> Html:
    different = {DIFFERENCE_CELLS[difference] for difference in differs if difference is not Difference.TARGET_GROUP}
    entries = []
    for cell in used:
        label = element("dt", CELLS[cell], element("span", DIFFERENT, class_="differs") if cell in different else None)
        entries.append(element("div", label, element("dd", _value(record, cell, words)), class_=f"cell {cell}"))
    return element("div", element("h5", name), element("dl", *entries), source, class_="side")


def _value(record: Record, cell: str, words: Sequence[str]) -> Child:
    texts = record.texts(cell)
    if not texts:
        return element("span", NOTHING, class_="nothing")
    pieces = [marked(text, words) if cell in {"measure", "goal"} else join([text]) for text in texts]
    return pieces[0] if len(pieces) == 1 else items(pieces)


def _source(record: Record, snippets: Mapping[str, Snippet], drawn: set[str]) -> Html:
    """Give where a record stands: with its cutting the first time, with a link to that later."""
    place = PAIRS["source"].format(doc=record.doc, pages=page_reference(record))
    snippet = snippets.get(record.id)
    if snippet is None:
        text = record.measure or record.title or record.goal
        quote = text.spans[0].text if text and text.spans else heading_of(record)
        return element("figure", element("blockquote", quote), element("figcaption", place), class_="source")
    if record.id in drawn:
        link = element("a", PAIRS["see"], href=f"#q-{record.id}")
        return element("figure", element("figcaption", place, "; ", link), class_="source")
    drawn.add(record.id)
    image = element(
        "img",
        src=snippet.uri,
        width=snippet.width,
        height=snippet.height,
        alt=PAIRS["alt"].format(doc=record.doc, page=snippet.page),
        decoding="async",
    )
    return element("figure", image, element("figcaption", place), class_="source", id=f"q-{record.id}")


def _why(match: Match) -> Html | None:
    words = [a if a.casefold() == b.casefold() else f"{a} – {b}" for a, b in match.words]
    names = ", ".join(DIFFERENCES[difference] for difference in match.differs)
    told = [DIFFERS.format(names=names)] if names else []
    told += [WORDS.format(words=", ".join(words))] if words else []
    return element("p", " ".join(told), class_="why") if told else None


def _goals(lookup: Lookup) -> Html:
    matches = [match for relation in _RELATIONS for match in lookup.pairs("goal", relation)]
    if not matches:
        return Html()
    rows = []
    for match in matches[:MOST]:
        a, b = lookup.sides(match)
        sides = [
            join([element("b", lookup.names[key]), ": ", marked(" ".join(record.texts("goal")), words)])
            for key, record, words in (
                (match.a, a, [pair[0] for pair in match.words]),
                (match.b, b, [pair[1] for pair in match.words]),
            )
        ]
        rows.append([SURE_THAT[match.relation].format(share=percent(match.probability)), *sides])
    heads = (PAIRS["goal_relation"], PAIRS["goal_a"], PAIRS["goal_b"])
    listing = scrolled(table(PAIRS["goals"], heads, rows), PAIRS["goals"])
    return join([element("h3", PAIRS["goals"]), folded(PAIRS["goals_open"].format(count=len(matches)), listing)])
