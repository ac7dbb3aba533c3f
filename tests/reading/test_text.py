"""Text files as pages."""

from pathlib import Path

import numpy as np
import pytest

from konzeptminer.errors import InputError, NoTextError
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
