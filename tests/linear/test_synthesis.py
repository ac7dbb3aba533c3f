"""Training texts: each line has the label of what was written there."""

import random

import pytest

from konzeptminer.linear.inventing import invent_rows
from konzeptminer.linear.labels import LABELS, NOISE
from konzeptminer.linear.synthesis import make_example
from konzeptminer.linear.writing import Sheet, draw_style, wrap, write_cell, write_turned

SEEDS = range(12)


@pytest.mark.parametrize("seed", SEEDS)
def test_labels_are_known_and_cells_begin_before_they_go_on(seed: int) -> None:
    example = make_example([], [], random.Random(seed))
    assert len(example.labels) == len(example.segments) > 0
    role = None
    for label in example.labels:
        assert label in LABELS
        if label.startswith("I-"):
            assert label[2:] == role
        elif label.startswith("B-"):
            role = label[2:]


def test_the_same_seed_gives_the_same_text() -> None:
    first, second = (make_example([], [], random.Random(5)) for _ in range(2))
    assert [segment.text for segment in first.segments] == [segment.text for segment in second.segments]
    assert first.labels == second.labels


def test_rows_of_samples_are_used() -> None:
    row = {
        "handlungsfeld": "Garten",
        "goal": "Rosen",
        "measure": "Beete anlegen",
        "implementation": [],
        "responsible": ["Gärtnerei"],
        "partners": [],
        "resources": None,
    }
    example = make_example([row], [], random.Random(1), invented=0.0)
    assert "Beete anlegen" in " ".join(segment.text for segment in example.segments)


def test_invented_rows_are_as_many_as_asked_for() -> None:
    rows = invent_rows(17, random.Random(2))
    assert len(rows) == 17
    assert all(row["measure"] and row["goal"] and row["responsible"] for row in rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_wrapped_lines_hold_the_whole_text(seed: int) -> None:
    text = "Beratungsangebote für Alleinerziehende ausbauen und bekannter machen"
    found = wrap(text, 20, random.Random(seed))
    assert "".join(line.removesuffix("-") for line in found).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) <= 20 for line in found)


def test_turned_letters_are_noise() -> None:
    rng = random.Random(4)
    sheet = Sheet(draw_style(rng), rng)
    write_cell(sheet, "measure", ["Beete anlegen"])
    sheet.put("\n")
    write_turned(sheet, "Gartenbau")
    labels = [mark[2] for mark in sheet.marks]
    assert labels[0] == "B-measure"
    assert labels[-1] == NOISE
