"""The codes that a person may choose from."""

from collections.abc import Iterable

from konzeptminer.records import Record


def shipped_labels(records: Iterable[Record]) -> dict[str, str]:
    """Give the label of each code of the shipped taxonomy that has all codes of some records, none where none has."""
    codes = {code for record in records for code in record.fields}
    if not codes:
        return {}
    from konzeptminer.classifying import load_taxonomy, shipped_taxonomies  # noqa: PLC0415 - scikit-learn loads long

    for name in shipped_taxonomies():
        taxonomy = load_taxonomy(name)
        if codes.issubset(taxonomy.codes):
            return {concept.code: concept.label() for concept in taxonomy.concepts}
    return {}
