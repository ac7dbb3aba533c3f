import base64
import io
from itertools import product
from pathlib import Path

import pytest
from compared import north, pdf, placed
from handmade import make_record
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from konzeptminer.report import snippets
from konzeptminer.report.snippets import MARGIN_X, NARROWEST, TALLEST, cut, window

WIDTH, HEIGHT = 600.0, 800.0
SPAN_X = st.tuples(st.floats(0, WIDTH), st.floats(1, WIDTH)).map(lambda pair: (pair[0], min(sum(pair), WIDTH)))
SPAN_Y = st.tuples(st.floats(0, HEIGHT), st.floats(1, HEIGHT)).map(lambda pair: (pair[0], min(sum(pair), HEIGHT)))


def picture(uri: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(uri.partition(",")[2]))).convert("RGB")


def is_red(colour: object) -> bool:
    assert isinstance(colour, tuple)
    return bool(colour[0] > 150 and max(colour[1:]) < 90)


@given(SPAN_X, SPAN_Y)
def test_window_lies_on_the_page_and_holds_what_there_is_room_for(
    across: tuple[float, float], down: tuple[float, float]
) -> None:
    x0, top, x1, bottom = window([(across[0], down[0], across[1], down[1])], WIDTH, HEIGHT)
    assert 0 <= x0 < x1 <= WIDTH
    assert 0 <= top < bottom <= HEIGHT
    assert (x0, x1) == pytest.approx((min(x0, across[0]), max(x1, across[1])))
    assert x1 - x0 >= NARROWEST - 1e-6
    assert bottom - top <= TALLEST + 1e-6
    assert bottom >= down[1] - 1e-6 or bottom - top == pytest.approx(TALLEST)


def test_window_of_a_wide_cell_has_margins() -> None:
    assert window([(100, 100, 500, 120)], WIDTH, HEIGHT)[::2] == (100 - MARGIN_X, 500 + MARGIN_X)


def test_place_is_framed_in_red(tmp_path: Path) -> None:
    record = north().records[0]
    snippet = cut([record], {"nord": pdf(tmp_path)})[record.id]
    image = picture(snippet.uri)
    assert image.size == (snippet.width, snippet.height)
    places = product(range(image.width), range(image.height))
    red = [place for place in places if is_red(image.getpixel(place))]
    columns, rows = {x for x, _ in red}, {y for _, y in red}
    scale = snippets.DPI / 72
    assert max(columns) - min(columns) == pytest.approx((160 + 2 * snippets.PADDING) * scale, abs=3)
    assert max(rows) - min(rows) == pytest.approx((14 + 2 * snippets.PADDING) * scale, abs=3)


def test_files_that_give_no_picture_are_left_out(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4\nnothing")
    box = (10.0, 10.0, 90.0, 20.0)
    records = [
        make_record(doc="text", measure=north().records[1].measure),
        make_record(doc="elsewhere", measure=placed("a", 1, box)),
        make_record(doc="broken", measure=placed("b", 1, box)),
        make_record(doc="nord", measure=placed("c", 9, box)),
        make_record(doc="nord", row=2),
    ]
    assert cut(records, {"text": tmp_path / "a.txt", "broken": broken, "nord": pdf(tmp_path)}) == {}


def test_budget_is_spent_on_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [make_record(doc="nord", row=row, measure=placed("a", 1, (10, 10, 90, 20))) for row in (3, 1, 2)]
    sources = {"nord": pdf(tmp_path)}
    size = len(cut(records, sources)["nord-001"].uri)
    monkeypatch.setattr(snippets, "BUDGET", 2 * size)
    assert list(cut(records, sources)) == ["nord-003", "nord-001"]
