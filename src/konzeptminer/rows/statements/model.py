"""The trained model of statements."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from konzeptminer.errors import KonzeptminerError
from konzeptminer.rows.statements.kinds import Statement, StatementKind, tokens
from konzeptminer.shipped import find_model, load_skops

NAME = "statements"


class StatementModelError(KonzeptminerError):
    """The model of statements is damaged."""


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
        ModelNotFoundError: It is missing.
        StatementModelError: Its files hold something else.
    """
    folder = find_model(NAME)
    try:
        kinds = json.loads((folder / "config.json").read_text(encoding="utf-8"))["kinds"]
        pipeline = load_skops(folder / "model.skops")
        if list(pipeline.classes_) != kinds:
            raise ValueError(f"it tells {list(pipeline.classes_)}, not {kinds}")
    except Exception as error:  # skops raises whatever its reader meets in a damaged file
        raise StatementModelError(
            f"{folder}: the model cannot be read ({error}); train it again with "
            "`python -m konzeptminer.rows.statements.train`"
        ) from error
    return StatementModel(pipeline)
