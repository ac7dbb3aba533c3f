"""Invented rows of tables of measures, for training texts: phrases put together by chance."""

import random
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def phrases() -> dict[str, list[str]]:
    """Give the words that invented rows are made of, by kind."""
    return tomllib.loads(files("konzeptminer.linear").joinpath("phrases.toml").read_text(encoding="utf-8"))


def invent_rows(count: int, rng: random.Random) -> list[dict[str, Any]]:
    """Give rows as a gold file holds them, in the order of their fields and goals.

    Args:
        count: How many.
        rng: Draws the words.
    """
    rows: list[dict[str, Any]] = []
    stock = phrases()
    while len(rows) < count:
        field = rng.choice(stock["fields"])
        for _ in range(rng.randint(1, 3)):
            goal = _goal(rng)
            rows += [_row(field, goal, rng) for _ in range(rng.choice((1, 1, 2, 2, 3, 4, 6)))]
    return rows[:count]


def _row(field: str, goal: str, rng: random.Random) -> dict[str, Any]:
    stock = phrases()
    return {
        "handlungsfeld": field,
        "goal": goal,
        "measure": _measure(rng),
        "implementation": [_step(rng) for _ in range(rng.choice((0, 0, 1, 1, 2, 3, 5)))],
        "responsible": rng.sample(stock["actors"], rng.choice((1, 1, 1, 2, 3))),
        "partners": rng.sample(stock["actors"], rng.choice((0, 1, 2, 3))),
        "resources": rng.choice(stock["money"]),
    }


def _goal(rng: random.Random) -> str:
    stock = phrases()
    kind = rng.random()
    if kind < 0.35:
        return rng.choice(stock["goals"])
    if kind < 0.8:
        text = f"{rng.choice(stock['acts'])} {rng.choice(stock['genitives'])}"
        return f"{text} und {rng.choice(stock['genitives'])}" if rng.random() < 0.25 else text
    return f"{rng.choice(stock['objects'])} {rng.choice(stock['verbs'])}"


def _measure(rng: random.Random) -> str:
    stock = phrases()
    kind = rng.random()
    if kind < 0.4:
        text = f"{rng.choice(stock['objects'])} {_maybe(rng, 'targets')}{rng.choice(stock['verbs'])}"
    elif kind < 0.6:
        text = f"{rng.choice(stock['singulars']).split()[-1]} {_maybe(rng, 'targets')}{rng.choice(stock['verbs'])}"
    elif kind < 0.85:
        text = f"{rng.choice(stock['acts'])} {rng.choice(stock['genitives'])} {_maybe(rng, 'targets')}".strip()
    else:
        text = " ".join(rng.sample(stock["sentences"], rng.choice((1, 1, 2))))
    if rng.random() < 0.3 and not text.endswith("."):
        text = f"{text}, {rng.choice(stock['reasons'])}"
    if rng.random() < 0.06:
        items = rng.sample(stock["steps"], rng.choice((2, 3)))
        text = "\n".join([f"{text}:", *items])
    return text


def _step(rng: random.Random) -> str:
    stock = phrases()
    kind = rng.random()
    if kind < 0.5:
        return rng.choice(stock["steps"])
    if kind < 0.75:
        return f"{rng.choice(stock['singulars'])} {_maybe(rng, 'targets')}{rng.choice(stock['verbs'])}"
    return f"{rng.choice(stock['acts'])} {rng.choice(stock['genitives'])}"


def _maybe(rng: random.Random, kind: str) -> str:
    return f"{rng.choice(phrases()[kind])} " if rng.random() < 0.5 else ""
