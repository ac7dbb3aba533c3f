"""The component of spaCy that sets the boundaries of sentences."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from konzeptminer.language.boundaries import find_sentences
from konzeptminer.language.words import load_words

NAME = "konzept_sentences"
CLOSERS = "\"'“”»«‹›’)]"


@Language.component(NAME, assigns=["token.is_sent_start"], retokenizes=True)
def set_sentences(doc: Doc) -> Doc:
    """Set the boundaries that `find_sentences` tells; what comes later, as a parser, keeps them.

    A stop that ends a sentence becomes a token of its own also where spaCy leaves it with a number or with letters that
    look like an abbreviation ("AufenthG."), but for abbreviations that are known.
    """
    text = doc.text
    spans = find_sentences(text)
    _split_stops(doc, {start + len(text[start:end].rstrip(CLOSERS)) for start, end in spans})
    starts = {start for start, _ in spans}
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts
    return doc


def _split_stops(doc: Doc, ends: set[int]) -> None:
    glued = [token for token in doc if token.idx + len(token) in ends and _holds_a_stop(token)]
    with doc.retokenize() as retokenizer:
        for token in glued:
            # Each part is its own head: nothing is parsed yet.
            retokenizer.split(token, [token.text[:-1], "."], heads=[(token, 0), (token, 1)])


def _holds_a_stop(token: Token) -> bool:
    word = token.text[:-1]
    if not word or not token.text.endswith(".") or word.endswith("."):
        return False
    if word[-1].isdigit():
        return True
    return len(word) > 2 and word.isalpha() and load_words().kind(word.lower()) is None
