import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konzeptminer.records.span import OffsetMap
from konzeptminer.text.clean import Cleaned, clean, items
from konzeptminer.text.hyphen import HyphenJoiner, Join

JOINER = HyphenJoiner()
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
HYPHENS = "-\u2010\u2011\u00ad"
GLYPHS = "•‣▪■□●○◦∙·➢➤✓✔❖\uf0b7\ue123\ufffd"
WEAK_GLYPHS = "-–—*→o\u2010\u2011\u00ad"
ZERO_WIDTH = "\u200b\u200c\u200d\ufeff\u2060" + "".join(map(chr, (*range(9), *range(14, 28), 127)))

RAW = st.one_of(
    st.text(),
    st.text(
        st.sampled_from(
            "aoUns Ä\n\n\t\u00a0\u2003\u0308\u0301ﬁﬃ.:1," + HYPHENS + GLYPHS[:3] + "–*→●\ufffd" + ZERO_WIDTH
        )
    ),
    st.lists(
        st.sampled_from(
            ("Quer-", "schnitt ", "• ", "•", "- ", "– ", "-", "o ", "o  ", "\n", "\n\n", " ", "und ", "Ämter ", "Ende.")
        )
    ).map("".join),
)


def cleaned(raw: str) -> str:
    return clean(raw, JOINER).text


def raw_indices(offsets: OffsetMap) -> list[int]:
    return [raw + i for _, raw, length in offsets for i in range(length)]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Quer-\nschnittsaufgabe", "Querschnittsaufgabe"),
        ("Migrati-\nonshintergrund", "Migrationshintergrund"),
        ("Deutsch-\nTürkischer Verein", "Deutsch-Türkischer Verein"),
        ("KOMM-IN NRW-\n2010/2011;", "KOMM-IN NRW-2010/2011;"),
        ("Best-\nPractice", "Best-Practice"),
        ("Aus-\nund Fortbildung", "Aus- und Fortbildung"),
        ("Bildungs-\n, Kultur- und Sportamt", "Bildungs-, Kultur- und Sportamt"),
        ("Know-\nhow", "Know-how"),
        ("INTEGRA-\nTIONSKONZEPT", "INTEGRATIONSKONZEPT"),
        ("2009-\n2011", "2009-2011"),
        ("2009–\n2011", "2009–2011"),
        ("Amt –\n40", "Amt – 40"),
        ("Träger –\nauch freie", "Träger – auch freie"),
        ("Träger -\nauch freie", "Träger - auch freie"),
        ("Träger --\nauch freie", "Träger -- auch freie"),
        ("www.mi-\ngration-me.de", "www.migration-me.de"),
        ("Ver-\nwal-\ntung", "Verwaltung"),
        ("öf-\nfentlich-\nrechtlich", "öffentlich-rechtlich"),
        ("Quer\u2010\nschnitt", "Querschnitt"),
        ("Best\u2011\nPractice", "Best-Practice"),
        ("Quer-\u200b \nschnitt", "Querschnitt"),
        ("Be\u00adra\u00adtungs\u00ad\nangebot", "Beratungsangebot"),
        ("Quer\u00ad \n schnitt", "Querschnitt"),
        ("Rhein\u2011Ruhr \u2010 z.\u202fB.", "Rhein-Ruhr - z. B."),
    ],
)
def test_line_breaks_and_hyphens(raw: str, text: str) -> None:
    assert cleaned(raw) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("", ""),
        (" \n\u200b\n\u00ad\n", ""),
        (" zwei  \t Worte\u00a0und\u3000mehr ", "zwei Worte und mehr"),
        ("eine\nZeile\r\nmehr", "eine Zeile mehr"),
        ("ein Absatz\n\n \nnoch einer", "ein Absatz\nnoch einer"),
        ("null\u200bbreit\ufeff", "nullbreit"),
        ("vor \u200b nach", "vor nach"),
        ("ﬁnden Eﬃzienz Schaﬀen", "finden Effizienz Schaffen"),
        ("Bu\u0308ro A\u0308mter Cafe\u0301 x\u0308\u0301", "Büro Ämter Café ẍ\u0301"),
        ("\u0308 allein", "\u0308 allein"),
    ],
)
def test_white_space_and_letters(raw: str, text: str) -> None:
    assert cleaned(raw) == text


def test_a_broken_word_runs_over_a_blank_line() -> None:
    assert cleaned("das Zen-\n\ntrum") == "das Zentrum"
    assert cleaned("Ein Angebot der Kita-\n\nPlanung") == "Ein Angebot der Kita-\nPlanung"
    assert cleaned("Be\u00ad\n\nratung") == "Beratung"
    assert cleaned("2009–\n\n2011") == "2009–\n2011"
    assert cleaned("Schul-\n\nund Kita") == "Schul-\nund Kita"


@pytest.mark.parametrize("glyph", GLYPHS)
def test_glyphs_open_items(glyph: str) -> None:
    assert cleaned(f"Ziele\n{glyph} Beratung für\nEltern\n{glyph}Sport") == "Ziele\nBeratung für Eltern\nSport"


@pytest.mark.parametrize("glyph", "-–—*→\u2010\u00ad")
def test_weak_glyphs_need_a_blank(glyph: str) -> None:
    assert cleaned(f"{glyph} Beratung\n{glyph} Sport") == "Beratung\nSport"
    assert cleaned(f"{glyph}Beratung").endswith("Beratung")
    assert cleaned("*Beratung\n→Sport\n–Kultur") == "*Beratung →Sport –Kultur"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Anlaufstelle Amt 7\n– Beratung vor Ort", "Anlaufstelle Amt 7 – Beratung vor Ort"),
        ("Das Amt\n- und der Verein - helfen", "Das Amt - und der Verein - helfen"),
        ("- Runder Tisch zweimal\nim Jahr\n- Treffen", "Runder Tisch zweimal im Jahr\nTreffen"),
        ("Ziele\n- Beratung\n- Sport", "Ziele\nBeratung\nSport"),
        ("Ziele:\n- Beratung", "Ziele:\nBeratung"),
        ("Es hilft der Verein.\n– Beratung", "Es hilft der Verein.\nBeratung"),
        ("Es hilft (der Verein.)\n– Beratung", "Es hilft (der Verein.)\nBeratung"),
        ("Beratung\n\n– Sport", "Beratung\nSport"),
        ("•\nBeratung\n•\nSport", "Beratung\nSport"),
        ("-\nBeratung\n-\nSport", "Beratung\nSport"),
        ("Ziele\n• – Beratung", "Ziele\nBeratung"),
        ("Ziele\n•\n– Beratung", "Ziele\nBeratung"),
        ("Amt\n\u00ad\u200b7", "Amt 7"),
        ("*\u200bBeratung", "*Beratung"),
        ("o  Beratung", "Beratung"),
        ("o\tBeratung", "Beratung"),
        ("o Beratung\no Sport", "Beratung\nSport"),
        ("o Z. wird vermerkt", "o Z. wird vermerkt"),
        ("nach 3\no Celsius", "nach 3 o Celsius"),
        ("online\nohne", "online ohne"),
        ("-", "-"),
        ("–\n\nSport", "–\nSport"),
        ("✓", "✓"),
        ("•", ""),
        ("●●○", "●●○"),
        ("\ufffdffnung", "\ufffdffnung"),
        ("a · b • c", "a · b • c"),
        ("Ämter-\n• Beratung", "Ämter-\nBeratung"),
        ("•\u00a0\x07Beratung", "Beratung"),
        ("o\u00adnline\no\u00adben", "online oben"),
    ],
)
def test_bullets(raw: str, text: str) -> None:
    assert cleaned(raw) == text


def test_every_character_knows_its_place() -> None:
    assert clean("Quer-\nschnitt", JOINER) == Cleaned("Querschnitt", ((0, 0, 4), (4, 6, 7)))
    assert clean(" ﬁn", JOINER) == Cleaned("fin", ((0, 1, 1), (1, 1, 2)))
    assert clean("u\u0308ber", JOINER) == Cleaned("über", ((0, 0, 1), (1, 2, 3)))
    assert clean("a  b", JOINER) == Cleaned("a b", ((0, 0, 2), (2, 3, 1)))
    assert clean("\u200b \u00a0a", JOINER) == Cleaned("a", ((0, 3, 1),))
    assert clean("a\u200b b", JOINER) == Cleaned("a b", ((0, 0, 1), (1, 2, 2)))
    assert clean("a \n b", JOINER) == Cleaned("a b", ((0, 0, 1), (1, 2, 1), (2, 4, 1)))
    assert clean("Quer\u200b-\nschnitt", JOINER) == Cleaned("Querschnitt", ((0, 0, 4), (4, 7, 7)))
    assert clean("eine\nZeile", JOINER).offsets == ((0, 0, 10),)


def test_items_are_ranges_without_bullets() -> None:
    raw = "Ziele:\n• Bera-\n  tung\n▪\n Sport \n\nKultur\n"
    ranges = items(raw, JOINER)
    assert [raw[start:end] for start, end in ranges] == ["Ziele:", "Bera-\n  tung", "Sport", "Kultur"]
    assert items("\n \n", JOINER) == []


def test_joiner_sees_cleaned_words() -> None:
    asked: list[tuple[str, str]] = []

    class Listening(HyphenJoiner):
        def decide(self, left: str, right: str) -> Join:
            asked.append((left, right))
            return Join.KEEP

    assert clean("der Kuﬁ\u2010\n  fi\u00adﬁ\u200b, da", Listening()).text == "der Kufi-fifi, da"
    assert asked == [("Kufi", "fifi,")]


def test_any_joiner_will_do() -> None:
    class Joining(HyphenJoiner):
        def decide(self, left: str, right: str) -> Join:
            return Join.JOIN

    assert clean("a\u200b-\n\u0308b", Joining()) == Cleaned("äb", ((0, 0, 1), (1, 5, 1)))


@given(RAW)
def test_offsets_cover_the_text(raw: str) -> None:
    result = clean(raw, JOINER)
    end = 0
    for start, raw_start, length in result.offsets:
        assert start == end
        assert length > 0
        assert 0 <= raw_start <= raw_start + length <= len(raw)
        end += length
    assert end == len(result.text)
    places = raw_indices(result.offsets)
    assert places == sorted(places)
    assert all(one[1] + one[2] != other[1] for one, other in pairwise(result.offsets))


def stands_for(char: str, raw: str, place: int) -> bool:
    printed = raw[place]
    if char in (" ", "\n"):
        return printed.isspace()
    if printed in HYPHENS and char == "-":
        return True
    base, *accents = unicodedata.normalize("NFD", char)
    shown = LIGATURES.get(printed, unicodedata.normalize("NFD", printed)[0])
    return printed == char or (base in shown and all(accent in unicodedata.normalize("NFD", raw) for accent in accents))


@given(RAW)
def test_every_character_stands_for_a_printed_one(raw: str) -> None:
    result = clean(raw, JOINER)
    for char, place in zip(result.text, raw_indices(result.offsets), strict=True):
        assert stands_for(char, raw, place), (char, place)


def is_bullet(char: str) -> bool:
    return char in GLYPHS + WEAK_GLYPHS or unicodedata.category(char) in ("Co", "Pd")


def may_go(raw: str, place: int) -> bool:
    char = raw[place]
    before = raw[raw.rfind("\n", 0, place) + 1 : place]
    behind = raw[place + 1 :].split("\n", 1)[0]
    return (
        char.isspace()
        or char in ZERO_WIDTH + "\u00ad"
        or "\u0300" <= char <= "\u036f"
        or (char in HYPHENS and all(c.isspace() or c in ZERO_WIDTH + "\u00ad" for c in behind))
        or (is_bullet(char) and all(c.isspace() or c in ZERO_WIDTH or is_bullet(c) for c in before))
    )


@given(RAW)
def test_nothing_visible_is_lost(raw: str) -> None:
    kept = set(raw_indices(clean(raw, JOINER).offsets))
    lost = [place for place in range(len(raw)) if place not in kept and not may_go(raw, place)]
    assert not lost


@given(RAW)
def test_cleaning_again_changes_nothing(raw: str) -> None:
    for line in cleaned(raw).split("\n"):
        if not line.startswith(tuple(GLYPHS + WEAK_GLYPHS)):
            assert cleaned(line) == line


@given(RAW)
def test_items_give_the_text_line_by_line(raw: str) -> None:
    assert "\n".join(cleaned(raw[start:end]) for start, end in items(raw, JOINER)) == cleaned(raw)
