"""`konzeptminer review`, and what other commands do with its result."""

import json
from pathlib import Path

import pytest
from handmade import make_record, make_result
from openpyxl import load_workbook
from schemes import write_scheme
from typer.testing import CliRunner

from konzeptminer.classifying.examples import ExamplesError, load_examples
from konzeptminer.cli import app
from konzeptminer.export import write
from konzeptminer.records import Record, Result
from konzeptminer.records.stored import load_stored

run = CliRunner()

CODES = {"netz": "Breitband und Mobilfunk", "dienste": "Digitale Dienste"}


@pytest.fixture
def result(tmp_path: Path) -> Path:
    records = [
        make_record(measure="Glasfaserausbau", fields=("netz",)),
        make_record(row=2, measure="Anträge im Netz", fields=("netz",)),
        make_record(row=3, measure="Bäume pflanzen", fields=("netz",)),
        make_record(row=4, measure="Funklöcher schließen", fields=("netz",)),
    ]
    return write(make_result(records), tmp_path / "plan.json", "json")


@pytest.fixture
def workbook(result: Path, tmp_path: Path) -> Path:
    """One record accepted, one given another code, one marked as wrong, one not looked at."""
    path = write(load_stored(result).results, tmp_path / "plan.xlsx", "xlsx", categories=CODES)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, heads["Prüfung"]).value = "richtig"
    sheet.cell(3, heads["Kategorie"]).value = "Digitale Dienste (dienste)"
    sheet.cell(4, heads["Prüfung"]).value = "falsch"
    sheet.cell(5, heads["Ziel"]).value = "=1+1"
    book.save(path)
    return path


def test_corrections_are_written_beside_the_result(workbook: Path, result: Path) -> None:
    before = result.read_bytes()
    answer = run.invoke(app, ["review", "apply", str(workbook), str(result), "--by", "A. Muster"])
    assert answer.exit_code == 0, answer.output
    target = result.with_name("plan.reviewed.json")
    assert answer.stdout == f"1 cells corrected, 2 records judged, 1 warnings; written: {target}\n"
    assert (
        answer.stderr == "warning: row 5, column “Ziel”: holds a formula and was not taken over; type the text itself\n"
    )
    records = Result.model_validate_json(target.read_text(encoding="utf-8")).records
    assert [record.fields for record in records] == [("netz",), ("dienste",), ("netz",), ("netz",)]
    assert result.read_bytes() == before


def test_the_same_file_comes_out_when_it_is_applied_again(workbook: Path, result: Path) -> None:
    target = result.with_name("plan.reviewed.json")
    contents = []
    for given, name in ((result, "A"), (target, "B")):
        assert run.invoke(app, ["review", "apply", str(workbook), str(given), "--by", name]).exit_code == 0
        contents.append(target.read_bytes())
    assert contents[0] == contents[1]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_file_of_several_results_or_of_records_keeps_its_form(
    count: int, workbook: Path, result: Path, tmp_path: Path
) -> None:
    results = load_stored(result).results
    form = "json" if count else "jsonl"
    other = make_result([make_record(doc="other", measure="Wege")], name="other")
    source = write([*results, other][: max(count, 1)], tmp_path / f"many.{form}", form)
    out = tmp_path / f"out.{form}"
    answer = run.invoke(app, ["review", "apply", str(workbook), str(source), "-o", str(out), "--by", "A"])
    assert answer.exit_code == 0, answer.output
    stored = load_stored(out)
    assert len(stored.results) == count
    assert stored.records[1].fields == ("dienste",)
    assert len(stored.records) == len(load_stored(source).records)


def test_a_corrected_result_is_written_as_a_workbook_again(workbook: Path, result: Path, tmp_path: Path) -> None:
    run.invoke(app, ["review", "apply", str(workbook), str(result), "--by", "A"])
    out = tmp_path / "again.xlsx"
    scheme = str(write_scheme(tmp_path / "digital"))
    options = ["-o", str(out), "--taxonomy", scheme]
    answer = run.invoke(app, ["review", "sheet", str(tmp_path / "plan.reviewed.json"), *options])
    assert answer.exit_code == 0, answer.output
    book = load_workbook(out)
    assert [cell.value for cell in book.worksheets[0]["C"]] == ["Prüfung", "richtig", "offen", "falsch", "offen"]
    assert "Breitband und Mobilfunk (netz)" in [cell.value for cell in book["Listen"]["A"]]


def test_rows_to_learn_from_are_those_whose_codes_a_person_saw(workbook: Path, result: Path) -> None:
    run.invoke(app, ["review", "apply", str(workbook), str(result), "--by", "A"])
    examples = load_examples(result.with_name("plan.reviewed.json"), CODES)
    assert [(example.measure, example.fields) for example in examples] == [
        ("Glasfaserausbau", ("netz",)),
        ("Anträge im Netz", ("dienste",)),
    ]


def test_a_result_that_nobody_looked_at_has_nothing_to_learn_from(result: Path) -> None:
    with pytest.raises(ExamplesError, match="no record whose codes a person accepted or corrected"):
        load_examples(result, CODES)


def test_codes_of_another_taxonomy_are_named_with_their_record(workbook: Path, result: Path) -> None:
    run.invoke(app, ["review", "apply", str(workbook), str(result), "--by", "A"])
    with pytest.raises(ExamplesError, match=r"record 2 of plan: the code 'dienste' is not in the taxonomy"):
        load_examples(result.with_name("plan.reviewed.json"), ["netz"])


def test_a_classifier_is_trained_with_a_corrected_result(workbook: Path, result: Path, tmp_path: Path) -> None:
    run.invoke(app, ["review", "apply", str(workbook), str(result), "--by", "A"])
    scheme = str(write_scheme(tmp_path / "digital"))
    given = ["--rows", str(tmp_path / "plan.reviewed.json"), "--out", str(tmp_path / "model"), "--json"]
    answer = run.invoke(app, ["train", "classifier", "--taxonomy", scheme, *given])
    assert answer.exit_code == 0, answer.output
    assert json.loads(answer.stdout)["examples"] == 4 * 8 + 2


def test_codes_that_a_person_gave_are_not_classified_anew(workbook: Path, result: Path, tmp_path: Path) -> None:
    run.invoke(app, ["review", "apply", str(workbook), str(result), "--by", "A"])
    scheme = str(write_scheme(tmp_path / "digital"))
    out = tmp_path / "classified.json"
    answer = run.invoke(app, ["classify", str(tmp_path / "plan.reviewed.json"), "--taxonomy", scheme, "-o", str(out)])
    assert answer.exit_code == 0, answer.output
    assert [record.fields for record in load_stored(out).records] == [("netz",), ("dienste",), (), ("netz",)]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["plan.json", "plan.json"], "error: plan.json: cannot be read"),
        (["plan.xlsx", "nothing.json"], "error: nothing.json: holds no records"),
        (["plan.xlsx", "plan.json"], "error: plan.xlsx: does not say who saved it; say who corrected it (--by NAME)"),
    ],
)
def test_what_is_wrong_is_one_line(
    arguments: list[str], message: str, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workbook.parent)
    answer = run.invoke(app, ["review", "apply", *arguments])
    assert answer.exit_code == 1
    assert answer.stderr.startswith(message)
    assert answer.stderr.count("\n") == 1


def test_a_sheet_needs_the_documents(result: Path, tmp_path: Path) -> None:
    records = write(load_stored(result).results, tmp_path / "plan.jsonl", "jsonl")
    answer = run.invoke(app, ["review", "sheet", str(records)])
    assert answer.exit_code == 1
    assert "holds records without their document" in answer.stderr


def test_an_old_result_without_corrections_is_read() -> None:
    dumped = json.loads(make_record(measure="Wege").model_dump_json())
    del dumped["corrections"], dumped["review"]
    assert Record.model_validate(dumped) == make_record(measure="Wege")
