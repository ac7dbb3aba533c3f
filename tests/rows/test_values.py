import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from konzeptminer.records import TracedText
from konzeptminer.rows.values import actors, by_letter, combine, listed, traced, without_new
from konzeptminer.text.hyphen import HyphenJoiner
from konzeptminer.text.passage import PageText, Passage, Piece, join

JOINER = HyphenJoiner.from_text("")


def page_text(text: str, page: int = 1) -> PageText:
    """A page of a fixed-width type, 5 by 10 points a letter."""
    boxes = np.full((len(text), 4), np.nan, dtype=np.float32)
    top = left = 0
    for place, letter in enumerate(text):
        if letter == "\n":
            top, left = top + 10, 0
            continue
        if letter != " ":
            boxes[place] = (left, top, left + 5, top + 10)
        left += 5
    return PageText(page, text, boxes)


def cell(text: str, *, page: int = 1, before: str = "") -> Passage:
    """A cell of a page on which something else stands before it."""
    whole = page_text(before + text, page)
    return Passage((Piece(whole, len(before), len(whole.text)),))


def printed(traced_text: TracedText) -> list[str]:
    return [span.text for span in traced_text.spans]


# --- Texts ---------------------------------------------------------------------------------------------------------


def test_cells_in_which_nothing_is_printed_give_no_text() -> None:
    assert traced([], JOINER) is None
    assert traced([cell(""), cell(" \n")], JOINER) is None


def test_cell_with_nothing_but_a_bullet_gives_no_text() -> None:
    assert traced([cell("•")], JOINER) is None


def test_cells_become_paragraphs_and_blank_ones_leave_no_trace() -> None:
    text = traced([cell("500 €"), cell(""), cell("eine Stelle")], JOINER)
    assert text is not None
    assert text.text == "500 €\neine Stelle"
    assert printed(text) == ["500 €", "eine Stelle"]


def test_combined_text_is_as_sure_as_its_weakest_part() -> None:
    parts = [cell("eins").trace(JOINER, confidence=0.9), cell("zwei").trace(JOINER, confidence=0.4)]
    assert combine(parts).confidence == 0.4


def test_break_between_combined_texts_is_placed_at_the_end_of_the_first() -> None:
    whole = combine([cell("eins", before="x ").trace(JOINER), cell("zwei", page=2).trace(JOINER)])
    assert [whole.locate(place) for place in (3, 4, 5)] == [(1, 5), (1, 6), (2, 0)]


LINES = st.lists(st.text("abc ", min_size=1, max_size=6).filter(str.strip), min_size=1, max_size=3).map("\n".join)


@given(texts=st.lists(LINES, min_size=1, max_size=4))
def test_combined_text_is_traced_letter_by_letter(texts: list[str]) -> None:
    cells = [cell(text, page=page, before="vorher\n") for page, text in enumerate(texts, 1)]
    whole = traced(cells, JOINER)
    assert whole is not None
    assert whole.text.split() == " ".join(texts).split()
    for place, letter in enumerate(whole.text):
        page, index = whole.locate(place)
        stands = cells[page - 1].pieces[0].page.text[index : index + 1]
        assert stands == letter or (letter.isspace() and not stands.strip())


# --- Lists ---------------------------------------------------------------------------------------------------------


def test_each_bullet_is_an_entry_with_its_own_source() -> None:
    entries = listed([cell("• Räume suchen\n• Leute\nfinden\n• Beginnen", before="Kopf\n")], JOINER)
    assert [entry.text for entry in entries] == ["Räume suchen", "Leute finden", "Beginnen"]
    assert [printed(entry) for entry in entries] == [["Räume suchen"], ["Leute\nfinden"], ["Beginnen"]]
    assert [entry.spans[0].chars for entry in entries] == [(7, 19), (22, 34), (37, 45)]


def test_each_paragraph_is_an_entry() -> None:
    assert [entry.text for entry in listed([cell("Räume suchen\n\nLeute finden")], JOINER)] == [
        "Räume suchen",
        "Leute finden",
    ]


def test_entries_of_several_cells_follow_on_one_another() -> None:
    assert [entry.text for entry in listed([cell("• A\n• B"), cell(""), cell("C")], JOINER)] == ["A", "B", "C"]


def test_entry_that_runs_over_the_page_break_has_two_sources() -> None:
    (entry,) = listed([join([cell("Räume suchen und", page=1), cell("einrichten", page=2)])], JOINER)
    assert entry.text == "Räume suchen und einrichten"
    assert entry.pages == (1, 2)


# --- Marks of what is new ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("Neu: Fest feiern", "Fest feiern"),
        ("Neu:\nFest feiern", "Fest feiern"),
        ("Neu\nFest feiern", "Fest feiern"),
        ("NEU: Fest feiern", "Fest feiern"),
        ("  Neu : Fest feiern", "Fest feiern"),
        ("Neu:\n\nFest feiern", "Fest feiern"),
        ("Fest feiern\nNeu: Bad bauen", "Fest feiern Bad bauen"),
        ("Neu: Fest feiern\nNeu: Bad bauen", "Fest feiern Bad bauen"),
        ("Neu: •\nFest feiern", "Fest feiern"),
    ],
)
def test_mark_of_what_is_new_is_told_and_cut_off(raw: str, kept: str) -> None:
    passage, is_new = without_new(cell(raw))
    assert is_new
    assert " ".join(passage.clean(JOINER).text.split()) == kept


@pytest.mark.parametrize(
    "raw", ["Neue Wege gehen", "Neubau", "Neu ist das Fest", "Fest (Neu: seit Mai)", "Erneut: Fest", "neu: fest", ""]
)
def test_word_that_merely_begins_so_is_no_mark(raw: str) -> None:
    passage = cell(raw)
    assert without_new(passage) == (passage, False)


@pytest.mark.parametrize("raw", ["Neu:", "Neu: ", "Neu:\n"])
def test_mark_alone_leaves_nothing(raw: str) -> None:
    passage, is_new = without_new(cell(raw))
    assert is_new
    assert passage.is_blank


def test_what_is_kept_beside_a_mark_is_traced_to_its_place() -> None:
    passage, _ = without_new(cell("Neu: Fest feiern", before="Kopf\n"))
    text = traced([passage], JOINER)
    assert text is not None
    assert text.spans[0].chars == (10, 21)


# --- Letters -------------------------------------------------------------------------------------------------------


def letters(raw: str) -> list[tuple[str | None, str]]:
    return [(letter, part.raw.strip()) for letter, part in by_letter(cell(raw))]


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ("Amt 10", [(None, "Amt 10")]),
        ("a) Amt 10", [("a", "Amt 10")]),
        ("a) Amt 10\nb) Schulen", [("a", "Amt 10"), ("b", "Schulen")]),
        ("a) Amt 10\nb) Schulen\nc) Polizei", [("a", "Amt 10"), ("b", "Schulen"), ("c", "Polizei")]),
        ("a) Amt 10 b) Schulen", [("a", "Amt 10"), ("b", "Schulen")]),
        ("a)Amt 10\nb)Schulen", [("a", "Amt 10"), ("b", "Schulen")]),
        ("Amt 10\nb) Schulen", [(None, "Amt 10"), ("b", "Schulen")]),
        ("b) Schulen", [("b", "Schulen")]),
        ("a)\nb) Schulen", [("a", ""), ("b", "Schulen")]),
        ("a) Amt 10\na) Amt 20", [("a", "Amt 10"), ("a", "Amt 20")]),
        ("  a) Amt 10", [("a", "Amt 10")]),
        ("Schule, siehe Anlage b) 2", [(None, "Schule, siehe Anlage b) 2")]),
        ("a) Amt 10 (Punkt c) im Plan", [("a", "Amt 10 (Punkt c) im Plan")]),
        ("e) Amt 10", [(None, "e) Amt 10")]),
        ("Kita(a) und (b)", [(None, "Kita(a) und (b)")]),
        ("", [(None, "")]),
    ],
)
def test_cell_is_split_at_its_letters(raw: str, parts: list[tuple[str | None, str]]) -> None:
    assert letters(raw) == parts


@given(raw=st.text("ab) \n", max_size=20))
def test_nothing_but_letters_and_white_space_is_lost_in_the_split(raw: str) -> None:
    parts = by_letter(cell(raw))
    marks = "".join(f"{letter})" for letter, _ in parts if letter)
    kept = sorted("".join(part.raw for _, part in parts) + marks)
    assert [letter for letter in kept if letter.strip()] == [letter for letter in sorted(raw) if letter.strip()]


# --- Actors --------------------------------------------------------------------------------------------------------


def test_actors_of_several_cells_are_named_once_each_in_order() -> None:
    found = actors([cell("Amt 10, Schulen"), cell("Schulen, Polizei")], JOINER)
    assert [actor.text for actor in found] == ["Amt 10", "Schulen", "Polizei"]


def test_actor_is_traced_to_its_own_words() -> None:
    first, second = actors([cell("Amt 10, Schulen", before="Kopf\n")], JOINER)
    assert [span.chars for span in first.spans] == [(5, 11)]
    assert [span.chars for span in second.spans] == [(13, 20)]


def test_office_out_of_a_plural_is_traced_to_the_word_and_its_number() -> None:
    first, second = actors([cell("Ämter 10; 32", before="Kopf\n")], JOINER)
    assert [actor.text for actor in (first, second)] == ["Amt 10", "Amt 32"]
    number = second.text.index("32")
    assert [second.locate(place) for place in (number, number + 1)] == [(1, 15), (1, 16)]
    assert second.locate(0) == (1, 5)
    assert second.spans[-1].text == "32"
    assert second.spans[0].text.startswith("Ämt")


def test_actor_broken_into_lines_is_one_text_of_one_source() -> None:
    (actor,) = actors([cell("Kommunales Integrations-\nzentrum")], JOINER)
    assert actor.text == "Kommunales Integrationszentrum"
    assert printed(actor) == ["Kommunales Integrations-\nzentrum"]


def test_actor_over_the_page_break_has_a_source_on_each_page() -> None:
    (actor,) = actors([join([cell("Netzwerk der", page=1), cell("Sportvereine", page=2)])], JOINER)
    assert actor.text == "Netzwerk der Sportvereine"
    assert [(span.page, span.text) for span in actor.spans] == [(1, "Netzwerk der"), (2, "Sportvereine")]


def test_blank_cells_name_no_actor() -> None:
    assert actors([cell(""), cell("–")], JOINER) == ()


NAMES = st.sampled_from(
    ["Amt 10", "Ämter 10; 32", "Schulen", "Sport-\nverein", "50-5 + Referentin", "Polizei (Revier)"]
)


@given(names=st.lists(NAMES, min_size=1, max_size=4), before=st.text("x\n", max_size=5))
def test_every_letter_of_an_actor_is_traced_to_where_it_stands(names: list[str], before: str) -> None:
    passage = cell(", ".join(names), before=before)
    page = passage.pieces[0].page.text
    for actor in actors([passage], JOINER):
        for place, letter in enumerate(actor.text):
            index = actor.locate(place)[1]
            stands = page[index : index + 1]
            assert stands == letter or (letter == "A" and stands == "Ä") or (letter.isspace() and not stands.isalnum())
        for span in actor.spans:
            assert page[slice(*span.chars)] == span.text
