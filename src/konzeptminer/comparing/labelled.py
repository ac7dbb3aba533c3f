"""Labelled pairs of measures, read from `corpus/comparison`: what the comparison is trained and measured with."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from konzeptminer.actors import with_actors
from konzeptminer.classifying import classify
from konzeptminer.comparing.error import CompareError
from konzeptminer.comparing.subjects import Subject, measure_subject
from konzeptminer.records import District, Document, Record, SourceKind, SourceSpan, TracedText

DIFFERENT, RELATED, SAME = 0, 1, 2
_LABELS = {"same": SAME, "related": RELATED, "carried_on": SAME, "changed": SAME}


@dataclass(frozen=True, eq=False)
class LabelledPlans:
    """Two plans and how each pair of their measures is related.

    Attributes:
        labels: `DIFFERENT`, `RELATED` or `SAME`, rows of `a` by columns of `b`.
    """

    name: str
    a: tuple[Record, ...]
    b: tuple[Record, ...]
    labels: NDArray[np.int64]

    @property
    def subjects(self) -> tuple[list[Subject], list[Subject]]:
        """The measures of both."""
        return [measure_subject(record) for record in self.a], [measure_subject(record) for record in self.b]


def load_labelled(folder: Path) -> list[LabelledPlans]:
    """Read the labelled pairs of districts, then those of one plan over the years.

    Args:
        folder: `corpus/comparison`.

    Raises:
        CompareError: A file is missing, or a line is not as the folder's README says.
    """
    try:
        districts = _pairings(folder / "records.jsonl", folder / "pairs.jsonl", ("a", "b"))
        return districts + _pairings(folder / "over_time_records.jsonl", folder / "over_time.jsonl", ("from", "to"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CompareError(
            f"{folder}: the labelled pairs cannot be read ({error!r}); name the folder `comparison` of the corpus"
        ) from error


def record_of(row: Mapping[str, Any]) -> Record:
    """Give a flat row as a record whose cells stand on no page."""
    lists = {key: tuple(map(_traced, row.get(key) or ())) for key in ("implementation", "responsible", "partners")}
    texts = {key: _traced(row[key]) for key in ("handlungsfeld", "goal", "measure", "resources") if row.get(key)}
    return Record(
        id=row["id"],
        doc=row.get("district", ""),
        row=1,
        source=SourceKind.TABLE,
        page=1,
        **lists,
        **texts,
    )


def read_as_document(records: Sequence[Record]) -> tuple[Record, ...]:
    """Give records their codes and actors as a document of a district would get them, not as the corpus has them."""
    name = records[0].doc
    document = Document(sha256="", path=name, name=name, district=District(name=name), reader="corpus")
    return with_actors(classify(records), document)


def _traced(text: str) -> TracedText:
    span = SourceSpan(page=1, bbox=None, chars=(0, len(text)), text=text)
    return TracedText(text=text, offsets=((0, 0, len(text)),) if text else (), spans=(span,))


def _pairings(records: Path, pairs: Path, ends: tuple[str, str]) -> list[LabelledPlans]:
    """Give each two plans that pairs are listed of; plans are told by what their records' ids begin with."""
    by_district: dict[str, list[Record]] = {}
    for row in _rows(records):
        by_district.setdefault(f"{row['district']} {row.get('year', '')}", []).append(record_of(row))
    known = {record.id: record for own in by_district.values() for record in read_as_document(own)}
    listed: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
    for row in _rows(pairs):
        a, b = (row[end] for end in ends)
        if a and b:
            key = (a.split("-")[0], b.split("-")[0])
            listed.setdefault(key, []).append((a, b, _LABELS[row["label"]]))
    return [_labelled(known, key, rows) for key, rows in listed.items()]


def _labelled(known: Mapping[str, Record], names: tuple[str, str], rows: list[tuple[str, str, int]]) -> LabelledPlans:
    a, b = (tuple(record for key, record in known.items() if key.split("-")[0] == name) for name in names)
    place_a, place_b = ({record.id: i for i, record in enumerate(side)} for side in (a, b))
    labels = np.full((len(a), len(b)), DIFFERENT)
    for left, right, label in rows:
        labels[place_a[left], place_b[right]] = label
    return LabelledPlans("-".join(names), a, b, labels)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
