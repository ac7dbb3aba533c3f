"""Offices told by a number: `Amt 50-5`, `SG 50 – 5`, `40`, `Dezernat II`, `Amt für Schule (40)`."""

import re
from typing import NamedTuple

_HEADS = {
    "Amt": ("amt", r"[Aa]mt(?:e?s)?|A"),
    "Sachgebiet": ("amt", r"[Ss]achgebiet(?:e?s)?|SG|Sachgeb\.?"),
    "Abteilung": ("amt", r"[Aa]bteilung|Abt\.?"),
    "Fachbereich": ("fachbereich", r"[Ff]achbereich(?:e?s)?|FB"),
    "Fachdienst": ("fachdienst", r"[Ff]achdienst(?:e?s)?|FD"),
    "Fachgruppe": ("fachgruppe", r"[Ff]achgruppe|FG"),
    "Dezernat": ("dezernat", r"[Dd]ezernat(?:e?s)?|Dez\.?"),
    "Referat": ("referat", r"[Rr]eferat(?:e?s)?|Ref\.?"),
    "Geschäftsbereich": ("geschaeftsbereich", r"[Gg]eschäftsbereich(?:e?s)?|GB"),
    "Stabsstelle": ("stabsstelle", r"[Ss]tabsstelle|St\.?"),
    "Team": ("team", r"Team"),
}
"""Name of a sort of office as it is shown, its part of the key, and how it is printed.

A district numbers its offices, their departments and subject areas in one scheme: `Amt 50-5` and `SG 50-5` are one.
"""

_HEAD = "|".join(f"(?P<{name}>{pattern})" for name, (_, pattern) in _HEADS.items())
_PARTS = r"\d{1,3}(?:\s?[-./]\s?\d{1,3}){0,2}|[IVX]{1,4}(?:\s?[-./]\s?\d{1,3})?"
_NUMBER = rf"(?P<number>{_PARTS})"
_NUMBERED = re.compile(
    rf"(?:(?:{_HEAD})[\s-]*(?:(?:FB|FD|SG|GB|FG|Dez\.?|Abt\.?)[\s-]+)?)?{_NUMBER}"
    r"(?:\s*[-:]?\s*\((?P<note>[^()]*)\)|\s+-\s+(?P<name>\D+))?"
)
_NAME = r"[^\d()]*(?:[Aa]mt|Sachgebiet|SG|Fach\w+|Abteilung|Dezernat|[Bb]üro|[Ss]telle)\b[^\d()]*?"
_IN_BRACKETS = re.compile(
    rf"(?P<name>{_NAME})\s*\((?:Amt\s)?{_NUMBER}\)|(?P<before>\d{{2,3}}(?:-\d{{1,2}})?)\s(?P<behind>{_NAME})"
)
_ROMAN = {"I": 1, "V": 5, "X": 10}


class Office(NamedTuple):
    """An office with a number.

    Attributes:
        head: What sort of office it says to be, as a part of a key; nothing for a bare number.
        number: Its number in Arabic figures, parts joined by hyphens.
        shown: How it is shown: `Sachgebiet 50-5`.
        name: Its name in words, where they stand beside the number.
    """

    head: str
    number: str
    shown: str
    name: str


def find_office(text: str) -> Office | None:
    """Tell an office that is named by its number.

    Args:
        text: The name, tidied.
    """
    match = _NUMBERED.fullmatch(text)
    if match:
        head = next((name for name in _HEADS if match[name]), "")
        if not head and not match["number"][0].isdigit():
            return None
        number = re.sub(r"\s", "", match["number"])
        shown = f"{head} {number}".strip()
        note = match["note"] or ""
        return Office(
            _HEADS[head][0] if head else "",
            _arabic(number),
            f"{shown} ({note})" if note else shown,
            match["name"] or "",
        )
    match = _IN_BRACKETS.fullmatch(text)
    if match:
        number = re.sub(r"\s", "", match["number"] or match["before"])
        name = match["name"] or match["behind"]
        return Office("amt", _arabic(number), f"{name} ({number})", name)
    return None


def _arabic(number: str) -> str:
    parts = re.split(r"[-./]", number)
    if parts[0][0] in _ROMAN:
        values = [_ROMAN[letter] for letter in parts[0]]
        later = [*values[1:], 0]
        parts[0] = str(sum(-one if one < two else one for one, two in zip(values, later, strict=True)))
    return "-".join(part.lstrip("0") or "0" for part in parts)
