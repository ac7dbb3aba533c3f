"""A page of a text file as HTML: its characters as they stand in the file, and marks on those of records."""

from collections.abc import Sequence

from konzeptminer.records import Page
from konzeptminer.show.escaping import content
from konzeptminer.show.marks import Mark


def written_page(page: Page, marks: Sequence[Mark]) -> str:
    """Give a page of a text file as a figure.

    Args:
        page: The page.
        marks: Its marks in order, none of which overlap.
    """
    parts: list[str] = []
    end = 0
    for mark in marks:
        parts += [content(page.text[end : mark.start]), _mark(page.text[mark.start : mark.end], mark)]
        end = mark.end
    parts.append(content(page.text[end:]))
    # HTML drops a line feed right behind the start of the element.
    return (
        f'<figure class="page" id="p{page.number}"><figcaption>Seite {page.number}</figcaption>'
        f'<pre class="sheet">\n{"".join(parts)}</pre></figure>'
    )


def _mark(text: str, mark: Mark) -> str:
    letters = f' data-letters="{mark.column.letters}"' if mark.tagged else ""
    warned = " warned" if mark.warned else ""
    return (
        f'<span class="box c-{mark.column.key}{warned}" data-cells="{" ".join(mark.owners)}" '
        f'title="{mark.column.name}"{letters}>{content(text)}</span>'
    )
