"""Which pipeline reads a text, and how it is opened."""

import importlib
import importlib.util
import json
from functools import cache
from pathlib import Path

import spacy
from spacy import about
from spacy.language import Language
from spacy.util import is_compatible_version

from konzeptminer.language.entities import NAME as ENTITIES
from konzeptminer.language.error import PipelineError
from konzeptminer.language.sentences import NAME as SENTENCES
from konzeptminer.shipped import find_model

SHIPPED = "de_konzept"
"""The pipeline that konzeptminer ships, `models/de_konzept`."""
LARGE = "de_core_news_lg"
"""spaCy's large German pipeline: better tags and vectors; taken where it is installed."""


def load_pipeline(name: str | None = None) -> Language:
    """Give the pipeline that reads German text; a second call gives the same one.

    On every route a Doc has sentences by `find_sentences`, tags of STTS, morphology, lemmas, a parse, and in `doc.ents`
    the labels `LABELS`. Of another pipeline than ours, its own entities and boundaries of sentences give way to ours.

    Args:
        name: Name of an installed package or folder of a pipeline; `de_konzept` is the shipped one. Left out, it is
            `de_core_news_lg` where that is installed, else the shipped one.

    Raises:
        PipelineError: There is no such pipeline, it is damaged, or made for another version of spaCy.
        ModelNotFoundError: The shipped pipeline is missing.
    """
    return _load(name or default_pipeline())


def default_pipeline() -> str:
    """Give the name of the pipeline that is taken where none is named."""
    importlib.invalidate_caches()
    return LARGE if importlib.util.find_spec(LARGE) else SHIPPED


def list_pipelines() -> dict[str, str]:
    """Give the place of each pipeline that `load_pipeline` takes by itself, empty where it is not installed."""
    large = importlib.util.find_spec(LARGE)
    return {LARGE: str(Path(large.origin).parent) if large and large.origin else "", SHIPPED: str(find_model(SHIPPED))}


@cache
def _load(name: str) -> Language:
    if name == SHIPPED:
        return _open_folder(find_model(SHIPPED))
    nlp = _open_folder(Path(name)) if Path(name).is_dir() else _open_package(name)
    if SENTENCES not in nlp.pipe_names:
        nlp.add_pipe(SENTENCES, first=True)
        nlp.add_pipe(ENTITIES)
    return nlp


def _open_folder(folder: Path) -> Language:
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        _check_version(folder, meta["spacy_version"])
        return spacy.load(folder, exclude=_unwanted(meta["pipeline"]))
    except PipelineError:
        raise
    except Exception as error:  # whatever the components raise that read their files
        raise PipelineError(
            f"{folder}: the pipeline cannot be loaded ({_line(error)}); install it again, or leave the name out"
        ) from error


def _open_package(name: str) -> Language:
    try:
        found = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        found = None
    if not found:
        raise PipelineError(
            f"{name}: there is no such folder or installed pipeline; `konzeptminer models install` installs {LARGE}, "
            f"and without a name the shipped pipeline is taken"
        )
    try:
        module = importlib.import_module(name)
        nlp: Language = module.load()
    except Exception as error:  # whatever a package of unknown make raises
        raise PipelineError(
            f"{name}: the installed pipeline cannot be loaded ({_line(error)}); `konzeptminer models install` installs "
            f"{LARGE} for spaCy {about.__version__}, and `pip uninstall {name}` falls back to the shipped one"
        ) from error
    for pipe in _unwanted(nlp.pipe_names):
        nlp.remove_pipe(pipe)
    return nlp


def _unwanted(pipes: list[str]) -> list[str]:
    """Give the components of a foreign pipeline that ours take the place of."""
    return (
        []
        if SENTENCES in pipes
        else [pipe for pipe in ("ner", "senter", "sentencizer", "entity_ruler") if pipe in pipes]
    )


def _check_version(folder: Path, wanted: str) -> None:
    if is_compatible_version(about.__version__, wanted) is False:
        raise PipelineError(
            f"{folder}: the pipeline was made for spaCy {wanted}, installed is {about.__version__}; "
            f'install that version (pip install "spacy{wanted}") or train it again (`konzeptminer train pipeline`)'
        )


def _line(error: Exception) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:300]}"
