"""What a sentence states, and what the models see of one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


class SentenceKind(StrEnum):
    """What a sentence states."""

    GOAL = "goal"
    PLANNED = "planned"
    DONE = "done"
    NONE = "none"


MEASURES = (SentenceKind.PLANNED, SentenceKind.DONE)


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence with the ones before and behind it in its chapter, empty where there is none, and its grammar."""

    text: str
    before: str = ""
    behind: str = ""
    grammar: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """The probability of each kind, and that the sentence goes on with the measure of the one before."""

    probabilities: dict[SentenceKind, float]
    goes_on: float

    @property
    def kind(self) -> SentenceKind:
        """The likeliest kind."""
        return max(self.probabilities, key=self.probabilities.__getitem__)

    @property
    def measure(self) -> float:
        """The probability that a measure is stated, planned or done."""
        return sum(self.probabilities[kind] for kind in MEASURES)


WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
STEM = 6
"""As many first letters of a word stand for the words of its family."""

LONGEST, LENGTH_STEP = 40, 5
"""Words up to which the length of a sentence counts, and by how many."""

AUXILIARIES = ("wird", "werden", "wurde", "wurden", "hat", "haben", "ist", "sind", "soll", "sollen", "kann", "können")
"""What with the last word of a sentence tells its tense and voice: `wird … eingerichtet`, `ist … zu prüfen`."""

POINTER = re.compile(
    r"(?:hier|da|wo)r?(?:an|auf|aus|bei|durch|für|gegen|hinter|in|mit|nach|neben|über|um|unter|von|vor|zu)"
    r"|deren|dessen|dies\w*|solche\w*|dort"
)
PRONOUNS = ("sie", "er", "es", "ihr", "ihre", "sein", "seine", "dies", "das", "diese", "dieser", "dieses")
"""Words that point back, and those that do so at the beginning of a sentence."""

ADDING = ("zudem", "zusätzlich", "außerdem", "ferner", "daneben", "weiterhin", "weitere", "weiteres", "hinaus", "auch")
"""Words that add another measure: `Darüber hinaus`, `Zudem`."""

UPKEEP = re.compile(r"kosten|finanzier|mittel|förder|federführ|ansprech|träger|beteiligt|teil")
"""What a further sentence on a measure tells of it: who pays, who is there."""

FORMS = {
    "figure": r"\d",
    "year": r"(?<!\d)(?:19|20)\d\d(?!\d)",
    "share": r"%|Prozent",
    "sum": r"€|Euro",
    "law": r"§",
    "shall": r"\bsoll(?:en)?\b",
    "should": r"\bsollten?\b",
    "must": r"\bm[uü]ss(?:en)?\b",
    "can": r"\bk(?:ann|önnen)\b",
    "could": r"\bkonnten?\b",
    "might": r"\bkönnten?\b",
    "want": r"\b(?:will|wollen)\b",
    "becomes": r"\b(?:wird|werden)\b",
    "became": r"\bwurden?\b",
    "been": r"\bworden\b",
    "was": r"\bwar(?:en)?\b",
    "has": r"\b(?:hat|haben)\b",
    "had": r"\bhatten?\b",
    "is": r"\b(?:ist|sind)\b",
    "be": r"\bsei(?:en)?\b",
    "to": r"\bzu [a-zäöüß]+n\b|\b[a-zäöüß]{2,}zu[a-zäöüß]{3,}en\b",
    "in order to": r"\b[Uu]m\b.*\bzu\b",
    "so that": r"\b[Dd]amit\b",
    "not": r"\b(?:nicht|kein\w*)\b",
    "question": r"\?\s*$",
    "colon": r":\s*$",
    "participle": (
        r"\b(?:\w{2,6})?ge[a-zäöüß]{2,}(?:t|en)\b|\b[a-zäöüß]{3,}iert\b"
        r"|\b(?:be|ver|er|ent|zer)[a-zäöüß]{3,}t\b"
    ),
}
"""Modal and auxiliary verbs by tense and mood, the passive's participles, and what figures stand for."""

_FORMS = {name: re.compile(pattern) for name, pattern in FORMS.items()}


def tokens(text: str) -> list[str]:
    """Give the features of a sentence: words, stems and pairs of words, its verbs, how it begins and ends."""
    words = _words(text)
    if not words:
        return ["empty"]
    found = [f"form={form}" for form in _forms(text)]
    found += [f"w={word}" for word in words] + [f"s={word[:STEM]}" for word in words]
    found += [f"pair={first}_{second}" for first, second in pairwise(words)]
    found += [f"first={words[0]}", f"first-end={words[0][-3:]}", f"last={words[-1]}", f"last-end={words[-1][-3:]}"]
    found += [f"verbs={verb}+{words[-1][-2:]}" for verb in AUXILIARIES if verb in words]
    found += [f"last-two={'_'.join(words[-2:])}", f"length={min(len(words), LONGEST) // LENGTH_STEP}"]
    return found


def beside(text: str, mark: str) -> list[str]:
    """Give the features of a neighbour of a sentence, fewer than its own; each begins with a mark."""
    words = _words(text)
    if not words:
        return [f"{mark}empty"]
    return [
        *(f"{mark}form={form}" for form in _forms(text)),
        f"{mark}first={words[0]}",
        *(f"{mark}s={word[:STEM]}" for word in words),
    ]


def links(context: Context) -> list[str]:
    """Give what tells whether a sentence goes on with the one before: words that point back, and what both speak of."""
    words = _words(context.text)
    found = [f"begin={'_'.join(words[:length])}" for length in (1, 2, 3) if len(words) >= length]
    found += [f"begin-end={words[0][-2:]}", f"begin-with={words[0][:2]}"] if words else []
    for place, word in enumerate(words):
        if POINTER.fullmatch(word):
            found += [f"back={word}", f"back-at={min(place, 3)}"]
        elif UPKEEP.match(word):
            found.append("upkeep")
    if words[:1] and words[0] in PRONOUNS:
        found.append("pronoun")
    found += ["adds"] if any(word in ADDING for word in words) else []
    nouns = [word.casefold() for word in WORD.findall(context.text) if word[0].isupper()]
    before = " ".join(_words(context.before))
    same = [place for place, noun in enumerate(nouns) if len(noun) >= STEM and noun[: STEM - 1] in before]
    found += [f"shared={min(len(same), 3)}", f"shared-first={same[:1] == [0]}"]
    found += [f"form={form}" for form in _forms(context.text)]
    return found + [f"before-form={form}" for form in _forms(context.before)]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


def _forms(text: str) -> Iterator[str]:
    return (name for name, pattern in _FORMS.items() if pattern.search(text))
