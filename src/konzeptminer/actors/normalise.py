"""Names of actors under one name each."""

from collections import Counter
from collections.abc import Mapping, Sequence

from konzeptminer.actors.kinds import kind_of
from konzeptminer.actors.known import ADMINISTRATION
from konzeptminer.actors.linking import link
from konzeptminer.actors.names import Name, Reader
from konzeptminer.actors.places import Home, find_ags, home_of
from konzeptminer.actors.short_forms import definition_in
from konzeptminer.actors.words import tidy
from konzeptminer.records import Actor, ActorKind, District


def normalise_actors(
    names: Sequence[str], abbreviations: Mapping[str, str] | None = None, district: District | str | None = None
) -> list[Actor]:
    """Give actors one name each, wherever they appear in a list.

    `Kreissozialamtes`, `Sozialamt des Kreises` and `Kreis-Sozialamt` get one key and one name; so do an abbreviation
    and its long form, and an office's number with and without `Amt` or `SG`. The name is the fullest form of the list,
    in the nominative; abbreviations are written out where the list, `abbreviations` or the known ones say how.

    Args:
        names: Actors as printed, one each; all of one document.
        abbreviations: Short forms that the document defines, with their long forms.
        district: The district the document is of, or its name: offices without a place are its own.

    Returns:
        One actor for each name, in the order given, with `index` as its place in the list.
    """
    actors = actors_of(names, abbreviations or {}, district)
    return [actors[text].model_copy(update={"index": index}) for index, text in enumerate(names)]


def actors_of(
    names: Sequence[str], abbreviations: Mapping[str, str], district: District | str | None
) -> dict[str, Actor]:
    """Give an actor for each different name of a list; arguments as for `normalise_actors`."""
    home = home_of(district)
    counted = Counter(names)
    defined = {tidy(short): long for short, long in abbreviations.items()}
    for name in counted:
        definition = definition_in(name)
        if definition:
            defined.setdefault(*definition)
    reader = Reader(defined)
    read = {text: reader.read(text) for text in counted}
    return _named(read, counted, reader, home)


def _named(read: Mapping[str, Name], counted: Mapping[str, int], reader: Reader, home: Home) -> dict[str, Actor]:
    keys = {text: name.key(home) for text, name in read.items()}
    forms: dict[str, list[Name]] = {}
    counts: Counter[str] = Counter()
    for text, key in keys.items():
        forms.setdefault(key, []).append(read[text])
        counts[key] += counted[text]
    links = link(forms, counts)
    groups: dict[str, list[str]] = {}
    for text, key in keys.items():
        groups.setdefault(links.get(key, key), []).append(text)
    made: dict[str, Actor] = {}
    for key, texts in groups.items():
        # What a group is told by are the names that have the key by themselves, not those linked to it.
        own = [text for text in texts if keys[text] == key] or texts
        shown = _fullest(texts, key, read=read, counted=counted, reader=reader, home=home)
        kinds = Counter({text: counted[text] for text in own})
        kind = _kind([(read[text], text) for text in kinds], home)
        ags = _ags(read[own[0]], shown, home)
        for text in texts:
            made[text] = Actor(index=0, text=text, name=shown, key=key, kind=kind, ags=ags)
    return made


def _kind(names: Sequence[tuple[Name, str]], home: Home) -> ActorKind:
    """Give the kind that most of an actor's names tell; one that tells none has no voice."""
    told = Counter(kind_of(name, text, home) for name, text in names)
    certain = {kind: count for kind, count in told.items() if kind is not ActorKind.SONSTIGE}
    return max(certain, key=lambda kind: certain[kind]) if certain else ActorKind.SONSTIGE


def _fullest(
    texts: Sequence[str],
    key: str,
    *,
    read: Mapping[str, Name],
    counted: Mapping[str, int],
    reader: Reader,
    home: Home,
) -> str:
    """Choose the name that an actor is shown by: the one with the most words, the most frequent, the shortest form.

    The shortest, for inflected forms are longer. It must be one that is told to be the same actor again.
    """
    candidates = sorted(
        dict.fromkeys(texts),
        key=lambda text: (
            _names_its_administration(read[text]),
            -_shows_its_name(read[text]),
            -_words(read[text].shown),
            not read[text].scope,
            -counted[text],
            _length(read[text]),
        ),
    )
    for text in candidates:
        shown = read[text].shown
        again = reader.read(shown)
        if again.shown == shown and again.key(home) == key:
            return shown
    return read[candidates[0]].shown


def _names_its_administration(name: Name) -> bool:
    """`Stadtverwaltung Soest` is the town, which has a name of its own."""
    return name.is_district and any(ADMINISTRATION in word for word in name.words)


def _shows_its_name(name: Name) -> bool:
    """`Schulamt (40)`; in `80 – Netzwerk W` another name stands beside the number, and only the number is shown."""
    return bool(name.office and name.office.name and name.office.name in name.shown)


def _length(name: Name) -> int:
    """Give what is less for the better of two names with as many words; of offices, the one that says more."""
    return -sum(map(str.islower, name.shown)) if name.office else len(name.shown)


def _words(shown: str) -> int:
    return len(shown.split())


def _ags(name: Name, shown: str, home: Home) -> str | None:
    """Give the official key of an actor that is a Kreis or a town itself."""
    if not name.is_district or name.plural:
        return None
    if not name.place or (name.scope, name.place) == (home.scope, home.place):
        return home.ags if name.scope == home.scope else None
    return find_ags(shown, home.ags)
