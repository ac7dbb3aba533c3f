"""The components of the pipeline, one by one."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from konzeptminer.language import load_pipeline
from konzeptminer.language.lemmas import NAME as LEMMAS
from konzeptminer.language.lemmas import Lemmatizer, find_lemma, make_table
from konzeptminer.language.sentences import set_sentences
from konzeptminer.language.train.treebank import Word
from konzeptminer.language.vectors import HalfVectors


def test_a_stop_behind_a_number_is_a_word_only_where_it_ends_a_sentence() -> None:
    doc = set_sentences(spacy.blank("de")("Am 3. Mai war es so wie 2010. Danach kam der Verein e.V. Er half."))
    assert [token.text for token in doc][1:3] == ["3.", "Mai"]
    first, second, third = doc.sents
    assert (first.text, second.text) == ("Am 3. Mai war es so wie 2010.", "Danach kam der Verein e.V.")
    assert third.text == "Er half."
    assert [token.text for token in first][-2:] == ["2010", "."]


def test_a_stop_is_parted_from_a_law_and_before_a_closing_quote_but_not_from_an_abbreviation() -> None:
    doc = set_sentences(spacy.blank("de")("Es gilt das AufenthG. Er sagte: „Es war 2010.“ Dann kamen Kurse usw."))
    words = [token.text for token in doc]
    assert words[3:5] == ["AufenthG", "."]
    assert words[words.index("2010") :][:3] == ["2010", ".", "“"]
    assert words[-1] == "usw."


def test_text_and_blanks_stay_as_they_are() -> None:
    text = " Es war  2010.\n\nDer Kreis\thilft z. B. hier.Die Stadt auch "
    assert set_sentences(spacy.blank("de")(text)).text == text


def test_an_empty_text_is_no_error() -> None:
    assert len(load_pipeline("de_konzept")("")) == 0
    assert [token.text for token in load_pipeline("de_konzept")(" \n ")]


@pytest.mark.parametrize(
    ("word", "pos", "tag", "lemma"),
    [
        ("Häuser", "NOUN", "NN", "Haus"),
        ("Integrationskurse", "NOUN", "NN", "Integrationskurs"),
        ("ging", "VERB", "VVFIN", "gehen"),
        ("abgestimmt", "VERB", "VVPP", "abstimmen"),
        ("bezahlt", "VERB", "VVPP", "bezahlen"),
        ("neuen", "ADJ", "ADJA", "neu"),
        ("2010", "NUM", "CARD", "2010"),
        ("§", "PUNCT", "$(", "§"),
    ],
)
def test_lemmas_by_part_of_speech(word: str, pos: str, tag: str, lemma: str) -> None:
    assert find_lemma(word, pos, tag) == lemma


def test_the_table_holds_what_the_dictionary_does_not_know() -> None:
    words = [
        Word("im", "ADP", "APPRART", "", "in", 0, "case", blank=True),
        Word("Haus", "NOUN", "NN", "", "Haus", 0, "ROOT", blank=True),
    ]
    assert make_table(words) == {"ADP": {"im": "in"}}


def test_the_table_goes_with_the_pipeline(tmp_path: Path) -> None:
    nlp = spacy.blank("de")
    lemmatizer = nlp.add_pipe(LEMMAS)
    assert isinstance(lemmatizer, Lemmatizer)
    lemmatizer.table = {"ADP": {"im": "in"}}
    nlp.to_disk(tmp_path / "a")
    for again in (spacy.load(tmp_path / "a"), spacy.blank("de", config=nlp.config).from_bytes(nlp.to_bytes())):
        doc = Doc(again.vocab, words=["Im", "Haus"], pos=["ADP", "NOUN"])
        assert [token.lemma_ for token in again.get_pipe(LEMMAS)(doc)] == ["in", "Haus"]


def test_vectors_are_stored_by_half_and_read_as_they_were(tmp_path: Path) -> None:
    data = np.random.default_rng(1).normal(size=(50, 8)).astype(np.float16).astype(np.float32)
    vectors = HalfVectors(data=data, mode="floret", minn=3, maxn=4, hash_count=2)
    vectors.to_disk(tmp_path)
    assert np.load(tmp_path / "vectors").dtype == np.float16
    again = HalfVectors().from_disk(tmp_path)
    assert again.data.dtype == np.float32
    assert (again["Kreis"] == vectors["Kreis"]).all()
