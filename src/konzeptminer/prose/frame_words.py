"""The words of a sentence with their places, and what kind of word each is by its form alone."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

LEXICON: dict[str, list[str]] = tomllib.loads(
    files("konzeptminer.prose").joinpath("frames.toml").read_text(encoding="utf-8")
)

PREPOSITIONS = frozenset(LEXICON["prepositions"])
DETERMINERS = frozenset(LEXICON["determiners"])
FINITE = frozenset(LEXICON["finite"])
FUNCTION_WORDS = PREPOSITIONS | DETERMINERS | FINITE | frozenset(LEXICON["other_function_words"])
JOINTS = frozenset({"und", "sowie", "bzw.", "oder", "u.", "&", "/", ","})

_OPENING_VERB = re.compile(r"(?:ein|hin|hinzu)zu\w+en|(?:be|ge|ein)\w+(?:igt|ant|acht|ehen|bunden|zogen)")
_ABBREVIATION = r"(?:e\.\s?V|u\.\s?a|z\.\s?B|d\.\s?h|i\.\s?d\.\s?R|gg|bzw|ggf|inkl|u|ca|rd|Nr|St|evtl|Dr|Prof)\."
_WORD = re.compile(
    rf"(?<!\w){_ABBREVIATION}|\d+(?:[.,/:–-]\d+)*|[^\W\d_]\w*(?:[*:_.&+/-]+\w+)*-?|[^\w\s]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark of punctuation.

    Attributes:
        text: As printed.
        start: Its first character in the sentence.
        end: The character behind it.
    """

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()


def words_of(text: str) -> tuple[Word, ...]:
    """Cut `text` into words; abbreviations keep their dot, half compounds (`Haupt-`) their hyphen.

    Args:
        text: A sentence.
    """
    return tuple(Word(match[0], *match.span()) for match in _WORD.finditer(text))


def stems_of(word: str) -> tuple[str, ...]:
    """Give a noun without the endings of case, number and gender, the printed form first."""
    plain = re.sub(r"[/*:_]-?(?:innen|in|r|n)$", "", word).replace("Innen", "").casefold().rstrip(".")
    forms = [plain]
    for ending in ("innen", "in", "es", "en", "er", "s", "n", "e"):
        if plain.endswith(ending) and len(plain) - len(ending) >= 2:
            forms.append(
                plain.removesuffix(ending) + ("e" if ending == "innen" and not plain.endswith("erinnen") else "")
            )
    return tuple(dict.fromkeys(forms))


def is_noun(words: Sequence[Word], index: int) -> bool:
    """Tell whether the word at `index` can be a noun or a name: capital, and no function word that opens a sentence."""
    word = words[index]
    if not word.text[0].isupper():
        return False
    if index == 0 or words[index - 1].text in {"„", '"', "»", ":"}:
        return word.lower not in FUNCTION_WORDS and not _OPENING_VERB.fullmatch(word.lower)
    return True


def is_adjective(word: Word) -> bool:
    """Tell whether a word can stand before a noun as its attribute, by its ending."""
    lower = word.lower
    return len(lower) > 2 and lower not in FUNCTION_WORDS and lower.endswith(("e", "en", "er", "es", "em"))
