"""The comparison of districts for people: a page for a committee, a workbook, and JSON."""

from konzeptminer.report.write import write_report

__all__ = ["write_report"]
