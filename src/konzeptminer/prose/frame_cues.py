"""Which part an actor has in a sentence: the words before it, its case, and the voice of its clause."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from konzeptminer.prose.frame_actors import is_feminine_or_plural
from konzeptminer.prose.frame_clauses import Clause, clauses_of, is_finite, is_participle
from konzeptminer.prose.frame_phrases import Phrase, phrases_of
from konzeptminer.prose.frame_words import Word

Role = Literal["responsible", "partner"]
_Ranges = tuple[tuple[int, int], ...]

_ADJECTIVE = r"(?:[a-zäöüß-]+e[rnms]?\s+)*"
_ARTICLE = (
    r"(?:(?:de[rnms]|die|das|eine[rnms]?|allen?|aller|einem|ihre[rnms]?|seine[rnms]?|solchen|verschiedenen|weiteren|jeweiligen)\s+)*"
)
_OF = rf"(?:(?:von|vom|durch|des|der|seitens)\s+{_ARTICLE})"
_WITH = rf"mit\s+{_ARTICLE}"
_TO = rf"(?:mit|zu|zum|zur|zwischen|unter|von|vom|der|des)\s+{_ARTICLE}"

_PARTNER_BEFORE = re.compile(
    rf"""(?<!\w)(?:
      (?:gemeinsam|zusammen|Hand\s+in\s+Hand|im\s+(?:Verbund|Schulterschluss|Dialog|Austausch|Gespräch))\s+{_WITH}
    | (?:in|nach|durch|bei|auf)\s+{_ADJECTIVE}(?:Kooperation|Zusammenarbeit|Abstimmung|Absprache|Partnerschaft|Verbindung|Rücksprache|Trägergemeinschaft)
      \s+{_WITH}
    | (?:unter|mit|durch|bei|dank|ohne)\s+{_ADJECTIVE}(?:Beteiligung|Mitwirkung|Einbeziehung|Einbezug|Einbindung|Mithilfe|Hilfe|Unterstützung|Förderung
      |Mitarbeit|Hinzuziehung|Begleitung)\s+{_OF}
    | (?:Kooperation|Zusammenarbeit|Beteiligung|Mitwirkung|Einbeziehung|Einbindung|Vernetzung|Zusammenschluss|Hinzuziehung)\s+{_OF}
    | (?:unterstützt|gefördert|bezuschusst|kofinanziert|mitfinanziert|mitgetragen)\s+(?:wird\s+|werden\s+)?(?:\S+\s+)?(?:durch|von|vom)\s+{_ARTICLE}
    | \w*(?:[Kk]ooperation(?:en)?|[Zz]usammenarbeit|[Aa]bstimmung(?:en)?|[Aa]bsprachen?|[Aa]ustausch|[Gg]espräche?n?|[Kk]ontakt(?:e|en|aufbau|aufnahme|pflege)?
      |[Vv]ereinbarung(?:en)?|[Dd]ialog|[Vv]erhandlung(?:en)?|[Pp]artnerschaft(?:en)?|[Tt]reffen|[Nn]etzwerk|[Vv]erträge?|[Vv]ertrag|[Hh]ospitation(?:en)?
      |[Nn]utzung\s+der\s+\w+)\s+(?:mit|zu|zum|zur|zwischen|bei|von|vom)\s+{_ARTICLE}
    | [Nn]utzung\s+(?:der|des)\s+\w+\s+{_OF}
    | (?:[Rr]under?n?\s+[Tt]ische?s?|[Bb]ündnis(?:ses)?|[Zz]usammenschluss(?:es)?|[Aa]rbeitskreis(?:es)?|[Aa]rbeitsgruppe|[Vv]erbund)\s+(?:von|aus|mit)\s+{_ARTICLE}
    | auf\s+(?:Bitte|Wunsch|Bitten)\s+{_OF}
    | in\s+(?:den\s+)?(?:Räumen|Räumlichkeiten)\s+{_OF}
    | (?:besteht|bestehend|bestehen|zusammengesetzt)\s+aus\s+{_ARTICLE}
    | Mitglieder\s+(?:de[sr]\s+\w+\s+)?(?:sind|waren)\s+{_ARTICLE}
    | zwischen\s+{_ARTICLE}
    | (?:[Kk]ooperations)?[Pp]artner(?:in|innen)?\s+(?:ist|sind|war|waren|sollen|könnten?|wäre)\s+{_ARTICLE}
    | (?:kooperier|zusammenarbeit|abgestimmt|abstimm)\w*\s+{_WITH}
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_COOPERATION_OF = re.compile(rf"(?:Kooperation|Zusammenarbeit|Austausch(?:es)?|Abstimmung|Vernetzung)\s+{_OF}$")
_LEADERSHIP = r"(?:Leitung|Federführung|Regie|Trägerschaft|Verantwortung|Moderation|Koordination|Schirmherrschaft|Zuständigkeit|Ägide|Anleitung)"
_RESPONSIBLE_BEFORE = re.compile(
    rf"""(?<!\w)(?:
      (?:\w*(?:[Ff]ederführung|[Vv]erantwortung|[Zz]uständigkeit|[Tt]rägerschaft|[Ll]eitung|[Kk]oordination|[Kk]oordinierung|[Gg]eschäftsführung|[Uu]msetzung|[Oo]rganisation
      |[Dd]urchführung|[Ss]teuerung|[Pp]lanung))(?:(?!\.\s)[^;]){{0,60}}?
      (?:liegt|liegen|lag|liege|obliegt|verbleibt|bleibt|läge)\s+(?:\S+\s+){{0,2}}?(?:(?:bei|beim|im|in|am|an)\s+)?{_ARTICLE}
    | (?:liegt|liegen|lag|angesiedelt|angegliedert|verankert|verortet)\s+(?:in\s+{_ADJECTIVE}{_LEADERSHIP}\s+)?(?:ist\s+)?(?:bei|beim|in\s+der\s+Hand)\s+{_ARTICLE}
    | obliegt\s+{_ARTICLE}
    | (?:unter|in)\s+(?:der\s+|die\s+|fachlicher\s+)?{_ADJECTIVE}{_LEADERSHIP}\s+{_OF}
    | \w*(?:[Vv]erantwortlich|[Zz]uständig|[Ff]ederführend)(?:e[rn]?)?(?:\s+(?:für|hierfür|dafür)[^;.]{{0,60}}?)?\s*
      (?::|ist|sind|bleibt|wird|wäre|zeichnet)\s*(?:hierfür\s+|dafür\s+|für\s+die\s+\w+\s+)?{_ARTICLE}
    | (?:\w*[Tt]räger(?:in)?|[Ff]ederführung|[Aa]nsprechpartner(?:in)?|[Vv]eranstalter(?:in)?|[Aa]nbieter|Ausrichter|Leitung|Koordination|Verantwortung)\s*
      (?::|ist|sind|war|waren|könnte|könnten|soll|wird|wäre|hat|haben|übernimmt|übernehmen)\s+(?:\w+\s+werden\s+)?{_ARTICLE}
    | (?:seitens|vonseiten|von\s+Seiten)\s+{_ARTICLE}
    | auf\s+(?:Anregung|Initiative|Betreiben|Einladung)\s+{_OF}
    | (?:Vorhaben|Projekte?s?|Kooperationsprojekt|Angebote?s?|Veranstaltung|Aktion)\s+(?:von|vom|des)\s+{_ARTICLE}
    | Zuständigkeit(?:en)?\s+zwischen\s+{_ARTICLE}
    | (?:Aufgaben?|Leitungen|Auftrag|Zuständigkeit|Verantwortung|Trägerschaft)\s+{_OF}
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_INVOLVED = re.compile(
    r"(?<!\w)(?:einzubeziehen|einbezogen|einzubinden|eingebunden|(?:zu\s+)?beteiligen|beteiligt|hinzuzuziehen|hinzugezogen"
    r"|zusammengebracht|zusammenzubringen|vernetzt|vernetzen|zusammengeführt|einzuladen)(?!\w)"
)
_TAKES_PART = re.compile(
    r"(?<!\w)(?:mitwirk|mitarbeite|mitgewirkt|mitgearbeitet|angehören|angehört|einzahl|mitfinanzier|kooperier)\w*"
)
_PAID = re.compile(r"(?<!\w)(?:\w*finanziert|gefördert|bezuschusst|unterstützt)(?!\w)")
_FILLED = re.compile(r"(?<!\w)(?:besetzt|besetzen|ausgestattet|auszustatten|beginnend)(?!\w)")
_INVOLVING = re.compile(r"(?<!\w)(?:unterstütz|begleit|einbezieh|beteilig|einbind|bezieh|bind)(?:t|en|te|ten)(?!\w)")
_ASKED = re.compile(r"gebeten|beauftragt|aufgefordert|ersucht|angehalten|verpflichtet")
_AGENT = frozenset({"durch", "von", "vom", "seitens", "vonseiten"})
_ABSTRACT = re.compile(r"\w+(?:ung|ungen|tion|tionen|heit|keit|ität|anteil|zahl|arbeit|bedarf|interesse)")
_NUMBERS = frozenset("alle zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split())
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
            found |= {phrase.span(words): role for phrase in chain if phrase.is_actor}
    return _with_role(found, "responsible"), _with_role(found, "partner")


def _with_role(found: dict[tuple[int, int], Role], role: Role) -> _Ranges:
    return tuple(span for span, own in sorted(found.items()) if own == role)


def _chains(phrases: Sequence[Phrase]) -> Iterator[tuple[Phrase, ...]]:
    """Give the phrases in runs joined by commas and `und`; an actor opens no run that something else began."""
    chain: list[Phrase] = []
    for phrase in phrases:
        own = phrase.is_actor and phrase.determiner and not chain[0].is_actor if chain else True
        if chain and phrase.joined and not own:
            chain.append(phrase)
            continue
        if chain:
            yield tuple(chain)
        chain = [phrase]
    if chain:
        yield tuple(chain)


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
        if not any(phrase.is_actor for phrase in chain):
            return None
        before = self._text[: self._words[lead.content].start]
        asked = lead.preposition in _AGENT and _ASKED.search(self._clause_text(self._clause(lead)))
        if not asked and (_RESPONSIBLE_BEFORE.search(before) or self._works_with(before, chain[-1])):
            return "responsible"
        if _PARTNER_BEFORE.search(before):
            return "partner"
        if not lead.is_actor:
            return None
        clause = self._clause(lead)
        if lead.preposition in _AGENT:
            return self._agent(lead, clause)
        if lead.preposition == "mit":
            return self._companion(lead, clause)
        if lead.is_attribute:
            return self._owner(lead, clause)
        if lead.preposition or (len(chain) == 1 and self._follows_noun(lead)):
            return None
        return self._subject(lead, clause)

    def _works_with(self, before: str, last: Phrase) -> bool:
        """`die Kooperation der Ämter … mit …`: the first are those who cooperate."""
        behind = self._words[last.last].lower if last.last < len(self._words) else ""
        return behind == "mit" and _COOPERATION_OF.search(before) is not None

    def _follows_noun(self, phrase: Phrase) -> bool:
        """Tell whether a phrase without article hangs on the noun before it: `Übergang Kita`, `Schutz von Frauen`."""
        if phrase.determiner or phrase.first == 0:
            return False
        before = self._words[phrase.first - 1].text
        return before[0].isupper() or before == "–"

    def _companion(self, lead: Phrase, clause: Clause) -> Role | None:
        if lead.is_target or self._follows_noun(lead) or _FILLED.search(self._clause_text(clause)):
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
        active = clause.finite and not clause.passive and not clause.receiving
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
        return lead.determiner == "alle" or first in _NUMBERS or first.isdigit() and lead.last - lead.content > 1

    def _clause(self, phrase: Phrase) -> Clause:
        """Give the clause a phrase stands in; a relative clause between it and its verb is passed over."""
        index = next(i for i, clause in enumerate(self._clauses) if phrase.content < clause.last)
        own = self._clauses[index]
        if own.finite or self._subjects:
            return own
        return next((later for later in self._clauses[index + 2 :] if self._opens_with_verb(later)), own)

    def _opens_with_verb(self, clause: Clause) -> bool:
        word = self._words[clause.first]
        return word.tag.endswith("FIN") if word.tag else is_finite(word)

    def _clause_text(self, clause: Clause) -> str:
        return self._text[self._words[clause.first].start : self._words[clause.last - 1].end]

    def _agent(self, lead: Phrase, clause: Clause) -> Role | None:
        if lead.is_target:
            return None
        if _ASKED.search(self._clause_text(clause)) or _PAID.search(self._clause_text(clause)):
            return "partner"
        if lead.preposition == "durch":
            return "responsible"
        behind = self._words[lead.last] if lead.last < len(self._words) else None
        hangs_on_noun = self._follows_noun(lead) and not (behind and is_participle(behind))
        passive = clause.passive or (not clause.finite and any(other.passive for other in self._clauses))
        return "responsible" if passive and not hangs_on_noun else None

    def _subject(self, lead: Phrase, clause: Clause) -> Role | None:
        told = self._clause_text(clause)
        if _TAKES_PART.search(told) or (clause.passive and _INVOLVED.search(told)):
            return "partner"
        dative = lead.determiner in _NO_SUBJECT or (lead.determiner == "der" and is_feminine_or_plural(lead.head))
        if clause.passive and _ASKED.search(told) and not dative:
            return "responsible"
        if clause.passive or clause.receiving:
            clause = self._going_on(clause) or clause
        if clause.passive or dative or not clause.finite or told.endswith("?"):
            return None
        if lead.is_target or self._is_counted(lead):
            self._subjects.add(clause)  # what follows is their object
            return None
        if clause.receiving or (lead.determiner in {"ein", "eine"} and self._has_nominative(lead, clause)):
            return None
        if clause in self._subjects:
            return "partner" if _INVOLVING.search(told) else None
        self._subjects.add(clause)
        return "responsible"
