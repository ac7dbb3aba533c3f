"""The components of spaCy that find names: ours on a pipeline that is not ours."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from konzeptminer.shipped import find_model

NAME = "konzept_entities"
FINDERS = ("ner", "konzept_patterns")
"""The components of the shipped pipeline that find entities."""


class EntityFinder:
    """Runs our recogniser on the tokens of another pipeline.

    It reads vectors of its own, hence works on a copy of the text with a vocabulary of its own.
    """

    def __init__(self) -> None:
        from konzeptminer.language.load import SHIPPED, load_pipeline  # noqa: PLC0415 - loads this module

        find_model(SHIPPED)
        self._ours = load_pipeline(SHIPPED)

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities."""
        words = [token.text for token in doc]
        copy = Doc(self._ours.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
        for token, other in zip(doc, copy, strict=True):
            other.is_sent_start = token.is_sent_start
        for name in FINDERS:
            if name in self._ours.pipe_names:
                copy = self._ours.get_pipe(name)(copy)
        doc.set_ents([Span(doc, span.start, span.end, label=span.label_) for span in copy.ents])
        return doc


@Language.factory(NAME, assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def create_entity_finder(nlp: Language, name: str) -> EntityFinder:
    """Make the component."""
    return EntityFinder()
