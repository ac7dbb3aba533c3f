"""Bullets: the characters that open an item, for all that look for them.

Marks that are a bullet only in the right place, `-`, `*`, `o`, `→` and numbers, are added where they are looked for.
"""

GLYPHS = "•‣▪■□●○◦∙·➢➤✓✔❖▸►▶◆◇⁃➔"
"""Characters that are bullets and hardly anything else; also the content of a character class."""

UNNAMED = "\ufffd\ue000-\uf8ff"
"""Content of a character class: what a font draws without saying what it is, mostly the bullets of symbol fonts."""

CLASS = f"[{GLYPHS}{UNNAMED}]"
"""A regular expression for one bullet."""

BULLETS = frozenset(f"{GLYPHS}\ufffd").union(map(chr, range(0xE000, 0xF900)))
"""All bullets, for a look-up."""

TRAINED = "\ufffd•‣▪■●➢✓·\uf0b7"
"""Those that the model of line roles was trained with, as the content of a character class.

What `linear` cuts and counts with them is the model's input: another character here needs a model trained anew.
"""
