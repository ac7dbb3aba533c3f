"""The page on corrections says what happens."""

import re
from pathlib import Path

import pytest
from documented import page, run
from typer.testing import CliRunner

from konzeptminer.cli import app
from konzeptminer.export.columns import COLUMNS, VERDICTS
from konzeptminer.records import Verdict

TEXT = page("review.md")


def test_python_of_the_page_runs_and_prints_what_it_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    told = run("review.md", tmp_path, monkeypatch)
    assert capsys.readouterr().out.splitlines() == told


def test_columns_and_words_of_the_page_are_those_of_the_workbook() -> None:
    heads = {column.head for column in COLUMNS}
    for head in ("Umsetzung", "Kategorie", "3. Kategorie", "Prüfung", "Spalte", "Korrektur", "Bemerkung", "Kennung"):
        assert f"`{head}`" in TEXT
        assert head in heads
    for verdict, word in VERDICTS.items():
        assert f"`{verdict.value}`" in TEXT
        assert verdict is Verdict.OPEN or f"`{word}`" in TEXT


def test_commands_of_the_page_exist() -> None:
    for name in re.findall(r"konzeptminer review (\w+)", TEXT):
        assert CliRunner().invoke(app, ["review", name, "--help"]).exit_code == 0
