"""From paragraphs to records: sentences by the pipeline, their kinds by the model."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from konzeptminer.language import load_pipeline
from konzeptminer.prose.gate import LEAST_SHARE, adjusted, is_named, share_of_measures
from konzeptminer.prose.grammar import grammar
from konzeptminer.prose.kinds import Context, SentenceKind, Statement
from konzeptminer.prose.model import SentenceModel, load_model
from konzeptminer.prose.paragraphs import Paragraph
from konzeptminer.prose.records import Maker, Told
from konzeptminer.prose.sentences import Sentence, find_sentences
from konzeptminer.records import Record
from konzeptminer.rows.material import Material


def read_paragraphs(paragraphs: Sequence[Paragraph], material: Material) -> list[Record]:
    """Make the records of the sentences of paragraphs.

    Raises:
        KonzeptminerError: The pipeline or the model is missing or damaged.
    """
    model = load_model()
    maker = Maker(material.document.sha256, material.document.name, material.joiner, model.settings)
    found = find_sentences(paragraphs, material.joiner, load_pipeline())
    sentences = [sentence for members in found for sentence in members]
    told = tell(sentences, model)
    chapters = groupby(told, key=lambda one: id(one.sentence.paragraph.chapter))
    return [record for _, members in chapters for record in maker.records(list(members))]


def tell(sentences: Sequence[Sentence], model: SentenceModel) -> list[Told]:
    """Say what sentences state, and leave out those of chapters where measures are too rare to be told from other text.

    Args:
        sentences: The sentences of a document, in reading order.
        model: Tells what a sentence states.
    """
    statements = model.classify(_contexts(sentences))
    told: list[tuple[int, Told]] = []
    for named in (True, False):
        places = [place for place, sentence in enumerate(sentences) if is_named(sentence.paragraph) is named]
        within = adjusted([statements[place] for place in places], model.settings.shares)
        if named or share_of_measures(within) >= LEAST_SHARE:
            told += [(place, _told(sentences[place], one)) for place, one in zip(places, within, strict=True)]
    return [one for _, one in sorted(told, key=lambda pair: pair[0])]


def _told(sentence: Sentence, statement: Statement) -> Told:
    """Say what a sentence states; below a heading that announces measures, what may as well be a goal is planned."""
    if sentence.paragraph.chapter.announces and statement.kind is SentenceKind.PLANNED:
        shares = dict(statement.probabilities)
        shares[SentenceKind.PLANNED] += shares[SentenceKind.GOAL]
        shares[SentenceKind.GOAL] = 0.0
        return Told(sentence, replace(statement, probabilities=shares))
    return Told(sentence, statement)


def _contexts(sentences: Sequence[Sentence]) -> list[Context]:
    """Give each sentence with its neighbours in the chapter."""
    contexts = []
    for place, sentence in enumerate(sentences):
        before = sentences[place - 1] if place else None
        behind = sentences[place + 1] if place + 1 < len(sentences) else None
        near = (_near(before, sentence), _near(behind, sentence))
        contexts.append(Context(sentence.text, *near, grammar(sentence.span)))
    return contexts


def _near(other: Sentence | None, sentence: Sentence) -> str:
    return other.text if other is not None and other.paragraph.chapter is sentence.paragraph.chapter else ""
