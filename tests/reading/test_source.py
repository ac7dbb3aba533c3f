"""Finding a file: what is no readable PDF is refused with a message that names it and says what to do."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from konzeptminer.errors import DamagedFileError, InputError, NotFoundError, UnsupportedFileError
from konzeptminer.reading.source import locate


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def word_file() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document>Bericht</document>")
    return file.getvalue()


def test_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "fehlt.pdf"
    with pytest.raises(NotFoundError, match="no such file") as caught:
        locate(path)
    assert str(path) in str(caught.value)


def test_folder_is_told_from_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="folder"):
        locate(tmp_path)


def test_file_below_a_file_cannot_be_opened(tmp_path: Path) -> None:
    path = written(tmp_path / "plan.pdf", b"%PDF-1.7") / "seite.pdf"
    with pytest.raises(InputError, match="cannot be opened") as caught:
        locate(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("x" * 300 + ".pdf", id="too long"),
        pytest.param("a\0b.pdf", id="null byte"),
    ],
)
def test_impossible_name_is_an_input_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        locate(tmp_path / name)


def test_empty_file_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedFileError, match="empty"):
        locate(written(tmp_path / "leer.pdf", b""))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(word_file(), id="docx"),
        pytest.param(b"<!DOCTYPE html><html><body>404 Not Found</body></html>", id="html"),
        pytest.param(b"PDF", id="short"),
        pytest.param(b"x" * 1024 + b"%PDF-1.4\n", id="mark too late"),
    ],
)
def test_ending_pdf_does_not_make_a_pdf(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnsupportedFileError, match="no PDF"):
        locate(written(tmp_path / "bericht.pdf", content))


def test_mark_may_stand_behind_other_bytes(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + b"\n" * 900 + b"%PDF-1.4\n"
    assert locate(written(tmp_path / "plan.pdf", content)).path == tmp_path / "plan.pdf"


def test_ending_need_not_be_pdf(tmp_path: Path) -> None:
    assert locate(written(tmp_path / "download", b"%PDF-1.4\n")).reader.name.startswith("pdfplumber ")


def test_hash_covers_the_whole_file(tmp_path: Path) -> None:
    content = b"%PDF-1.4\n" + bytes(range(256)) * 100
    assert locate(written(tmp_path / "plan.pdf", content)).sha256 == hashlib.sha256(content).hexdigest()


def test_path_may_be_a_string(tmp_path: Path) -> None:
    path = written(tmp_path / "plan.pdf", b"%PDF-1.4\n")
    assert locate(str(path)).path == path


def test_pdf_that_is_named_a_text_is_read_as_a_pdf(tmp_path: Path) -> None:
    assert locate(written(tmp_path / "plan.txt", b"%PDF-1.4\n")).reader is not None
    assert locate(written(tmp_path / "brief.txt", b"Formate: %PDF-1.4\n")).reader is None
