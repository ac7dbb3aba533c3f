"""`konzeptminer show`: a file in, a page out."""

import subprocess
import sys
from pathlib import Path

import pytest
from drawn import Sheet, draw
from typer.testing import CliRunner

from konzeptminer.cli import app

run = CliRunner()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    def page(sheet: Sheet) -> None:
        rows = [("Ziel", "Maßnahme", "Zuständig"), ("Mehr Wege zu Fuß", "Zebrastreifen malen", "Bauamt")]
        sheet.table((50, 200, 400, 550), (100, 130, 160), rows)

    return draw(tmp_path / "plan.pdf", page)


def test_page_is_written_into_a_new_folder(plan: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "check.html"
    answer = run.invoke(app, ["show", str(plan), "-o", str(target)])
    assert (answer.exit_code, answer.stdout) == (0, "")
    assert answer.stderr == f"written: {target} (records: 1, warnings: 0); open it in a browser\n"
    html = target.read_text(encoding="utf-8")
    assert html.startswith('<!DOCTYPE html>\n<html lang="de">')
    assert "Zebrastreifen malen" in html


def test_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    target = tmp_path / "check.html"
    answer = run.invoke(app, ["show", str(tmp_path / "none.pdf"), "-o", str(target)])
    assert answer.exit_code == 1
    assert answer.stderr == f"error: {tmp_path / 'none.pdf'}: there is no such file; check the path\n"
    assert not target.exists()


@pytest.mark.parametrize("arguments", [[], ["plan.pdf"], ["plan.pdf", "-o", "."]])
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    assert run.invoke(app, ["show", *arguments]).exit_code == 2


def test_help_has_an_example_and_loads_no_reader() -> None:
    assert "Example: konzeptminer show" in run.invoke(app, ["show", "--help"]).stdout
    code = "import sys, konzeptminer.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    assert not {"pypdfium2", "PIL", "konzeptminer.show"} & set(loaded)
