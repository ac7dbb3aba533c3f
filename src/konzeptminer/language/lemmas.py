"""The component of spaCy that gives lemmas: simplemma's dictionary, and a table of words that only grammar can tell."""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import simplemma
from spacy.language import Language
from spacy.tokens import Doc

NAME = "konzept_lemmas"
NAMES = ("NOUN", "PROPN")
UNCHANGED = ("PUNCT", "NUM", "SYM", "X")
PREFIX = (
    "ab an auf aus bei durch ein fest fort frei her heraus hervor herein hin hinaus hinzu los mit nach nieder statt"
    " teil um unter vor voran voraus vorbei weg weiter wieder wider zu zurück zusammen über bereit dar entgegen fertig"
)
PARTICIPLE = re.compile(
    rf"(?P<prefix>{'|'.join(sorted(PREFIX.split(), key=len, reverse=True))})?ge(?P<stem>\w{{2,}}?)e?t$"
)


class Lemmatizer:
    """Sets lemmas by the part of speech.

    Attributes:
        table: Lemmas by part of speech and word in small letters, learned from treebanks.
    """

    def __init__(self, table: dict[str, dict[str, str]] | None = None) -> None:
        self.table = table or {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas."""
        for token in doc:
            known = self.table.get(token.pos_, {}).get(token.lower_)
            token.lemma_ = known or find_lemma(token.text, token.pos_, token.tag_)
        return doc

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the table to a folder."""
        path.mkdir(exist_ok=True)
        text = json.dumps(self.table, ensure_ascii=False, indent=0, sort_keys=True)
        (path / "table.json").write_text(text + "\n", encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> "Lemmatizer":
        """Read the table from a folder."""
        self.table = json.loads((path / "table.json").read_text(encoding="utf-8"))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Give the table as bytes."""
        return json.dumps(self.table).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Lemmatizer":
        """Read the table from bytes."""
        self.table = json.loads(data)
        return self


@lru_cache(maxsize=50_000)
def find_lemma(word: str, pos: str, tag: str) -> str:
    """Give the lemma of a word by simplemma's dictionary and its rules for compounds.

    Args:
        word: The word as written.
        pos: Its part of speech in Universal Dependencies.
        tag: Its tag of STTS.
    """
    if pos in UNCHANGED or not word[:1].isalpha():
        return word
    if pos in NAMES:
        lemma = str(simplemma.lemmatize(word, lang="de", greedy=True))
        return lemma[:1].upper() + lemma[1:] if word[:1].isupper() else lemma
    small = word.lower()
    lemma = str(simplemma.lemmatize(small, lang="de", greedy=True)).lower()
    if pos == "VERB" and not lemma.endswith("n"):
        return _infinitive(small) or lemma
    return lemma


def _infinitive(participle: str) -> str | None:
    """Give "abstimmen" for "abgestimmt", where the dictionary knows it."""
    match = PARTICIPLE.match(participle)
    stems: list[str] = [f"{match['prefix'] or ''}{match['stem']}"] if match else []
    if participle.endswith("t"):
        stems += [participle[:-1], participle[:-2] if participle.endswith("et") else ""]
    for stem in filter(None, stems):
        for ending in ("en", "n"):
            if simplemma.is_known(stem + ending, lang="de"):
                return stem + ending
    return None


@Language.factory(NAME, assigns=["token.lemma"], requires=["token.pos"])
def create_lemmatizer(nlp: Language, name: str) -> Lemmatizer:
    """Make the component."""
    return Lemmatizer()


def make_table(words: Iterable[Any]) -> dict[str, dict[str, str]]:
    """Give the table of words whose lemma the dictionary does not give, where the treebank is of one mind.

    Words of open classes need to occur twice.
    """
    counts: dict[tuple[str, str], dict[str, int]] = {}
    tags: dict[tuple[str, str], str] = {}
    for word in words:
        key = (word.upos, word.form.lower())
        lemmas = counts.setdefault(key, {})
        lemmas[word.lemma] = lemmas.get(word.lemma, 0) + 1
        tags[key] = word.tag
    table: dict[str, dict[str, str]] = {}
    for (pos, form), lemmas in sorted(counts.items()):
        lemma, count = max(lemmas.items(), key=lambda item: item[1])
        total = sum(lemmas.values())
        if pos in (*NAMES, *UNCHANGED) or count < 0.6 * total or (total < 2 and pos in ("VERB", "ADJ", "ADV")):
            continue
        if find_lemma(form, pos, tags[pos, form]) != lemma:
            table.setdefault(pos, {})[form] = lemma
    return table
