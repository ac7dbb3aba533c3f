"""The text of a spreadsheet's cell, whatever the program made of what was typed."""

import datetime
from typing import Any

from konzeptminer.export.folding import fingerprint, fold, number_text


def is_untouched(value: Any, written: str) -> bool:
    """Tell whether a cell still holds what was written.

    Args:
        value: The cell's value, as openpyxl gives it.
        written: Fingerprint of the text that was written.
    """
    return any(fingerprint(form) == written for form in _forms(value))


def cell_lines(value: Any) -> tuple[str, ...]:
    """Give the lines of a cell's text, without empty ones and without blanks around them."""
    text = fold(_forms(value)[0])
    return tuple(text.split("\n")) if text else ()


def _forms(value: Any) -> tuple[str, ...]:
    """Give the texts that a value may stand for, the German one first."""
    match value:
        case None:
            return ("",)
        case bool():
            return ("ja" if value else "nein", "WAHR" if value else "FALSCH", str(value).upper())
        case int() | float():
            text = number_text(value)
            return (text.replace(".", ","), text)
        case datetime.datetime() if value.time() != datetime.time():
            return (f"{value:%d.%m.%Y %H:%M}", value.isoformat(" "))
        case datetime.date():
            day, month = value.day, value.month
            short = (f"{day}.{month}.{value.year}", f"{month:02}/{value.year}", f"{value:%Y-%m-%d}")
            return (f"{value:%d.%m.%Y}", *short)
    return (str(value),)
