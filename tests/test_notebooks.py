"""The notebooks run from the first cell to the last, and print what is stored in them."""

import re
from pathlib import Path
from typing import Any

import pytest

nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed (extra `notebook`)")
nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed (extra `notebook`)")
pytest.importorskip("ipykernel", reason="ipykernel is not installed (extra `notebook`)")
pytest.importorskip("matplotlib", reason="matplotlib is not installed (extra `notebook`)")

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(path.name for path in FOLDER.glob("*.ipynb"))
TIMEOUT = 120
"""Seconds that a cell may take."""

LARGEST = 300_000
"""Bytes of a notebook with its outputs."""

ABSOLUTE = re.compile(r"(?<![\w.:/<>-])/(?:home|root|tmp|work|usr|opt|var|private|Users)/|\b[A-Za-z]:\\\\?\w|file://")


def load(name: str) -> Any:
    return nbformat.read(FOLDER / name, as_version=nbformat.NO_CONVERT)


def code_cells(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def printed(notebook: Any) -> list[str]:
    """Give what each code cell printed."""
    return [
        "".join(output.text for output in cell.outputs if output.output_type == "stream" and output.name == "stdout")
        for cell in code_cells(notebook)
    ]


def texts(notebook: Any) -> list[str]:
    """Give all texts of the outputs: streams, tables, drawings; no pictures."""
    found = []
    for output in (output for cell in code_cells(notebook) for output in cell.outputs):
        found += [output.text] if output.output_type == "stream" else output.get("traceback", [])
        found += [text for kind, text in output.get("data", {}).items() if kind.startswith(("text/", "image/svg"))]
    return found


@pytest.mark.parametrize(
    ("name", "folder"),
    [*((name, FOLDER) for name in NOTEBOOKS), (NOTEBOOKS[0], ROOT)],
    ids=lambda value: Path(value).name,
)
def test_notebook_runs_and_prints_what_is_stored(
    name: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.delenv("MPLBACKEND", raising=False)
    stored = load(name)
    run = nbclient.NotebookClient(
        load(name), timeout=TIMEOUT, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    ).execute()
    assert_presentable(run)
    assert printed(run) == printed(stored), "what a cell prints has changed: read it, then run `make notebooks`"
    assert [len(cell.outputs) > 0 for cell in code_cells(run)] == [len(cell.outputs) > 0 for cell in code_cells(stored)]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_stored_notebook_is_whole(name: str) -> None:
    notebook = load(name)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    cells = code_cells(notebook)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1)), "run `make notebooks`"
    assert_presentable(notebook)
    assert not any(output.get("name") == "stderr" for cell in cells for output in cell.outputs)
    assert not any(ABSOLUTE.search(cell.source) for cell in notebook.cells)
    assert (FOLDER / name).stat().st_size < LARGEST


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_links_of_a_notebook_lead_somewhere(name: str) -> None:
    sources = [cell.source for cell in load(name).cells if cell.cell_type == "markdown"]
    targets = re.findall(r"\]\((?!http)([^)#]+)", "\n".join(sources))
    assert targets
    for target in targets:
        assert (FOLDER / target).exists(), target


def test_each_notebook_is_named_in_the_readme_of_the_folder() -> None:
    assert re.findall(r"\]\((\d\w+\.ipynb)\)", (FOLDER / "README.md").read_text(encoding="utf-8")) == NOTEBOOKS


@pytest.mark.parametrize(
    "text", ["/home/me/plan.pdf", "'/tmp/a'", "PosixPath('/work/x')", r"C:\Users\me", "file:///srv/plan.pdf"]
)
def test_absolute_paths_are_known(text: str) -> None:
    assert ABSOLUTE.search(text)


@pytest.mark.parametrize("text", ["../corpus/plan.pdf", "http://www.w3.org/1999/xlink", "10.3. Arbeit / Ausbildung"])
def test_other_texts_are_no_absolute_paths(text: str) -> None:
    assert not ABSOLUTE.search(text)


def assert_presentable(notebook: Any) -> None:
    kinds = {output.output_type for cell in code_cells(notebook) for output in cell.outputs}
    assert "error" not in kinds
    for text in texts(notebook):
        assert "Traceback (most recent call last)" not in text
        assert not ABSOLUTE.search(text), text[:300]
