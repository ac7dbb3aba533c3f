import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konzeptminer.text.hyphen import HyphenJoiner, Join
from konzeptminer.text.words import WordList, is_word


@pytest.fixture(scope="module")
def joiner() -> HyphenJoiner:
    return HyphenJoiner()


def decide_all(joiner: HyphenJoiner, breaks: str) -> dict[str, Join]:
    return {each: joiner.decide(*each.split("|")) for each in breaks.split()}


@pytest.mark.parametrize(
    ("join", "breaks"),
    [
        (Join.JOIN, "Quer|schnittsaufgabe Migrati|onshintergrund Ver|waltung, „Sprach|förderung“ (Be|ratung)"),
        (Join.JOIN, "Rhein-Ruhr-Inte|gration Schulen/Eltern|arbeit Ver|waltungs- Xylo|phontri"),
        (Join.JOIN, "INTEGRA|TIONSKONZEPT SPRACHFÖR|DERKONZEPT GESUND|HEIT XYLO|PHONTRI"),
        (Join.JOIN, "so|wie irgend|wie an|statt da|mit dar|auf Informationsmateri|als"),
        (Join.JOIN, "Mitarbeiter|Innen Gesell|schaft Zentral|stelle signal|technisch Essig|honig xyflisch|rechtliche"),
        (Join.KEEP, "Deutsch|Türkischer NRW|2010 Best|Practice Rhein|Ruhr-Kreis Mini|Job Ämter/|innen"),
        (Join.KEEP, "2009|2011 24|jährige CO2|neutral Plan|2025 A|3"),
        (Join.KEEP, "Know|how Start|ups Match|up E|mail EU|weit XIB|weite NRW|KONZEPT XABI|KONZEPT SCHLESWIG|HOLSTEIN"),
        (Join.KEEP, "deutsch|türkische Fachlich|inhaltliche öffentlich|rechtlich FACHLICH|INHALTLICHE nicht|kommunale"),
        (Join.KEEP, "Mutter|und-Kind-Gruppe Punkt|zu-Punkt-Verbindung Fluss|km Bundes|Innenminister NRW|Innen"),
        (Join.KEEP, "Bildungs|, Jugend|/Familienhilfe „Plan“|Projekt EU|(Mittel)"),
        (Join.SPACE, "Aus|und Eltern|oder Haupt|bzw. Haupt|bzw Kinder|sowie Kinder|& Ein|und/oder KINDER|UND"),
        (Join.SPACE, "Voll|statt Bildungs|als Klein|bis 3|bis EU|als Vor|(und Vor|–"),
    ],
)
def test_without_vocabulary(joiner: HyphenJoiner, join: Join, breaks: str) -> None:
    assert decide_all(joiner, breaks) == dict.fromkeys(breaks.split(), join)


def test_address_is_joined_where_only_the_whole_is_a_word(joiner: HyphenJoiner) -> None:
    assert joiner.decide("www.mi", "gration-me.de") is Join.JOIN
    assert joiner.decide("https://www.stadt", "werke.example.de") is Join.KEEP
    assert joiner.decide("www.blom", "berix.de") is Join.JOIN
    assert joiner.decide("www.krs", "blomberix.de") is Join.KEEP
    assert HyphenJoiner({"www.stadtwerke.example.de": 1}).decide("www.stadt", "werke.example.de") is Join.JOIN


def test_other_scripts_are_joined(joiner: HyphenJoiner) -> None:
    assert joiner.decide("инте", "грация") is Join.JOIN


@pytest.mark.parametrize(
    ("vocabulary", "left", "right", "join"),
    [
        ({"Kitabus": 1}, "Kita", "bus", Join.JOIN),
        ({"Kita-bus": 1}, "Kita", "bus", Join.KEEP),
        ({"Kita-bus": 1, "Kitabus": 2}, "Kita", "bus", Join.JOIN),
        ({"haushaltsnah": 1}, "Haushalts", "nah", Join.JOIN),
        ({"Ortsteil-Treff": 3}, "Ortsteil", "treff", Join.JOIN),
        ({"BestPractice": 1}, "Best", "Practice", Join.JOIN),
        ({"Bestpractice": 1}, "Best", "Practice", Join.KEEP),
        ({"Kita-Bus": 1}, "KITA", "BUS", Join.KEEP),
        ({"Xylobus": 1}, "XYLO", "BUS", Join.JOIN),
        ({"sogut": 1}, "so", "gut", Join.JOIN),
        ({"allesauf": 1}, "alles", "auf", Join.JOIN),
        ({"well-known": 1}, "well", "known", Join.KEEP),
        ({"Nord-Kita-bus": 1, "Kita-bus": 1}, "Süd-Kita", "bus", Join.KEEP),
    ],
)
def test_document_comes_first(vocabulary: dict[str, int], left: str, right: str, join: Join) -> None:
    assert HyphenJoiner(vocabulary).decide(left, right) is join


def test_vocabulary_is_made_of_unbroken_words() -> None:
    unbroken = HyphenJoiner.from_text("der „Kita-bus“ fährt")
    assert unbroken.decide("Kita", "bus") is Join.KEEP
    broken_right = HyphenJoiner.from_text("am Vor-\nKita-bus vorbei")
    assert broken_right.decide("Kita", "bus") is Join.JOIN
    broken_left = HyphenJoiner.from_text("der Nord-Kita-bus-\nfahrer")
    assert broken_left.decide("Kita", "bus") is Join.JOIN
    three_lines = HyphenJoiner.from_text("Vor-\nort-\nKita-bus ist da")
    assert three_lines.decide("Kita", "bus") is Join.JOIN


@pytest.mark.parametrize("hyphen", ["\u2010", "\u2011"])
def test_vocabulary_knows_other_hyphens(hyphen: str) -> None:
    assert HyphenJoiner.from_text(f"der Kita{hyphen}bus fährt").decide("Kita", "bus") is Join.KEEP
    assert HyphenJoiner.from_text(f"der Vor{hyphen}\nKita-bus fährt").decide("Kita", "bus") is Join.JOIN


def test_parts_of_hyphenated_words_count() -> None:
    joiner = HyphenJoiner.from_text("die Nord-Kita-bus-Linie und Nord/BestPractice")
    assert joiner.decide("Kita", "bus") is Join.KEEP
    assert joiner.decide("Best", "Practice") is Join.JOIN


def test_list_is_asked_after_the_document() -> None:
    words = WordList({"abc-def", "abc", "def"}.__contains__)
    assert HyphenJoiner(words=words).decide("abc", "def") is Join.KEEP
    assert HyphenJoiner({"abcdef": 1}, words=words).decide("abc", "def") is Join.JOIN


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_text_is_decided(left: str, right: str) -> None:
    assert HyphenJoiner().decide(left, right) in Join


@pytest.mark.parametrize("word", ["Haus", "haus", "HAUS", "Teilhabeplan", "Integrationslotsenprojekt", "TEILHABEPLAN"])
def test_words_and_compounds_are_words(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", ["", "Migrati", "onshintergrund", "Qwrtz", "Haus-", "12", "Schnittsaufg"])
def test_fragments_are_no_words(word: str) -> None:
    assert not is_word(word)


@pytest.mark.parametrize("compound", ["berghof", "ratshof", "sonnenhof", "ochsenhof", "liedeshof", "kinderhof"])
def test_links_join_parts(compound: str) -> None:
    words = WordList({"berg", "rat", "sonne", "ochs", "lied", "kind", "hof"}.__contains__)
    assert words.is_word(compound)
    assert words.is_first_part(compound.removesuffix("hof"))


def test_parts_are_not_too_short() -> None:
    words = WordList({"ab", "hof"}.__contains__)
    assert not words.is_word("abhof")
    assert not words.is_word("abeshof")


def test_endless_strings_are_no_words() -> None:
    assert not WordList({"berg"}.__contains__).is_word("berg" * 2000)


def test_import_reads_no_word_list() -> None:
    code = "import lzma; lzma.open = None; import konzeptminer.text as t; {}"
    for use, status in (("t.HyphenJoiner()", 0), ("t.is_word('Haus')", 1)):
        done = subprocess.run([sys.executable, "-c", code.format(use)], capture_output=True, check=False)
        assert done.returncode == status
