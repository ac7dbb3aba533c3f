"""Where sentences end."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konzeptminer.language.boundaries import find_sentences

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "corpus" / "language"
TRAPS = [json.loads(line) for line in (CORPUS / "sentence_traps.jsonl").read_text(encoding="utf-8").splitlines()]
OWN = [line.split(" | ") for line in (HERE / "traps.txt").read_text(encoding="utf-8").splitlines()]


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text)]


@pytest.mark.parametrize("row", TRAPS, ids=lambda row: row["text"][:30])
def test_traps_of_the_corpus(row: dict[str, list[str]]) -> None:
    assert split(str(row["text"])) == row["sentences"]


@pytest.mark.parametrize("sentences", OWN, ids=lambda sentences: sentences[0][:30])
def test_traps_written_before_the_rules_were_run_on_them(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Es geht um das letzte Jahr.Die Kosten sind hoch.", ["Es geht um das letzte Jahr.", "Die Kosten sind hoch."]),
        ("Siehe plan.Pdf und www.kreis.de/Die.Seite dazu.", ["Siehe plan.Pdf und www.kreis.de/Die.Seite dazu."]),
        ("Der Kreis\nhilft allen.\nDie Stadt auch.", ["Der Kreis\nhilft allen.", "Die Stadt auch."]),
        ("Ziele:\n• Sprache\n• Wohnen\n\nDer Kreis", ["Ziele:", "• Sprache", "• Wohnen", "Der Kreis"]),
        ("Geplant sind\n1. ein Café\n2. ein Haus.", ["Geplant sind\n1. ein Café", "2. ein Haus."]),
        ("Geplant sind:\n1. ein Café\n2. ein Haus.", ["Geplant sind:", "1. ein Café", "2. ein Haus."]),
        ("Er kam am\n3. Mai nach Kleve.", ["Er kam am\n3. Mai nach Kleve."]),
        ("1. Die Kinder lernen. 2. Die Eltern helfen.", ["1. Die Kinder lernen.", "2. Die Eltern helfen."]),
        ("3.2 Ziele und Wege Der Kreis hilft.", ["3.2 Ziele und Wege", "Der Kreis hilft."]),
        ("Das Projekt Wir für alle wächst.", ["Das Projekt Wir für alle wächst."]),
        ("Er las „Kinder Der Straße“ gern.", ["Er las „Kinder Der Straße“ gern."]),
        ("Der Verein Nord e. V. (VN) hilft.", ["Der Verein Nord e. V. (VN) hilft."]),
        ("„Fertig?“, fragte er. Ja!", ["„Fertig?“, fragte er.", "Ja!"]),
        ("Der Plan (endlich!) Kinder zu fördern.", ["Der Plan (endlich!) Kinder zu fördern."]),
        ("Die Aktion „Was nun?“ Kreis Kleve lief gut.", ["Die Aktion „Was nun?“ Kreis Kleve lief gut."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_lines_headings_quotes_and_missing_blanks(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


@given(st.text(alphabet="aAbDer ei.!?…„“()\n1•3-Dr", max_size=60))
def test_sentences_are_in_order_and_leave_out_nothing_but_blanks(text: str) -> None:
    spans = find_sentences(text)
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert "".join(text[start:end] for start, end in spans).split() == [] or "".join(split(text)).replace(
        " ", ""
    ).replace("\n", "") == text.replace(" ", "").replace("\n", "")
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
