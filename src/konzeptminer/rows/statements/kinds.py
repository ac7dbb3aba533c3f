"""The kinds of statements, and what the model sees of one."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


class StatementKind(StrEnum):
    """What a bullet states."""

    GOAL = "goal"
    MEASURE = "measure"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Statement:
    """A kind with its probability from 0 to 1; `is_goal` tells whether it is rather a goal than a measure."""

    kind: StatementKind
    probability: float
    is_goal: bool


WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
STEM = 6
"""As many first letters of a word stand for the words of its family."""


def tokens(text: str) -> list[str]:
    """Give the features of a statement: words and their stems, how it begins and ends, figures, and its length."""
    words = [word.casefold() for word in WORD.findall(text)]
    if not words:
        return ["empty"]
    found = [f"w={word}" for word in words] + [f"s={word[:STEM]}" for word in words]
    found += [f"pair={first}_{second}" for first, second in pairwise(words)]
    found += [f"first={words[0]}", f"first-stem={words[0][:STEM]}", f"first-end={words[0][-3:]}"]
    found += [f"last-end={words[-1][-2:]}", f"last-end={words[-1][-3:]}"]
    last = WORD.findall(text)[-1]
    if len(words) > 1 and last[0].islower() and last.endswith("n"):
        found.append("ends-in-verb")
    if len(words) > 1:
        found += [f"second={words[1]}", f"second-end={words[1][-3:]}"]
    found += [
        f"end={part}"
        for part in re.findall(r"\w{4,}?(ungen|ung|heit|keit|kurs|kurse|treffen|stelle)\b", text.casefold())
    ]
    found += [f"form={form}" for form, pattern in _FORMS.items() if pattern.search(text)]
    found.append(f"length={min(len(words), 12) // 3}")
    return found


_FORMS = {
    "figure": re.compile(r"\d"),
    "year": re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)"),
    "percent": re.compile(r"%|€|Prozent|Euro"),
    "question": re.compile(r"\?\s*$"),
    "colon": re.compile(r":"),
    "date": re.compile(r"\d{1,2}\.\s?(?:\d{1,2}\.|Januar|Februar|März|April|Mai|Ju[nl]i|August|\w+ember|Oktober)"),
    "address": re.compile(r"@|www\.|Tel|\d{5}|(?:straße|str\.)\s*\d"),
    "copula": re.compile(r"\b(?:ist|sind|wird|werden|soll|sollen|haben|hat|leben)\b"),
    "past": re.compile(r"\b(?:wurde|wurden|waren|war|fand|fanden|hatte|hatten|nahm\w*)\b"),
}
