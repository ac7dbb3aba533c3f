"""Treebanks of Universal Dependencies, as documents of spaCy."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from konzeptminer.language.train.blocks import read_blocks

SENTENCES_A_DOC = 8


@dataclass(frozen=True)
class Word:
    """A token of a treebank; contractions as "zum" are one token, tagged as STTS does."""

    form: str
    upos: str
    tag: str
    feats: str
    lemma: str
    head: int
    relation: str
    blank: bool


TreebankSentence = tuple[str, list[Word]]
"""The text of a sentence, and its words."""


def read_treebank(file: Path) -> Iterator[TreebankSentence]:
    """Give the sentences: the text and the words, with heads as places in the sentence.

    Raises:
        PipelineError: The file is missing or damaged.
    """
    for block in read_blocks(file, "treebank"):
        lines = block.split("\n")
        text = next((line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")), "")
        yield (
            text.strip(),
            _words([line.split("\t") for line in lines if line[:1].isdigit() and "." not in line.split("\t")[0]]),
        )


def _words(rows: list[list[str]]) -> list[Word]:
    place: dict[int, int] = {0: -1}
    groups: list[list[list[str]]] = []
    last = 0
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            groups.append([row])
            place.update(dict.fromkeys(range(first, last + 1), len(groups) - 1))
        elif int(row[0]) > last:
            place[int(row[0])] = len(groups)
            groups.append([row])
        else:
            groups[-1].append(row)
    return [_word(group, index, place) for index, group in enumerate(groups)]


def _word(group: list[list[str]], index: int, place: dict[int, int]) -> Word:
    surface, parts = group[0], group[1:] or group
    outside = next((row for row in parts if place[int(row[6])] != index), parts[0])
    head = place[int(outside[6])]
    feats = {
        pair
        for row in parts
        for pair in row[5].split("|")
        if pair != "_" and not pair.startswith(("Definite", "PronType"))
    }
    if len(parts) == 1:
        feats = set(parts[0][5].split("|")) - {"_"}
    return Word(
        form=surface[1],
        upos=parts[0][3],
        tag="APPRART" if len(parts) > 1 and parts[0][4] == "APPR" else parts[0][4],
        feats="|".join(sorted(feats, key=str.lower)),
        lemma=parts[0][2],
        head=index if head < 0 else head,
        relation="ROOT" if head < 0 else outside[7].split(":")[0] if outside[7] != "det:poss" else outside[7],
        blank="SpaceAfter=No" not in surface[9],
    )


def make_docs(sentences: list[TreebankSentence], vocab: Vocab, *, group: int = SENTENCES_A_DOC) -> Iterator[Doc]:
    """Give annotated documents of several sentences each."""
    for start in range(0, len(sentences), group):
        words: list[Word] = []
        heads: list[int] = []
        starts: list[bool | int | None] = []
        for _, sentence in sentences[start : start + group]:
            offset = len(words)
            words.extend(sentence)
            heads.extend(offset + word.head for word in sentence)
            starts.extend([True] + [False] * (len(sentence) - 1))
        blanks = [
            word.blank or (place + 1 < len(starts) and bool(starts[place + 1])) for place, word in enumerate(words)
        ]
        yield Doc(
            vocab,
            words=[word.form for word in words],
            spaces=blanks,
            tags=[word.tag for word in words],
            pos=[word.upos for word in words],
            morphs=[word.feats for word in words],
            lemmas=[word.lemma for word in words],
            heads=heads,
            deps=[word.relation for word in words],
            sent_starts=starts,
        )
