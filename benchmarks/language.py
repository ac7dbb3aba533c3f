"""How well a German pipeline reads: `python benchmarks/language.py DATA [PIPELINE]`.

DATA is the folder of ud-gsd-test.conllu.xz and ler-test.conll.xz, PIPELINE a name or folder; left out, what
`load_pipeline` takes.
"""

import sys
from pathlib import Path

from konzeptminer.language import load_pipeline
from konzeptminer.language.evaluate import score_pipeline

CORPUS = Path(__file__).parents[1] / "corpus" / "language"


def main(data: str, name: str | None = None) -> None:
    scores = score_pipeline(load_pipeline(name), Path(data), CORPUS)
    for figure, value in scores.flat().items():
        print(f"{figure:24} {value:10.3f}")
    for label, (total, hits) in scores.fine.items():
        print(f"court decisions, {label:7} {hits} of {total}")


if __name__ == "__main__":
    main(*sys.argv[1:])
