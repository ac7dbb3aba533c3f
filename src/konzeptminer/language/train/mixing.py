"""Texts with names from corpora that label different things, made fit to be learned from together."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from konzeptminer.language.train.names import OTHER, Row

SWAPPED = ("ORG", "PROGRAM", "PLACE", "GROUP")


def leave_open(docs: Sequence[Doc], teacher: Language, labels: Iterable[str]) -> None:
    """Mark as unknown what a corpus does not label.

    Where a teacher that was trained on another corpus finds one of the labels, and this corpus has no name of any kind
    there, the tokens are neither a name nor none; training passes them over.

    Args:
        docs: Texts of the corpus with their names; changed in place.
        teacher: A pipeline with a recogniser.
        labels: What the corpus does not label.
    """
    wanted = set(labels)
    for doc in docs:
        copy = Doc(teacher.vocab, words=[token.text for token in doc], spaces=[bool(t.whitespace_) for t in doc])
        found = teacher.get_pipe("ner")(copy).ents
        names = list(doc.ents)
        known = [*names, *doc.spans.get(OTHER, ())]
        unknown = [
            Span(doc, ent.start, ent.end)
            for ent in found
            if ent.label_ in wanted and not any(ent.start < name.end and name.start < ent.end for name in known)
        ]
        if unknown:
            doc.set_ents(names, missing=unknown)


def swap_names(rows: Sequence[Row], others: Mapping[str, Sequence[str]], *, share: float, seed: int) -> list[Row]:
    """Give the texts with names put in the place of others of the same label.

    Args:
        rows: The texts.
        others: Further names by label, beside those of the texts.
        share: Share of the names that give way.
        seed: Start of what is drawn by chance.
    """
    draw = random.Random(seed)
    pool: dict[str, list[str]] = defaultdict(list)
    for text, spans in rows:
        for start, end, label in spans:
            pool[label].append(text[start:end])
    for label, names in others.items():
        pool[label].extend(draw.sample(list(names), min(len(names), 2 * len(pool[label]))))
    swapped = []
    for text, spans in rows:
        parts: list[str] = []
        new: list[tuple[int, int, str]] = []
        place, length = 0, 0
        for start, end, label in spans:
            name = text[start:end]
            if label in SWAPPED and draw.random() < share:
                name = draw.choice(pool[label])
            parts += [text[place:start], name]
            length += start - place
            new.append((length, length + len(name), label))
            length += len(name)
            place = end
        parts.append(text[place:])
        swapped.append(("".join(parts), new))
    return swapped


def join_rows(rows: Sequence[Row], *, most: int, seed: int) -> list[Row]:
    """Give the texts in another order, one to so many of them joined by a blank: a document is seldom one sentence."""
    draw = random.Random(seed)
    order = list(rows)
    draw.shuffle(order)
    joined: list[Row] = []
    while order:
        count = draw.randint(1, most)
        group, order = order[:count], order[count:]
        text, spans = "", []
        for part, names in group:
            if text:
                text += " "
            spans += [(len(text) + start, len(text) + end, label) for start, end, label in names]
            text += part
        joined.append((text, spans))
    return joined
