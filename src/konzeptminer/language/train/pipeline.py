"""The pipeline put together, measured and written: what `konzeptminer train pipeline` does."""

import json
import shutil
from pathlib import Path

from spacy.language import Language

from konzeptminer.errors import OutputError
from konzeptminer.language.evaluate import PipelineScores, score_pipeline
from konzeptminer.language.matches import NAME as PATTERNS
from konzeptminer.language.settings import PipelineSettings
from konzeptminer.language.train.card import write_card
from konzeptminer.language.train.floret import read_table, train_vectors
from konzeptminer.language.train.loop import Log
from konzeptminer.language.train.parts import make_blank
from konzeptminer.language.train.recogniser import read_all_own, train_recogniser
from konzeptminer.language.train.syntax import train_syntax
from konzeptminer.language.vectors import HalfVectors

VERSION = "0.1.0"
SPACY = ">=3.8.0,<3.9.0"
"""The versions that read it: spaCy keeps its formats within 3.8."""
SOURCES = [
    {"name": "UD German GSD, dev", "url": "https://universaldependencies.org", "license": "CC BY-SA 4.0"},
    {"name": "UD German PUD", "url": "https://universaldependencies.org", "license": "CC BY-SA 3.0"},
    {
        "name": "Legal Entity Recognition, dev (Leitner, Rehm, Moreno-Schneider 2019)",
        "url": "https://github.com/elenanereiss/Legal-Entity-Recognition",
        "license": "CC BY 4.0",
    },
    {"name": "German federal laws (bundestag/gesetze)", "url": "", "license": "official works, § 5 (1) UrhG"},
    {"name": "plenary protocols of the Bundestag, terms 17 and 18", "url": "", "license": "§ 5 (2), § 48 UrhG"},
    {"name": "sentences and names of konzeptminer, corpus/language", "url": "", "license": "Apache-2.0"},
]


def train_pipeline(
    data: Path,
    corpus: Path,
    out: Path,
    settings: PipelineSettings | None = None,
    *,
    table: Path | None = None,
    log: Log = lambda _: None,
) -> PipelineScores:
    """Train the German pipeline and write it, with a card of its scores, as a folder that `spacy.load(path)` opens.

    Args:
        data: Folder of the treebanks, court decisions, laws and protocols.
        corpus: Folder of our own sentences, `corpus/language`.
        out: Folder to write to; what lies in it gives way once all is trained.
        settings: How to train; as the shipped pipeline was when left out.
        table: Vectors that floret wrote before, to save their training.
        log: Called with a line now and then.

    Raises:
        PipelineError: A corpus is missing or damaged, or floret is not installed.
        OutputError: The folder cannot be written.
    """
    settings = settings or PipelineSettings()
    log("vectors")
    vectors = read_table(table) if table else train_vectors(data, settings)
    log("tagger, parser and lemmas")
    syntax = train_syntax(data, vectors, settings, log)
    recogniser = train_recogniser(data, corpus, vectors, settings, log)
    nlp = assemble(syntax, recogniser, vectors)
    scores = score_pipeline(nlp, data, corpus, limit=settings.sentences)
    write_pipeline(nlp, out, scores, settings, own=len(read_all_own(corpus)[: settings.sentences]))
    return scores


def assemble(syntax: Language, recogniser: Language, vectors: HalfVectors) -> Language:
    """Give one pipeline of the components of both."""
    nlp = make_blank(vectors)
    for name in syntax.pipe_names[1:]:
        nlp.add_pipe(name, source=syntax)
    nlp.add_pipe("ner", source=recogniser)
    nlp.add_pipe(PATTERNS)
    nlp.meta.update(
        name="konzept",
        version=VERSION,
        description="German of concepts and council reports: sentences, tags, lemmas, parse, and names of actors, "
        "laws, programmes, places, money and dates",
        author="The konzeptminer authors",
        license="CC BY-SA 4.0",
        spacy_version=SPACY,
        sources=SOURCES,
    )
    return nlp


def write_pipeline(nlp: Language, out: Path, scores: PipelineScores, settings: PipelineSettings, *, own: int) -> None:
    """Write the pipeline and its card to a folder.

    Args:
        nlp: The pipeline.
        out: Folder to write to.
        scores: How well it reads.
        settings: How it was trained.
        own: Number of our own sentences that it was trained on.

    Raises:
        OutputError: It cannot be written.
    """
    nlp.meta["performance"] = scores.flat()
    try:
        if (out / "meta.json").is_file():
            shutil.rmtree(out)
        out.mkdir(parents=True, exist_ok=True)
        nlp.to_disk(out)
        _keep_labels(nlp, out / "vocab" / "strings.json")
        write_card(out, scores, settings, own=own)
    except OSError as error:
        raise OutputError(f"{out}: cannot be written ({error.strerror}); choose another place") from error


def _keep_labels(nlp: Language, file: Path) -> None:
    """Write the labels alone in place of all words that were read while training and scoring."""
    labels = {label for names in nlp.pipe_labels.values() for label in names} | {"ROOT", "dep"}
    file.write_text(json.dumps(sorted(labels), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
