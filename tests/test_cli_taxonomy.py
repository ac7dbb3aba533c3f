from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import SKOS
from typer.testing import CliRunner

from konzeptminer.classifying import load_taxonomy
from konzeptminer.cli import app


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["taxonomy", *arguments])
    return result.exit_code, result.output


def test_codes_are_listed() -> None:
    code, output = run("klimaschutz")
    assert code == 0
    assert all(code in output for code in load_taxonomy("klimaschutz").codes)


@pytest.mark.parametrize("notation", ["turtle", "json-ld"])
def test_export_holds_every_concept(notation: str, tmp_path: Path) -> None:
    file = tmp_path / "scheme"
    assert run("integration", "--skos", notation, "-o", str(file))[0] == 0
    labels = {str(label) for label in Graph().parse(file, format=notation).objects(None, SKOS.prefLabel)}
    assert {concept.label() for concept in load_taxonomy("integration").concepts} <= labels


def test_a_wrong_scheme_is_named(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("name: own\n", encoding="utf-8")
    code, output = run(str(file))
    assert code == 1
    assert "own.yaml" in output
