"""Actors: a cell that names several is split into one part each, and a cell that names some is known by its words."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

_LEXICON: dict[str, list[str]] = tomllib.loads(
    files("konzeptminer.rows").joinpath("actors.toml").read_text(encoding="utf-8")
)
_WORDS = frozenset(_LEXICON["words"])
_ENDINGS = tuple(_LEXICON["endings"])
_BODIES = tuple(_LEXICON["bodies"])
_ACTIONS = frozenset(_LEXICON["actions"])
_TOPICS = frozenset(_LEXICON["topics"])
_PAIRS = {tuple(word.removesuffix("n") for word in pair.split(" und ")) for pair in _LEXICON["pairs"]}
_NO_ACTORS = frozenset(_LEXICON["no_actors"])

_OFFICE = r"\d{2,3}(?:\s?[-–]\s?\d{1,2})?(?![\w-])"  # `40`, `50-5`, `50 – 5`
_ROMAN = r"[IVX]+(?!\w)"
_COMPANY = r"(?:g?GmbH|AG|KG|e\.\s?V\.|eG|AöR)(?!\w)"

_PROTECTED = re.compile(r"\((?:[^()]|\([^()]*\))*\)|„[^„“”\n]*[“”]|\"[^\"\n]*\"|»[^»«\n]*«")
_ARTICLE = r"(?:der|die|das|den|dem|einem|einer)"
_TOGETHER = (
    r"(?:in\s+(?:enger\s+)?(?:Kooperation|Zusammenarbeit|Abstimmung|Absprache)|gemeinsam|zusammen)\s+mit"
    rf"(?:\s+{_ARTICLE})?"
)
_SINGULARS = {
    "Ämter": "Amt",
    "Fachbereiche": "Fachbereich",
    "Fachdienste": "Fachdienst",
    "Dezernate": "Dezernat",
    "Abteilungen": "Abteilung",
    "Referate": "Referat",
    "Sachgebiete": "Sachgebiet",
}
_PLURALS = "|".join(_SINGULARS)
_SEPARATOR = re.compile(
    rf"""
      (?P<hard>\s{{0,2}}[;\n]\s{{0,2}})
    | (?P<comma>\s{{0,2}},\s{{0,2}})
    | (?P<slash>\s{{0,2}}/\s{{0,2}})
    | (?P<plus>\s{{0,2}}\+\s{{0,2}})
    | (?P<together>\s{_TOGETHER}\s)
    | (?P<also>\ssowie\s)
    | (?P<conjunction>\s(?:und|u\.|&)\s)
    | (?P<either>(?<=\))\sbzw\.\s)
    | (?P<dash>(?<=[“”"])\s[–-]\s(?=[„"]))
    | (?P<sentence>(?<=[a-zäöüß]{{4}})\.\s(?=(?-i:[A-ZÄÖÜ])))
    | (?P<label>(?<=bH|V\.|AG|KG)\s(?=(?-i:[A-ZÄÖÜ])[^:;,()\n]{{2,40}}:\s))
    | (?P<gap>\s(?=(?:\d{{2,3}}\s?[-–]\s?\d{{1,2}}(?![\w/-])|(?-i:{_PLURALS})\s+\d|alle\s+\w)))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OFFICE_HEAD = (
    r"(?:\w*[Aa]mt|\w*[Mm]inisterium|\w*[Dd]ezernat|Fachbereich|Fachdienst|Geschäftsbereich|Referat|Abteilung|Sachgebiet"
    r"|Stabsstelle|\w*[Ii]nstitut|\w*[Aa]usschuss|\w*[Bb]eirat|\w*[Vv]erband|\w*[Vv]erein|\w*[Zz]entrum|\w*stelle)"
)
_CLOSED = r",?(?<!-)\s+(?:und|sowie)\s+"
_TOPIC = rf"(?:(?!{_CLOSED})[^,;/+()\n])+"
_TOPIC_LIST = re.compile(
    rf"(?<!\w){_OFFICE_HEAD}\s+(?P<preposition>für\s+)?(?P<items>{_TOPIC}(?:,\s*{_TOPIC})*{_CLOSED}\w[\w-]*)"
)
_YEARS = re.compile(r"(?:(?:19|20)\d\d){2}")
_GENDER_SLASH = re.compile(r"-?(?:innen|in|n|r|e|en|frau|frauen|mann)(?!\w)")
_CONTINUED = re.compile(r"(?:der|des|für|vom|von|zur|zum|im|am)\s")
_NUMBERED = re.compile(
    r"(?:[Aa]mt|SG|FB|FD|Abt\.|Dez\.|Sachgebiet|Fach\w+|Abteilung|Dezernat|Referat|Team|Stabsstelle)\s*$"
)
_RELATIVE_CLAUSE = re.compile(r"(?:die|der|das|deren|dessen|welche[rs]?)\s[^,;\n]*\s[a-zäöüß]+[nt]\s*(?=[,;\n]|$)")


@dataclass(frozen=True, slots=True)
class ActorPart:
    """One actor of a cell.

    Attributes:
        text: The actor as printed, white space folded; `Amt 10` where the cell prints `Ämter 10; 32`.
        sources: Runs (start in `text`, start in the cell's text, length), without gap: where each character is from.
            The `A` of an `Amt` taken from `Ämter` is traced to its `Ä`.
    """

    text: str
    sources: tuple[tuple[int, int, int], ...]


def split_actors(text: str) -> tuple[ActorPart, ...]:
    """Split an actor cell into its actors.

    Args:
        text: The cell's text, cleaned; a line feed parts two actors.

    Returns:
        The actors in text order, each once. What only introduces an actor (`und`, `u.a.`, an article, a label such as
        `Im Bestand:`) is no part of it. An empty cell gives an empty tuple.
    """
    parts: dict[str, ActorPart] = {}
    for indices, singular in _with_singulars(text, _pieces(text)):
        part = _trace(text, indices, singular)
        parts.setdefault(part.text, part)
    return tuple(parts.values())


def is_actor(text: str) -> bool:
    """Tell whether a short cell looks like an actor or a list of actors.

    Every part must be a noun phrase, and more than half of them (half where the first is among them) must hold a word
    of the lexicon, an acronym or an office sign. Bare numbers alone are not enough: `40` may be anything, `Amt 40`,
    `50-5` and `III/2` are offices.

    Args:
        text: The cell's text, cleaned.
    """
    parts = [part.text for part in split_actors(text)]
    if not parts or not all(_is_phrase(part) for part in parts):
        return False
    first_sure = _is_sure(parts[0])
    if not first_sure and _ACTION.match(parts[0]):
        return False
    telling = [part for part in parts if _is_sure(part)]
    return 2 * len(telling) + first_sure > len(parts) and not all(re.fullmatch(r"\d+", part) for part in telling)


_PLURAL = re.compile(rf"(?P<head>{_PLURALS})(?P<blank>\s+)(?P<number>{_OFFICE}|\d(?!\d)|{_ROMAN})")
_OTHERS = re.compile(r"(?:weitere|andere|sonstige|alle|deren|diverse|ggf\.|evtl\.)(?!\w)")
_COUNTED = re.compile(rf"(?:(?:{_PLURALS})\s+)?(?:\d|{_ROMAN})")


# --- Where to cut --------------------------------------------------------------------------------------------------


def _pieces(text: str) -> list[tuple[int, int, bool]]:
    """Give (start, end, first in its line) of every actor, trimmed."""
    protected = [match.span() for match in _PROTECTED.finditer(text)] + list(_topic_lists(text))
    candidates = [
        match
        for match in _SEPARATOR.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in protected)
    ]
    pieces: list[tuple[int, int, bool]] = []
    start, new_line = 0, True
    for number, match in enumerate(candidates):
        following = (
            later.start()
            for later in candidates[number + 1 :]
            if not _suspended(text[max(0, later.start() - 2) : later.start()])
        )
        right = text[match.end() : next(following, len(text))]
        if _cuts(match, text[start : match.start()], right):
            pieces.append((start, match.start(), new_line))
            # A line that ends in a separator goes on in the next one.
            start, new_line = match.end(), "\n" in match[0] and not re.search(r"[;,/+]", match[0])
    pieces.append((start, len(text), new_line))
    return [(*trimmed, first) for begin, end, first in pieces if (trimmed := _trim(text, begin, end))]


def _topic_lists(text: str) -> Iterator[tuple[int, int]]:
    """Find names such as `Amt für Jugend, Schule und Sport`, whose commas and `und` belong to the name."""
    for match in _TOPIC_LIST.finditer(text):
        items = [item.strip() for item in re.split(r",|\s+(?:und|sowie)\s+", match["items"])]
        if all(_is_topic(item) if not match["preposition"] else not _is_other_actor(item) for item in items if item):
            yield match.span()


def _cuts(separator: re.Match[str], left: str, right: str) -> bool:
    """Decide whether `separator`, found between `left` and `right`, parts two actors."""
    if _suspended(left) and not separator["hard"]:
        return False
    if "\n" in separator[0]:
        # No actor begins so; a line that was broken too early goes on.
        return not (separator[0].isspace() and _CONTINUED.match(right))
    match separator.lastgroup:
        case "comma":
            cuts = not _RELATIVE_CLAUSE.match(right)
        case "slash":
            cuts = _cuts_at_slash(separator[0], left, right)
        case "plus":
            cuts = _cuts_at_plus(separator[0], left, right)
        case "conjunction":
            cuts = _cuts_at_and(left, right)
        case "sentence":
            cuts = _ends_in_actor(left)
        case "gap":
            cuts = _ends_in_actor(left) and not _NUMBERED.search(left)
        case _:
            cuts = True
    return cuts


def _ends_in_actor(left: str) -> bool:
    words = _tokens(left)
    return bool(words) and _is_actor_word(words[-1])


def _suspended(left: str) -> bool:
    """Tell whether `left` ends in half a compound: `Haupt- und`, `Kinder-, Jugend-`."""
    return left.endswith(("-", "–")) and left[-2:-1].isalpha()


def _cuts_at_slash(separator: str, left: str, right: str) -> bool:
    if _GENDER_SLASH.match(right) or _YEARS.fullmatch(left[-4:] + right[:4]):
        return False
    return separator != "/" or re.search(rf"{_COMPANY}$", left) is not None or _touching_actors(left, right)


def _cuts_at_plus(separator: str, left: str, right: str) -> bool:
    if separator[0].isspace() and separator[-1].isspace():
        in_company_name = re.search(_COMPANY, right) and len(left.split()) == 1 and not _is_sure(left)
        return not in_company_name
    return _touching_actors(left, right)


def _touching_actors(left: str, right: str) -> bool:
    """Tell whether the words on both sides of a separator without blanks are actors: `Kita/Schule`, `40+50-5`."""
    before, behind = re.search(r"[^\s,;/+]+$", left), re.match(r"[^\s,;/+]+", right)
    return bool(before and behind and _is_sign(before[0]) and _is_sign(behind[0]))


def _is_sign(word: str) -> bool:
    return bool(re.fullmatch(rf"{_OFFICE}|{_ROMAN}", word)) or _is_actor_word(word)


def _cuts_at_and(left: str, right: str) -> bool:
    """Split at `und` only where both sides are surely actors of their own."""
    left = left.strip()
    if right.startswith(("-", "–")) or re.match(r"Co\b", right) or _is_pair(left, right):
        return False
    offices = re.search(rf"(?<![\w-]){_OFFICE}$", left) and re.match(_OFFICE, right)
    if offices or _OTHERS.match(right) or (_COUNTED.fullmatch(left) and _COUNTED.fullmatch(right)):
        return True
    article = re.match(rf"({_ARTICLE})\s+", right)
    right = right[article.end() :] if article else right
    if _PREPOSITION.search(left):
        # Two: `Netzwerk der Träger und BAMF`. One: `Vertreter der Stadt und der Polizei`, `Treffen von Kita und Amt`.
        one_body = (article and article[1] == "der") or re.search(r"\b(?:von|zwischen)\b", left)
        return _is_body(right) and not one_body and not _is_body(left.split()[-1])
    if not _is_sure(right):
        return False
    return article is not None or (_is_sure(left) and not (_is_container(left) and _is_topic(right)))


def _is_pair(left: str, right: str) -> bool:
    """Recognise one actor in two words: `Bürgerinnen und Bürger`, `Städte und Gemeinden`."""
    before, behind = re.search(r"[\w-]+$", left), re.search(r"\b[A-ZÄÖÜ][\w-]*", right)
    if not before or not behind:
        return False
    first, second = before[0].casefold(), behind[0].casefold()
    stems = sorted((_without_gender(first), _without_gender(second)), key=len)
    feminine = first.endswith("innen") or second.endswith("innen") or first.endswith("in") or second.endswith("in")
    same = feminine and len(stems[0]) > 3 and stems[1].startswith(stems[0][:-1])
    return same or (first.removesuffix("n"), second.removesuffix("n")) in _PAIRS


# --- What is an actor ----------------------------------------------------------------------------------------------

_PREPOSITION = re.compile(
    r"\s(?:für|der|des|dem|den|von|vom|aus|in|im|am|an|auf|mit|zur|zum|bei|beim|zwischen|gegen|gg\.|über|unter|durch"
    r"|eine[rms])\s"
)
_GENDER = re.compile(r"[/*:_(]-?(?:innen|in|r|n)\)?$|(?<=[a-zäöüß])Innen$")
_ACRONYM = re.compile(r"(?=.{2,8}$)[A-ZÄÖÜ][A-Za-zÄÖÜäöü]*[A-ZÄÖÜ][A-Za-zäöü]*")
_EVERYBODY = re.compile(r"alle|weitere|andere|sonstige|etc\.?|usw\.?", re.IGNORECASE)
_ACTION = re.compile(r"\w+(?:ung|tion)(?!\w)")
_RESOURCE = re.compile(r"€|\bPersonal\b(?!-)|[Mm]ittel\b")
_OFFICE_SIGN = re.compile(rf"(?:{_OFFICE}|[IVX]+/\d+)(?=\s|$)")


def _core(text: str) -> str:
    """Give the head of a noun phrase: what stands before its genitives and prepositions, without parentheses."""
    phrase = re.sub(r"\([^()]*\)?", " ", text).strip()
    tail = _PREPOSITION.search(phrase)
    return phrase[: tail.start()] if tail else phrase


def _tokens(text: str) -> list[str]:
    return [token for raw in text.split() if (token := raw.strip('.,;:!?„“”"»«()'))]


def _without_gender(word: str) -> str:
    return re.sub(r"(?:innen|in)$", "", _GENDER.sub("", word).casefold())


def _is_actor_word(word: str) -> bool:
    plain = word.strip('„“”"»«().,')
    if _ACRONYM.fullmatch(plain):
        return plain.upper() not in _NO_ACTORS and not re.fullmatch(_ROMAN, plain)
    last = _GENDER.sub("", plain).casefold().replace(".", "").rsplit("-", 1)[-1]
    forms = {last, last.removesuffix("n"), re.sub(r"(?:innen|in)$", "", last)}
    # In lower case an ending is an adjective's (`dezentrale`).
    compound = not plain.islower() and any(form.endswith(_ENDINGS) for form in forms)
    return (compound or not forms.isdisjoint(_WORDS)) and last not in _ACTIONS


def _is_sure(text: str) -> bool:
    """Tell whether the head of `text` is an actor word, an acronym or an office sign."""
    return bool(_OFFICE_SIGN.match(text.strip()) or _EVERYBODY.fullmatch(text.strip())) or any(
        _is_actor_word(word) for word in _tokens(_core(text))
    )


def _is_body(text: str) -> bool:
    core = _tokens(_core(text))
    return bool(_OFFICE_SIGN.match(text.strip())) or any(
        (_ACRONYM.fullmatch(word) and _is_actor_word(word)) or word.casefold().endswith(_BODIES) for word in core
    )


def _is_topic(text: str) -> bool:
    words = _tokens(text)
    return bool(words) and words[-1].casefold() in _TOPICS


def _is_other_actor(text: str) -> bool:
    return _is_sure(text) and not _is_topic(text)


def _is_container(text: str) -> bool:
    words = text.casefold()
    return any(re.match(rf"{re.escape(head)}(?!\w)", words) for head in _LEXICON["containers"])


def _is_phrase(part: str) -> bool:
    words = _tokens(re.sub(r"\([^()]*\)?", " ", part))
    if not words or len(words) > 10 or _RESOURCE.search(part) or re.search(r"[!?]|[a-zäöüß]{5,}\.\s+[A-ZÄÖÜ]", part):
        return False
    return not words[-1][0].islower() or _is_sure(words[-1]) or "." in words[-1]


# --- What a part is made of ----------------------------------------------------------------------------------------

_LEAD = re.compile(
    rf"(?:\s+|[-–•▪*,;:/+&]+\s+|(?:und|sowie|u\.\s?a\.|unter\s+anderem|{_TOGETHER}|(?-i:{_ARTICLE}))\s+(?=\S)"
    r"|(?:die\s+)?Federführung\s(?:[^,;\n]*?\s)?lieg(?:t|en)\s+(?:bei|beim|im)\s+)+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<label>[A-ZÄÖÜ][^:;,()\n]{2,60}):\s+(?=\S)")
_TRAIL = re.compile(r"(?:\s+(?:und|sowie|[+&/]))?[\s,;:]*$")


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take what introduces or ends a part off it; None where nothing is left but punctuation."""
    if trail := _TRAIL.search(text[start:end]):
        end = start + trail.start()
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    label = _LABEL.match(text, start, end)
    if label and not _is_sure(label["label"]):
        start = label.end()
    return (start, end) if any(character.isalnum() for character in text[start:end]) else None


def _with_singulars(text: str, pieces: Sequence[tuple[int, int, bool]]) -> Iterator[tuple[list[int], str]]:
    """Give each part's character indices, and the singular to be put in front where an office's plural was printed."""
    head: list[int] = []
    singular = ""
    for start, end, new_line in pieces:
        own = list(range(start, end))
        plural = _PLURAL.fullmatch(text, start, end)
        if plural:
            singular = _SINGULARS[plural["head"]]
            head = [*range(start, start + len(singular)), plural.start("blank")]
            yield head + list(range(plural.start("number"), end)), singular
        elif head and not new_line and re.fullmatch(rf"{_OFFICE}|\d|{_ROMAN}", text[start:end]):
            yield head + own, singular
        else:
            head, singular = [], ""
            yield own, ""


def _trace(text: str, indices: Sequence[int], singular: str) -> ActorPart:
    """Build a part from the characters at `indices`; white space is folded, `singular` overwrites its beginning."""
    kept = [
        index
        for position, index in enumerate(indices)
        if not (text[index].isspace() and position and text[indices[position - 1]].isspace())
    ]
    characters = "".join(" " if text[index].isspace() else text[index] for index in kept)
    runs: list[tuple[int, int, int]] = []
    for position, index in enumerate(kept):
        if runs and runs[-1][1] + runs[-1][2] == index:
            runs[-1] = (*runs[-1][:2], runs[-1][2] + 1)
        else:
            runs.append((position, index, 1))
    return ActorPart(singular + characters[len(singular) :], tuple(runs))
