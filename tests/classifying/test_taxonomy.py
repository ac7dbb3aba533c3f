from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from schemes import digital, write_scheme

from konzeptminer.classifying import Taxonomy, TaxonomyError, load_taxonomy, shipped_taxonomies
from konzeptminer.classifying.taxonomy import taxonomy_file


@pytest.mark.parametrize(
    ("label", "codes"),
    [
        ("10.1. Sprache", ("sprache",)),
        ("Handlungsfeld 3: Bildung und Ausbildung", ("bildung",)),
        ("HF 2 – Wohnen", ("wohnen",)),
        ("IV Gesundheit", ("gesundheit",)),
        ("b) Wohnen", ("wohnen",)),
        ("WIRTSCHAFT UND ARBEIT", ("arbeit",)),
        ("Sport, Kultur und Freizeit", ("sport", "kultur")),
        ("Quarkspeisen", ()),
        ("Handlungsfeld", ()),
        ("3.", ()),
        ("", ()),
    ],
)
def test_printed_labels_are_looked_up(label: str, codes: tuple[str, ...]) -> None:
    assert load_taxonomy("integration").lookup(label) == codes


def test_words_that_begin_like_numerals_keep_their_letters() -> None:
    scheme = digital()
    scheme["concepts"][0]["altLabels"].append("Vision")  # type: ignore[index]
    scheme["concepts"][1]["altLabels"].append("Ixel")  # type: ignore[index]
    taxonomy = Taxonomy.model_validate(scheme)
    assert taxonomy.lookup("V. Vision") == ("netz",)
    assert taxonomy.lookup("Ixel") == ("dienste",)


def test_every_label_of_a_shipped_scheme_finds_its_concept() -> None:
    for name in shipped_taxonomies():
        taxonomy = load_taxonomy(name)
        for concept in taxonomy.concepts:
            assert [label for label in concept.labels if concept.code not in taxonomy.lookup(label)] == []


def test_labels_of_districts_give_the_codes_they_are_mapped_onto() -> None:
    taxonomy = load_taxonomy("integration")
    assert taxonomy.districts
    own = {code for concept in taxonomy.concepts for code in taxonomy.lookup(concept.label())}
    for district in taxonomy.districts:
        for mapping in district.labels:
            assert set(taxonomy.lookup(mapping.label)) <= own
            assert taxonomy.lookup(mapping.label)


def _code_twice(scheme: Any) -> None:
    scheme["concepts"][1]["code"] = "netz"


def _unknown_broader(scheme: Any) -> None:
    scheme["concepts"][0]["broader"] = "oben"


def _unknown_belongs(scheme: Any) -> None:
    scheme["concepts"][0]["negativeLabels"] = [{"label": "Fischernetz", "belongs": "angeln"}]


def _unknown_mapping(scheme: Any) -> None:
    scheme["districts"] = [{"district": "Hausen", "labels": [{"label": "Kabel", "codes": ["kabel"]}]}]


def _mapped_twice(scheme: Any) -> None:
    labels = [{"label": "1. Kabel", "codes": ["netz"]}, {"label": "Kabel", "codes": ["schutz"]}]
    scheme["districts"] = [{"district": "Hausen", "labels": labels}]


def _district_twice(scheme: Any) -> None:
    scheme["districts"] = [{"district": "Hausen", "year": 2020, "labels": []}] * 2


def _own_negative(scheme: Any) -> None:
    scheme["concepts"][0]["negativeLabels"] = [{"label": "glasfaserausbau"}]


def _dash(scheme: Any) -> None:
    scheme["concepts"][0]["code"] = "-"


def _one_concept(scheme: Any) -> None:
    scheme["concepts"] = scheme["concepts"][:1]


def _misspelt_key(scheme: Any) -> None:
    scheme["concepts"][0]["altLabel"] = ["Kabel"]


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (_code_twice, r"concepts\.netz is given twice"),
        (_unknown_broader, r"concepts\.netz\.broader names the unknown code 'oben'"),
        (_unknown_belongs, r"concepts\.netz\.negativeLabels names the unknown code 'angeln'; use one of netz, dienste"),
        (_unknown_mapping, r"districts\.Hausen\.Kabel names the unknown code 'kabel'"),
        (_mapped_twice, r"districts\.Hausen\.Kabel: is mapped twice"),
        (_district_twice, r"districts\.Hausen 2020 is given twice"),
        (_own_negative, r"concepts\.netz\.negativeLabels: 'glasfaserausbau' is the concept's own label"),
        (_dash, r"concepts\.0\.code: "),
        (_one_concept, r"concepts: "),
        (_misspelt_key, r"concepts\.0\.altLabel: "),
    ],
)
def test_a_contradictory_scheme_is_refused_and_the_place_named(
    spoil: Callable[[Any], None], place: str, tmp_path: Path
) -> None:
    scheme = digital()
    spoil(scheme)
    file = write_scheme(tmp_path, scheme)
    with pytest.raises(TaxonomyError, match=place) as caught:
        load_taxonomy(file)
    assert str(caught.value).startswith(f"{file}: ")


@pytest.mark.parametrize("content", [b"", b"- a\n- b", b"a: [", b"\xff\xfe\x00a"])
def test_a_file_that_is_no_scheme_is_named(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes(content)
    with pytest.raises(TaxonomyError, match=r"mine\.yaml: "):
        load_taxonomy(file)


def test_an_unknown_name_gives_those_there_are() -> None:
    with pytest.raises(TaxonomyError, match="integration, klimaschutz"):
        load_taxonomy("verkehr")


def test_a_folder_stands_for_the_scheme_in_it(tmp_path: Path) -> None:
    file = write_scheme(tmp_path / "digital")
    assert taxonomy_file(file.parent) == file
    assert load_taxonomy(file.parent).name == "digital"
