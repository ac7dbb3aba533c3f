"""Turned text put together from its letters."""

from hypothesis import given
from hypothesis import strategies as st
from made import lines

from konzeptminer.linear.turned import LEAST, turned_texts


def test_letters_are_one_text_and_blanks_part_words() -> None:
    (text,) = turned_texts(lines("W\noh\n\nne\nn \n\nun\nd \n\nVe\nrk\n\neh\nr\n"))
    assert text.text == "Wohnen und Verkehr"
    assert text.raw_index(7) == text.raw.index("u")


def test_a_few_letters_are_the_remains_of_one() -> None:
    assert turned_texts(lines("W\noh\nne\n")) == []


def test_letters_with_words_between_are_two_texts() -> None:
    found = turned_texts(lines("W\noh\nnb\nau\nte\nn\nEin Satz dazwischen\nVe\nrk\neh\nrs\nwe\nge\n"))
    assert [text.text for text in found] == ["Wohnbauten", "Verkehrswege"]


@given(st.text("abcdefghijklmnopqrstuvwxyzäöüß", min_size=LEAST, max_size=40), st.integers(1, 3))
def test_no_letter_is_lost(word: str, size: int) -> None:
    printed = "\n".join(word[i : i + size] for i in range(0, len(word), size))
    (text,) = turned_texts(lines(printed))
    assert text.text == word
    assert text.spans[0].text == printed
