"""The page in a browser: search, filter, sorting, downloads, print and barriers, at a desktop's and a phone's width."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from browsing import AXE, CHROMIUM, launched, opened
from compared import ATTRIBUTE, EVIL, FORMULA, SCRIPT, comparison, pdf, years
from openpyxl import load_workbook

from konzeptminer.report import write_report

sync_api = pytest.importorskip("playwright.sync_api", reason="the browser is driven by playwright, a dev dependency")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (Debian package `chromium`)")

DESKTOP, PHONE = (1280, 800), (375, 812)
both_widths = pytest.mark.parametrize("page", [DESKTOP, PHONE], indirect=True, ids=["desktop", "phone"])

Page = sync_api.Page


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    return write_report(comparison(), folder / "report.html", sources={"nord": pdf(folder)})


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with launched(sync_api) as browser:
        yield browser


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: object, file: Path) -> Iterator[object]:
    with opened(browser, file, getattr(request, "param", DESKTOP)) as page:
        yield page


def shown(page: Page) -> list[str]:
    """Give document and row of the records that are seen, in their order."""
    script = """rows => rows.filter(row => row.checkVisibility())
        .map(row => row.querySelector(".measure > span")?.textContent ?? row.querySelector(".goal").textContent)"""
    return list(page.eval_on_selector_all("#records tbody tr", script))


def said(page: Page) -> str:
    return str(page.inner_text("#count")).replace("\u00a0", " ")


ALL = [
    "Zebrastreifen vor Schulen malen",
    "Bänke aufstellen",
    "Älteren vorlesen",
    "Kultur für alle",
    "Fußwege vor Schulen sichern",
    EVIL,
    FORMULA,
]


@both_widths
def test_search_finds_all_words_in_any_case_and_marks_them(page: Page) -> None:
    assert shown(page) == ALL
    page.fill("#search", "SCHULEN fuß")
    assert shown(page) == [ALL[0], ALL[4]]
    assert said(page) == "2 von 7 Einträgen"
    assert page.eval_on_selector_all("#records mark", "marks => marks.map(mark => mark.textContent)") == [
        *("Fuß", "Schulen"),
        *("Fuß", "Schulen"),
    ]
    page.fill("#search", "gibt es nicht")
    assert shown(page) == []
    assert page.locator("#no-hit").is_visible()
    page.fill("#search", "")
    assert shown(page) == ALL
    assert said(page) == "7 Einträge"
    assert page.locator("#records mark").count() == 0


@pytest.mark.parametrize("text", [SCRIPT, ATTRIBUTE, FORMULA, "${title}", "(", "\\"])
def test_search_for_signs_is_a_search_for_these_signs(page: Page, text: str) -> None:
    page.fill("#search", text)
    found = [item for item in ALL if text in item]
    assert shown(page) == found
    marks = page.eval_on_selector_all("#records mark", "marks => marks.map(mark => mark.textContent)")
    assert set("".join(marks)) <= set(text)
    assert bool(marks) == bool(found)


@both_widths
def test_filters_go_together_and_are_reset(page: Page) -> None:
    page.select_option("#by-plan", label="Nordkreis")
    assert shown(page) == ALL[:4]
    page.select_option("#by-field", label="Verkehr")
    assert shown(page) == ALL[:2]
    page.select_option("#by-field", label="ohne Zuordnung")
    assert shown(page) == ["Kultur für alle"]
    page.click("#reset")
    page.select_option("#by-field", label="Schule")
    assert shown(page) == [ALL[0], EVIL, FORMULA]
    page.click("#reset")
    assert shown(page) == ALL
    assert page.evaluate("document.activeElement.id") == "search"
    page.select_option("#by-sure", label="nur unsichere")
    assert shown(page) == ["Älteren vorlesen"]
    page.select_option("#by-kind", label="Tabelle")
    assert shown(page) == []
    page.select_option("#by-sure", label="alle")
    assert "Älteren vorlesen" not in shown(page)


def test_head_sorts_with_the_keyboard_and_says_so(page: Page) -> None:
    head = page.locator('#records th[data-key="measure"]')
    assert head.get_attribute("aria-sort") == "none"
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert shown(page)[-1] == "Kultur für alle"  # it has no measure
    assert [text for text in shown(page) if text in ALL[:3]] == ["Älteren vorlesen", "Bänke aufstellen", ALL[0]]
    page.keyboard.press("Space")
    assert head.get_attribute("aria-sort") == "descending"
    assert shown(page)[-1] == "Kultur für alle"
    assert [text for text in shown(page) if text in ALL[:3]] == [ALL[0], "Bänke aufstellen", "Älteren vorlesen"]
    page.click('#records th[data-key="plan"] button')
    assert head.get_attribute("aria-sort") == "none"


def test_sorting_keeps_what_is_filtered(page: Page) -> None:
    page.select_option("#by-plan", label="Südkreis")
    page.click('#records th[data-key="source"] button')
    page.click('#records th[data-key="source"] button')
    assert shown(page) == [FORMULA, EVIL, ALL[4]]


def test_number_of_hits_is_a_live_region(page: Page) -> None:
    assert page.locator("#count").get_attribute("role") == "status"
    assert page.locator("#count").get_attribute("aria-live") == "polite"


@both_widths
def test_nothing_is_wider_than_the_window(page: Page) -> None:
    page.eval_on_selector_all("details", "all => all.forEach(part => { part.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    script = """all => all.filter(e => !e.closest(".scroll, .skip, .unseen, thead, svg")
        && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.className || e.tagName)"""
    assert page.eval_on_selector_all("body *", script) == []


def test_skip_link_is_the_first_stop_and_leads_to_the_content(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.wait_for_function("document.activeElement.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhalt"


def test_downloads(page: Page) -> None:
    with page.expect_download() as waiting:
        page.click("a[download$='.csv']")
    content = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline=""), delimiter=";"))
    assert (waiting.value.suggested_filename, len(rows), rows[6]["Maßnahme"]) == ("eintraege.csv", 7, f"'{FORMULA}")
    with page.expect_download() as waiting:
        page.click("a[download$='.xlsx']")
    workbook = load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert waiting.value.suggested_filename == "vergleich.xlsx"
    assert workbook["Datensätze"].max_row == 8


def test_everything_is_there_without_scripts(browser: object, file: Path) -> None:
    with opened(browser, file, DESKTOP, java_script_enabled=False) as page:
        assert page.locator("#records tbody tr").count() == 7
        assert page.locator("#records tbody tr").last.is_visible()
        assert not page.locator(".tools").is_visible()
        page.click("#akteure summary")
        assert page.locator("#akteure table").is_visible()


def printed(page: Page) -> tuple[list[str], set[tuple[int, int]]]:
    """Give the texts of the printed sheets without blanks, which the file has not all, and the sheets' sizes."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    texts = ["".join(sheet.get_textpage().get_text_bounded().split()) for sheet in document]
    return texts, {(round(width), round(height)) for width, height in (sheet.get_size() for sheet in document)}


def test_printed_page_has_everything_but_the_tools(page: Page) -> None:
    page.emulate_media(media="print")
    for hidden in (".tools", ".contents", ".downloads", ".skip"):
        assert not page.locator(hidden).is_visible()
    sheets, sizes = printed(page)
    assert sizes == {(595, 842), (842, 595)}
    for text in ("Älteren vorlesen", "Andere haben hier etwas vor", "Akteure mit der Zahl ihrer Einträge", FORMULA):
        assert "".join(text.split()) in "".join(sheets)
    assert page.locator("details[open]").count() == 0


def test_head_of_the_table_is_printed_on_every_page_of_it(page: Page) -> None:
    script = """body => { for (let i = 0; i < 60; i++) body.append(body.rows[1].cloneNode(true)); }"""
    page.eval_on_selector("#records tbody", script)
    sheets, _ = printed(page)
    with_rows = [text for text in sheets if text.count("Bänkeaufstellen") > 3]
    assert len(with_rows) > 1
    assert all("MaßnahmeundUmsetzung" in text for text in with_rows)


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: `make test` does it where npm is there")
@both_widths
def test_page_has_no_serious_barriers(page: Page) -> None:
    page.eval_on_selector_all("details", "all => all.forEach(part => { part.open = true; })")
    assert barriers(page) == []


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: `make test` does it where npm is there")
def test_page_of_years_has_no_serious_barriers(browser: object, tmp_path: Path) -> None:
    with opened(browser, write_report(years(), tmp_path / "years.html"), DESKTOP) as page:
        assert barriers(page) == []


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: `make test` does it where npm is there")
def test_barriers_are_found(page: Page) -> None:
    """Without this, a check that does nothing would pass."""
    page.eval_on_selector("img", "image => image.removeAttribute('alt')")
    assert barriers(page) == ["image-alt"]


def barriers(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    return [item["id"] for item in found if item["impact"] in {"serious", "critical"}]
