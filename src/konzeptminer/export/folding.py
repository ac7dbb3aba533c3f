"""What of a spreadsheet's cell counts when it is compared with what was written there.

A spreadsheet program changes texts that nobody touched: line ends, blanks, escapes, the sort of a number.
"""

import hashlib
import re
import unicodedata

# What Excel writes for a character that XML cannot hold (ECMA-376, ST_Xstring).
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")

# XML 1.0 cannot hold these at all, not even escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_LENGTH = 5
"""Bytes of a fingerprint: of a million changed cells one is taken for unchanged."""

NOTHING = "-"
"""Fingerprint of an empty cell."""


def fold(text: str) -> str:
    """Give a text with line feeds as line ends, without empty lines, one blank for several and none around a line."""
    plain = unicodedata.normalize("NFC", _ESCAPE.sub(_character, text))
    lines = (" ".join(line.split()) for line in re.split(r"\r\n|\r|\n", plain))
    return "\n".join(line for line in lines if line)


def without_controls(text: str) -> str:
    """Give a text without the characters that a workbook cannot hold."""
    return _NOT_XML.sub("", text)


def number_text(value: float) -> str:
    """Give a number as text, as exactly as every spreadsheet program keeps it."""
    return f"{value:.10g}"


def fingerprint(text: str) -> str:
    """Give what is equal for texts that are the same when folded."""
    folded = fold(text)
    return hashlib.blake2b(folded.encode(), digest_size=_LENGTH).hexdigest() if folded else NOTHING


def _character(escape: re.Match[str]) -> str:
    character = chr(int(escape[1], 16))
    return character if character.isprintable() or character in "\r\n\t" else ""
