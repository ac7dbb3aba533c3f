"""The errors this library raises: one root, so that `except KonzeptminerError` catches them all."""


class KonzeptminerError(Exception):
    """Root of every error that konzeptminer raises on purpose."""


class InputError(KonzeptminerError):
    """A file cannot be read; the message names the file, the reason and what to do."""


class NotFoundError(InputError):
    """There is no such file, or a folder holds nothing that can be read."""


class UnsupportedFileError(InputError):
    """The file is of a kind that no reader takes."""


class DamagedFileError(InputError):
    """The file is empty, truncated or broken."""


class EncryptedFileError(InputError):
    """The file needs a password."""


class NoTextError(InputError):
    """The file has no usable text layer and must go through text recognition (OCR) first."""


class OutputError(KonzeptminerError):
    """A result cannot be written where, or in the format, it was asked for."""


class GoldError(KonzeptminerError):
    """A file of rows to be scored is not JSONL with the keys of the guideline."""


class ExtensionError(KonzeptminerError):
    """Another package has taken the name of the attributes that a spaCy Doc gets."""
