"""Train the model of statements: `python -m konzeptminer.rows.statements.train --out models/statements`."""

import argparse
import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED

import numpy as np
import skops.io
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, StratifiedKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline, make_union

from konzeptminer.rows.statements.kinds import WORD, tokens
from konzeptminer.rows.statements.model import NAME

SEED = 20150
FOLDS = 10


def train(out: Path) -> dict[str, Any]:
    """Train the model on the package's phrases, and write it with its scores.

    Args:
        out: Folder for `model.skops` and `config.json`; made where it is missing.

    Returns:
        What `config.json` holds: kinds, number of phrases, and accuracies from cross-validation.
    """
    texts, kinds = load_phrases()
    features = [" ".join(tokens(text)) for text in texts]
    model = new_model()
    # Phrases that begin with the same word are alike: kept together, they tell how new openings are judged.
    groups = [WORD.findall(text)[0].casefold() if WORD.search(text) else text for text in texts]
    alone = cross_val_predict(model, features, kinds, cv=StratifiedKFold(FOLDS, shuffle=True, random_state=SEED))
    grouped = cross_val_predict(model, features, kinds, cv=GroupKFold(FOLDS), groups=groups)
    model.fit(features, kinds)
    config = {
        "kinds": [str(kind) for kind in model.classes_],
        "phrases": {kind: kinds.count(kind) for kind in sorted(set(kinds))},
        "seed": SEED,
        "accuracy": round(float(np.mean(alone == np.array(kinds))), 3),
        "accuracy_new_first_words": round(float(np.mean(grouped == np.array(kinds))), 3),
    }
    out.mkdir(parents=True, exist_ok=True)
    skops.io.dump(model, out / "model.skops", compression=ZIP_DEFLATED, compresslevel=9)
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    return config


def load_phrases() -> tuple[list[str], list[str]]:
    """Give the phrases of the package and the kind of each."""
    data = tomllib.loads(files("konzeptminer.rows.statements").joinpath("phrases.toml").read_text(encoding="utf-8"))
    pairs = [(line, kind) for kind, lines in data.items() for line in lines.splitlines() if line.strip()]
    return [text for text, _ in pairs], [kind for _, kind in pairs]


def new_model() -> Pipeline:
    """Give the model, not yet trained: it weighs whole features and parts of their words."""
    return make_pipeline(
        make_union(
            TfidfVectorizer(token_pattern=r"\S+", lowercase=False, sublinear_tf=True, min_df=2),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), lowercase=False, sublinear_tf=True, min_df=2),
        ),
        LogisticRegression(C=12.0, max_iter=2000, class_weight="balanced", random_state=SEED),
    )


def main() -> None:
    """Read the command line, train and print the scores."""
    parser = argparse.ArgumentParser(description="Train the model that tells goals from measures.")
    parser.add_argument("--out", type=Path, default=Path("models", NAME), help="folder for the model")
    print(json.dumps(train(parser.parse_args().out), indent=2))


if __name__ == "__main__":
    main()
