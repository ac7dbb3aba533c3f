"""The treebank PUD in the terms of GSD: its features, and tags of STTS, which it has not."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from konzeptminer.language.train.treebank import Word

SURE = 0.95
SEEN = 3
SHAPING = ("VerbForm", "Mood", "PronType", "Poss", "Reflex", "Case", "NumType", "Degree", "AdpType", "PartType")

VERBS = {"VBC": "Fin", "VBN": "Part", "VB": "Inf"}
"""Forms of verbs by the tags of PUD."""

MODALS = {"dürfen", "können", "mögen", "müssen", "sollen", "wollen"}
AUXILIARIES = {"haben", "sein", "werden"}


def align_features(word: Word) -> Word:
    """Give a word of PUD the features that GSD would: forms of verbs by its tag, no degrees of adverbs."""
    feats = [pair for pair in word.feats.split("|") if pair]
    if word.upos in ("VERB", "AUX") and word.tag in VERBS:
        form = VERBS[word.tag]
        feats = [*(feats if form == "Fin" else ()), f"VerbForm={form}"]
    elif word.upos == "ADV":
        feats = [pair for pair in feats if not pair.startswith("Degree")]
    return replace(word, feats="|".join(sorted(set(feats), key=str.lower)))


def map_tags(tagged: Iterable[Word], words: list[Word]) -> list[Word]:
    """Give words tags of STTS where their form, or their part of speech and features, leave no doubt; else no tag.

    Args:
        tagged: Words with tags of STTS.
        words: Words of a treebank with another set of tags.
    """
    known: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for word in tagged:
        for key in _keys(word):
            known[key][word.tag] += 1
    return [replace(word, tag=_best(word, known)) for word in words]


def _best(word: Word, known: dict[tuple[str, ...], Counter[str]]) -> str:
    if word.tag == "APPRART":
        return word.tag
    if word.upos in ("VERB", "AUX") and word.tag in VERBS:
        family = "VM" if word.lemma in MODALS else "VA" if word.lemma in AUXILIARIES and word.upos == "AUX" else "VV"
        return family + {"Fin": "FIN", "Inf": "INF", "Part": "PP"}[VERBS[word.tag]]
    for key in _keys(word):
        if key in known:
            (tag, count), *_ = known[key].most_common(1)
            total = known[key].total()
            if total >= SEEN and count >= SURE * total:
                return tag
    return ""


def _keys(word: Word) -> Iterable[tuple[str, ...]]:
    feats = tuple(pair for pair in word.feats.split("|") if pair.split("=")[0] in SHAPING)
    yield ("form", word.form.lower(), word.upos, *feats)
    yield ("form", word.form.lower(), word.upos)
    yield ("feats", word.upos, *feats)
    yield ("upos", word.upos)
