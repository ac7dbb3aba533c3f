from typing import Literal

import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, SKOS
from schemes import digital

from konzeptminer.classifying import Taxonomy, load_taxonomy, shipped_taxonomies
from konzeptminer.classifying.skos import export_skos

FORMS: tuple[Literal["turtle", "json-ld"], ...] = ("turtle", "json-ld")


def parsed(taxonomy: Taxonomy, form: Literal["turtle", "json-ld"]) -> Graph:
    return Graph().parse(data=export_skos(taxonomy, form), format=form)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", shipped_taxonomies())
def test_labels_and_broader_come_back(name: str, form: Literal["turtle", "json-ld"]) -> None:
    taxonomy = load_taxonomy(name)
    graph, base = parsed(taxonomy, form), Namespace(taxonomy.uri)
    for concept in taxonomy.concepts:
        node = base[concept.code]
        assert (node, RDF.type, SKOS.Concept) in graph
        assert {(o.language, str(o)) for o in graph.objects(node, SKOS.prefLabel)} == set(concept.pref_label.items())
        assert {str(o) for o in graph.objects(node, SKOS.altLabel)} == set(concept.alt_labels)
        assert graph.value(node, SKOS.broader) == (base[concept.broader] if concept.broader else None)
        assert str(graph.value(node, SKOS.notation)) == concept.code
    tops = {str(top).removeprefix(taxonomy.uri) for top in graph.objects(URIRef(taxonomy.uri), SKOS.hasTopConcept)}
    assert tops == {group.code for group in taxonomy.groups} | {c.code for c in taxonomy.concepts if not c.broader}


@pytest.mark.parametrize("form", FORMS)
def test_mapping_relations_come_back(form: Literal["turtle", "json-ld"]) -> None:
    taxonomy = load_taxonomy("integration")
    graph = parsed(taxonomy, form)
    expected = {
        (mapping.label, f"{mapping.match}Match", code)
        for district in taxonomy.districts
        for mapping in district.labels
        for code in mapping.codes
    }
    found = {
        (str(graph.value(subject, SKOS.prefLabel)), relation, str(concept).removeprefix(taxonomy.uri))
        for relation in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
        for subject, concept in graph.subject_objects(SKOS[relation])
    }
    assert found == expected != set()


def test_both_notations_say_the_same() -> None:
    taxonomy = load_taxonomy("klimaschutz")
    assert set(parsed(taxonomy, "turtle")) == set(parsed(taxonomy, "json-ld"))


@pytest.mark.parametrize("licence", ["CC0", "https://example.org/licence"])
def test_a_licence_is_a_name_or_an_address(licence: str) -> None:
    taxonomy = Taxonomy.model_validate(digital(licence=licence))
    (found,) = parsed(taxonomy, "turtle").objects(URIRef(taxonomy.uri), DCTERMS.license)
    assert (str(found), isinstance(found, URIRef)) == (licence, licence.startswith("http"))
