"""What is loaded when: a library that takes seconds to import is not used in a script."""

import subprocess
import sys
from pathlib import Path

import pytest

import konzeptminer as km

CORPUS = Path(__file__).parents[1] / "corpus"
HEAVY = (
    "torch",
    "spacy",
    "pandas",
    "pdfplumber",
    "pdfminer",
    "numpy",
    "scipy",
    "sentence_transformers",
    "transformers",
)
MODELS = ("torch", "spacy", "sentence_transformers", "transformers", "sklearn", "pandas")


def loaded_after(statements: str, modules: tuple[str, ...]) -> list[str]:
    """Run statements in a fresh interpreter and give those of the modules that are loaded then."""
    code = f"{statements}\nimport sys\nprint(*(name for name in {modules!r} if name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return run.stdout.split()


@pytest.fixture(scope="module")
def modules_show() -> None:
    """Without this, a list of misspelt names would pass every test below."""
    assert loaded_after("import numpy, pandas", HEAVY) == ["pandas", "numpy"]


@pytest.mark.usefixtures("modules_show")
def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded_after("import konzeptminer", HEAVY) == []


@pytest.mark.usefixtures("modules_show")
def test_extracting_loads_no_model_and_no_pandas() -> None:
    path = str(CORPUS / "mettmann-2011.pdf")
    assert loaded_after(f"import konzeptminer\nassert konzeptminer.extract({path!r}).records", MODELS) == []


def test_importing_the_package_opens_no_home_of_its_names() -> None:
    homes = ("konzeptminer.extraction", "konzeptminer.records", "konzeptminer.evaluation", "konzeptminer.export")
    assert loaded_after("import konzeptminer", homes) == []


@pytest.mark.parametrize("name", km.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(km, name) is not None


def test_public_names_are_sorted_listed_once_and_all_that_dir_shows() -> None:
    assert list(km.__all__) == sorted(set(km.__all__))
    assert dir(km) == sorted(km.__all__)


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'konzeptminer' has no attribute 'extrakt'"):
        km.extrakt  # noqa: B018


def test_star_import_gives_the_public_names() -> None:
    names: dict[str, object] = {}
    exec("from konzeptminer import *", names)
    assert set(km.__all__) <= set(names)


def test_no_module_takes_the_place_of_a_public_name_once_it_is_loaded() -> None:
    names = [name for name in km.__all__ if name != "__version__"]
    code = (
        f"import konzeptminer as km\nimport konzeptminer.cli\nprint(*(callable(getattr(km, name)) for name in {names}))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["True"] * len(names)


def test_text_without_a_head_of_a_table_loads_no_model(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Sehr geehrte Damen und Herren,\n\nder Weg wird gebaut.\n", encoding="utf-8")
    assert loaded_after(f"import konzeptminer as km\nkm.extract({str(path)!r})", MODELS) == []


CONVERT = (
    "from konzeptminer.cli import app\napp(['convert', {path!r}, *{options!r}, '-o', {out!r}], standalone_mode=False)"
)


@pytest.mark.usefixtures("modules_show")
@pytest.mark.parametrize(
    ("options", "unwanted"),
    [
        (["--no-classify"], ("torch", "spacy", "sentence_transformers", "transformers", "sklearn", "skops")),
        ([], ("torch", "spacy", "sentence_transformers", "transformers", "gensim", "rdflib")),
    ],
)
def test_converting_a_table_loads_no_model_it_does_not_need(
    options: list[str], unwanted: tuple[str, ...], tmp_path: Path
) -> None:
    statements = CONVERT.format(path=str(CORPUS / "mettmann-2011.pdf"), options=options, out=str(tmp_path))
    code = f"{statements}\nimport sys\nprint('LOADED', *(name for name in {unwanted!r} if name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1].split() == ["LOADED"]
    assert (tmp_path / "mettmann-2011.jsonl").is_file()


PLAN = """| Ziele | Maßnahmen | Zuständigkeit |
| --- | --- | --- |
| Deutsch lernen | Spielkreise in allen Städten einrichten | Kreis |

Im Jahr 2020 wurden in drei Gemeinden Sprachkurse für Frauen eingerichtet und ausgewertet.
"""


@pytest.mark.usefixtures("modules_show")
@pytest.mark.parametrize("language", ["['--no-language']", "[]"])
def test_converting_a_table_loads_neither_spacy_nor_torch(tmp_path: Path, language: str) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    arguments = [str(tmp_path / "plan.txt"), "-o", str(tmp_path / "out"), "--no-classify"]
    run = f"from konzeptminer.cli import app\napp(['convert', *{arguments!r}, *{language}], standalone_mode=False)"
    assert not {"spacy", "torch"} & {*loaded_after(run, ("spacy", "torch"))}
    assert "Spielkreise" in (tmp_path / "out" / "plan.jsonl").read_text(encoding="utf-8")


@pytest.mark.usefixtures("modules_show")
def test_sentences_load_spacy_unless_they_are_left_out(tmp_path: Path) -> None:
    text = "Baustein 1: Sprache\n\nIm Jahr 2020 wurden in drei Gemeinden Sprachkurse für Frauen eingerichtet.\n"
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    path = str(tmp_path / "plan.txt")
    run = f"import konzeptminer\nassert len(konzeptminer.extract({path!r}, language={{}}).records) == {{}}"
    assert loaded_after(run.format(True, 1), ("spacy",)) == ["spacy"]
    assert loaded_after(run.format(False, 0), ("spacy", "torch")) == []
