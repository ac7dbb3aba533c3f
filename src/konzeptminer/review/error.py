from konzeptminer.errors import KonzeptminerError


class ReviewError(KonzeptminerError):
    """A workbook cannot be applied to a result; the message names the file, the place and what to do."""
