"""Training the model of sentences: `konzeptminer train prose`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any
from zipfile import ZIP_DEFLATED

import numpy as np
import skops.io
from numpy.typing import NDArray
from pydantic import Field
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, log_loss

from konzeptminer.embedding import Embedder, load_embedding
from konzeptminer.evaluation.calibration import calibration_error, reliability
from konzeptminer.language import load_pipeline
from konzeptminer.language.load import SHIPPED
from konzeptminer.prose.examples import Labelled, load_labelled
from konzeptminer.prose.features import VIEWS, Describer, link_texts, new_link_vectorizer
from konzeptminer.prose.grammar import grammar
from konzeptminer.prose.kinds import MEASURES, SentenceKind, Statement
from konzeptminer.prose.measures import grouped
from konzeptminer.prose.model import CONFIG, PARTS, Settings, probabilities
from konzeptminer.records.base import Model

Floats = NDArray[np.float64]

FOLDS = 5
SEED = 20131
SHARPNESS, LINK_SHARPNESS = 8.0, 2.0
"""Inverse of the regularisation (C of scikit-learn)."""

COMPARED: dict[str, tuple[str, ...]] = {
    "embedding": ("embedding",),
    "words": ("words", "parts"),
    "words and embedding": ("words", "parts", "embedding"),
    "with neighbours": ("words", "parts", "beside", "embedding"),
    "with neighbours and grammar": VIEWS,
}
"""Views of a sentence that are compared; the last are those of the model."""

CHOSEN = "with neighbours and grammar"

GRID = np.arange(0.15, 0.8, 0.05)
"""Thresholds that are tried."""


class ViewScores(Model):
    """Scores of one set of views on sentences left out, block by block."""

    macro_f1: Annotated[float, Field(description="Mean F1 of the four kinds.")]
    measure_f1: Annotated[float, Field(description="F1 of `states a measure, planned or done`.")]


class ProseReport(Model):
    """What training measured on sentences left out."""

    sentences: int
    views: dict[str, ViewScores]
    goes_on_f1: Annotated[float, Field(description="F1 of `goes on with the sentence before` within passages.")]
    measures_f1: Annotated[float, Field(description="F1 of the measures that sentences of passages are joined to.")]
    calibration_error: Annotated[float, Field(description="Expected error of the probability of a measure.")]


@dataclass(frozen=True, slots=True)
class _LeftOut:
    """Log-odds of the kinds, and the probability of going on, of sentences by models that had not seen them."""

    odds: Floats
    links: Floats


def train_prose(corpus: Path, out: Path, *, embedding: str = "embedding", seed: int = SEED) -> ProseReport:
    """Train the model of sentences on labelled sentences, and write it.

    Args:
        corpus: Folder of `sentences.jsonl` and `passages*.jsonl`.
        out: Folder for `config.json` and `model.skops`; made where it is missing.
        embedding: Name of the embedding.
        seed: Start of what the solver draws by chance.

    Raises:
        SentencesError: The corpus is missing or damaged.
    """
    labelled = _with_grammar(load_labelled(corpus / "language"))
    embedder = load_embedding(embedding)
    folds = blocks(labelled)
    kinds = np.array([one.kind.value for one in labelled])
    left_out = {name: _left_out(labelled, folds, embedder, views, seed) for name, views in COMPARED.items()}
    best = left_out[CHOSEN]
    scale = _fit_scale(best.odds, kinds)
    shares = probabilities(best.odds, scale)
    statements = [
        Statement(dict(zip(SentenceKind, map(float, _ordered(row)), strict=True)), float(link))
        for row, link in zip(shares, best.links, strict=True)
    ]
    measure, goes_on, measures_f1 = _fit_thresholds(labelled, statements)
    report = ProseReport(
        sentences=len(labelled),
        views={name: _scores(found.odds, kinds) for name, found in left_out.items()},
        goes_on_f1=_link_f1(labelled, best.links),
        measures_f1=round(measures_f1, 3),
        calibration_error=_calibration(statements, labelled),
    )
    parts = _fit(labelled, embedder, VIEWS, seed)
    settings = Settings(
        kinds=tuple(SentenceKind(kind) for kind in parts["kinds"].classes_),
        shares={kind: round(float(np.mean(kinds == kind.value)), 4) for kind in SentenceKind},
        embedding=embedding,
        scale=round(scale, 4),
        measure=measure,
        goal=_fit_goal(labelled, statements),
        goes_on=goes_on,
        seed=seed,
        scores={
            "sentences": report.sentences,
            "macro_f1": report.views[CHOSEN].macro_f1,
            "measure_f1": report.views[CHOSEN].measure_f1,
            "goes_on_f1": report.goes_on_f1,
            "measures_f1": report.measures_f1,
            "calibration_error": report.calibration_error,
        },
    )
    out.mkdir(parents=True, exist_ok=True)
    (out / CONFIG).write_text(settings.model_dump_json(indent=2) + "\n", encoding="utf-8")
    skops.io.dump(parts, out / PARTS, compression=ZIP_DEFLATED, compresslevel=9)
    return report


def _with_grammar(labelled: Sequence[Labelled]) -> list[Labelled]:
    """Add what the shipped pipeline says of each sentence."""
    docs = load_pipeline(SHIPPED).pipe(one.context.text for one in labelled)
    return [
        replace(one, context=replace(one.context, grammar=grammar(doc)))
        for one, doc in zip(labelled, docs, strict=True)
    ]


def blocks(labelled: Sequence[Labelled], folds: int = FOLDS) -> NDArray[np.int64]:
    """Deal sentences into folds of neighbours, passages as wholes: variants of a measure stand one after another."""
    alone = [number for number, one in enumerate(labelled) if one.passage is None]
    dealt = np.zeros(len(labelled), dtype=np.int64)
    for place, number in enumerate(alone):
        dealt[number] = place * folds // len(alone)
    passages = 1 + max((one.passage for one in labelled if one.passage is not None), default=-1)
    for number, one in enumerate(labelled):
        if one.passage is not None:
            dealt[number] = one.passage * folds // passages
    return dealt


def _left_out(
    labelled: Sequence[Labelled], folds: NDArray[np.int64], embedder: Embedder, views: Sequence[str], seed: int
) -> _LeftOut:
    odds, links = np.zeros((len(labelled), len(SentenceKind))), np.zeros(len(labelled))
    for fold in np.unique(folds):
        held = [number for number in range(len(labelled)) if folds[number] == fold]
        parts = _fit([one for number, one in enumerate(labelled) if folds[number] != fold], embedder, views, seed)
        contexts = [labelled[number].context for number in held]
        describe = Describer(embedder, parts["vectorizers"], uses_embedding="embedding" in views)
        odds[held] = parts["kinds"].decision_function(describe(contexts))
        links[held] = parts["links"].predict_proba(parts["link_vectorizer"].transform(link_texts(contexts)))[:, 1]
    return _LeftOut(odds, links)


def _fit(labelled: Sequence[Labelled], embedder: Embedder, views: Sequence[str], seed: int) -> dict[str, Any]:
    contexts = [one.context for one in labelled]
    describe = Describer.fitted(contexts, embedder, views)
    kinds = LogisticRegression(C=SHARPNESS, max_iter=3000, random_state=seed)
    kinds.fit(describe(contexts), [one.kind.value for one in labelled])
    linked = [one for one in labelled if one.goes_on is not None and one.context.before]
    vectorizer = new_link_vectorizer()
    described = vectorizer.fit_transform(link_texts([one.context for one in linked]))
    links = LogisticRegression(C=LINK_SHARPNESS, max_iter=3000, random_state=seed)
    links.fit(described, [one.goes_on for one in linked])
    return {"vectorizers": describe.vectorizers, "kinds": kinds, "link_vectorizer": vectorizer, "links": links}


def _ordered(row: Floats) -> list[float]:
    """Put probabilities from the order of scikit-learn's classes, the alphabet's, into that of the kinds."""
    alphabet = sorted(kind.value for kind in SentenceKind)
    return [float(row[alphabet.index(kind.value)]) for kind in SentenceKind]


def _fit_scale(odds: Floats, kinds: NDArray[np.str_]) -> float:
    labels = sorted({str(kind) for kind in kinds})
    fitted = minimize_scalar(
        lambda scale: log_loss(kinds, probabilities(odds, scale), labels=labels), bounds=(0.2, 5.0), method="bounded"
    )
    return float(fitted.x)


def _fit_thresholds(labelled: Sequence[Labelled], statements: Sequence[Statement]) -> tuple[float, float, float]:
    """Give the thresholds of a measure and of going on that tell the measures of the passages best, and their F1."""
    best = (0.5, 0.5, -1.0)
    for measure in GRID:
        for goes_on in GRID:
            f1 = _measures_f1(labelled, statements, float(measure), float(goes_on))
            if f1 > best[2]:
                best = (round(float(measure), 2), round(float(goes_on), 2), f1)
    return best


def _measures_f1(
    labelled: Sequence[Labelled], statements: Sequence[Statement], measure: float, goes_on: float
) -> float:
    """Score measures as `konzeptminer.evaluation` does, each told by the words of its sentences."""
    right = gold = found = 0
    for members in _passages(labelled):
        texts = [labelled[number].context.text for number in members]
        sure = [_sure(labelled[number]) for number in members]
        told = [statements[number] for number in members]
        true = _words(grouped(sure, 0.5, 0.5), texts)
        predicted = _words(grouped(told, measure, goes_on), texts)
        gold, found = gold + len(true), found + len(predicted)
        right += sum(any(_alike(one, other) for other in predicted) for one in true)
    return 2 * right / max(1, gold + found)


def _sure(one: Labelled) -> Statement:
    return Statement({kind: float(kind is one.kind) for kind in SentenceKind}, float(bool(one.goes_on)))


def _words(groups: Sequence[Sequence[int]], texts: Sequence[str]) -> list[list[str]]:
    return [" ".join(texts[number] for number in group).split() for group in groups]


def _alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether two measures of one passage share as many words as a right one does: sentences never repeat."""
    return 2 * len({*left} & {*right}) >= 0.6 * (len({*left}) + len({*right}))


def _passages(labelled: Sequence[Labelled]) -> list[list[int]]:
    found: dict[int, list[int]] = {}
    for number, one in enumerate(labelled):
        if one.passage is not None:
            found.setdefault(one.passage, []).append(number)
    return list(found.values())


def _fit_goal(labelled: Sequence[Labelled], statements: Sequence[Statement]) -> float:
    true = [one.kind is SentenceKind.GOAL for one in labelled]
    told = np.array([statement.probabilities[SentenceKind.GOAL] for statement in statements])
    return round(float(max(GRID, key=lambda least: f1_score(true, told >= least))), 2)


def _scores(odds: Floats, kinds: NDArray[np.str_]) -> ViewScores:
    told = np.array(sorted(kind.value for kind in SentenceKind))[odds.argmax(axis=1)]
    measures = [kind.value for kind in MEASURES]
    return ViewScores(
        macro_f1=round(float(f1_score(kinds, told, average="macro")), 3),
        measure_f1=round(float(f1_score(np.isin(kinds, measures), np.isin(told, measures))), 3),
    )


def _link_f1(labelled: Sequence[Labelled], links: Floats) -> float:
    linked = [number for number, one in enumerate(labelled) if one.goes_on is not None and one.context.before]
    return round(float(f1_score([labelled[number].goes_on for number in linked], links[linked] >= 0.5)), 3)


def _calibration(statements: Sequence[Statement], labelled: Sequence[Labelled]) -> float:
    judged = [(one.measure, other.kind in MEASURES) for one, other in zip(statements, labelled, strict=True)]
    return round(calibration_error(reliability(judged)) or 0.0, 3)
