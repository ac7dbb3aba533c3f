"""What the parts of the page are set in: tables, folded parts, frames that scroll sideways."""

from collections.abc import Iterable, Sequence

from konzeptminer.report.elements import Child, Html, element


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[Child]], *, figures: int | None = None, class_: str = ""
) -> Html:
    """Give a table whose rows begin with a head.

    Args:
        caption: What it shows.
        heads: The heads of its columns.
        rows: Its rows.
        class_: A further class for its style.
        figures: The first column of figures, where there are any; those behind it hold figures, too.
    """
    first = len(heads) if figures is None else figures
    marks = ["figure" if index >= first else None for index in range(len(heads))]
    body = [
        element(
            "tr",
            element("th", row[0], scope="row"),
            *(element("td", cell, class_=mark) for cell, mark in zip(row[1:], marks[1:], strict=True)),
        )
        for row in rows
    ]
    line = [element("th", head, scope="col", class_=mark) for head, mark in zip(heads, marks, strict=True)]
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *line)),
        element("tbody", *body),
        class_=f"plain {class_}".rstrip(),
    )


def scrolled(child: Html, label: str) -> Html:
    """Let a wide part scroll sideways by itself, with the keyboard, too."""
    return element("div", child, class_="scroll", role="region", aria_label=label, tabindex=0)


def folded(summary: str, *children: Child) -> Html:
    """Give a part that is opened with a click and always printed."""
    return element("details", element("summary", summary), *children)


def section(key: str, heading: str, *children: Child) -> Html:
    """Give a part of the page below its heading."""
    head = element("h2", heading, id=f"h-{key}")
    return element("section", head, *children, id=key, aria_labelledby=f"h-{key}")
