import pytest
from hypothesis import given
from hypothesis import strategies as st

from konzeptminer.records import Money, Period, Staff
from konzeptminer.rows.resources import parse_funding, parse_money, parse_staff

QUALIFIERS = st.sampled_from(["ca.", "max.", "bis", "bis zu", "ab", "zwischen", "und", "über", "jährlich", "je", "–"])
NUMBERS = st.sampled_from(["5.000", "1,500", "10", "5 000", "0,5", "½", "1/2", "500,-", "2024", "432", "eine", "halbe"])
UNITS = st.sampled_from(
    ["€", "EUR", "T€", "Mio.", "Mrd.", "Tsd.", "CHF", "/ Jahr", "pro Monat", "p.a.", "VZÄ", "h/Woche"]
)
STAFF = st.sampled_from(["Stelle", "vorhandenes", "Personal", "(50 %)", "50 %", "keine", "nicht", "\n", ";", ","])
FUNDING = st.sampled_from(["Landesmittel", "des", "Kreises", "ESF", "KfW", "Programm", "„Nah dran“", "aus", "Mittel"])
RESOURCE_TEXTS = st.lists(QUALIFIERS | NUMBERS | UNITS | STAFF | FUNDING).map(" ".join)


def only(text: str) -> Money:
    (money,) = parse_money(text)
    return money


@pytest.mark.parametrize(
    ("text", "minimum", "maximum"),
    [
        ("800 €", 800, 800),
        ("0 €", 0, 0),
        ("7.250 €", 7250, 7250),
        ("7.250,50 Euro", 7250.5, 7250.5),
        ("7 250 €", 7250, 7250),
        ("7\u202f250 €", 7250, 7250),
        ("7,250 €", 7250, 7250),
        ("1.234.567 €", 1_234_567, 1_234_567),
        ("900,- €", 900, 900),
        ("900,– €", 900, 900),
        ("€ 900,-", 900, 900),
        ("EUR900", 900, 900),
        ("900€", 900, 900),
        ("2,3 Mio. €", 2_300_000, 2_300_000),
        ("2.5 Mio €", 2_500_000, 2_500_000),
        ("2,500 Mio. €", 2_500_000, 2_500_000),
        ("2.500 Mio. €", 2_500_000_000, 2_500_000_000),
        ("4 Milliarden Euro", 4e9, 4e9),
        ("40 Tsd. Euro", 40_000, 40_000),
        ("40 T€", 40_000, 40_000),
        ("40 TEUR", 40_000, 40_000),
        ("TEUR 40", 40_000, 40_000),
        ("zwei Millionen Euro", 2_000_000, 2_000_000),
        ("eine halbe Million Euro", 500_000, 500_000),
        ("max. 600 €", None, 600),
        ("bis zu 600 €", None, 600),
        ("höchstens 600 €", None, 600),
        ("mindestens 600 €", 600, None),
        ("ab 600 €", 600, None),
        ("über 600 €", 600, None),
        ("600 – 900 €", 600, 900),
        ("600-900 €", 600, 900),
        ("600 € bis max. 900 €", 600, 900),
        ("€ 600 - 900", 600, 900),
        ("zwischen 600 und 900 €", 600, 900),
        ("1,5 bis 2,5 Mrd. €", 1.5e9, 2.5e9),
        ("300.000 bis 1,2 Mio. €", 300_000, 1_200_000),
        ("Mio. € 1,5 – 2", 1_500_000, 2_000_000),
        ("2000 - 3000 €", 2000, 3000),
    ],
)
def test_amount_and_its_bounds(text: str, minimum: float | None, maximum: float | None) -> None:
    money = only(text)
    assert (money.text, money.minimum, money.maximum) == (text, minimum, maximum)


@pytest.mark.parametrize("word", ["ca.", "rund", "etwa", "ungefähr", "Rund", "knapp", "~"])
def test_approximate(word: str) -> None:
    money = only(f"{word} 1.200 €")
    assert (money.text, money.approximate) == (f"{word} 1.200 €", True)


def test_amount_printed_outright_is_not_approximate() -> None:
    assert not only("1.200 €").approximate


def test_qualifier_tied_to_the_number_without_a_blank() -> None:
    assert only("ca.1.200€").approximate


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("700 € / Jahr", Period.YEAR),
        ("700 €/a", Period.YEAR),
        ("700 € pro Jahr", Period.YEAR),
        ("700 € p.a.", Period.YEAR),
        ("700 Euro jährlich", Period.YEAR),
        ("jährlich 700 €", Period.YEAR),
        ("700 € (pro Schuljahr)", Period.YEAR),
        ("je 700 € im Monat", Period.MONTH),
        ("monatlich 700 €", Period.MONTH),
        ("700 €", None),
    ],
)
def test_period_is_part_of_the_amount(text: str, period: Period | None) -> None:
    money = only(text)
    assert (money.text, money.period) == (text, period)


def test_period_of_an_adjective_in_front() -> None:
    assert only("ein jährlicher Zuschuss von 700 €").period is Period.YEAR


def test_period_does_not_reach_over_a_comma() -> None:
    assert only("das jährlich gefeierte Fest, 700 €").period is None


def test_a_certain_year_is_no_period() -> None:
    assert only("700 € im Jahr 2031").period is None


@pytest.mark.parametrize(
    ("text", "currency"),
    [("80 CHF", "CHF"), ("CHF 1'200", "CHF"), ("80 US-Dollar", "USD"), ("$ 80", "USD"), ("80 DM", "DEM")],
)
def test_currency(text: str, currency: str) -> None:
    assert only(text).currency == currency


@pytest.mark.parametrize(
    "text",
    [
        "(2031)",
        "35 % der Kosten",
        "120 GWh",
        "60-2",
        "§ 9 SGB VIII",
        "31.12.2031",
        "S. 17",
        "DE02 1203 0000 0000 2020 51",
        "10 Mio. Menschen",
        "3 Euroregionen",
        "",
    ],
)
def test_number_without_currency_is_no_money(text: str) -> None:
    assert parse_money(text) == ()


def test_year_in_front_of_a_dash_is_no_bound() -> None:
    assert only("2031 - 4.000 €").minimum == 4000


def test_year_behind_an_amount_is_no_bound() -> None:
    assert only("400 € bis 2031").text == "400 €"


def test_falling_numbers_are_no_range() -> None:
    assert only("9.000 € – 50").maximum == 9000


def test_over_behind_a_noun_names_the_amount() -> None:
    money = only("Zuschuss über 600 €")
    assert (money.minimum, money.maximum) == (600, 600)


def test_several_amounts_in_text_order() -> None:
    found = parse_money("2031: 100 €; 2032: ca. 200 € pro Jahr, danach bis zu 300 €")
    assert [money.text for money in found] == ["100 €", "ca. 200 € pro Jahr", "bis zu 300 €"]


@given(st.text() | RESOURCE_TEXTS)
def test_money_is_a_substring_with_ordered_bounds(text: str) -> None:
    position = 0
    for money in parse_money(text):
        position = text.index(money.text, position) + len(money.text)
        assert money.minimum is not None or money.maximum is not None
        if money.minimum is not None and money.maximum is not None:
            assert money.minimum <= money.maximum


@given(st.integers(min_value=0, max_value=10**9))
def test_german_grouping_is_read_back(value: int) -> None:
    assert only(f"{value:,} €".replace(",", ".")).maximum == value


@pytest.mark.parametrize(
    ("text", "fte"),
    [
        ("0,5 VZÄ", 0.5),
        ("1,0 Stelle", 1.0),
        ("halbe Stelle", 0.5),
        ("eine halbe Stelle", 0.5),
        ("eine Vollzeitstelle", 1.0),
        ("zwei Stellen", 2.0),
        ("3 Vollzeitäquivalente", 3.0),
        ("0,25 Personalstelle", 0.25),
        ("½ Stelle", 0.5),
        ("1 ½ Stellen", 1.5),
        ("3/4 Stelle", 0.75),
        ("anderthalb Stellen", 1.5),
        ("50 %-Stelle", 0.5),
        ("75 % einer Vollzeitstelle", 0.75),
        ("1 Stelle (60 %)", 0.6),
        ("eine zusätzliche Stelle", 1.0),
        ("eine Teilzeitstelle", None),
        ("19,5 Wochenstunden", None),
        ("8 h/Woche", None),
        ("zusätzliches Personal", None),
    ],
)
def test_full_time_equivalents(text: str, fte: float | None) -> None:
    assert parse_staff(text) == (Staff(text=text, fte=fte),)


@pytest.mark.parametrize(
    "text",
    [
        "Vorhandenes Personal",
        "vorhandene Personalressourcen",
        "im Rahmen des laufenden Personals",
        "eigenem Personal",
        "Personal ist vorhanden",
        "vorhandene Mitarbeiter/innen",
    ],
)
def test_existing_staff(text: str) -> None:
    assert parse_staff(text) == (Staff(text=text, existing=True),)


@pytest.mark.parametrize(
    "text",
    [
        "Personalkosten",
        "Personal- und Sachkosten",
        "eine Beratungsstelle",
        "kein zusätzliches Personal",
        "200 kWh/Jahr",
    ],
)
def test_no_staff(text: str) -> None:
    assert parse_staff(text) == ()


def test_denial_ends_at_and() -> None:
    assert [staff.text for staff in parse_staff("keine Sachmittel und vorhandenes Personal")] == [
        "vorhandenes Personal"
    ]


@given(st.text() | RESOURCE_TEXTS)
def test_staff_is_a_substring(text: str) -> None:
    position = 0
    for staff in parse_staff(text):
        position = text.index(staff.text, position) + len(staff.text)


@pytest.mark.parametrize(
    "text",
    [
        "KOMM-IN NRW-2012/2013",
        "ESF",
        "AMIF-Mittel",
        "Fördermittel des Landes",
        "Mittel der Stiftung Nachbarschaft",
        "Mittel aus dem Europäischen Sozialfonds",
        "Landesmittel der Förderlinie Nahverkehr",
        "Förderprogramm „Gutes Quartier“",
        "Landesprogramm Wegweiser",
        "WEGE-Programm",
        "KfW 432",
        "KfW-Förderprogramm 432",
        "Förderung durch den Bund",
        "Eigenmittel",
        "Spenden",
        "Städtebauförderung",
    ],
)
def test_funding_as_printed(text: str) -> None:
    assert parse_funding(f"{text}; sonst noch offen") == (text,)


@pytest.mark.parametrize(
    "text",
    [
        "keine Drittmittel verfügbar",
        "Keine Dritt-/Haushaltsmittel",
        "Landesmittel werden nicht eingesetzt",
        "Mittel s.o.",
        "Sprachförderung",
        "Förderung der Begegnung",
        "Fördermittel",
    ],
)
def test_no_funding(text: str) -> None:
    assert parse_funding(text) == ()


def test_funding_once_in_text_order() -> None:
    assert parse_funding("Spenden, Landesmittel; mit Landesmitteln und ESF") == ("Spenden", "Landesmittel", "ESF")


def test_amount_behind_a_bank_is_not_its_programme() -> None:
    assert parse_funding("KfW 500 €") == ("KfW",)


def test_one_text_of_all_three_sorts() -> None:
    text = "KOMM-IN NRW-2012; 5.000 €; vorhandenes Personal"
    assert parse_funding(text) == ("KOMM-IN NRW-2012",)
    assert [money.text for money in parse_money(text)] == ["5.000 €"]
    assert [staff.text for staff in parse_staff(text)] == ["vorhandenes Personal"]


@given(st.text() | RESOURCE_TEXTS)
def test_funding_is_a_substring_and_once(text: str) -> None:
    found = parse_funding(text)
    assert all(name in text for name in found)
    assert len(set(found)) == len(found)
