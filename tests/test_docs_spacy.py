"""The page for users of spaCy says what happens."""

from pathlib import Path

import pytest
from documented import page, run

TEXT = page("spacy.md")


def test_python_of_the_page_runs_and_prints_what_it_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    told = run("spacy.md", tmp_path, monkeypatch)
    assert capsys.readouterr().out.splitlines() == told
    assert (tmp_path / "out" / "train.spacy").is_file()
