"""Whom a text speaks of: groups of people, by a small lexicon."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1 << 14)
def groups_in(text: str) -> frozenset[str]:
    """Give the groups of people that a text names, by the German names that `groups.toml` has for them."""
    return frozenset(group for word in _WORD.findall(text.casefold()) for group in _groups_of(word))


@lru_cache(maxsize=1 << 14)
def _groups_of(word: str) -> tuple[str, ...]:
    return tuple(
        group for group, (begins, ends) in _lexicon().items() if word.startswith(begins) or word.endswith(ends)
    )


@cache
def group_names() -> tuple[str, ...]:
    """Give the groups of the lexicon, in its order."""
    return tuple(_lexicon())


@cache
def _lexicon() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    raw = tomllib.loads((files("konzeptminer.comparing") / "groups.toml").read_text(encoding="utf-8"))
    return {
        group: (
            tuple(form for form in forms if not form.startswith("-")),
            tuple(form[1:] for form in forms if form.startswith("-")),
        )
        for group, forms in raw.items()
    }
