"""Train the model of line roles: `python -m konzeptminer.linear.train --corpus corpus --out models/line_roles`."""

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import skops.io
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from konzeptminer.linear.decode import step_of
from konzeptminer.linear.features import features
from konzeptminer.linear.labels import LABELS
from konzeptminer.linear.synthesis import Example, load_prose, load_rows, make_example

SEED = 20130


def main() -> None:
    """Train, measure on texts held out, and write the model with its settings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--out", type=Path, default=Path("models/line_roles"))
    parser.add_argument("--texts", type=int, default=200)
    arguments = parser.parse_args()
    rows, prose = load_rows(arguments.corpus), load_prose(arguments.corpus)
    rng = random.Random(SEED)
    examples = [make_example(rows, prose, rng) for _ in range(arguments.texts)]
    held = [make_example(rows, prose, rng) for _ in range(max(20, arguments.texts // 10))]
    model = _fit(examples)
    correct = np.concatenate([_predict(model, e) == np.array(e.labels) for e in held])
    arguments.out.mkdir(parents=True, exist_ok=True)
    skops.io.dump(model, arguments.out / "model.skops", compression=8)
    config = {
        "labels": list(LABELS),
        "steps": _steps(examples),
        "texts": arguments.texts,
        "seed": SEED,
        "segment_accuracy": round(float(correct.mean()), 4),
    }
    (arguments.out / "config.json").write_text(json.dumps(config, indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(f"{sum(len(e.labels) for e in examples)} segments, accuracy on held-out texts {correct.mean():.4f}")


def _fit(examples: Sequence[Example]) -> HistGradientBoostingClassifier:
    data = np.vstack([features(e.segments, e.roles) for e in examples])
    labels = np.concatenate([np.array(e.labels) for e in examples])
    model = HistGradientBoostingClassifier(
        max_iter=60,
        learning_rate=0.15,
        max_leaf_nodes=15,
        min_samples_leaf=30,
        l2_regularization=1.0,
        random_state=SEED,
    )
    return model.fit(data, labels)


def _predict(model: HistGradientBoostingClassifier, example: Example) -> NDArray[np.str_]:
    return np.asarray(model.predict(features(example.segments, example.roles)))


def _steps(examples: Sequence[Example]) -> dict[str, float]:
    """Give the logarithm of how often each kind of step from one label to the next occurs."""
    counts = Counter(
        step_of(left, right, example.roles)
        for example in examples
        for left, right in zip(example.labels, example.labels[1:], strict=False)
    )
    total = sum(counts.values())
    return {step: round(float(np.log(count / total)), 3) for step, count in sorted(counts.items())}


if __name__ == "__main__":
    main()
