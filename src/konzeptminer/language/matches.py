"""The component of spaCy that joins what patterns tell to what the recogniser found."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from konzeptminer.language.patterns import find_patterns

NAME = "konzept_patterns"
WHOLE = ("ORG", "LAW", "PROGRAM")
"""A date within one of these is a part of it: "Erlass vom 3. Mai 2012", "Agenda 2030"."""


@Language.component(NAME, requires=["doc.ents"], assigns=["doc.ents"])
def add_matches(doc: Doc) -> Doc:
    """Add money, dates and citations in place of what the recogniser found there, but for what holds them whole."""
    kept = list(doc.ents)
    for start, end, label in find_patterns(doc.text):
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is None:
            continue
        over = [other for other in kept if other.start < span.end and span.start < other.end]
        if label != "MONEY" and any(_holds(other, span) for other in over):
            continue
        kept = [other for other in kept if other not in over]
        kept.append(span)
    doc.set_ents(sorted(kept, key=lambda span: span.start))
    return doc


def _holds(other: Span, span: Span) -> bool:
    """Tell whether what the recogniser found stays in place of what a pattern tells."""
    if not (other.start <= span.start and span.end <= other.end):
        return False
    if other.label_ == span.label_:
        return True
    return len(other) > len(span) and (other.label_ in WHOLE if span.label_ == "DATE" else other.label_ == "LAW")
