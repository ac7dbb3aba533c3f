"""A name taken apart: what the actor is, whose it is (Kreis, Stadt), and which place it belongs to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from konzeptminer.actors.inflection import is_adjective, is_plural, nominative
from konzeptminer.actors.known import ADMINISTRATION, OFFICE_ENDINGS, Organisation
from konzeptminer.actors.lexical import fold
from konzeptminer.actors.lexicon import Part, joined, known_name, known_short, long_word, parts, split, stems_of
from konzeptminer.actors.offices import Office, find_office
from konzeptminer.actors.parts import SCOPES, Word, agreeing, is_place_adjective, is_place_like, resolve
from konzeptminer.actors.places import Home, kreis_of_word
from konzeptminer.actors.short_forms import matches
from konzeptminer.actors.words import ARTICLES, LEGAL_FORM, tidy, without_gender, without_legal_form

_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_CONTAINERS = frozenset(
    ("sachgebiet", "fachbereich", "fachdienst", "dezernat", "abteilung", "referat", "stabsstelle", "amt", "fachgruppe")
)
_LAENDER = frozenset(
    resolve(parts(name))[0].stem
    for name in (
        *(
            "Nordrhein-Westfalen",
            "Niedersachsen",
            "Hessen",
            "Rheinland-Pfalz",
            "Baden-Württemberg",
            "Bayern",
            "Sachsen",
        ),
        *("Sachsen-Anhalt", "Thüringen", "Brandenburg", "Mecklenburg-Vorpommern", "Schleswig-Holstein", "Saarland"),
    )
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart.

    Attributes:
        shown: The name in the nominative, abbreviations written out.
        core: Stems of what the actor is, sorted.
        place: Stems of the place behind `Kreis` or `Stadt`.
        scope: `kreis` or `stadt` where the name says whose it is.
        organisation: The known organisation it names first.
        office: The office where it is one with a number.
        plural: Whether there are several of it: they are nobody's in particular.
        words: The folded words as shown, for the kind.
        printed_long: Whether no abbreviation was written out from the list of known ones.
    """

    shown: str
    core: tuple[str, ...]
    place: tuple[str, ...] = ()
    scope: str = ""
    organisation: Organisation | None = None
    office: Office | None = None
    plural: bool = False
    words: tuple[str, ...] = ()

    @property
    def is_district(self) -> bool:
        """Whether the actor is a Kreis or a town itself."""
        return bool(self.scope) and not self.core and self.office is None and self.organisation is None

    @property
    def is_plain_office(self) -> bool:
        """Whether it is an office named without a place: `Sozialamt`, `Amt für Schule`, `Sachgebiet Integration`."""
        if self.plural or self.place or not self.words:
            return False
        if self.organisation or self.words[0].startswith(("landes", "bundes")):
            return False
        return self.words[0] in _CONTAINERS or any(part.endswith(OFFICE_ENDINGS) for part in self.core)

    def key(self, home: Home) -> str:
        """Give what is equal for all names of the actor in a document of the district `home`."""
        if self.office:
            return f"{self.office.head or 'amt'} {self.office.number}{_of(home.place)} @{home.scope}"
        if self.is_district:
            place = self.place or (home.place if self.scope == home.scope else ())
            return " ".join((self.scope, *place))
        known_kreis = self.organisation is not None and self.organisation.kind == "Kreis" and not self.scope
        bound = known_kreis and (len(self.core) > 1 or bool(self.place))
        is_home = self.is_plain_office and not self.scope
        scope = home.scope if is_home or known_kreis else self.scope
        place = self.place
        if not place and scope == home.scope and not bound:
            place = home.place
        stems = " ".join(sorted({*self.core, *place}))
        return f"{stems} @{scope}" if scope == "kreis" or (scope and not place) else stems


@dataclass(slots=True)
class Reader:
    """Takes names apart, with the abbreviations of one document."""

    abbreviations: Mapping[str, str] = field(default_factory=dict)
    _read: dict[str, Name] = field(default_factory=dict, init=False)

    def read(self, text: str) -> Name:
        """Take a name apart.

        Args:
            text: The name as printed.
        """
        name = self._read.get(text)
        if name is None:
            name = self._read[text] = self._take_apart(text)
        return name

    def _take_apart(self, text: str) -> Name:
        plain = tidy(text)
        office = find_office(plain)
        if office:
            office = self._as_in_legend(office)
            folded = tuple(fold(word) for word in split(office.shown))
            core = self.read(office.name).core if office.name else (office.number,)
            return Name(office.shown, core, scope="kreis", office=office, words=folded)
        legal = LEGAL_FORM.search(_BRACKETS.sub("", plain))
        plain, scope = self._without_brackets(without_legal_form(plain))
        words = resolve(self._written_out(parts(without_gender(plain))))
        suffix = re.sub("V$", "V.", legal.group().strip(" ,")) if legal else ""
        return self._named(words, scope, suffix=suffix, fallback=plain)

    def _as_in_legend(self, office: Office) -> Office:
        """Give an office the name that a legend says its number stands for: `60-2 = Sachgebiet Wege`."""
        for short, long in self.abbreviations.items():
            listed = find_office(short) if short[:1].isdigit() else None
            if listed and listed.number == office.number and not office.name:
                return office._replace(shown=f"{tidy(long)} ({short})", name=tidy(long))
        return office

    # --- Brackets -----------------------------------------------------------------------------------------------

    def _without_brackets(self, text: str) -> tuple[str, str]:
        """Give a name without what stands in brackets, unless that tells it from others, and the scope they name."""
        scope = ""
        kept: list[str] = []
        outer = " ".join(_BRACKETS.sub(" ", text).split())
        if not outer:
            return text.strip("() ") or text, ""
        for inner in map(tidy, _BRACKETS.findall(text)):
            folded = fold(inner)
            if folded in SCOPES:
                scope = SCOPES[folded]
            elif matches(outer, inner):
                outer = inner  # `KI (Kommunales Integrationszentrum)`
            elif not matches(inner, outer) and self._tells_apart(inner, outer):
                kept.append(inner)
        return " ".join((without_legal_form(outer), *kept)), scope

    def _tells_apart(self, inner: str, outer: str) -> bool:
        """Tell whether brackets hold an organisation or a Kreis of its own: `Integrationsagentur (AWO)`."""
        words = split(inner)
        if kreis_of_word(inner):
            return True
        if known_short(split(outer), first=True):
            return False
        if inner in self.abbreviations:
            return not set(stems_of(split(self.abbreviations[inner]))) <= set(stems_of(split(outer)))
        hit = known_short(words, first=True) or known_name(stems_of(words))
        return hit is not None and hit.length == len(words)

    # --- Short forms --------------------------------------------------------------------------------------------

    def _written_out(self, printed: Sequence[Part]) -> list[Part]:
        """Write out the abbreviations of the document, then the short words that are known."""
        written: list[Part] = []
        index = 0
        while index < len(printed):
            part, length = printed[index], 1
            words = [one.word for one in printed[index:]]
            pair = " ".join(words[:2])
            long = self.abbreviations.get(part.word) or self.abbreviations.get(part.word.removesuffix("."))
            if len(words) > 1 and pair in self.abbreviations:
                long, length = self.abbreviations[pair], 2
            rest = printed[index + length :]
            if long is not None:
                written += self._long(part, tidy(long), written, rest)
            elif hit := known_short(words, first=index == 0):
                length = hit.length
                written += printed[index : index + length]
            else:
                form = long_word(part.word, first=index == 0)
                written += [part] if form is None else self._long(part, form, written, rest)
            index += length
        return written

    @staticmethod
    def _long(part: Part, long: str, before: Sequence[Part], rest: Sequence[Part]) -> list[Part]:
        """Give what a short form stands for; within a compound and behind an article it is shown as printed."""
        article = before[-1].word if before and before[-1].word.casefold() in ARTICLES else ""
        adjective = long.removesuffix("-")
        if long.endswith("-") or (long[:1].islower() and is_adjective(long, inflected=False) and rest):
            full = agreeing(adjective, article, rest)
            full = full[:1].upper() + full[1:] if part.word[:1].isupper() and not before else full
            return [Part(full, full, part.glue)]
        found = parts(long)
        if article or part.glue == "-" or (rest and rest[0].glue == "-"):
            return [Part(one.word, "" if index else part.shown, part.glue) for index, one in enumerate(found)]
        return [one._replace(glue=part.glue) if not index else one for index, one in enumerate(found)]

    # --- Words --------------------------------------------------------------------------------------------------

    def _named(self, words: list[Word], scope: str, *, suffix: str, fallback: str) -> Name:
        shown = [pair for word in words for pair in word.shown if pair[1]]
        inflected = nominative([word for _, word in shown])
        name = joined([(glue, word) for (glue, _), word in zip(shown, inflected, strict=True)]) or fallback
        organisations = [word.organisation for word in words if word.organisation]
        organisation = next((one for one in organisations if one.kind != "alle"), next(iter(organisations), None))
        if organisation:
            words = [word for word in words if word.stem not in _LAENDER or not word.stem]
        bracketed = bool(scope)
        core: list[str] = []
        place: list[str] = []
        behind_scope = False
        for word in words:
            scope = scope or word.scope
            place += word.place
            if behind_scope and is_place_like(word):
                place += word.stem.split()
            else:
                core += word.stem.split()
            if word.stem or word.scope:
                behind_scope = bool(word.scope) and not word.stem and not word.place
        core = _told_by_others(core, scope)
        if bracketed and not place and core and organisation is None and all(map(is_place_like, filter(_says, words))):
            place, core = core, []  # `Erkrath (Stadt)`
        if not place:
            place = _place_behind(words)  # `Stadtarchiv Haan`, `Jugendamt Haan`
            core = [part for part in core if part not in place]
        return Name(
            shown=f"{name} {suffix}".strip(),
            core=tuple(sorted(set(core))),
            place=tuple(place),
            scope=scope,
            organisation=organisation,
            plural=any(is_plural(word) for word in inflected[:2]),
            words=tuple(fold(word) for word in split(name)),
        )


def _told_by_others(core: list[str], scope: str) -> list[str]:
    """Leave out what the rest of a name says by itself."""
    if scope == "stadt":
        core = [part for part in core if part != ADMINISTRATION]  # the administration of a town is the town
    if len(core) > 1:
        core = [part for part in core if part != "verein"]
    return core


def _says(word: Word) -> bool:
    return bool(word.stem)


def _place_behind(words: Sequence[Word]) -> list[str]:
    """Give the stems of proper names at the end of a name, if there are other words before them."""
    said = [word for word in words if word.stem]
    ends = [word for word in said[1:] if is_place_like(word)]
    if not ends or said[-1] is not ends[-1]:
        adjective = said[0] if len(said) > 1 and is_place_adjective(said[0]) else None
        return adjective.stem.split() if adjective else []
    if any(word.word == "für" for word in words) or (said[0].stem in _CONTAINERS and said[0].stem != "amt"):
        return []  # `Amt für Hochbau`, `Sachgebiet Wege`: what it is for
    return [part for word in ends for part in word.stem.split()]


def _of(place: Sequence[str]) -> str:
    return "".join(f" {part}" for part in place)
