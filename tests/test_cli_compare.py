"""`konzeptminer compare`: documents in, a report out."""

import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

import konzeptminer as km
from konzeptminer.cli import app
from konzeptminer.cli.results import load, sources
from konzeptminer.comparing.model import Comparison

CORPUS = Path(__file__).parents[1] / "corpus"
METTMANN, ENNEPE = CORPUS / "mettmann-2011.pdf", CORPUS / "ennepe-ruhr-2013.pdf"

run = CliRunner()

PLAN = """Kreis {name}

Handlungskonzept {year}

| Ziel | Maßnahme | Zuständig |
| --- | --- | --- |
| Sicher unterwegs | {measure} | Bauamt |
"""


def text_plan(folder: Path, name: str, measure: str, year: int = 2015) -> Path:
    path = folder / f"{name.lower()}-{year}.md"
    path.write_text(PLAN.format(name=name, measure=measure, year=year), encoding="utf-8")
    return path


@pytest.fixture
def plans(tmp_path: Path) -> list[str]:
    return [
        str(text_plan(tmp_path, "Unna", "Zebrastreifen vor Schulen malen")),
        str(text_plan(tmp_path, "Soest", "Fußwege vor Schulen sichern")),
    ]


def test_two_districts_of_the_corpus_in_all_formats(tmp_path: Path) -> None:
    targets = [tmp_path / "new" / f"report.{suffix}" for suffix in ("html", "xlsx", "json")]
    options = [word for target in targets for word in ("-o", str(target))]
    answer = run.invoke(app, ["compare", str(METTMANN), str(ENNEPE), *options])
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert "Kreis Mettmann" in answer.stdout
    assert f"Report in {targets[0].resolve()}" in answer.stdout
    html = targets[0].read_text(encoding="utf-8")
    assert "data:image/png;base64," in html
    assert len(html) < 8_000_000
    assert load_workbook(targets[1]).sheetnames[0] == "Übersicht"
    whole = Comparison.model_validate_json(targets[2].read_text(encoding="utf-8"))
    assert [plan.name for plan in whole.plans] == ["Kreis Mettmann", "Ennepe-Ruhr-Kreis"]
    assert any(match.relation.value != "different" for match in whole.matches)


def test_text_files_are_shown_with_their_text(plans: list[str], tmp_path: Path) -> None:
    answer = run.invoke(app, ["compare", *plans, "-o", str(tmp_path / "report.html")])
    assert answer.exit_code == 0
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "data:image" not in html
    assert "Fußwege vor Schulen sichern" in html


def test_file_that_cannot_be_read_is_reported_and_the_others_go_on(plans: list[str], tmp_path: Path) -> None:
    missing = tmp_path / "none.pdf"
    answer = run.invoke(app, ["compare", *plans, str(missing), "-o", str(tmp_path / "report.json")])
    assert answer.exit_code == 1
    assert answer.stderr == f"error: {missing}: there is no such file; check the path\n"
    assert (tmp_path / "report.json").is_file()


def test_fewer_than_two_plans_are_an_error(plans: list[str], tmp_path: Path) -> None:
    answer = run.invoke(app, ["compare", plans[0], "-o", str(tmp_path / "report.html")])
    assert answer.exit_code == 1
    assert answer.stderr.startswith("error: unna-2015: 1 plan with records, and two are needed to compare")
    assert not (tmp_path / "report.html").exists()


def test_converted_results_are_taken_and_their_pdf_is_found(tmp_path: Path) -> None:
    for path in (METTMANN, ENNEPE):
        km.write(km.extract(path), tmp_path / "in" / f"{path.stem}.json", "json")
    answer = run.invoke(app, ["compare", str(tmp_path / "in"), "-o", str(tmp_path / "report.html")])
    assert answer.exit_code == 0
    assert "data:image" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_file_of_several_results_and_of_one(plans: list[str], tmp_path: Path) -> None:
    results = [km.extract(path) for path in plans]
    both = km.write(results, tmp_path / "both.json", "json")
    one = km.write(results[0], tmp_path / "one.json", "json")
    assert [result.document.name for result, _ in load(both)] == ["unna-2015", "soest-2015"]
    assert load(one) == [(results[0], Path(plans[0]))]


def test_changed_or_doubled_document_is_no_source(plans: list[str], tmp_path: Path) -> None:
    loaded = [pair for plan in plans for pair in load(Path(plan))]
    assert sources(loaded) == {"unna-2015": Path(plans[0]), "soest-2015": Path(plans[1])}
    Path(plans[0]).write_text("anders", encoding="utf-8")
    assert sources(loaded) == {"soest-2015": Path(plans[1])}
    assert sources([loaded[1], loaded[1]]) == {}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", "{}", "this is no result of this version"),
        ("a.json", "[1", "this is no result of this version"),
        ("a.jsonl", "", "records alone do not tell of which district they are"),
    ],
)
def test_other_json_is_one_line(name: str, content: str, message: str, plans: list[str], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    answer = run.invoke(app, ["compare", *plans, str(path), "-o", str(tmp_path / "report.json")])
    assert answer.exit_code == 1
    assert answer.stderr.startswith(f"error: {path}: {message}")
    assert answer.stderr.count("\n") == 1


@pytest.mark.parametrize("out", ["report.pdf", "report", "."])
def test_wrong_output_is_wrong_usage(out: str, plans: list[str]) -> None:
    assert run.invoke(app, ["compare", *plans, "-o", out]).exit_code == 2


@pytest.mark.parametrize("arguments", [[], ["a.pdf"]])
def test_missing_arguments_are_wrong_usage(arguments: list[str]) -> None:
    assert run.invoke(app, ["compare", *arguments]).exit_code == 2


def test_command_line_loads_no_report() -> None:
    code = "import sys, konzeptminer.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    assert not {"konzeptminer.report", "konzeptminer.comparing", "numpy", "openpyxl"} & set(loaded)
