"""Run the notebooks of this folder and store what they give: `python notebooks/run.py`."""

import os
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parent


def run(path: Path) -> None:
    """Run a notebook in a fresh kernel. No times are stored, so that a second run changes nothing."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, record_timing=False, resources={"metadata": {"path": str(FOLDER)}})
    client.execute(env={**os.environ, "SOURCE_DATE_EPOCH": "0"})  # the date that drawings bear
    nbformat.write(notebook, path)
    print(path.name)


if __name__ == "__main__":
    for found in sorted(FOLDER.glob("*.ipynb")):
        run(found)
