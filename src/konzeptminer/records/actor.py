"""Actors: who a cell names, under one name and of what kind, and the abbreviations a document defines."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from konzeptminer.records.base import Model
from konzeptminer.records.span import SourceSpan


class ActorKind(StrEnum):
    """What sort of body or group an actor is; the values are the German terms themselves."""

    KREIS = "Kreis"
    STADT = "Stadt"
    LAND = "Land"
    BUND = "Bund"
    WOHLFAHRTSVERBAND = "Wohlfahrtsverband"
    SCHULE = "Schule"
    VEREIN = "Verein"
    KAMMER = "Kammer"
    ZIVILGESELLSCHAFT = "Zivilgesellschaft"
    ALLE = "alle"
    SONSTIGE = "sonstige"
    """None of these: companies, practices, consultants."""


class ActorRole(StrEnum):
    """Which cell of a record names an actor."""

    RESPONSIBLE = "responsible"
    PARTNER = "partner"


class Actor(Model):
    """An actor under the name it has in the whole document."""

    role: Annotated[ActorRole | None, Field(description="None for a name that was given without a record.")] = None
    index: Annotated[int, Field(ge=0, description="Index in the record's `responsible` or `partners`.")]
    text: Annotated[str, Field(description="The actor as the cell prints it, cleaned.")]
    name: Annotated[
        str, Field(description="In the nominative, in the fullest form that the document or the known list has.")
    ]
    key: Annotated[str, Field(description="Equal for names of one actor; what lies in it may change with a release.")]
    kind: ActorKind
    ags: Annotated[
        str | None, Field(description="Amtlicher Gemeindeschlüssel of an actor that is a Kreis or a town.")
    ] = None


class Abbreviation(Model):
    """A short form that a document defines."""

    short: str
    long: Annotated[str, Field(description="The long form as printed, line breaks and their hyphens removed.")]
    span: Annotated[SourceSpan, Field(description="The place of the definition, short and long form.")]
