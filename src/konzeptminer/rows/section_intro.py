"""What a sentence before a list says that the list holds: `Geplant sind folgende Maßnahmen:`."""

import re

from konzeptminer.rows.roles import HeadMatch, Role, match_head

POINTING = re.compile(
    r"\b(?i:folgende[nr]?|nachstehende[nr]?|nachfolgende[nr]?|diese[nr]?)\s+(?:[a-zäöüß]+e[nr]?\s+)?(?P<noun>[A-ZÄÖÜ]\w+)"
)
"""A word that points at the list, and the noun that names what it holds."""

FIELDS = re.compile(r"\b(?:Handlungsfelder|Handlungsschwerpunkte|Aktionsfelder|Themenfelder|Leitthemen|Bausteine)n?\b")
"""`Vier Handlungsfelder und Ziele wurden abgeleitet:` introduces the names of fields, whatever else it speaks of."""

SURE = 0.8
"""Least score of the noun."""

KNOWN = (Role.GOAL, Role.MEASURE)


def introduced(text: str) -> Role | None:
    """Give the role of the list that a text introduces with a colon at its end; None where it does not say."""
    text = " ".join(text.split())
    if not text.endswith(":"):
        return None
    sentence = re.split(r"[.!?]\s", text)[-1]
    if FIELDS.search(sentence):
        return None
    pointed = [match for noun in POINTING.finditer(sentence) if (match := _match(noun["noun"]))]
    named = pointed[-1:] or [match for word in re.findall(r"\b[A-ZÄÖÜ]\w+", sentence) if (match := _match(word))][-1:]
    return named[0].role if named and named[0].role in KNOWN else None


def introduces_others(text: str) -> bool:
    """Tell whether a text such as `Beteiligt waren:` introduces a list of something else."""
    text = text.strip()
    if not text.endswith(":") or introduced(text) is not None:
        return False
    sentence = re.split(r"[.!?]\s", text)[-1]
    if FIELDS.search(sentence):
        return True
    head = match_head(sentence)
    return head is not None and head.role not in (*KNOWN, Role.HANDLUNGSFELD, Role.IMPLEMENTATION)


def _match(word: str) -> HeadMatch | None:
    match = match_head(word)
    return match if match is not None and match.score >= SURE else None
