"""A page to check an extraction with: the pages of the file, and on them the places of every record."""

from konzeptminer.show.page import render

__all__ = ["render"]
