"""Writing results to files: one module a format."""

from konzeptminer.export.formats import Format, write

__all__ = ["Format", "write"]
