"""The words of a sentence with their places, and what kind of word each is by its form alone."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

LEXICON: dict[str, list[str]] = tomllib.loads(
    files("konzeptminer.prose").joinpath("frames.toml").read_text(encoding="utf-8")
)

PREPOSITIONS = frozenset(
    "ab am an ans auf aus außer bei beim binnen bis dank durch entlang für gegen gg. gegenüber gemäß hinter im in infolge"
    " innerhalb ins inklusive laut mit mithilfe mittels nach neben ohne seit seitens statt trotz um unter über vom von"
    " vonseiten vor wegen während zu zum zur zwischen als wie samt nebst anhand zwecks".split()
)
DETERMINERS = frozenset(
    "der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem jeder jede jedes jeden"
    " jedem solche solchen solcher mehrere mehreren mehrerer beide beiden beider einige einigen einiger sämtliche"
    " sämtlichen sämtlicher ihr ihre ihren ihrem ihrer ihres sein seine seinen seinem seiner seines unser unsere unseren"
    " unserem unserer kein keine keinen keinem keiner welche welcher welches welchen deren dessen manche mancher"
    " jeweilige jeweiligen jeweiliger jeweils viele vielen allen aller zahlreiche zahlreichen zahlreicher".split()
)
_OTHERS = frozenset(
    "und oder sowie bzw. aber sondern denn dass damit weil wenn falls sofern sodass ob obwohl nachdem bevor indem wobei"
    " wozu wodurch worin womit auch nicht nur noch bereits schon sehr zudem ferner weiterhin darüber hinaus hierzu"
    " hierfür dafür dazu dabei hierbei daher deshalb derzeit zurzeit künftig zukünftig gemeinsam zusammen insbesondere"
    " es er sie wir ich man sich ihm ihnen ihn uns so dann hier dort heute inzwischen mittlerweile seither immer"
    " weiter beispielsweise etwa rund zuletzt erstmals außerdem ebenso ebenfalls daneben".split()
)
FINITE = frozenset(
    "ist sind war waren sei wäre wären hat haben hatte hatten habe hätten hätte wird werden wurde wurden würde würden"
    " soll sollen sollte sollten kann können konnte konnten könnte könnten muss müssen musste mussten müsste müssten"
    " darf dürfen durfte durften will wollen wollte wollten mag möchte möchten bietet bieten bot boten steht stehen liegt liegen findet finden gibt geben führt führen übernimmt übernehmen leistet richtet tagt berät erhält erhalten plant planen beabsichtigt beabsichtigen wies las ließ ließen".split()
)
FUNCTION_WORDS = PREPOSITIONS | DETERMINERS | _OTHERS | FINITE
JOINTS = frozenset({"und", "sowie", "bzw.", "oder", "u.", "&", "/", ","})

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
        tag: The STTS tag of the pipeline; empty where there is none.
    """

    text: str
    start: int
    end: int
    tag: str = ""

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()


def words_of(text: str, tags: dict[int, str] | None = None) -> tuple[Word, ...]:
    """Cut `text` into words; abbreviations keep their dot, half compounds (`Haupt-`) their hyphen.

    Args:
        text: A sentence.
        tags: STTS tags by the character at which their token begins.
    """
    tags = tags or {}
    return tuple(
        Word(match[0], match.start(), match.end(), tags.get(match.start(), "")) for match in _WORD.finditer(text)
    )


def stems_of(word: str) -> tuple[str, ...]:
    """Give a noun without the endings of case, number and gender, the printed form first."""
    plain = re.sub(r"[/*:_]-?(?:innen|in|r|n)$", "", word).replace("Innen", "").casefold().rstrip(".")
    forms = [plain]
    for ending in ("innen", "in", "es", "en", "er", "s", "n", "e"):
        if plain.endswith(ending) and len(plain) - len(ending) >= 2:
            forms.append(plain.removesuffix(ending) + ("e" if ending == "innen" and not plain.endswith("erinnen") else ""))
    return tuple(dict.fromkeys(forms))


def is_noun(words: Sequence[Word], index: int) -> bool:
    """Tell whether the word at `index` can be a noun or a name: capital, and no function word that opens a sentence."""
    word = words[index]
    if not word.text[0].isupper():
        return False
    if index == 0 or words[index - 1].text in {"„", '"', "»", ":"}:
        return word.lower not in FUNCTION_WORDS
    return True


def is_adjective(word: Word) -> bool:
    """Tell whether a word can stand before a noun as its attribute, by its ending."""
    lower = word.lower
    return len(lower) > 2 and lower not in FUNCTION_WORDS and lower.endswith(("e", "en", "er", "es", "em"))
