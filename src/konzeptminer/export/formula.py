"""Telling texts that a spreadsheet would take for a formula."""

import re

# The full-width forms count too: Excel folds them into the plain ones. A tab or a carriage return at the start is white
# space to Excel's import, which then finds a formula behind it.
_FORMULA = re.compile(r"[\t\r]|\s*[=+\-@＝＋－＠]")


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet might run a cell with this text as a formula."""
    return _FORMULA.match(text) is not None
