"""The actors of a document's records."""

from collections.abc import Iterator, Sequence

from konzeptminer.actors.normalise import actors_of
from konzeptminer.records import Actor, ActorRole, Document, Record


def with_actors(records: Sequence[Record], document: Document) -> tuple[Record, ...]:
    """Give the records with their actors, each under the name it has in the whole document.

    Args:
        records: The records of the document, in reading order.
        document: The document: its abbreviations and its district.
    """
    abbreviations: dict[str, str] = {}
    for abbreviation in document.abbreviations:
        abbreviations.setdefault(abbreviation.short, abbreviation.long)
    named = [list(_named(record)) for record in records]
    texts = [text for places in named for _, _, text in places]
    actors = actors_of(texts, abbreviations, document.district)
    return tuple(
        record.model_copy(update={"actors": tuple(_at(actors[text], role, index) for role, index, text in places)})
        for record, places in zip(records, named, strict=True)
    )


def _named(record: Record) -> Iterator[tuple[ActorRole, int, str]]:
    """Give role, index and text of each actor that a record names."""
    for role, cell in ((ActorRole.RESPONSIBLE, record.responsible), (ActorRole.PARTNER, record.partners)):
        for index, traced in enumerate(cell):
            if traced.text:
                yield role, index, traced.text


def _at(actor: Actor, role: ActorRole, index: int) -> Actor:
    return actor.model_copy(update={"role": role, "index": index})
