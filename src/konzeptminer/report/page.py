"""The whole page, from its parts and the files beside this module."""

import base64
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from string import Template

from konzeptminer.comparing.model import Comparison
from konzeptminer.report import wording
from konzeptminer.report.actors import actors
from konzeptminer.report.blocks import section
from konzeptminer.report.changes import changes
from konzeptminer.report.coverage import coverage
from konzeptminer.report.elements import Html, element, items, join
from konzeptminer.report.figures import enumeration, number
from konzeptminer.report.gaps import gaps, unmatched
from konzeptminer.report.lookup import Lookup
from konzeptminer.report.pairs import pairs, shown
from konzeptminer.report.sheets import dump_sheets, records_csv
from konzeptminer.report.snippets import cut
from konzeptminer.report.summary import glance, summary
from konzeptminer.report.table import records_table
from konzeptminer.show.policy import policy

_NAMED = 4
"""So many plans are named in the title."""

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def render(comparison: Comparison, sources: Mapping[str, Path]) -> str:
    """Give a comparison as one HTML document in German that needs no network.

    Args:
        comparison: The comparison.
        sources: The files by the names of their documents: measures of a PDF file among them are shown with a cutting
            of their page.

    Returns:
        The document, to be written in UTF-8.
    """
    lookup = Lookup(comparison)
    style, script = _resource("report.css"), _resource("report.js")
    sections = _sections(lookup, sources)
    return Template(_resource("report.html")).substitute(
        policy=policy(style, script),
        style=style,
        script=script,
        title=join([title(lookup)]),
        skip=wording.SKIP,
        basis=_basis(lookup),
        downloads=_downloads(comparison),
        contents=_contents(sections),
        sections=join(section(key, wording.SECTIONS[key], part) for key, part in sections.items()),
    )


def title(lookup: Lookup) -> str:
    """Give what the page is called."""
    names = [plan.name for plan in lookup.comparison.plans]
    if len(names) <= _NAMED:
        return wording.TITLE.format(names=enumeration(names))
    return wording.TITLE_MANY.format(number=number(len(names)))


def _sections(lookup: Lookup, sources: Mapping[str, Path]) -> dict[str, Html]:
    matches = shown(lookup)
    snippets = cut((record for match in matches for record in lookup.sides(match)), sources)
    sections = {
        "wichtigstes": join([summary(lookup), glance(lookup)]),
        "handlungsfelder": coverage(lookup),
        "entsprechungen": pairs(lookup, snippets),
        "jahre": changes(lookup),
        "einzeln": join([_introduction("einzeln"), unmatched(lookup)]),
        "luecken": join([_introduction("luecken"), gaps(lookup)]),
        "akteure": actors(lookup),
        "eintraege": records_table(lookup),
        "hinweise": join(element("p", note) for note in wording.NOTES),
    }
    left_out = set() if lookup.steps else {"jahre"}
    if not lookup.across:
        left_out |= {"entsprechungen", "einzeln"}
    return {key: part for key, part in sections.items() if key not in left_out}


def _introduction(key: str) -> Html:
    return element("p", wording.INTRODUCTIONS[key])


def _basis(lookup: Lookup) -> Html:
    documents = [f"{plan.name}: {', '.join(plan.documents)}" for plan in lookup.comparison.plans]
    return element("p", f"{wording.DOCUMENTS}: {'; '.join(documents)}", class_="basis")


def _contents(sections: Mapping[str, Html]) -> Html:
    links = items(element("a", wording.SECTIONS[key], href=f"#{key}") for key in sections)
    return element("nav", links, class_="contents", aria_label=wording.CONTENTS)


def _downloads(comparison: Comparison) -> Html:
    kept = (
        (wording.DOWNLOAD_XLSX, "vergleich.xlsx", _XLSX, dump_sheets(comparison)),
        (wording.DOWNLOAD_CSV, "eintraege.csv", "text/csv;charset=utf-8", records_csv(comparison)),
    )
    links = [
        element("a", name, href=f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}", download=file)
        for name, file, kind, data in kept
    ]
    return element("p", wording.DOWNLOADS, " ", join(links, " "), class_="downloads")


def _resource(name: str) -> str:
    return (files("konzeptminer.report") / name).read_text(encoding="utf-8")
