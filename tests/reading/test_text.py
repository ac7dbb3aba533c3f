"""Text files as pages."""

import re
from pathlib import Path

import numpy as np
import pytest

from konzeptminer.errors import InputError, NoTextError, UnsupportedFileError
from konzeptminer.reading.text import read_text


def write(folder: Path, data: bytes) -> Path:
    path = folder / "probe.txt"
    path.write_bytes(data)
    return path


def test_a_form_feed_ends_a_page(tmp_path: Path) -> None:
    pages = read_text(write(tmp_path, b"eins\n\fzwei\n\f"))
    assert [(page.page, page.text) for page in pages] == [(1, "eins\n"), (2, "zwei\n")]


def test_a_line_with_one_blank_behind_a_page_number_begins_a_page(tmp_path: Path) -> None:
    pages = read_text(write(tmp_path, b"eins\n\n 7\n\n zwei\n zwei auch\n"))
    assert [page.text for page in pages] == ["eins\n\n 7\n", " zwei\n zwei auch\n"]


def heads(text: str) -> list[int]:
    return [match.start() for match in re.finditer("Ziele Maßnahmen", text)]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("eins geht \n auf der nächsten weiter\n", [" auf der"]),
        ("eins\n\n zwei nach einer Leerzeile\n", []),
        ("eins\n 1. Punkt einer Liste, der \nunten weitergeht\n", []),
        ("eins\n 2. Kapitel\n\nAnfang\n", [" 2. Kapitel"]),
        ("eins\n - zwei\n - drei\n", []),
        ("Ziele Maßnahmen\n\nLand\n Gutes \nZusammenleben\n", []),
        ("Ziele Maßnahmen\n\nLand\n Ziele Maßnahmen\n", [" Ziele"]),
        ("Ziele Maßnahmen\n\nLand\n 10.2.\nSprache\n", [" 10.2."]),
        ("Ziele Maßnahmen\n\nLand\n Mitglieder der Gruppe\n\nName\n", [" Mitglieder"]),
        ("eins\n\n\n\nTITEL\n\n \nKONZEPT DES KREISES 8\n \nzwei\n", ["TITEL"]),
    ],
)
def test_pages_begin_where_a_form_feed_became_a_blank(tmp_path: Path, text: str, starts: list[str]) -> None:
    _, *pages = read_text(write(tmp_path, text.encode()), heads)
    assert len(pages) == len(starts)
    assert all(page.text.startswith(start) for page, start in zip(pages, starts, strict=True))


def test_no_character_is_lost_between_pages(tmp_path: Path) -> None:
    text = "eins\n 2. Zwei\n\ndrei\n 3. Drei\n"
    assert "\n".join(page.text for page in read_text(write(tmp_path, text.encode()))) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_umlauts_survive_every_encoding(tmp_path: Path, encoding: str) -> None:
    assert read_text(write(tmp_path, "Maßnahmen für Ältere".encode(encoding)))[0].text == "Maßnahmen für Ältere"


def test_characters_have_no_boxes(tmp_path: Path) -> None:
    (page,) = read_text(write(tmp_path, b"eins"))
    assert page.boxes.shape == (4, 4)
    assert np.isnan(page.boxes).all()
    assert page.box(0, 4) is None


def test_a_file_without_text_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoTextError, match=r"probe\.txt"):
        read_text(write(tmp_path, b" \n\f"))


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        read_text(tmp_path / "fehlt.txt")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(bytes(range(256)) * 20, id="binary"),
        pytest.param("Maßnahmen für Ältere".encode("utf-16-le"), id="utf-16 without mark"),
        pytest.param("Maßnahmen für Ältere".encode("utf-32"), id="utf-32"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnsupportedFileError, match=r"probe\.txt: this is no text.*save the text as UTF-8"):
        read_text(write(tmp_path, data))


def test_control_characters_for_bullets_are_no_reason_to_refuse_a_text(tmp_path: Path) -> None:
    assert read_text(write(tmp_path, b"\x07 Wege in allen Stadtteilen bauen\n" * 20))


def test_a_file_larger_than_any_export_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFileError, match=r"probe\.txt: the file has 11 MB, more than the 10 MB.*split it"):
        read_text(write(tmp_path, b"Wege bauen\n" * 1_000_000))
