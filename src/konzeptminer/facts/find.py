"""All facts of a document in one."""

from dataclasses import dataclass

from konzeptminer.facts.district import find_district
from konzeptminer.facts.kind import find_kind
from konzeptminer.facts.paper import Paper
from konzeptminer.facts.title import find_title
from konzeptminer.facts.year import find_year
from konzeptminer.records import District, DocumentKind


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says about itself."""

    title: str | None
    district: District | None
    kind: DocumentKind
    year: int | None


def find_facts(paper: Paper) -> Facts:
    """Read title, district, kind and year of a document from its pages, then its metadata, then the file's name."""
    title = find_title(paper)
    return Facts(
        title=title, district=find_district(paper, title), kind=find_kind(paper, title), year=find_year(paper, title)
    )
