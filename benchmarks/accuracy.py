"""Row F1, cell F1 and exact rate on every annotated PDF at hand, as `konzeptminer evaluate` counts them.

    python benchmarks/accuracy.py [PATTERN ...]

Takes the sample corpus and, where it lies beside the repository, the local test data of ../shared; a PATTERN such as
`*grid*` picks some of them. Each document is compared with the .jsonl file of its name.
"""

import sys

from documents import annotated

from konzeptminer import extract
from konzeptminer.errors import KonzeptminerError
from konzeptminer.evaluation import Row, read_rows, score
from konzeptminer.records.flat import flat


def main() -> None:
    print("| document | rows | found | row F1 | cell F1 | exact |\n| --- | --- | --- | --- | --- | --- |")
    for path in annotated(sys.argv[1:]):
        gold = read_rows(path.with_suffix(".jsonl"))
        name = f"{path.parent.name}/{path.stem}"
        try:
            rows = [Row.model_validate(flat(record)) for record in extract(path).records]
        except KonzeptminerError as error:
            print(f"| {name} | {len(gold)} | {type(error).__name__} | | | |")
            continue
        scores = score(gold, rows).overall
        print(
            f"| {name} | {scores.gold} | {scores.predicted} | {scores.row_f1:.3f} | {scores.cell_f1:.3f} "
            f"| {scores.exact:.3f} |"
        )


if __name__ == "__main__":
    main()
