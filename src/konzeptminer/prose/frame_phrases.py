"""Noun phrases of a sentence: preposition, article, the phrase itself, what is joined to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from konzeptminer.prose.frame_actors import is_actor_noun, is_container, is_feminine_or_plural, is_name, is_office_head, is_target, may_act, may_be_named
from konzeptminer.prose.frame_words import DETERMINERS, FUNCTION_WORDS, JOINTS, PREPOSITIONS, Word, is_adjective, is_noun

_OFFICE = re.compile(r"\d{2,3}(?:[-–/]\d{1,2})?|[IVX]+(?:/\d+)?")
_NUMBERED = re.compile(r"\d{2}[-–]\d{1,2}")
_ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,}\w*|[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\w*")
_COMPANY = re.compile(r"g?GmbH|AG|KG|e\.\s?V\.|eG|AöR|i\.\s?d\.\s?R\.")
_GENITIVES = frozenset({"des", "der", "eines", "einer"})
_OFFICE_HEADS = (
    "amt", "amtes", "ämter", "büro", "büros", "agentur", "ministerium", "ministeriums", "zentrum", "zentrums", "verein", "vereins", "stelle", "verband", "institut", "dienst",
    "dezernat", "fachbereich", "ausschuss", "netzwerk", "abteilung", "referat", "initiative", "bündnis", "beauftragte", "beauftragten", "beauftragter", "stiftung", "gesellschaft", "beirat",
)
_DEFINITE = frozenset({"der", "die", "das", "den", "dem", "des"})
_VOLUNTEERS = re.compile(r"(?:ehrenamtlich|freiwillig|engagiert|berufstätig|geschult|ausgebildet|qualifiziert)\w*", re.IGNORECASE)
_RELATIVES = frozenset({"der", "die", "das", "den", "dem", "denen", "deren", "dessen"})
_ARTICLES = frozenset({"der", "die", "das", "ein", "eine", "alle", "mehrere"})
_ADJECTIVAL = re.compile(r"\w+(?:lich|ig|isch|al|ell|iv|är)(?:e[nrms]?)")
_SHORT = re.compile(r"(?!zu|an|ab|so|da|es|er|ist|hat|war|nur|bis|und)[a-zäöü]{2,3}")
_MOST_GENITIVES = 2


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase.

    Attributes:
        first: Its first word, preposition and article included.
        content: Its first word behind them; the phrase's own range begins here.
        last: The word behind it.
        preposition: In small letters; empty where it has none.
        determiner: In small letters; empty where it has none.
        head: The noun that decides what it is.
        is_actor: Whether lexicon or pipeline take it for an actor.
        is_target: Whether it names people an offer is for.
        is_named: Whether the pipeline marked it as an actor.
        is_attribute: Whether it stands behind another noun in the genitive.
        joined: Whether `und`, a comma or the like joins it to the phrase before.
    """

    first: int
    content: int
    last: int
    preposition: str
    determiner: str
    head: str
    is_actor: bool
    is_target: bool
    is_named: bool
    is_attribute: bool
    joined: bool

    def span(self, words: Sequence[Word]) -> tuple[int, int]:
        """Give its characters in the sentence, article and preposition left out."""
        return words[self.content].start, words[self.last - 1].end


def phrases_of(words: Sequence[Word], entities: Sequence[tuple[int, int]] = ()) -> tuple[Phrase, ...]:
    """Find the noun phrases of a sentence from left to right; they do not overlap.

    Args:
        words: The sentence's words.
        entities: Character ranges that the pipeline marked as actors; where one begins, the phrase is its range.
    """
    return tuple(_Chunker(words, entities).phrases())


class _Chunker:
    def __init__(self, words: Sequence[Word], entities: Sequence[tuple[int, int]]) -> None:
        self._words = words
        self._entities = {start: end for start, end in entities}

    def phrases(self) -> list[Phrase]:
        found: list[Phrase] = []
        index = 0
        while index < len(self._words):
            phrase = self._phrase(index, found[-1] if found else None)
            if phrase is None:
                index += 1
            else:
                found.append(phrase)
                index = phrase.last
        return found

    def _lower(self, index: int) -> str:
        return self._words[index].lower if index < len(self._words) else ""

    def _phrase(self, first: int, before: Phrase | None) -> Phrase | None:
        index, preposition, determiner = first, "", ""
        if self._lower(index) in PREPOSITIONS:
            preposition = self._lower(index)
            index += 1
        if preposition and self._lower(index) in _RELATIVES and self._lower(index + 1) in _ARTICLES:
            # `zu der die Kammern einladen`: preposition and pronoun are not the noun's.
            preposition = ""
            index += 1
        while self._lower(index) in DETERMINERS:
            # The last one is the phrase's own: in `den die Musikschule` the first is a relative pronoun.
            determiner = self._lower(index)
            index += 1
        content = index
        if index < len(self._words) and (end := self._entity_end(index)):
            return self._made(first, content, end, (preposition, determiner), before)
        if determiner and self._is_short_adjective(index) and index + 1 < len(self._words) and is_noun(self._words, index + 1):
            index += 1  # an adjective cut short: `der ka Städte`
        if determiner and self._is_adverb(index):
            index += 1  # `der politisch aktiven Gruppen`
        index = self._attributes(index, open_end=not (preposition or determiner))
        if index >= len(self._words) or self._entity_end(index) is None and not self._is_head(index, before):
            return None
        end = self._entity_end(index) or self._name_end(index)
        return self._made(first, content, end, (preposition, determiner), before)

    def _is_short_adjective(self, index: int) -> bool:
        return self._lower(index) not in FUNCTION_WORDS and bool(_SHORT.fullmatch(self._lower(index)))

    def _is_adverb(self, index: int) -> bool:
        if index + 2 >= len(self._words):
            return False
        word, behind = self._words[index], self._words[index + 1]
        plain = word.text.islower() and word.lower not in FUNCTION_WORDS and not is_adjective(word)
        return plain and behind.text.islower() and is_adjective(behind) and is_noun(self._words, index + 2)

    def _is_head(self, index: int, before: Phrase | None) -> bool:
        if is_noun(self._words, index):
            return True
        # `Ämter 40 und 50`: the second number is an office because the first is.
        follows_office = before is not None and _OFFICE.fullmatch(self._words[before.last - 1].text)
        if self._lower(index - 1) in {"durch", "von", "bei", "mit", ":"} and _NUMBERED.fullmatch(self._words[index].text):
            return True
        return bool(follows_office and self._joined(index, before) and _OFFICE.fullmatch(self._words[index].text))

    def _attributes(self, index: int, *, open_end: bool) -> int:
        """Skip numbers and adjectives before a noun; without an article, `-en` is more often a verb's."""
        start = index
        while index < len(self._words):
            word = self._words[index]
            adjective = is_adjective(word) and not word.tag.startswith(("VV", "VA", "VM", "AD") if word.tag != "ADJA" else "-")
            if word.text[0].isupper() and not self._capital_adjective(index):
                break
            number = word.text.isdigit() or word.lower in {"zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"}
            half = word.text.endswith("-") and len(word.text) > 2 and self._lower(index + 1) in {"und", "oder", ","}
            if half:
                index += 2
            elif number or (adjective and not (open_end and index == start and word.lower.endswith(("en", "te")))):
                index += 1
            else:
                break
        return index if index < len(self._words) and (index == start or is_noun(self._words, index)) else start

    def _capital_adjective(self, index: int) -> bool:
        """`Kommunale` in `Kommunale Integrationszentrum`."""
        word = self._words[index]
        following = index + 1 < len(self._words) and is_noun(self._words, index + 1)
        if not following or not is_adjective(word) or word.text.endswith("innen"):
            return False
        return not is_actor_noun(word.text) or bool(is_actor_noun(self._words[index + 1].text) and _ADJECTIVAL.fullmatch(word.lower))

    def _entity_end(self, index: int) -> int | None:
        end = self._entities.get(self._words[index].start) if index < len(self._words) else None
        if end is None:
            return None
        behind = index
        while behind < len(self._words) and self._words[behind].start < end:
            behind += 1
        return behind

    def _name_end(self, index: int) -> int:
        """Give the word behind a noun with all that belongs to its name."""
        end = self._half_compound(index)
        while end < len(self._words) and self._belongs(end):
            end = self._half_compound(end)
        end = self._pair(end)
        end = self._bracket(end)
        against = self._lower(end) in {"gegen", "gg."} and is_actor_noun(self._words[end - 1].text)
        if against or (self._lower(end) == "für" and self._words[end - 1].lower.endswith(_OFFICE_HEADS)):
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
        if _COMPANY.fullmatch(word.text):
            return True
        if _OFFICE.fullmatch(word.text) and is_container(before.text):
            return True
        if not word.text[0].isupper() or word.lower in DETERMINERS:
            return False
        if self._capital_adjective(index - 1):
            return True
        if is_office_head(before.text):
            return True
        closing = next((w.text for w in self._words[index : index + 4] if not w.text[0].isupper() or _COMPANY.fullmatch(w.text)), "")
        if is_container(before.text) and _COMPANY.fullmatch(closing):
            return True
        proper = is_name(word.text) and (is_container(before.text) or is_actor_noun(before.text))
        return proper or (bool(_ACRONYM.fullmatch(before.text)) and is_actor_noun(word.text))

    def _pair(self, end: int) -> int:
        """`Ärztinnen und Ärzte`, `Städte und Gemeinden` are one."""
        if self._lower(end) != "und" or end + 1 >= len(self._words):
            return end
        before, behind = self._words[end - 1].lower, self._words[end + 1].lower
        stem = min(len(before), len(behind)) - 4
        same = "innen" in before + behind and stem > 2 and before[:3] == behind[:3] or before[:4] == behind[:4] and "innen" in before
        towns = before.startswith(("städte", "kreise")) and behind.startswith("gemeinden")
        umlaut = "innen" in before and behind.replace("ä", "a").startswith(before.replace("ä", "a")[:3])
        return end + 2 if same or towns or umlaut else end

    def _bracket(self, end: int) -> int:
        """`Bundesamt (BAMF)`, `Runder Tisch „Wohnen“`, `Berater, Herr Muster`."""
        if self._lower(end) == "," and self._lower(end + 1) in {"herr", "frau"}:
            end += 2
            while end < len(self._words) and self._words[end].text[0].isupper():
                end += 1
            return end
        if end + 2 < len(self._words) and self._words[end].text == "(" and self._words[end + 2].text == ")":
            inside = self._words[end + 1].text
            return end + 3 if _ACRONYM.fullmatch(inside) or _OFFICE.fullmatch(inside) else end
        if end < len(self._words) and self._words[end].text == "„" and is_actor_noun(self._words[end - 1].text):
            closing = next((i for i in range(end, len(self._words)) if self._words[i].text in {"“", "”", '"'}), None)
            return end if closing is None or closing - end > 8 else closing + 1
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
            if following is None or is_actor_noun(self._words[following - 1].text) and not is_target(self._words[following - 1].text):
                break
            tried = following
            if closing:
                last = following
                break
        return last

    def _topic(self, index: int) -> int | None:
        while self._lower(index) in {"die", "den", "das", "der"}:
            return None
        while index < len(self._words) and self._words[index].text.endswith("-") and self._lower(index + 1) in JOINTS:
            index += 2
        while index + 1 < len(self._words) and is_adjective(self._words[index]) and is_noun(self._words, index + 1):
            index += 1
        return index + 1 if index < len(self._words) and is_noun(self._words, index) else None

    def _joined(self, first: int, before: Phrase | None) -> bool:
        if before is None:
            return False
        between = [word.lower for word in self._words[before.last : first]]
        if not 1 <= len(between) <= 2 or not all(word in JOINTS for word in between):
            return False
        # `…, die ihre Verfahren`: a relative clause begins.
        return not (between == [","] and self._lower(first) in _RELATIVES and self._lower(first + 1) in DETERMINERS)

    def _made(self, first: int, content: int, end: int, cues: tuple[str, str], before: Phrase | None) -> Phrase:
        preposition, determiner = cues
        named = any(self._entity_end(index) for index in range(content, end))
        nouns = [word.text for word in self._words[content:end] if word.text[0].isupper() and len(word.text) > 1]
        actor_nouns = [noun for noun in nouns if is_actor_noun(noun.removesuffix("-"))]
        if preposition == "auf":  # `auf Initiative des Kreises`
            actor_nouns = [noun for noun in actor_nouns if noun != "Initiative"]
        definite = determiner in _DEFINITE or preposition in {"vom", "beim", "im", "zum", "zur"}
        if not actor_nouns and definite:
            named_by_two = len(nouns) > 1 and self._capital_adjective(content) and not nouns[0].endswith("er") and may_be_named(nouns[1])
            actor_nouns = [noun for noun in nouns[:1] if named_by_two or may_act(noun)]
        company = any(_COMPANY.fullmatch(word.text) for word in self._words[content:end])
        head = next(iter(actor_nouns), nouns[-1] if nouns else self._words[end - 1].text)
        offices = bool(_NUMBERED.fullmatch(self._words[content].text)) or bool(before and before.is_actor and end - content == 1 and _OFFICE.fullmatch(self._words[content].text))
        actor = bool(named or actor_nouns or offices or company)
        # A genitive belongs to the actor before it: `Mitarbeiterinnen des Frauenhauses`.
        for _ in range(_MOST_GENITIVES if actor else 0):
            end = self._genitive_end(end, named)
        genitives = [word.text for word in self._words[content + 1 : end]]
        target = bool(nouns) and is_target(nouns[0]) and not named and not any(map(is_actor_noun, genitives[1:]))
        target = target and not _VOLUNTEERS.match(self._words[content].text)
        attribute = bool(before and before.last == first and not preposition and determiner in _GENITIVES)
        joined = not preposition and self._joined(first, before)
        return Phrase(first, content, end, preposition, determiner, head, actor, target, named, attribute, joined)

    def _genitive_end(self, end: int, named: bool) -> int:
        """Give the end of a genitive behind an actor; `der` is one only before what is feminine, plural or in `-en`."""
        if named or end >= len(self._words):
            return end
        article = self._lower(end)
        if article not in {"des", "der"}:
            bare = is_adjective(self._words[end]) and article.endswith("er") and end + 1 < len(self._words)
            return self._name_end(end + 1) if bare and is_noun(self._words, end + 1) else end
        index = self._attributes(end + 1, open_end=False)
        if index >= len(self._words) or not is_noun(self._words, index):
            return end
        noun = self._words[index].text
        sure = article == "des" or self._lower(index - 1).endswith("en") or is_feminine_or_plural(noun) or is_actor_noun(noun)
        return self._name_end(index) if sure else end
