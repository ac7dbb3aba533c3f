"""One list of bullets, in the forms in which it is asked for."""

import re

import pytest

from konzeptminer.text.bullets import BULLETS, CLASS, TRAINED


@pytest.mark.parametrize("mark", sorted(BULLETS - {chr(code) for code in range(0xE001, 0xF8FF)}))
def test_the_class_holds_every_bullet(mark: str) -> None:
    assert re.fullmatch(CLASS, mark)


@pytest.mark.parametrize("mark", ["-", "*", "o", "→", "a", "1", " ", "„", ""])
def test_what_is_a_bullet_only_in_its_place_is_none(mark: str) -> None:
    assert mark not in BULLETS
    assert not re.fullmatch(CLASS, mark)


def test_those_of_the_model_are_some_of_them() -> None:
    assert set(TRAINED) < BULLETS
