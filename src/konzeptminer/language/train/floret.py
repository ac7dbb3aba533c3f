"""Vectors of words and their parts, trained on laws and protocols."""

import lzma
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from spacy.vocab import Vocab

from konzeptminer.language.error import PipelineError
from konzeptminer.language.settings import PipelineSettings
from konzeptminer.language.vectors import HalfVectors

LAWS = "laws.txt.xz"
PROTOCOLS = "protocols.txt.xz"
WORD = re.compile(r"\w+(?:[-.]\w+)*|[^\w\s]")
LONGEST, SHORTEST = 5, 4
"""Letters of the parts of words."""
HASHES = 2


def require_floret() -> Any:
    """Give the package floret, which only the training needs.

    Raises:
        PipelineError: It is not installed.
    """
    try:
        return import_module("floret")
    except ImportError as error:
        raise PipelineError(
            'floret is not installed, and training the pipeline needs it; run `pip install "konzeptminer[train]"`'
        ) from error


def read_lines(file: Path, *, step: int, limit: int | None) -> Iterator[str]:
    """Give every so many lines of a compressed text.

    Raises:
        PipelineError: The file is missing or damaged.
    """
    try:
        with lzma.open(file, "rt", encoding="utf-8") as stream:
            yield from islice(stream, 0, limit, step)
    except (OSError, EOFError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise PipelineError(
            f"{file}: the corpus cannot be read ({error}); give the folder of {LAWS} and {PROTOCOLS}"
        ) from error


def train_vectors(data: Path, settings: PipelineSettings) -> HalfVectors:
    """Train floret vectors (Bojanowski et al. 2017, with the hashed table of floret 0.10) by CBOW, on one thread.

    Args:
        data: Folder of the two texts.
        settings: How much text, and the size of the table.
    """
    floret = require_floret()
    with TemporaryDirectory() as folder:
        text, table = Path(folder) / "text.txt", Path(folder) / "table.txt"
        with text.open("w", encoding="utf-8") as file:
            for name, step in ((LAWS, settings.laws_step), (PROTOCOLS, settings.protocols_step)):
                for line in read_lines(data / name, step=step, limit=settings.lines):
                    words = WORD.findall(line)
                    if len(words) > 2:
                        file.write(" ".join(words) + "\n")
        try:
            model = floret.train_unsupervised(
                str(text),
                model="cbow",
                mode="floret",
                dim=settings.dimension,
                bucket=settings.buckets,
                hashCount=HASHES,
                minn=SHORTEST,
                maxn=LONGEST,
                minCount=settings.min_count,
                epoch=settings.vector_epochs,
                ws=5,
                neg=10,
                thread=1,
                verbose=0,
            )
        except (RuntimeError, ValueError) as error:
            raise PipelineError(f"{data}: the corpus is too small ({error}); give more text") from error
        model.save_floret_vectors(str(table))
        return read_table(table)


def read_table(file: Path) -> HalfVectors:
    """Read the vectors that floret wrote as text."""
    with file.open(encoding="utf-8") as stream:
        rows, dimension, minn, maxn, hashes, seed, bow, eow = stream.readline().split(" ")
        data = np.zeros((int(rows), int(dimension)), np.float32)
        for line in stream:
            index, *values = line.split()
            data[int(index)] = np.asarray(values, dtype=np.float32)
    return HalfVectors(
        data=data.astype(np.float16).astype(np.float32),
        name="konzept_floret",
        mode="floret",
        minn=int(minn),
        maxn=int(maxn),
        hash_count=int(hashes),
        hash_seed=int(seed),
        bow=bow,
        eow=eow.strip(),
    )


def set_vectors(vocab: Vocab, vectors: HalfVectors) -> None:
    """Give a vocabulary the vectors."""
    vocab.vectors = HalfVectors(
        strings=vocab.strings,
        data=vectors.data,
        name=vectors.name,
        mode=vectors.mode,
        minn=vectors.minn,
        maxn=vectors.maxn,
        hash_count=vectors.hash_count,
        hash_seed=vectors.hash_seed,
        bow=vectors.bow,
        eow=vectors.eow,
    )
