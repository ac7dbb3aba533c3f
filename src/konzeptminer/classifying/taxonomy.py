"""Taxonomies of fields of action: concept schemes as data, read from YAML."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import ConfigDict, Field, ValidationError, model_validator
from pydantic.alias_generators import to_camel

from konzeptminer.classifying.label import fold_label, label_parts
from konzeptminer.errors import KonzeptminerError
from konzeptminer.records.base import Model

SHIPPED = Path(__file__).parents[1] / "data" / "taxonomies"
"""The schemes that konzeptminer ships, one folder each."""

CODE = r"^[a-z][a-z0-9_-]*$"

Code = Annotated[str, Field(pattern=CODE)]


class TaxonomyError(KonzeptminerError):
    """A scheme cannot be read, or contradicts itself; the message names the file and the place."""


class _Skos(Model):
    """A part of a scheme; its keys are written as SKOS writes them."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True)


class NegativeLabel(_Skos):
    """A label that looks like a concept's own but means another one, or none."""

    label: str
    belongs: Code | None = None


class Concept(_Skos):
    """A field of action."""

    code: Code
    pref_label: Annotated[dict[str, str], Field(min_length=1, description="Language tag to label.")]
    alt_labels: tuple[str, ...] = ()
    negative_labels: tuple[NegativeLabel, ...] = ()
    scope_note: dict[str, str] = Field(default_factory=dict)
    definition: dict[str, str] = Field(default_factory=dict)
    broader: Code | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The German labels: the preferred one and the others."""
        return (self.label(), *self.alt_labels)

    def label(self, language: str = "de") -> str:
        """Give the preferred label in a language, else in the first one there is."""
        return self.pref_label.get(language) or next(iter(self.pref_label.values()))


class Group(_Skos):
    """A broader concept, of which the fields are kinds; no row is mapped onto it."""

    code: Code
    pref_label: Annotated[dict[str, str], Field(min_length=1)]
    scope_note: dict[str, str] = Field(default_factory=dict)


class LabelMapping(_Skos):
    """How a label that a district prints maps onto the scheme.

    `match` is a mapping relation of SKOS: `exact` and `close` for one concept, `narrow` where the label is wider than
    each of the concepts, `broad` where it is narrower.
    """

    label: str
    codes: Annotated[tuple[Code, ...], Field(min_length=1)]
    match: Literal["exact", "close", "broad", "narrow", "related"] = "exact"


class DistrictMapping(_Skos):
    """The labels that one district prints."""

    district: str
    ags: Annotated[str | None, Field(pattern=r"^\d{5}(\d{3})?$", description="Official municipality key.")] = None
    year: int | None = None
    labels: tuple[LabelMapping, ...]


class Taxonomy(_Skos):
    """A concept scheme: the codes onto which the rows of all districts are mapped."""

    schema_version: Literal[1] = 1
    name: Code
    uri: Annotated[str, Field(pattern=r"^https?://\S+[/#]$", description="Base of the concepts' addresses.")]
    title: dict[str, str]
    version: str
    licence: Annotated[str, Field(min_length=1, description="Address or name of the licence.")]
    groups: tuple[Group, ...] = ()
    concepts: Annotated[tuple[Concept, ...], Field(min_length=2)]
    districts: tuple[DistrictMapping, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> "Taxonomy":
        codes = [concept.code for concept in self.concepts]
        groups = [group.code for group in self.groups]
        districts = [f"{district.district} {district.year or ''}".strip() for district in self.districts]
        for place, names in (("concepts", [*groups, *codes]), ("districts", districts)):
            for name, count in Counter(names).items():
                if count > 1:
                    raise ValueError(f"{place}.{name} is given twice; keep one of them")
        for place, code in self._references():
            known = groups if place.endswith("broader") else codes
            if code not in known:
                raise ValueError(f"{place} names the unknown code {code!r}; use one of {', '.join(known) or 'no code'}")
        for place, what in self._contradictions():
            raise ValueError(f"{place}: {what}")
        return self

    def _contradictions(self) -> Iterator[tuple[str, str]]:
        for concept in self.concepts:
            own = {fold_label(label) for label in (*concept.pref_label.values(), *concept.alt_labels)}
            for negative in concept.negative_labels:
                if negative.belongs == concept.code or fold_label(negative.label) in own:
                    yield (
                        f"concepts.{concept.code}.negativeLabels",
                        f"{negative.label!r} is the concept's own label, too; keep one of them",
                    )
        for district in self.districts:
            known: dict[str, tuple[str, ...]] = {}
            for mapping in district.labels:
                if known.setdefault(fold_label(mapping.label), mapping.codes) != mapping.codes:
                    yield f"districts.{district.district}.{mapping.label}", "is mapped twice, onto different codes"

    def _references(self) -> Iterator[tuple[str, str]]:
        for concept in self.concepts:
            if concept.broader is not None:
                yield f"concepts.{concept.code}.broader", concept.broader
            for negative in concept.negative_labels:
                if negative.belongs is not None:
                    yield f"concepts.{concept.code}.negativeLabels", negative.belongs
        for district in self.districts:
            for mapping in district.labels:
                for code in mapping.codes:
                    yield f"districts.{district.district}.{mapping.label}", code

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in the scheme's order."""
        return tuple(concept.code for concept in self.concepts)

    def __getitem__(self, code: str) -> Concept:
        """Give the concept with a code."""
        return self._by_code[code]

    @cached_property
    def _by_code(self) -> dict[str, Concept]:
        return {concept.code: concept for concept in self.concepts}

    def lookup(self, label: str) -> tuple[str, ...]:
        """Give the codes of a printed label, `()` where the scheme does not know it.

        Numbers and words such as `Handlungsfeld` in front, letter case and punctuation do not count. A label that
        names several fields gives the codes of those parts that the scheme knows.
        """
        whole = self._labels.get(fold_label(label))
        if whole is not None:
            return whole
        return tuple(dict.fromkeys(code for part in label_parts(label) for code in self._labels.get(part, ())))

    @cached_property
    def _labels(self) -> dict[str, tuple[str, ...]]:
        known: dict[str, tuple[str, ...]] = {}
        for concept in self.concepts:
            for label in (*concept.pref_label.values(), *concept.alt_labels):
                folded = fold_label(label)
                known[folded] = (*known.get(folded, ()), *({concept.code} - set(known.get(folded, ()))))
        for district in self.districts:
            for mapping in district.labels:
                known.setdefault(fold_label(mapping.label), mapping.codes)
        return known


def shipped_taxonomies() -> tuple[str, ...]:
    """Give the names of the schemes that konzeptminer ships."""
    return tuple(sorted(folder.name for folder in SHIPPED.iterdir() if (folder / "scheme.yaml").is_file()))


def taxonomy_file(taxonomy: str | Path) -> Path:
    """Give the file of a scheme.

    Args:
        taxonomy: Name of a shipped scheme, or path of a YAML file or of a folder with a `scheme.yaml`.

    Raises:
        TaxonomyError: There is none.
    """
    if str(taxonomy) in shipped_taxonomies():
        return SHIPPED / str(taxonomy) / "scheme.yaml"
    path = Path(taxonomy)
    path = path / "scheme.yaml" if path.is_dir() else path
    if path.is_file():
        return path
    names = ", ".join(shipped_taxonomies())
    raise TaxonomyError(f"{path}: there is no such scheme; give the path of a YAML file, or one of {names}")


def load_taxonomy(taxonomy: str | Path = "integration") -> Taxonomy:
    """Read a scheme.

    Args:
        taxonomy: Name of a shipped scheme, or path of a YAML file or of a folder with a `scheme.yaml`.

    Raises:
        TaxonomyError: The file is missing, is no YAML, or is no scheme; the message names the place.
    """
    path = taxonomy_file(taxonomy)
    try:
        source = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise TaxonomyError(f"{path}: cannot be read ({error}); save it as YAML in UTF-8") from error
    try:
        return Taxonomy.model_validate(source)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        message = first["msg"].removeprefix("Value error, ")
        raise TaxonomyError(f"{path}: {place or 'the scheme'}: {message}") from error
