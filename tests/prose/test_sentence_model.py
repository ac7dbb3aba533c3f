"""The shipped model of sentences, and its training."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from konzeptminer.cli import app
from konzeptminer.language import load_pipeline
from konzeptminer.prose.examples import Labelled, SentencesError, load_labelled
from konzeptminer.prose.grammar import grammar
from konzeptminer.prose.kinds import Context, SentenceKind
from konzeptminer.prose.model import NAME, SentenceModelError, load_model
from konzeptminer.prose.train import blocks
from konzeptminer.shipped import find_model

KINDS = {
    "Im Herbst 2019 wurde in Auenstadt ein Begegnungszentrum eröffnet.": SentenceKind.DONE,
    "Ab 2023 soll das Begegnungszentrum um eine Werkstatt erweitert werden.": SentenceKind.PLANNED,
    "Ziel ist es, dass sich alle Familien im Stadtteil wohl fühlen.": SentenceKind.GOAL,
    "Der Anteil der Haushalte mit Kindern liegt bei 23 %.": SentenceKind.NONE,
}
LABELS = {
    "goal": "Ziel ist es, dass {} gut erreicht werden.",
    "planned": "Im nächsten Jahr soll für {} ein Angebot aufgebaut werden.",
    "done": "Für {} wurde ein Angebot geschaffen.",
    "none": "Die Zahl der {} ist seit Jahren hoch.",
}
GROUPS = (
    "Kinder",
    "Eltern",
    "Jugendlichen",
    "Frauen",
    "Vereine",
    "Betriebe",
    "Senioren",
    "Geflüchteten",
    "Kitas",
    "Schulen",
)


def context(text: str, before: str = "") -> Context:
    return Context(text, before, grammar=grammar(load_pipeline()(text)))


def test_grammar_names_tags_verbs_and_their_order() -> None:
    words = grammar(load_pipeline()("Die Kurse wurden im Jahr 2020 vom Kreis eingerichtet.")).split()
    assert {"VAFIN", "VVPP", "ART_NN", "ART_NN_VAFIN", "verb=werden/VAFIN", "form=VAFIN/Past/Ind"} <= {*words}
    assert "verbs=VAFIN/werden_VVPP" in words


@pytest.mark.parametrize(("text", "kind"), KINDS.items())
def test_plain_sentences_are_told_apart(text: str, kind: SentenceKind) -> None:
    statement = load_model().classify([context(text)])[0]
    assert statement.kind is kind
    assert sum(statement.probabilities.values()) == pytest.approx(1)
    assert statement.goes_on == 0


def test_a_sentence_that_points_back_goes_on_rather_than_one_that_adds() -> None:
    before = "Der Kreis hat eine Beratungsstelle für Familien eröffnet."
    contexts = [
        context("Sie wird aus Mitteln des Landes finanziert.", before),
        context("Zudem wurde im Norden des Kreises ein neuer Spielplatz angelegt.", before),
    ]
    back, adds = load_model().classify(contexts)
    assert back.goes_on > load_model().settings.goes_on > adds.goes_on


def test_nothing_is_classified_as_nothing() -> None:
    assert load_model().classify([]) == []


def test_the_model_is_small() -> None:
    assert sum(file.stat().st_size for file in find_model(NAME).iterdir()) < 4 << 20


def test_a_damaged_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(SentenceModelError, match="train prose"):
        load_model(tmp_path)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus" / "language"
    folder.mkdir(parents=True)
    rows = [{"text": text.format(group), "label": label} for group in GROUPS for label, text in LABELS.items()]
    passages = [
        {
            "sentences": [
                {"text": LABELS["done"].format(group), "label": "done", "same_measure_as_previous": False},
                {"text": "Es wird gut angenommen.", "label": "done", "same_measure_as_previous": True},
                {"text": LABELS["none"].format(group), "label": "none", "same_measure_as_previous": False},
            ]
        }
        for group in GROUPS
    ]
    for name, values in (("sentences", rows), ("passages", passages)):
        lines = [json.dumps(value, ensure_ascii=False) for value in values]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder.parent


def test_training_gives_the_same_model_with_the_same_seed(corpus: Path, tmp_path: Path) -> None:
    models = []
    for name in ("a", "b"):
        out = tmp_path / name
        result = CliRunner().invoke(app, ["train", "prose", "--corpus", str(corpus), "--out", str(out), "--json"])
        assert result.exit_code == 0, result.output
        models.append([load_model(out).classify([context(text)])[0] for text in KINDS])
        assert json.loads((out / "config.json").read_text(encoding="utf-8"))["scores"]["sentences"] == 70
    assert models[0] == models[1]


def test_a_folder_without_sentences_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["train", "prose", "--corpus", str(tmp_path)])
    assert result.exit_code == 1
    assert "sentences.jsonl" in result.output


def test_a_line_that_is_no_labelled_sentence_is_named(corpus: Path) -> None:
    file = corpus / "language" / "sentences.jsonl"
    file.write_text(file.read_text(encoding="utf-8") + '{"text": "Ein Satz.", "label": "wish"}\n', encoding="utf-8")
    with pytest.raises(SentencesError, match="line 41"):
        load_labelled(corpus / "language")


def test_passages_and_neighbours_stay_together() -> None:
    alone = [Labelled(Context(str(number)), SentenceKind.NONE) for number in range(20)]
    passages = [Labelled(Context(str(n)), SentenceKind.NONE, goes_on=False, passage=n // 4) for n in range(40)]
    dealt = blocks([*alone, *passages], folds=5).tolist()
    assert dealt[:20] == sorted(dealt[:20])
    assert all(len({dealt[20 + 4 * n + k] for k in range(4)}) == 1 for n in range(10))
    assert {*dealt} == set(range(5))
