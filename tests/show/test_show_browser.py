"""The page in a browser: highlighting, keyboard, filter and search, at a desktop's and a phone's width."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import CHROMIUM, launched, opened
from shown import EVIL, pdf, record, records, result, traced, warning

import konzeptminer as km
from konzeptminer.show import render

sync_api = pytest.importorskip("playwright.sync_api", reason="the browser is driven by playwright, a dev dependency")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (Debian package `chromium`)")

DESKTOP, PHONE = (1280, 800), (390, 844)
both_widths = pytest.mark.parametrize("page", [DESKTOP, PHONE], indirect=True, ids=["desktop", "phone"])

Page = sync_api.Page


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    path = pdf(folder)
    more = [record(row, 3, measure=traced(f"Weitere {row}", (3, 40, 600 + 12 * row))) for row in range(4, 12)]
    html = folder / "check.html"
    whole = result(path, *records(), *more, warnings=(warning(),), title=EVIL)
    html.write_text(render(whole, path), encoding="utf-8")
    return html


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with launched(sync_api) as browser:
        yield browser


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: object, file: Path) -> Iterator[object]:
    """Open the page, and hold after each test that nothing was fetched, said or run that should not be."""
    with opened(browser, file, getattr(request, "param", DESKTOP)) as page:
        yield page


def cells_of(page: Page, selector: str) -> list[str]:
    """Give the ids of the cells whose boxes match a selector, in a fixed order."""
    found = page.eval_on_selector_all(selector, "elements => elements.flatMap(e => e.dataset.cells.split(' '))")
    return sorted(set(found))


def is_within(page: Page, element: str, pane: str, *, sideways: bool = True) -> bool:
    """Tell whether an element lies in the visible part of a pane; a long one may stand out at the sides."""
    script = """([element, pane, sideways]) => {
        const inner = document.querySelector(element).getBoundingClientRect();
        const outer = document.querySelector(pane).getBoundingClientRect();
        return inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1
            && (!sideways || (inner.left >= outer.left - 1 && inner.right <= outer.right + 1));
    }"""
    return bool(page.evaluate(script, [element, pane, sideways]))


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


@both_widths
def test_focusing_a_record_highlights_its_boxes_and_scrolls_them_into_view(page: Page) -> None:
    box = '[data-cells="r3-measure"]'
    assert not is_within(page, box, "#pages")
    page.focus("#r3")
    assert cells_of(page, ".box.on") == ["r3-extra-1", "r3-measure", "r3-partners"]
    assert is_within(page, '[data-cells="r3-measure"] .frame', "#pages", sideways=False)
    page.focus("#r3-partners")
    assert cells_of(page, ".box.cell-on") == ["r3-partners"]
    assert is_within(page, '[data-cells="r3-partners"] .frame', "#pages")


def test_hovering_a_record_highlights_it_only_while_the_pointer_is_there(page: Page) -> None:
    page.hover("#r1 h3")
    assert {"r1-measure", "r1-goal", "r1-responsible"} <= set(cells_of(page, ".box.on"))
    page.hover("#r1-goal .value")
    assert cells_of(page, ".box.cell-on") == ["r1-goal"]
    page.hover("h1")
    assert cells_of(page, ".box.on") == []
    assert page.locator(".record.on").count() == 0


def test_hovering_elsewhere_gives_way_to_the_chosen_record_again(page: Page) -> None:
    page.focus("#r2")
    page.hover("#r1 h3")
    assert page.locator(".record.on").get_attribute("id") == "r1"
    page.hover("h1")
    assert page.locator(".record.on").get_attribute("id") == "r2"


def test_hovering_a_box_highlights_its_records(page: Page) -> None:
    page.hover('[data-cells="r1-goal"] .frame >> nth=0')
    assert page.locator(".record.on").get_attribute("id") == "r1"
    assert page.locator(".cell.on").get_attribute("id") == "r1-goal"
    page.hover('[data-cells="r1-handlungsfeld r2-handlungsfeld"] .frame')
    assert page.eval_on_selector_all(".record.on, .record.near", "all => all.map(e => e.id)") == ["r1", "r2"]


@both_widths
def test_clicking_a_box_goes_to_its_record_and_then_to_the_next_that_shares_it(page: Page) -> None:
    shared = page.locator('[data-cells="r1-handlungsfeld r2-handlungsfeld"] .frame')
    shared.click()
    assert focused(page) == "r1-handlungsfeld"
    shared.click()
    assert focused(page) == "r2-handlungsfeld"
    assert is_within(page, "#r2 header", "#list")
    shared.click()
    assert focused(page) == "r1-handlungsfeld"


@both_widths
def test_arrow_keys_go_through_records_and_cells(page: Page) -> None:
    page.focus("#r1")
    places = []
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft", "ArrowUp", "ArrowUp", "End", "Home"):
        page.keyboard.press(key)
        places.append(focused(page))
        assert is_within(page, f"#{places[-1]}", "#list")
    assert places == ["r2", "r2-handlungsfeld", "r2-measure", "r2-handlungsfeld", "r2", "r1", "r1", "r11", "r1"]
    page.keyboard.press("Escape")
    assert page.locator(".record.on, .box.on").count() == 0


def test_tab_enters_the_list_once_and_at_the_chosen_record(page: Page) -> None:
    page.focus("#pages")
    page.keyboard.press("Tab")
    assert focused(page) == "r1"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "pages"
    page.keyboard.press("Tab")
    assert focused(page) == "r2"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"


def shown(page: Page) -> list[str]:
    return list(page.eval_on_selector_all(".record", "all => all.filter(e => e.checkVisibility()).map(e => e.id)"))


@both_widths
def test_filter_leaves_unsure_records_and_their_boxes(page: Page) -> None:
    page.check("#unsure")
    assert shown(page) == ["r2", "r3"]
    assert page.inner_text("#count") == "2 von 11 Einträgen"
    assert "r1-measure" in cells_of(page, ".box.off")
    assert not {"r2-measure", "r2-handlungsfeld", "w1"} & set(cells_of(page, ".box.off"))
    page.focus("#pages")
    page.keyboard.press("Tab")
    assert focused(page) == "r2"
    page.uncheck("#unsure")
    assert len(shown(page)) == 11


@both_widths
def test_search_finds_all_words_in_any_case_and_cell(page: Page) -> None:
    page.fill("#search", "FUß mehr")
    assert shown(page) == ["r1"]
    page.fill("#search", "bänke")
    assert shown(page) == ["r2"]
    page.fill("#search", "gibt es nicht")
    assert shown(page) == []
    assert page.locator("#none").is_visible()
    page.fill("#search", "")
    assert len(shown(page)) == 11


def test_chosen_record_that_is_filtered_away_is_no_longer_highlighted(page: Page) -> None:
    page.focus("#r1")
    page.fill("#search", "Bänke")
    assert cells_of(page, ".box.on") == []


def test_pages_grow_and_shrink(page: Page) -> None:
    width = page.locator("#p1").bounding_box()["width"]
    assert page.locator("#smaller").is_disabled()
    page.click("#larger")
    assert page.locator("#p1").bounding_box()["width"] == pytest.approx(1.4 * width, abs=1)
    page.click("#smaller")
    assert page.locator("#p1").bounding_box()["width"] == pytest.approx(width, abs=1)


@both_widths
def test_nothing_is_wider_than_the_window(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollHeight") <= page.viewport_size["height"]


def test_records_stand_beside_the_pages_on_a_desktop_and_below_on_a_phone(page: Page) -> None:
    pages, listed = page.locator("#pages").bounding_box(), page.locator("#list").bounding_box()
    assert (pages["y"], pages["x"] + pages["width"]) == (listed["y"], listed["x"])
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    pages, listed = page.locator("#pages").bounding_box(), page.locator("#list").bounding_box()
    assert (pages["x"], pages["y"] + pages["height"]) == (listed["x"], listed["y"])


def test_warning_leads_to_its_page(page: Page) -> None:
    page.click(".warnings a")
    assert page.locator("#p3 figcaption").evaluate("e => e.getBoundingClientRect().top") < DESKTOP[1]
    assert is_within(page, "#p3 figcaption", "#pages")


def test_printed_page_shows_everything_without_tools(page: Page) -> None:
    page.focus("#r1")
    page.emulate_media(media="print")
    assert not page.locator(".tools").is_visible()
    # The size of the picture as printed: its own shape, and not higher than a sheet of paper.
    width, height = page.eval_on_selector("#p1 img", "e => [e.offsetWidth, e.offsetHeight]")
    assert width / height == pytest.approx(600 / 800, abs=0.01)
    assert height <= DESKTOP[1]
    assert page.evaluate("getComputedStyle(document.querySelector('#list')).overflowY") == "visible"
    opacity = "all => all.map(e => getComputedStyle(e).opacity)"
    assert set(page.eval_on_selector_all(".box", opacity)) == {"1"}


def test_letters_have_enough_contrast_in_every_colour(page: Page) -> None:
    colours = page.eval_on_selector_all(".legend .letters", "all => all.map(e => getComputedStyle(e).backgroundColor)")
    assert len(set(colours)) == len(colours) == 11
    for colour in colours:
        red, green, blue = (int(value) / 255 for value in colour.removeprefix("rgb(").removesuffix(")").split(","))
        linear = [
            (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4) for value in (red, green, blue)
        ]
        luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        assert 1.05 / (luminance + 0.05) >= 4.5, colour


TYPED = """| Ziel | Maßnahme | Zuständig |
|---|---|---|
| Mehr Wege zu Fuß | Zebrastreifen malen | Bauamt |
| Mehr Ruhe | Bänke aufstellen | Ordnungsamt |
"""


@pytest.fixture
def typed(request: pytest.FixtureRequest, browser: object, tmp_path: Path) -> Iterator[object]:
    """Open the page of a text file whose second record stands far below the first."""
    path = tmp_path / "plan.md"
    path.write_text(TYPED + "\nNichts weiter.\n" * 60 + "\n" + TYPED.replace("Mehr", "Viel"), encoding="utf-8")
    html = tmp_path / "check.html"
    html.write_text(render(km.extract(path), path), encoding="utf-8")
    width, height = getattr(request, "param", DESKTOP)
    page = browser.new_page(viewport={"width": width, "height": height})  # type: ignore[attr-defined]
    page.goto(html.as_uri())
    yield page
    page.close()


@pytest.mark.parametrize("typed", [DESKTOP, PHONE], indirect=True, ids=["desktop", "phone"])
def test_focusing_a_record_highlights_its_words_in_a_text(typed: Page) -> None:
    mark = '[data-cells="r4-measure"]'
    assert not is_within(typed, mark, "#pages")
    typed.focus("#r4")
    assert cells_of(typed, ".box.on") == ["r4-goal", "r4-measure", "r4-responsible"]
    typed.keyboard.press("ArrowRight")
    typed.keyboard.press("ArrowRight")
    assert cells_of(typed, ".box.cell-on") == ["r4-measure"]
    assert is_within(typed, mark, "#pages")
    assert typed.evaluate("document.documentElement.scrollWidth") <= typed.viewport_size["width"]
    assert typed.evaluate(
        "document.querySelector('#pages').scrollWidth <= document.querySelector('#pages').clientWidth"
    )


def test_pointing_at_a_word_of_a_text_highlights_its_record(typed: Page) -> None:
    typed.hover('[data-cells="r2-goal"]')
    assert typed.locator(".record.on").get_attribute("id") == "r2"
    assert typed.locator(".cell.on").get_attribute("id") == "r2-goal"


def test_words_of_records_filtered_away_stay_without_a_mark(typed: Page) -> None:
    typed.fill("#search", "Bänke")
    mark = typed.locator('[data-cells="r1-measure"]')
    assert mark.is_visible()
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert mark.evaluate("e => getComputedStyle(e, '::after').display") == "none"
