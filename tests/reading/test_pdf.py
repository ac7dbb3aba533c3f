"""Reading PDFs: what is on a page, where it stands as displayed, and what becomes of a file that is not whole."""

import gc
import hashlib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pdfplumber
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from drawn import UPRIGHT, Draw, Sheet, contents, draw, read_pages
from pdfminer.layout import LTPage
from reportlab.lib import pdfencrypt

import konzeptminer as km
from konzeptminer.errors import DamagedFileError, EncryptedFileError, NoTextError
from konzeptminer.reading.page import PageContent, Rule
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


def in_user_space(sheet: Sheet, x: float, y: float, text: str) -> None:
    """Print a text at a place counted from the lower left corner of the page before it is turned."""
    sheet.canvas.setFont("Helvetica", 10)
    sheet.canvas.drawString(x, y, text)


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


class TestPlaces:
    def test_box_counts_from_the_top_left(self) -> None:
        (page,) = contents(says("H"))
        x0, top, _, bottom = page.glyphs.box[0]
        assert x0 == pytest.approx(100)
        assert top < 100 < bottom
        assert page.glyphs.size[0] == pytest.approx(bottom - top)
        assert (page.width, page.height) == UPRIGHT

    @pytest.mark.parametrize(
        ("turn", "left", "top"),
        [
            # The page's own space is 600 x 800 upright and 800 x 600 lying; the text begins at (200, 500) from below.
            pytest.param(0, 200, 300, id="0"),
            pytest.param(90, 500, 200, id="90"),
            pytest.param(180, 400, 500, id="180"),
            pytest.param(270, 100, 600, id="270"),
        ],
    )
    def test_turned_page_is_read_as_displayed(self, turn: int, left: float, top: float) -> None:
        def page(sheet: Sheet) -> None:
            sheet.canvas.setPageRotation(turn)
            in_user_space(sheet, 200, 500, "H")
            sheet.canvas.line(200, 500, 300, 500)

        (read,) = contents(page)
        x0, y0, x1, y1 = read.glyphs.box[0]
        # The baseline's first point is a corner of the box but for the letters' depth of about 2 points.
        assert x0 - 3 <= left <= x1 + 3
        assert y0 - 3 <= top <= y1 + 3
        assert int(read.glyphs.angle[0]) == (360 - turn) % 360
        assert (read.width, read.height) == UPRIGHT
        (rule,) = read.rules
        assert rule.horizontal is (turn in (0, 180))
        assert rule.position == pytest.approx(top if rule.horizontal else left)

    def test_crop_box_is_the_displayed_page(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.canvas.setCropBox((50, 100, 550, 750))
            sheet.text(200, 300, "H")
            sheet.box(200, 310, 300, 330, fill=0.8)
            sheet.rule(200, 340, 300, 340)
            sheet.image(200, 350, 300, 360)

        (read,) = contents(page)
        x0, top, _, bottom = read.glyphs.box[0]
        assert (read.width, read.height) == (500, 650)
        assert x0 == pytest.approx(150)
        assert top < 250 < bottom
        assert read.fills == [pytest.approx((150, 260, 250, 280))]
        assert read.rules == [Rule(horizontal=True, position=290, start=150, end=250)]
        assert read.images == [pytest.approx((150, 300, 250, 310))]

    def test_crop_box_beyond_the_page_is_cut(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.canvas.setCropBox((-50, -50, 700, 900))
            sheet.text(200, 300, "H")

        (read,) = contents(page)
        assert (read.width, read.height) == UPRIGHT
        assert read.glyphs.box[0][0] == pytest.approx(200)

    @pytest.mark.parametrize(
        ("turn", "left", "top", "size"),
        [
            pytest.param(90, 400, 150, (650, 500), id="90"),
            pytest.param(180, 350, 400, (500, 650), id="180"),
            pytest.param(270, 250, 350, (650, 500), id="270"),
        ],
    )
    def test_crop_box_of_a_turned_page(self, turn: int, left: float, top: float, size: tuple[float, float]) -> None:
        def page(sheet: Sheet) -> None:
            sheet.canvas.setPageRotation(turn)
            sheet.canvas.setCropBox((50, 100, 550, 750))
            in_user_space(sheet, 200, 500, "H")

        # A page that is turned by 90 or 270 is given its displayed size.
        (read,) = contents(page, size=UPRIGHT if turn == 180 else UPRIGHT[::-1])
        x0, y0, x1, y1 = read.glyphs.box[0]
        assert (read.width, read.height) == size
        assert x0 - 3 <= left <= x1 + 3
        assert y0 - 3 <= top <= y1 + 3

    def test_page_box_need_not_begin_at_zero(self, tmp_path: Path) -> None:
        path = draw(tmp_path / "plan.pdf", says("H"))
        (page,) = read_pages(replaced(path, b"/MediaBox [ 0 0 600 800 ]", b"/MediaBox [20 30 600 800]"))
        assert isinstance(page, PageContent)
        assert (page.width, page.height) == (580, 770)
        assert page.glyphs.box[0][0] == pytest.approx(80)
        assert page.glyphs.box[0][1] < 100 < page.glyphs.box[0][3]

    @pytest.mark.parametrize("angle", [0, 90, 180, 270])
    def test_turned_text_knows_its_angle(self, angle: int) -> None:
        (page,) = contents(lambda sheet: sheet.text(300, 400, "Hi", angle=angle))
        first, second = page.glyphs.box
        middle = (second[:2] + second[2:] - first[:2] - first[2:]) / 2
        assert set(page.glyphs.angle.tolist()) == {angle}
        assert page.glyphs.size.tolist() == pytest.approx([10, 10], abs=0.1)
        direction = {0: middle[0] > 4, 90: middle[1] < -4, 180: middle[0] < -4, 270: middle[1] > 4}
        assert direction[angle]

    def test_slightly_slanted_text_is_upright(self) -> None:
        (page,) = contents(lambda sheet: sheet.text(300, 400, "Hi", angle=3))
        assert set(page.glyphs.angle.tolist()) == {0}

    def test_text_inside_a_form_is_read_at_its_place(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.canvas.beginForm("stempel")
            sheet.canvas.drawString(0, 0, "Entwurf")
            sheet.canvas.endForm()
            sheet.canvas.translate(200, 500)
            sheet.canvas.doForm("stempel")

        (read,) = contents(page)
        assert text_of(read) == "Entwurf"
        assert read.glyphs.box[0][0] == pytest.approx(200)
        assert read.glyphs.box[0][1] < 300 < read.glyphs.box[0][3]

    def test_fonts_tell_bold(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(100, 100, "a")
            sheet.text(100, 120, "b", bold=True)

        (read,) = contents(page)
        assert [read.glyphs.is_bold(index) for index in (0, 1)] == [False, True]

    def test_page_without_anything_is_empty(self) -> None:
        (page,) = contents(lambda _: None)
        assert (len(page.glyphs), page.glyphs.box.shape) == (0, (0, 4))
        assert not page.rules
        assert not page.fills
        assert not page.images


class TestRulesAndFills:
    def test_thin_rectangles_are_rules(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.box(100, 200, 400, 202, fill=0)
            sheet.box(100, 200, 102, 500, fill=0)

        (read,) = contents(page)
        assert read.rules == [
            Rule(horizontal=True, position=201, start=100, end=400),
            Rule(horizontal=False, position=101, start=200, end=500),
        ]
        assert not read.fills

    def test_thick_rectangle_is_a_fill(self) -> None:
        (page,) = contents(lambda sheet: sheet.box(100, 200, 400, 204, fill=0))
        assert page.fills == [pytest.approx((100, 200, 400, 204))]
        assert not page.rules

    def test_framed_rectangle_gives_four_rules(self) -> None:
        (page,) = contents(lambda sheet: sheet.box(100, 200, 400, 250, stroke=True))
        assert {(rule.horizontal, rule.position) for rule in page.rules} == {
            (True, 200),
            (True, 250),
            (False, 100),
            (False, 400),
        }

    def test_framed_and_shaded_rectangle_is_a_fill_too(self) -> None:
        (page,) = contents(lambda sheet: sheet.box(100, 200, 400, 250, fill=0.8, stroke=True))
        assert len(page.rules) == 4
        assert page.fills == [pytest.approx((100, 200, 400, 250))]

    def test_white_rectangle_is_nothing(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.box(100, 200, 400, 250, fill=1)
            sheet.canvas.setFillColorRGB(1, 1, 1)
            sheet.canvas.rect(100, 100, 200, 50, stroke=0, fill=1)
            sheet.canvas.setFillColorCMYK(0, 0, 0, 0)
            sheet.canvas.rect(100, 300, 200, 50, stroke=0, fill=1)

        (read,) = contents(page)
        assert not read.fills
        assert not read.rules

    def test_coloured_rectangle_is_a_fill(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.canvas.setFillColorRGB(1, 1, 0.6)
            sheet.canvas.rect(100, 100, 200, 50, stroke=0, fill=1)
            sheet.canvas.setFillColorCMYK(0, 0, 0, 1)
            sheet.canvas.rect(100, 300, 200, 50, stroke=0, fill=1)

        assert len(contents(page)[0].fills) == 2

    def test_white_outline_is_nothing(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.canvas.setFillGray(1)
            sheet.canvas.roundRect(100, 100, 200, 50, 10, stroke=0, fill=1)

        assert not contents(page)[0].fills

    def test_dashed_line_is_one_rule(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.canvas.setDash(3, 2)
            sheet.rule(100, 200, 400, 200)

        assert contents(page)[0].rules == [Rule(horizontal=True, position=200, start=100, end=400)]

    def test_dot_is_a_rule_of_either_direction(self) -> None:
        (page,) = contents(lambda sheet: sheet.box(100, 200, 102, 202, fill=0))
        assert {rule.horizontal for rule in page.rules} == {True, False}

    def test_outline_of_straight_lines_gives_its_sides(self) -> None:
        def page(sheet: Sheet) -> None:
            path = sheet.canvas.beginPath()
            path.moveTo(100, 600)
            path.lineTo(300, 600)
            path.lineTo(300, 500)
            sheet.canvas.drawPath(path)

        assert contents(page)[0].rules == [
            Rule(horizontal=True, position=200, start=100, end=300),
            Rule(horizontal=False, position=300, start=200, end=300),
        ]

    def test_slanted_line_is_no_rule(self) -> None:
        assert not contents(lambda sheet: sheet.rule(100, 200, 400, 220))[0].rules
