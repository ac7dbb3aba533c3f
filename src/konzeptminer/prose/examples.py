"""The labelled sentences that the model of sentences learns from."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from konzeptminer.errors import KonzeptminerError
from konzeptminer.prose.kinds import Context, SentenceKind


class SentencesError(KonzeptminerError):
    """Labelled sentences are missing or damaged."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with its kind; `goes_on` is None where it stands alone, `passage` numbers the passage it is of."""

    context: Context
    kind: SentenceKind
    goes_on: bool | None = None
    passage: int | None = None


def load_labelled(folder: Path) -> list[Labelled]:
    """Read `sentences.jsonl` and all files `passages*.jsonl` of a folder.

    Args:
        folder: `corpus/language`.

    Raises:
        SentencesError: A file is missing, or a line of it is no labelled sentence; the message says which.
    """
    sentences, passages = folder / "sentences.jsonl", sorted(folder.glob("passages*.jsonl"))
    if not sentences.is_file() or not passages:
        raise SentencesError(f"{folder}: needs sentences.jsonl and passages.jsonl; give the folder with --corpus")
    found = [
        Labelled(Context(row["text"]), SentenceKind(row["label"]))
        for row in _rows(sentences, {"text": str, "label": str})
    ]
    number = 0
    for file in passages:
        for row in _rows(file, {"sentences": list}):
            found += _of_passage(row["sentences"], number)
            number += 1
    return found


def _of_passage(rows: list[dict[str, Any]], number: int) -> Iterator[Labelled]:
    texts = ["", *(row["text"] for row in rows), ""]
    for place, row in enumerate(rows, start=1):
        context = Context(texts[place], texts[place - 1], texts[place + 1])
        yield Labelled(context, SentenceKind(row["label"]), bool(row["same_measure_as_previous"]), number)


def _rows(file: Path, keys: dict[str, type]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if any(not isinstance(row[key], kind) for key, kind in keys.items()):
                raise TypeError("a value is of another type")
            if "label" in row:
                SentenceKind(row["label"])
            for part in row.get("sentences", ()):
                SentenceKind(part["label"]), part["text"], part["same_measure_as_previous"]
        except (ValueError, KeyError, TypeError) as error:
            raise SentencesError(
                f"{file}, line {number}: is no labelled sentence or passage ({error}); corpus/language/README.md says "
                "what it holds"
            ) from error
        yield row
