"""Money, funds and staff in a sentence, with the words that belong to them."""

import re

from konzeptminer.rows.resources import parse_funding, parse_money, parse_staff

_AMOUNT_OF = re.compile(
    r"(?:[A-ZÄÖÜ][\w-]*(?:budgets?|zuschuss(?:es)?|mitteln?|zuwendung(?:en)?|pauschale|anteil)|Budgets?|Zuschuss(?:es)?"
    r"|Zuschüssen?|(?:[Ff]ördermittel|Mitteln?|Eigenanteil|Zuwendung(?:en)?|Förderung)(?:\s+(?:des|der)\s+[A-ZÄÖÜ][\w-]*)?)"
    r"(?:\s+(?:von|über|in\s+Höhe\s+von|:)|:)\s+(?:insgesamt\s+|jährlich\s+)?$"
)
_PER = re.compile(r"\s+(?:je|pro)\s+[A-ZÄÖÜ][\w-]*(?:\s+und\s+[A-ZÄÖÜ][\w-]*)?|\s+(?:jährlich|monatlich)(?!\w)")
_YEARLY_BEFORE = re.compile(r"(?:jährlich|monatlich)\s+(?:rund\s+|etwa\s+|ca\.\s+|bis\s+zu\s+)?$")
_FROM_WHERE = (
    r"(?:(?i:aus|vorbehaltlich|im\s+Rahmen|in\s+Abhängigkeit(?:\s+von)?)\s+(?:(?:der|des|dem|den|von)\s+)?"
    r"(?:[a-zäöüß]+(?:er|en|em|es)\s+)?)"
)
_NAMED = r"[A-ZÄÖÜ][\w.+-]*(?:\s+[A-ZÄÖÜ„][\w.+“-]*){0,3}"
_FUNDS = re.compile(
    rf"{_FROM_WHERE}?(?<!\w)(?:[A-ZÄÖÜ][\w-]*)?(?:[Mm]itteln?|[Gg]eldern?|[Bb]udgets?|[Hh]aushalts?)(?![\w-])"
    rf"(?:\s+(?:des|der|vom|von|aus)\s+(?:[a-zäöüß]+(?:er|en|em|es)\s+)?(?:[A-ZÄÖÜ][\w-]*-?\s+und\s+)?{_NAMED})?"
)
_FROM = re.compile(
    r"aus\s+(?:dem|der|den)\s+(?:[A-Z][\w-]*)?(?:[Pp]rogramm|[Ff]onds|[Ff]örder(?:ung|linie|programm))\w*"
    r"(?:\s+[A-ZÄÖÜ„][\w.+“-]*){0,3}"
)
_PROGRAMME = re.compile(r"\w*[Pp]rogramms?\s|\w*-(?:Region|Programm)|Projektförderung|Integrationsfonds")
_PAID = re.compile(
    r"(?:ge|be|unter|mit|ko)?(?:fördert|finanziert|bezahlt|stützt|zuschusst)(?!\w)|[Mm]itteln?(?!\w)|\w*[Ff]ördermittel"
)
_SAVED = re.compile(r"gesunken|gesenkt|eingespart|Einsparung|Ersparnis|sank|sparen", re.IGNORECASE)
_MEANS = re.compile(
    r"(?:Hilfs|Verkehrs|Nahrungs|Lebens|Heil|Arznei|Lehr|Lern|Kommunikations)[Mm]ittel|Verwaltungshaushalt"
)
_NEAR = 3


def resources_of(text: str) -> tuple[tuple[int, int], ...]:
    """Give the ranges of resources in a sentence, those that touch or lie in one phrase made one."""
    if _SAVED.search(text):
        return ()
    found = [_with_words(text, *span) for span in _mentions(text)]
    found += [match.span() for match in _FROM.finditer(text)]
    found += [match.span() for match in _FUNDS.finditer(text) if _is_fund(match[0])]
    return _merged(text, sorted(found))


def _is_fund(printed: str) -> bool:
    """Tell money from other means: it has a source, or its compound names one."""
    from_there = re.match(r"aus\s|vorbehaltlich|in\s+Abh", printed, re.IGNORECASE) or re.search(
        r"\s(?:des|der|vom|aus)\s+\S", printed
    )
    return bool(from_there or re.search(r"[A-Z][\w-]+(?:mittel|gelder)", printed)) and not _MEANS.search(printed)


def _mentions(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    mentions = [money.text for money in parse_money(text)] + [staff.text for staff in parse_staff(text)]
    for printed in [*mentions, *parse_funding(text)]:
        start = text.find(printed)
        while start >= 0 and (start, start + len(printed)) in spans:
            start = text.find(printed, start + 1)
        if start >= 0:
            spans.append((start, start + len(printed)))
    return [span for span in spans if not _is_programme_alone(text, *span)]


def _is_programme_alone(text: str, start: int, end: int) -> bool:
    """Tell a programme that is taken part in or spoken of from one that pays."""
    return bool(_PROGRAMME.match(text[start:end])) and not _PAID.search(text)


def _with_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in what names the sum before it and what it is counted by behind it."""
    if behind := _PER.match(text, end):
        end = behind.end()
    for before in (_YEARLY_BEFORE, _AMOUNT_OF):
        if match := before.search(text[:start]):
            start = match.start()
    return start, end


def _merged(text: str, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and (start <= merged[-1][1] or re.fullmatch(r"[\s(,:]{1,3}(?:und\s)?", text[merged[-1][1] : start])):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
