"""The code of a page of the documentation, run as a reader would."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def page(name: str) -> str:
    """Give the text of a page of `docs`."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def run(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Run the Python of a page in an empty folder beside the corpus, and give the lines that it says are printed."""
    (folder / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(folder)
    code = "\n".join(re.findall(r"```python\n(.*?)```", page(name), re.DOTALL))
    exec(compile(code, name, "exec"), {})
    return re.findall(r"^# (.+)$", code, re.MULTILINE)
