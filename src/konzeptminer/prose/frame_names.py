"""What belongs to the name that a noun begins: further nouns, topics, brackets, the other sex, a genitive."""

import re
from collections.abc import Sequence

from konzeptminer.prose.frame_actors import (
    has_topics,
    is_actor_noun,
    is_container,
    is_feminine_or_plural,
    is_name,
    is_office_head,
    is_target,
    is_topic,
)
from konzeptminer.prose.frame_words import DETERMINERS, JOINTS, Word, is_adjective, is_noun

OFFICE = re.compile(r"\d{2,3}(?:[-–/]\d{1,2})?|[IVX]+(?:/\d+)?")
COMPANY = re.compile(r"g?GmbH|AG|KG|e\.\s?V\.|eG|AöR|i\.\s?d\.\s?R\.")
NUMBERS = frozenset({"zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"})
_ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,}\w*|[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\w*")
_ADJECTIVAL = re.compile(r"\w+(?:lich|ig|isch|al|ell|iv|är)(?:e[nrms]?)")
_SAME = 3
"""Letters at their beginning in which the two words for both sexes agree at least: `Ärztinnen und Ärzte`."""
_LONGEST_QUOTE = 8
"""Words of a name in quotation marks."""


class Names:
    """The names in a sentence, read from the noun they begin with."""

    def __init__(self, words: Sequence[Word]) -> None:
        """Take the sentence's words; all places are indices into them."""
        self._words = words

    def _lower(self, index: int) -> str:
        return self._words[index].lower if index < len(self._words) else ""

    def end(self, index: int) -> int:
        """Give the word behind a noun with all that belongs to its name."""
        end = self._half_compound(index)
        while end < len(self._words) and self._belongs(end):
            end = self._half_compound(end)
        end = self._pair(end)
        end = self._bracket(end)
        against = self._lower(end) in {"gegen", "gg."} and is_actor_noun(self._words[end - 1].text)
        if against or (self._lower(end) == "für" and has_topics(self._words[end - 1].text)):
            end = self._topics(end)
            end = self._bracket(end)
        return end

    def _half_compound(self, index: int) -> int:
        if self._words[index].text.endswith("-") and self._lower(index + 1) in JOINTS | {"bis"}:
            behind = index + 2
            while behind < len(self._words) and self._words[behind].text.endswith("-"):
                behind += 2
            return min(behind + 1, len(self._words))
        return index + 1

    def _belongs(self, index: int) -> bool:
        """Tell whether the word at `index` goes on with the name that the noun before it began."""
        word, before = self._words[index], self._words[index - 1]
        if COMPANY.fullmatch(word.text):
            return True
        if OFFICE.fullmatch(word.text) and is_container(before.text):
            return True
        if not word.text[0].isupper() or word.lower in DETERMINERS:
            return False
        if self.capital_adjective(index - 1):
            return True
        if is_office_head(before.text):
            return True
        closing = next(
            (w.text for w in self._words[index : index + 4] if not w.text[0].isupper() or COMPANY.fullmatch(w.text)),
            "",
        )
        if COMPANY.fullmatch(closing):
            return True
        if is_actor_noun(before.text) and is_actor_noun(word.text):
            # `Malteser Hilfsdienst`, but not `lädt die Beauftragte Beschäftigte ein`.
            return not (is_target(word.text) or word.lower.endswith("n"))
        proper = is_name(word.text) and (is_container(before.text) or is_actor_noun(before.text))
        return proper or (bool(_ACRONYM.fullmatch(before.text)) and is_actor_noun(word.text))

    def _pair(self, end: int) -> int:
        """`Ärztinnen und Ärzte`, `Städte und Gemeinden` are one."""
        if self._lower(end) != "und" or end + 1 >= len(self._words):
            return end
        before, behind = self._words[end - 1].lower, self._words[end + 1].lower
        beginnings = [word.replace("ä", "a")[:_SAME] for word in (before, behind)]
        both_sexes = "innen" in before + behind and beginnings[0] == beginnings[1]
        towns = before.startswith(("städte", "kreise")) and behind.startswith("gemeinden")
        return end + 2 if both_sexes or towns else end

    def _bracket(self, end: int) -> int:
        """`Bundesamt (BAMF)`, `Runder Tisch „Wohnen“`, `Berater, Herr Muster`."""
        if self._lower(end) == "," and self._lower(end + 1) in {"herr", "frau"}:
            end += 2
            while end < len(self._words) and self._words[end].text[0].isupper():
                end += 1
            return end
        if end + 2 < len(self._words) and self._words[end].text == "(" and self._words[end + 2].text == ")":
            inside = self._words[end + 1].text
            return end + 3 if _ACRONYM.fullmatch(inside) or OFFICE.fullmatch(inside) else end
        if end < len(self._words) and self._words[end].text == "„" and is_actor_noun(self._words[end - 1].text):
            closing = next((i for i in range(end, len(self._words)) if self._words[i].text in {"“", "”", '"'}), None)
            return end if closing is None or closing - end > _LONGEST_QUOTE else closing + 1
        return end

    def _topics(self, end: int) -> int:
        """`für Jugend, Schule und Sport` behind an office; a comma without a closing `und` ends it."""
        after = self._topic(end + 1)
        if after is None:
            return end
        last, tried = after, after
        while tried < len(self._words) and self._lower(tried) in {",", "und", "sowie"}:
            closing = self._lower(tried) != ","
            following = self._topic(tried + 1)
            if following is None or self._is_other_actor(following - 1):
                break
            tried = following
            if closing:
                last = following
                break
        return last

    def _is_other_actor(self, index: int) -> bool:
        noun = self._words[index].text
        return is_actor_noun(noun) and not is_target(noun) and not is_topic(noun)

    def _topic(self, index: int) -> int | None:
        while index < len(self._words) and self._words[index].text.endswith("-") and self._lower(index + 1) in JOINTS:
            index += 2
        while index + 1 < len(self._words) and is_adjective(self._words[index]) and is_noun(self._words, index + 1):
            index += 1
        return index + 1 if index < len(self._words) and is_noun(self._words, index) else None

    def capital_adjective(self, index: int) -> bool:
        """`Kommunale` in `Kommunale Integrationszentrum`."""
        word = self._words[index]
        following = index + 1 < len(self._words) and is_noun(self._words, index + 1)
        if not following or not is_adjective(word) or word.text.endswith("innen"):
            return False
        return not is_actor_noun(word.text) or bool(
            is_actor_noun(self._words[index + 1].text) and _ADJECTIVAL.fullmatch(word.lower)
        )

    def attributes_end(self, index: int, *, open_end: bool) -> int:
        """Skip numbers and adjectives before a noun; without an article, `-en` is more often a verb's."""
        start = index
        while index < len(self._words):
            word = self._words[index]
            adjective = is_adjective(word)
            if word.text[0].isupper() and not self.capital_adjective(index):
                break
            number = word.text.isdigit() or word.lower in NUMBERS
            half = word.text.endswith("-") and len(word.text) > 2 and self._lower(index + 1) in {"und", "oder", ","}
            if half:
                index += 2
            elif number or (adjective and not (open_end and index == start and word.lower.endswith(("en", "te")))):
                index += 1
            else:
                break
        return index if index < len(self._words) and (index == start or is_noun(self._words, index)) else start

    def genitive_end(self, end: int) -> int:
        """Give the end of a genitive behind an actor; `der` is one only before what is feminine, plural or in `-en`."""
        if end >= len(self._words):
            return end
        article = self._lower(end)
        if article not in {"des", "der"}:
            bare = is_adjective(self._words[end]) and article.endswith("er") and end + 1 < len(self._words)
            return self.end(end + 1) if bare and is_noun(self._words, end + 1) else end
        index = self.attributes_end(end + 1, open_end=False)
        if index >= len(self._words) or not is_noun(self._words, index):
            return end
        noun = self._words[index].text
        sure = (
            article == "des"
            or self._lower(index - 1).endswith("en")
            or is_feminine_or_plural(noun)
            or is_actor_noun(noun)
        )
        return self.end(index) if sure else end
