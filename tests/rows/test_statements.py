"""The model of statements."""

import json
from pathlib import Path

import pytest

from konzeptminer import shipped
from konzeptminer.rows.statements import StatementKind, classify, model
from konzeptminer.rows.statements.train import load_phrases


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Verbesserung der Lage von Auszubildenden", StatementKind.GOAL),
        ("Gleichberechtigter Zugang zu Vereinen", StatementKind.GOAL),
        ("Einrichtung einer Anlaufstelle im Kreishaus", StatementKind.MEASURE),
        ("Fortbildungen für Pflegekräfte", StatementKind.MEASURE),
        ("Vereine besuchen und beraten", StatementKind.MEASURE),
        ("Im Kreis leben 180.000 Menschen", StatementKind.FACT),
        ("Frau Muster, Telefon 0123 / 456", StatementKind.FACT),
    ],
)
def test_plain_statements_are_told_apart(text: str, kind: StatementKind) -> None:
    assert classify(text).kind is kind


def test_what_is_listed_below_does_not_count() -> None:
    assert classify("Starke Vereine\nin 12 Städten") == classify("Starke Vereine")


def test_no_phrase_is_given_twice() -> None:
    texts, kinds = load_phrases()
    assert len(set(texts)) == len(texts)
    assert set(kinds) == {kind.value for kind in StatementKind}


def test_a_missing_or_damaged_model_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "PLACES", (tmp_path,))
    with pytest.raises(shipped.ModelNotFoundError, match="was not found"):
        model.load_model.__wrapped__()
    folder = tmp_path / model.NAME
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"kinds": []}))
    (folder / "model.skops").write_bytes(b"no model")
    with pytest.raises(model.StatementModelError, match="cannot be read"):
        model.load_model.__wrapped__()
