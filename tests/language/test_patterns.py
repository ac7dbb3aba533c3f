"""Money, dates and citations of laws."""

import pytest
import spacy
from spacy.tokens import Span

from konzeptminer.language.matches import add_matches
from konzeptminer.language.patterns import find_patterns


@pytest.mark.parametrize(
    "name",
    [
        "12.000 €", "1,2 Mio. Euro", "18.000,- €", "30 T€", "zweitausend Euro", "30 und 45 Euro", "11.249,37 Euro",
        "1 Million Euro", "EUR 3.000", "5.000 bis 8.000 Euro", "1 250 €", "2,5 Mrd. €",
    ],
)  # fmt: skip
def test_sums_of_money_are_whole(name: str) -> None:
    text = f"Dafür stehen ca. {name} bereit."
    assert [(text[start:end], label) for start, end, label in find_patterns(text)] == [(name, "MONEY")]


@pytest.mark.parametrize(
    "name",
    [
        "2016", "11.05.2015", "14. Dezember 2017", "Ende 2019", "Herbst 2014", "Schuljahr 2012/2013",
        "1. Halbjahr 2010",
        "2012 bis 2014", "2015–2018", "Mitte März", "Freitag, dem 4. Mai 2012", "III. Quartal 2014", "1990er Jahre",
        "15.10.",         "ersten Quartal", "Ende des Schuljahres 2018/19", "1. bis 3. Mai 2020",
    ],
)  # fmt: skip
def test_dates_are_whole(name: str) -> None:
    text = f"Das gilt seit {name} für alle."
    assert [(text[start:end], label) for start, end, label in find_patterns(text)] == [(name, "DATE")]


@pytest.mark.parametrize(
    "name",
    [
        "§ 25 Abs. 5 AufenthG", "§ 8a SGB VIII", "Artikel 3 GG", "§§ 27 ff. SGB VIII",
        "§ 7 Abs. 1 Satz 3 APG NRW",
        "§ 41 Abs. 1 Satz 2 Buchst. f GO NRW", "§§ 23 und 44 LHO", "§ 13 Abs. 6 KiBiz", "§ 26",
        "§ 3 Abs. 1 und 2 TIntG",
    ],
)  # fmt: skip
def test_citations_are_whole(name: str) -> None:
    text = f"Grundlage ist {name}, seit langem."
    assert [(text[start:end], label) for start, end, label in find_patterns(text)] == [(name, "LAW")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das Landesprogramm „Gute Kita 2020“ endet.", "Gute Kita 2020"),
        ("Finanziert aus ESF und Land.", "ESF"),
        ("Aus dem Europäischen Sozialfonds (ESF) kommt Geld.", "Europäischen Sozialfonds (ESF)"),
    ],
)
def test_programmes_by_their_form(text: str, name: str) -> None:
    assert [(text[start:end], label) for start, end, label in find_patterns(text)] == [(name, "PROGRAM")]


def test_a_quote_that_no_word_calls_a_programme_is_none() -> None:
    assert find_patterns("Er sagte „Gute Kita“ und ging.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Der Verein zählt 2016 Personen nicht.",
        "Es kamen 1.950 Gäste, 12.2019 und 20,5 % mehr.",
        "Der Kurs dauert zwei Jahre.",
        "Er wiegt 3.000 Kilo.",
    ],
)
def test_other_numbers_are_no_sums(text: str) -> None:
    assert not [label for _, _, label in find_patterns(text) if label != "DATE"]


def ents_after(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    doc = spacy.blank("de")(text)
    spans = []
    for name, label in names:
        start = text.index(name)
        span = doc.char_span(start, start + len(name), label=label)
        assert isinstance(span, Span)
        spans.append(span)
    doc.set_ents(spans)
    return [(ent.text, ent.label_) for ent in add_matches(doc).ents]


def test_a_date_within_a_law_is_a_part_of_it() -> None:
    name = "Runderlass vom 29.06.2012"
    assert ents_after(f"Nach dem {name} sind alle frei.", (name, "LAW")) == [(name, "LAW")]


def test_a_sum_takes_the_place_of_what_was_found_there() -> None:
    assert ents_after("Es gibt 5.000 € mehr.", ("5.000", "DATE")) == [("5.000 €", "MONEY")]


def test_a_citation_is_completed() -> None:
    assert ents_after("Nach § 16 Abs. 2 AufenthG gilt das.", ("AufenthG", "LAW")) == [("§ 16 Abs. 2 AufenthG", "LAW")]
