"""`konzeptminer models`."""

from collections.abc import Callable
from importlib import import_module

import pytest
from typer.testing import CliRunner

from konzeptminer.cli import app
from konzeptminer.language.load import LARGE


def test_the_list_says_which_pipeline_is_used_and_where_it_lies() -> None:
    result = CliRunner().invoke(app, ["models", "list"])
    assert result.exit_code == 0, result.output
    large, shipped = (line for line in result.output.splitlines() if "de_" in line)
    assert "not installed" in large
    assert "models/de_konzept" in shipped
    assert "yes" in shipped


def test_the_large_pipeline_is_installed_by_spacys_own_download(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(import_module("spacy.cli.download"), "download", asked.append)
    result = CliRunner().invoke(app, ["models", "install"])
    assert result.exit_code == 0, result.output
    assert asked == [LARGE]
    assert "installed: de_core_news_lg is used from now on" in result.output


def no_network(name: str) -> None:
    raise ConnectionError("Name or service not known")


def pip_fails(name: str) -> None:
    print("Could not find a version")
    raise SystemExit(1)


@pytest.mark.parametrize(
    ("download", "reason"), [(no_network, "Name or service not known"), (pip_fails, "Could not find a version")]
)
def test_a_failed_download_says_what_to_do(
    download: Callable[[str], None], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("spacy.cli.download"), "download", download)
    result = CliRunner().invoke(app, ["models", "install"])
    assert result.exit_code == 1
    assert reason in result.output
    assert "check the network" in result.output
    assert "the shipped pipeline de_konzept reads the text" in result.output
    assert "Traceback" not in result.output
