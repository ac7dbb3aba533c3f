"""Verbs of a sentence, told by their form: participles, finite verbs, the verb at the end of a relative clause."""

import re
from collections.abc import Sequence

from konzeptminer.prose.frame_words import FINITE, FUNCTION_WORDS, PREPOSITIONS, Word

PREFIX = (
    r"(?:ab|an|auf|aus|bei|bereit|dar|durch|ein|fest|fort|frei|heran|heraus|her|hin|hinzu|los|mit|nach|nieder"
    r"|sicher|statt|teil|über|um|unter|voran|vor|weiter|weg|wieder|zu|zurück|zusammen|herbei)?"
)
_PARTICIPLE = re.compile(
    rf"{PREFIX}ge\w{{2,}}(?:t|en)|\w+iert|{PREFIX}(?:be|ver|er|ent|zer|emp|miss|über|unter|wider|um|durch)\w*"
    r"(?:t|nommen|schrieben|boten|worben|sprochen|schlossen|funden|halten|geben|lassen|zogen|griffen|trieben"
    r"|schieden|tragen|rufen|fahren|standen|bunden|wiesen|wogen|liehen|raten|gossen)"
)
_NO_PARTICIPLE = re.compile(
    r"ge(?:meinsam|winnen|stalten|währen|lingen|gen|gebenenfalls|rade|hören|samt|nießen|hen|ben|lten)\w*"
)
_SURE = re.compile(
    rf"(?!ge(?:bühr|denk|fähr|fall|leit|nehm|nüg|rat|schieh|stalt|statt|stalt|wähn|währ|winn|wöhn)){PREFIX}ge\w{{3,}}(?:t|en)"
)
MARKS = frozenset({";", ":", "(", ")", "–", "—", ",", ".", "?", "!"})
_PRONOUNS = frozenset({"der", "die", "das", "den", "dem", "denen", "deren", "dessen"})
_ENDS = MARKS - {"(", ")", "–", "—"}
_OTHER_ENDINGS = ("e", "er", "es", "em", "lich", "ig", "isch", "ell", "al", "bar", "sam", "s", "weise", "los", "haft")
_VERB_ENDING = re.compile(r"\w{2,}(?:t|en|te|ten|ern|eln)")


def is_participle(word: Word) -> bool:
    """Tell whether a word is a past participle, by its form."""
    lower = word.lower
    may_be = word.text.islower() or word.start == 0
    return may_be and bool(_PARTICIPLE.fullmatch(lower)) and not _NO_PARTICIPLE.fullmatch(lower)


def is_sure_participle(word: Word) -> bool:
    """Tell whether a participle is no finite verb, too: `hergerichtet`, but not `besucht`, `gestaltet`."""
    return is_participle(word) and bool(_SURE.fullmatch(word.lower))


def relative_end(words: Sequence[Word], index: int) -> int | None:
    """Give the word behind a relative clause that begins with the pronoun at `index`; None where none does.

    It stands behind a comma, alone or with a preposition, and the clause has its verb last.
    """
    behind_comma = index > 0 and words[index - 1].text == ","
    behind_preposition = index > 1 and words[index - 2].text == "," and words[index - 1].lower in PREPOSITIONS
    if words[index].lower not in _PRONOUNS or not (behind_comma or behind_preposition):
        return None
    end = next((i for i in range(index + 1, len(words)) if words[i].text in _ENDS), len(words))
    has_verb = end - index > 2 and (words[end - 1].lower in FINITE or _is_verb_at_end(words[end - 1]))
    return end if has_verb else None


def _is_verb_at_end(word: Word) -> bool:
    return is_finite(word) and not (word.lower.endswith(("isch", "lich")))


def attributive_participle(word: Word) -> Word | None:
    """Give a participle without the ending that it has before a noun: `durchgeführten`; None where it is none."""
    stem = re.sub(r"e[nrms]?$", "", word.lower)
    bare = Word(stem, word.start, word.end)
    return bare if stem != word.lower and word.text.islower() and is_participle(bare) else None


def is_finite(word: Word) -> bool:
    """Tell whether a word can be a finite verb: by its form."""
    lower = word.lower
    if lower in FINITE:
        return True
    if not word.text.islower() or lower in FUNCTION_WORDS or len(lower) < 3 or not lower.isalpha():
        return False
    # Strong verbs end in anything (`trug`, `warb`): what can be neither adjective nor adverb may be one.
    return bool(_VERB_ENDING.fullmatch(lower)) or not lower.endswith(_OTHER_ENDINGS)
