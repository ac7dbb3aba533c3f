"""`konzeptminer train`."""

import json
from pathlib import Path

import pytest
from threadpoolctl import threadpool_limits
from typer.testing import CliRunner

from konzeptminer.cli import app

ROW = {
    "handlungsfeld": "Wohnen",
    "goal": "Genug Wohnungen für alle",
    "measure": "Leerstand erfassen und Eigentümer beraten",
    "implementation": ["Kataster anlegen"],
    "responsible": ["Bauamt"],
    "partners": ["Städte"],
    "resources": "5.000 €",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in ("eins", "zwei"):
        (folder / f"{name}.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    return folder


def test_lines_are_trained_alike_with_the_same_seed(corpus: Path, tmp_path: Path) -> None:
    configs = []
    for name in ("a", "b"):
        out = tmp_path / name
        few = ["--texts", "8", "--rounds", "3", "--json"]
        # Threads of the trainer wait for one another in a busy loop: on a busy machine, for minutes.
        with threadpool_limits(1):
            result = CliRunner().invoke(app, ["train", "lines", "--corpus", str(corpus), "--out", str(out), *few])
        assert result.exit_code == 0, result.output
        assert (out / "model.skops").is_file()
        configs.append((out / "config.json").read_text(encoding="utf-8"))
    assert configs[0] == configs[1]
    assert set(json.loads(configs[0])["scores"]["held_out"]) == {"eins", "zwei"}


def test_a_folder_without_samples_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["train", "lines", "--corpus", str(tmp_path)])
    assert result.exit_code == 1
    assert "no annotated samples" in result.output
