"""Export of a taxonomy as SKOS (W3C Recommendation, 18 August 2009), in Turtle or JSON-LD."""

from typing import Literal

from rdflib import RDF, Graph, Namespace, URIRef
from rdflib import Literal as Text
from rdflib.namespace import DCTERMS, SKOS

from konzeptminer.classifying.label import fold_label
from konzeptminer.classifying.taxonomy import Concept, DistrictMapping, Group, Taxonomy

OWN = Namespace("https://konzeptminer.de/ns#")
"""SKOS has no word for a label that must not be taken for the concept's own."""


def export_skos(taxonomy: Taxonomy, form: Literal["turtle", "json-ld"] = "turtle") -> str:
    """Give a scheme as SKOS.

    Concepts stand under `uri + code`; the labels of each district form a scheme of their own, whose concepts are tied
    to ours by mapping relations (`skos:exactMatch` and the like).

    Args:
        taxonomy: The scheme.
        form: The notation.

    Returns:
        The text of the file.
    """
    graph = Graph()
    base = Namespace(taxonomy.uri)
    graph.bind("skos", SKOS)
    graph.bind("dcterms", DCTERMS)
    graph.bind("km", OWN)
    graph.bind(taxonomy.name, base)
    scheme = URIRef(taxonomy.uri)
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    for language, title in taxonomy.title.items():
        graph.add((scheme, DCTERMS.title, Text(title, lang=language)))
    licence = URIRef(taxonomy.licence) if taxonomy.licence.startswith("http") else Text(taxonomy.licence)
    graph.add((scheme, DCTERMS.license, licence))
    graph.add((scheme, DCTERMS.hasVersion, Text(taxonomy.version)))
    for group in taxonomy.groups:
        _add_node(graph, base, scheme, group)
        graph.add((scheme, SKOS.hasTopConcept, base[group.code]))
    for concept in taxonomy.concepts:
        _add_node(graph, base, scheme, concept)
        _add_concept(graph, base, scheme, concept)
    for district in taxonomy.districts:
        _add_district(graph, base, district)
    # Only the writer of JSON-LD knows `auto_compact`; the other ignores it.
    return graph.serialize(format=form, auto_compact=True)


def _add_node(graph: Graph, base: Namespace, scheme: URIRef, node: Concept | Group) -> None:
    subject = base[node.code]
    graph.add((subject, RDF.type, SKOS.Concept))
    graph.add((subject, SKOS.inScheme, scheme))
    graph.add((subject, SKOS.notation, Text(node.code)))
    for language, label in node.pref_label.items():
        graph.add((subject, SKOS.prefLabel, Text(label, lang=language)))
    for language, note in node.scope_note.items():
        graph.add((subject, SKOS.scopeNote, Text(note, lang=language)))


def _add_concept(graph: Graph, base: Namespace, scheme: URIRef, concept: Concept) -> None:
    subject = base[concept.code]
    if concept.broader is None:
        graph.add((scheme, SKOS.hasTopConcept, subject))
    else:
        graph.add((subject, SKOS.broader, base[concept.broader]))
    for label in concept.alt_labels:
        graph.add((subject, SKOS.altLabel, Text(label, lang="de")))
    for negative in concept.negative_labels:
        graph.add((subject, OWN.negativeLabel, Text(negative.label, lang="de")))
    for language, definition in concept.definition.items():
        graph.add((subject, SKOS.definition, Text(definition, lang=language)))


def _add_district(graph: Graph, base: Namespace, district: DistrictMapping) -> None:
    name = "-".join(fold_label(district.district).split())
    own = Namespace(f"{base}{name}{f'-{district.year}' if district.year else ''}/")
    scheme = URIRef(own)
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    graph.add((scheme, DCTERMS.title, Text(district.district, lang="de")))
    if district.ags:
        graph.add((scheme, DCTERMS.identifier, Text(district.ags)))
    for number, mapping in enumerate(district.labels, start=1):
        subject = own[str(number)]
        graph.add((subject, RDF.type, SKOS.Concept))
        graph.add((subject, SKOS.inScheme, scheme))
        graph.add((subject, SKOS.prefLabel, Text(mapping.label, lang="de")))
        for code in mapping.codes:
            graph.add((subject, SKOS[f"{mapping.match}Match"], base[code]))
