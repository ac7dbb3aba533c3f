"""Reading PDFs: pages one by one, and what becomes of a file that is damaged, encrypted or without text."""

import gc
import hashlib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pdfplumber
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from drawn import UPRIGHT, Draw, Sheet, draw, read_pages
from pdfminer.layout import LTPage
from reportlab.lib import pdfencrypt

import konzeptminer as km
from konzeptminer.errors import DamagedFileError, EncryptedFileError, NoTextError
from konzeptminer.reading.page import PageContent
from konzeptminer.reading.pdf import PdfplumberReader
from konzeptminer.reading.reader import BrokenPage
from konzeptminer.records import WarningCode

CORPUS = Path(__file__).parents[2] / "corpus"

WITHOUT_EURO = (b"/WinAnsiEncoding /Name /F1", b"/StandardEncoding /Name /F")
"""Bytes to replace, and with what, so that the font knows no letter behind the code of the euro sign."""


def says(text: str) -> Draw:
    return lambda sheet: sheet.text(100, 100, text)


def text_of(page: PageContent | BrokenPage) -> str:
    assert isinstance(page, PageContent), page.reason
    return "".join(page.glyphs.text)


def euros(sheet: Sheet) -> None:
    """Print euro signs one by one: without a letter behind their code they have no width of their own."""
    for place in range(10):
        sheet.text(100 + 10 * place, 100, "€")


def replaced(path: Path, old: bytes, new: bytes, *, occurrence: int = 0) -> Path:
    """Write a file again with one occurrence of some bytes replaced by as many others, so that no offset changes."""
    assert len(old) == len(new)
    parts = path.read_bytes().split(old)
    head, tail = old.join(parts[: occurrence + 1]), old.join(parts[occurrence + 1 :])
    path.write_bytes(head + new + tail)
    return path


class TestWholeFile:
    def test_pages_come_in_order_with_their_numbers(self, tmp_path: Path) -> None:
        pages = read_pages(draw(tmp_path / "plan.pdf", says("eins"), says("zwei")))
        assert [page.number for page in pages] == [1, 2]
        assert [text_of(page) for page in pages] == ["eins", "zwei"]

    def test_title_is_stripped(self, tmp_path: Path) -> None:
        path = draw(tmp_path / "plan.pdf", says("eins"), title=" Plan für Öjendorf ")
        with PdfplumberReader().open(path) as file:
            assert file.title == "Plan für Öjendorf"

    def test_blank_title_is_none(self, tmp_path: Path) -> None:
        with PdfplumberReader().open(draw(tmp_path / "plan.pdf", says("eins"), title=" ")) as file:
            assert file.title is None

    @pytest.fixture
    def opened(self, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
        """Give what pdfplumber opens."""
        files: list[Any] = []
        real = pdfplumber.open

        def spy(*args: Any, **more: Any) -> Any:
            files.append(real(*args, **more))
            return files[-1]

        monkeypatch.setattr(pdfplumber, "open", spy)
        return files

    def test_title_that_is_no_text_is_none(self, tmp_path: Path) -> None:
        path = replaced(draw(tmp_path / "plan.pdf", says("eins"), title="Titel"), b"/Title (Titel)", b"/Title 1234567")
        with PdfplumberReader().open(path) as file:
            assert file.title is None

    def test_pages_are_not_held_when_they_were_given(self, tmp_path: Path) -> None:
        def parsed() -> int:
            gc.collect()
            return sum(isinstance(item, LTPage) for item in gc.get_objects())

        before = parsed()
        path = draw(tmp_path / "plan.pdf", *[says(f"Seite {n}") for n in range(3)])
        with PdfplumberReader().open(path) as file:
            held = [parsed() - before for _ in file.pages()]
        assert held == [0, 0, 0]

    def test_file_is_closed_though_reading_stops_early(self, tmp_path: Path, opened: list[Any]) -> None:
        with PdfplumberReader().open(draw(tmp_path / "plan.pdf", says("eins"), says("zwei"))) as file:
            next(file.pages())
        assert opened[0].stream.closed


class TestDamage:
    @pytest.mark.parametrize("name", ["mettmann-2011", "ennepe-ruhr-2013"])
    @pytest.mark.parametrize("share", [0.01, 0.2, 0.5, 0.8, 0.95, 0.999])
    def test_truncated_corpus_file_is_damaged(self, tmp_path: Path, name: str, share: float) -> None:
        whole = (CORPUS / f"{name}.pdf").read_bytes()
        path = tmp_path / "cut.pdf"
        path.write_bytes(whole[: int(share * len(whole))])
        with pytest.raises(DamagedFileError, match="truncated or damaged") as caught:
            read_pages(path)
        assert str(path) in str(caught.value)

    def test_file_cut_anywhere_is_read_or_damaged(self, tmp_path: Path) -> None:
        path = draw(tmp_path / "plan.pdf", *[says(f"Seite {n}") for n in range(3)])
        whole = path.read_bytes()
        outcomes = set()
        for cut in {*range(9, len(whole), 37), *range(len(whole) - 60, len(whole))}:
            path.write_bytes(whole[:cut])
            try:
                outcomes.add(tuple(text_of(page) for page in read_pages(path)))
            except DamagedFileError:
                outcomes.add(("damaged",))
        assert outcomes == {("damaged",), ("Seite 0", "Seite 1", "Seite 2")}

    def test_file_without_pages_is_damaged(self, tmp_path: Path) -> None:
        path = draw(tmp_path / "leer.pdf", says("eins"))
        path = replaced(path, b"/Count 1 /Kids [ 3 0 R ]", b"/Count 0 /Kids [       ]")
        path = replaced(path, b"/Type /Page\n", b"/Type /Pxxx\n")
        with pytest.raises(DamagedFileError, match="no page"):
            read_pages(path)

    def test_pages_that_the_file_promises_and_lacks_are_told(self, tmp_path: Path) -> None:
        path = draw(tmp_path / "plan.pdf", says("eins"), says("zwei"))
        pages = read_pages(replaced(path, b"/Count 2", b"/Count 4"))
        assert [(page.number, isinstance(page, BrokenPage)) for page in pages] == [
            (1, False),
            (2, False),
            (3, True),
            (4, True),
        ]

    def test_number_of_pages_that_cannot_be_is_not_believed(self, tmp_path: Path) -> None:
        path = draw(tmp_path / "plan.pdf", says("eins"), says("zwei"))
        path = replaced(path, b"/Count 2 /Kids [ 3 0 R 4 0 R ] /", b"/Count 200000/Kids[3 0 R 4 0 R]/")
        assert [text_of(page) for page in read_pages(path)] == ["eins", "zwei"]

    def test_page_that_cannot_be_parsed_leaves_the_others(self, tmp_path: Path) -> None:
        path = draw(tmp_path / "plan.pdf", *[says(f"Seite {n}") for n in (1, 2, 3)])
        pages = read_pages(replaced(path, b"/ASCII85Decode", b"/ASCII99Decode", occurrence=1))
        assert [text_of(page) for page in (pages[0], pages[2])] == ["Seite 1", "Seite 3"]
        assert isinstance(pages[1], BrokenPage)
        assert (pages[1].number, "ASCII99Decode" in pages[1].reason) == (2, True)

    def test_page_that_cannot_be_parsed_is_warned_of(self, tmp_path: Path) -> None:
        path = draw(tmp_path / "plan.pdf", *[says(f"Seite {n}") for n in (1, 2, 3)])
        document = km.read(replaced(path, b"/ASCII85Decode", b"/ASCII99Decode", occurrence=1))
        assert [(warning.code, warning.page) for warning in document.warnings] == [(WarningCode.BROKEN_PAGE, 2)]
        assert [page.number for page in document.pages] == [1, 3]

    def test_file_of_broken_pages_alone_is_damaged(self, tmp_path: Path) -> None:
        path = replaced(draw(tmp_path / "plan.pdf", says("eins")), b"/ASCII85Decode", b"/ASCII99Decode")
        with pytest.raises(DamagedFileError):
            km.read(path)

    def test_page_without_a_size_leaves_the_others(self, tmp_path: Path) -> None:
        path = draw(tmp_path / "plan.pdf", *[says(f"Seite {n}") for n in (1, 2, 3)])
        pages = read_pages(replaced(path, b"/MediaBox", b"/MediaBax", occurrence=1))
        assert [text_of(page) for page in (pages[0], pages[2])] == ["Seite 1", "Seite 3"]

    def test_page_missing_from_the_page_tree_is_told(self, tmp_path: Path) -> None:
        path = draw(tmp_path / "plan.pdf", *[says(f"Seite {n}") for n in (1, 2, 3)])
        document = km.read(replaced(path, b"/Kids [ 3 0 R 4 0 R 5 0 R ]", b"/Kids [ 3 0 R 99 0 R 5 0 R]"))
        assert len(document.pages) == 2
        assert [warning.code for warning in document.warnings] == [WarningCode.BROKEN_PAGE]


class TestEncryption:
    @pytest.fixture
    def aes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Lend reportlab the cipher it lacks for AES-256."""

        class Encrypter:
            def __init__(self, mode: Any) -> None:
                self._encryptor = Cipher(algorithms.AES(mode.key), modes.CBC(mode.iv)).encryptor()

            def feed(self, data: bytes = b"") -> bytes:
                return self._encryptor.update(data)

        def mode(key: bytes, iv: bytes) -> SimpleNamespace:
            return SimpleNamespace(key=key, iv=iv)

        cipher = SimpleNamespace(Encrypter=Encrypter, AESModeOfOperationCBC=mode)
        monkeypatch.setattr(pdfencrypt, "pyaes", cipher)
        monkeypatch.setattr(pdfencrypt, "sha256", hashlib.sha256, raising=False)

    def encrypted(self, path: Path, strength: int, password: str) -> Path:
        lock = pdfencrypt.StandardEncryption(password, ownerPassword="chef", strength=strength)
        return draw(path, says("Guten Tag"), encrypt=lock)

    @pytest.mark.usefixtures("aes")
    @pytest.mark.parametrize("strength", [40, 128, 256])
    def test_empty_password_is_tried(self, tmp_path: Path, strength: int) -> None:
        (page,) = read_pages(self.encrypted(tmp_path / "plan.pdf", strength, ""))
        assert text_of(page) == "Guten Tag"

    @pytest.mark.usefixtures("aes")
    @pytest.mark.parametrize("strength", [40, 128, 256])
    def test_password_is_asked_for(self, tmp_path: Path, strength: int) -> None:
        path = self.encrypted(tmp_path / "plan.pdf", strength, "geheim")
        with pytest.raises(EncryptedFileError, match="password") as caught:
            read_pages(path)
        assert str(path) in str(caught.value)

    def test_unknown_lock_is_no_damage(self, tmp_path: Path) -> None:
        path = replaced(self.encrypted(tmp_path / "plan.pdf", 128, ""), b"/Filter /Standard", b"/Filter /Siegel_2")
        with pytest.raises(EncryptedFileError):
            read_pages(path)


class TestNoText:
    def test_scan_is_sent_to_text_recognition(self, tmp_path: Path) -> None:
        path = draw(tmp_path / "scan.pdf", lambda sheet: sheet.image(0, 0, *UPRIGHT))
        with pytest.raises(NoTextError, match="OCR") as caught:
            km.read(path)
        assert str(path) in str(caught.value)

    def test_each_scanned_page_among_others_is_warned_of(self, tmp_path: Path) -> None:
        def scan(sheet: Sheet) -> None:
            sheet.image(0, 0, *UPRIGHT)

        document = km.read(draw(tmp_path / "plan.pdf", scan, says("Vorwort"), scan))
        assert [(warning.code, warning.page) for warning in document.warnings] == [
            (WarningCode.NO_TEXT, 1),
            (WarningCode.NO_TEXT, 3),
        ]
        assert all("OCR" in warning.message for warning in document.warnings)

    def test_blank_page_and_page_with_a_picture_are_no_scans(self, tmp_path: Path) -> None:
        def pictured(sheet: Sheet) -> None:
            sheet.text(100, 100, "Titel")
            sheet.image(100, 200, 500, 600)

        assert not km.read(draw(tmp_path / "plan.pdf", pictured, lambda _: None)).warnings

    def test_blank_file_is_not_told_to_be_images(self, tmp_path: Path) -> None:
        with pytest.raises(NoTextError) as caught:
            km.read(draw(tmp_path / "leer.pdf", lambda _: None))
        assert "are images" not in str(caught.value)

    def test_letters_without_meaning_are_garbage(self, tmp_path: Path) -> None:
        path = draw(tmp_path / "plan.pdf", euros)
        replaced(path, *WITHOUT_EURO)
        assert text_of(read_pages(path)[0]) == "\ufffd" * 10
        with pytest.raises(NoTextError, match="garbage"):
            km.read(path)

    def test_page_of_letters_without_meaning_is_warned_of(self, tmp_path: Path) -> None:
        path = draw(tmp_path / "plan.pdf", says("Text mit Sinn auf Seite eins"), euros)
        replaced(path, *WITHOUT_EURO)
        warnings = km.read(path).warnings
        assert [(warning.code, warning.page) for warning in warnings] == [(WarningCode.UNREADABLE_TEXT, 2)]
