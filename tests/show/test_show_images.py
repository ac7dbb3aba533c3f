"""Pictures of pages: what is drawn lies where the boxes are, for pages turned and cropped too."""

import base64
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from drawn import Sheet, draw, read_pages
from PIL import Image

import konzeptminer as km
from konzeptminer.errors import DamagedFileError
from konzeptminer.reading.page import PageContent
from konzeptminer.show.images import LONGEST, Picture, open_pictures


def pixels(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(picture.uri.partition(",")[2]))).convert("L")


def picture_of(path: Path, number: int = 1) -> Picture:
    with open_pictures(path) as pictures:
        picture = pictures.page(number)
    assert picture is not None
    return picture


def turned(angle: int) -> Callable[[Sheet], None]:
    def page(sheet: Sheet) -> None:
        sheet.canvas.setPageRotation(angle)

    return page


def cropped(sheet: Sheet) -> None:
    sheet.canvas.setCropBox((60, 40, 560, 700))


@pytest.mark.parametrize("change", [turned(0), turned(90), turned(180), turned(270), cropped])
def test_boxes_lie_on_the_words(change: Callable[[Sheet], None], tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        change(sheet)
        sheet.text(150, 300, "Zebrastreifen", size=14)

    path = draw(tmp_path / "plan.pdf", page)
    picture = picture_of(path)
    document = km.read(path)
    assert (picture.width, picture.height) == (document.pages[0].width, document.pages[0].height)
    image = pixels(picture)
    ink = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert ink is not None
    scale = image.width / picture.width
    left, top, right, bottom = (value / scale for value in ink)
    content = read_pages(path)[0]
    assert isinstance(content, PageContent)
    glyphs = content.glyphs
    x0, y0 = glyphs.box[:, :2].min(axis=0)
    x1, y1 = glyphs.box[:, 2:].max(axis=0)
    assert x0 - 1 <= left <= x0 + 5
    assert x1 - 5 <= right <= x1 + 1
    assert y0 - 1 <= top <= y0 + 5
    assert y1 - 5 <= bottom <= y1 + 1


def test_text_is_a_png_and_a_photograph_a_jpeg(tmp_path: Path) -> None:
    noise = Image.effect_noise((700, 700), 90)

    def photograph(sheet: Sheet) -> None:
        sheet.canvas.drawInlineImage(noise, 50, 50, 500, 500)

    path = draw(tmp_path / "plan.pdf", lambda sheet: sheet.text(100, 100, "Wort"), photograph)
    assert picture_of(path, 1).uri.startswith("data:image/png;base64,")
    assert picture_of(path, 2).uri.startswith("data:image/jpeg;base64,")


def test_picture_has_110_dots_per_inch_but_a_poster_fewer(tmp_path: Path) -> None:
    page = picture_of(draw(tmp_path / "page.pdf", turned(0), size=(720, 360)))
    poster = picture_of(draw(tmp_path / "poster.pdf", turned(0), size=(2400, 3600)))
    assert pixels(page).size == (1100, 550)
    assert abs(max(pixels(poster).size) - LONGEST) <= 1
    assert (poster.width, poster.height) == (2400, 3600)


def test_page_that_is_not_there_has_no_picture(tmp_path: Path) -> None:
    with open_pictures(draw(tmp_path / "plan.pdf", turned(0))) as pictures:
        assert pictures.page(2) is None


def test_file_that_cannot_be_drawn_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(DamagedFileError, match=r"plan\.pdf: its pages cannot be drawn"), open_pictures(path):
        pass
