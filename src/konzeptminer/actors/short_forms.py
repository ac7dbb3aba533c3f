"""Short forms and what they stand for, by the letters: the algorithm of Schwartz and Hearst.

A. S. Schwartz, M. A. Hearst: A simple algorithm for identifying abbreviation definitions in biomedical text. Pacific
Symposium on Biocomputing 8 (2003), 451-462. The letters of the short form must stand in the long form in their order,
the first of them at the beginning of a word. What German adds: the letters are first looked for at the beginnings of
words, links such as `für` stand for none, and a short form has two capitals at least.
"""

import re

_SHORT = re.compile(r"(?=[^\W\d_])[\w.&/-]{2,10}(?: [\w.-]{2,10})?")
_LINKS = frozenset(
    (
        "für",
        "und",
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "zu",
        "zur",
        "zum",
        "von",
        "vom",
        "in",
        "im",
        "am",
        "mit",
        "f.",
        "u.",
    )
)


def is_short_form(text: str) -> bool:
    """Tell whether a text has the shape of an abbreviation: `BAMF`, `KoKo`, `IT.NRW`; no word such as `Bund`."""
    return bool(_SHORT.fullmatch(text)) and sum(map(str.isupper, text)) > 1 and not re.search(r"[a-zäöüß]{5}", text)


def matches(short: str, long: str) -> bool:
    """Tell whether `short` is an abbreviation of the whole of `long`."""
    if not is_short_form(short) or len(long) <= len(short):
        return False
    found = long_form(short, long)
    return found is not None and len(found) == len(long)


def stands_for(short: str, long: str) -> bool:
    """Tell whether a text that a document sets beside a short form can be its long form, whatever follows.

    Here the document says so itself (`ka = kreisangehörig`), so small letters will do.
    """
    letters = [letter for letter in short if letter.isalnum()]
    if not letters or not letters[0].isalpha() or len(long) <= len(short) or re.search(r"[a-zäöüß]{5}", short):
        return False
    return _by_letters(letters, long) == 0


def initials_of(name: str) -> str:
    """Give the first letters of a name's words in capitals, links left out: `Amt für Jugend und Sport` gives `AJS`."""
    words = re.findall(r"[^\W\d_]+", name)
    return "".join(word[0].upper() for word in words if word.casefold() not in _LINKS)


def long_form(short: str, text: str) -> str | None:
    """Give the end of a text that a short form stands for, None where there is none.

    Args:
        short: The short form.
        text: What stands before it in the same sentence.
    """
    words = text.split()
    letters = [letter for letter in short if letter.isalnum()]
    most = min(len(letters) + 5, 2 * len(letters))
    # Links of a German name (`für`, `und`, articles) stand for no letter.
    start = len(words)
    while start and most:
        start -= 1
        most -= words[start].casefold() not in _LINKS
    candidate = re.sub(r"\s+", " ", " ".join(words[start:]))
    begin = _by_beginnings(letters, candidate)
    if begin is None:
        begin = _by_letters(letters, candidate)
    if begin is None:
        return None
    found = candidate[begin:]
    return found if len(found) > len(short) and short not in found.split() else None


def _by_beginnings(letters: list[str], text: str) -> int | None:
    """Match every letter with the beginning of a word or of a part of a compound with a hyphen, links left out."""
    starts = [match for match in re.finditer(r"[^\W_]+", text) if match.group().casefold() not in _LINKS]
    if len(starts) < len(letters):
        return None
    last = starts[len(starts) - len(letters) :]
    same = all(word.group()[0].casefold() == letter.casefold() for word, letter in zip(last, letters, strict=True))
    return last[0].start() if same else None


def _by_letters(letters: list[str], text: str) -> int | None:
    """Match the letters from the end on, as Schwartz and Hearst do."""
    index = len(text)
    folded = text.casefold() if len(text.casefold()) == len(text) else text.lower()
    for position in range(len(letters) - 1, -1, -1):
        letter = letters[position].lower()
        index -= 1
        while index >= 0 and (folded[index] != letter or (position == 0 and index > 0 and folded[index - 1].isalnum())):
            index -= 1
        if index < 0:
            return None
    return index


def definition_in(name: str) -> tuple[str, str] | None:
    """Give short and long form of a name that says both: `Kommunales Integrationszentrum (KI)`, or the reverse."""
    match = re.fullmatch(r"\s*([^()]{2,120}?)\s*\(([^()]{2,120})\)\s*", name)
    if not match:
        return None
    outer, inner = match.groups()
    if matches(inner, outer):
        return inner, outer
    return (outer, inner) if matches(outer, inner) else None
