"""Actors: the same actor has one name, wherever and however it is written."""

from konzeptminer.actors.normalise import normalise_actors

__all__ = ["normalise_actors"]
