"""What hangs on a cell's text: actors under one name, amounts, staff and funding."""

from collections.abc import Sequence
from functools import cached_property

from konzeptminer.actors.normalise import actors_of
from konzeptminer.records import Actor, ActorRole, Derived, Document, Record
from konzeptminer.rows.resources import parse_funding, parse_money, parse_staff

ROLES = {"responsible": ActorRole.RESPONSIBLE, "partners": ActorRole.PARTNER}


class Home:
    """What the actors of records are told by.

    Args:
        records: The records, before they are corrected.
        documents: Their documents, as far as they are known.
    """

    def __init__(self, records: Sequence[Record], documents: Sequence[Document]) -> None:
        self._records = records
        self._documents = {document.name: document for document in documents}

    def actors(self, names: Sequence[str], doc: str) -> dict[str, Actor]:
        """Give an actor for each name, under the name it has in the document of that name."""
        document = self._documents.get(doc)
        abbreviations = {item.short: item.long for item in document.abbreviations} if document else {}
        district = document.district if document else None
        return actors_of([*self._names.get(doc, ()), *names], abbreviations, district)

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for record in self._records:
            names.setdefault(record.doc, []).extend(actor.text for actor in record.actors)
        return names


def derived_of(record: Record, key: str) -> Derived:
    """Give what a record has that was derived from one of its columns."""
    if key == "fields":
        return Derived(assignments=record.assignments)
    if key == "resources":
        return Derived(money=record.money, staff=record.staff, funding=record.funding)
    if key in ROLES:
        return Derived(actors=tuple(actor for actor in record.actors if actor.role is ROLES[key]))
    return Derived()


def with_derived(record: Record, key: str, home: Home) -> Record:
    """Give a record with what hangs on a corrected column derived anew."""
    texts = record.texts(key)
    if key == "resources":
        text = "\n".join(texts)
        changes = {"money": parse_money(text), "staff": parse_staff(text), "funding": parse_funding(text)}
        return record.model_copy(update=changes)
    if key in ROLES:
        return record.model_copy(update={"actors": in_order(record.actors, key, _named(record, key, home))})
    return record


def in_order(actors: Sequence[Actor], key: str, new: Sequence[Actor]) -> tuple[Actor, ...]:
    """Give a record's actors with other ones in a role: those responsible, then the partners."""
    kept = [actor for actor in actors if actor.role is not ROLES[key]]
    return tuple(sorted((*kept, *new), key=lambda actor: (actor.role is ActorRole.PARTNER, actor.index)))


def _named(record: Record, key: str, home: Home) -> list[Actor]:
    texts = record.texts(key)
    actors = home.actors(texts, record.doc)
    return [actors[text].model_copy(update={"role": ROLES[key], "index": index}) for index, text in enumerate(texts)]
