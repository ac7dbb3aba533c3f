"""Forms of the nouns that end names, and names put into the nominative."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from konzeptminer.actors.known import NOUNS
from konzeptminer.actors.lexical import fold


class Form(NamedTuple):
    """An inflected form of a noun: what it ends in, what its nominative ends in, its gender (`p` for a plural)."""

    ending: str
    nominative: str
    gender: str
    singular: str


ENDINGS = {"m": "er", "f": "e", "n": "es", "p": "e"}
"""What an adjective without an article ends in in the nominative."""

_ADJECTIVE = (
    r"(?:\w*(?:isch|lich|iv|ell|ös|haft|deutsch|angehörig|tätig|end)|(?:kommun|region|(?:inter)?nation|sozi|lok|(?:de)?zentr)al"
    r"|rot|offen|frei|freiwillig|allgemein|unter|ober|neu|groß|klein|jung|alt|fach|paritätisch|landesweit|bundesweit|kreisweit)"
)
_INFLECTED = re.compile(rf"(?P<stem>{_ADJECTIVE})(?:e[rsnm]?)", re.IGNORECASE)
_UNINFLECTED = re.compile(rf"{_ADJECTIVE}", re.IGNORECASE)


def _forms_of(gender: str, noun: str, plural: str) -> list[Form]:
    genitives = () if gender == "f" else (f"{noun}es",) if noun.endswith("s") else (f"{noun}s", f"{noun}es")
    if noun.endswith("nis"):
        genitives = (f"{noun}ses",)
    forms = [Form(form, noun, gender, noun) for form in (noun, *genitives)]
    datives = () if plural.endswith(("n", "s")) else (f"{plural}n",)
    return [*forms, *(Form(form, plural, "p", noun) for form in (plural, *datives))]


@cache
def _forms() -> dict[str, list[Form]]:
    """Give the forms by their ending as it is and folded; several where number or case cannot be told."""
    forms: dict[str, list[Form]] = {}
    for noun in NOUNS:
        for form in _forms_of(*noun):
            for ending in {form.ending, fold(form.ending)}:
                if all(other.gender != form.gender for other in forms.get(ending, [])):
                    forms.setdefault(ending, []).append(form)
    return forms


@cache
def _longest() -> int:
    return max(map(len, _forms()))


def _look_up(word: str) -> list[Form]:
    forms = _forms()
    for start in range(max(0, len(word) - _longest()), len(word) - 1):
        if word[start:] in forms:
            return forms[word[start:]]
    return []


def singular(folded: str) -> str | None:
    """Give the folded nominative singular of a compound of a known noun, None where its last part is unknown."""
    forms = _look_up(folded)
    return folded.removesuffix(fold(forms[0].ending)) + fold(forms[0].singular) if forms else None


@lru_cache(maxsize=1 << 13)
def noun_forms(word: str) -> tuple[Form, ...]:
    """Give what a word may be a form of: nothing, or one noun in one or two numbers."""
    return tuple(_look_up(word.lower())) if word[:1].isupper() else ()


def is_plural(word: str) -> bool:
    """Tell whether a word is surely the plural of a known noun."""
    forms = noun_forms(word)
    return bool(forms) and all(form.gender == "p" for form in forms)


def nominative(words: Sequence[str]) -> list[str]:
    """Put a noun phrase into the nominative without an article: `Kommunalen Integrationszentrums`.

    Only its adjectives and the noun behind them are touched, and only where the noun is known.

    Args:
        words: The words of a name, without a leading article.
    """
    words = list(words)
    head = next((index for index, word in enumerate(words) if not is_adjective(word)), len(words))
    while head + 2 < len(words) and words[head].endswith("-") and words[head + 1] in ("und", "u.", "oder"):
        head += 2  # `Haupt- und Personalamtes`
    forms = noun_forms(words[head]) if head < len(words) else ()
    if not forms:
        return words
    if len({form.nominative for form in forms}) == 1 or len(forms) == 1:
        words[head] = words[head][: len(words[head]) - len(forms[0].ending)] + _as(words[head], forms[0])
    gender = _gender(forms, words[:head])
    for index in range(head):
        if is_adjective(words[index]):
            words[index] = (adjective_stem(words[index]) or words[index]) + ENDINGS[gender]
    return words


def _gender(forms: Sequence[Form], adjectives: Sequence[str]) -> str:
    """Tell the gender; where the noun leaves the number open (`freie Träger`), its adjective tells it."""
    if len(forms) == 1 or not adjectives:
        return forms[0].gender
    return "p" if adjectives[-1].endswith(("e", "en")) else forms[0].gender


def _as(word: str, form: Form) -> str:
    """Give the nominative's ending as the word writes it: capitals, `ae`."""
    same = form.nominative if word.lower().endswith(form.ending) else fold(form.nominative)
    printed = word[len(word) - len(form.ending) :]
    return same[:1].upper() + same[1:] if printed[:1].isupper() else same


def is_adjective(word: str, *, inflected: bool = True) -> bool:
    """Tell whether a word is one of the adjectives of names, with an ending or (`inflected` false) without one."""
    if inflected and adjective_stem(word):
        return True
    return (not inflected or word[:1].islower()) and bool(_UNINFLECTED.fullmatch(word))


def adjective_stem(word: str) -> str | None:
    """Give an adjective of names without its ending, None for any other word."""
    adjective = _INFLECTED.fullmatch(word)
    return adjective["stem"] if adjective and not noun_forms(word) else None


def agree(adjective: str, noun: str) -> str:
    """Give an adjective that has no ending the one that a noun in the nominative wants, without an article."""
    forms = noun_forms(noun)
    return adjective + ENDINGS[forms[-1].gender if forms else "p"]
