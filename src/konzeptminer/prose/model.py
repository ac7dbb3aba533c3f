"""The trained model of sentences: what each states, and whether it goes on with the measure before."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from konzeptminer.embedding import Embedder, load_embedding
from konzeptminer.errors import KonzeptminerError
from konzeptminer.prose.features import Describer, link_texts
from konzeptminer.prose.kinds import Context, SentenceKind, Statement
from konzeptminer.records.base import Model
from konzeptminer.shipped import find_model, load_skops

NAME = "prose"
CONFIG, PARTS = "config.json", "model.skops"


class SentenceModelError(KonzeptminerError):
    """The model of sentences is damaged."""


class Settings(Model):
    """What `config.json` says of a model."""

    kinds: tuple[SentenceKind, ...]
    shares: Annotated[
        dict[SentenceKind, float], Field(description="How frequent each kind is in what it learned from.")
    ]
    embedding: str
    scale: Annotated[float, Field(gt=0, description="Factor of the log-odds that makes them probabilities.")]
    measure: Annotated[float, Field(ge=0, le=1, description="Least probability of a measure.")]
    goal: Annotated[float, Field(ge=0, le=1, description="Least probability of a goal.")]
    goes_on: Annotated[float, Field(ge=0, le=1, description="Least probability that a sentence goes on.")]
    seed: int
    scores: Annotated[dict[str, float], Field(description="What training measured on sentences left out.")]


class SentenceModel:
    """Tells what sentences state.

    Args:
        settings: Scale and thresholds.
        parts: `vectorizers` by view, `kinds` (the classifier), `link_vectorizer` and `links` (what goes on).
        embedder: Gives the sentences' embeddings.
    """

    def __init__(self, settings: Settings, parts: dict[str, Any], embedder: Embedder) -> None:
        self.settings = settings
        self._parts = parts
        self._describe = Describer(embedder, parts["vectorizers"])

    def classify(self, contexts: Sequence[Context]) -> list[Statement]:
        """Tell what each sentence states."""
        if not contexts:
            return []
        kinds = probabilities(self._parts["kinds"].decision_function(self._describe(contexts)), self.settings.scale)
        links = self._parts["links"].predict_proba(self._parts["link_vectorizer"].transform(link_texts(contexts)))[:, 1]
        return [
            Statement(
                dict(zip(self.settings.kinds, map(float, row), strict=True)), float(link) if context.before else 0.0
            )
            for row, link, context in zip(kinds, links, contexts, strict=True)
        ]


def probabilities(odds: NDArray[np.float64], scale: float) -> NDArray[np.float64]:
    """Give probabilities of log-odds by the softmax of their multiple (temperature scaling, Guo et al. 2017)."""
    scaled = odds * scale
    grown = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = grown / grown.sum(axis=1, keepdims=True)
    return shares


@cache
def load_model(folder: Path | None = None) -> SentenceModel:
    """Load a model of sentences.

    Args:
        folder: Where it lies; left out, the one that konzeptminer ships.

    Raises:
        ModelNotFoundError: The shipped one is missing.
        SentenceModelError: Its files hold something else.
    """
    folder = folder or find_model(NAME)
    try:
        settings = Settings.model_validate_json((folder / CONFIG).read_text(encoding="utf-8"))
        parts = load_skops(folder / PARTS)
        if [str(kind) for kind in parts["kinds"].classes_] != [kind.value for kind in settings.kinds]:
            raise ValueError(f"it tells {list(parts['kinds'].classes_)}, not {list(settings.kinds)}")
    except Exception as error:  # skops raises whatever its reader meets in a damaged file
        raise SentenceModelError(
            f"{folder}: the model cannot be read ({error}); train it again with `konzeptminer train prose`"
        ) from error
    return SentenceModel(settings, parts, load_embedding(settings.embedding))
