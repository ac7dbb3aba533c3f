"""How well the classifier gives annotated rows their codes, without any extraction, and how fast.

    python benchmarks/fields.py [GOLD.jsonl ...] [--taxonomy integration] [--classifier FOLDER] [--plot FILE.svg]

Takes the annotated rows of ../shared/gold where they lie beside the repository; the rows of the sample corpus are not
taken by themselves, for the shipped classifier may have learned from them. A row is what stands in its measure, its
goal and its printed field. ECE is that of the first code's probability. Macro F1 is over the codes that at least four
rows are annotated with, at whatever place. Speed is that of giving codes with their explanations, a document at a time,
on one core and after loading, by the processor time of the best of five times.
"""

import argparse
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from konzeptminer.classifying.store import FieldClassifier
    from konzeptminer.evaluation import Coded, FieldScores, Row

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
REPEAT = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--taxonomy", default="integration")
    parser.add_argument("--classifier", type=Path)
    parser.add_argument("--plot", type=Path)
    arguments = parser.parse_args()
    files = arguments.files or sorted((SHARED / "gold").glob("*.jsonl"))
    if not files:
        sys.exit(f"skipped: {SHARED / 'gold'} is not at hand; name files of annotated rows")
    stay_on_one_core()

    from konzeptminer.classifying import Row as Texts
    from konzeptminer.classifying import assign, get_classifier
    from konzeptminer.evaluation import reliability_diagram, score_fields

    start = time.perf_counter()
    classifier = get_classifier(arguments.taxonomy, arguments.classifier)
    assign([Texts(measure="Beratung")], classifier)
    loading = time.perf_counter() - start
    documents = {name: coded(rows, classifier) for name, rows in by_document(files).items()}
    everything = [row for rows in documents.values() for row in rows]
    overall = score_fields(everything)
    if overall is not None:
        print_documents({name: score_fields(rows) for name, rows in documents.items()}, overall)
        print_codes(overall)
        print_bins(overall)
        if arguments.plot:
            arguments.plot.write_text(reliability_diagram(overall.bins), encoding="utf-8")
    if foreign := [row for row in everything if not row.gold]:
        refused = sum(not row.given for row in foreign)
        print(f"\n{refused} of {len(foreign)} rows that are annotated with no code were given none.")
    print(f"\n{speed(classifier):.0f} records a second with explanations; loading took {loading:.1f} s.")


def stay_on_one_core() -> None:
    """Keep this process to one core; must come before numpy is loaded, which counts the cores then."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"):
        os.environ[name] = "1"


def by_document(files: Sequence[Path]) -> "dict[str, list[Row]]":
    from konzeptminer.evaluation import read_rows

    documents: dict[str, list[Row]] = {}
    for path in files:
        for row in read_rows(path):
            documents.setdefault(f"{path.stem}: {row.doc}", []).append(row)
    return documents


def coded(rows: "Sequence[Row]", classifier: "FieldClassifier") -> "list[Coded]":
    from konzeptminer.classifying import Row as Texts
    from konzeptminer.classifying import assign
    from konzeptminer.evaluation import Coded

    assigned = assign([Texts(row.measure, row.goal, row.handlungsfeld) for row in rows], classifier)
    return [
        Coded(tuple(row.fields or ()), tuple(item.code for item in items), items[0].probability if items else None)
        for row, items in zip(rows, assigned, strict=True)
    ]


def speed(classifier: "FieldClassifier") -> float:
    """Give the labelled rows of the classifier that it codes in a second of processor time, explanations included."""
    from konzeptminer.classifying import assign

    seconds = []
    for _ in range(REPEAT):
        start = time.process_time()
        assign(classifier.examples, classifier)
        seconds.append(time.process_time() - start)
    return len(classifier.examples) / min(seconds)


def print_documents(documents: "Mapping[str, FieldScores | None]", overall: "FieldScores") -> None:
    print("| rows of | rows | uncoded | first right | first within | micro F1 | macro F1 | ECE |")
    print("| --- " * 8 + "|")
    for name, line in {**documents, "overall": overall}.items():
        if line is not None:
            shares = (line.first, line.within, line.micro_f1, line.macro_f1, line.ece)
            print(f"| {name} | {line.rows} | {line.uncoded} | {' | '.join(map(figure, shares))} |")


def print_codes(scores: "FieldScores") -> None:
    print("\n| code | gold | given | precision | recall | F1 |\n| --- | --- | --- | --- | --- | --- |")
    for line in scores.codes:
        shares = " | ".join(map(figure, (line.precision, line.recall, line.f1)))
        print(f"| {line.code} | {line.gold} | {line.given} | {shares} |")


def print_bins(scores: "FieldScores") -> None:
    print("\n| probability | rows | mean | right |\n| --- | --- | --- | --- |")
    for one in scores.bins:
        print(f"| {one.low:.1f} to {one.high:.1f} | {one.rows} | {figure(one.probability)} | {figure(one.right)} |")


def figure(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


if __name__ == "__main__":
    main()
