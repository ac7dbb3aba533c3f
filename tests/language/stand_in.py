"""A package with the name of spaCy's large German pipeline, made as spaCy's own packages are."""

from pathlib import Path

import spacy

INIT = """\
from pathlib import Path

from spacy.util import load_model_from_init_py

__version__ = "3.8.0"


def load(**overrides):
    return load_model_from_init_py(__file__, **overrides)
"""


def make_package(site: Path, name: str = "de_core_news_lg") -> Path:
    """Write the package: a blank pipeline with a tagger that gives no tag, and an entity ruler of its own."""
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "LOC", "pattern": "Kleve"}])
    nlp.meta.update(name=name.removeprefix("de_"), version="3.8.0")
    folder = site / name
    folder.mkdir()
    nlp.to_disk(folder / f"{name}-3.8.0")
    (folder / "meta.json").write_text(
        (folder / f"{name}-3.8.0" / "meta.json").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (folder / "__init__.py").write_text(INIT, encoding="utf-8")
    return folder
