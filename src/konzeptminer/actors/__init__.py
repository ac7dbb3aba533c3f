"""Actors: the same actor has one name, wherever and however it is written."""

from konzeptminer.actors.definitions import find_abbreviations
from konzeptminer.actors.fill import with_actors
from konzeptminer.actors.normalise import normalise_actors

__all__ = ["find_abbreviations", "normalise_actors", "with_actors"]
