"""Which part an actor has in a sentence: the words before it, its case, and the voice of its clause."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from konzeptminer.prose.frame_actors import is_feminine_or_plural
from konzeptminer.prose.frame_clauses import Clause, clauses_of
from konzeptminer.prose.frame_cue_words import (
    AIDS,
    ASKED,
    COMMON,
    COOPERATION_OF,
    FILLED,
    INVOLVED,
    PAID,
    PARTNER_BEFORE,
    PAYS,
    RESPONSIBLE_BEFORE,
    SEATED,
    SUPPORTS,
    TAKES_PART,
    TAKES_PLACE,
    TOGETHER_WITH,
)
from konzeptminer.prose.frame_names import NUMBERS
from konzeptminer.prose.frame_phrases import Phrase, phrases_of
from konzeptminer.prose.frame_verbs import attributive_participle, is_finite, is_participle, relative_end
from konzeptminer.prose.frame_words import DETERMINERS, Word

Role = Literal["responsible", "partner"]
_Ranges = tuple[tuple[int, int], ...]

_AGENT = frozenset({"durch", "von", "vom", "seitens", "vonseiten"})
_DATIVES = frozenset({"dem", "den", "der", "einem", "einer", "ihren", "ihrem", "seinen", "seinem"})
_AT = frozenset({"bei", "beim", "an", "am", "in", "im"})
_ABSTRACT = re.compile(r"\w+(?:ung|ungen|tion|tionen|heit|keit|ität|anteil|zahl|arbeit|bedarf|interesse)")
_NO_SUBJECT = frozenset({"den", "dem", "des", "einem", "einen", "eines", "deren", "dessen", "einer"})


def actors_of(words: Sequence[Word], text: str, entities: Sequence[tuple[int, int]] = ()) -> tuple[_Ranges, _Ranges]:
    """Give the ranges of those responsible and of the partners in a sentence, each in text order.

    Args:
        words: The sentence's words.
        text: Its text.
        entities: Ranges that a pipeline marked as actors.
    """
    phrases = phrases_of(words, entities)
    sentence = _Sentence(words, text, phrases, clauses_of(words, phrases))
    found: dict[tuple[int, int], Role] = {}
    for chain in _chains(phrases):
        if role := sentence.role(chain):
            found |= {phrase.span(words): role for phrase in sentence.members(chain)}
    found |= dict.fromkeys(sentence.helpers(found), "partner")
    return _with_role(found, "responsible"), _with_role(found, "partner")


def _with_role(found: dict[tuple[int, int], Role], role: Role) -> _Ranges:
    return tuple(span for span, own in sorted(found.items()) if own == role)


def _chains(phrases: Sequence[Phrase]) -> Iterator[tuple[Phrase, ...]]:
    """Give the phrases in runs joined by commas and `und`; an actor opens no run that something else began."""
    chain: list[Phrase] = []
    for phrase in phrases:
        own = phrase.is_actor and phrase.determiner and not _is_coordinate(chain[0], phrase) if chain else True
        if chain and phrase.joined and not own:
            chain.append(phrase)
            continue
        if chain:
            yield tuple(chain)
        chain = [phrase]
    if chain:
        yield tuple(chain)


def _is_coordinate(lead: Phrase, phrase: Phrase) -> bool:
    """Tell whether an actor may go on with a run: its lead is one, or both stand in the dative behind `mit`."""
    return lead.is_actor or (lead.preposition == "mit" and phrase.determiner in _DATIVES)


class _Sentence:
    """What is known of a sentence while its actors are told apart from left to right."""

    def __init__(self, words: Sequence[Word], text: str, phrases: Sequence[Phrase], clauses: Sequence[Clause]) -> None:
        self._words = words
        self._text = text
        self._phrases = phrases
        self._clauses = clauses
        self._subjects: set[Clause] = set()

    def role(self, chain: Sequence[Phrase]) -> Role | None:
        """Tell the role of the actors of a run; None where they have none, or there are none."""
        lead = chain[0]
        before = self._text[: self._words[lead.content].start]
        if not self.members(chain):
            return None
        asked = lead.preposition in _AGENT and ASKED.search(self._clause_text(self._clause(lead)))
        if not asked and (RESPONSIBLE_BEFORE.search(before) or self._works_with(before, chain[-1])):
            return "responsible"
        if PARTNER_BEFORE.search(before):
            return "partner"
        if not lead.is_actor:
            return None
        clause = self._clause(lead)
        if lead.preposition in _AGENT:
            return self._agent(lead, clause)
        if lead.preposition in _AT and self._is_seated(chain[-1]):
            return "responsible"
        if lead.preposition == "mit":
            return self._companion(lead, clause)
        if lead.is_attribute:
            return self._owner(lead, clause)
        if lead.preposition or (len(chain) == 1 and self._follows_noun(lead)):
            return None
        return self._subject(lead, clause)

    def helpers(self, found: dict[tuple[int, int], Role]) -> list[tuple[int, int]]:
        """Give the doers of a clause that says who can help, where another clause names one who does it."""
        doers = [span for span, role in found.items() if role == "responsible"]
        helping = [clause for clause in self._clauses if AIDS.search(self._clause_text(clause))]
        helpers = [span for span in doers if any(self._holds(clause, span) for clause in helping)]
        return helpers if len(helpers) < len(doers) else []

    def _holds(self, clause: Clause, span: tuple[int, int]) -> bool:
        return self._words[clause.first].start <= span[0] < self._words[clause.last - 1].end

    def members(self, chain: Sequence[Phrase]) -> list[Phrase]:
        """Give the actors of a run: all but things behind `gemeinsam mit`, else those that the lexicon knows."""
        before = self._text[: self._words[chain[0].content].start]
        if not TOGETHER_WITH.search(before):
            return [phrase for phrase in chain if phrase.is_actor]
        return [
            phrase for phrase in chain if phrase.is_actor or not (phrase.is_target or _ABSTRACT.fullmatch(phrase.head))
        ]

    def _works_with(self, before: str, last: Phrase) -> bool:
        """`die Kooperation der Ämter … mit …`: the first are those who cooperate."""
        behind = self._words[last.last].lower if last.last < len(self._words) else ""
        return behind == "mit" and COOPERATION_OF.search(before) is not None

    def _follows_noun(self, phrase: Phrase) -> bool:
        """Tell whether a phrase without article hangs on the noun before it: `Übergang Kita`, `Schutz von Frauen`."""
        if phrase.determiner or phrase.first == 0:
            return False
        before = self._words[phrase.first - 1].text
        return before[0].isupper() or before == "–"

    def _companion(self, lead: Phrase, clause: Clause) -> Role | None:
        if lead.is_target or self._follows_noun(lead) or FILLED.search(self._clause_text(clause)):
            return None
        return "partner"

    def _going_on(self, clause: Clause) -> Clause | None:
        """Give the clause with `und` behind `clause` that has the same subject and does something."""
        behind = next((later for later in self._clauses if later.first == clause.last), None)
        joined = behind is not None and self._words[clause.last - 1].lower == "und" and self._opens_with_verb(behind)
        return behind if joined and behind and not (behind.passive or behind.receiving) else None

    def _owner(self, lead: Phrase, clause: Clause) -> Role | None:
        """`Das Seminar der Kammer hat …`: whose offer it is, where the offer is subject of the clause."""
        offer = next(phrase for phrase in self._phrases if phrase.last == lead.first)
        if offer.preposition or offer.is_target or offer.is_actor or offer.joined or offer.first != clause.first:
            return None
        takes_place = TAKES_PLACE.search(self._clause_text(clause))
        active = clause.finite and not clause.passive and (not clause.receiving or takes_place)
        if not active or lead.is_target or lead.determiner in _NO_SUBJECT - {"des"} or _ABSTRACT.fullmatch(offer.head):
            return None
        return "responsible"

    def _has_nominative(self, lead: Phrase, clause: Clause) -> bool:
        """Tell whether something without a preposition stands before an indefinite phrase: then that is an object."""
        return any(
            clause.first <= phrase.first < lead.first and not phrase.preposition and not phrase.is_attribute
            for phrase in self._phrases
        )

    def _is_counted(self, lead: Phrase) -> bool:
        """`17 Unternehmen`, `alle Kommunen`: those who were reached are counted, those who answer for it are named."""
        first = self._words[lead.content].lower
        is_number = first in NUMBERS | {"alle"} or (first.isdigit() and lead.last - lead.content > 1)
        return lead.determiner == "alle" or (is_number and not lead.determiner)

    def _clause(self, phrase: Phrase) -> Clause:
        """Give the clause a phrase stands in; a relative clause between it and its verb is passed over."""
        index = next(i for i, clause in enumerate(self._clauses) if phrase.content < clause.last)
        own = self._clauses[index]
        if own.finite or self._subjects:
            return own
        return next((later for later in self._clauses[index + 2 :] if self._opens_with_verb(later)), own)

    def _opens_with_verb(self, clause: Clause) -> bool:
        word = self._words[clause.first]
        return is_finite(word)

    def _clause_text(self, clause: Clause) -> str:
        return self._text[self._words[clause.first].start : self._words[clause.last - 1].end]

    def _is_seated(self, last: Phrase) -> bool:
        """`die Stelle ist beim Jugendamt angesiedelt`, `das beim Jugendamt angesiedelte Büro`."""
        return any(SEATED.fullmatch(word.lower) for word in self._words[last.last : last.last + 2])

    def _deed(self, lead: Phrase, clause: Clause) -> Word | None:
        """Give the participle of what an agent does; one before a noun only where its article stands before the agent.

        `wurde von der Stadt gebaut`, `das von der Stadt gebaute Haus`.
        """
        opens = lead.first > 0 and self._words[lead.first - 1].lower in DETERMINERS | {"und"}
        for word in self._words[lead.last : clause.last]:
            if is_participle(word):
                return word
            if opens and (participle := attributive_participle(word)):
                return participle
        return None

    def _agent(self, lead: Phrase, clause: Clause) -> Role | None:
        if lead.is_target:
            return None
        deed = self._deed(lead, clause)
        told = deed.text if deed else self._clause_text(clause)
        if ASKED.search(told) or PAID.search(told):
            return "partner"
        is_attribute = deed is not None and deed.text.lower() != self._text[deed.start : deed.end].lower()
        if lead.preposition == "durch" or is_attribute:
            return "responsible"
        behind = self._words[lead.last] if lead.last < len(self._words) else None
        hangs_on_noun = self._follows_noun(lead) and not (behind and is_participle(behind))
        if hangs_on_noun and COMMON.search(told):
            return "responsible"
        passive = clause.passive or (not clause.finite and any(other.passive for other in self._clauses))
        return "responsible" if passive and not hangs_on_noun else None

    def _subject(self, lead: Phrase, clause: Clause) -> Role | None:
        told = self._clause_text(clause)
        involved = INVOLVED.search(told) and (clause.passive or not clause.finite)
        if TAKES_PART.search(told) or involved or PAYS.search(told):
            return "partner"
        is_relative = relative_end(self._words, clause.first) is not None
        if is_relative and lead.first == clause.first and lead.content == clause.first + 1:
            # `…, die Mieter berät`: the pronoun is the subject, unless the verb alone is a plural.
            plural = lead.determiner in {"das", "der"} and self._words[clause.last - 2].lower.endswith("en")
            if not plural:
                self._subjects.add(clause)
        if is_relative and lead.first >= clause.first and clause not in self._subjects and SUPPORTS.search(told):
            return "partner"
        dative = lead.determiner in _NO_SUBJECT or (lead.determiner == "der" and is_feminine_or_plural(lead.head))
        if clause.passive and ASKED.search(told) and not dative:
            return "responsible"
        if clause.passive or clause.receiving:
            clause = self._going_on(clause) or clause
        if clause.passive or dative or not clause.finite or told.endswith("?"):
            return None
        if lead.is_target or self._is_counted(lead):
            self._subjects.add(clause)  # what follows is their object
            return None
        takes_object = lead.determiner in {"ein", "eine"} or "unterstütz" in told
        if clause.receiving or (takes_object and clause not in self._subjects and self._has_nominative(lead, clause)):
            return None
        if clause in self._subjects:
            return None
        self._subjects.add(clause)
        return "responsible"
