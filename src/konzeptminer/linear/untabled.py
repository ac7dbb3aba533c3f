"""PDF pages whose tables have lost their columns: lines under the names of columns, but no table around them."""

import re
from collections.abc import Container, Sequence

from konzeptminer.layout.page import PageLayout
from konzeptminer.linear.heads import Head, find_heads
from konzeptminer.text.passage import PageText

COLUMNS = 3
"""A head of fewer columns may be two words of a chapter."""

MOST_SHARE, SHARE = 0.5, 0.3
"""Least share of the words of such a head that name columns, for few columns and for more."""

PLAN = re.compile(r"[Mm]aßnahme|\bZiele?\b|MASSNAHME|ZIEL")
BESIDE = re.compile(
    r"[Zz]uständig|[Vv]erantwort|[Ff]ederführ|[Rr]essource|[Pp]artner|[Kk]ooperation|[Bb]eteiligte|Träger|Akteur"
)


def untabled_pages(pages: Sequence[PageLayout], taken: Container[int]) -> list[list[PageText]]:
    """Give runs of pages that begin with a page with a head and go on while there are no tables and no records.

    Args:
        pages: All pages.
        taken: Numbers of the pages that records stand on.
    """
    runs: list[list[PageText]] = []
    is_open = False
    for page in pages:
        if page.tables or page.number in taken:
            is_open = False
        elif is_open:
            runs[-1].append(page.text)
        elif _has_head(page.text):
            runs.append([page.text])
            is_open = True
    return runs


def _has_head(page: PageText) -> bool:
    """Tell whether a page holds the head of a table; the two words that each has are cheap to look for."""
    if not (PLAN.search(page.text) and BESIDE.search(page.text)):
        return False
    return any(_is_plain(page, head) for head in find_heads(page))


def _is_plain(page: PageText, head: Head) -> bool:
    text = re.sub(r"\([^)]*\)", " ", page.text[head.start : head.end].replace("-\n", ""))
    words = re.findall(r"[^\W\d_]{3,}", text)
    names = sum(len(column.parts) for column in head.columns)
    return names >= COLUMNS and names >= (MOST_SHARE if names == COLUMNS else SHARE) * len(words)
