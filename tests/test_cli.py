import json
import os
import subprocess
import sys
import types
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path

import pytest
from handmade import make_record, make_result, make_table
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from konzeptminer.cli import app
from konzeptminer.cli.inputs import output_names
from konzeptminer.errors import DamagedFileError
from konzeptminer.records import Document, Record, Result, flat, json_schema, table_json_schema
from konzeptminer.report.schema import comparison_json_schema

run = CliRunner()


def extract(path: Path, *, language: bool = True) -> Result:
    """Stand in for the extraction: one record a file, and files that fail by their name."""
    if path.stem == "broken":
        raise DamagedFileError(f"{path}: is cut off; fetch it again")
    if path.stem == "defect":
        raise ZeroDivisionError("columns\nof [red]width[/red] 0")
    sureness = {"confidence": 0.5, "reasons": ("the head is missing",)} if path.stem.startswith("unsure") else {}
    return make_result([make_record(doc=path.stem, measure="Wege bauen", **sureness)], name=path.stem, warn="Rest")


def read(path: Path) -> Document:
    if path.stem == "none":
        return make_result().document
    if path.stem in {"broken", "defect"}:
        return extract(path).document
    return make_result(tables=[make_table(), make_table(1, continues=0, page=2)], warn="Rest").document


@pytest.fixture(autouse=True)
def _extraction_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("konzeptminer.extraction")
    module.__dict__.update(extract=extract, read=read)
    monkeypatch.setitem(sys.modules, "konzeptminer.extraction", module)


@pytest.fixture
def inputs(tmp_path: Path) -> Callable[..., Path]:
    """Make a folder with empty files of the names given."""

    def make(*names: str) -> Path:
        for name in names:
            file = tmp_path / "in" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
        return tmp_path / "in"

    return make


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# convert


def test_folder_is_searched_and_jsonl_and_xlsx_are_written(inputs: Callable[..., Path], tmp_path: Path) -> None:
    folder = inputs("b.PDF", "deep/er/a.pdf", "notes.txt")
    answer = run.invoke(app, ["convert", str(folder), "-o", str(tmp_path / "out")])
    assert answer.exit_code == 0
    assert names(tmp_path / "out") == ["a.jsonl", "a.xlsx", "b.jsonl", "b.xlsx"]
    record = Record.model_validate_json((tmp_path / "out" / "a.jsonl").read_text())
    assert record == make_record(doc="a", measure="Wege bauen")


def test_summary_counts_and_says_where_the_results_are(inputs: Callable[..., Path], tmp_path: Path) -> None:
    answer = run.invoke(app, ["convert", str(inputs("[a].pdf")), "-o", str(tmp_path / "out"), "-f", "csv"])
    line = next(line for line in answer.stdout.splitlines() if "[a].csv" in line)
    # Pages, tables, records and warnings.
    assert [word for word in line.split() if word.isdigit()] == ["2", "0", "1", "1"]
    assert f"Results in {(tmp_path / 'out').resolve()}" in answer.stdout
    assert answer.stderr == ""


def test_summary_says_how_many_records_to_look_at_first(inputs: Callable[..., Path], tmp_path: Path) -> None:
    files = [str(inputs(name) / name) for name in ("a.pdf", "unsure.pdf")]
    answer = run.invoke(app, ["convert", *files, "-o", str(tmp_path / "out")])
    assert "Look at 1 of 2 records first, they are unsure: `konzeptminer show FILE -o check.html`" in answer.stdout
    assert "1 × the head is missing (unsure.pdf)" in answer.stdout
    assert "Look at" not in run.invoke(app, ["convert", files[0], "-o", str(tmp_path / "out")]).stdout


def test_summary_names_a_reason_once_for_all_files(inputs: Callable[..., Path], tmp_path: Path) -> None:
    files = [str(inputs(name) / name) for name in ("unsure.pdf", "unsure2.pdf")]
    answer = run.invoke(app, ["convert", *files, "-o", str(tmp_path / "out")])
    assert "2 × the head is missing (unsure.pdf and 1 more)" in answer.stdout


def test_formats_are_those_asked_for(inputs: Callable[..., Path], tmp_path: Path) -> None:
    options = ["--format", "json", "--format", "parquet", "--format", "json"]
    run.invoke(app, ["convert", str(inputs("a.pdf")), "-o", str(tmp_path / "out"), *options])
    assert names(tmp_path / "out") == ["a.json", "a.parquet"]


def test_same_stems_get_names_of_their_own(inputs: Callable[..., Path], tmp_path: Path) -> None:
    folder = inputs("1/a.pdf", "2/a.pdf", "3/A.pdf", "a-2.pdf")
    run.invoke(app, ["convert", str(folder), "-o", str(tmp_path / "out"), "-f", "jsonl"])
    assert names(tmp_path / "out") == ["A-4.jsonl", "a-2.jsonl", "a-3.jsonl", "a.jsonl"]


def test_names_differ_even_where_case_is_folded() -> None:
    files = [Path(path) for path in ("x/a.pdf", "y/A.pdf", "z/a.pdf", "a-2.pdf", "a-3.pdf")]
    given = output_names(files)
    assert len({name.casefold() for name in given.values()}) == len(files)
    assert (given[files[0]], given[files[3]], given[files[4]]) == ("a", "a-2", "a-3")


def test_file_named_twice_is_read_once(inputs: Callable[..., Path], tmp_path: Path) -> None:
    folder = inputs("a.pdf")
    arguments = [str(folder), str(folder / "a.pdf"), str(folder / ".." / "in" / "a.pdf")]
    run.invoke(app, ["convert", *arguments, "-o", str(tmp_path / "out"), "-f", "jsonl"])
    assert names(tmp_path / "out") == ["a.jsonl"]


def test_rows_of_all_inputs_stand_in_one_file(inputs: Callable[..., Path], tmp_path: Path) -> None:
    target = tmp_path / "new" / "rows.jsonl"
    answer = run.invoke(app, ["convert", str(inputs("b.pdf", "a.pdf")), "--rows", "-o", str(target)])
    assert answer.exit_code == 0
    expected = [flat(make_record(doc=doc, measure="Wege bauen")) for doc in ("a", "b")]
    assert [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()] == expected
    assert "rows.jsonl" in answer.stdout


def test_bad_file_costs_one_line_and_the_others_go_on(inputs: Callable[..., Path], tmp_path: Path) -> None:
    folder = inputs("a.pdf", "broken.pdf", "z.pdf")
    answer = run.invoke(app, ["convert", str(folder), "-o", str(tmp_path / "out"), "-f", "jsonl"])
    assert answer.exit_code == 1
    assert answer.stderr == f"error: {folder / 'broken.pdf'}: is cut off; fetch it again\n"
    assert names(tmp_path / "out") == ["a.jsonl", "z.jsonl"]


def test_defect_costs_one_line_and_the_others_go_on(inputs: Callable[..., Path], tmp_path: Path) -> None:
    folder = inputs("defect.pdf", "z.pdf")
    answer = run.invoke(app, ["convert", str(folder), "-o", str(tmp_path / "out"), "-f", "jsonl"])
    assert answer.exit_code == 1
    expected = f"defect: {folder / 'defect.pdf'}: ZeroDivisionError: columns of [red]width[/red] 0 "
    assert answer.stderr.startswith(expected)
    assert answer.stderr.count("\n") == 1
    assert names(tmp_path / "out") == ["z.jsonl"]


def test_debug_shows_where_a_defect_is_but_no_traceback_of_a_bad_file(
    inputs: Callable[..., Path], tmp_path: Path
) -> None:
    folder = inputs("defect.pdf", "broken.pdf")
    answer = run.invoke(app, ["convert", str(folder), "-o", str(tmp_path / "out"), "--debug"])
    assert answer.stderr.count("Traceback") == 1
    assert "in extract" in answer.stderr


def test_rows_of_the_good_files_are_written_beside_a_bad_one(inputs: Callable[..., Path], tmp_path: Path) -> None:
    target = tmp_path / "rows.jsonl"
    answer = run.invoke(app, ["convert", str(inputs("a.pdf", "broken.pdf")), "--rows", "-o", str(target)])
    assert answer.exit_code == 1
    assert len(target.read_text().splitlines()) == 1


def test_rows_that_cannot_be_written_are_an_error(inputs: Callable[..., Path]) -> None:
    folder = inputs("a.pdf")
    answer = run.invoke(app, ["convert", str(folder), "--rows", "-o", str(folder / "a.pdf" / "rows.jsonl")])
    assert answer.exit_code == 1
    assert "rows.jsonl: cannot be written" in answer.stderr


def test_folder_without_anything_to_read_is_an_error(inputs: Callable[..., Path], tmp_path: Path) -> None:
    folder = inputs("notes.txt")
    answer = run.invoke(app, ["convert", str(folder), "-o", str(tmp_path / "out")])
    assert answer.exit_code == 1
    advice = "name another one, or text files (.txt, .md) one by one"
    assert answer.stderr == f"error: {folder}: there is no file *.pdf in this folder; {advice}\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a.pdf"],
        ["-o", "new"],
        ["a.pdf", "-o", "new", "--format", "docx"],
        ["a.pdf", "-o", "new", "--rows", "--format", "csv"],
        ["a.pdf", "-o", "file"],
        ["a.pdf", "-o", "folder", "--rows"],
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    Path("folder").mkdir()
    answer = run.invoke(app, ["convert", *arguments])
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert names(tmp_path) == ["file", "folder"]


# tables


def test_tables_as_json_follow_their_schema() -> None:
    answer = run.invoke(app, ["tables", "plan.pdf", "--json"])
    listing = json.loads(answer.stdout)
    Draft202012Validator(table_json_schema()).validate(listing)
    assert [(table["index"], table["page"], table["continues"]) for table in listing] == [(0, 1, None), (1, 2, 0)]
    assert listing[0]["bbox"] == [0, 0, 20, 30]
    keys = ("row", "column", "row_span", "column_span", "bbox", "text", "header")
    cell = listing[0]["cells"][2]
    assert [cell[key] for key in keys] == [1, 0, 2, 1, [0, 10, 10, 20], "Mehr Wege [bold]zu Fuß[/bold]", False]


def test_tables_are_drawn_with_every_text_once_and_as_it_stands() -> None:
    answer = run.invoke(app, ["tables", "plan.pdf"])
    assert answer.exit_code == 0
    assert answer.stdout.splitlines()[0].rstrip() == "Table 0, page 1: 3 rows, 2 columns"
    assert "Table 1, page 2: 3 rows, 2 columns, continues table 0" in answer.stdout
    assert answer.stdout.count("Mehr Wege [bold]zu Fuß[/bold]") == 2
    assert "Zebrastreifen malen" in answer.stdout


def test_warnings_are_told_apart_from_the_tables() -> None:
    answer = run.invoke(app, ["tables", "plan.pdf", "--json"])
    assert answer.stderr == "warning: plan.pdf: page 2: Rest\n"


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_tables_go_into_a_file(option: list[str], tmp_path: Path) -> None:
    target = tmp_path / "new" / "tables"
    shown = run.invoke(app, ["tables", "plan.pdf", *option]).stdout
    answer = run.invoke(app, ["tables", "plan.pdf", *option, "-o", str(target)])
    assert (answer.exit_code, answer.stdout) == (0, "")
    assert target.read_text(encoding="utf-8") == shown


def test_document_without_tables_gives_an_empty_list_and_says_so() -> None:
    answer = run.invoke(app, ["tables", "none.pdf", "--json"])
    assert json.loads(answer.stdout) == []
    assert "no tables found" in answer.stderr


def test_control_characters_of_a_document_do_not_reach_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    evil = make_table().cells[0].model_copy(update={"text": "a\x1b[2Jb\x9bc"})
    document = make_result(tables=[make_table(cells=(evil,))]).document
    monkeypatch.setattr(sys.modules["konzeptminer.extraction"], "read", lambda path: document)
    assert "a\ufffd[2Jb\ufffdc" in run.invoke(app, ["tables", "plan.pdf"]).stdout


@pytest.mark.parametrize(
    ("name", "start"), [("broken", "error: broken.pdf: is cut off"), ("defect", "defect: defect.pdf: Z")]
)
def test_file_without_readable_tables_is_one_line(name: str, start: str) -> None:
    answer = run.invoke(app, ["tables", f"{name}.pdf"])
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr.startswith(start)
    assert answer.stderr.count("\n") == 1


# schema


@pytest.mark.parametrize(
    ("option", "schema"),
    [([], json_schema()), (["--tables"], table_json_schema()), (["--comparison"], comparison_json_schema())],
)
def test_schema_is_printed(option: list[str], schema: dict[str, object]) -> None:
    assert json.loads(run.invoke(app, ["schema", *option]).stdout) == schema


def test_schemas_are_written(tmp_path: Path) -> None:
    answer = run.invoke(app, ["schema", "--write", str(tmp_path / "new")])
    assert (answer.exit_code, answer.stdout) == (0, "")
    assert names(tmp_path / "new") == [
        "konzeptminer-comparison.schema.json",
        "konzeptminer-result.schema.json",
        "konzeptminer-table.schema.json",
    ]


# evaluate


@pytest.fixture
def scored(inputs: Callable[..., Path], tmp_path: Path) -> list[str]:
    for name in ("gold", "rows"):
        run.invoke(app, ["convert", str(inputs("a.pdf", "b.pdf")), "--rows", "-o", str(tmp_path / f"{name}.jsonl")])
    return [str(tmp_path / "gold.jsonl"), str(tmp_path / "rows.jsonl")]


def test_written_rows_score_one_against_themselves(scored: list[str]) -> None:
    scores = json.loads(run.invoke(app, ["evaluate", *scored, "--json"]).stdout)
    assert [line["doc"] for line in scores["documents"]] == ["a", "b"]
    assert scores["overall"]["row_f1"] == scores["overall"]["cell_f1"] == 1


def test_scores_are_drawn_by_document_and_overall(scored: list[str]) -> None:
    answer = run.invoke(app, ["evaluate", *scored])
    assert answer.exit_code == 0
    lines = [line for line in answer.stdout.splitlines() if "1.000" in line]
    assert [line.split()[1] for line in lines] == ["a", "b", "overall"] * 2


def with_codes(file: str, codes: list[list[str]], probabilities: list[list[float]] | None = None) -> None:
    """Give the rows of a file codes."""
    path = Path(file)
    values = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for i, value in enumerate(values):
        value["fields"] = codes[i]
        del value["field_probabilities"]
        if probabilities is not None:
            value["field_probabilities"] = probabilities[i]
    path.write_text("".join(json.dumps(value) + "\n" for value in values), encoding="utf-8")


def cells(text: str, title: str) -> dict[str, list[str]]:
    """Give the figures of a drawn table by the first cell of each line."""
    lines = [line.strip() for line in text.splitlines()]
    drawn = takewhile(lambda line: not line.startswith("└"), lines[lines.index(title) + 4 :])
    rows = [[cell.strip() for cell in line.strip("│").split("│")] for line in drawn]
    return {row[0]: row[1:] for row in rows}


def test_codes_are_drawn_by_document_and_by_code(scored: list[str]) -> None:
    with_codes(scored[0], [["sport"], ["kultur", "sport"]])
    with_codes(scored[1], [["sport"], ["sport"]], [[0.75], [0.75]])
    answer = run.invoke(app, ["evaluate", *scored])
    assert answer.exit_code == 0
    by_document = cells(answer.stdout, "Codes")
    # Rows, uncoded, first right, first within, micro F1, macro F1, judged, ECE.
    assert by_document["a"] == ["1", "0", "1.000", "1.000", "1.000", "-", "1", "0.250"]
    assert by_document["b"] == ["1", "0", "0.000", "1.000", "0.667", "-", "1", "0.750"]
    assert by_document["overall"] == ["2", "0", "0.500", "1.000", "0.800", "-", "2", "0.250"]
    by_code = cells(answer.stdout, "Codes, each by itself")
    assert by_code["sport"] == ["2", "2", "1.000", "1.000", "1.000"]
    assert by_code["kultur"] == ["1", "0", "-", "0.000", "0.000"]


def test_rows_without_codes_draw_no_table_of_codes(scored: list[str]) -> None:
    assert "Codes" not in run.invoke(app, ["evaluate", *scored]).stdout


def test_reliability_is_drawn_to_a_file(scored: list[str], tmp_path: Path) -> None:
    with_codes(scored[0], [["sport"], ["kultur"]])
    with_codes(scored[1], [["sport"], ["sport"]], [[0.75], [0.75]])
    plot = tmp_path / "new" / "reliability.svg"
    answer = run.invoke(app, ["evaluate", *scored, "--plot", str(plot), "--json"])
    assert answer.exit_code == 0
    assert answer.stderr.split() == ["written:", str(plot)]
    assert json.loads(answer.stdout)["overall"]["fields"]["ece"] == 0.25
    assert "Expected calibration error 0.250 over 2 rows" in plot.read_text(encoding="utf-8")


def test_rows_of_old_files_give_nothing_to_draw(scored: list[str], tmp_path: Path) -> None:
    for file in scored:
        with_codes(file, [["sport"], ["kultur"]])
    answer = run.invoke(app, ["evaluate", *scored, "--plot", str(tmp_path / "reliability.svg")])
    assert answer.exit_code == 1
    assert answer.stderr.startswith(f"error: {scored[1]}: nothing to draw")
    assert cells(answer.stdout, "Codes")["overall"][-2:] == ["0", "-"]
    assert not (tmp_path / "reliability.svg").exists()


def test_wrong_row_is_one_line_with_its_place(scored: list[str]) -> None:
    Path(scored[1]).write_text("{}\n")
    answer = run.invoke(app, ["evaluate", *scored])
    assert answer.exit_code == 1
    assert answer.stderr.startswith(f"error: {scored[1]}, line 1: ")
    assert answer.stderr.count("\n") == 1


# the program


@pytest.mark.parametrize("command", ["", "convert", "compare", "tables", "schema", "evaluate"])
def test_every_help_has_an_example(command: str) -> None:
    answer = run.invoke(app, [*command.split(), "--help"])
    assert answer.exit_code == 0
    assert f"Example: konzeptminer {command}" in answer.stdout


def program(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "konzeptminer", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=os.environ | environment)


def test_package_runs_as_a_program() -> None:
    answer = program("--version")
    assert answer.returncode == 0
    assert answer.stdout.startswith(b"konzeptminer ")


def test_terminal_that_knows_ascii_only_is_no_reason_to_crash(scored: list[str]) -> None:
    for file in scored:
        path = Path(file)
        path.write_text(path.read_text(encoding="utf-8").replace('"a"', '"Ä"'), encoding="utf-8")
    drawn = program("evaluate", *scored, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert drawn.returncode == 0
    assert b"| ?" in drawn.stdout
    listed = program("evaluate", *scored, "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert json.loads(listed.stdout)["documents"][0]["doc"] == "Ä"


def test_help_loads_no_heavy_library() -> None:
    code = "import sys, konzeptminer.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    assert not {"spacy", "torch", "pandas", "pyarrow", "openpyxl", "scipy", "pdfplumber"} & set(loaded)
