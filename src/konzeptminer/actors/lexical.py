"""Letters of German words written in one way."""

_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def fold(word: str) -> str:
    """Give a word in small letters with `ae`, `oe`, `ue` and `ss`, as old files write it too."""
    return word.casefold().translate(_LETTERS)
