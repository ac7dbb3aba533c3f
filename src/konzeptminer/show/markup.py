"""The parts of the page in HTML. Every text of a document goes through `content` or `attribute`."""

from collections.abc import Iterable, Mapping, Sequence

from konzeptminer.export.wording import KINDS, SOURCES, WARNINGS, category_reasons, german, money, staff, sureness
from konzeptminer.records import SURE, Document, DocumentWarning, Page, Record, Result, TracedText
from konzeptminer.show.boxes import Box
from konzeptminer.show.columns import COLUMNS, EXTRA, WARNING, Column, RecordCell, cells, empty_columns
from konzeptminer.show.escaping import attribute, content
from konzeptminer.show.images import Picture
from konzeptminer.show.tags import tag_place

PADDING = 1.0
"""Points by which a drawn box is larger than its text, so that its line does not touch the letters."""

SAME_SIZE = 1.0
"""Points by which the picture of a page may differ in size from the page that was read."""


def facts(document: Document, records: Sequence[Record]) -> str:
    """Give what the document is, as a list of terms."""
    unsure = sum(record.confidence < SURE for record in records)
    entries = {
        "Datei": document.path.replace("\\", "/").rpartition("/")[2],
        "Kreis": document.district.name if document.district else "nicht bestimmt",
        "Art": KINDS[document.kind],
        "Jahr": str(document.year or "nicht bestimmt"),
        "Seiten": str(len(document.pages)),
        "Einträge": f"{len(records)}, davon {unsure} unsicher",
        "Warnungen": str(len(document.warnings) or "keine"),
    }
    return "".join(f"<div><dt>{name}</dt><dd>{content(value)}</dd></div>" for name, value in entries.items())


def warnings(document: Document, shown: Iterable[int]) -> str:
    """Give the document's warnings, with links to the pages that are shown; open where there are any."""
    if not document.warnings:
        return ""
    pages = set(shown)
    items = "".join(_warning(number, item, pages) for number, item in enumerate(document.warnings, start=1))
    count = len(document.warnings)
    heading = "1 Warnung" if count == 1 else f"{count} Warnungen"
    return f'<details class="warnings" open><summary>{heading} zu diesem Dokument</summary><ol>{items}</ol></details>'


def legend(result: Result) -> str:
    """Give the columns with their letters; `Warnung` only where there are any."""
    columns = [*COLUMNS, EXTRA, *([WARNING] if result.document.warnings else [])]
    return "".join(f"<li>{_tag(column)}{column.name}</li>" for column in columns)


def pages(document: Document, shown: Mapping[int, str]) -> str:
    """Give the pages in order: the figures of those shown, by their numbers, and a line for each run of others."""
    parts: list[str] = []
    skipped: list[int] = []
    for page in document.pages:
        if page.number in shown:
            parts += [_skipped(skipped), shown[page.number]]
            skipped = []
        else:
            skipped.append(page.number)
    return "".join([*parts, _skipped(skipped)])


def records(result: Result) -> str:
    """Give the records as a list of groups that can be focused."""
    return "".join(_record(record) for record in result.records)


def heading(document: Document) -> str:
    """Give the document's title, or its name."""
    return content(document.title or document.name)


def _warning(number: int, warning: DocumentWarning, shown: set[int]) -> str:
    link = f' <a href="#p{warning.page}">zur Seite {warning.page}</a>' if warning.page in shown else ""
    return f'<li id="w{number}"><strong>{WARNINGS[warning.code]}:</strong> {_sentence(warning.message)}{link}</li>'


def _skipped(numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    first, last = numbers[0], numbers[-1]
    name = f"Seite {first}" if first == last else f"Seiten {first} bis {last}"
    return f'<p class="skipped"><b>{name}</b> ohne Einträge, nicht abgebildet</p>'


def drawn_page(page: Page, boxes: Sequence[Box], picture: Picture | None) -> str:
    """Give a page of a PDF file as a figure: its picture, None where it cannot be drawn, and the boxes over it."""
    notes = ""
    image = '<div class="blank"></div>'
    if picture is None:
        notes = " – kann nicht abgebildet werden; die Kästen zeigen nur, wo der Text steht"
    else:
        image = f'<img src="{picture.uri}" alt="Seite {page.number} des Dokuments" decoding="async">'
        if max(abs(picture.width - page.width), abs(picture.height - page.height)) > SAME_SIZE:
            notes = " – anders zugeschnitten als gelesen; die Kästen können verschoben sein"
    drawn = "".join(_box(box, boxes, page.width) for box in boxes)
    size = f"{page.width:g} {page.height:g}"
    return (
        f'<figure class="page" id="p{page.number}"><figcaption>Seite {page.number}{notes}</figcaption>'
        f'<div class="sheet">{image}<svg viewBox="0 0 {size}" preserveAspectRatio="none" aria-hidden="true">'
        f"{drawn}</svg></div></figure>"
    )


def _box(box: Box, others: Sequence[Box], page_width: float) -> str:
    x0, top, x1, bottom = box.bbox
    x, y = x0 - PADDING, top - PADDING
    tag = ""
    if box.tagged:
        left, upper, right, lower = tag_place(box, others, page_width)
        tag = (
            f'<rect class="tag" x="{left:.1f}" y="{upper:.1f}" width="{right - left:.1f}" '
            f'height="{lower - upper:.1f}"/>'
            f'<text x="{(left + right) / 2:.1f}" y="{lower - 1.4:.1f}">{box.column.letters}</text>'
        )
    return (
        f'<g class="box c-{box.column.key}" data-cells="{" ".join(box.owners)}"><title>{box.column.name}</title>'
        f'<rect class="frame" x="{x:.1f}" y="{y:.1f}" width="{x1 - x0 + 2 * PADDING:.1f}" '
        f'height="{bottom - top + 2 * PADDING:.1f}"/>{tag}</g>'
    )


def _record(record: Record) -> str:
    unsure = record.confidence < SURE
    badge = f'<span class="sureness{" unsure" if unsure else ""}">{sureness(record.confidence)}</span>'
    new = '<span class="new">Neu</span>' if record.is_new else ""
    reasons = "".join(f"<li>{_sentence(reason)}</li>" for reason in record.reasons)
    why = f'<div class="reasons"><b>Warum nicht ganz sicher:</b><ul>{reasons}</ul></div>' if reasons else ""
    empty = empty_columns(record)
    gaps = f'<p class="gaps">Nichts gefunden zu: {", ".join(empty)}</p>' if empty else ""
    name = f"n{record.row}"
    return (
        f'<li><article class="record" id="r{record.row}" tabindex="-1" role="group" aria-labelledby="{name}" '
        f'data-unsure="{int(unsure)}"><header><h3 id="{name}">Eintrag {record.row}</h3>'
        f"<span>Seite {record.page}, {SOURCES[record.source]}</span>{new}{badge}</header>{why}"
        f"{''.join(_cell(cell) for cell in cells(record))}{_understood(record)}{gaps}</article></li>"
    )


def _cell(cell: RecordCell) -> str:
    label = content(cell.label)
    if min(text.confidence for text in cell.texts) < SURE:
        label += ' <span class="unsure">unsicher</span>'
    texts = "".join(_value(text) for text in cell.texts)
    listed = f"<ul>{texts}</ul>" if len(cell.texts) > 1 else texts.removeprefix("<li>").removesuffix("</li>")
    return (
        f'<div class="cell c-{cell.column.key}" id="{cell.id}" tabindex="-1" role="group" '
        f'aria-label="{attribute(cell.label)}">'
        f'{_tag(cell.column)}<span class="label">{label}</span><div class="value">{listed}</div></div>'
    )


def _value(text: TracedText) -> str:
    return f"<li>{content(text.text)}</li>"


def _understood(record: Record) -> str:
    """Give what was taken out of the resources, and the codes of the taxonomy."""
    entries = {
        "Beträge": [money(amount) for amount in record.money],
        "Personal": [staff(post) for post in record.staff],
        "Förderung": record.funding,
        "Kategorien": category_reasons(record),
    }
    parts = [f"<dt>{name}</dt><dd>{content('; '.join(values))}</dd>" for name, values in entries.items() if values]
    return f'<dl class="understood">{"".join(parts)}</dl>' if parts else ""


def _tag(column: Column) -> str:
    return f'<span class="letters c-{column.key}" aria-hidden="true">{column.letters}</span>'


def _sentence(text: str) -> str:
    translated = german(text)
    return content(translated) if translated else f'<span lang="en">{content(text)}</span>'
