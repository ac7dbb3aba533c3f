import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from konzeptminer.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_python_of_the_readme_runs_and_prints_what_it_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = blocks("python")
    exec(compile(code, "README.md", "exec"), {})
    told = re.findall(r"^# (.+)$", code, re.MULTILINE)
    assert capsys.readouterr().out.splitlines()[: len(told)] == told


@pytest.mark.parametrize(
    "line", [line for block in blocks("console") for line in block.splitlines() if "$ konz" in line]
)
def test_commands_of_the_readme_take_their_options(line: str) -> None:
    words = line.split("#", maxsplit=1)[0].split()[2:]
    command = words[:2] if words[0] in ("train", "models", "review") else words[:1]
    known = CliRunner().invoke(app, [*command, "--help"]).output
    assert "Example" in known
    for option in (word for word in words if word.startswith("-")):
        assert option in known


def test_links_of_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)", README):
        assert (ROOT / target).exists(), target
