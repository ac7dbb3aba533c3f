"""What a reader gives for a page of a PDF: characters, lines and shades where they are displayed."""

from pathlib import Path

import pytest
from drawn import UPRIGHT, Sheet, contents, draw, read_pages
from reportlab.lib.colors import CMYKColorSep

from konzeptminer.reading.page import PageContent, Rule


def in_user_space(sheet: Sheet, x: float, y: float, text: str) -> None:
    """Print a text at a place counted from the lower left corner of the page before it is turned."""
    sheet.canvas.setFont("Helvetica", 10)
    sheet.canvas.drawString(x, y, text)


class TestPlaces:
    def test_box_counts_from_the_top_left(self) -> None:
        (page,) = contents(lambda sheet: sheet.text(100, 100, "H"))
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
        x0, top, x1, bottom = read.glyphs.box[0]
        assert (read.width, read.height) == (500, 650)
        assert [x0, x1] == pytest.approx([150, 157.22])
        assert top < 250 < bottom
        assert read.fills == [pytest.approx((150, 260, 250, 280))]
        assert read.rules == [Rule(horizontal=True, position=290, start=150, end=250)]
        assert read.images == [pytest.approx((150, 300, 250, 310))]

    @pytest.mark.parametrize("crop", [(600, 0, 1200, 800), (0, 900, 600, 1700)])
    def test_crop_box_beside_the_page_is_no_crop_box(self, crop: tuple[float, float, float, float]) -> None:
        def page(sheet: Sheet) -> None:
            sheet.canvas.setCropBox(crop)
            sheet.text(200, 300, "H")

        (read,) = contents(page)
        assert (read.width, read.height) == UPRIGHT
        assert read.glyphs.box[0][0] == pytest.approx(200)
        assert read.glyphs.box[0][1] < 300 < read.glyphs.box[0][3]

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
        path = draw(tmp_path / "plan.pdf", lambda sheet: sheet.text(100, 100, "H"))
        path.write_bytes(path.read_bytes().replace(b"/MediaBox [ 0 0 600 800 ]", b"/MediaBox [20 30 600 800]"))
        (page,) = read_pages(path)
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
        assert "".join(read.glyphs.text) == "Entwurf"
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
        assert not page.fills

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

    @pytest.mark.xfail(
        strict=True, reason="the full tint of a spot colour is 1 as white is, its colour space is not seen"
    )
    def test_spot_colour_is_a_fill(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.canvas.setFillColor(CMYKColorSep(1, 0.5, 0, 0, spotName="HKS 44", density=1))
            sheet.canvas.rect(100, 100, 200, 50, stroke=0, fill=1)

        assert len(contents(page)[0].fills) == 1

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
        assert page.rules == [
            Rule(horizontal=True, position=201, start=100, end=102),
            Rule(horizontal=False, position=101, start=200, end=202),
        ]

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

    def test_direction_of_drawing_does_not_matter(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.rule(400, 200, 100, 200.4)
            sheet.rule(300, 500, 300.4, 250)

        across, down = contents(page)[0].rules
        assert (across.horizontal, across.start, across.end) == (True, 100, 400)
        assert (down.horizontal, down.start, down.end) == (False, 250, 500)
        assert [across.position, down.position] == pytest.approx([200.2, 300.2])

    def test_thin_filled_outline_is_a_rule(self) -> None:
        def page(sheet: Sheet) -> None:
            path = sheet.canvas.beginPath()
            path.moveTo(100, 600)
            for place in ((103, 600), (102.5, 601), (103, 602), (100, 602)):
                path.lineTo(*place)
            path.close()
            path.moveTo(100, 500)
            for place in ((150, 500), (149, 501), (150, 502), (100, 502)):
                path.lineTo(*place)
            path.close()
            sheet.canvas.drawPath(path, stroke=0, fill=1)

        (read,) = contents(page)
        assert Rule(horizontal=True, position=299, start=100, end=150) in read.rules
        assert not read.fills

    def test_slanted_line_is_no_rule(self) -> None:
        assert not contents(lambda sheet: sheet.rule(100, 200, 400, 220))[0].rules
