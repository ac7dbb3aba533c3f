"""Whether an item of a list reads like something to do: `Ausbau der Radwege`, `Radwege bauen`."""

import re
from collections.abc import Sequence

NOUN = re.compile(
    r"\w*(?:ung|ierung|bau|nahme|sicht|gabe|tritt|satz|schluss|fassung)|\w*(?:schaffung|erhalt|abbau|ausbau|aufbau|start"
    r"|verleih|anlage|initiative|einsatz|kampagne|fortsetzung|erhöhung|fokus|support|programm|maßnahmen?)",
    re.IGNORECASE,
)
"""Nouns of doing, as the first or second of an item: most end in `-ung`."""

INFINITIVE = re.compile(r"\b[a-zäöüß]{2,}(?:en|ern|eln)\W*$")

PLANNED = re.compile(r"\b(?:soll|sollen|sollte|sollten|wird|werden|muss|müssen|will|wollen|möchte|möchten|braucht)\b")

FIGURE = re.compile(
    r"(?:[:=]\s*(?:rund |ca\. |etwa )?\d[\d.,]*(?:\s*(?:%|€|[^\W\d]+)){0,2}|\d\s*(?:%|€|Prozent|Euro))\W*$"
)
"""A number at the end, with its unit: what a statistic lists."""

LEADING = 4
"""A noun of doing stands among as many first words."""


def is_action(text: str) -> bool:
    """Tell whether a text says that something is to be done: by its first noun, its last word or its verb."""
    words = re.findall(r"[\w-]+", text)
    if len(words) < 2:
        return False
    nouns = [word for word in words[:LEADING] if word[0].isupper()]
    return (
        any(NOUN.fullmatch(noun) and len(noun) > 4 for noun in nouns[:2])
        or bool(INFINITIVE.search(text.strip()))
        or bool(PLANNED.search(text))
    )


def are_actions(texts: Sequence[str], share: float = 0.6) -> bool:
    """Tell whether at least two texts are given and as many of them as `share` says read like something to do."""
    return len(texts) > 1 and sum(map(is_action, texts)) >= share * len(texts)


def are_figures(texts: Sequence[str], share: float = 0.6) -> bool:
    """Tell whether as many texts as `share` says end in a number, as the lines of a statistic do."""
    return bool(texts) and sum(bool(FIGURE.search(text)) for text in texts) >= share * len(texts)
