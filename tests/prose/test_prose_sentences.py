"""Sentences of paragraphs and their places."""

import pytest

from konzeptminer.language import load_pipeline
from konzeptminer.layout.typed import typed_page
from konzeptminer.prose.paragraphs import find_paragraphs
from konzeptminer.prose.sentences import Sentence, find_sentences
from konzeptminer.reading.text import page_of
from konzeptminer.text.hyphen import HyphenJoiner


def sentences(text: str) -> list[Sentence]:
    page = page_of(text, 1)
    paragraphs = find_paragraphs([(typed_page(page), set())], [])
    found = find_sentences(paragraphs, HyphenJoiner.from_text(text), load_pipeline())
    return [sentence for members in found for sentence in members]


def test_sentences_are_cut_out_with_their_places() -> None:
    text = "Im Kreis wurden drei neue Treff-\npunkte eröffnet. Sie sollen im\nkommenden Jahr ausgebaut werden.\n"
    first, second = sentences(text)
    assert first.text == "Im Kreis wurden drei neue Treffpunkte eröffnet."
    traced = second.source.cut(second.start, second.end)
    assert traced.text == second.text == "Sie sollen im kommenden Jahr ausgebaut werden."
    assert [text[slice(*span.chars)] for span in traced.spans] == [span.text for span in traced.spans]
    assert traced.locate(0) == (1, text.index("Sie"))


def test_questions_in_brackets_do_not_end_a_sentence() -> None:
    text = "Nach den ersten Schulungen (Wer lädt ein? Wer leitet die Sitzung?) wurden weitere Themen aufgenommen.\n"
    assert [sentence.text for sentence in sentences(text)] == [text.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "Im vergangenen Jahr wurden unter anderem folgende Maßnahmen umgesetzt:\n",
        "Treffpunkte, Beratungsstellen und Vereine im ganzen Kreisgebiet\n",
    ],
)
def test_introductions_of_lists_and_bare_words_are_no_sentences(text: str) -> None:
    assert sentences(text) == []
