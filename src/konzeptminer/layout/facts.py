"""What a document says about itself: title, district, kind and year."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from konzeptminer.layout.page import PageLayout
from konzeptminer.records import District, DocumentKind

FIRST_PAGES = 3
"""Pages from the front on which a document names itself."""

TITLE_WEIGHT = 5
"""A name in the title or the file's name counts as often as this many in the text."""

KIND_WORDS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    (DocumentKind.COUNCIL_REPORT, re.compile(r"vorlage|sachstand|bericht\b|beschluss|ausschuss|mitteilung", re.I)),
    (
        DocumentKind.CONCEPT,
        re.compile(r"konzept|masterplan|strategie|aktionsplan|leitbild|rahmenplan|sozialplanung", re.I),
    ),
    (
        DocumentKind.MEASURE_TABLE,
        re.compile(r"maßnahmen(?:katalog|tabelle|plan|liste|übersicht)|handlungsschwerpunkte", re.I),
    ),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says about itself."""

    title: str | None
    district: District | None
    kind: DocumentKind
    year: int | None


def find_facts(pages: Sequence[PageLayout], *, name: str, metadata_title: str | None) -> Facts:
    """Read title, district, kind and year from the first pages, the file's name and its metadata."""
    printed = _printed_title(pages)
    title = printed or metadata_title
    own = " ".join(text for text in (title, metadata_title, re.sub(r"[_.-]+", " ", name)) if text)
    text = "\n".join(page.text.text for page in pages)
    return Facts(
        title=title,
        district=_district(own, text),
        kind=_kind(own, pages),
        year=_year(own, "\n".join(page.text.text for page in pages[:FIRST_PAGES])),
    )


def _printed_title(pages: Sequence[PageLayout]) -> str | None:
    """Give the largest print of the first page outside tables, if it is larger than the rest."""
    lines = [line for line in pages[0].lines if sum(letter.isalpha() for letter in line.text) >= 4] if pages else []
    if not lines:
        return None
    largest = max(line.height for line in lines)
    usual = sorted(line.height for page in pages[:FIRST_PAGES] for line in page.lines)
    if len(lines) > 1 and largest < 1.15 * usual[len(usual) // 2]:
        return None
    return " ".join(" ".join(line.text.split()) for line in lines if line.height > 0.95 * largest)[:300]


@cache
def _districts() -> tuple[District, ...]:
    rows = csv.DictReader(files("konzeptminer.data").joinpath("kreise.csv").read_text(encoding="utf-8").splitlines())
    return tuple(District(name=row["name"], ags=row["ags"]) for row in rows)


@cache
def _name_pattern(name: str) -> re.Pattern[str]:
    """Match a name with German endings: `Kreises Mettmann`, `Ennepe-Ruhr-Kreises`, with any dash or line break."""
    name = re.sub(r"\s*\(.*\)", "", name)
    words = [re.escape(word).replace(r"\-", r"[-‐–]\n?") for word in name.split()]
    words = [re.sub(r"(?i)^kreis$", "(?:Land)?kreis", word) for word in words]
    words = [re.sub("er$", "e[rnm]", word) if words[-1:] != [word] else word for word in words]
    words = [word + "(?:es|s)?" if word.casefold().endswith("kreis") else word for word in words]
    return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", re.IGNORECASE)


def _district(own: str, text: str) -> District | None:
    """Give the district that title and text name most often."""
    folded = f"{own}\n{text}".casefold()
    counts: Counter[District] = Counter()
    for district in _districts():
        # The patterns are slow; a name whose longest part is nowhere in the text need not be tried.
        # Its ending may differ: `Märkischer Kreis`, `im Märkischen Kreis`.
        if max(re.split(r"[\s()-]+", district.name), key=len).casefold().removesuffix("er") in folded:
            pattern = _name_pattern(district.name)
            counts[district] = TITLE_WEIGHT * len(pattern.findall(own)) + len(pattern.findall(text))
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] else None


def _kind(own: str, pages: Sequence[PageLayout]) -> DocumentKind:
    landscape = bool(pages) and all(page.width > page.height for page in pages)
    characters = sum(page.characters for page in pages)
    if landscape and pages and not any(page.tables for page in pages) and characters < 900 * len(pages):
        return DocumentKind.SLIDES
    for kind, words in KIND_WORDS:
        if words.search(own):
            return kind
    if pages and sum(bool(page.tables) for page in pages) * 3 >= 2 * len(pages):
        return DocumentKind.MEASURE_TABLE
    return DocumentKind.OTHER


def _year(own: str, text: str) -> int | None:
    """Give the latest year of the title, else the one the first pages name most often."""
    in_title = re.findall(r"(?<!\d)(?:19[5-9]|20[0-4])\d(?!\d)", own)
    if in_title:
        return max(map(int, in_title))
    counted = Counter(re.findall(r"(?<!\d)20[0-4]\d(?!\d)", text)).most_common(1)
    return int(counted[0][0]) if counted else None
