"""The model of relations: what is damaged is named; training gives what loading reads."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from konzeptminer.cli import app
from konzeptminer.comparing.error import CompareError
from konzeptminer.comparing.relations import load_model
from konzeptminer.shipped import find_model

CORPUS = Path(__file__).parents[2] / "corpus/comparison"


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(CompareError, match="train alignment"):
        load_model(tmp_path)


def test_a_model_of_other_features_is_refused(tmp_path: Path) -> None:
    shipped = find_model("alignment")
    config = json.loads((shipped / "config.json").read_text(encoding="utf-8")) | {"features": ["text"]}
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    (tmp_path / "model.skops").write_bytes((shipped / "model.skops").read_bytes())
    with pytest.raises(CompareError, match="another version"):
        load_model(tmp_path)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Half of the measures of two districts, and their pairs."""
    folder = tmp_path / "comparison"
    folder.mkdir()
    half = [f"{name}-{number:02}" for name in ("aw", "rh") for number in range(1, 33)]
    rows = [json.loads(line) for line in (CORPUS / "records.jsonl").read_text(encoding="utf-8").splitlines()]
    pairs = [json.loads(line) for line in (CORPUS / "pairs.jsonl").read_text(encoding="utf-8").splitlines()]
    kept = {
        "records.jsonl": [row for row in rows if row["id"] in half],
        "pairs.jsonl": [row for row in pairs if row["a"] in half and row["b"] in half],
        "over_time_records.jsonl": [],
        "over_time.jsonl": [],
    }
    for name, lines in kept.items():
        (folder / name).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return folder


def test_the_same_seed_gives_the_same_model(corpus: Path, tmp_path: Path) -> None:
    reports = []
    for name in ("a", "b"):
        arguments = ["train", "alignment", "--corpus", str(corpus), "--out", str(tmp_path / name), "--json"]
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0, result.output
        reports.append(json.loads(result.stdout))
    assert reports[0] == reports[1]
    assert reports[0]["pairs"] == 5 * 32 * 32
    a, b = (load_model(tmp_path / name) for name in ("a", "b"))
    assert a.config == b.config
    assert a.evidence[-1].coef_.tolist() == b.evidence[-1].coef_.tolist()


def test_labelled_pairs_that_are_damaged_are_named(corpus: Path, tmp_path: Path) -> None:
    (corpus / "pairs.jsonl").write_text('{"a": "aw-01"}\n', encoding="utf-8")
    result = CliRunner().invoke(app, ["train", "alignment", "--corpus", str(corpus), "--out", str(tmp_path / "m")])
    assert result.exit_code == 1
    assert "labelled pairs cannot be read" in result.output
