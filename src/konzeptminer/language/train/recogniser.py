"""Training of the recogniser of names."""

import csv
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from konzeptminer.language.error import PipelineError
from konzeptminer.language.settings import PipelineSettings
from konzeptminer.language.train.loop import Log, as_examples, train_components
from konzeptminer.language.train.mixing import join_rows, leave_open, swap_names
from konzeptminer.language.train.names import LEGAL, Row, Sentence, make_legal_docs, make_own_docs, read_legal, read_own
from konzeptminer.language.train.parts import add_recogniser, make_blank
from konzeptminer.language.vectors import HalfVectors

COURTS = "ler-dev.conll.xz"
PLACES = "gemeinden.csv"
OWN = "entities_train*.jsonl"
"""Files of our own sentences; all are learned from, in the order of their names."""
ACTORS = "actors.jsonl"
NOT_IN_COURTS = ("ORG", "GROUP", "PROGRAM", "PLACE")
"""Court decisions label no groups and programmes, and of actors and places only named ones."""
MOST_JOINED = 4


def train_recogniser(data: Path, corpus: Path, vectors: HalfVectors, settings: PipelineSettings, log: Log) -> Language:
    """Train the recogniser on our own sentences and on court decisions.

    The two label different things. So a recogniser is trained on our sentences alone first, and tells where the court
    decisions may hold a name that is not labelled there; such words are passed over.

    Args:
        data: Folder of the court decisions and the list of towns.
        corpus: Folder of our own sentences.
        vectors: Vectors of words.
        settings: How to train.
        log: Called with a line after each epoch.
    """
    own = read_all_own(corpus)[: settings.sentences]
    legal = choose_legal(list(read_legal(data / COURTS))[: settings.sentences], settings)
    log("recogniser of our own sentences")
    ours = _start(vectors, settings)
    _fit(ours, list(make_own_docs(own, ours)), settings, epochs=settings.teacher_epochs, log=log)
    log("recogniser of both")
    both = _start(vectors, settings)
    rows = multiply(own, {"ORG": read_actors(corpus / ACTORS), "PLACE": read_places(data / PLACES)}, settings)
    own_docs, legal_docs = list(make_own_docs(rows, both)), list(make_legal_docs(legal, both.vocab))
    leave_open(legal_docs, ours, NOT_IN_COURTS)
    _fit(both, [*own_docs, *legal_docs], settings, epochs=settings.name_epochs, log=log)
    return both


def read_all_own(corpus: Path) -> list[Row]:
    """Give our own sentences of all files to train on.

    Raises:
        PipelineError: There is none, or one is broken.
    """
    files = sorted(corpus.glob(OWN))
    if not files:
        raise PipelineError(f"{corpus}: no {OWN} lies there; give the folder of our own sentences")
    return [row for file in files for row in read_own(file)]


def choose_legal(sentences: Sequence[Sentence], settings: PipelineSettings) -> list[Sentence]:
    """Give the sentences of court decisions that hold a name of ours, and some that do not, in another order."""
    draw = random.Random(settings.seed)
    named = [sentence for sentence in sentences if any(label in LEGAL for _, _, label in sentence[1])]
    others = [sentence for sentence in sentences if not any(label in LEGAL for _, _, label in sentence[1])]
    chosen = named + draw.sample(others, min(settings.others, len(others)))
    draw.shuffle(chosen)
    return chosen


def multiply(rows: Sequence[Row], others: Mapping[str, Sequence[str]], settings: PipelineSettings) -> list[Row]:
    """Give the sentences once as they are, and in copies with names swapped and several joined."""
    multiplied = list(rows)
    for copy in range(1, settings.copies):
        swapped = swap_names(rows, others, share=settings.swapped, seed=settings.seed + copy)
        multiplied += join_rows(swapped, most=MOST_JOINED, seed=settings.seed + copy)
    return multiplied


def read_actors(file: Path) -> list[str]:
    """Give the names of actors.

    Raises:
        PipelineError: The file is missing or broken.
    """
    try:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        return [name for row in rows for name in row.get("variants", ())]
    except (OSError, ValueError, AttributeError) as error:
        raise PipelineError(f"{file}: the names of actors cannot be read ({error})") from error


def read_places(file: Path) -> list[str]:
    """Give the names of towns.

    Raises:
        PipelineError: The file is missing or broken.
    """
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            return [row["name"].split(",")[0] for row in csv.DictReader(stream)]
    except (OSError, ValueError, KeyError) as error:
        raise PipelineError(f"{file}: the names of towns cannot be read ({error})") from error


def _start(vectors: HalfVectors, settings: PipelineSettings) -> Language:
    nlp = make_blank(vectors)
    add_recogniser(nlp, settings)
    return nlp


def _fit(nlp: Language, docs: list[Doc], settings: PipelineSettings, *, epochs: int, log: Log) -> None:
    train_components(nlp, as_examples(docs), epochs=epochs, seed=settings.seed, dropout=settings.name_dropout, log=log)
