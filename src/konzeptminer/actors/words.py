"""Words of names: what is printed around them goes, and inflected forms of one word get one stem."""

import re
import unicodedata
from functools import lru_cache

from konzeptminer.actors.inflection import adjective_stem, singular
from konzeptminer.actors.lexical import fold

ARTICLES = frozenset(("der", "die", "das", "des", "dem", "den"))
LINKS = frozenset(
    ("für", "und", "zu", "zum", "zur", "im", "in", "am", "an", "auf", "bei", "beim", "von", "vom", "mit", "&")
)
"""Words within names that tell no two actors apart."""

LEGAL_FORM = re.compile(
    r"(?<=\S)[\s,]+(?:e\.?\s?V\.?|gem\.\s?e\.?\s?V\.?|g?GmbH(?:\s?&\s?Co\.?\s?KG)?|g?mbH|AöR|eG|e\.\s?G\.|KG|OHG|KdöR)(?![\w.])",
)

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_QUOTES = re.compile("[„“”\"»«‚‘’‹›'`´]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_BROKEN = re.compile(r"(?<=[a-zäöüß])- (?!(?:und|oder|bzw|sowie|u|o)\b)(?=[a-zäöüß]{3})")
_LEAD = re.compile(
    r"\A(?:(?:der|die|das|des|dem|den|sowie|und|u\.\s?a\.|z\.\s?B\.|ggf\.|insb\.|insbesondere|evtl\.)\s+)+(?=\S)",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"(?:[\s,;:]*\b(?:u\.\s?a\.|u\.\s?ä\.|etc\.?|usw\.?)|[\s,;:.–-])+$")
_GENDER = re.compile(r"(?<=[a-zäöüß])(?:[/*:_]-?|\()(?:innen|in|n|r)\b\)?|(?<=[a-zäöüß])(?:Innen|In)\b")
_FEMALE = re.compile(r"(?<=er|or|nt|st|at|ge|rt|zt)(?:innen|in)$")
_ENDINGS = ("es", "en", "em", "e", "s", "n")
_SHORTEST_STEM = 4


def tidy(text: str) -> str:
    """Give a printed name without what is no part of it: quotes, a leading article, breaks of lines, marks at the end.

    Args:
        text: The name as printed.
    """
    printed = " ".join(text.split())
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    text = " ".join(_QUOTES.sub("", _DASHES.sub("-", text)).split())
    text = _BROKEN.sub("", text)
    stripped = _TRAIL.sub("", _LEAD.sub("", text, count=1))
    return stripped or text or printed


def without_legal_form(text: str) -> str:
    """Give a name without `e. V.`, `GmbH` and the like; a name that is nothing else stays."""
    return LEGAL_FORM.sub(" ", text).strip() or text


def without_gender(text: str) -> str:
    """Give the masculine of forms that name both: `Lehrer/-innen`, `Lehrer*innen`, `LehrerInnen`."""
    return _GENDER.sub("", text)


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Give what all forms of a word have in common, in small ASCII letters where it is German.

    Nouns that end names of offices are known with their forms (`Kreissozialamtes`, `Verbänden`); of other words the
    endings of German declension are taken off.
    """
    folded = fold(adjective_stem(word) or word)
    if folded.startswith("saemtlich"):
        return "alle"
    known = singular(folded)
    if known is not None:
        return known
    folded = _FEMALE.sub("", folded)
    while True:
        ending = next((end for end in _ENDINGS if folded.endswith(end) and not folded.endswith("ss")), "")
        if not ending or len(folded) - len(ending) < _SHORTEST_STEM:
            return folded
        folded = folded.removesuffix(ending)
