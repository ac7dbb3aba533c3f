"""Names of one document that are one actor though they share no key: misprints, parts of names, bare numbers."""

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA

from konzeptminer.actors.inflection import noun_forms
from konzeptminer.actors.names import Name
from konzeptminer.actors.short_forms import initials_of
from konzeptminer.actors.words import stem

SHORTEST_MISPRINT = 10
"""Letters of a word from which one wrong letter makes no other word: `Kindergarten`, but `Rat` and `Rad`."""

SHORTEST_ACRONYM = 3
PARTS_OF_A_COMPOUND = 2

_GENERIC = frozenset(
    stem(word) for word in ("Verein", "Projekt", "Initiative", "Netzwerk", "Jobcenter", "Firma", "Bündnis")
)
"""What may stand before a proper name or not: `Verein Bunte Nachbarn`."""


def link(names: Mapping[str, Sequence[Name]], counts: Mapping[str, int]) -> dict[str, str]:
    """Tell which keys of a document belong to another one.

    Args:
        names: The names of each key.
        counts: How often each key stands in the document; the rarer of two spellings is the misprint.

    Returns:
        The key to use instead, for those keys that have one.
    """
    links = _numbers(names) | _proper_names(names) | _acronyms(names) | _compounds(names)
    links |= {key: target for key, target in _misprints(names, counts).items() if key not in links}
    return {key: _last(key, links) for key in links}


def _last(key: str, links: Mapping[str, str]) -> str:
    seen = {key}
    while links.get(key, key) not in seen:
        key = links[key]
        seen.add(key)
    return key


def _numbers(names: Mapping[str, Sequence[Name]]) -> dict[str, str]:
    """Link a bare number to the one office with that number, and an office's name in words to its number."""
    links: dict[str, str] = {}
    headed: dict[str, set[str]] = {}
    offices = [(key, name.office, name.core) for key, forms in names.items() for name in forms if name.office]
    for key, office, _ in offices:
        if office.head:
            headed.setdefault(office.number, set()).add(key)
    for key, office, _ in offices:
        if not office.head and len(headed.get(office.number, ())) == 1:
            (target,) = headed[office.number]
            if target != key:
                links[key] = target
    worded = {" ".join(name.core): key for key, forms in names.items() for name in forms if name.is_plain_office}
    for key, office, core in offices:
        words = " ".join(core) if office.name else ""
        if words and worded.get(words, key) != key:
            links.setdefault(worded[words], key)
    return links


def _proper_names(names: Mapping[str, Sequence[Name]]) -> dict[str, str]:
    """Link a proper name to the one name that has it with a generic word before: `Bunte Nachbarn`."""
    fuller: dict[tuple[str, ...], set[str]] = {}
    for key, forms in names.items():
        for name in forms:
            core = _without_generic(name)
            if core != name.core:
                fuller.setdefault(core, set()).add(key)
    links = {}
    for key, forms in names.items():
        core = forms[0].core
        targets = fuller.get(core, set()) - {key}
        if len(targets) == 1 and core and not forms[0].organisation and not _is_common(forms[0]):
            links[key] = next(iter(targets))
    return links


def _compounds(names: Mapping[str, Sequence[Name]]) -> dict[str, str]:
    """Link a compound to the one name that has its two parts as words: `Wald-Schule` and `Schule Wald`."""
    joined: dict[str, set[str]] = {}
    for key, forms in names.items():
        stems = (*forms[0].core, *forms[0].place)
        if len(stems) == PARTS_OF_A_COMPOUND:
            for one, two in (stems, stems[::-1]):
                joined.setdefault(one + two, set()).add(key)
    links = {}
    for key, forms in names.items():
        targets = joined.get(forms[0].core[0], set()) if len(forms[0].core) == 1 and not forms[0].place else set()
        if len(targets) == 1:
            links[key] = next(iter(targets))
    return links


def _acronyms(names: Mapping[str, Sequence[Name]]) -> dict[str, str]:
    """Link an abbreviation that nothing defines to the one name whose words begin with its letters."""
    initials: dict[str, set[str]] = {}
    for key, forms in names.items():
        for name in forms:
            initials.setdefault(initials_of(name.shown), set()).add(key)
    links = {}
    for key, forms in names.items():
        short = forms[0].shown
        targets = initials.get(short, set()) - {key}
        if len(short) >= SHORTEST_ACRONYM and short.isupper() and short.isalpha() and len(targets) == 1:
            links[key] = next(iter(targets))
    return links


def _without_generic(name: Name) -> tuple[str, ...]:
    return tuple(part for part in name.core if part not in _GENERIC)


def _is_common(name: Name) -> bool:
    return any(noun_forms(word) for word in name.shown.split()) or bool(name.office or name.scope)


def _misprints(names: Mapping[str, Sequence[Name]], counts: Mapping[str, int]) -> dict[str, str]:
    """Link a key to a more frequent one that differs in one letter of one long word."""
    buckets: dict[str, list[str]] = {}
    for key in names:
        for variant in _with_a_letter_less(key):
            buckets.setdefault(variant, []).append(key)
    order = {key: position for position, key in enumerate(names)}
    links: dict[str, str] = {}
    for keys in buckets.values():
        best = min(keys, key=lambda key: (-counts[key], order[key]))
        for key in keys:
            if key != best and key not in links and best not in links and _one_letter_apart(key, best):
                links[key] = best
    return links


def _with_a_letter_less(key: str) -> Iterable[str]:
    """Give the key without each letter of its long words: equal for keys that are one letter apart."""
    yield key
    words = key.split()
    for place, word in enumerate(words):
        if len(word) >= SHORTEST_MISPRINT and word.isalpha():
            for index in range(1, len(word)):
                yield " ".join((*words[:place], word[:index] + word[index + 1 :], *words[place + 1 :]))


def _one_letter_apart(first: str, second: str) -> bool:
    pairs = [(one, two) for one, two in zip(first.split(), second.split(), strict=False) if one != two]
    if len(first.split()) != len(second.split()) or len(pairs) != 1:
        return False
    one, two = pairs[0]
    long = min(len(one), len(two)) >= SHORTEST_MISPRINT and one.isalpha() and two.isalpha()
    return long and one[0] == two[0] and OSA.distance(one, two, score_cutoff=1) <= 1
