"""Plans written for tests: results of districts that do not exist."""

from collections.abc import Iterable
from itertools import count

from handmade import make_record, make_result

from konzeptminer.actors import with_actors
from konzeptminer.records import District, Record, Result

_NUMBERS = count()

POOL = (
    "Deutschkurse mit Kinderbetreuung für Mütter am Vormittag",
    "Sprachunterricht für Frauen, deren Kinder nebenan beaufsichtigt werden",
    "Pool ehrenamtlicher Sprachmittlerinnen für Ämter und Schulen aufbauen",
    "Freiwillige dolmetschen bei Gesprächen in Behörden",
    "Schwimmkurse für Frauen",
    "Schwimmkurse für Kinder",
    "Beratung zur Anerkennung ausländischer Berufsabschlüsse",
    "Fahrradwerkstatt im Jugendzentrum",
    "Interkulturelle Fortbildung für Beschäftigte der Verwaltung",
    "Begrüßungsmappe für Neubürger",
    "Runder Tisch der Religionen",
    "☃",
    "Grillplatz am Baggersee",
)
"""Measures: some that answer each other, some that are alike, some alone, and one of no known word."""


def plan(
    measures: Iterable[str | dict[str, object]],
    *,
    name: str | None = "Kreis Auenland",
    ags: str | None = None,
    year: int | None = None,
    doc: str | None = None,
) -> Result:
    """Give a document of a district; measures are texts, or cells of a record by their names."""
    doc = doc or f"plan-{next(_NUMBERS)}"
    rows = [{"measure": row} if isinstance(row, str) else row for row in measures]
    records: tuple[Record, ...] = tuple(
        make_record(row=number, doc=doc, **row).model_copy(update={"id": f"{doc}-{number}"})
        for number, row in enumerate(rows, 1)
    )
    result = make_result(records, name=doc)
    district = District(name=name, ags=ags) if name else None
    document = result.document.model_copy(update={"district": district, "year": year})
    return Result(document=document, records=with_actors(records, document))
