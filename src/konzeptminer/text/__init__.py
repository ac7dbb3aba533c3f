"""Text with a memory: cleaning of raw text that keeps where every character stood."""

from konzeptminer.text.clean import Cleaned, clean, items
from konzeptminer.text.hyphen import HyphenJoiner, Join
from konzeptminer.text.words import is_word

__all__ = ["Cleaned", "HyphenJoiner", "Join", "clean", "is_word", "items"]
