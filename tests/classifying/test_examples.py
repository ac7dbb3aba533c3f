import json
from pathlib import Path

import pytest

from konzeptminer.classifying import load_taxonomy, shipped_taxonomies
from konzeptminer.classifying.examples import ExamplesError, load_examples
from konzeptminer.classifying.taxonomy import taxonomy_file


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "is no labelled row"),
        ("[]", "is no labelled row"),
        ('{"measure": "Kabel"}', "is no labelled row"),
        ('{"measure": "Kabel", "fields": "netz"}', "is no labelled row"),
        ('{"measure": "", "goal": null, "fields": ["netz"]}', "neither measure nor goal"),
        (
            '{"measure": "Kabel", "fields": ["kabel"]}',
            "code 'kabel' is not in the taxonomy; use one of dienste, netz",
        ),
        ('{"measure": "Kabel", "fields": ["netz", "netz", "netz", "netz"]}', "is no labelled row"),
    ],
)
def test_a_wrong_line_is_named_with_its_number(line: str, what: str, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(f'{{"measure": "Kabel", "fields": []}}\n\n{line}\n', encoding="utf-8")
    with pytest.raises(ExamplesError, match=rf"rows\.jsonl, line 3: .*{what}"):
        load_examples(file, ("netz", "dienste"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExamplesError, match=r"none\.jsonl: cannot be read"):
        load_examples(tmp_path / "none.jsonl", ("netz",))


def test_flat_rows_are_read_as_they_are_written(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    row = {"doc": "plan", "handlungsfeld": "Netze", "goal": None, "measure": "Kabel\u2028legen", "fields": ["netz"]}
    file.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8-sig")
    (example,) = load_examples(file, ("netz",))
    assert (example.heading, example.goal, example.measure) == ("Netze", None, "Kabel\u2028legen")
    assert (example.main, example.fields) == ("netz", ("netz",))


@pytest.mark.parametrize("name", shipped_taxonomies())
def test_shipped_examples_have_sixty_rows_a_code_and_some_of_none(name: str) -> None:
    taxonomy = load_taxonomy(name)
    mains = [row.main for row in load_examples(taxonomy_file(name).with_name("examples.jsonl"), taxonomy.codes)]
    assert {code: mains.count(code) for code in (*taxonomy.codes, None) if mains.count(code) < 60} == {}
