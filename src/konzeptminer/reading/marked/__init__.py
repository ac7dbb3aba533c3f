"""Tables that a text file marks up: pipe, grid and dashed tables of Markdown, and tables of HTML."""

from konzeptminer.reading.marked.cells import MarkedCell, MarkedTable
from konzeptminer.reading.marked.find import MarkedPage, read_marks

__all__ = ["MarkedCell", "MarkedPage", "MarkedTable", "read_marks"]
