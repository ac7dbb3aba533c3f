"""The component of spaCy that sets the boundaries of sentences."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from konzeptminer.language.boundaries import find_sentences

NAME = "konzept_sentences"


@Language.component(NAME, assigns=["token.is_sent_start"], retokenizes=True)
def set_sentences(doc: Doc) -> Doc:
    """Set the boundaries that `find_sentences` tells; what comes later, as a parser, keeps them.

    A stop that ends a sentence becomes a token of its own, also behind a number, where spaCy leaves it with the number.
    """
    spans = find_sentences(doc.text)
    _split_stops(doc, {end for _, end in spans})
    starts = {start for start, _ in spans}
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts
    return doc


def _split_stops(doc: Doc, ends: set[int]) -> None:
    numbers = [token for token in doc if _ends_in_number_and_stop(token) and token.idx + len(token) in ends]
    with doc.retokenize() as retokenizer:
        for token in numbers:
            retokenizer.split(token, [token.text[:-1], "."], heads=[(token, 1), (token, 0)])


def _ends_in_number_and_stop(token: Token) -> bool:
    return len(token) > 1 and token.text.endswith(".") and token.text[-2].isdigit()
