"""Measures and goals in sentences, on the annotated chapters of the local test data, as text files.

    python benchmarks/prose.py [-v]

Needs ../shared beside the repository. A measure counts as found where its token F1 with an annotated one is 0.6, one to
one; only what stands in the annotated chapters counts. With -v the measures that were missed, and those too many.
"""

import json
import sys
from dataclasses import dataclass

from documents import SHARED

from konzeptminer import extract
from konzeptminer.evaluation import Row, read_rows, score_prose
from konzeptminer.records import Record, Result
from konzeptminer.records.flat import flat


@dataclass(frozen=True)
class Chapter:
    """A part of a document: from one heading to another, and the rows that are annotated there."""

    doc: str
    starts: str
    ends: str
    rows: tuple[int, int]


CHAPTERS = (
    Chapter("mettmann-report-2010", "Punkt 9 des Rahmenkonzeptes:", "Baustein 10.1.:", (1, 12)),
    Chapter("mettmann-report-2010", "Baustein 10.1.:", "Baustein 10.2.:", (13, 20)),
    Chapter("mettmann-report-2010", "Im Bereich der Sprachförderung stehen", "In beiden weiteren Bereichen", (45, 45)),
    Chapter("ennepe-ruhr-2013", "4.1 Handlungsfeld: Bildung", "4.2 Handlungsfeld: Gesell", (1, 13)),
    Chapter("ennepe-ruhr-2013", "4.3 Handlungsfeld: Gesund", "4.4 Handlungsfeld: Arbeit", (30, 37)),
)


def main() -> None:
    if not SHARED.is_dir():
        sys.exit(f"{SHARED} is not at hand")
    gold = numbered_rows()
    results = {doc: extract(SHARED / "seeds" / f"{doc}.txt") for doc in dict.fromkeys(part.doc for part in CHAPTERS)}
    print("| chapter | measures | found | P | R | F1 | goals F1 | cells |\n|" + " --- |" * 8)
    every: tuple[list[Row], list[Row]] = ([], [])
    for part in CHAPTERS:
        low, high = part.rows
        true = [row for doc, number, row in gold if doc == part.doc and low <= number <= high]
        told = [Row.model_validate(flat(record)) for record in inside(results[part.doc], part)]
        every[0].extend(true)
        every[1].extend(told)
        report(f"{part.doc}: {part.starts}", true, told)
    report("all", *every)
    if "-v" in sys.argv:
        differences(*every)


def numbered_rows() -> list[tuple[str, int, Row]]:
    """Give document, number and row of each annotated row."""
    file = SHARED / "gold" / "narrative.jsonl"
    numbers = [json.loads(line)["row"] for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [(row.doc, number, row) for number, row in zip(numbers, read_rows(file), strict=True)]


def inside(result: Result, part: Chapter) -> list[Record]:
    """Give the records that begin within a chapter."""
    texts = [page.text for page in result.document.pages]
    start = place_of(texts, part.starts, (0, 0))
    end = place_of(texts, part.ends, start)
    return [record for record in result.records if start <= place(record) < end]


def place_of(texts: list[str], words: str, after: tuple[int, int]) -> tuple[int, int]:
    # Contents pages name the headings, too, but with dots behind them.
    for number, text in enumerate(texts, start=1):
        at = text.find(words, after[1] if number == after[0] else 0) if number >= after[0] else -1
        if at >= 0 and "...." not in text[at : at + 200]:
            return number, at
    sys.exit(f"not found: {words}")


def place(record: Record) -> tuple[int, int]:
    key = record.measure or record.goal
    assert key is not None
    return key.spans[0].page, key.spans[0].chars[0]


def report(name: str, gold: list[Row], told: list[Row]) -> None:
    scores = score_prose(gold, told)
    found = scores.measures
    cells = ", ".join(f"{column} {value:.2f}" for column, value in scores.cells.items())
    print(
        f"| {name} | {found.gold} | {found.predicted} | {found.precision:.3f} | {found.recall:.3f} | {found.f1:.3f} "
        f"| {scores.goals.f1:.3f} | {cells} |"
    )


def differences(gold: list[Row], told: list[Row]) -> None:
    for row in gold:
        if row.measure and not any(score_prose([row], [other]).measures.right for other in told):
            print("missed:", row.measure)
    for row in told:
        if row.measure and not any(score_prose([other], [row]).measures.right for other in gold):
            print("too many:", row.measure)


if __name__ == "__main__":
    main()
