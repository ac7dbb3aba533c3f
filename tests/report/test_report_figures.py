import pytest

from konzeptminer.report.figures import count, enumeration, euro, number, percent


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (1234, "1.234"), (0.5, "0,5"), (1234567.25, "1.234.567,25"), (100, "100"), (10, "10")]
)
def test_number(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0\u00a0%"), (0.001, "unter 1\u00a0%"), (0.314, "31\u00a0%"), (0.999, "über 99\u00a0%"), (1, "100\u00a0%")],
)
def test_percent(share: float, text: str) -> None:
    assert percent(share) == text


def test_euro() -> None:
    assert euro(12500.4) == "12.500\u00a0€"


def test_count_takes_the_noun_that_fits() -> None:
    assert [count(value, "Eintrag", "Einträge") for value in (0, 1, 1000)] == [
        "0\u00a0Einträge",
        "1\u00a0Eintrag",
        "1.000\u00a0Einträge",
    ]


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A und B"), (list("ABC"), "A, B und C")]
)
def test_enumeration(names: list[str], text: str) -> None:
    assert enumeration(names) == text
