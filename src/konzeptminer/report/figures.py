"""Figures as one writes them in German."""

_GERMAN = str.maketrans(",.", ".,")


def number(value: float) -> str:
    """Give a number with dots between thousands: `1.234`, `0,5`."""
    return f"{value:,.2f}".rstrip("0").rstrip(".").translate(_GERMAN)


def percent(share: float) -> str:
    """Give a share in whole percent: `31 %`; what is not nothing and not all is never shown as such."""
    whole = round(100 * share)
    if whole == 0 and share > 0:
        return "unter 1\u00a0%"
    if whole == 100 and share < 1:
        return "über 99\u00a0%"
    return f"{whole}\u00a0%"


def euro(value: float) -> str:
    """Give an amount of money in whole euros: `12.500 €`."""
    return f"{value:,.0f}".translate(_GERMAN) + "\u00a0€"


def count(value: int, one: str, many: str) -> str:
    """Give a number with its noun: `1 Eintrag`, `1.200 Einträge`."""
    return f"{number(value)}\u00a0{one if value == 1 else many}"


def enumeration(names: list[str]) -> str:
    """Join names as in a sentence: `A, B und C`."""
    return " und ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
