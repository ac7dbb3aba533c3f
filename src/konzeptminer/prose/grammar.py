"""What the pipeline says of a sentence's grammar: parts of speech in their order, verbs by lemma, tense and mood."""

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

AUXILIARY = ("VA", "VM")
"""Beginnings of the STTS tags of auxiliary and modal verbs."""


def grammar(sentence: "Span | Doc") -> str:
    """Give the grammar of a sentence as words to be counted: STTS tags, pairs and triples of them, and its verbs."""
    tags = [token.tag_ for token in sentence]
    verbs = [token for token in sentence if token.tag_.startswith("V")]
    found = [*tags, *map("_".join, pairwise(tags)), *map("_".join, zip(tags, tags[1:], tags[2:], strict=False))]
    for verb in verbs:
        tense, mood = (verb.morph.get(name, default=["-"]) for name in ("Tense", "Mood"))
        found += [f"verb={verb.lemma_.casefold()}/{verb.tag_}", f"form={verb.tag_}/{tense[0]}/{mood[0]}"]
    cluster = (f"{verb.tag_}/{verb.lemma_}" if verb.tag_.startswith(AUXILIARY) else verb.tag_ for verb in verbs)
    found.append(f"verbs={'_'.join(cluster)}")
    return " ".join(word.replace(" ", "") for word in found)
