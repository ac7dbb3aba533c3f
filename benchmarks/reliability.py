"""Does a low confidence mean more errors? Records and cells of damaged documents, by what they say of themselves.

    python benchmarks/reliability.py [PATTERN ...]

Takes the annotated PDFs of the sample corpus and, where it lies beside the repository, of ../shared; a PATTERN such as
`*grid*` picks some. Each is read as it is and with every damage of `damage.py`, about 20 times, which takes a few
minutes. A record is wrong that has no partner among the annotated rows or differs from it in a scored column; a cell is
wrong that differs from its partner's. AUROC is the chance that a wrong one has a lower confidence than a right one.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from damage import DAMAGES, DamagedReader, damaged, missing_page
from documents import annotated
from scipy.stats import rankdata

from konzeptminer.errors import KonzeptminerError
from konzeptminer.evaluation import WEIGHTS, Row, pair, wrong_columns
from konzeptminer.extraction import extract_source
from konzeptminer.reading.page import PageContent
from konzeptminer.reading.source import locate
from konzeptminer.records import SURE, Record
from konzeptminer.records.flat import flat

EDGES = (0.0, 0.5, 0.8, 0.95, 1.01)


@dataclass
class Judged:
    """Confidences, and whether what they stand for was wrong."""

    confidence: list[float] = field(default_factory=list)
    wrong: list[bool] = field(default_factory=list)

    def add(self, confidence: float, *, wrong: bool) -> None:
        """Add one."""
        self.confidence.append(confidence)
        self.wrong.append(wrong)

    def join(self, other: "Judged") -> None:
        """Add those of another file."""
        self.confidence += other.confidence
        self.wrong += other.wrong


@dataclass
class Tally:
    """Records and cells of one file or of many."""

    records: Judged = field(default_factory=Judged)
    cells: Judged = field(default_factory=Judged)

    def join(self, other: "Tally") -> None:
        """Add those of another file."""
        self.records.join(other.records)
        self.cells.join(other.cells)


def main() -> None:
    whole = {name: Tally() for name in DAMAGES}
    for path in annotated(sys.argv[1:]):
        for name, tally in _measured(path):
            whole[name].join(tally)
    damages = Tally()
    for name, tally in whole.items():
        if name != "none":
            damages.join(tally)
    _print("undamaged", whole["none"])
    _print("damaged", damages)
    print("\n| damage | records | wrong | wrong, but sure |\n| --- | --- | --- | --- |")
    for name, tally in whole.items():
        sure = sum(w and c >= SURE for c, w in zip(tally.records.confidence, tally.records.wrong, strict=True))
        print(f"| {name} | {len(tally.records.wrong)} | {sum(tally.records.wrong)} | {sure} |")


def _measured(path: Path) -> Iterator[tuple[str, Tally]]:
    source = locate(path)
    assert source.reader is not None
    with source.reader.open(path) as file:
        pages = [page for page in file.pages() if isinstance(page, PageContent)]
    lines = path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
    gold = [(json.loads(line).get("page"), Row.model_validate_json(line)) for line in lines if line.strip()]
    for name in DAMAGES:
        gone = missing_page(pages, name)
        try:
            records = extract_source(replace(source, reader=DamagedReader(damaged(pages, name)))).records
        except KonzeptminerError:
            continue
        yield name, _tally([row for page, row in gold if gone is None or page != gone], records)


def _tally(gold: Sequence[Row], records: Sequence[Record]) -> Tally:
    rows = [Row.model_validate(flat(record)) for record in records]
    wrong = {place: wrong_columns(gold[true], rows[place]) for true, place in pair(gold, rows)}
    tally = Tally()
    for place, record in enumerate(records):
        columns = wrong.get(place, set(WEIGHTS))
        tally.records.add(record.confidence, wrong=bool(columns))
        for column in WEIGHTS:
            if parts := record.parts(column):
                tally.cells.add(min(part.confidence for part in parts), wrong=column in columns)
    return tally


def _print(title: str, tally: Tally) -> None:
    print(f"\n| {title}: confidence | records | wrong | cells | wrong |\n| --- | --- | --- | --- | --- |")
    for low, high in pairwise(EDGES):
        cells = [_share(judged, low, high) for judged in (tally.records, tally.cells)]
        print(f"| {low:g} to {min(high, 1):g} | {' | '.join(cells)} |")
    figures = " and ".join(f"{auroc(judged):.3f}" for judged in (tally.records, tally.cells))
    right = [c for c, w in zip(tally.records.confidence, tally.records.wrong, strict=True) if not w]
    alarms = sum(c < SURE for c in right) / len(right) if right else 0.0
    print(f"\nAUROC {figures}; right records below {SURE}: {alarms:.1%}")


def _share(judged: Judged, low: float, high: float) -> str:
    inside = [wrong for value, wrong in zip(judged.confidence, judged.wrong, strict=True) if low <= value < high]
    return f"{len(inside)} | {sum(inside) / len(inside):.1%}" if inside else "0 | –"


def auroc(judged: Judged) -> float:
    """Give the chance that a wrong one has a lower confidence than a right one; ties count half."""
    wrong = np.array(judged.wrong)
    if wrong.all() or not wrong.any():
        return float("nan")
    ranks = rankdata(-np.array(judged.confidence))
    count = int(wrong.sum())
    return float((ranks[wrong].sum() - count * (count + 1) / 2) / (count * (len(wrong) - count)))


if __name__ == "__main__":
    main()
