"""The trained model of statements."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import skops.io

from konzeptminer.errors import KonzeptminerError
from konzeptminer.rows.statements.kinds import Statement, StatementKind, tokens

NAME = "statements"
PLACES = (Path(__file__).parents[2] / "models", Path(__file__).parents[4] / "models")
"""Where the models lie: in the installed package, or beside the sources."""


class StatementModelError(KonzeptminerError):
    """The model of statements is missing or damaged."""


@dataclass(frozen=True, slots=True)
class StatementModel:
    """Gives a statement the probability of each kind."""

    pipeline: Any

    def classify(self, text: str) -> Statement:
        """Give the likeliest kind of a statement."""
        found = self.pipeline.predict_proba([" ".join(tokens(text))])[0]
        scores = {
            StatementKind(str(kind)): float(score) for kind, score in zip(self.pipeline.classes_, found, strict=True)
        }
        best = max(scores, key=scores.__getitem__)
        return Statement(best, scores[best], scores[StatementKind.GOAL] >= scores[StatementKind.MEASURE])


@cache
def load_model() -> StatementModel:
    """Load the model that konzeptminer ships.

    Raises:
        StatementModelError: It is missing, or its file holds something else.
    """
    folder = next((place / NAME for place in PLACES if (place / NAME / "config.json").is_file()), None)
    if folder is None:
        raise StatementModelError(
            f"the model {NAME} was not found in {' or '.join(map(str, PLACES))}; install konzeptminer again, "
            "or train it with `python -m konzeptminer.rows.statements.train`"
        )
    try:
        kinds = json.loads((folder / "config.json").read_text(encoding="utf-8"))["kinds"]
        pipeline = skops.io.load(folder / "model.skops", trusted=[])
        if list(pipeline.classes_) != kinds:
            raise ValueError(f"it tells {list(pipeline.classes_)}, not {kinds}")
    except Exception as error:  # skops raises whatever its reader meets in a damaged file
        raise StatementModelError(
            f"{folder / 'model.skops'}: the model cannot be read ({error}); train it again with "
            "`python -m konzeptminer.rows.statements.train`"
        ) from error
    return StatementModel(pipeline)
