"""Codes of a taxonomy from the command line: `classify`, and the options of `convert`, `show` and `train`."""

import json
from pathlib import Path

import pytest
from drawn import Sheet, draw
from handmade import make_record, make_result
from schemes import write_scheme
from typer.testing import CliRunner

from konzeptminer.cli import app
from konzeptminer.export import write
from konzeptminer.records import Record, Result

run = CliRunner()


@pytest.fixture
def scheme(tmp_path: Path) -> str:
    return str(write_scheme(tmp_path / "digital"))


@pytest.fixture
def plan(tmp_path: Path) -> str:
    def page(sheet: Sheet) -> None:
        rows = [
            ("Ziel", "Maßnahme", "Zuständig"),
            ("Schnelles Internet", "Glasfaserausbau", "Bauamt"),
            ("Frischer Wind", "Bäume pflanzen", "Gartenamt"),
        ]
        sheet.table((50, 200, 400, 550), (100, 130, 160, 190), rows)

    return str(draw(tmp_path / "plan.pdf", page))


def rows_of(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_records_are_converted_with_the_codes_of_an_own_scheme(plan: str, scheme: str, tmp_path: Path) -> None:
    target = tmp_path / "rows.jsonl"
    answer = run.invoke(app, ["convert", plan, "--taxonomy", scheme, "--rows", "-o", str(target)])
    assert answer.exit_code == 0, answer.output
    assert [row["fields"] for row in rows_of(target)] == [["netz"], []]


def test_corrected_rows_are_trained_and_used(plan: str, scheme: str, tmp_path: Path) -> None:
    rows, model, again = (tmp_path / name for name in ("rows.jsonl", "model", "again.jsonl"))
    run.invoke(app, ["convert", plan, "--taxonomy", scheme, "--rows", "-o", str(rows)])
    corrected = [row | {"fields": ["dienste"]} if row["fields"] else row for row in rows_of(rows)]
    rows.write_text("".join(json.dumps(row) + "\n" for row in corrected * 3), encoding="utf-8")
    options = ["--taxonomy", scheme]
    answer = run.invoke(app, ["train", "classifier", *options, "--rows", str(rows), "--out", str(model), "--json"])
    assert answer.exit_code == 0, answer.output
    assert json.loads(answer.stdout)["examples"] == 4 * 8 + 3 * 2
    run.invoke(app, ["convert", plan, *options, "--classifier", str(model), "--rows", "-o", str(again)])
    assert [row["fields"][0] if row["fields"] else None for row in rows_of(again)] == ["dienste", None]


def test_scores_of_a_training_are_drawn(scheme: str, tmp_path: Path) -> None:
    answer = run.invoke(app, ["train", "classifier", "--taxonomy", scheme, "--out", str(tmp_path / "model")])
    assert answer.exit_code == 0
    assert "32 labelled rows, each left out once" in answer.stdout
    assert "right of schutz" in answer.stdout


def test_codes_are_left_out_on_demand(plan: str, tmp_path: Path) -> None:
    target = tmp_path / "rows.jsonl"
    assert run.invoke(app, ["convert", plan, "--no-classify", "--rows", "-o", str(target)]).exit_code == 0
    assert [row["fields"] for row in rows_of(target)] == [[], []]


@pytest.mark.parametrize("command", ["convert", "show"])
def test_a_wrong_scheme_is_one_line(command: str, plan: str, tmp_path: Path) -> None:
    answer = run.invoke(app, [command, plan, "--taxonomy", "verkehr", "-o", str(tmp_path / "out")])
    assert answer.exit_code == 1
    assert answer.stderr.startswith("error: verkehr: there is no such scheme")
    assert answer.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_the_page_names_codes_by_label_with_probability_and_words(plan: str, scheme: str, tmp_path: Path) -> None:
    target = tmp_path / "check.html"
    assert run.invoke(app, ["show", plan, "--taxonomy", scheme, "-o", str(target)]).exit_code == 0
    html = target.read_text(encoding="utf-8")
    assert "<dt>Kategorien</dt><dd>Breitband und Mobilfunk, 9" in html
    assert "% (Glasfaserausbau" in html
    run.invoke(app, ["show", plan, "--no-classify", "-o", str(target)])
    assert "Kategorien" not in target.read_text(encoding="utf-8")


def test_a_text_is_classified_on_the_spot(scheme: str) -> None:
    answer = run.invoke(app, ["classify", "Glasfaser in jedes Dorf", "--taxonomy", scheme])
    assert answer.exit_code == 0
    assert "Breitband und Mobilfunk" in answer.stdout
    assert run.invoke(app, ["classify", "Bäume pflanzen", "--taxonomy", scheme]).stdout == (
        "no code of digital is likely\n"
    )


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_written_records_get_their_codes_in_a_file_beside_them(form: str, scheme: str, tmp_path: Path) -> None:
    records = [make_record(measure="Glasfaserausbau"), make_record(row=2, measure="Bäume pflanzen")]
    source = write(make_result(records), tmp_path / f"plan.{form}", form)
    before = source.read_bytes()
    answer = run.invoke(app, ["classify", str(source), "--taxonomy", scheme])
    assert answer.exit_code == 0, answer.output
    target = tmp_path / f"plan.classified.{form}"
    assert answer.stderr == f"2 records, 1 without a likely code; written: {target}\n"
    text = target.read_text(encoding="utf-8")
    found = (
        Result.model_validate_json(text).records
        if form == "json"
        else tuple(Record.model_validate_json(line) for line in text.splitlines())
    )
    assert [record.fields for record in found] == [("netz",), ()]
    assert source.read_bytes() == before


@pytest.mark.parametrize("content", [None, "{", "[1]\n"])
def test_a_file_without_records_is_one_line(content: str | None, scheme: str, tmp_path: Path) -> None:
    source = tmp_path / "plan.jsonl"
    if content is not None:
        source.write_text(content, encoding="utf-8")
    answer = run.invoke(app, ["classify", str(source), "--taxonomy", scheme])
    assert answer.exit_code == 1
    assert answer.stderr.startswith(f"error: {source}: holds no records")
    assert answer.stderr.count("\n") == 1
