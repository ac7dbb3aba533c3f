"""What is found in a text; `corpus/language/README.md` says how each is told."""

LABELS = ("DATE", "GROUP", "LAW", "MONEY", "ORG", "PER", "PLACE", "PROGRAM")
"""The labels of `doc.ents` on every route."""
