"""Drawn bullets become characters of the line beside them; other small shapes stay what they are."""

import pytest
from drawn import Sheet, contents

from konzeptminer.layout.bullets import with_bullets
from konzeptminer.layout.page import lay_out


def disc(sheet: Sheet, x: float, y: float, *, radius: float = 1.5, hollow: bool = False) -> None:
    sheet.canvas.setLineWidth(0.5)
    sheet.canvas.circle(x, sheet.height - y, radius, stroke=hollow, fill=not hollow)


def first_lines(draw: object) -> list[str]:
    return [line.text for line in lay_out(contents(draw)[0]).lines]  # type: ignore[arg-type]


def test_discs_circles_and_squares_before_lines_are_bullets() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(60, 100, "Radwege bauen")
        disc(sheet, 50, 97)
        sheet.text(80, 120, "Busse")
        disc(sheet, 70, 117, hollow=True)
        sheet.text(60, 140, "Brücken")
        sheet.box(48, 135.5, 51, 138.5, fill=0)

    assert first_lines(page) == ["• Radwege bauen", "◦ Busse", "▪ Brücken"]


def test_a_bullet_is_where_its_shape_is() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(60, 100, "Radwege bauen")
        disc(sheet, 50, 97)

    glyphs = with_bullets(contents(page)[0]).glyphs
    assert glyphs.text[0] == "•"
    assert glyphs.box[0].tolist() == pytest.approx([48.5, 95.5, 51.5, 98.5], abs=0.1)


def test_a_bullet_stays_with_its_line_in_two_columns() -> None:
    def page(sheet: Sheet) -> None:
        for x in (60.0, 330.0):
            sheet.text(x, 100, "Radwege bauen")
            disc(sheet, x - 10, 97)

    assert first_lines(page) == ["• Radwege bauen • Radwege bauen"]


def test_a_square_that_is_a_bullet_is_no_fill_and_no_rule() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(60, 100, "Radwege bauen")
        sheet.box(46, 93.5, 50, 97.5, fill=0)
        sheet.text(60, 120, "Busse")
        sheet.box(48, 115.5, 50.5, 118, fill=0)

    content = with_bullets(contents(page)[0])
    assert (content.fills, content.rules) == ([], [])


def test_other_shapes_are_no_bullets() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(60, 100, "Text")
        disc(sheet, 74 + sheet.wide("Text"), 97)  # nothing behind it
        sheet.text(60, 120, "vor")
        disc(sheet, 64 + sheet.wide("vor"), 117)
        sheet.text(70 + sheet.wide("vor"), 120, "nach")  # in the middle of a line
        for x in (40, 45, 50):  # a rating
            disc(sheet, x, 137)
        sheet.text(60, 140, "Wirkung")
        disc(sheet, 50, 151)  # on the line's lower edge
        sheet.text(60, 150, "Kante")
        sheet.box(48, 175.5, 51, 178.5, fill=1)  # white
        sheet.text(60, 180, "leer")

    content = contents(page)[0]
    assert with_bullets(content) is content
