"""From results to plans: which documents are of one district and one year."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from konzeptminer.classifying import classify, load_taxonomy
from konzeptminer.comparing.error import CompareError, TooFewPlansError
from konzeptminer.comparing.model import Plan
from konzeptminer.comparing.settings import CompareSettings
from konzeptminer.records import Document, Record, Result


@dataclass(frozen=True, slots=True)
class District:
    """Whose a plan is; `key` is equal for all documents of a district."""

    key: str
    name: str
    ags: str | None


@dataclass(frozen=True, slots=True)
class OwnedPlan:
    """A plan and the key of the district it is of."""

    district: str
    plan: Plan


def make_plans(results: Sequence[Result], settings: CompareSettings) -> tuple[OwnedPlan, ...]:
    """Put the documents of one district and year together.

    A district is told by its official key, else by its name. A document without a year belongs to the district's only
    year, if it has but one. A document without a district is a plan under its own name.

    Args:
        results: The documents with their records.
        settings: Whether and how records without codes get them.

    Returns:
        The plans, each district where it is met first, its years in order.

    Raises:
        TooFewPlansError: Fewer than two plans have records.
        CompareError: A document was given twice.
        KonzeptminerError: As `classify` says.
    """
    _forbid_doubles(results)
    grouped = list(_groups(results))
    plans = [_plan(district, year, several, group) for district, year, several, group in grouped]
    filled = [plan for plan in plans if plan.records]
    if len(filled) < 2:
        names = ", ".join(result.document.name for result in results) or "nothing"
        raise TooFewPlansError(
            f"{names}: {len(filled)} plan{'s' * (len(filled) != 1)} with records, and two are needed to compare; give "
            "documents of two districts, or of two years of one"
        )
    owners = [district.key for district, _, _, _ in grouped]
    finished = _with_keys(_with_codes(plans, settings))
    return tuple(OwnedPlan(owner, plan) for owner, plan in zip(owners, finished, strict=True))


def labels(plans: Sequence[Plan], settings: CompareSettings) -> dict[str, str]:
    """Give the label of each code, in the taxonomy's order; codes of other taxonomies follow as they are met.

    Args:
        plans: The plans.
        settings: Names the taxonomy.

    Raises:
        KonzeptminerError: The taxonomy is missing or damaged.
    """
    found = {concept.code: concept.label() for concept in load_taxonomy(settings.taxonomy).concepts}
    for record in (record for plan in plans for record in plan.records):
        known = {item.code: item.label for item in record.assignments}
        for code in record.fields:
            found.setdefault(code, known.get(code) or code)
    return found


def _forbid_doubles(results: Sequence[Result]) -> None:
    seen: dict[str, Result] = {}
    for result in results:
        path = result.document.path
        for record in result.records:
            if record.id in seen:
                raise CompareError(
                    f"{path}: holds a record ({record.id}) that {seen[record.id].document.path} holds, too; "
                    "give each document once"
                )
            seen[record.id] = result


def _groups(results: Sequence[Result]) -> Iterator[tuple[District, int | None, bool, list[Result]]]:
    districts = _districts([result.document for result in results])
    by_key: dict[str, list[tuple[District, Result]]] = {}
    for district, result in zip(districts, results, strict=True):
        by_key.setdefault(district.key, []).append((district, result))
    for members in by_key.values():
        years = sorted({result.document.year for _, result in members if result.document.year})
        only = years[0] if len(years) == 1 else None
        of_year: dict[int | None, list[Result]] = {}
        for _, result in members:
            of_year.setdefault(result.document.year or only, []).append(result)
        for year in sorted(of_year, key=lambda year: (year is None, year or 0)):
            yield members[0][0], year, len(of_year) > 1, of_year[year]


def _districts(documents: Sequence[Document]) -> list[District]:
    """Give each document's district; a name that has an official key in one document has it in all."""
    known = {
        _slug(document.district.name): document.district.ags
        for document in documents
        if document.district and document.district.ags
    }
    found = []
    for place, document in enumerate(documents):
        if document.district is None:
            found.append(District(f"/{place}", document.name, None))
        else:
            name = document.district.name
            ags = document.district.ags or known.get(_slug(name))
            found.append(District(ags or _slug(name), name, ags))
    return found


def _plan(district: District, year: int | None, several: bool, results: Sequence[Result]) -> Plan:
    dated = several and year is not None
    key = _slug(district.name) if district.key.startswith("/") else district.key
    return Plan(
        key=f"{key}-{year}" if dated else key,
        name=f"{district.name} {year}" if dated else district.name,
        ags=district.ags,
        year=year,
        documents=tuple(result.document.name for result in results),
        records=tuple(record for result in results for record in result.records),
    )


def _with_codes(plans: Sequence[Plan], settings: CompareSettings) -> list[Plan]:
    if not settings.classify:
        return list(plans)
    bare = [record for plan in plans for record in plan.records if not record.fields]
    coded: dict[str, Record] = {
        record.id: record for record in classify(bare, settings.taxonomy, classifier=settings.classifier)
    }
    return [
        plan.model_copy(update={"records": tuple(coded.get(record.id, record) for record in plan.records)})
        for plan in plans
    ]


def _with_keys(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """Make keys unique: documents without a district may bear one name."""
    used: set[str] = set()
    found = []
    for plan in plans:
        key, number = plan.key, 1
        while key in used:
            number += 1
            key = f"{plan.key}-{number}"
        used.add(key)
        found.append(plan.model_copy(update={"key": key}))
    return tuple(found)


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"\W+", "-", plain).strip("-") or "plan"
