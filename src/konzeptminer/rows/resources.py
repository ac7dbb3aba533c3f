"""What the resources of a row are: amounts of money, staff, and where the money comes from.

A text may hold all three sorts side by side (`Landesmittel; 5.000 € / Jahr; vorhandenes Personal`). Every part is given
as printed; what is none of them stays in the text alone.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from importlib.resources import files

from konzeptminer.records import Money, Period, Staff

# --- Money ---------------------------------------------------------------------------------------------------------

_DIGITS = (
    r"\d{1,3}(?:[. \u00a0\u2009\u202f'’]\d{3}){1,4}(?!\d)(?:,\d{1,2}(?!\d))?"  # 1.500  5 000  5.000,00
    r"|\d{1,3}(?:,\d{3}){1,4}(?!\d)(?:\.\d{1,2}(?!\d))?"  # 1,500 (see _value)
    r"|\d{1,15}(?:[.,]\d{1,3})?"
)
_COUNTING = ("eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
_WORD_VALUES = {word: Decimal(value) for value, word in enumerate(_COUNTING, start=1)} | {
    "eine halbe": Decimal("0.5"),
    "anderthalb": Decimal("1.5"),
}
_NUMBER = (
    rf"(?:{_DIGITS})(?!\d|[.,]\d)(?:[,.](?:-{{1,2}}|[–—]))?"
    rf"|(?:{'|'.join(sorted(_WORD_VALUES, key=len, reverse=True))})(?=\s+(?:Million|Milliarde))"
)
_MULTIPLIER = r"Mio\b\.?|Mill\.|Million(?:en)?\b|Mrd\b\.?|Milliarden?\b|Tsd\b\.?|Tausend\b|[TkM]-?(?=\s?(?:€|EUR|Euro))"
_EXPONENTS = {"t": 3, "k": 3, "mrd": 9, "milliard": 9, "m": 6}  # by their beginnings, the telling ones first
_NO_LETTER = r"(?![^\W\d_])"  # a digit may follow directly: `EUR500`, `ca.500`
_CURRENCY_CODES = {
    r"€|EUR(?:OS?)?": "EUR",
    r"CHF|SFr\.?|Franken": "CHF",
    r"US-Dollars?|USD|US\$|\$": "USD",
    r"GBP|£": "GBP",
    r"(?-i:DM)|D-Mark": "DEM",
}
_CURRENCY = rf"(?:{'|'.join(_CURRENCY_CODES)}){_NO_LETTER}"

_APPROXIMATE = r"ca\b\.?|circa|zirka|rd\.|rund|etwa|ungefähr|geschätzte?|schätzungsweise|knapp|gut|fast|annähernd|~|≈"
_AT_MOST = r"max\b\.?|maximal|höchstens|bis\s+zu|bis|unter|weniger\s+als|nicht\s+mehr\s+als|≤|<"
_AT_LEAST = r"mind\b\.?|mindestens|min\.|wenigstens|ab|mehr\s+als|über|≥|>"
_YEARLY = (
    r"/\s?(?:Jahr|a)\b|(?:pro|je)\s+(?:Kalender|Haushalts|Schul|Förder|Projekt|Lizenz)?Jahr\b"
    r"|im\s+Jahr\b(?!\s*\d)|p\.\s?a\.|jährlich\b|jährl\."
)
_MONTHLY = r"/\s?(?:Monat\b|Mon\.)|(?:pro|je|im)\s+Monat\b(?!\s*\d)|p\.\s?m\.|monatlich\b|mtl\."
_QUALIFIERS = (
    rf"(?:(?:{_APPROXIMATE}|{_AT_MOST}|{_AT_LEAST}|{_YEARLY}|{_MONTHLY}|je|jeweils){_NO_LETTER}\s*"
    r"(?:(?:weitere|insgesamt|jeweils)\s+)?)*"
)


def _amount_pattern(qualifiers: str, joint: str) -> re.Pattern[str]:
    return re.compile(
        rf"{joint}(?P<qualifiers>{qualifiers})"
        rf"(?:(?P<pre_multiplier>{_MULTIPLIER})?\s*(?P<pre_currency>{_CURRENCY})\s*)?"
        rf"(?P<number>{_NUMBER})(?:\s*(?P<multiplier>{_MULTIPLIER}))?(?:\s*(?P<currency>{_CURRENCY}))?",
        re.IGNORECASE,
    )


_AMOUNT = _amount_pattern(_QUALIFIERS, r"(?<!\w)(?<!\d[.,])(?:(?P<between>zwischen)\s+)?")
_UPPER = _amount_pattern(rf"(?:(?:{_APPROXIMATE}|{_AT_MOST}){_NO_LETTER}\s*)*", r"\s*(?:bis(?:\s+zu)?(?!\w)|[-–—])\s*")
_AND_UPPER = _amount_pattern(rf"(?:(?:{_APPROXIMATE}){_NO_LETTER}\s*)*", r"\s+und\s+")
_PERIOD_BEHIND = re.compile(
    rf"(?:\s+(?:brutto|netto)\b)?\s*(?:{_YEARLY}|{_MONTHLY}|\(\s*(?:{_YEARLY}|{_MONTHLY})\s*\))", re.IGNORECASE
)
_PERIOD_BEFORE = re.compile(r"\b(?:jährlich|monatlich)\w*\b[^.,;:()\d€]{0,40}$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOUN_BEFORE = re.compile(r"[A-ZÄÖÜ]\w*\s+$")


def parse_money(text: str) -> tuple[Money, ...]:
    """Give the amounts of money in `text`, in text order.

    A number counts only with a currency beside it. Dots, blanks and apostrophes in front of three digits part
    thousands, a comma is the decimal sign; `1,500 €` is read as 1500, since no euro has thousandths, but `1,500 Mio. €`
    as one and a half million. A multiplier behind the upper bound holds for both bounds where that leaves them in
    order. `über` behind a noun (`Zuschuss über 500 €`) names the amount itself, elsewhere a lower bound.

    Args:
        text: The resources of a row, cleaned.

    Returns:
        The amounts; each `text` is a substring of `text` with its qualifiers and its period.
    """
    found: list[Money] = []
    position = 0
    while match := _AMOUNT.search(text, position):
        upper = _upper_bound(text, match)
        if upper is None and not _currency(match):
            position = match.end("number")
            continue
        found.append(_money(text, match, upper))
        position = match.start() + len(found[-1].text)
    return tuple(found)


def _upper_bound(text: str, lower: re.Match[str]) -> re.Match[str] | None:
    """Give the match of the range's second amount, or None where `lower` stands alone."""
    upper = (_AND_UPPER if lower["between"] else _UPPER).match(text, lower.end())
    if upper is None or not (_currency(upper) or lower["pre_currency"]):
        return None
    year_in_front = _YEAR.fullmatch(lower["number"]) and not _currency(lower) and len(upper["number"]) != 4
    least, most = _bounds(lower, upper)
    return None if year_in_front or least > most else upper


def _bounds(lower: re.Match[str], upper: re.Match[str]) -> tuple[Decimal, Decimal]:
    least, most = _value(lower), _value(upper)
    if lower["pre_multiplier"] and not _multiplier(upper):
        most = most.scaleb(_multiplier(lower))
    if not _multiplier(lower) and (exponent := _multiplier(upper)) and least.scaleb(exponent) <= most:
        least = least.scaleb(exponent)
    return least, most


def _money(text: str, lower: re.Match[str], upper: re.Match[str] | None) -> Money:
    end = (upper or lower).end()
    if behind := _PERIOD_BEHIND.match(text, end):
        end = behind.end()
    printed = text[lower.start() : end]
    qualifiers = lower["qualifiers"] + (upper["qualifiers"] if upper else "")
    at_most = at_least = False
    if upper is None:
        at_most = _has(_AT_MOST, qualifiers)
        at_least = not at_most and _has(_AT_LEAST, qualifiers) and not _names_amount(text, lower)
    least, most = _bounds(lower, upper) if upper else (_value(lower), _value(lower))
    return Money(
        text=printed,
        minimum=None if at_most else float(least),
        maximum=None if at_least else float(most),
        approximate=_has(_APPROXIMATE, qualifiers),
        period=_period(printed) or _period_before(text[: lower.start()]),
        currency=_currency(upper or lower) or _currency(lower),
    )


def _has(pattern: str, qualifiers: str) -> bool:
    return re.search(rf"(?<!\w)(?:{pattern}){_NO_LETTER}", qualifiers, re.IGNORECASE) is not None


def _names_amount(text: str, amount: re.Match[str]) -> bool:
    over = amount["qualifiers"].lower().startswith("über")
    return over and _NOUN_BEFORE.search(text[: amount.start()]) is not None


def _period(printed: str) -> Period | None:
    if re.search(_YEARLY, printed, re.IGNORECASE):
        return Period.YEAR
    return Period.MONTH if re.search(_MONTHLY, printed, re.IGNORECASE) else None


def _period_before(text: str) -> Period | None:
    """Read `ein jährliches Budget von`, where the word and its amount stand apart."""
    if match := _PERIOD_BEFORE.search(text):
        return Period.YEAR if match[0].lower().startswith("jährlich") else Period.MONTH
    return None


def _currency(amount: re.Match[str]) -> str:
    printed = amount["currency"] or amount["pre_currency"]
    if not printed:
        return ""
    return next(code for pattern, code in _CURRENCY_CODES.items() if re.fullmatch(pattern, printed, re.IGNORECASE))


def _multiplier(amount: re.Match[str]) -> int:
    """Give the power of ten that `Tsd.`, `Mio.`, `Mrd.` stand for, 0 without one."""
    printed = (amount["multiplier"] or amount["pre_multiplier"] or "").lower()
    return next((exponent for start, exponent in _EXPONENTS.items() if printed.startswith(start)), 0)


def _value(amount: re.Match[str]) -> Decimal:
    exponent = _multiplier(amount)
    number = amount["number"].lower()
    if word := _WORD_VALUES.get(" ".join(number.split())):
        return word.scaleb(exponent)
    number = re.sub(r"[,.][-–—]+$", "", number)
    one_comma = re.fullmatch(r"\d{1,3},\d{3}", number)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", number) and not (one_comma and exponent):
        number = number.replace(",", "")
    elif re.fullmatch(r"[1-9]\d{0,2}(?:[^\d,]\d{3})+(?:,\d+)?", number):
        number = re.sub(r"[^\d,]", "", number).replace(",", ".")
    else:
        number = re.sub(r"[^\d.,]", "", number).replace(",", ".")
    return Decimal(number).scaleb(exponent)


# --- Staff ---------------------------------------------------------------------------------------------------------

_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "1/2": "0.5", "1/4": "0.25", "3/4": "0.75"}
_PART_WORDS = {"halb": "0.5", "viertel": "0.25", "dreiviertel": "0.75", "anderthalb": "1.5"}
_COUNT_WORDS = {"ein": "1"} | {word: str(value) for word, value in _WORD_VALUES.items() if word.isalpha()}
_COUNT = (
    r"(?:\d+\s?[½¼¾]|[½¼¾]|[13]/[24]|\d+(?:[.,]\d+)?"
    r"|(?:eine?[rn]?\s+)?(?:dreiviertel|viertel|halbe?)[rn]?(?!\w)|eine?[rn]?(?!\w)"
    rf"|(?:{'|'.join(word for word in _COUNT_WORDS if word not in {'ein', 'eine'})})(?!\w))"
)
_THERE = r"(?:vorhanden|bestehend|laufend|eigen)e[nrsm]?"
_KIND = rf"(?:(?:{_THERE}|(?:zusätzlich|weiter|neu|voll|ganz|befristet|unbefristet)e[nrsm]?)\s+)*"
_POST = (
    r"(?:VZÄ|VZS|VZK|FTE)(?:-Stellen?)?(?!\w)|Vollzeitäquivalent(?:en?)?(?!\w)|Vollzeitkr(?:aft|äften?)(?!\w)"
    r"|(?:Vollzeit|Teilzeit|Personal|Plan|Projekt)?(?-i:[Ss])telle(?:n|nanteile?n?)?(?![\w-])"
)
_STAFF = re.compile(
    rf"(?<![\w.,/])(?P<count>{_COUNT})\s*{_KIND}(?P<post>{_POST})(?:\s*\((?P<share>\d+)\s?%\))?"
    rf"|(?<![\w.,])(?P<percent>\d+(?:,\d+)?)\s?%\s?-?\s?(?:einer\s+)?{_KIND}(?:{_POST})"
    r"|(?<![\w.,])\d+(?:,\d+)?\s*(?:Wochen(?:arbeits)?stunden|Personen-?(?:tage|monate)n?"
    r"|(?:h|Std\b\.?|Stunden)\s*(?:/|pro|je|in\s+der)\s*(?:Woche|Monat|Jahr)|(?:h|Std\b\.?|Stunden)\s+wöchentlich)(?!\w)"
    rf"|(?<!\w)(?:im\s+Rahmen\s+(?:de[rs]\s+)?)?{_KIND}"
    r"(?:Personals?|Personal(?:ressourcen|kapazitäten|einsatz|bestand)|personelle[nr]?\s+(?:Ressourcen|Kapazitäten))"
    r"(?![\w-])(?:\s+(?:ist\s+|sind\s+)?vorhanden(?!\w))?"
    rf"|(?<!\w){_KIND}(?:(?:Vollzeit|Teilzeit|Personal|Plan|Projekt)stellen?|Stellenanteile?n?)(?![\w-])"
    rf"|(?<!\w){_THERE}\s+(?:Stellen?(?:anteilen?)?|Mitarbeite(?:nden?|r[\w/*:-]*)|Fachkräften?)(?![\w-])",
    re.IGNORECASE,
)
_NONE_BEFORE = re.compile(
    r"\b(?:keine?[nrsm]?|keinerlei|ohne)\b(?:(?!(?<!-\s)\b(?:und|aber|sondern|nur)\b)[^.;:,\n]){0,25}$", re.IGNORECASE
)


def parse_staff(text: str) -> tuple[Staff, ...]:
    """Give the staff and working time named in `text`, in text order.

    Full-time equivalents stand where posts are counted (`0,5 VZÄ`, `eine halbe Stelle`, `50 %-Stelle`), not for hours
    or a part-time post of unknown size. Staff that is denied (`kein zusätzliches Personal`) is left out.

    Args:
        text: The resources of a row, cleaned.

    Returns:
        The mentions; each `text` is a substring of `text`.
    """
    return tuple(
        Staff(
            text=match[0],
            fte=_full_time(match),
            existing=re.search(rf"{_THERE}\b|vorhanden$", match[0], re.IGNORECASE) is not None,
        )
        for match in _STAFF.finditer(text)
        if not _NONE_BEFORE.search(text[: match.start()])
    )


def _full_time(match: re.Match[str]) -> float | None:
    if match["percent"]:
        return float(match["percent"].replace(",", ".")) / 100
    if not match["count"] or (match["post"].lower().startswith("teilzeit") and not match["share"]):
        return None
    return _count(match["count"].lower()) * (float(match["share"]) / 100 if match["share"] else 1)


def _count(printed: str) -> float:
    if printed in _FRACTIONS:
        return float(_FRACTIONS[printed])
    if printed[-1] in _FRACTIONS:
        return float(printed[:-1]) + float(_FRACTIONS[printed[-1]])
    if printed[0].isdigit():
        return float(printed.replace(",", "."))
    word = printed.rsplit(maxsplit=1)[-1]
    for part, value in _PART_WORDS.items():
        if word.startswith(part):
            return float(value)
    return float(_COUNT_WORDS.get(word, "1"))


# --- Funding -------------------------------------------------------------------------------------------------------

_LEXICON: dict[str, list[str]] = tomllib.loads(
    files("konzeptminer.rows").joinpath("funding.toml").read_text(encoding="utf-8")
)
_PROPER = r"(?:„[^„“”\n]+[“”]|\"[^\"\n]+\"|»[^»«\n]+«|[A-ZÄÖÜ][\w.&-]*\w[+!]?)"
_PROPERS = rf"{_PROPER}(?:[ \u00a0]{_PROPER})*"
_SOURCE = rf"[ \u00a0](?:(?:dem|der|den|des|das|die)[ \u00a0])?(?:[a-zäöüß]+e[nrsm]?[ \u00a0]){{0,2}}{_PROPERS}"
_OF = rf"[ \u00a0](?:des|der|vom|von|aus|durch){_SOURCE}"


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


_FUNDING = tuple(
    re.compile(rf"(?<![\w-]){pattern}")
    for pattern in (
        rf"{_any(_LEXICON['names'])}(?:[-–][\w/.]*\w)?(?!\w)",
        rf"{_any(_LEXICON['numbered'])}(?:-[A-ZÄÖÜ]\w+)?[ \u00a0]\d{{2,3}}(?![\w.,]|\s?(?:€|EUR|Euro|T€|Mio|Tsd))",
        rf"{_any(_LEXICON['numbered'])}(?:-\w+)?(?!\w)",
        rf"{_any(_LEXICON['sources'])}(?:n|s|es)?(?![\w-])(?:{_OF})?",
        rf"{_any(_LEXICON['bare'])}n?{_OF}",
        rf"Förderung(?:en)?[ \u00a0](?:durch|vom|aus|seitens){_SOURCE}",  # not `Förderung der Integration`
        rf"{_any(_LEXICON['programmes'])}(?:s|es)?[ \u00a0](?:des|der)?[ \u00a0]?{_PROPERS}",
        r"[A-ZÄÖÜ][\w.+-]*-(?:Förderprogramm|Programm|Mittel|Gelder|Fonds|Förderung)(?:n|s|es|en|e)?(?![\w-])",
    )
)
_NOT_BEHIND = re.compile(r"[^.;,\n]{0,40}\bnicht\b")


def parse_funding(text: str) -> tuple[str, ...]:
    """Give the funding lines, programmes and sources of money named in `text`.

    Args:
        text: The resources of a row, cleaned.

    Returns:
        The names as printed, in text order, each once whatever its case ending; those that are denied
        (`keine Fördermittel`) are left out.
    """
    named: dict[str, str] = {}
    for start, end in _longest(match.span() for pattern in _FUNDING for match in pattern.finditer(text)):
        if not (_NONE_BEFORE.search(text[:start]) or _NOT_BEHIND.match(text, end)):
            named.setdefault(text[start:end].casefold().rstrip("ns"), text[start:end])
    return tuple(named.values())


def _longest(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the spans from left to right, of overlapping ones the first and longest."""
    behind = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= behind:
            yield start, end
            behind = end
